"""`figures/impossible-date`: a day that no calendar has."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures.printed import printed
from disclosure_lint.mentions.dates import calendar_days
from disclosure_lint.mentions.dates.day_names import day_names
from disclosure_lint.mentions.dates.find import Date
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TERMS = ("months", "months-short")

_LONGEST_MONTH = 31
_LEAP_DAY = (2, 29)
_ENDS = Regex(r"\s*(?:[.,;:)\]。，；）]|$)")  # notation: what ends a clause


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a day that no calendar has."""
    if not case.dates:
        return Verdict(idle="the draft names no date")
    flags = [
        Flag(
            Mark(date.start, date.end),
            {"printed": printed(case, date.start, date.end), "why": why},
        )
        for date in case.dates
        if (why := _impossible(case, date))
    ]
    return Verdict(tuple(flags))


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


def _is_surely_date(case: Case, date: Date, day: int) -> bool:
    """Whether the number is a day: it has a year, or stands alone by a month in full."""
    folded = case.draft.folded[date.start : date.end]
    if date.year is not None:
        return day > 0 and (not folded[0].isdecimal() or day <= _LONGEST_MONTH or "月" in folded)
    spelled = any(month in folded for month in day_names(case.known).full_months) or "日" in folded
    alone = _ENDS.match(case.draft.text, date.end) is not None
    return spelled and alone and day == _LONGEST_MONTH
