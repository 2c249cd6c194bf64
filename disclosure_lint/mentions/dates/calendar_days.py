"""Days of the calendar: how long months are, weekdays, when clocks are put forward.

Own arithmetic, because `datetime` and `zoneinfo` cost more to import than all the
drafts' dates to compute.
"""

from __future__ import annotations

LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY, _MARCH, _OCTOBER, _NOVEMBER, _DECEMBER = 2, 3, 10, 11, 12
_SUNDAY = 6
_US_SINCE, _UK_SINCE = 2007, 1996  # from when the changeovers have been as they are
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def month_length(month: int, year: int | None = None) -> int:
    """Return the number of days of a month; without its year, of the longest it can be."""
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return LENGTHS[month - 1] + (month == _FEBRUARY and leap)


def exists(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    return 1 <= month <= _DECEMBER and 1 <= day <= month_length(month, year)


def ordinal(year: int, month: int, day: int) -> int:
    """Return the days from 1 January 1970 to a day that exists."""
    year -= month <= _FEBRUARY
    of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return 365 * year + year // 4 - year // 100 + year // 400 + of_year - 719468


def iso_ordinal(iso: str) -> int | None:
    """Return the days from 1 January 1970 to a day written as 2024-06-03, if it exists."""
    year, month, day = map(int, iso.split("-"))
    return ordinal(year, month, day) if exists(year, month, day) else None


def weekday(year: int, month: int, day: int) -> int:
    """Return the weekday of a day that exists; Monday is 0."""
    return of_ordinal(ordinal(year, month, day))


def of_ordinal(number: int) -> int:
    """Return the weekday of a day by its number; Monday is 0."""
    return (number + 3) % 7


def daylight_time(country: str, year: int, month: int, day: int) -> bool | None:
    """Whether clocks are put forward; None on the day they change and before the present law.

    In the United States (Energy Policy Act of 2005) from the second Sunday of March to the
    first of November; in Europe (Directive 2000/84/EC, kept by the United Kingdom) from
    the last Sunday of March to the last of October.
    """
    if country == "US":
        first, last = _sunday(year, _MARCH, 8), _sunday(year, _NOVEMBER, 1)
        since = _US_SINCE
    else:
        first, last = _sunday(year, _MARCH, 25), _sunday(year, _OCTOBER, 25)
        since = _UK_SINCE
    today = ordinal(year, month, day)
    return None if today in {first, last} or year < since else first < today < last


def _sunday(year: int, month: int, earliest: int) -> int:
    """Return the first Sunday of a month on or after a day."""
    ahead = (_SUNDAY - weekday(year, month, earliest)) % 7
    return ordinal(year, month, earliest) + ahead
