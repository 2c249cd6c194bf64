"""`hkex/misplaced-stock-code`: a stock code that is not on the first page."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.announcement_header import misplaced_stock_code
from disclosure_lint.packs.rule import Rule

MISSING = True


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    return misplaced_stock_code(case)
