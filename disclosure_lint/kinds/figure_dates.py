"""Dates: weekdays, days that do not exist, what is told before it happened, clocks."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.mentions.dates import calendar_days as almanac
from disclosure_lint.mentions.dates.find import Date
from disclosure_lint.regex import Regex

_RANGE = frozenset(("to", "through", "and", "until", "or", "至"))
_WEEKDAYS = frozenset(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
_FULL_MONTHS = frozenset(
    "january february march april june july august september october november december".split()
)
_LONGEST_MONTH = 31
_LEAP_DAY = (2, 29)
_ENDS = Regex(r"\s*(?:[.,;:)\]。，；）]|$)")


def dates_between(case: Case, start: int, end: int) -> tuple[Date, ...]:
    """Return the dates that begin in a span of the text as read."""
    first = bisect_left(case.dates, start, key=_start)
    return case.dates[first : bisect_left(case.dates, end, lo=first, key=_start)]


def _start(date: Date) -> int:
    return date.start


def weekday_mismatch(case: Case) -> Verdict:
    """Flag a date whose weekday is another."""
    dated = [date for date in case.dates if date.weekday is not None and _is_day(date)]
    if not dated:
        return Verdict(idle="no date is printed with its weekday and year")
    flags = []
    for date in dated:
        right = almanac.weekday(date.year, date.month, date.day)  # type: ignore[arg-type]
        if right != date.weekday and not _is_end_of_range(case, date):
            values = {"printed": _printed(case, date), "weekday": almanac.WEEKDAYS[right]}
            flags.append(Flag(Mark(date.start, date.end), values))
    return Verdict(tuple(flags), evidence=tuple(Mark(date.start, date.end) for date in dated))


def _is_day(date: Date) -> bool:
    """Whether a date is told in full and there is such a day."""
    year, month, day = date.year, date.month, date.day
    if year is None or month is None or day is None:
        return False
    return almanac.exists(year, month, day)


def _is_end_of_range(case: Case, date: Date) -> bool:
    """Whether the weekday ends a range, as in `Sunday to Tuesday, 1-3 June 2025`."""
    words = case.draft.words
    number = words.at(date.start)
    before = words.text[number - 1] if number else ""
    dashed = words.gaps[number].strip() == "-" and before[:3] in _WEEKDAYS
    return dashed or before in _RANGE


def _printed(case: Case, date: Date) -> str:
    return " ".join(case.draft.text[date.start : date.end].split())


def impossible_date(case: Case) -> Verdict:
    """Flag a day that no calendar has."""
    if not case.dates:
        return Verdict(idle="the draft names no date")
    flags = [
        Flag(Mark(date.start, date.end), {"printed": _printed(case, date), "why": why})
        for date in case.dates
        if (why := _impossible(case, date))
    ]
    return Verdict(tuple(flags))


def _impossible(case: Case, date: Date) -> str:
    """Return in words why there is no such day, or nothing where there may be."""
    year, month, day = date.year, date.month, date.day
    if month is None or day is None:
        return ""
    if not 1 <= month <= len(almanac.LENGTHS):
        named = year is not None and "月" in case.draft.folded[date.start : date.end]
        return f"there is no month {month}" if named else ""
    length = almanac.month_length(month, year)
    if 1 <= day <= length or not _is_surely_date(case, date, day):
        return ""
    if (month, day) == _LEAP_DAY:
        return f"{year} is no leap year"
    return f"that month has {length} days"


def _is_surely_date(case: Case, date: Date, day: int) -> bool:
    """Whether the number is a day: it has a year, or stands alone by a month in full."""
    printed = case.draft.folded[date.start : date.end]
    if date.year is not None:
        return day > 0 and (not printed[0].isdecimal() or day <= _LONGEST_MONTH or "月" in printed)
    spelled = any(month in printed for month in _FULL_MONTHS) or "日" in printed
    alone = _ENDS.match(case.draft.text, date.end) is not None
    return spelled and alone and day == _LONGEST_MONTH


_CUTOFF_BEFORE = Regex(
    r"(?:cut-? ?offs?|数据截[止至](?:日期?|时间)?)(?: dates?)?[\s(,:=-]{0,3}(?:of|on|was|is|as of|为|是)?[\s(:-]{0,2}$"
)
_CUTOFF_AFTER = Regex(r"\s?[,(]?\s?(?:the )?(?:data )?(?:cut-? ?off)|\s?[,(]\s?数据截止")
_PAST_BEFORE = Regex(
    r"\b(?:was|were|has been|have been)(?: \w+)? (?:held|approved|announced|issued|presented|published"
    r"|completed|convened|passed|granted|received|signed)(?: [\w,']+){0,4} on (?:the )?$"
    r"|\bmeeting held (?:[\w,']+ ){0,4}on (?:the )?$"
)
_PAST_AFTER = Regex(
    r",? (?:the|our|its) (?:board|company|group|fda|nmpa|ema|cde)(?: [\w,'\"()]+){0,4}?"
    r" (?:approved|resolved|announced|issued|held|entered into|received|granted|completed|signed)\b"
)
_LED_BY_ON = Regex(r"\bon (?:the )?$")
_PLANS = frozenset(
    "will would shall expected expects expect anticipated anticipates planned plans plan target"
    " scheduled upcoming intends until proposed proposes be should if unless estimated future".split()
)
_PLAN_SIGNS = ("预计", "预期", "计划", "将", "拟")


def cutoff_after_release(case: Case) -> Verdict:
    """Flag what the draft tells as past, on a day after its own."""
    today = almanac.iso_ordinal(case.date) if case.date else None
    if today is None:
        return Verdict(idle="the draft does not tell its own date")
    flags = []
    for date in case.dates:
        if _is_day(date) and _ordinal(date) > today + 1:  # a day: datelines of another zone
            told = _told_as_past(case, date)
            if told and not _is_planned(case, date) and not _is_repeated(case, date):
                values = {"printed": _printed(case, date), "told": told, "date": str(case.date)}
                flags.append(Flag(Mark(date.start, date.end), values))
    return Verdict(tuple(flags))


def _ordinal(date: Date) -> int:
    return almanac.ordinal(date.year, date.month, date.day)  # type: ignore[arg-type]


def _told_as_past(case: Case, date: Date) -> str:
    """Return what the date is said to be, if that lies in the past."""
    folded = case.draft.folded
    before = folded[max(0, date.start - 80) : date.start].replace("\n", " ")
    if _CUTOFF_BEFORE.search(before) or _CUTOFF_AFTER.match(folded, date.end):
        return "data cut-off"
    led = _LED_BY_ON.search(before) and _PAST_AFTER.match(folded, date.end)
    return "event" if led or _PAST_BEFORE.search(before) else ""


def _is_repeated(case: Case, date: Date) -> bool:
    """Whether the day is named elsewhere too: it may be the draft's own, as on a Form 8-K."""
    counts = case.kept("days named", lambda: Counter(date.iso for date in case.dates))
    return counts[date.iso] > 1


