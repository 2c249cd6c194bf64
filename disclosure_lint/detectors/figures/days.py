"""Dates that are days: told in full, and in the calendar; and the words around one."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.mentions.dates import calendar_days
from disclosure_lint.mentions.dates.find import Date

_AROUND = 60  # words of a sentence on either side that are read


def day(date: Date) -> tuple[int, int, int] | None:
    """Return year, month and day of a date that is told in full, where there is such a day."""
    if date.year is None or date.month is None or date.day is None:
        return None
    told = (date.year, date.month, date.day)
    return told if calendar_days.exists(*told) else None


def ordinal(date: Date) -> int | None:
    """Return the number of a day, by which days compare; None where the date is none."""
    told = day(date)
    return calendar_days.ordinal(*told) if told else None


def around(case: Case, word: int) -> tuple[int, int]:
    """Return the words of the sentence around a word, of a long one the nearer."""
    first, last = case.draft.sentence(word)
    return max(first, word - _AROUND), min(last, word + _AROUND)
