"""`tickers/unknown-exchange`: an exchange that is not in the table."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.listing_notation import unknown_exchange
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    if not case.listings:
        return Verdict(idle="the draft shows no listing")
    return unknown_exchange(case)
