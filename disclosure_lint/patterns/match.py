"""Where a compiled pattern holds in a draft, in time linear in the draft's words.

There is no backtracking: a run of steps is followed from each place where it may
begin with the set of words it may have reached, and gaps are bounded.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from disclosure_lint.draft.model import Draft
from disclosure_lint.patterns.nodes import Node, Step, Steps, needed

_LOOSE = frozenset(" -\n\r*_®™\"'")  # what may stand between the words of a phrase

Hits = list[tuple[int, int]]
Elements = Callable[[str], Hits]


class Nearest(NamedTuple):
    """The unit that comes nearest to what was asked, and the parts it lacks."""

    first: int
    last: int
    lacking: tuple[Node, ...]
    present: int


class Matcher:
    """Answers where patterns hold in one draft; remembers what it has looked up.

    `elements` gives the half-open word ranges of an element by name. Hits are
    half-open ranges of word numbers, in order.
    """

    __slots__ = (
        "_draft", "_elements", "_gaps", "_letters", "_remembered", "_sentence_ends", "_text",
        "_words",
    )  # fmt: skip

    def __init__(self, draft: Draft, elements: Elements) -> None:
        self._draft = draft
        self._words = draft.words
        self._text = draft.words.text
        self._gaps = draft.words.gaps
        self._elements = elements
        self._letters: dict[int, tuple[Step, dict[str, list[tuple[str, Any]]]]] = {}
        self._remembered: dict[int, tuple[Node, Hits]] = {}
        self._sentence_ends: list[int] | None = None

    def hits(self, node: Node, first: int = 0, last: int | None = None) -> Hits | None:
        """Return where `node` holds within a range of words, or None where it does not.

        A pattern that holds because something is absent gives an empty list.
        """
        last = len(self._text) if last is None else last
        kind = node[0]
        if kind == "run":
            return self._between(self._run_hits(node), first, last) or None
        if kind == "within":
            return self._unit_hits(node, first, last) or None
        if kind == "not":
            return [] if self.hits(node[1], first, last) is None else None
        return self._joined(node, first, last)

    def nearest(self, node: Node, first: int = 0, last: int | None = None) -> Nearest | None:
        """Return the unit that holds most parts of a `within` pattern, if any does."""
        last = len(self._text) if last is None else last
        best: Nearest | None = None
        for unit, parts in _conjunctions(node):
            for start, end in self._units_with(unit, parts, first, last):
                lacking = tuple(p for p in parts if self.hits(p, start, end) is None)
                present = len(parts) - len(lacking)
                if best is None or present > best.present:
                    best = Nearest(start, end, lacking, present)
        return best

    def _joined(self, node: Node, first: int, last: int) -> Hits | None:
        found: Hits = []
        held = False
        for inner in node[1]:
            hits = self.hits(inner, first, last)
            if hits is not None:
                held = True
                found += hits
            elif node[0] == "all":
                return None
        return sorted(found) if held else None

    @staticmethod
    def _between(hits: Hits, first: int, last: int) -> Hits:
        start = bisect_left(hits, (first, 0))
        end = bisect_left(hits, (last, 0))
        return [hit for hit in hits[start:end] if hit[1] <= last]

    def _run_hits(self, node: Node) -> Hits:
        known = self._remembered.get(id(node))
        if known is None:
            known = (node, self._find(node[1]))
            self._remembered[id(node)] = known
        return known[1]

    def _find(self, steps: Steps) -> Hits:
        found: Hits = []
        limits = self._limits
        for start in sorted(set(self._beginnings(steps[0]))):
            ends = self._follow(steps, [start], limits[start])
            if ends:
                found.append((start, max(ends)))
        return found

    def _beginnings(self, step: Step) -> Iterator[int]:
        """Yield the words at which a step may begin."""
        kind, index = step[0], self._words.index
        if kind == "word":
            yield from index.get(step[1], ())
        elif kind == "begins":
            for word in self._words.starting(step[1]):
                yield from index[word]
        elif kind == "one":
            yield from self._beginnings_of_one(step)
        else:
            for start, end in self._elements(step[1]):
                if start < end:  # some are marks without a word
                    yield start

    def _beginnings_of_one(self, step: Step) -> Iterator[int]:
        _, words, beginnings, others = step
        index = self._words.index
        for word in words.keys() & index.keys():
            yield from index[word]
        for letters, _ in beginnings:
            for word in self._words.starting(letters):
                yield from index[word]
        for steps in others:
            yield from self._beginnings(steps[0])

    def _follow(self, steps: Steps, reached: list[int], limit: int) -> list[int]:
        """Return the words that can be reached from some words by all the steps."""
        text = self._text
        for step in steps:
            kind = step[0]
            if kind == "word":
                wanted, glue = step[1], step[2]
                reached = [
                    at + 1
                    for at in reached
                    if at < limit and text[at] == wanted and self._glued(glue, at)
                ]
            elif kind == "begins":
                wanted, glue = step[1], step[2]
                reached = [
                    at + 1
                    for at in reached
                    if at < limit and text[at].startswith(wanted) and self._glued(glue, at)
                ]
            elif kind == "one":
                reached = self._through_one(step, reached, limit)
            else:
                ends = {end for at in reached for end in self._ends(step, at, limit)}
                reached = sorted(ends)
            if not reached:
                break
        return reached

    def _ends(self, step: Step, at: int, limit: int) -> Iterator[int]:
        kind = step[0]
        if kind == "gap":
            yield from range(at, min(at + step[1], limit) + 1)
        elif at < limit and self._glued(step[2], at):
            hits = self._elements(step[1])
            number = bisect_left(hits, (at, 0))
            while number < len(hits) and hits[number][0] == at:
                if hits[number][1] <= limit:
                    yield hits[number][1]
                number += 1

    def _through_one(self, step: Step, reached: list[int], limit: int) -> list[int]:
        """Follow each alternative once from all the words, however many they are."""
        text = self._text
        _, words, _, others = step
        reached = [at for at in reached if at < limit]
        ends: list[int] = []
        places: dict[str, list[int]] = {}
        for at in reached:
            if text[at] in words:
                places.setdefault(text[at], []).append(at)
        for word, found in places.items():
            for steps in words[word]:
                ends += self._follow(steps, found, limit)
        lettered = self._lettered(step)
        for letter in {text[at][0] for at in reached}:
            for letters, alternatives in lettered.get(letter, ()):
                found = [at for at in reached if text[at].startswith(letters)]
                for steps in alternatives if found else ():
                    ends += self._follow(steps, found, limit)
        for steps in others:
            ends += self._follow(steps, reached, limit)
        return sorted(set(ends))

    def _lettered(self, step: Step) -> dict[str, list[tuple[str, Any]]]:
        """Return the alternatives that begin a word, by its first letter: few are worth a try."""
        known = self._letters.get(id(step))
        if known is None:
            known = (step, {})
            for letters, alternatives in step[2]:
                known[1].setdefault(letters[0], []).append((letters, alternatives))
            self._letters[id(step)] = known
        return known[1]

    def _glued(self, glue: str | None, at: int) -> bool:
        """Whether what stands before a word may stand between two words of a phrase."""
        if glue is None:
            return True
        gap = self._gaps[at]
        if gap == " ":
            return not glue
        return _LOOSE.issuperset(gap) if not glue else gap.strip(" -\n\r") == glue

    @property
    def _limits(self) -> list[int]:
        """Where the sentence around each word ends."""
        if self._sentence_ends is None:
            count = len(self._text)
            starts = self._draft.sentences
            ends: list[int] = []
            for start, end in zip(starts, [*starts[1:], count], strict=True):
                ends += [end] * (end - start)
            missing = count - len(ends)  # words before the first sentence
            self._sentence_ends = [starts[0] if starts else count] * missing + ends
        return self._sentence_ends

    def _unit_hits(self, node: Node, first: int, last: int) -> Hits:
        unit, inner = node[1], node[2]
        found: Hits = []
        for start, end in self._units_with(unit, (inner,), first, last):
            if self.hits(inner, start, end) is not None:
                found.append((start, end))
        return found

    def _units_with(
        self, unit: str, parts: tuple[Node, ...], first: int, last: int
    ) -> Iterator[tuple[int, int]]:
        """Yield the units of a kind in which one of the parts may hold."""
        places: set[int] = set()
        for part in parts:
            sought = needed(part)
            if sought is None:
                yield from self._all_units(unit, first, last)
                return
            places.update(start for start, _ in self.hits(sought, first, last) or ())
        done = -1
        for place in sorted(places):
            if place >= done and (around := self._around(unit, place, first, last)):
                done = around[1]
                yield around

    def _around(self, unit: str, word: int, first: int, last: int) -> tuple[int, int] | None:
        """Return the part of the unit around a word that lies in a range of words."""
        around = self._whole(unit, word)
        return around and (max(around[0], first), min(around[1], last))

    def _whole(self, unit: str, word: int) -> tuple[int, int] | None:
        if unit == "sentence":
            return self._draft.sentence(word)
        found = self._draft.unit(self._words.starts[word])
        if found is None or (unit == "heading" and found.kind != "heading"):
            return None
        around = self._words.between(found.start, found.end)
        return None if unit == "headline" and around[0] != 0 else around

    def _all_units(self, unit: str, first: int, last: int) -> Iterator[tuple[int, int]]:
        at = first
        while at < last:
            around = self._around(unit, at, first, last)
            if around is not None:
                yield around
            at = max(at + 1, around[1] if around else self._draft.sentence(at)[1])


def _conjunctions(node: Node) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """Yield each `unit(a and b and …)` of a pattern with its parts."""
    kind = node[0]
    if kind == "within":
        inner = node[2]
        yield node[1], inner[1] if inner[0] == "all" else (inner,)
    elif kind in {"any", "all"}:
        for part in node[1]:
            yield from _conjunctions(part)
