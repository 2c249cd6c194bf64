"""Whose a listing is: the blocks that listings stand in, and the company named before.

Knows the registry; judges nothing.
"""

from __future__ import annotations

from bisect import bisect_right

from disclosure_lint.case.speaker import name_before, telling
from disclosure_lint.case.verdict import Mark
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.words import Words
from disclosure_lint.issuers import registry
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.lean import lru_cache
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.listings.find import Listing
from disclosure_lint.mentions.names import Named
from disclosure_lint.record import NamedTuple
from disclosure_lint.reference.names import has_form
from disclosure_lint.regex import Regex
from disclosure_lint.spans import between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.case.reading import Reading

_BRACKETED = Regex(r"\([^()]*\)")
_FAR = 400  # code points between a name and its listings, brackets included
_NEAR = 160  # code points in which another company may be named beside
# Notation: the legal forms that are printed with a stop, which ends no sentence.
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


def groups(reading: Reading) -> list[Group]:
    """Return the listings of a draft by block, each group with its owner."""
    return reading.kept("listing groups", lambda: _groups(reading))


def _groups(reading: Reading) -> list[Group]:
    found: list[list[Listing]] = []
    for listing in reading.read_listings:
        if found and _joins(reading.draft.folded, found[-1][-1], listing):
            found[-1].append(listing)
        else:
            found.append([listing])
    ends = [0, *(listings[-1].end for listings in found)]
    return [
        _group(reading, tuple(listings), after)
        for listings, after in zip(found, ends, strict=False)
    ]


def _joins(folded: str, before: Listing, listing: Listing) -> bool:
    """Whether two listings stand in one block, or in brackets that follow each other."""
    if before.block == listing.block:
        return True
    gap = folded[before.block[1] : listing.block[0]]
    return len(gap) <= 2 and not gap.strip()  # noqa: PLR2004 # one space


def _group(reading: Reading, listings: tuple[Listing, ...], after: int) -> Group:
    named = _named_before(reading, listings[0].block[0])
    if named is None and listings[0].form == "stock-code":
        named = headed(reading, listings[0])
    return Group(listings, named or _told(reading, listings), after)


def headed(reading: Reading, listing: Listing) -> Issuer | None:
    """Return the last company before a listing that has a line to itself, as in a header.

    In a header its own name goes before the stock code, which may be printed wrongly.
    """
    folded, words = reading.draft.folded, reading.draft.words
    first = words.at(max(0, listing.start - _FAR))
    last = words.at(listing.start)
    for named in reversed(reading.companies):
        if named.last_word > last:
            continue
        if named.first_word < first:
            return None
        start, stop = reading.draft.span(named.first_word, named.last_word)
        opening, end = reading.line(start, stop)
        after = words.text[slice(*words.between(stop, end))]
        before = folded[opening:start]
        if not before.strip("#* \t") and _name_endings(reading.known).issuperset(after):
            return reading.registry.issuers.get(named.key)
    return None


def _named_before(reading: Reading, start: int) -> Issuer | None:
    """Return the company whose name the block follows, but for brackets and legal forms."""
    words = reading.draft.words
    at = bisect_right(reading.companies, words.at(start), key=_last_word)
    if not at:
        return None
    before = reading.companies[at - 1]
    # From the last word of the name, since "Inc" may be part of it and its stop is not.
    last = words.starts[before.last_word - 1]
    if start - last > _FAR:
        return None
    stop = _ABBREVIATED.match(reading.draft.folded, last)
    after = stop.end() if stop else words.end(before.last_word - 1)
    gap = _BRACKETED.sub(" ", reading.draft.folded[after:start])
    if not _name_endings(reading.known).issuperset(Words(gap).text) or _ENDS.search(
        _ABBREVIATED.sub("", gap)
    ):
        return None
    return reading.registry.issuers.get(before.key)


