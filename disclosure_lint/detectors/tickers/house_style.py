"""How a house prints its listings: which label, which symbol, in which order."""

from __future__ import annotations

import unicodedata

from disclosure_lint.case.case import Case
from disclosure_lint.issuers import registry
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.mentions.listings.find import Listing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def label(issuer: Issuer | None, exchange: str) -> str:
    """Return the label that a house prefers for an exchange."""
    labels: dict[str, str] = (issuer.house.get("labels") if issuer else None) or {}
    return labels.get(exchange, exchange)


def symbol(issuer: Issuer, one: registry.Listing) -> str:
    """Return a symbol as its owner prints it."""
    printed: dict[str, str] = issuer.house.get("symbols") or {}
    return printed.get(one.exchange, one.symbol)


def shown(
    case: Case, issuer: Issuer, listings: Iterable[registry.Listing], between: str = "; "
) -> str:
    """Return listings as the issuer prints them: "NASDAQ: AAPG; HKEX: 6855"."""
    table = exchanges(case.known)
    return between.join(
        f"{label(issuer, one.exchange)}: {symbol(issuer, one)}"
        for one in sorted(listings, key=lambda one: table.rank(one.exchange))
    )


def wanted(case: Case, owner: Issuer | None, listing: Listing) -> str | None:
    """Return the label that belongs there, or None where the printed one will do."""
    printed = unicodedata.normalize("NFKC", listing.label)
    house = label(owner, listing.exchange)
    if printed == house or " " in printed or not printed.isascii():
        return None
    if exchanges(case.known)[listing.exchange].feeds:
        return house if _is_another(case, owner, listing, printed.lower(), house.lower()) else None
    if owner is None or case.issuer is None or owner.id != case.issuer.id:
        return None  # how a partner writes is the partner's to say
    chosen = listing.exchange in (owner.house.get("labels") or {})
    return house if chosen and printed.upper() == house.upper() else None


def _is_another(
    case: Case, owner: Issuer | None, listing: Listing, printed: str, house: str
) -> bool:
    """Whether a label names the exchange, and is neither the house's nor left to the house.

    Where nobody knows whose listing it is, only a label of data services is wrong.
    """
    table = exchanges(case.known)
    names = table.short_labels(listing.exchange) if owner else table[listing.exchange].feeds
    return printed in names and printed != house
