"""The American statutes of `rules/statutes.yaml`, and which one a draft means by a wrong name."""

from __future__ import annotations

from disclosure_lint.detectors.drafting.slips import is_a_letter_off
from disclosure_lint.mentions.known import Known
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_LONG = 4  # words before "Act" that tell a statute whatever their order


class Statute(NamedTuple):
    """A statute as legends cite it."""

    name: str  # Securities Act of 1933
    year: str
    called: str  # securities: the word before "Act" by which its sections are cited
    section: str  # 27a, folded; "" where it is cited by its name alone


class Misnaming(NamedTuple):
    """Words before "Act" by which a draft means a statute."""

    words: tuple[str, ...]
    years: Any  # "any", "not its own", or the years in which it is meant
    statute: Statute

    def fits(self, said: list[str]) -> bool:
        """Whether some words of a draft are these; one that ends in * takes any ending."""
        return len(said) == len(self.words) and all(
            word.startswith(own[:-1]) if own.endswith("*") else word == own
            for word, own in zip(said, self.words, strict=True)
        )

    def is_meant(self, year: str | None) -> bool:
        """Whether the words mean the statute where the draft puts that year after them."""
        if self.years == "any":
            return True
        if self.years == "not its own":
            return year not in {None, self.statute.year}
        return year in self.years


class Statutes:
    """All of the table, as it is asked for."""

    def __init__(self, known: Known) -> None:
        self.misnamings: list[Misnaming] = []
        self.by_section: dict[str, Statute] = {}
        for row in known.tables["statutes"]:
            statute = _statute(row)
            if statute.section:
                self.by_section[statute.section] = statute
            self.misnamings += (
                Misnaming(tuple(one["called"].split()), one["years"], statute)
                for one in row["misnamed"]
            )
        named = [
            (one, one.name.lower().partition(" act of ")[0].split())
            for one in dict.fromkeys(one.statute for one in self.misnamings)
        ]
        self._long = [(one, words) for one, words in named if len(words) >= _LONG]
        self.before_act = frozenset(one.words[-1].rstrip("*") for one in self.misnamings)
        self.longest = max(len(one.words) for one in self.misnamings)

    def read(self, before: list[str]) -> Misnaming | None:
        """Return what the last of the words before "Act" say; of several, the longest."""
        for count in range(min(self.longest, len(before)), 0, -1):
            for one in self.misnamings:
                if one.fits(before[-count:]):
                    return one
            if other := self._out_of_order(before[-count:]):
                return other
        return None

    def _out_of_order(self, said: list[str]) -> Misnaming | None:
        """Return the statute whose words stand in another order, or each at most a letter off."""
        for statute, words in self._long:
            if said == words or len(said) != len(words):
                continue
            near = all(a == b or is_a_letter_off(a, b) for a, b in zip(said, words, strict=True))
            if near or sorted(said) == sorted(words):
                return Misnaming(tuple(said), "any", statute)
        return None


def _statute(row: dict[str, Any]) -> Statute:
    called = row["name"].lower().partition(" act of ")[0].rpartition(" ")[2]
    return Statute(row["name"], row["year"], called, (row["section"] or "").lower())
