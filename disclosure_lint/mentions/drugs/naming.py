"""How the names of drugs look: their stems, and what looks like a code and is none.

The lists stand in `rules/drug-names.yaml`.
"""

from __future__ import annotations

from disclosure_lint.lean import lru_cache
from disclosure_lint.mentions.known import Known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_END = 3  # letters of an end by which most words are told from all stems


class Naming:
    """What tells the name of a drug by its look; nothing changes once it is made."""

    __slots__ = (
        "_ends", "_listed", "_listed_ends", "_loose", "_short", "_stems", "everyday", "foreign_endings",
        "not_codes", "other_drugs", "spaced",
    )  # fmt: skip

    def __init__(self, lists: Mapping[str, tuple[str, ...]]) -> None:
        self._stems = lists["stems"]
        self._loose = lists["loose-stems"]
        # Most words end in "ment" that do so: no list is asked for them.
        self._listed = tuple({*lists["stems"], *lists["listed-endings"]} - {"ment"})
        every = {*self._stems, *self._listed}
        self._short = -min(_END, *map(len, every))  # as many letters as the shortest has
        self._ends = frozenset(stem[self._short :] for stem in self._stems)
        self._listed_ends = frozenset(ending[self._short :] for ending in self._listed)
        self.not_codes = frozenset(word.lower() for word in lists["not-codes"])
        self.spaced = frozenset(word.lower() for word in lists["spaced-codes"])
        self.everyday = frozenset(lists["everyday-substances"])
        self.other_drugs = frozenset(lists["other-drugs"])
        self.foreign_endings = lists["foreign-endings"]

    def has_stem(self, word: str) -> bool:
        """Tell whether a folded word ends as the name of a substance does."""
        return (
            word[self._short :] in self._ends
            and word.endswith(self._stems)
            and not word.endswith(self._loose)
        )

    def stemmed(self, words: Iterable[str]) -> list[str]:
        """Return those of some folded words that end as the name of a substance does."""
        ends, short = self._ends, self._short
        return [word for word in words if word[short:] in ends and self.has_stem(word)]

    def has_ending(self, word: str) -> bool:
        """Tell whether a word that is known to be a name ends as one, with a loose stem or not."""
        return word.endswith(self._stems)

    def may_name(self, word: str) -> bool:
        """Tell whether a folded word that stands tied to a code may be the name of its substance.

        Nearly every such word that ends as official names do is one, and a new one is on no list.
        """
        return self.has_stem(word) or bool(self.worth_looking_up([word]))

    def worth_looking_up(self, words: Iterable[str]) -> list[str]:
        """Return those of some folded words that a list of substances may have."""
        ends, short = self._listed_ends, self._short
        listed, everyday = self._listed, self.everyday
        return [
            word
            for word in words
            if word[short:] in ends and word.endswith(listed) and word not in everyday
        ]


@lru_cache(maxsize=8)
def naming(known: Known) -> Naming:
    """Return what the packs know of how drugs are named."""
    return Naming(known.tables["drug-names"])
