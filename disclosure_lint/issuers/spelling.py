"""How the names of the registry's drugs are spelt, for finding what is a slip away from them.

It is worked out from all names, so it is done once, when packs are compiled.
"""

from __future__ import annotations

from disclosure_lint import flat
from disclosure_lint.lean import lru_cache
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from disclosure_lint.issuers.registry import Registry
    from disclosure_lint.mentions.names import Lexicon

SHORTEST = 7  # letters of a name that may be misspelt at all
EDGE = 4  # letters that a misspelt name keeps at its beginning or end


class Spelling(NamedTuple):
    """One word of a name of a substance."""

    word: str
    product: str
    name: str


class Spellings(NamedTuple):
    """The words of all names that the registry has."""

    known: frozenset[str]  # every word of every name
    heads: frozenset[str]
    tails: frozenset[str]
    initials: dict[str, tuple[tuple[str, str, str], ...]]  # first letter → spellings, unmade

    def beginning(self, word: str) -> tuple[Spelling, ...]:
        """Return the spellings that have the first letter of a word."""
        return tuple(map(Spelling._make, self.initials.get(word[0], ())))


def folded(drugs: Lexicon) -> bytes:
    """Return what `spellings` goes by, as it is kept on disk."""
    later: list[str] = []  # words that begin no name, which the lexicon's own are known by
    spelt = []
    for first in drugs.plain:
        for rest, _, (product, form) in drugs.beginning(first):
            later += [word for word in rest if word not in drugs.plain]
            if form in {"generic", "former"}:
                name = " ".join((first, *rest))
                spelt += [(word, product, name) for word in (first, *rest) if _is_long(word)]
    initials: dict[str, list[tuple[str, str, str]]] = {}
    for row in spelt:
        initials.setdefault(row[0][0], []).append(row)
    heads, tails = {word[:EDGE] for word, *_ in spelt}, {word[-EDGE:] for word, *_ in spelt}
    return flat.dumps((tuple(dict.fromkeys(later)), sorted(heads), sorted(tails), initials))


def _is_long(word: str) -> bool:
    return len(word) >= SHORTEST and word.isascii() and word.isalpha()


def spellings(registry: Registry) -> Spellings:
    """Return how the names of the drugs of a registry are spelt."""
    return _unfolded(registry.spelt, registry.drugs)


@lru_cache(maxsize=8)
def _unfolded(spelt: bytes, drugs: Lexicon) -> Spellings:
    later, heads, tails, initials = flat.loads(spelt)
    known = frozenset(drugs.plain).union(later)
    return Spellings(known, frozenset(heads), frozenset(tails), initials)
