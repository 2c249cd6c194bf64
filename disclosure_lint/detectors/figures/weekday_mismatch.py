"""`figures/weekday-mismatch`: a weekday that its date did not have."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures.days import day
from disclosure_lint.detectors.figures.printed import printed
from disclosure_lint.mentions.dates import calendar_days
from disclosure_lint.mentions.dates.day_names import day_names
from disclosure_lint.mentions.dates.find import Date
from disclosure_lint.packs.rule import Rule

TERMS = ("weekdays", "weekdays-short", "ranges")


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a date whose weekday is another."""
    dated = [(date, of) for date in case.dates if date.weekday is not None and (of := day(date))]
    if not dated:
        return Verdict(idle="no date is printed with its weekday and year")
    flags = []
    for date, of in dated:
        right = calendar_days.weekday(*of)
        if right != date.weekday and not _is_end_of_range(case, date):
            values = {
                "printed": printed(case, date.start, date.end),
                "weekday": calendar_days.WEEKDAYS[right],
            }
            flags.append(Flag(Mark(date.start, date.end), values))
    return Verdict(tuple(flags), evidence=tuple(Mark(date.start, date.end) for date, _ in dated))


def _is_end_of_range(case: Case, date: Date) -> bool:
    """Whether the weekday ends a range, as in `Sunday to Tuesday, 1-3 June 2025`."""
    words = case.draft.words
    number = words.at(date.start)
    before = words.text[number - 1] if number else ""
    dashed = words.gaps[number].strip() == "-" and before in day_names(case.known).weekdays
    return dashed or before in case.known.words("ranges")
