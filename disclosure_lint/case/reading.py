"""A draft as it is read before anybody asks whose it is: its mentions and its wording.

Mentions are found when first asked for and kept; all offsets are of the text as read.
"""

from __future__ import annotations

from disclosure_lint.case import own
from disclosure_lint.case.overlay import Overlay
from disclosure_lint.case.verdict import Mark
from disclosure_lint.draft.ending import breaks_off
from disclosure_lint.draft.language import Language, language, readable
from disclosure_lint.draft.legible import legible
from disclosure_lint.draft.model import Draft
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.limits import look
from disclosure_lint.mentions import SORTS
from disclosure_lint.mentions.crowd import MOST
from disclosure_lint.mentions.names import Lexicon, Named
from disclosure_lint.packs.pack import Pack
from disclosure_lint.patterns.match import Hits, Matcher
from disclosure_lint.patterns.nodes import Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Final, TypeVar

    from disclosure_lint.mentions.citations.find import Citation
    from disclosure_lint.mentions.dates.datelines import Dateline
    from disclosure_lint.mentions.dates.find import Date
    from disclosure_lint.mentions.definitions.find import Definition
    from disclosure_lint.mentions.drugs.find import Drug, DrugText, Tie
    from disclosure_lint.mentions.listings.find import Listing, Malformed
    from disclosure_lint.mentions.placeholders.find import Placeholder
    from disclosure_lint.mentions.signatures.find import Signature
    from disclosure_lint.mentions.statements.find import Heading

    _Kept = TypeVar("_Kept")

_CROWDED = "crowded"  # the key under which it is noted that not all mentions were read
_OWN = "its own"  # the key under which it is noted that wording asked for the issuer's own


