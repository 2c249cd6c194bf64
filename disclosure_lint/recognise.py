"""What a draft is and whose: kind of document, issuer, date, language."""

from __future__ import annotations

from collections.abc import Iterable

from disclosure_lint.draft.language import language
from disclosure_lint.elements import dates
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.kinds.case import Case, Facts

_HKEX_DOCUMENTS = frozenset({"announcement", "results", "report"})
_SURE = 3  # points that one sure sign gives
_OPENING = 120  # words in which a company named is likely the issuer
_US_EXCHANGES = frozenset({"NASDAQ", "NYSE", "NYSE American"})
_CORE = ("core product", "chapter 18a", "18a.05", "核心产品", "第18a章")


def recognise(
    case: Case, issuer: Issuer | None, document: str | None, date: str | None
) -> Facts:
    """Return the facts about a draft; what is told wins over what is recognised."""
    draft = case.draft
    profile = issuer or _issuer(case)
    case.facts = case.facts._replace(issuer=profile, language=language(draft))
    own_date = date or dates.draft_date(draft, case.dates)
    latest = dates.latest(draft, case.dates)
    recognised, hkex = _document(case)
    document = document or recognised
    hkex = hkex or document in _HKEX_DOCUMENTS
    return Facts(
        document=document,
        language=case.facts.language,
        issuer=profile,
        date=own_date,
        latest=latest,
        venues=_venues(case, profile, own_date or latest),
        traits=_traits(case, profile, own_date or latest) | ({"hkex-document"} if hkex else frozenset()),
    )


def _issuer(case: Case) -> Issuer | None:
    """Return the company that the draft names most, its opening counting most.

    A listing beside the name counts as well, since partners are rarely shown with
    theirs before the issuer is.
    """
    points: dict[str, float] = {}
    for order, named in enumerate(case.companies):
        weight = 1.0 + (3.0 if named.first_word < _OPENING else 0.0) + (2.0 if order == 0 else 0.0)
        points[named.key] = points.get(named.key, 0.0) + weight
    for listing in case.read_listings:
        for owner, _ in case.registry.by_symbol(listing.exchange, listing.symbol):
            points[owner] = points.get(owner, 0.0) + 3.0
    if not points:
        return None
    best = max(points, key=lambda key: points[key])
    return case.registry.issuers[best]


def _document(case: Case) -> tuple[str, bool]:
    """Return the kind of document, and whether an HKEX announcement shows in it."""
    points: dict[str, int] = {}
    for kind, signs in case.pack.documents.items():
        points[kind] = sum(score for score, node in signs if case.hits(node) is not None)
    best = max(points, key=lambda kind: points[kind], default="other")
    return (
        best if points.get(best, 0) >= _SURE else "other",
        points.get("announcement", 0) >= _SURE,
    )


def _venues(case: Case, issuer: Issuer | None, when: str | None) -> frozenset[str]:
    if issuer is None:
        return frozenset(listing.exchange for listing in case.read_listings if listing.exchange)
    return frozenset(x.exchange for x in issuer.listings if x.holds(when) is not False)


def _traits(case: Case, issuer: Issuer | None, when: str | None) -> frozenset[str]:
    if issuer is not None:
        reports = issuer.reports_to_sec(when) is not False
        held = {"chapter-18A": issuer.chapter_18a, "sec-reporting": reports}
        return frozenset(name for name, has in held.items() if has)
    return frozenset(_read_traits(case))


def _read_traits(case: Case) -> Iterable[str]:
    """Yield what the text itself says of an issuer that has no profile."""
    listed = {listing.exchange for listing in case.read_listings}
    if listed & _US_EXCHANGES:
        yield "sec-reporting"
    if "HKEX" in listed and any(sign in case.draft.folded for sign in _CORE):
        yield "chapter-18A"
