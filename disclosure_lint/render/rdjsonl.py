"""Findings in reviewdog's diagnostic format, one JSON object a line.

Columns count the bytes of UTF-8, from 1.
"""

from __future__ import annotations

import json
from itertools import accumulate

from disclosure_lint.finding import Finding, PackVersion, Report, Severity
from disclosure_lint.render.elsewhere import told as told_of
from disclosure_lint.render.paths import forward
from disclosure_lint.render.view import Tally, View
from disclosure_lint.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

SEPARATOR = ""
_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}
_STEP = 4096  # code points between two offsets whose bytes are known
_SOURCE = {"name": "disclosure-lint"}


def head(packs: Sequence[PackVersion]) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands before the first draft: nothing."""
    return ""


def draft(report: Report, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return a line for each finding of one draft."""
    if not report.findings:
        return ""
    places = _Bytes(report.source)
    return "".join(_line(_diagnostic(report, finding, places)) for finding in report.findings)


def unread(name: str, reason: str) -> str:
    """Return a line for a draft that could not be judged."""
    path = {"path": forward(name)}
    return _line({"message": reason, "location": path, "severity": "ERROR", "source": _SOURCE})


def foot(tally: Tally, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands after the last draft: nothing."""
    return ""


def _line(value: dict[str, Any]) -> str:
    return f"{json.dumps(value, ensure_ascii=False)}\n"


def _diagnostic(report: Report, finding: Finding, places: _Bytes) -> dict[str, Any]:
    code = {"value": finding.rule}
    if finding.citations and finding.citations[0].url:
        code["url"] = finding.citations[0].url
    told: dict[str, Any] = {
        "message": f"{told_of(finding)}\n{finding.help}" if finding.help else told_of(finding),
        "location": {
            "path": forward(report.source.file),
            "range": places.range(finding.primary.span),
        },
        "severity": _SEVERITIES[finding.severity],
        "source": _SOURCE,
        "code": code,
    }
    if finding.fix:
        told["suggestions"] = [
            {"range": places.range(edit.span), "text": edit.text} for edit in finding.fix.edits
        ]
    return told


class _Bytes:
    """Where the offsets of a source lie in its lines, columns counted in bytes of UTF-8.

    The bytes before every few thousand code points are counted once, so that many findings
    on one long line cost no more than one.
    """

    def __init__(self, source: Source) -> None:
        text = source.text
        pieces = (text[at : at + _STEP] for at in range(0, len(text), _STEP))
        self._source = source
        self._before = [0, *accumulate(map(_bytes, pieces))]

    def range(self, span: Span) -> dict[str, dict[str, int]]:
        """Return the start and the exclusive end of a span."""
        return {"start": self._position(span.start), "end": self._position(span.end)}

    def _position(self, offset: int) -> dict[str, int]:
        line, column = self._source.position(offset)
        before = self._count(offset) - self._count(offset - column + 1)
        return {"line": line, "column": before + 1}

    def _count(self, offset: int) -> int:
        step = offset // _STEP
        return self._before[step] + _bytes(self._source.text[step * _STEP : offset])


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
