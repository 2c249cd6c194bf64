"""Findings as GitHub's workflow commands, which show as annotations beside the lines.

GitHub shows the first ten errors, ten warnings and ten notices of a step.
"""

from __future__ import annotations

from disclosure_lint.finding import Finding, PackVersion, Report, Severity
from disclosure_lint.render.elsewhere import told as told_of
from disclosure_lint.render.measure import shown
from disclosure_lint.render.paths import forward
from disclosure_lint.render.view import Tally, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SEPARATOR = ""
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def head(packs: Sequence[PackVersion]) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands before the first draft: nothing."""
    return ""


def draft(report: Report, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return a line for each finding of one draft."""
    return "".join(_annotation(report, finding) for finding in report.findings)


def unread(name: str, reason: str) -> str:
    """Return a line for a draft that could not be judged."""
    told = {"file": forward(name), "title": "disclosure-lint could not judge this"}
    return command("error", told, shown(reason))


def foot(tally: Tally, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands after the last draft: nothing."""
    return ""


def _annotation(report: Report, finding: Finding) -> str:
    source, span = report.source, finding.primary.span
    start, end = source.position(span.start), source.position(span.end)
    where = source.where(span.start)
    told: dict[str, str | int] = {
        "file": forward(source.file),
        "line": start.line,
        "endLine": end.line,
        "title": f"{finding.rule} ({where})" if where else finding.rule,
    }
    if start.line == end.line:  # GitHub refuses columns of a range of lines
        told |= {"col": start.column, "endColumn": end.column}
    said = f"{told_of(finding)}\n{finding.help}" if finding.help else told_of(finding)
    return command(_COMMANDS[finding.severity], told, "\n".join(map(shown, said.split("\n"))))


def command(name: str, properties: Mapping[str, str | int], said: str) -> str:
    """Return one workflow command on one line, escaped as GitHub's toolkit escapes it."""
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {told}::{_data(said)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
