"""`hkex/misplaced-stock-code`: a stock code that is not on the first page."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.hkex.first_pages import front
from disclosure_lint.mentions.listings.find import Listing
from disclosure_lint.packs.rule import Rule

MISSING = True
MISPLACED = True  # what it flags is there, in the wrong place
TERMS = ("board-signature",)

_REPORT_PAGES = 3  # cover and inside cover of a report count as its first page


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the issuer's code where it stands only after the first page or the signature."""
    own = _own(case)
    if not own:
        return Verdict(idle="the draft shows no stock code of the issuer")
    first = own[0]
    pages = _REPORT_PAGES if case.document in {"report", "results"} else 1
    in_front = first.start < front(case, pages)
    if in_front or (case.document == "report" and _in_corporate_information(rule, case, own)):
        return Verdict(evidence=(Mark(first.start, first.end),))
    return Verdict(flags=(Flag(Mark(first.start, first.end)),))


def _own(case: Case) -> list[Listing]:
    """Return the Hong Kong codes of the issuer; all of them, where nobody knows it."""
    codes = [listing for listing in case.read_listings if listing.exchange == "HKEX"]
    if case.issuer is None or case.issuer.basis:
        return codes
    symbols = {listing.symbol for listing in case.issuer.listings if listing.exchange == "HKEX"}
    return [code for code in codes if code.symbol in symbols]


def _in_corporate_information(rule: Rule, case: Case, codes: list[Listing]) -> bool:
    """Whether a code stands where the note to Rule 13.51A lets a report print it."""
    sections = case.hits(rule.fields["wording"]["corporate-information"]) or []
    return any(case.draft.span(*hit)[0] < code.start for hit in sections for code in codes)
