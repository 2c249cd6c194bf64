"""`figures/percentage-mismatch`: a percentage that is not that of its count."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.figure_shares import percentage_mismatch
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    return percentage_mismatch(case)
