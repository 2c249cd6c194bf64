"""Findings as GitLab's Code Quality report, which shows them in a merge request.

GitLab takes a fingerprint for the same finding wherever it stands, so the draft's path is
part of it here.
"""

from __future__ import annotations

import json
from hashlib import sha256

from disclosure_lint.finding import Finding, PackVersion, Report, Severity
from disclosure_lint.render.elsewhere import told as told_of
from disclosure_lint.render.paths import forward
from disclosure_lint.render.view import Tally, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

SEPARATOR = ",\n"
_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


def head(packs: Sequence[PackVersion]) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands before the first finding."""
    return "[\n"


def draft(report: Report, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return the findings of one draft, or nothing."""
    return SEPARATOR.join(_entry(report, finding) for finding in report.findings)


def unread(name: str, reason: str) -> str:
    """Return an entry for a draft that could not be judged."""
    rule = "disclosure-lint/unread"
    return _placed(
        {"description": reason, "check_name": rule, "severity": "blocker"}, name, 1, reason
    )


def foot(tally: Tally, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands after the last finding."""
    return "\n]\n"


def _entry(report: Report, finding: Finding) -> str:
    source, span = report.source, finding.primary.span
    where = source.where(span.start)
    said = f"{told_of(finding)} ({where})" if where else told_of(finding)
    told = {
        "description": f"{said}. {finding.help}" if finding.help else said,
        "check_name": finding.rule,
        "severity": _SEVERITIES[finding.severity],
    }
    line = source.position(span.start).line
    return _placed(told, source.name, line, finding.fingerprint)


def _placed(told: dict[str, str], name: str, line: int, mark: str) -> str:
    path = forward(name).removeprefix("./")
    unique = f"{path}\0{told['check_name']}\0{mark}".encode("utf-8", "surrogateescape")
    placed = {
        **told,
        "fingerprint": sha256(unique).hexdigest()[:32],
        "location": {"path": path, "lines": {"begin": line}},
    }
    return json.dumps(placed, ensure_ascii=False)
