"""One finding a line: `path:line:column: severity[rule] message (place)`.

The place, such as a page, is told of files whose lines nobody can count.
"""

from __future__ import annotations

from disclosure_lint.finding import Finding, PackVersion, Report
from disclosure_lint.render.measure import shown
from disclosure_lint.render.view import Tally, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

SEPARATOR = ""


def head(packs: Sequence[PackVersion]) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands before the first draft: nothing."""
    return ""


def draft(report: Report, view: View) -> str:
    """Return a line for each finding of one draft."""
    return "".join(f"{_line(report, finding, view)}\n" for finding in report.findings)


def foot(tally: Tally, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands after the last draft: nothing."""
    return ""


def _line(report: Report, finding: Finding, view: View) -> str:
    line, column = report.source.position(finding.primary.span.start)
    kind = view.paint(finding.severity.value, f"{finding.severity}[{finding.rule}]")
    where = report.source.where(finding.primary.span.start)
    place = f" ({shown(where)})" if where else ""
    return f"{shown(report.source.name)}:{line}:{column}: {kind} {shown(finding.message)}{place}"
