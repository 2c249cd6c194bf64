"""Whose a listing is: the blocks that listings stand in, and the company named before.

Knows the registry; judges nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from disclosure_lint.case.case import Case
from disclosure_lint.case.headed import FAR, FORMS, headed
from disclosure_lint.case.verdict import Mark
from disclosure_lint.draft.words import Words
from disclosure_lint.issuers import registry
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.mentions.listings.find import Listing
from disclosure_lint.mentions.names import Named
from disclosure_lint.regex import Regex

_BRACKETED = Regex(r"\([^()]*\)")
_NEAR = 160  # code points in which another company may be named beside
_ABBREVIATED = Regex(r"\b(?:inc|ltd|co|corp|s\.a|n\.v)\.")
_ENDS = Regex(r"[.;:!?|]")  # what ends the sentence or cell in which the name stands


class Group(NamedTuple):
    """Listings in one block, or in blocks that follow each other, and whose they are."""

    listings: tuple[Listing, ...]
    owner: Issuer | None  # None where no company that the registry knows stands before
    after: int  # where the listing before ends; 0 for the first

    @property
    def start(self) -> int:
        """Where the first block begins."""
        return self.listings[0].block[0]

    def mark(self, message: str = "") -> Mark:
        """Return the place from the first listing through the last."""
        return Mark(self.listings[0].start, max(x.end for x in self.listings), message)


def groups(case: Case) -> list[Group]:
    """Return the listings of a draft by block, each group with its owner."""
    return case.kept("listing groups", lambda: _groups(case))


def _groups(case: Case) -> list[Group]:
    found: list[list[Listing]] = []
    for listing in case.read_listings:
        if found and _joins(case.draft.folded, found[-1][-1], listing):
            found[-1].append(listing)
        else:
            found.append([listing])
    ends = [0, *(listings[-1].end for listings in found)]
    return [
        _group(case, tuple(listings), after) for listings, after in zip(found, ends, strict=False)
    ]


def _joins(folded: str, before: Listing, listing: Listing) -> bool:
    """Whether two listings stand in one block, or in brackets that follow each other."""
    if before.block == listing.block:
        return True
    between = folded[before.block[1] : listing.block[0]]
    return len(between) <= 2 and not between.strip()  # noqa: PLR2004 # one space


def _group(case: Case, listings: tuple[Listing, ...], after: int) -> Group:
    named = _named_before(case, listings[0].block[0])
    if named is None and listings[0].form == "stock-code":
        named = headed(case, listings[0])
    return Group(listings, named or _told(case, listings), after)


def _named_before(case: Case, start: int) -> Issuer | None:
    """Return the company whose name the block follows, but for brackets and legal forms."""
    words = case.draft.words
    at = bisect_right(case.companies, words.at(start), key=_last_word)
    if not at:
        return None
    before = case.companies[at - 1]
    # From the last word of the name, since "Inc" may be part of it and its stop is not.
    last = words.starts[before.last_word - 1]
    if start - last > FAR:
        return None
    stop = _ABBREVIATED.match(case.draft.folded, last)
    after = stop.end() if stop else words.end(before.last_word - 1)
    between = _BRACKETED.sub(" ", case.draft.folded[after:start])
    if not FORMS.issuperset(Words(between).text) or _ENDS.search(_ABBREVIATED.sub("", between)):
        return None
    return case.registry.issuers.get(before.key)


def _last_word(named: Named) -> int:
    return named.last_word


def _told(case: Case, listings: Iterable[Listing]) -> Issuer | None:
    """Return the one company whose symbols stand in a block."""
    owners = {id_ for x in listings for id_, _ in case.registry.by_symbol(x.exchange, x.symbol)}
    return case.registry.issuers.get(owners.pop()) if len(owners) == 1 else None


def own(issuer: Issuer, exchange: str) -> list[registry.Listing]:
    """Return an issuer's listings on one exchange, past ones included."""
    return [one for one in issuer.listings if one.exchange == exchange]


def is_own(issuer: Issuer, listing: Listing) -> bool:
    """Whether a listing is one that the issuer has or had, an RMB counter included."""
    if not listing.exchange:
        return any(one.symbol == listing.symbol for one in issuer.listings)
    known = {one.symbol for one in own(issuer, listing.exchange)}
    counter = listing.exchange == "HKEX" and len(listing.symbol) == 5  # noqa: PLR2004 # 8xxxx
    if counter and listing.symbol[0] == "8" and listing.symbol[1:].lstrip("0") in known:
        return True
    return listing.symbol in known


def named_near(case: Case, ids: Iterable[str], group: Group) -> bool:
    """Whether one of these companies is named shortly before, with no listing in between."""
    wanted = set(ids)
    low = max(group.start - _NEAR, group.after)
    first, last = case.draft.words.between(low, group.start)
    at = bisect_left(case.companies, first, key=_first_word)
    for named in case.companies[at : at + _NEAR]:
        if named.first_word >= last:
            break
        if named.key in wanted:
            return True
    return False


def _first_word(named: Named) -> int:
    return named.first_word


def is_spoken(case: Case, listing: Listing) -> bool:
    """Whether a listing is told in words: "Nasdaq under the symbol “AAPG”"."""
    return "under" in case.draft.folded[listing.label_end : listing.symbol_start]


def as_of(case: Case) -> str | None:
    """Return the date at which listings are judged: the draft's own, or the latest it names."""
    return case.date or case.latest


def owed(case: Case, issuer: Issuer) -> list[registry.Listing]:
    """Return the listings that a first mention shows, at the date of the draft."""
    date = as_of(case)
    return [
        one
        for one in issuer.listings
        if one.holds(date) and (one.exchange in _MAIN or (one.exchange in _SECONDARY and one.sure))
    ]


_MAIN = frozenset({"HKEX", "NASDAQ", "NYSE", "NYSE AMERICAN"})
_SECONDARY = frozenset({"AIM", "SSE", "SZSE"})


def label(issuer: Issuer | None, exchange: str) -> str:
    """Return the label that a house prefers for an exchange."""
    labels: dict[str, str] = (issuer.house.get("labels") if issuer else None) or {}
    return labels.get(exchange, exchange)


def symbol(issuer: Issuer, one: registry.Listing) -> str:
    """Return a symbol as its owner prints it."""
    printed: dict[str, str] = issuer.house.get("symbols") or {}
    return printed.get(one.exchange, one.symbol)


def shown(issuer: Issuer, listings: Iterable[registry.Listing], between: str = "; ") -> str:
    """Return listings as the issuer prints them: "NASDAQ: AAPG; HKEX: 6855"."""
    order = {"NASDAQ": 0, "NYSE": 0, "AIM": 1, "HKEX": 2}
    return between.join(
        f"{label(issuer, one.exchange)}: {symbol(issuer, one)}"
        for one in sorted(listings, key=lambda one: order.get(one.exchange, 3))
    )
