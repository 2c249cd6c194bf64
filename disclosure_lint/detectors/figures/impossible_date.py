"""`figures/impossible-date`: a day that no calendar has, and an hour that no clock has."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures import hours
from disclosure_lint.mentions.dates import calendar_days
from disclosure_lint.mentions.dates.day_names import day_names
from disclosure_lint.mentions.dates.find import Date
from disclosure_lint.mentions.dates.islands import YEARS
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("months", "months-short", "day-leads", "ranges")

_LONGEST_MONTH = 31
_HIGHEST = 39  # a day that is one digit off
_LEAP_DAY = (2, 29)
_LONGEST_DATE = len("2026年1231日")
# Notation: a year that runs into month and day, or a month that runs into the day.
_WORN = Regex(
    r"(?<![\d.,])(?:20[0-3]\d(?:1[0-2]|0?[1-9])[0-3]?\d|20[0-3]\d年(?:1[0-2]|0?[1-9])[0-3]?\d)(?<!\d年\d)(?<!\d年[12]\d)"
    r"日(?![内间游数程均计])"
)
_LED = ("day-leads", "ranges")  # lists of words before a date that begins with its day
# Notation: what may stand before a date in figures alone, and after it; else it is a number.
_BEFORE = Regex(r"(?:^|[\s(:,;一-鿿~-])$")
_AFTER = Regex(r"[\s),:;。一-鿿~-]|\.(?!\d)|$")
_ENDS = Regex(r"\s*(?:[.,;:)\]。，；）]|$)")  # notation: what ends a clause


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a day that no calendar has."""
    if not case.dates and case.draft.words.index.keys().isdisjoint(YEARS | {"日"}):
        return Verdict(idle="the draft names no date")
    flags = [
        Flag(
            Mark(date.start, date.end),
            {"printed": printed(case, date.start, date.end), "why": why},
        )
        for date in case.dates
        if (why := _impossible(case, date))
    ]
    flags += _worn(case)
    flags += hours.find(case)
    told = {flag.mark.start for flag in flags}
    flags += [flag for flag in _slashed(case) if flag.mark.start not in told]
    return Verdict(tuple(flags))


def _slashed(case: Case) -> Iterator[Flag]:
    """Yield dates in figures that no calendar has, whichever of day and month goes first: `31/06/2026`."""
    words, folded = case.draft.words, case.draft.folded
    for year in YEARS & words.index.keys():
        for number in words.index[year]:
            if number < 2 or words.gaps[number] != "/" or words.gaps[number - 1] != "/":  # noqa: PLR2004
                continue
            one, other = words.text[number - 2 : number]
            if not (one.isdecimal() and other.isdecimal()) or max(len(one), len(other)) > 2:  # noqa: PLR2004
                continue
            start, end = words.starts[number - 2], words.end(number)
            pair = (int(one), int(other))
            is_date = 1 <= min(pair) <= len(calendar_days.LENGTHS) and max(pair) <= _HIGHEST
            orders = (pair, pair[::-1])
            exists = any(calendar_days.exists(int(year), *order) for order in orders)
            if is_date and not exists and _BEFORE.search(folded, max(0, start - 1), start):
                values = {"printed": printed(case, start, end), "why": "no month has such a day"}
                yield Flag(Mark(start, end), values)


def _worn(case: Case) -> Iterator[Flag]:
    """Yield Chinese dates that lost 年 or 月 on the way: `2026331日`, `2026年93日`."""
    words = case.draft.words
    for number in words.index.get("日", ()):
        if not number or not words.text[number - 1].isdecimal():
            continue
        start = max(0, words.starts[number] - _LONGEST_DATE)
        found = _WORN.search(case.draft.folded, start, words.end(number) + 1)
        if found is not None:
            end = found.end()
            values = {"printed": printed(case, found.start(), end), "why": "年 or 月 is missing"}
            yield Flag(Mark(found.start(), end), values)


def _impossible(case: Case, date: Date) -> str:
    """Return in words why there is no such day, or nothing where there may be."""
    year, month, day = date.year, date.month, date.day
    if month is None or day is None:
        return ""
    if not 1 <= month <= len(calendar_days.LENGTHS):
        named = year is not None and "月" in case.draft.folded[date.start : date.end]
        return f"there is no month {month}" if named else ""
    length = calendar_days.month_length(month, year)
    if 1 <= day <= length or not _is_surely_date(case, date, day):
        return ""
    if (month, day) == _LEAP_DAY:
        return f"{year} is no leap year"
    return f"that month has {length} days"


def _is_placed(case: Case, date: Date) -> bool:
    """Whether figures stand where a date does: `on 39 May 2025`, `期间为2025.5.39至`."""
    folded, words = case.draft.folded, case.draft.words
    number = words.at(date.start)
    before = words.text[number - 1] if number else ""
    if any(before in case.known.words(name) for name in _LED) and words.gaps[number].isspace():
        return True
    year_first = folded[date.start : date.start + 4].isdecimal()
    is_dotted = "." in folded[date.start : date.end]
    if not year_first or not (1 <= (date.month or 0) <= len(calendar_days.LENGTHS)):
        return False
    free = _BEFORE.search(folded, max(0, date.start - 1), date.start) and _AFTER.match(
        folded, date.end
    )
    beside = folded[max(0, date.start - 1) : date.start] + folded[date.end : date.end + 1]
    return bool(free) and (not is_dotted or any("一" <= c <= "鿿" for c in beside))


def _is_surely_date(case: Case, date: Date, day: int) -> bool:
    """Whether the number is a day: it has a year, or stands alone by a month in full."""
    folded = case.draft.folded[date.start : date.end]
    if date.year is not None:
        is_plain = not folded[0].isdecimal() or day <= _LONGEST_MONTH or "月" in folded
        if day == 0:  # in words: `March 0, 2026`, `3月0日`; figures alone may be anything
            named = any(month in folded for month in day_names(case.known).full_months)
            return named or "月" in folded
        return is_plain or _is_placed(case, date)
    spelled = any(month in folded for month in day_names(case.known).full_months) or "日" in folded
    alone = _ENDS.match(case.draft.text, date.end) is not None
    return spelled and alone and day == _LONGEST_MONTH
