"""What the note of a cover says of its exhibit: its number, its title in quotes, the day it went out."""

from __future__ import annotations

from difflib import SequenceMatcher

from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.case.case import Case

# Notation of the SEC's forms, on folded text.
_TITLED = Regex(
    r"\b(?:titled|entitled|headed|headline[d]?)[,:]?\s{0,2}[\"'](?P<title>[^\"\n]{24,300}?)[.,]?\""
)
_NUMBERED = Regex(r"\bas\s(?:part of\s)?exhibit\s(?P<number>99\.\d{1,2})\b")
_ISSUED = Regex(
    r"\b(?:issued|published|released|made|announced|distributed)\b[^.]{0,80}\b(?:press release|announcement|news release)"
)
_DATED = Regex(r"\b(?:press release|announcement|news release)[^.\"]{0,60}\bdated\s$")
_LEAD = Regex(r"(?:^|[\n.]\s{0,3})on\s$")
_HEAD = 2_500  # code points in which an exhibit has its title
_ALIKE = 0.8  # of two titles that are one, but for a slip
_SENTENCE = 400  # code points behind a date in which a sentence says what went out
_BEFORE = 90  # code points before it


class Said(NamedTuple):
    """Something that the cover says, where, and what the exhibit has instead."""

    said: str
    start: int
    end: int
    there: tuple[int, int] | None  # in the exhibit


def titles(page: Case, filed: Case) -> Iterator[Said]:
    """Yield the titles in quotes that are the exhibit's but for a word."""
    head = " ".join(filed.draft.folded[:_HEAD].split())
    lines = _lines(filed)
    for found in _TITLED.finditer(page.draft.folded):
        title = " ".join(found["title"].split())
        if title in head:
            continue
        for line, place in lines:
            if SequenceMatcher(None, title.split(), line.split(), autojunk=False).ratio() >= _ALIKE:
                shown = filed.draft.text[slice(*place)]
                yield Said(f"The exhibit is titled `{shown}`", *found.span("title"), place)
                break


def _lines(filed: Case) -> list[tuple[str, tuple[int, int]]]:
    found, at = [], 0
    for line in filed.draft.folded[:_HEAD].split("\n"):
        if line.strip():
            found.append((" ".join(line.split()), (at, at + len(line))))
        at += len(line) + 1
    return found


def numbers(page: Case, known: set[str]) -> Iterator[Said]:
    """Yield the numbers of exhibits that the index does not have."""
    for found in _NUMBERED.finditer(page.draft.folded):
        if found["number"] not in known:
            said = f"The index has no Exhibit {found['number']}"
            yield Said(said, *found.span("number"), None)


def days(page: Case, day: str, place: tuple[int, int]) -> Iterator[Said]:
    """Yield the days on which the one exhibit went out, by the cover's note, and did not."""
    folded = page.draft.folded
    for date in page.dates:
        if not date.iso or date.iso == day:
            continue
        before = folded[max(0, date.start - _BEFORE) : date.start]
        behind = folded[date.end : date.end + _SENTENCE].split(". ")[0]
        if (_LEAD.search(before) and _ISSUED.search(behind)) or _DATED.search(before):
            shown = page.draft.text[date.start : date.end]
            yield Said(
                f"The cover says `{shown}`, the exhibit is of {day}", date.start, date.end, place
            )
