"""`figures/wrong-daylight-time`: standard time on a day of daylight time, or the reverse."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.figure_dates import wrong_daylight_time
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    return wrong_daylight_time(case)
