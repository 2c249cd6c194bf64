"""Sentences of a draft that the text before it has in nearly the same words.

For each the sentence before that shares most of its rarer words is weighed word by word,
so that the time grows as the texts do. A sentence that both texts have word for word has
not changed, and is nobody's counterpart else.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher
from itertools import pairwise

from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.limits import watched
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.case.case import Case

_LEAST = 4  # words of a sentence that says enough to be known again
_LEAST_HAN = 8
_MOST = 400  # words of a sentence; what is longer is a table that lost its lines
_COMMON = 40  # sentences with a word in common, from which it tells none of them
_TRIED = 4  # sentences that are weighed for one
_SHARE = 0.5  # of their words that two such sentences have in common, in order


class Changed(NamedTuple):
    """A sentence of the draft, its counterpart, and which words of both differ.

    All are half-open ranges of words, those of `gone` in the text before.
    """

    here: tuple[int, int]
    there: tuple[int, int]
    share: float  # of the words of both that stand in both, from `_SHARE` to below 1
    fresh: tuple[tuple[int, int], ...]
    gone: tuple[tuple[int, int], ...]


def changed(case: Case) -> tuple[Changed, ...]:
    """Return the sentences that changed since the text beside a case; made once for all rules."""
    return case.kept("changed sentences", lambda: tuple(_changed(case)))


def _changed(case: Case) -> Iterator[Changed]:
    mine, theirs = _sentences(case), _sentences(beside_of(case))
    same = mine.keys() & theirs.keys()
    places = [place for words, place in theirs.items() if words not in same]
    said = [words for words in theirs if words not in same]
    index: dict[str, list[int]] = {}
    for number, words in enumerate(said):
        for sign in _signs(words):
            index.setdefault(sign, []).append(number)
    for words, place in watched(mine.items()):
        if words in same:
            continue
        best = _nearest(words, said, index)
        if best is not None:
            number, matcher = best
            yield _told(place, places[number], matcher)


def _sentences(case: Case) -> dict[tuple[str, ...], tuple[int, int]]:
    """Return the sentences of a case by their words; of those that stand twice the first."""
    words = case.draft.words
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    least = _LEAST_HAN if case.language.startswith("zh") else _LEAST
    for first, last in pairwise([*case.draft.sentences, len(words)]):
        if least <= last - first <= _MOST:
            found.setdefault(tuple(words.text[first:last]), (first, last))
    return found


def _signs(words: Sequence[str]) -> set[str]:
    """Return what a sentence is known by: its words, and of Chinese each two characters."""
    found = {word for word in words if word[0] < HAN_FROM}
    found.update(one + other for one, other in pairwise(words) if one[0] >= HAN_FROM <= other[0])
    return found


def _nearest(
    words: tuple[str, ...], said: Sequence[tuple[str, ...]], index: dict[str, list[int]]
) -> tuple[int, SequenceMatcher[str]] | None:
    shared: Counter[int] = Counter()
    for sign in _signs(words):
        holders = index.get(sign, ())
        if len(holders) <= _COMMON:
            shared.update(holders)
    best, most = None, _SHARE
    for number, _ in shared.most_common(_TRIED):
        matcher = SequenceMatcher(None, said[number], words, autojunk=False)
        if matcher.real_quick_ratio() >= most and (share := matcher.ratio()) >= most:
            best, most = (number, matcher), share
    return best


def _told(here: tuple[int, int], there: tuple[int, int], matcher: SequenceMatcher[str]) -> Changed:
    edits = [edit for edit in matcher.get_opcodes() if edit[0] != "equal"]
    return Changed(
        here,
        there,
        matcher.ratio(),
        tuple((here[0] + first, here[0] + last) for _, _, _, first, last in edits if first < last),
        tuple(
            (there[0] + first, there[0] + last) for _, first, last, _, _ in edits if first < last
        ),
    )
