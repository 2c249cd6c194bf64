"""`tickers/incomplete-pair`: the first listings shown are not all that the issuer has."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.listing_symbols import incomplete_pair
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    if not case.listings:
        return Verdict(idle="the draft shows no listing")
    return incomplete_pair(case)
