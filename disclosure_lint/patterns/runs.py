"""Where runs of words stand in a draft, found from the last step of each to its first.

For what is left of a run, a map leads from each word at which that may begin to the word
before which it ends, at the latest. A step is looked for only where the rest is known to
follow, so a run whose end is nowhere costs next to nothing. There is no backtracking, and
gaps are bounded: the time is linear in the draft's words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.words import BEGINNING, Words
from disclosure_lint.lean import itemgetter
from disclosure_lint.limits import look, watched
from disclosure_lint.patterns.nodes import Step, Steps, is_phrase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TypeAlias

Hits = list[tuple[int, int]]  # half-open ranges of words, in order
Elements: TypeAlias = "Callable[[str], Hits]"
Rest = dict[int, int]  # word at which the rest of a run begins → where it ends

_LOOSE = frozenset(" -\n\r*_®™\"'")  # of this is what may stand between the words of a phrase


class Runs:
    """Finds runs in one draft; `elements` gives the places of an element by its name."""

    __slots__ = (
        "_alternatives", "_begun", "_draft", "_elements", "_gaps", "_index", "_loose", "_pairs",
        "_sentence_ends", "_text", "_words",
    )  # fmt: skip

    def __init__(self, draft: Draft, elements: Elements) -> None:
        self._draft = draft
        self._elements = elements
        self._words = draft.words
        self._text = draft.words.text
        self._gaps = draft.words.gaps
        self._index = draft.words.index
        self._loose = {gap for gap in set(self._gaps) if _LOOSE.issuperset(gap)}
        self._alternatives: dict[int, tuple[Step, list[tuple[Steps, Sequence[int]]]]] = {}
        self._begun: dict[str, list[int]] = {}
        self._pairs: dict[tuple[str, str], Sequence[int]] = {}  # what was asked for, and is again
        self._sentence_ends: list[int] | None = None

    def again(self, elements: Elements) -> Runs:
        """Return one that knows what this one has looked up, and asks others for elements."""
        other = Runs.__new__(Runs)
        for name in Runs.__slots__:
            setattr(other, name, getattr(self, name))
        other._elements = elements  # noqa: SLF001 - of its own class
        return other

    def within(self, first: int, last: int) -> Runs:
        """Return one that finds the same in some whole sentences, and looks at no other words."""
        return _Part(
            self,
            self._words.part(first, last),
            lambda name: _between(self._elements(name), first, last),
            self._limits,
        )

    @property
    def words(self) -> Words:
        """The words among which runs are found."""
        return self._words

    def find(self, steps: Steps) -> Hits:
        """Return where a run stands, from each word on as far as it reaches."""
        if not all(map(self._occurs, steps)):
            return []
        if len(steps) == 1:
            found = self._step_before(steps[0], None)
        else:
            common = self._common(steps)
            if common is not None and not common:
                return []
            found = self._step_before(steps[-1], None)
            if common is not None:
                limits = self._limits
                found = {at: far for at, far in found.items() if limits[at] in common}
            found = self._before(steps[:-1], found)
        return sorted([hit for hit in found.items() if hit[0] < hit[1]])

    def _common(self, steps: Steps) -> set[int] | None:
        """Return the sentences in which words stand for each step, as far as that is told."""
        common: set[int] | None = None
        sentence_of = self._limits.__getitem__  # its end tells a sentence from the others
        for step in steps:
            kind = step[0]
            if kind == "word":
                ends = set(map(sentence_of, self._index[step[1]]))
            elif kind == "one" and not step[3]:
                ends = set()
                for _, places in self._present(step):
                    ends.update(map(sentence_of, places))
            else:
                continue
            common = ends if common is None else common & ends
            if not common:
                break
        return common

    def _occurs(self, step: Step) -> bool:
        """Whether words with which a step may begin are in the draft at all."""
        kind = step[0]
        if kind == "word":
            return step[1] in self._index
        if kind == "begins":
            return self._words.begin_with(step[1])
        return kind != "one" or bool(step[3]) or bool(self._present(step))

    def _present(self, step: Step) -> list[tuple[Steps, Sequence[int]]]:
        """Return the alternatives whose first words stand in the draft, and where they do."""
        known = self._alternatives.get(id(step))
        if known is None:  # kept with the step, so that no other one is taken for it
            known = self._alternatives[id(step)] = step, self._sought(step)
        return known[1]

    def _sought(self, step: Step) -> list[tuple[Steps, Sequence[int]]]:
        index = self._index
        words: dict[str, tuple[Steps, ...]] = step[1]
        found: list[tuple[Steps, Sequence[int]]] = []
        for word in words.keys() & index.keys():
            for steps in words[word]:
                if len(steps) == 1 or steps[1][0] != "word":
                    found.append((steps, index[word]))
                elif steps[1][1] in index and (places := self._pair(word, steps[1][1])):
                    found.append((steps, places))
        lettered: dict[str, Any] = step[2]
        begun = self._words.begun if lettered else ()
        for beginnings in lettered.values():
            for letters, alternatives in beginnings:
                may = letters[:BEGINNING] in begun or len(letters) < BEGINNING
                if may and (places := self._places_of(letters)):
                    found += [(steps, places) for steps in alternatives]
        return found

    def _before(self, steps: Steps, rest: Rest | None) -> Rest:
        """Return where some steps stand before the rest of a run; None where they end it."""
        found = rest or {}
        for step in reversed(steps):
            look()
            if step[0] == "gap":  # never the first step
                rest = self._later(found, step[1])
            else:
                rest = found = self._step_before(step, rest)
                if not found:
                    break
        return found

    def _later(self, rest: Rest, most: int) -> Rest:
        """Return from where the rest of a run is seen that begins up to so many words later.

        It is seen in its own sentence, and from each word as far as it reaches.
        """
        starts = self._draft.sentences
        found: Rest = {}
        for at, far in sorted(rest.items(), key=itemgetter(1)):
            sentence = bisect_right(starts, at)
            first = max(at - most, starts[sentence - 1] if sentence else 0)
            found.update(dict.fromkeys(range(first, at + 1), far))
        return found

    def _step_before(self, step: Step, rest: Rest | None) -> Rest:
        kind = step[0]
        if kind == "word":
            return self._word_before(self._index.get(step[1], ()), step[2], rest)
        if kind == "begins":
            return self._word_before(self._places_of(step[1]), step[2], rest)
        if kind == "one":
            return self._one_before(step, rest)
        return self._element_before(step, rest)

    def _word_before(self, places: Sequence[int], glue: str | None, rest: Rest | None) -> Rest:
        if rest is None:
            return {at: at + 1 for at in places if glue is None or self._glued(glue, at)}
        limits = self._limits
        return {
            at: far
            for at in places
            if at + 1 < limits[at] and (far := rest.get(at + 1, 0)) and self._glued(glue, at)
        }

    def _places_of(self, letters: str) -> list[int]:
        """Return the places of all words that begin with some letters."""
        found = self._begun.get(letters)
        if found is None:
            words, index = self._words.starting(letters), self._index
            found = self._begun[letters] = [at for word in words for at in index[word]]
        return found

    def _element_before(self, step: Step, rest: Rest | None) -> Rest:
        limits = self._limits
        found: Rest = {}
        for start, end in watched(self._elements(step[1])):
            if start < len(limits) and self._glued(step[2], start):
                far = _farthest(end, limits[start], rest)
                if far > found.get(start, 0):
                    found[start] = far
        return found

    def _one_before(self, step: Step, rest: Rest | None) -> Rest:
        """Take each alternative with which a word of the draft begins, and those of any word."""
        found: Rest = {}
        for steps, places in self._present(step):
            if len(steps) == 1:
                self._take_word(steps[0][2], places, rest, found)
            elif is_phrase(steps):
                self._take_phrase(steps, places, rest, found)
            else:
                _add(found, self._before(steps, rest))
        for steps in step[3]:
            _add(found, self._before(steps, rest))
        return found

    def _pair(self, word: str, second: str) -> Sequence[int]:
        """Return the places of a word behind which another one stands."""
        pair = (word, second)
        found = self._pairs.get(pair)
        if found is None:
            found = self._pairs[pair] = self._in_a_row(word, second)
        return found

    def _in_a_row(self, word: str, second: str) -> Sequence[int]:
        firsts, seconds = self._index[word], self._index[second]
        text = self._text
        if len(seconds) <= len(firsts):
            return [at - 1 for at in seconds if at and text[at - 1] == word]
        last = len(text) - 1
        return [at for at in firsts if at < last and text[at + 1] == second]

    def _take_word(
        self, glue: str | None, places: Sequence[int], rest: Rest | None, found: Rest
    ) -> None:
        if rest is None:
            for at in places:
                if at not in found and (glue is None or self._glued(glue, at)):
                    found[at] = at + 1
            return
        limits = self._limits
        for at in places:
            far = rest.get(at + 1, 0)
            if far > found.get(at, 0) and at + 1 < limits[at] and self._glued(glue, at):
                found[at] = far

    def _take_phrase(
        self, steps: Steps, places: Sequence[int], rest: Rest | None, found: Rest
    ) -> None:
        limits = self._limits
        count = len(steps)
        for at in places:
            far = at + count
            if far > limits[at]:
                continue
            if rest is not None:
                far = rest.get(far, 0) if far < limits[at] else 0
            if far > found.get(at, 0) and self._reads(steps, at):
                found[at] = far

    def _reads(self, steps: Steps, at: int) -> bool:
        """Whether a phrase stands at a word; there are as many words."""
        text, gaps, loose = self._text, self._gaps, self._loose
        for number, (kind, wanted, glue) in enumerate(steps, at):
            word = text[number]
            if word != wanted and (kind == "word" or not word.startswith(wanted)):
                return False
            if glue == "":
                if gaps[number] not in loose:
                    return False
            elif glue is not None and not self._glued(glue, number):
                return False
        return True

    def _glued(self, glue: str | None, at: int) -> bool:
        """Whether what stands before a word may stand between two words of a phrase."""
        if glue is None:
            return True
        gap = self._gaps[at]
        return gap.strip(" -\n\r") == glue if glue else gap in self._loose

    @property
    def _limits(self) -> list[int]:
        """Where the sentence around each word ends."""
        if self._sentence_ends is None:
            count = len(self._text)
            starts = self._draft.sentences
            ends: list[int] = []
            for start, end in pairwise([*starts, count]):
                ends += [end] * (end - start)
            missing = count - len(ends)  # words before the first sentence
            self._sentence_ends = [starts[0] if starts else count] * missing + ends
        return self._sentence_ends


class _Part(Runs):
    """Finds runs among some of the words of a draft."""

    __slots__ = ()

    def __init__(self, whole: Runs, words: Words, elements: Elements, ends: list[int]) -> None:
        for name in Runs.__slots__:
            setattr(self, name, getattr(whole, name))
        self._words = words
        self._index = words.index
        self._elements = elements
        self._sentence_ends = ends
        self._alternatives, self._begun, self._pairs = {}, {}, {}


def _between(hits: Hits, first: int, last: int) -> Hits:
    """Return the hits that begin in a range of words."""
    return hits[bisect_left(hits, (first, 0)) : bisect_left(hits, (last, 0))]


def _farthest(end: int, limit: int, rest: Rest | None) -> int:
    """Return how far a run reaches whose steps so far end before a word, or 0."""
    if rest is None:
        return end if end <= limit else 0
    return rest.get(end, 0) if end < limit else 0


def _add(found: Rest, more: Rest) -> None:
    for at, far in more.items():
        if far > found.get(at, 0):
            found[at] = far
