"""Lines that say when, or whether, a text may go out: release lines and marks of a draft.

FOR IMMEDIATE RELEASE · EMBARGOED UNTIL 8 A.M. ET, JUNE 3, 2026 · CONFIDENTIAL DRAFT v7
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.draft.characters import WIDE_FROM
from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.saying import occurring
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# notation: what parts the marks of a line, the number of a version, and a date at the end
_OPENED = Regex(r"[\W_]{0,6}")
_PARTED = Regex(r"[\s,;/|()\[\]&·:-]{1,4}")
_NUMBERED = Regex(r"(?:(?:[#v]|v\. ?|version |ver\.? ?|no\. ?)?\d[\d.]{0,4})(?!\w)")
_DATED = Regex(
    r"(?:\d{1,2}[ ./-][\w./-]{2,9}[ ./-]\d{2,4}|[a-z]{3,9} \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)?[\W_]{0,4}$"
)
_DATE = Regex(
    r"(?:\d{1,2} [a-z]{3,9} \d{4}|[a-z]{3,9} \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)(?=\s?[,;)|-])"
)
_AT_END = Regex(r"[(\[【（]\s?(?P<mark>[^()\[\]【】（）\n]{2,40})\s?[)\]】）][\s*]*$")
_FIRM = Regex(r"[a-z]{1,4} ?& ?[a-z]{1,4} (?=draft\b)")  # notation: a firm's initials
_EDITION = Regex(r"第[0-9一二三四五六七八九十]{1,3}[稿版]")
_LED_BY_VERSION = Regex(r"(?:v|ver\.?|version|rev\.?) ?\d{1,2}(?:\.\d{1,2}){0,2}(?=\s?[-|:(]|\s)")
_FIGURE = Regex(r"(?: |(?<=[㐀-鿿]))[^\n]{0,40}\d")
_MOST = 4  # marks in one line
_FIRST = 200  # a mark is a line of its own, and a short one
# notation: a version by itself, and the name of a file
_VERSION = Regex(
    r"[\W_]{0,4}(?:v|ver\.?|version|rev\.?) ?\d{1,2}(?:\.\d{1,2}){0,2}[\W_]{0,4}$|[\W_]{0,4}第[0-9一二三四五六七八九十]{1,3}[稿版][\W_]{0,4}(?:[(（]?供[㐀-鿿]{2,10}[)）]?)?[\W_]{0,4}$"
)
_VERSION_WORDS = frozenset(("v", "ver", "version", "rev", "第"))
_FILE = Regex(
    r"[^\n/]{1,80}(?:[_ -]v\d{1,2}\b|draft|clean|redline|final|稿)[^\n/]{0,40}\.(?:docx?|pdf|rtf|pages)$"
)
_HOLDING = ("embargoes", "must-not", "timed-releases")
_ENDINGS = (".doc", ".docx", ".pdf", ".rtf", ".pages")


class ReleaseLine(NamedTuple):
    """A line that says when, or whether, the text may go out."""

    start: int
    end: int
    sort: str  # immediate, embargo, unready


def find(case: Case) -> list[ReleaseLine]:
    """Return the release lines of a draft, in order."""
    return case.kept("release lines", lambda: list(_found(case.draft, case.known)))


def _found(draft: Draft, known: Known) -> Iterator[ReleaseLine]:
    soon_words = occurring(draft, known, "immediate-release", ending=False)
    may_hold_back = any(occurring(draft, known, name) for name in _HOLDING)
    may_be_unready = bool(occurring(draft, known, "unready"))
    may_be_version = _has_version(draft)
    for unit in draft.units:
        if unit.kind == "paragraph" and unit.end - unit.start > _FIRST:
            continue
        line = draft.folded[unit.start : min(unit.end, unit.start + _FIRST)]
        if soon := _immediate(line, soon_words):
            yield ReleaseLine(unit.start + soon[0], unit.start + soon[1], "immediate")
        if may_hold_back and _holds_back(line, known):
            yield ReleaseLine(unit.start, unit.start + len(line), "embargo")
        elif (
            (may_be_unready and _is_unready(line, known))
            or (may_be_unready and unit.kind != "paragraph" and _ends_unready(line, known))
            or (may_be_version and _VERSION.match(line))
            or _is_file(line)
        ):
            yield ReleaseLine(unit.start, unit.end, "unready")


def _has_version(draft: Draft) -> bool:
    """Whether a word begins as the number of a version does."""
    words = draft.words
    return not _VERSION_WORDS.isdisjoint(words.index) or any(
        word.startswith(("v", "rev")) for word in words.numerals
    )


def _immediate(line: str, phrases: list[str]) -> tuple[int, int] | None:
    """Return where a line lets the text go out at once."""
    found = ((line.find(phrase), len(phrase)) for phrase in phrases)
    return min(((at, at + length) for at, length in found if at >= 0), default=None)


def _is_file(line: str) -> bool:
    """Whether a line is the name of a file of a draft."""
    return line.rstrip("\n").endswith(_ENDINGS) and _FILE.match(line) is not None


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
    firm = _FIRM.match(line, at)
    at = firm.end() if firm else at
    if version := _LED_BY_VERSION.match(line, at):
        at = _parted(line, version.end())
    for _ in range(_MOST):
        end = _marked(line, at, known)
        if end is None:
            return False
        at = _parted(line, end)
        if dated := _DATE.match(line, at):
            at = end = _parted(line, dated.end())
            if at == len(line):
                return True
            continue
        if at == end < len(line) and line[end - 1] < WIDE_FROM:
            return False  # no mark: the sentence goes on, or ends
        if _DATED.match(line, at):
            return True
    return False


def _ends_unready(line: str, known: Known) -> bool:
    """Whether a title ends with a mark in brackets: `VOLUNTARY ANNOUNCEMENT (DRAFT)`."""
    found = _AT_END.search(line)
    return found is not None and found.start() > 0 and _is_unready(found["mark"], known)


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
    if edition := _EDITION.match(line, at):
        return edition.end()
    is_dated = _DATED.match(line, at) or _DATE.match(line, at)
    numbered = None if is_dated else _NUMBERED.match(line, at)
    return numbered.end() if numbered else None


def _opened(line: str) -> int:
    opened = _OPENED.match(line)
    return opened.end() if opened else 0


def _parted(line: str, at: int) -> int:
    parted = _PARTED.match(line, at)
    return parted.end() if parted else at
