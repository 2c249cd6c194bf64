"""Which listings an issuer has on the day of the draft, and which of them a draft owes."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change
from disclosure_lint.detectors.tickers.house_style import symbol
from disclosure_lint.issuers import registry
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.mentions.listings.find import Listing


def as_of(case: Case) -> str | None:
    """Return the date at which listings are judged: the draft's own, or the latest it names."""
    return case.date or case.latest


def owed(case: Case, issuer: Issuer) -> list[registry.Listing]:
    """Return the listings that a first mention shows, at the date of the draft."""
    date, table = as_of(case), exchanges(case.known)
    if issuer.basis:  # units and warrants beside the shares, which the shortest symbol is of
        main = [one for one in issuer.listings if one.exchange and table[one.exchange].weight == "main"]  # fmt: skip
        return sorted((one for one in main if one.holds(date)), key=_length)[:1]
    weights = {one.exchange: table[one.exchange].weight for one in issuer.listings}
    return [
        one
        for one in issuer.listings
        if one.holds(date)
        and (weights[one.exchange] == "main" or (weights[one.exchange] and one.sure))
    ]


def mended(
    owner: Issuer, listing: Listing, right: list[registry.Listing], date: str | None
) -> tuple[Change, ...]:
    """Return the change to the one listing that is right on a date."""
    current = [one for one in right if one.holds(date)]
    if len(current) != 1:
        return ()
    return (Change(listing.symbol_start, listing.symbol_end, symbol(owner, current[0])),)


def _length(listing: registry.Listing) -> int:
    return len(listing.symbol)
