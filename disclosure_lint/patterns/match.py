"""Where a compiled pattern holds in a draft, in time linear in the draft's words.

Runs are looked up once in the whole draft. A condition on a unit is asked only of the units
around the rarest of what it needs, and of none where something that it needs is nowhere.
"""

from __future__ import annotations

from bisect import bisect_left

from disclosure_lint.draft.model import Draft
from disclosure_lint.limits import look, watched
from disclosure_lint.patterns.gate import Gate
from disclosure_lint.patterns.nodes import Node, steps_of
from disclosure_lint.patterns.runs import Elements, Hits, Runs
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Hits", "Matcher", "Nearest"]

_NONE: Hits = []  # of a run that cannot hold
_MOST_PARTS = 64  # that are kept
_SHARE = 2  # a range of words is short that is no larger a part of the draft


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
        "_before", "_draft", "_gate", "_parts", "_possible", "_remembered", "_runs", "_words",
    )  # fmt: skip

    def __init__(self, draft: Draft, elements: Elements, gate: Gate | None = None) -> None:
        self._draft = draft
        self._words = draft.words
        self._runs = Runs(draft, elements)
        self._gate = gate
        self._possible = gate.possible(draft.words) if gate else None
        self._remembered: dict[int, tuple[Node, Hits]] = {}
        self._parts: dict[tuple[int, int], Matcher] = {}
        self._before: dict[int, tuple[Node, Hits]] = {}  # what the whole of a part remembers

    def again(self, elements: Elements) -> Matcher:
        """Return one that knows what this one has looked up, and asks others for elements."""
        other = Matcher.__new__(Matcher)
        for name in Matcher.__slots__:
            setattr(other, name, getattr(self, name))
        other._remembered = dict(self._remembered)  # noqa: SLF001 - of its own class
        other._runs = self._runs.again(elements)  # noqa: SLF001 - of its own class
        other._parts = {}  # noqa: SLF001 - of its own class
        return other

    def of(self, first: int, last: int) -> Matcher:
        """Return what answers for a range of words and looks at the sentences there alone.

        That of a short one costs less: a run stands in one sentence.
        """
        if not 0 <= first < last or (last - first) * _SHARE > len(self._words):
            return self
        first, last = self._draft.sentence(first)[0], self._draft.sentence(last - 1)[1]
        part = self._parts.get((first, last))
        if part is None:
            if len(self._parts) >= _MOST_PARTS:
                self._parts.clear()
            part = self._parts[first, last] = _Part(self, first, last)
        return part

    def hits(self, node: Node, first: int = 0, last: int | None = None) -> Hits | None:
        """Return where `node` holds within a range of words, or None where it does not.

        A pattern that holds because something is absent gives an empty list.
        """
        last = len(self._words) if last is None else last
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
        last = len(self._words) if last is None else last
        kind = node[0]
        if kind == "run":
            return bool(self._between(self._run_hits(node), first, last))
        if kind in {"any", "all"}:
            proof = kind == "any"
            for inner in node[1]:
                if self.holds(inner, first, last) is proof:
                    return proof
            return not proof
        if kind == "not":
            return not self.holds(node[1], first, last)
        units = self._units_with(node[1], (node[2],), first, last)
        return any(self.holds(node[2], *unit) for unit in units)

    def nearest(self, node: Node, first: int = 0, last: int | None = None) -> Nearest | None:
        """Return the unit that holds most parts of a `within` pattern, if any does."""
        last = len(self._words) if last is None else last
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

    def _between(self, hits: Hits, first: int, last: int) -> Hits:
        """Return the hits in a range of words; all of them where it is the whole draft."""
        if not hits or (first == 0 and last == len(self._words.text)):
            return hits
        start = bisect_left(hits, (first, 0))
        end = bisect_left(hits, (last, 0), start)
        return [hit for hit in hits[start:end] if hit[1] <= last]

    def _run_hits(self, run: Node) -> Hits:
        """Return where a run stands in the draft; equal runs of a pack have one number."""
        number = run[2]
        if self._possible is not None and number >= 0 and number not in self._possible:
            return _NONE
        key = number if number >= 0 else -id(run)
        known = self._remembered.get(key) or self._before.get(key)
        if known is None:
            look()
            steps = self._gate.steps(run) if self._gate and number >= 0 else steps_of(run)
            known = self._remembered[key] = (run, self._runs.find(steps))
        return known[1]

    def _may(self, node: Node) -> bool:
        """Whether `node` may hold anywhere, told before any unit is looked at."""
        kind = node[0]
        if kind == "run":
            return bool(self._run_hits(node))
        if kind == "any":
            return any(map(self._may, node[1]))
        if kind == "all":  # what none of its words tells to be nowhere is looked up
            return all(map(self._can, node[1])) and all(map(self._may, node[1]))
        return kind == "not" or self._may(node[2])

    def _can(self, node: Node) -> bool:
        """Whether the words for `node` are in the draft, as far as the gate tells."""
        kind = node[0]
        if kind == "run":
            return self._possible is None or node[2] < 0 or node[2] in self._possible
        if kind == "any":
            return any(map(self._can, node[1]))
        if kind == "all":
            return all(map(self._can, node[1]))
        return kind == "not" or self._can(node[2])

    def _leads(self, node: Node) -> list[int] | None:
        """Return words of which there is one wherever `node` holds; None where it needs none."""
        kind = node[0]
        if kind == "run":
            return [start for start, _ in self._run_hits(node)]
        if kind == "within":
            return self._leads(node[2])
        if kind == "not":
            return None
        told = [self._leads(inner) for inner in node[1]]
        if kind == "all":
            return min((leads for leads in told if leads is not None), key=len, default=None)
        return None if None in told else [at for leads in told if leads for at in leads]

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
        for part in filter(self._may, parts):
            leads = self._leads(part)
            if leads is None:
                yield from self._all_units(unit, first, last)
                return
            places.update(leads)
        done = first
        for place in sorted(places):
            if done <= place < last and (around := self._around(unit, place, first, last)):
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


class _Part(Matcher):
    """Answers for some whole sentences of a draft."""

    __slots__ = ()

    def __init__(self, whole: Matcher, first: int, last: int) -> None:
        for name in Matcher.__slots__:
            setattr(self, name, getattr(whole, name))
        self._runs = self._runs.within(first, last)
        self._before, self._remembered, self._parts = self._remembered, {}, {}


def _conjunctions(node: Node) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """Yield each `unit(a and b and …)` of a pattern with its parts."""
    kind = node[0]
    if kind == "within":
        inner = node[2]
        yield node[1], inner[1] if inner[0] == "all" else (inner,)
    elif kind in {"any", "all"}:
        for part in node[1]:
            yield from _conjunctions(part)
