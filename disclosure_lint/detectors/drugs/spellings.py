"""How the registry's names of substances are spelt, and which words of a draft are a slip away."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.detectors.drugs.slips import distance
from disclosure_lint.detectors.drugs.used_names import speaks_of_drugs
from disclosure_lint.lean import lru_cache
from disclosure_lint.mentions.drugs.naming import naming
from disclosure_lint.mentions.names import Lexicon
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = 7  # letters of a name that may be misspelt at all
_TWO_SLIPS = 9  # letters of a name in which two slips are still that name
_LETTERS_APART = 4  # distinct letters in which two words differ by two slips at most
_MANY = 3  # times that a word stands, which is what it is
_EDGE = 4  # letters that a misspelt name keeps at its beginning or end


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
    initials: dict[str, tuple[Spelling, ...]]


def misspelt_words(case: Case) -> list[tuple[int, Spelling]]:
    """Return the words that are a slip away from one known name, each by its number."""
    return case.kept("misspelt drug names", lambda: list(_misspelt_words(case)))


def _misspelt_words(case: Case) -> Iterator[tuple[int, Spelling]]:
    words = case.draft.words
    known, heads, tails, initials = spellings(case.registry.drugs)
    for word in words.long:
        if len(word) < SHORTEST or (word[:_EDGE] not in heads and word[-_EDGE:] not in tails):
            continue
        if word in known:
            continue
        numbers = words.index[word]
        meant = _meant(word, initials.get(word[0], ()))
        if (
            meant is None
            or is_a_word(case, word, known)
            or not _believed(case, word, meant, numbers)
        ):
            continue
        for number in numbers:
            yield number, meant


def _meant(word: str, spellings: tuple[Spelling, ...]) -> Spelling | None:
    """Return the one known word that this is a slip away from."""
    near = [s for s in spellings if abs(len(s.word) - len(word)) <= _slips(s.word, word)]
    letters = set(word)
    near = [s for s in near if len(letters.symmetric_difference(s.word)) <= _LETTERS_APART]
    found = [s for s in near if 0 < distance(word, s.word, 2) <= _slips(s.word, word)]
    return found[0] if len({s.word for s in found}) == 1 else None


def _slips(known: str, word: str) -> int:
    return 2 if len(known) >= _TWO_SLIPS and known[:2] == word[:2] else 1


def is_a_word(case: Case, word: str, known: frozenset[str]) -> bool:
    """Tell whether a word is the name of another drug, or a known one as other tongues have it."""
    names = naming(case.known)
    if word in names.other_drugs:
        return True
    return any(word.endswith(e) and word[: -len(e)] in known for e in names.foreign_endings)


def _believed(case: Case, word: str, meant: Spelling, numbers: list[int]) -> bool:
    """Tell whether this is a slip rather than another word, or a drug that nobody here knows."""
    if any(drug.product == meant.product for drug in case.drugs):
        return True
    if naming(case.known).has_stem(word):
        return len(numbers) == 1
    size = len(meant.word)
    if size > _TWO_SLIPS or (size == _TWO_SLIPS and distance(word, meant.word, 1) == 1):
        return True
    # A bird, a street or a surname; nobody misspells a name many times and never spells it.
    return len(numbers) < _MANY and speaks_of_drugs(case)


@lru_cache(maxsize=8)
def spellings(lexicon: Lexicon) -> Spellings:
    """Return how the names of a lexicon are spelt."""
    known: set[str] = set()
    initials: dict[str, list[Spelling]] = {}
    for first, entries in lexicon.plain.items():
        for rest, _, (product, form) in entries:
            known.update((first, *rest))
            if form not in {"generic", "former"}:
                continue
            for word in (first, *rest):
                if len(word) >= SHORTEST and word.isascii() and word.isalpha():
                    spelling = Spelling(word, product, " ".join((first, *rest)))
                    initials.setdefault(word[0], []).append(spelling)
    words = [spelling.word for group in initials.values() for spelling in group]
    return Spellings(
        frozenset(known),
        frozenset(word[:_EDGE] for word in words),
        frozenset(word[-_EDGE:] for word in words),
        {initial: tuple(group) for initial, group in initials.items()},
    )
