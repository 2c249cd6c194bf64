"""Year slips: an event dated before the end of the period that it reports on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.kinds.figure_dates import dates_between
from disclosure_lint.mentions.dates import calendar_days as almanac
from disclosure_lint.mentions.dates.find import Date
from disclosure_lint.regex import Regex

_RESULTS = frozenset("results result report reports statements performance update".split())
_PERIOD_WORDS = frozenset(
    "for of the its our first second third fourth quarter quarters and full year fiscal half six three"
    " nine twelve month months period annual interim audited unaudited financial consolidated group"
    " company operating business highlights 2018 2019 2020 2021 2022 2023 2024 2025 2026 2027".split()
)
_ISSUED = frozenset(
    "issued announced reported published released furnished filed issues announces reports publishes"
    " releases announcing reporting".split()
)
_PLANS = frozenset(
    "will would shall expects plans intends schedule scheduled host discuss date notice upcoming before".split()
)
_REACH = 40  # words of a sentence before the period in which its event is told
_TO_EVENT = 12  # words from a date to the verb of its event
_REPORT_ZH = Regex(r"止?.{0,16}(?:业绩|财务|报告|财报)")
_ISSUED_ZH = Regex(r"[^。]{0,24}?(?:发布|公布|刊发|披露|宣布|发出)")


class _Period(NamedTuple):
    """Results for a period, with the words from the first of them to its end."""

    first: int
    end: Date


def year_slip(case: Case) -> Verdict:
    """Flag an event that is told before the period that it reports on had ended."""
    found = [*_slips(case), *_slips_zh(case), *_cover_slips(case)]
    if not found and not {"ended", "截"} & case.draft.words.index.keys():
        return Verdict(idle="the draft reports on no period")
    flags = []
    for date, period in dict(found).items():
        text = case.draft.text
        values = {"date": text[date.start : date.end], "period": text[period.start : period.end]}
        related = (Mark(period.start, period.end, "the period"),)
        flags.append(Flag(Mark(date.start, date.end), values, related))
    return Verdict(tuple(flags))


def _slips(case: Case) -> Iterator[tuple[Date, Date]]:
    for period in _periods(case):
        date = _event(case, period) or _release(case, period)
        if date is not None and _is_before(date, period.end):
            yield date, period.end


def _periods(case: Case) -> Iterator[_Period]:
    """Yield where a draft tells results for a period with its end."""
    words = case.draft.words
    for ended in words.index.get("ended", ()):
        end = _date_after(case, words.end(ended))
        first = ended - 1
        while first > 0 and words.text[first] in _PERIOD_WORDS and ended - first < _REACH:
            first -= 1
        if end is not None and end.year and end.month and words.text[first] in _RESULTS:
            yield _Period(first, end)


def _date_after(case: Case, offset: int) -> Date | None:
    return next(iter(dates_between(case, offset, offset + 3)), None)  # a space, a line's end


def _event(case: Case, period: _Period) -> Date | None:
    """Return the date of `On …, the Company issued its results`, in the period's sentence."""
    words = case.draft.words
    first = max(case.draft.sentence(period.first)[0], period.first - _REACH)
    start, end = words.starts[first], words.starts[period.first]
    dated = [date for date in dates_between(case, start, end) if date.iso]
    return dated[-1] if dated and _tells_event(case, dated[-1], period.first) else None


def _tells_event(case: Case, date: Date, last: int) -> bool:
    """Whether the words around a date tell of an issue that is past, up to a word."""
    words = case.draft.words
    number, after = words.at(date.start), words.at(date.end)
    if words.text[number - 1 : number] not in (["on"], ["dated"]) or last - after > _REACH:
        return False
    between = words.text[after:last]
    told = not _ISSUED.isdisjoint(between[:_TO_EVENT]) or words.text[number - 1] == "dated"
    return told and _PLANS.isdisjoint(between)


def _release(case: Case, period: _Period) -> Date | None:
    """Return the draft's own date as it prints it, where the period is what it announces."""
    if case.date is None or period.first > _OPENING:
        return None
    words = case.draft.words
    first, last = case.draft.sentence(period.first)
    around = words.text[first:last]
    if _ISSUED.isdisjoint(around) or not _PLANS.isdisjoint(words.text[first : period.first]):
        return None
    own = dates_between(case, 0, words.starts[last - 1])
    return next((date for date in own if date.iso == case.date), None)


_OPENING = 300  # words at the head of a draft that tell what it announces


def _is_before(date: Date, period: Date) -> bool:
    """Whether a day lies before the period's end; both name at least a month."""
    day, end = date.iso, period.iso or f"{period.year:04}-{period.month:02}-01"
    ordinals = almanac.iso_ordinal(day or "0-0-0"), almanac.iso_ordinal(end)
    return None not in ordinals and ordinals[0] < ordinals[1]  # type: ignore[operator]


def _slips_zh(case: Case) -> Iterator[tuple[Date, Date]]:
    words, folded = case.draft.words, case.draft.folded
    for number in words.index.get("截", ()):
        if words.text[number + 1 : number + 2] != ["至"]:
            continue
        period = _date_after(case, words.end(number + 1))
        if period is None or not period.year or not _REPORT_ZH.match(folded, period.end):
            continue
        start = words.starts[max(case.draft.sentence(number)[0], number - _REACH)]
        for date in dates_between(case, start, period.start):
            told = date.iso
            if (
                told
                and _ISSUED_ZH.match(folded, date.end, words.starts[number])
                and _is_before(date, period)
            ):
                yield date, period


def _cover_slips(case: Case) -> Iterator[tuple[Date, Date]]:
    """Yield events a year before the month that the cover of a Form 6-K gives."""
    words = case.draft.words
    for number in words.index.get("month", ()):
        if words.text[number - 2 : number + 2] != ["for", "the", "month", "of"]:
            continue
        month = _date_after(case, words.end(number + 1))
        if month is None or not month.year:
            continue
        for date in case.dates:
            slipped = date.year == month.year - 1 and date.month == month.month and date.day
            last = words.at(date.end) + _TO_EVENT
            if slipped and date.start > month.end and _tells_event(case, date, last):
                yield date, month
