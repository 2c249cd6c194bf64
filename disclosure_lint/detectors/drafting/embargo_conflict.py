"""`drafting/embargo-conflict`: release lines that do not fit together.

FOR IMMEDIATE RELEASE · EMBARGOED UNTIL 8 A.M. ET, JUNE 3, 2026 · STRICTLY CONFIDENTIAL
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.characters import WIDE_FROM
from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.known import Known
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

ILLEGIBLE = True
TERMS = (
    "immediate-release", "embargoes", "before-embargoes", "done-too-early", "must-not",
    "timed-releases", "unready", "before-unready", "after-unready",
)  # fmt: skip
# notation: what parts the marks of a line, the number of a version, and a date at the end
_OPENED = Regex(r"[\W_]{0,6}")
_PARTED = Regex(r"[\s,;/|()\[\]&·:-]{1,4}")
_NUMBERED = Regex(r"(?:[#v]?\d[\d.]{0,4})(?!\w)")
_DATED = Regex(
    r"(?:\d{1,2}[ ./-][\w./-]{2,9}[ ./-]\d{2,4}|[a-z]{3,9} \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)?[\W_]{0,4}$"
)
_FIGURE = Regex(r"(?: |(?<=[㐀-鿿]))[^\n]{0,40}\d")
_MOST = 4  # marks in one line
_LONGEST = 28  # of the words that a message shows, in code points
_FIRST = 200  # a mark is a line of its own, and a short one


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag an embargo that is contradicted or past, and marks of an unfinished text."""
    lines = list(find(case.draft, case.known))
    soon = [line for line in lines if line.sort == "immediate"]
    flags = []
    for line in lines:
        if line.sort == "unready":
            flags.append(_flag(case, line, "is still on the draft"))
        elif line.sort == "embargo" and soon:
            related = (Mark(*soon[0][:2], "and this is for immediate release"),)
            flags.append(_flag(case, line, "and “for immediate release”", related))
        elif line.sort == "embargo" and (until := _past(case, line)):
            flags.append(_flag(case, line, f"ended on {until}, before the draft’s date"))
    return Verdict(flags=tuple(flags))


def _flag(case: Case, line: ReleaseLine, said: str, related: tuple[Mark, ...] = ()) -> Flag:
    printed = " ".join(case.draft.text[line.start : line.end].split())
    if len(printed) > _LONGEST:
        printed = printed[: _LONGEST - 1].rstrip() + "…"
    return Flag(Mark(line.start, line.end), {"printed": printed, "said": said}, related)


def _past(case: Case, line: ReleaseLine) -> str | None:
    """Return the day on which an embargo ended before the draft's own date, ISO."""
    if case.date is None:
        return None
    for date in case.dates:
        if line.start <= date.start < line.end and date.year and date.month and date.day:
            day = f"{date.year:04}-{date.month:02}-{date.day:02}"
            return day if day < case.date else None
    return None


class ReleaseLine(NamedTuple):
    """A line that says when, or whether, the text may go out."""

    start: int
    end: int
    sort: str  # immediate, embargo, unready


def find(draft: Draft, known: Known) -> Iterator[ReleaseLine]:
    """Yield the release lines of a draft, in order."""
    for unit in draft.units:
        if unit.kind == "paragraph" and unit.end - unit.start > _FIRST:
            continue
        line = draft.folded[unit.start : min(unit.end, unit.start + _FIRST)]
        if soon := _immediate(line, known):
            yield ReleaseLine(unit.start + soon[0], unit.start + soon[1], "immediate")
        if _holds_back(line, known):
            yield ReleaseLine(unit.start, unit.start + len(line), "embargo")
        elif _is_unready(line, known):
            yield ReleaseLine(unit.start, unit.end, "unready")


def _immediate(line: str, known: Known) -> tuple[int, int] | None:
    """Return where a line lets the text go out at once."""
    found = ((line.find(phrase), len(phrase)) for phrase in known.listed("immediate-release"))
    return min(((at, at + length) for at, length in found if at >= 0), default=None)


def _holds_back(line: str, known: Known) -> bool:
    """Whether a line begins by saying that the text may not go out before a time."""
    at = start = _opened(line)
    while (led := known.after("before-embargoes", line, at)) is not None:
        at = led + line.startswith(" ", led)
    if known.after("embargoes", line, at) is not None:
        return True
    barred = known.after("must-not", line, start)
    if barred is not None and known.after("done-too-early", line, barred + 1) is not None:
        return True
    timed = known.after("timed-releases", line, start)
    return timed is not None and _FIGURE.match(line, timed) is not None


def _is_unready(line: str, known: Known) -> bool:
    """Whether a line is nothing but marks of an unfinished or secret text, and perhaps a date."""
    at = _opened(line)
    for _ in range(_MOST):
        end = _marked(line, at, known)
        if end is None:
            return False
        at = _parted(line, end)
        if at == end < len(line) and line[end - 1] < WIDE_FROM:
            return False  # no mark: the sentence goes on, or ends
        if _DATED.match(line, at):
            return True
    return False


def _marked(line: str, at: int, known: Known) -> int | None:
    """Return where a mark ends that stands at a place, with what belongs to it on both sides."""
    end = known.after("unready", line, at)
    while end is None:
        led = known.after("before-unready", line, at)
        if led is None:
            return None
        at = led + line.startswith(" ", led)
        end = known.after("unready", line, at)
    while (more := _after_mark(line, _parted(line, end), known)) is not None:
        end = more
    return end


def _after_mark(line: str, at: int, known: Known) -> int | None:
    """Return where a word or number ends that may follow a mark: a copy, a version 3."""
    followed = known.after("after-unready", line, at)
    if followed is not None:
        return followed
    numbered = None if _DATED.match(line, at) else _NUMBERED.match(line, at)
    return numbered.end() if numbered else None


def _opened(line: str) -> int:
    opened = _OPENED.match(line)
    return opened.end() if opened else 0


def _parted(line: str, at: int) -> int:
    parted = _PARTED.match(line, at)
    return parted.end() if parted else at
