"""A symbol beside a company that only an official list has.

A list is of one day: it knows nothing of the symbols that a company took later, so a symbol
that is nobody's on it is wrong only where it is a slip from the company's own.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.owners import Group
from disclosure_lint.case.verdict import Change, Flag, Mark
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.mentions.listings.find import Listing
from disclosure_lint.reference.lookup import Entry, is_before
from disclosure_lint.reference.names import company_key

_CLASSED = 5  # letters of a symbol of which the last tells the class, or a split
_SHORTEST = 3  # letters of a symbol in which two that changed places tell of a slip


def wrong_by_list(case: Case, group: Group, owner: Issuer, listing: Listing) -> Flag | None:
    """Return what is wrong with a symbol of a company that a list has, if anything."""
    own = [one for one in owner.listings if _alike(case, one.exchange, listing.exchange)]
    if not own or (listing.marker and listing.form == "bare"):
        return None
    found = case.pack.reference.by_symbol(listing.symbol)
    others = [entry for entry in found if _is_another(case, owner, entry, listing)]
    slips = [one for one in own if not found and _is_slip(listing.symbol, one.symbol)]
    entry = next(iter(case.pack.reference.by_symbol(own[0].symbol)), None)
    if entry is None or is_before(entry.listed, case.day) or not (others or slips):
        return None
    meant = (slips or own)[0]
    said = [f"it is the symbol of {one.issuer.name}" for one in others[:1] if one.issuer]
    said.append(f"{owner.name} has {meant.exchange or listing.exchange}: {meant.symbol} there")
    return Flag(
        Mark(listing.start, listing.end),
        {
            "symbol": listing.printed,
            "label": listing.label.lstrip(".:-") or listing.exchange,
            "issuer": owner.name,
            "is": "; ".join(said),
        },
        changes=(Change(listing.symbol_start, listing.symbol_end, meant.symbol),)
        if len(own) == 1
        else (),
        unsure=bool(slips) or not all(one.sure for one in own),
        basis=owner.basis,
    )


def _alike(case: Case, listed: str, printed: str) -> bool:
    """Whether two names of exchanges may be one market, as lists and releases tell them apart."""
    american = exchanges(case.known).american | {"OTC", ""}
    return listed == printed or (listed in american and printed in american and printed != "")


def _is_another(case: Case, owner: Issuer, entry: Entry, listing: Listing) -> bool:
    """Whether the list gives the symbol to a company that has nothing to do with the owner."""
    other = entry.issuer
    if other is None or other.id == owner.id:
        return False
    if not any(_alike(case, one.exchange, listing.exchange) for one in other.listings):
        return False
    words = company_key(other.name).split()
    ours = {word for name in owner.names for word in company_key(name).split()}
    return bool(words) and words[0] not in ours and not _is_named(case, words[0])


def _is_named(case: Case, word: str) -> bool:
    """Whether a draft has a word elsewhere than as a symbol: that of ABVC BioPharma is ABVC."""
    starts = case.draft.words.starts
    symbols = {listing.symbol_start for listing in case.read_listings}
    return any(starts[number] not in symbols for number in case.draft.words.index.get(word, ()))


def _is_slip(printed: str, own: str) -> bool:
    """Whether two letters changed places, or one is another; not the one that tells the class."""
    if len(printed) != len(own) or len(own) < _SHORTEST or printed == own:
        return False
    unlike = [n for n, (a, b) in enumerate(zip(printed, own, strict=True)) if a != b]
    if len(unlike) == 1:
        return len(own) < _CLASSED and len(own) > _SHORTEST and unlike[0] < len(own) - 1
    first, last = unlike[0], unlike[-1]
    return (
        len(unlike) == 2  # noqa: PLR2004 - a pair
        and (last == first + 1 or len(own) > _SHORTEST)
        and printed[first] == own[last]
        and printed[last] == own[first]
    )
