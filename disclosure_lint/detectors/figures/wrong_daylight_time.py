"""`figures/wrong-daylight-time`: standard time on a day of daylight time, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.detectors.figures.days import around
from disclosure_lint.mentions.dates import calendar_days
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex
from disclosure_lint.spans import between

TERMS = ("other-clocks",)

_TIME_BEFORE = Regex(r"(?:\d|[ap]\.?m\.?|noon)\s?\(?$")  # notation: a time of day
_BEFORE = 8  # code points before a zone in which its time ends
_ANY_YEAR = range(2020, 2031)


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a zone of summer in winter or the other way round."""
    index = case.draft.words.index
    named = {row["zone"].lower(): row for row in case.known.tables["zones"]}
    zones = sorted(named.keys() & index.keys())
    if not zones:
        return Verdict(idle="no time is given in a zone that changes its clocks")
    flags = (_flag(case, named[zone], number) for zone in zones for number in index[zone])
    return Verdict(tuple(flag for flag in flags if flag))


def _flag(case: Case, zone: dict[str, Any], number: int) -> Flag | None:
    """Return the slip of a zone at a word, if every date beside it lies in the other season."""
    words = case.draft.words
    start, end = words.starts[number], words.end(number)
    is_of_time = _TIME_BEFORE.search(case.draft.folded, max(0, start - _BEFORE), start)
    if not is_of_time or not case.draft.text[start:end].isupper():
        return None
    if set(_seasons(case, zone["country"], number)) != {not zone["daylight"]}:
        return None
    right = zone["instead"]
    values = {"zone": zone["zone"], "right": right}
    return Flag(Mark(start, end), values, changes=(Change(start, end, right),), safe=False)


def _seasons(case: Case, country: str, number: int) -> Iterator[bool | None]:
    """Yield for each date of the sentence whether it lies in daylight time."""
    words = case.draft.words
    first, last = around(case, number)
    if not case.known.words("other-clocks").isdisjoint(words.text[first:last]):
        return
    for date in between(case.dates, words.starts[first], words.end(last - 1)):
        if date.month and date.day:
            for year in [date.year] if date.year else _ANY_YEAR:
                if calendar_days.exists(year, date.month, date.day):
                    yield calendar_days.daylight_time(country, year, date.month, date.day)
