"""Which of its dates is the draft's own: what it states, and what it names as past at the latest."""

from __future__ import annotations

from itertools import islice

from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.dates.datelines import OPENING, Dateline, is_place, line_before
from disclosure_lint.mentions.dates.find import Date, value
from disclosure_lint.mentions.dates.islands import YEARS
from disclosure_lint.mentions.dates.openings import opening_date
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.saying import says
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_SIGN_OFF = 2000  # from "By order of the Board" to the date below it
_LINE = 60  # how far the line after a date is read
_AROUND = 40  # words of a sentence on either side that tell a plan
_SENTENCE = 12  # words; fewer may be a cell
_CELLS = 4  # of a flattened table: the one of a date, and three before it
_TO_COME = ("plans", "deadlines")  # lists of words
_TIME = Regex(r"[\s.,;)\]*_|]*(?:at )?(?:\d{1,2}[:.]\d\d[^\n]{0,20})?$")  # notation: a time of day
# Where nobody signs, the date stands below the list of directors as at the announcement's.
_LISTED = Regex(r"于\s?本\s?公\s?告\s?日\s?期")
_MONTHS_OF_QUARTER = 3
# Notation: a quarter before its year, and what it is counted from 1.
_QUARTERS = {mark: n for n in range(1, 5) for mark in (f"q{n}", f"{n}q")}


def draft_date(
    draft: Draft, known: Known, dates: Sequence[Date], line: Dateline | None
) -> str | None:
    """Return the draft's own date as it states it: dateline, sign-off or header line."""
    if line and line.date and line.date.iso:
        return line.date.iso
    return _alone_or_opening(draft, known, dates)


def _alone_or_opening(draft: Draft, known: Known, dates: Sequence[Date]) -> str | None:
    """Return the date that has a line to itself, or that opens the release in another form."""
    alone = _alone(draft, known, dates)
    if not alone:
        opening_ = opening_date(draft, known, dates)
        return opening_.iso if opening_ else None
    below = _below_signature(draft, known, alone)
    placed = [date for date in alone if is_place(line_before(draft, date.start), known)]
    opening = [date for date in alone if date.start < OPENING // 2]
    if not below and (opened := opening_date(draft, known, dates)):
        opening.insert(0, opened)
    return next((date.iso for date in (*below, *placed, *opening)), None)


def signed_date(draft: Draft, known: Known, dates: Sequence[Date]) -> Date | None:
    """Return the date below the board's signature, on its line with the place or alone."""
    return next(iter(_below_signature(draft, known, _alone(draft, known, dates))), None)


def _below_signature(draft: Draft, known: Known, alone: list[Date]) -> list[Date]:
    """Return the dates below where the board signs, or below the directors where it does not."""
    if not alone:
        return []
    from disclosure_lint.mentions.signatures import find as signatures

    ends = [signature.end for signature in signatures.find(draft, known)]
    if not ends:
        ends = [listed.end() for listed in islice(_LISTED.finditer(draft.folded), 1)]
    return [d for d in alone if any(0 < d.start - end < _LONGEST_SIGN_OFF for end in ends)]


def _alone(draft: Draft, known: Known, dates: Sequence[Date]) -> list[Date]:
    """Return the full dates that have their line to themselves."""
    return [date for date in dates if date.iso and _stands_alone(draft, date, known)]


def _stands_alone(draft: Draft, date: Date, known: Known) -> bool:
    """Whether a date has its line to itself, but for a place, a label or a time of day."""
    before, text = line_before(draft, date.start), draft.text
    end = text.find("\n", date.end, date.end + _LINE)
    after = text[date.end : end if end >= 0 else date.end + _LINE]
    if not _TIME.match(after) or (end < 0 and len(text) - date.end > _LINE):
        return False
    stripped = before.strip(" #*_>([|\"'").lower()
    if stripped:
        return _is_label(stripped, known) or is_place(before, known)
    previous = draft.words.at(date.start) - 1
    return previous < 0 or draft.words.text[previous] not in known.words("date-leads")


def _is_label(before: str, known: Known) -> bool:
    return fold(before).removesuffix(":") in known.listed("date-labels")


def latest(draft: Draft, known: Known, dates: Sequence[Date]) -> str | None:
    """Return the latest time that the text names as past or present: day, month or year.

    A draft without a date of its own was not written before it.
    """
    spans = {(value(date)[0], date.start) for date in dates if date.year and date.month}
    spans.update(_quarters(draft, known))
    if not spans:
        return None  # a year alone tells too little
    times = sorted({*spans, *_years(draft, known)}, reverse=True)
    return next((time for time, start in times if not _is_plan(draft, start, known)), None)


def _quarters(draft: Draft, known: Known) -> Iterator[tuple[str, int]]:
    words, named = draft.words, known.listed("quarters")
    for year in YEARS & words.index.keys():
        for number in words.index[year]:
            before = words.text[max(0, number - 3) : number]
            quarter = _QUARTERS.get(before[-1]) if before else None
            if quarter is None and "quarter" in before and before[0] in named:
                quarter = named.index(before[0]) + 1
            if quarter:
                yield f"{year}-{_MONTHS_OF_QUARTER * (quarter - 1) + 1:02}", words.starts[number]


def _years(draft: Draft, known: Known) -> Iterator[tuple[str, int]]:
    """Yield the years that stand for themselves: `in 2020`, `No. 82 of 2020`, `2020年`."""
    words, leads = draft.words, known.words("year-leads")
    for year in YEARS & words.index.keys():
        for number in words.index[year]:
            after = words.text[number + 1 : number + 2]
            led = number and words.text[number - 1] in leads
            led = led and words.text[number - 2 : number] != ["act", "of"]
            if (led and words.gaps[number] == " ") or after == ["年"]:
                yield year, words.starts[number]


def _is_plan(draft: Draft, offset: int, known: Known) -> bool:
    """Whether the sentence, or the row of a flattened table, speaks of what is to come."""
    word = draft.words.at(offset)
    first, last = draft.sentence(word)
    first, last = max(first, word - _AROUND), min(last, word + _AROUND)
    if last - first > _SENTENCE:
        return _is_to_come(draft, known, first, last)
    present = known.words("present")
    for _ in range(_CELLS):  # the nearest that tells
        if not present.isdisjoint(draft.words.text[first:last]):
            return False
        if _is_to_come(draft, known, first, last):
            return True
        if not first:
            return False
        first, last = draft.sentence(first - 1)
    return False


def _is_to_come(draft: Draft, known: Known, first: int, last: int) -> bool:
    return any(says(draft.words, known.listed(name), first, last) for name in _TO_COME)