class Reading:
    """A draft, what it mentions, and where a wording holds in it.

    Until somebody knows whose it is, it is read as the draft of a company without a
    profile; a reading `before` is gone on with once that is known.
    """

    __slots__ = ("_found", "draft", "issuer", "known", "matcher", "pack", "registry", "told_day")

    def __init__(
        self,
        draft: Draft,
        pack: Pack,
        issuer: Issuer | None = None,
        before: Reading | None = None,
        day: str | None = None,
    ) -> None:
        self.draft: Final[Draft] = draft
        self.pack: Final = pack
        # The profiles, and what lists and the draft itself add to them, for this draft alone.
        self.registry: Final[Overlay] = before.registry if before else Overlay(pack.registry)
        self.told_day: Final[str | None] = before.told_day if before else day
        self.known: Final = pack.known
        self.issuer: Final[Issuer | None] = (
            issuer  # the profile of the company whose release this is
        )
        self._found: Final[dict[str, Any]] = dict(before._found) if before else {}  # noqa: SLF001 - of its own class
        self.matcher: Final = self._matcher(before)

    def _matcher(self, before: Reading | None) -> Matcher:
        if before is not None and (self.issuer is before.issuer or _OWN not in self._found):
            return before.matcher.again(self.element)
        return Matcher(self.draft, self.element, self.pack.gate)

    def kept(self, key: str, make: Callable[[], _Kept]) -> _Kept:
        """Return what was made under `key`, or make it now and keep it for the case."""
        if key not in self._found:
            look()
            self._found[key] = make()
        return self._found[key]  # type: ignore[no-any-return]

    def has(self, key: str) -> bool:
        """Whether something was made under `key` before."""
        return key in self._found

    @property
    def legible(self) -> bool:
        """Whether the text came through at all."""
        return self.kept("legible", lambda: legible(self.draft))

    @property
    def readable(self) -> bool:
        """Whether the draft is written in English or Chinese."""
        return self.kept("readable", lambda: readable(self.draft))

    @property
    def tongue(self) -> Language:
        """The language of the prose."""
        return self.kept("tongue", lambda: language(self.draft, self.pack.languages))

    @property
    def language(self) -> str:
        """en, zh-Hant, zh-Hans or mixed; else other, or the code of a language that a pack brings."""
        return self.tongue.name

    @property
    def breaks_off(self) -> bool:
        """Whether the draft is a part of one, whose end nobody saw."""
        return self.kept("breaks off", lambda: breaks_off(self.draft))

    @property
    def crowded(self) -> bool:
        """Whether the draft has more mentions of one sort than are read."""
        return _CROWDED in self._found

    def mentions(self, name: str) -> tuple[Any, ...]:
        """Return every mention of a sort that the text tells by itself, in order."""
        key = f"mentions {name}"
        return self._found[key] if key in self._found else self.kept(key, lambda: self._read(name))

    def _read(self, name: str) -> tuple[Any, ...]:
        sort = SORTS[name]
        found: tuple[Any, ...] = sort.find(*map(self._taken, sort.takes))
        return self._counted(found) if sort.bounded else found

    def _counted(self, found: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return mentions, and note where there are too many."""
        if len(found) >= MOST:
            self._found[_CROWDED] = True
        return found

    def _taken(self, name: str) -> Any:
        """Return what a finder takes by a name: mentions of another sort, or a part of this."""
        return self.mentions(name) if name in SORTS else getattr(self, name)

    def element(self, name: str) -> Hits:
        """Return where mentions of a sort stand, as ranges of words."""
        if SORTS[name].is_own:
            self._found[_OWN] = True
            whose = self.issuer.id if self.issuer else ""
            return self.kept(f"{name} of {whose}", lambda: own.element(self, name))
        return self.kept(f"element {name}", lambda: sorted(set(self._element(name))))

    def _element(self, name: str) -> Hits:
        found, between = self.mentions(name), self.draft.words.between
        if found and isinstance(found[0], Named):
            return [(named.first_word, named.last_word) for named in found]
        return [between(one.start, one.end) for one in found]

    @property
    def day(self) -> str | None:
        """The draft's own date, ISO: told, or read."""
        from disclosure_lint.mentions.dates import own as own_dates

        return self.told_day or self.kept(
            "own date",
            lambda: own_dates.draft_date(self.draft, self.known, self.dates, self.dateline),
        )

    @property
    def dateline(self) -> Dateline | None:
        """The place, date and wire at the head of the draft, where it is a release's."""
        from disclosure_lint.mentions.dates import datelines

        return self.kept("dateline", lambda: datelines.dateline(self.draft, self.known, self.dates))

    @property
    def company_names(self) -> Lexicon:
        """The names of the companies that the registry knows, or a list and the draft together."""
        from disclosure_lint.case.listed_companies import more_names

        more = self.kept("listed companies", lambda: more_names(self, self.registry))
        return self.registry.companies.over(more) if more else self.registry.companies

    @property
    def companies(self) -> tuple[Named, ...]:
        """Every mention of a company that the registry knows."""
        return self.mentions("company")

    @property
    def listings(self) -> tuple[Listing | Malformed, ...]:
        """Listings, and what almost reads as one."""
        from disclosure_lint.mentions.listings import find as listings

        return self.kept("listings", lambda: self._counted(listings.find(self.draft, self.known)))

    @property
    def read_listings(self) -> tuple[Listing, ...]:
        """The listings that read as such."""
        return self.mentions("listing")

    @property
    def drug_text(self) -> DrugText:
        """Drug names and codes, and how the draft ties them together."""
        return self.kept("drugs", self._drug_text)

    def _drug_text(self) -> DrugText:
        from disclosure_lint.mentions.drugs import find as drugs

        def lists(codes: list[tuple[int, int]]) -> list[tuple[str, tuple[str, str]]]:
            from disclosure_lint.case.listed_drugs import more_names

            return more_names(self, self.registry, codes)

        text = drugs.find(self.draft, self.registry.drugs, self.known, lists)
        if text.mentions or "®" in self.draft.text or "™" in self.draft.text:
            from disclosure_lint.case.introduced_drugs import introduced

            text = introduced(self, self.registry, text)
        if _may_describe(text, self.draft.text):
            from disclosure_lint.case.described_drugs import described

            text = described(self, self.registry, text)
        return text

    @property
    def drugs(self) -> tuple[Drug, ...]:
        """Every mention of a drug."""
        return self.drug_text.mentions

    @property
    def ties(self) -> tuple[Tie, ...]:
        """Where the draft says that two names are one drug."""
        return self.drug_text.ties

    @property
    def dates(self) -> tuple[Date, ...]:
        """Every date."""
        return self.mentions("date")

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """Every place where the board signs."""
        return self.mentions("signature")

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every provision that is cited."""
        return self.mentions("citation")

    @property
    def definitions(self) -> tuple[Definition, ...]:
        """Every term that the draft defines."""
        return self.mentions("definition")

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading of a required statement."""
        return self.mentions("heading")

    @property
    def placeholders(self) -> tuple[Placeholder, ...]:
        """Every place that is still to be filled in."""
        return self.mentions("placeholder")

    def hits(self, node: Node, first: int = 0, last: int | None = None) -> Hits | None:
        """Return where a pattern holds, as ranges of words; None where it does not."""
        matcher = self.matcher if last is None else self.matcher.of(first, last)
        return matcher.hits(node, first, last)

    def holds(self, node: Node, first: int = 0, last: int | None = None) -> bool:
        """Return whether a pattern holds within a range of words."""
        matcher = self.matcher if last is None else self.matcher.of(first, last)
        return matcher.holds(node, first, last)

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


def _may_describe(drugs: DrugText, text: str) -> bool:
    """Whether a draft has a code or a marked name that it may say is a drug."""
    return (
        "®" in text
        or "™" in text
        or any(drug.product is None and drug.form == "unknown-code" for drug in drugs.mentions)
    )