@lru_cache(maxsize=8)
def _name_endings(known: Known) -> frozenset[str]:
    """Return the words that may stand between a company's name and its listings."""
    lists = ("company-forms", "company-words", "name-fillers")
    words = frozenset[str]().union(*map(known.words, lists))
    phrases = (phrase for name in lists for phrase in known.phrases(name))
    return words.union(*phrases)  # in Chinese, where a character is a word


def _last_word(named: Named) -> int:
    return named.last_word


def _told(reading: Reading, listings: Iterable[Listing]) -> Issuer | None:
    """Return the one company whose symbols stand in a block."""
    owners = {id_ for x in listings for id_, _ in reading.registry.by_symbol(x.exchange, x.symbol)}
    issuer = reading.registry.issuers.get(owners.pop()) if len(owners) == 1 else None
    is_strange = issuer and any(is_beside_another(reading, one, issuer) for one in listings)
    return None if is_strange else issuer


def is_beside_another(reading: Reading, listing: Listing, issuer: Issuer) -> bool:
    """Whether a listing of a company stands behind the whole name of one that is not it.

    "Otherco, Inc. (HKEX: 6855)": either the name or the symbol is wrong, or the company is one
    that nobody knows.
    """
    folded = name_before(reading, listing)[1]
    if not folded.isascii() or not has_form(folded.title()):
        return False
    known = telling(folded, reading.known)
    own = {
        word for name in (issuer.name, *issuer.names) for word in telling(fold(name), reading.known)
    }
    return bool(known) and own.isdisjoint(known)


def own(issuer: Issuer, exchange: str) -> list[registry.Listing]:
    """Return an issuer's listings on one exchange, past ones included."""
    return [one for one in issuer.listings if one.exchange == exchange]


def is_own(issuer: Issuer, listing: Listing) -> bool:
    """Whether a listing is one that the issuer has or had, an RMB counter included."""
    if not listing.exchange:
        return any(one.symbol == listing.symbol for one in issuer.listings)
    if issuer.basis and listing.exchange != "HKEX":  # a list knows of no markets, and no moves
        return any(one.symbol in shapes(listing.symbol) for one in issuer.listings)
    known = {one.symbol for one in own(issuer, listing.exchange)}
    counter = listing.exchange == "HKEX" and len(listing.symbol) == 5  # noqa: PLR2004 # 8xxxx
    if counter and listing.symbol[0] == "8" and listing.symbol[1:].lstrip("0") in known:
        return True
    return listing.symbol in known


def shapes(symbol: str) -> tuple[str, str]:
    """Return a symbol as it may stand on a list: BRK.B is BRK-B there."""
    return symbol, symbol.replace(".", "-")


def named_near(reading: Reading, ids: Iterable[str], group: Group) -> bool:
    """Whether one of these companies is named shortly before, with no listing in between."""
    wanted = set(ids)
    low = max(group.start - _NEAR, group.after)
    first, last = reading.draft.words.between(low, group.start)
    return any(named.key in wanted for named in between(reading.companies, first, last))


def is_spoken(reading: Reading, listing: Listing) -> bool:
    """Whether a listing is told in words: "Nasdaq under the symbol “AAPG”"."""
    return "under" in reading.draft.folded[listing.label_end : listing.symbol_start]


def is_of_itself(reading: Reading, listing: Listing) -> bool:
    """Whether a listing stands behind words by which a draft speaks of its issuer.

    Right behind them, or behind what the issuer says in words: 本公司於主板上市，股份代號為…
    """
    folded, own_words = reading.draft.folded, reading.known.listed("own-words")
    start = listing.block[0]
    if folded[max(0, start - _NEAR) : start].rstrip(" ,，").endswith(own_words):
        return True
    if folded[start : start + 1] in {"(", "["} or listing.form != "stock-code":
        return False
    first, _ = reading.draft.sentence(reading.draft.words.at(listing.start))
    opening = folded[reading.draft.words.starts[first] : start]
    return opening.startswith(own_words) and not _BRACKETED.search(opening)
