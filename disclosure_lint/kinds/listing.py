"""`listing`: the listings of a draft against the issuers' profiles and each other.

Each defect is one small function in a neighbour; all read the same listings.
"""

from __future__ import annotations

from collections.abc import Callable

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds import listing_notation, listing_symbols
from disclosure_lint.packs.rule import Rule

DEFECTS: dict[str, Callable[[Case], Verdict]] = {
    "wrong-symbol": listing_symbols.wrong_symbol,
    "stale-symbol": listing_symbols.stale_symbol,
    "incomplete-pair": listing_symbols.incomplete_pair,
    "missing-listing": listing_symbols.missing_listing,
    "nonstandard-exchange-label": listing_notation.nonstandard_exchange_label,
    "inconsistent-notation": listing_notation.inconsistent_notation,
    "malformed-listing": listing_notation.malformed_listing,
    "unknown-exchange": listing_notation.unknown_exchange,
}


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge one defect of listings."""
    defect: str = rule.fields["defect"]
    if not case.listings and defect != "missing-listing":
        return Verdict(idle="the draft shows no listing")
    return DEFECTS[defect](case)
