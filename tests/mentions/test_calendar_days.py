"""The calendar agrees with Python's."""

from __future__ import annotations

import datetime as dt
import zoneinfo

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.mentions.dates import calendar_days

DAYS = st.dates(dt.date(1980, 1, 1), dt.date(2069, 12, 31))


@given(DAYS)
def test_ordinals_and_weekdays_are_pythons(day):
    epoch = dt.date(1970, 1, 1)
    assert calendar_days.ordinal(day.year, day.month, day.day) == (day - epoch).days
    assert calendar_days.weekday(day.year, day.month, day.day) == day.weekday()
    assert calendar_days.iso_ordinal(day.isoformat()) == (day - epoch).days


def test_days_that_do_not_exist():
    assert not calendar_days.exists(2025, 2, 29)
    assert calendar_days.exists(2024, 2, 29)
    assert not calendar_days.exists(2025, 13, 1)
    assert calendar_days.month_length(2) == 29
    assert calendar_days.iso_ordinal("2025-06-31") is None


@given(st.dates(dt.date(2007, 1, 1), dt.date(2036, 12, 31)))
def test_daylight_time_is_that_of_the_zones(day):
    for country, zone in (("US", "America/New_York"), ("UK", "Europe/London")):
        try:
            where = zoneinfo.ZoneInfo(zone)
        except zoneinfo.ZoneInfoNotFoundError:
            return
        noon, night = (dt.datetime(day.year, day.month, day.day, h, tzinfo=where) for h in (12, 0))
        told = calendar_days.daylight_time(country, day.year, day.month, day.day)
        changes = noon.dst() != night.dst()
        assert told is (None if changes else bool(noon.dst()))


def test_before_the_present_law_nothing_is_told():
    assert calendar_days.daylight_time("US", 2006, 7, 1) is None
