"""`figure`: the figures, dates and identifiers of a draft against each other.

Each defect is one small function in a neighbour; none needs to know whose draft it is.
"""

from __future__ import annotations

from collections.abc import Callable

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds import (
    figure_dates,
    figure_headline,
    figure_identifiers,
    figure_periods,
    figure_phases,
    figure_shares,
    figure_totals,
)
from disclosure_lint.packs.rule import Rule

DEFECTS: dict[str, Callable[[Case], Verdict]] = {
    "weekday-mismatch": figure_dates.weekday_mismatch,
    "impossible-date": figure_dates.impossible_date,
    "cutoff-after-release": figure_dates.cutoff_after_release,
    "wrong-daylight-time": figure_dates.wrong_daylight_time,
    "year-slip": figure_periods.year_slip,
    "percentage-mismatch": figure_shares.percentage_mismatch,
    "implausible-interval": figure_shares.implausible_interval,
    "total-mismatch": figure_totals.total_mismatch,
    "headline-body-mismatch": figure_headline.headline_body_mismatch,
    "malformed-trial-id": figure_identifiers.malformed_trial_id,
    "malformed-identifier": figure_identifiers.malformed_identifier,
    "inconsistent-phase-style": figure_phases.inconsistent_phase_style,
}


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge one defect of figures."""
    return DEFECTS[rule.fields["defect"]](case)
