"""`hkex/marker-in-stock-code`: a marker of the short name printed on the stock code."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.announcement_header import marker_in_stock_code
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    return marker_in_stock_code(case)
