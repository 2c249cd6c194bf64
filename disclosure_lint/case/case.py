"""One draft before the rules: everything that a kind may ask of it.

Elements are found when first asked for and kept; all offsets are of the text as
read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from disclosure_lint.case.statements import Region, find_statement
from disclosure_lint.case.verdict import Mark
from disclosure_lint.draft.ending import breaks_off
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.language import readable
from disclosure_lint.draft.lost import legible
from disclosure_lint.draft.model import Draft
from disclosure_lint.issuers.registry import Issuer, Registry
from disclosure_lint.limits import look
from disclosure_lint.mentions.crowd import MOST
from disclosure_lint.mentions.names import Named
from disclosure_lint.packs.pack import Pack
from disclosure_lint.patterns.match import Hits, Matcher
from disclosure_lint.patterns.nodes import Node

if TYPE_CHECKING:
    from disclosure_lint.mentions.citations.find import Citation
    from disclosure_lint.mentions.dates.find import Date
    from disclosure_lint.mentions.definitions.find import Definition
    from disclosure_lint.mentions.drugs.find import Drug, DrugText, Tie
    from disclosure_lint.mentions.listings.find import Listing, Malformed
    from disclosure_lint.mentions.placeholders.find import Placeholder
    from disclosure_lint.mentions.signatures.find import Signature
    from disclosure_lint.mentions.statements.find import Heading

_Kept = TypeVar("_Kept")

_HEADER = 200  # words in which a header ends that lost its line ends, disclaimer included
_HAN_HEADER = 400  # the same in Chinese, where a word is a character
_BESIDE = 60  # code points beside a stock code in a line of its own


class Facts(NamedTuple):
    """What is known of a draft beyond its words: told, or recognised from them."""

    document: str
    language: str
    issuer: Issuer | None
    date: str | None  # ISO, the draft's own
    latest: str | None  # of an undated draft: the latest date it names, YYYY[-MM[-DD]]
    venues: frozenset[str]  # exchanges on which the issuer is listed at that date
    traits: frozenset[str]  # "chapter-18A", "listed", "sec-reporting", "hkex-document"
    unsure: frozenset[str] = frozenset()  # the traits that rest on unverified facts


class Case:
    """A draft, the facts about it and the elements in it."""

    def __init__(self, draft: Draft, pack: Pack) -> None:
        self.draft = draft
        self.pack = pack
        self.registry: Registry = pack.registry
        self.known = pack.known
        self.matcher = Matcher(draft, self.element, pack.gate)
        self.facts = Facts("other", "en", None, None, None, *[frozenset()] * 2)
        self._found: dict[str, Any] = {}

    @property
    def issuer(self) -> Issuer | None:
        """The profile of the company whose release this is."""
        return self.facts.issuer

    @property
    def document(self) -> str:
        """The kind of document."""
        return self.facts.document

    @property
    def language(self) -> str:
        """en, zh-Hant, zh-Hans or mixed."""
        return self.facts.language

    @property
    def date(self) -> str | None:
        """The draft's own date, ISO."""
        return self.facts.date

    @property
    def latest(self) -> str | None:
        """The latest date that the text names."""
        return self.facts.latest

    def kept(self, key: str, make: Callable[[], _Kept]) -> _Kept:
        """Return what was made under `key`, or make it now and keep it for the case."""
        if key not in self._found:
            look()
            self._found[key] = make()
        return self._found[key]  # type: ignore[no-any-return]

    @property
    def legible(self) -> bool:
        """Whether the text came through at all."""
        return self.kept("legible", lambda: legible(self.draft))

    @property
    def readable(self) -> bool:
        """Whether the draft is written in English or Chinese."""
        return self.kept("readable", lambda: readable(self.draft))

    @property
    def listings(self) -> tuple[Listing | Malformed, ...]:
        """Listings, and what almost reads as one."""
        from disclosure_lint.mentions.listings import find as listings

        return self.kept("listings", lambda: listings.find(self.draft, self.known))

    @property
    def crowded(self) -> bool:
        """Whether the draft has more elements of one sort than are read."""
        found = (self._found.get("listings", ()), self._found.get("citations", ()))
        drugs = self._found.get("drugs")
        return any(len(one) >= MOST for one in (*found, drugs.mentions if drugs else ()))

    @property
    def breaks_off(self) -> bool:
        """Whether the draft is a part of one, whose end nobody saw."""
        return self.kept("breaks off", lambda: breaks_off(self.draft))

    @property
    def read_listings(self) -> list[Listing]:
        """The listings that read as such."""
        from disclosure_lint.mentions.listings.find import Listing

        return self.kept(
            "read listings", lambda: [one for one in self.listings if isinstance(one, Listing)]
        )

    @property
    def drug_text(self) -> DrugText:
        """Drug names and codes, and how the draft ties them together."""
        from disclosure_lint.mentions.drugs import find as drugs

        return self.kept("drugs", lambda: drugs.find(self.draft, self.registry.drugs, self.known))

    @property
    def drugs(self) -> tuple[Drug, ...]:
        """Every mention of a drug."""
        return self.drug_text.mentions

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Where the draft says that two names are one drug."""
        return self.drug_text.ties

    @property
    def companies(self) -> list[Named]:
        """Every mention of a company that the registry knows."""
        return self.kept("companies", lambda: self.registry.companies.find(self.draft.words))

    @property
    def dates(self) -> tuple[Date, ...]:
        """Every date."""
        from disclosure_lint.mentions.dates import find as dates

        return self.kept("dates", lambda: dates.find(self.draft, self.known))

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """Every place where the board signs."""
        from disclosure_lint.mentions.signatures import find as signatures

        return self.kept("signatures", lambda: signatures.find(self.draft, self.known))

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every provision that is cited."""
        from disclosure_lint.mentions.citations import find as citations

        return self.kept("citations", lambda: citations.find(self.draft, self.known))

    @property
    def definitions(self) -> tuple[Definition, ...]:
        """Every term that the draft defines."""
        from disclosure_lint.mentions.definitions import find as definitions

        return self.kept("definitions", lambda: definitions.find(self.draft, self.known))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading of a required statement."""
        from disclosure_lint.mentions.statements import find as statements

        return self.kept(
            "headings", lambda: statements.find(self.draft, self.known, self.citations)
        )

    @property
    def placeholders(self) -> tuple[Placeholder, ...]:
        """Every place that is still to be filled in."""
        from disclosure_lint.mentions.placeholders import find as placeholders

        return self.kept("placeholders", lambda: placeholders.find(self.draft, self.known))

    def statement(self, name: str) -> Region | None:
        """Return where a statement stands: cautionary, legend or disclaimer."""
        return self.kept(f"statement {name}", lambda: find_statement(self, name))

    def hits(self, node: Node, first: int = 0, last: int | None = None) -> Hits | None:
        """Return where a pattern holds, as ranges of words; None where it does not."""
        return self.matcher.hits(node, first, last)

    def holds(self, node: Node, first: int = 0, last: int | None = None) -> bool:
        """Return whether a pattern holds within a range of words."""
        return self.matcher.holds(node, first, last)

    def marks(self, hits: Hits, message: str = "") -> tuple[Mark, ...]:
        """Return ranges of words as places in the text; a sentence keeps its full stop."""
        return tuple(Mark(*self._place(*hit), message) for hit in hits)

    def _place(self, first: int, last: int) -> tuple[int, int]:
        start, end = self.draft.span(first, last)
        if (first, last) == self.draft.sentence(first):
            end += self.draft.text.startswith((".", "。", "!", "?"), end)
        return start, end

    def headline(self) -> Mark:
        """Return the first words of the draft: its headline or first sentence."""
        unit = self.draft.units[0]
        words = self.draft.words
        first, last = words.between(unit.start, unit.end)
        if unit.kind != "heading" and first < last:
            return Mark(*self.draft.span(first, min(last, self.draft.sentence(first)[1])))
        return Mark(unit.start, unit.end)

    def line(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets of the line around a span, its end aside."""
        text = self.draft.text
        stop = text.find("\n", end)
        return text.rfind("\n", 0, start) + 1, stop if stop >= 0 else len(text)

    def element(self, name: str) -> Hits:
        """Return where an element of that name is mentioned, as ranges of words."""
        return self.kept(f"element {name}", lambda: sorted(set(self._element(name))))

    def _element(self, name: str) -> Hits:
        if name == "named-product":
            from disclosure_lint.case.products import products

            return products(self)
        if name == "company":
            return [(named.first_word, named.last_word) for named in self.companies]
        if name == "issuer":
            known = self.issuer
            return [
                (n.first_word, n.last_word) for n in self.companies if known and n.key == known.id
            ]
        return [self.draft.words.between(start, end) for start, end in self._places(name)]

    def _places(self, name: str) -> list[tuple[int, int]]:
        if name == "drug":
            return [(drug.start, drug.end) for drug in self.drugs]
        if name == "known-drug":
            from disclosure_lint.mentions.drugs.naming import naming

            has_stem = naming(self.known).has_stem
            return [(d.start, d.end) for d in self.drugs if d.product or has_stem(fold(d.printed))]
        if name == "product":
            own = set(self.issuer.products) if self.issuer else None
            return [(d.start, d.end) for d in self.drugs if own is None or d.product in own]
        if name == "date":
            return [(date.start, date.end) for date in self.dates]
        if name == "placeholder":
            return [(place.start, place.end) for place in self.placeholders]
        read = self.read_listings
        if name == "stock-code":
            read = [listing for listing in read if listing.exchange == "HKEX"]
            known = self.issuer.listings if self.issuer else ()
            own = {one.symbol for one in known if one.exchange == "HKEX"}
            read = [
                x for x in read if (x.symbol in own if own else self._is_headed(x.start, x.end))
            ]
        return [(listing.start, listing.end) for listing in read]

    def _is_headed(self, start: int, end: int) -> bool:
        """Whether a code has a line to itself or stands in the header, not in a sentence.

        Of an issuer that nobody knows, any other code may be that of a company it speaks of.
        """
        text, words = self.draft.text, self.draft.words
        head = _HAN_HEADER if self.language.startswith("zh") else _HEADER
        if words.at(start) < head:
            return True
        first, last = self.line(start, end)
        return len((text[first:start] + text[end:last]).strip()) <= _BESIDE
