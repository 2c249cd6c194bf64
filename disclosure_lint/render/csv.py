"""A line a finding, for a spreadsheet: what begins like a formula never becomes one.

UTF-8 with the mark by which Excel knows it, commas, and the line ends of RFC 4180.
"""

from __future__ import annotations

from disclosure_lint.finding import PackVersion, Report
from disclosure_lint.render.rows import FindingRow, findings, held, literal, tame
from disclosure_lint.render.view import Tally, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEPARATOR = ""
HEAD = ",".join(name.replace("_", " ") for name in FindingRow._fields)


def head(packs: Sequence[PackVersion]) -> str:  # noqa: ARG001 - what every format takes
    """Return the mark of the encoding and the names of the columns."""
    return f"\ufeff{HEAD}\r\n"


def draft(report: Report, view: View) -> str:
    """Return a line for each finding of one draft."""
    return "".join(map(_told, findings(report, view)))


def unread(name: str, reason: str) -> str:
    """Return the line of a draft that could not be judged."""
    said = held(reason.removeprefix(f"{name}: "))
    line = (held(name), "unread", "", said, *[""] * (len(FindingRow._fields) - 4))
    return _line(line)


def foot(tally: Tally, view: View) -> str:  # noqa: ARG001 - what every format takes
    """Return what stands after the last draft: nothing."""
    return ""


def _told(row: FindingRow) -> str:
    name, words, fingerprint = map(literal, (row.draft, row.words, row.fingerprint))
    return _line(row._replace(draft=name, words=words, fingerprint=fingerprint))


def _line(cells: Iterable[object]) -> str:
    return ",".join(map(_cell, cells)) + "\r\n"


def _cell(value: object) -> str:
    if value is None or isinstance(value, int):
        return "" if value is None else str(value)
    words = tame(str(value))
    if any(mark in words for mark in ",\";\t' ="):
        return '"' + words.replace('"', '""') + '"'
    return words
