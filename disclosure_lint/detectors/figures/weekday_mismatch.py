"""`figures/weekday-mismatch`: a weekday that its date did not have."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.figure_dates import weekday_mismatch
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    return weekday_mismatch(case)
