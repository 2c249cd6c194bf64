"""`tickers/nonstandard-exchange-label`: an exchange under a label that is not the house's."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.listing_notation import nonstandard_exchange_label
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    if not case.listings:
        return Verdict(idle="the draft shows no listing")
    return nonstandard_exchange_label(case)
