"""Where a compiled pattern holds in a draft, in time linear in the draft's words.

There is no backtracking: a run of steps is followed from each place where it may
begin with the set of words it may have reached, and gaps are bounded.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from disclosure_lint.draft.model import Draft
from disclosure_lint.limits import look, watched
from disclosure_lint.patterns.gate import possible
from disclosure_lint.patterns.nodes import Node, Step, Steps, needed

_LOOSE = frozenset(" -\n\r*_®™\"'")  # what may stand between the words of a phrase

_NONE: Hits = []  # of a run that cannot hold
_FEW = 2  # places that are looked at rather than asked whether it is worth it

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
        "_alternatives", "_draft", "_elements", "_gaps", "_possible", "_remembered", "_sentence_ends",
        "_text", "_words",
    )  # fmt: skip

    def __init__(
        self, draft: Draft, elements: Elements, gate: dict[str, Any] | None = None
    ) -> None:
        self._draft = draft
        self._words = draft.words
        self._text = draft.words.text
        self._gaps = draft.words.gaps
        self._elements = elements
        self._remembered: dict[int, tuple[Node, Hits]] = {}
        self._alternatives: dict[int, tuple[Step, dict[str, tuple[Steps, ...]]]] = {}
        self._sentence_ends: list[int] | None = None
        self._possible = possible(gate, draft.words) if gate else None

    def again(self, elements: Elements) -> Matcher:
        """Return one that knows what this one has looked up, and asks others for elements."""
        other = Matcher.__new__(Matcher)
        for name in Matcher.__slots__:
            setattr(other, name, getattr(self, name))
        other._remembered = dict(self._remembered)  # noqa: SLF001 - of its own class
        other._elements = elements  # noqa: SLF001 - of its own class
        return other

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
            return None if self.holds(node[1], first, last) else []
        return self._joined(node, first, last)

    def holds(self, node: Node, first: int = 0, last: int | None = None) -> bool:
        """Return whether `node` holds within a range of words; stops at the first proof."""
        last = len(self._text) if last is None else last
        kind = node[0]
        if kind == "any":
            return any(self.holds(inner, first, last) for inner in node[1])
        if kind == "all":
            return all(self.holds(inner, first, last) for inner in node[1])
        if kind == "not":
            return not self.holds(node[1], first, last)
        if kind == "within":
            units = self._units_with(node[1], (node[2],), first, last)
            return any(self.holds(node[2], *unit) for unit in units)
        return bool(self._between(self._run_hits(node), first, last))

    def nearest(self, node: Node, first: int = 0, last: int | None = None) -> Nearest | None:
        """Return the unit that holds most parts of a `within` pattern, if any does."""
        last = len(self._text) if last is None else last
        best: Nearest | None = None
        for unit, parts in _conjunctions(node):
            for start, end in self._units_with(unit, parts, first, last):
                lacking = tuple(p for p in parts if not self.holds(p, start, end))
                # What a unit rightly lacks does not bring it nearer.
                present = sum(p[0] != "not" for p in parts if p not in lacking)
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
        if self._possible is not None and node[3] >= 0 and node[3] not in self._possible:
            return _NONE
        known = self._remembered.get(id(node))
        if known is None:
            look()
            hits = self._find_phrases(node[1][0]) if node[2] else self._find(node[1])
            known = (node, hits)
            self._remembered[id(node)] = known
        return known[1]

    def _find(self, steps: Steps) -> Hits:
        found: Hits = []
        if not all(self._occurs(step) for step in steps[1:]):
            return found
        limits = self._limits
        for start in watched(sorted(set(self._beginnings(steps[0])))):
            ends = self._follow(steps, [start], limits[start])
            if ends:
                found.append((start, max(ends)))
        return found

    def _find_phrases(self, step: Step) -> Hits:
        """Find the alternatives of a step that are plain phrases, as most are."""
        _, words, beginnings, _ = step
        index = self._words.index
        ends: dict[int, int] = {}
        for word in words.keys() & index.keys():
            self._take(words[word], index[word], ends)
        for letters, phrases in _pairs(beginnings):
            for word in self._words.starting(letters):
                self._take(phrases, index[word], ends)
        return sorted(ends.items())

    def _take(self, phrases: tuple[Steps, ...], places: list[int], ends: dict[int, int]) -> None:
        """Note where each phrase ends that begins at one of the places, the longest."""
        for steps in phrases:
            if len(steps) == 1:
                for at in places:
                    ends.setdefault(at, at + 1)
                continue
            rest = steps[1:]
            if len(places) > _FEW and not all(map(self._occurs, rest)):
                continue
            for at in places:
                end = self._phrase_end(rest, at + 1)
                if end > ends.get(at, 0):
                    ends[at] = end

    def _phrase_end(self, steps: Steps, at: int) -> int:
        """Return where the rest of a phrase ends that goes on at a word, or 0."""
        if at + len(steps) > self._limits[at - 1]:
            return 0
        for kind, wanted, glue in steps:
            word = self._text[at]
            if not (word == wanted if kind == "word" else word.startswith(wanted)):
                return 0
            if not self._glued(glue, at):
                return 0
            at += 1
        return at

    def _occurs(self, step: Step) -> bool:
        """Whether a word with which a step may begin is in the draft at all."""
        kind, index = step[0], self._words.index
        if kind == "word":
            return step[1] in index
        if kind == "begins":
            return bool(self._words.starting(step[1]))
        if kind != "one" or step[3]:
            return True
        return not step[1].keys().isdisjoint(index.keys()) or any(
            self._words.starting(letters) for letters, _ in _pairs(step[2])
        )

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
        for letters, _ in _pairs(beginnings):
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
            elif kind == "gap":
                reached = _spread(reached, step[1], limit)
            elif kind == "one":
                reached = self._through_one(step, reached, limit)
            else:
                ends = {end for at in reached for end in self._element_ends(step, at, limit)}
                reached = sorted(ends)
            if not reached:
                break
        return reached

    def _element_ends(self, step: Step, at: int, limit: int) -> Iterator[int]:
        if at >= limit or not self._glued(step[2], at):
            return
        hits = self._elements(step[1])
        number = bisect_left(hits, (at, 0))
        while number < len(hits) and hits[number][0] == at:
            if hits[number][1] <= limit:
                yield hits[number][1]
            number += 1

    def _through_one(self, step: Step, reached: list[int], limit: int) -> list[int]:
        """Follow each alternative from all the words that it may go on at, like words at once."""
        text = self._text
        known = self._alternatives.setdefault(id(step), (step, {}))[1]
        reached = [at for at in reached if at < limit]
        ends: list[int] = []
        places: dict[str, list[int]] = {}
        for at in reached:
            word = text[at]
            if word not in known:
                known[word] = _alternatives(step, word)
            if known[word]:
                places.setdefault(word, []).append(at)
        for word, found in places.items():
            for steps in known[word]:
                ends += self._follow(steps, found, limit)
        for steps in step[3]:
            ends += self._follow(steps, reached, limit)
        return sorted(set(ends))

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
            for start, end in pairwise([*starts, count]):
                ends += [end] * (end - start)
            missing = count - len(ends)  # words before the first sentence
            self._sentence_ends = [starts[0] if starts else count] * missing + ends
        return self._sentence_ends

    def _unit_hits(self, node: Node, first: int, last: int) -> Hits:
        unit, inner = node[1], node[2]
        found: Hits = []
        for start, end in watched(self._units_with(unit, (inner,), first, last)):
            if self.holds(inner, start, end):
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


def _spread(reached: list[int], count: int, limit: int) -> list[int]:
    """Return the words up to `count` beyond some words, each once and in order."""
    spread: list[int] = []
    free = 0
    for at in reached:
        end = min(at + count, limit) + 1
        spread += range(max(at, free), end)
        free = max(free, end)
    return spread


def _conjunctions(node: Node) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """Yield each `unit(a and b and …)` of a pattern with its parts."""
    kind = node[0]
    if kind == "within":
        inner = node[2]
        yield node[1], inner[1] if inner[0] == "all" else (inner,)
    elif kind in {"any", "all"}:
        for part in node[1]:
            yield from _conjunctions(part)


def _alternatives(step: Step, word: str) -> tuple[Steps, ...]:
    """Return the alternatives of a step that may go on at a word, but for those of any word."""
    _, words, beginnings, _ = step
    lettered = beginnings.get(word[0], ())
    begun = [steps for letters, found in lettered if word.startswith(letters) for steps in found]
    return (*words.get(word, ()), *begun)


def _pairs(beginnings: dict[str, Any]) -> Iterator[tuple[str, tuple[Steps, ...]]]:
    for lettered in beginnings.values():
        yield from lettered
