"""How the registry's names of substances are spelt, and which words of a draft are a slip away."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.detectors.drugs.slips import distance
from disclosure_lint.detectors.drugs.used_names import is_newly_named, speaks_of_drugs
from disclosure_lint.issuers.spelling import EDGE, SHORTEST, Spelling, spellings
from disclosure_lint.mentions.drugs.naming import naming

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_TWO_SLIPS = 9  # letters of a name in which two slips are still that name
_LETTERS_APART = 4  # distinct letters in which two words differ by two slips at most
_MANY = 3  # times that a word stands, which is what it is


def misspelt_words(case: Case) -> list[tuple[int, Spelling]]:
    """Return the words that are a slip away from one known name, each by its number."""
    return case.kept("misspelt drug names", lambda: list(_misspelt_words(case)))


def _misspelt_words(case: Case) -> Iterator[tuple[int, Spelling]]:
    words = case.draft.words
    names = spellings(case.registry)
    known, heads, tails, _ = names
    for word in words.long:
        if len(word) < SHORTEST or (word[:EDGE] not in heads and word[-EDGE:] not in tails):
            continue
        if word in known:
            continue
        numbers = words.index[word]
        meant = _meant(word, names.beginning(word))
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
    """Tell whether this is a slip rather than another word, or a drug that no profile has."""
    if case.pack.reference.substances(word):
        return False
    if any(drug.product == meant.product for drug in case.drugs):
        return True
    if distance(word, meant.word, 1) > 1 and is_newly_named(case, word):
        return False
    if naming(case.known).has_stem(word):
        return len(numbers) == 1
    size = len(meant.word)
    if size > _TWO_SLIPS or (size == _TWO_SLIPS and distance(word, meant.word, 1) == 1):
        return True
    # A bird, a street or a surname; nobody misspells a name many times and never spells it.
    return len(numbers) < _MANY and speaks_of_drugs(case)
