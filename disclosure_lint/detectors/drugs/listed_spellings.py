"""Words of a draft that are one slip from an official name on a list, and no name themselves."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark
from disclosure_lint.detectors.drugs.own_spelling import substances
from disclosure_lint.detectors.drugs.slips import distance
from disclosure_lint.detectors.drugs.spellings import is_a_word
from disclosure_lint.detectors.drugs.used_names import is_newly_named, like
from disclosure_lint.draft.fold import fold
from disclosure_lint.issuers.spelling import spellings
from disclosure_lint.lean import Counter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_EDGE = 3  # letters that a misspelt name keeps at its beginning
_LONG = 11  # letters of a name in which two slips are still that name
_MOST = 40  # words of one draft that are compared with a list


def listed_words(case: Case) -> frozenset[str]:
    """Return the words of the names that are known from a list."""
    named = (drug.printed for drug in case.drugs if drug.product in case.registry.products.more)
    return frozenset(word for name in named for word in fold(name).replace("-", " ").split())


def listed_slips(case: Case) -> Iterator[Flag]:
    """Yield the words that are a slip from one official name."""
    known, listed = spellings(case.registry).known, listed_words(case)
    index = case.draft.words.index
    uses = Counter(fold(drug.printed) for drug in case.drugs if drug.product)
    for word in substances(case)[:_MOST]:
        if word in known or word in listed or is_a_word(case, word, known):
            continue
        meant = _meant(case, word)
        if meant is None or (len(index[word]) > 1 and uses[meant] <= len(index[word])):
            continue  # a name that the draft keeps to may be newer than the list
        if distance(word, meant, 1) > 1 and is_newly_named(case, word):
            continue
        entries = case.pack.reference.substances(meant)
        for number in index[word]:
            start, end = case.draft.span(number, number + 1)
            printed = case.draft.text[start:end]
            yield Flag(
                Mark(start, end),
                {"name": printed, "known": like(printed, meant)},
                changes=(Change(start, end, like(printed, meant)),),
                mild=1,
                basis=entries[0].listed.basis if entries else "",
            )


def _meant(case: Case, word: str) -> str | None:
    """Return the one official name that a word is a slip from; None where it may be several."""
    most = 2 if len(word) >= _LONG else 1
    names = {name for name, _ in case.pack.reference.names_beginning(word[:_EDGE]) if " " not in name}  # fmt: skip
    if word in names:
        return None
    apart = set(word).symmetric_difference  # a slip changes two of the letters at most
    near = [
        (far, name)
        for name in names
        if abs(len(name) - len(word)) <= most
        and len(apart(name)) <= 2 * most
        and (far := distance(word, name, most)) <= most
    ]
    least = min(near, default=None)
    if least is None or sum(far == least[0] for far, _ in near) > 1:
        return None
    return least[1]