def _is_planned(case: Case, date: Date) -> bool:
    words = case.draft.words
    first, last = _around(case, words.at(date.start))
    if not _PLANS.isdisjoint(words.text[first:last]):
        return True
    sentence = case.draft.folded[words.starts[first] : words.end(last - 1)]
    return any(sign in sentence for sign in _PLAN_SIGNS)


_AROUND = 60  # words of a sentence on either side that are read


def _around(case: Case, number: int) -> tuple[int, int]:
    """Return the words of the sentence around a word, of a long one the nearer."""
    first, last = case.draft.sentence(number)
    return max(first, number - _AROUND), min(last, number + _AROUND)


# Letters of a zone → its country, whether it is daylight time, and what it is otherwise.
# CST is China's as well, and GMT often means UTC: they are left alone.
_ZONES = {
    "est": ("US", False, "EDT"), "edt": ("US", True, "EST"), "pst": ("US", False, "PDT"),
    "pdt": ("US", True, "PST"), "bst": ("UK", True, "GMT"),
}  # fmt: skip
_TIME_BEFORE = Regex(r"(?:\d|[ap]\.?m\.?|noon)\s?\(?$")
_ELSEWHERE = frozenset("bangladesh dhaka queensland brisbane sydney melbourne australia".split())
_ANY_YEAR = range(2020, 2031)


def wrong_daylight_time(case: Case) -> Verdict:
    """Flag a zone of summer in winter or the other way round."""
    words = case.draft.words
    zones = _ZONES.keys() & words.index.keys()
    if not zones:
        return Verdict(idle="no time is given in a zone that changes its clocks")
    flags = []
    for zone in sorted(zones):
        country, is_daylight, other = _ZONES[zone]
        for number in words.index[zone]:
            start, end = words.starts[number], words.end(number)
            if not _TIME_BEFORE.search(case.draft.folded, max(0, start - 8), start):
                continue
            seasons = set(_seasons(case, country, number))
            if seasons == {not is_daylight} and case.draft.text[start:end].isupper():
                values = {"zone": zone.upper(), "right": other}
                flags.append(
                    Flag(Mark(start, end), values, changes=(Change(start, end, other),), safe=False)
                )
    return Verdict(tuple(flags))


def _seasons(case: Case, country: str, number: int) -> Iterator[bool | None]:
    """Yield for each date of the sentence whether it lies in daylight time."""
    words = case.draft.words
    first, last = _around(case, number)
    if not _ELSEWHERE.isdisjoint(words.text[first:last]):
        return
    start, end = words.starts[first], words.end(last - 1)
    for date in dates_between(case, start, end):
        if date.month and date.day:
            years = [date.year] if date.year else _ANY_YEAR
            for year in years:
                if almanac.exists(year, date.month, date.day):
                    yield almanac.daylight_time(country, year, date.month, date.day)
