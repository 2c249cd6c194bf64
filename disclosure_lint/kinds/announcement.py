"""`announcement`: the printed form of an HKEX announcement, from its header to its footnotes.

Each defect is one small function in a neighbour.
"""

from __future__ import annotations

from collections.abc import Callable

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds import announcement_close, announcement_header
from disclosure_lint.packs.rule import Rule

DEFECTS: dict[str, Callable[[Case], Verdict]] = {
    "directors-date-mismatch": announcement_close.directors_date_mismatch,
    "marker-in-stock-code": announcement_header.marker_in_stock_code,
    "misplaced-stock-code": announcement_header.misplaced_stock_code,
    "missing-issuer-identification": announcement_header.missing_issuer_identification,
    "unmatched-identification-footnote": announcement_close.unmatched_footnote,
}


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge one defect of the form."""
    return DEFECTS[rule.fields["defect"]](case)
