"""Passages that the other text lacks: paragraphs without a partner, and sentences of one.

A paragraph is missing where no block of the other text goes with it, the texts about it
say that much less there, and nothing that stands elsewhere without a partner is it. Part of
a paragraph is missing where its partner is that much shorter and speaks of nothing in it.
"""

from __future__ import annotations

from disclosure_lint.comparing.beads import Bead
from disclosure_lint.comparing.blocks import Block, together, weighed, weight_of
from disclosure_lint.comparing.pairing import Pairing
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

_LEAST = 22.0  # of weight, in letters of Chinese, below which a passage is no paragraph
_STEP = 0.5  # the part of a passage by which its surroundings say more than theirs
_NEIGHBOUR = 0.6  # the part of a passage that a neighbour may tell against it
_TELLING = 1.0  # of what a passage speaks of, from which it is known again by that
_TAKEN_IN = 0.35  # the part of it that a neighbour must speak of besides, to tell the passage, too
_MOVED = 0.5  # the part of what a passage speaks of that another must, to be it
_ROUNDING = 1e-9  # the part of a sum that floating point may lose
_LEAST_PART = 30.0  # of weight, below which a part of a paragraph is not looked for
_LEAST_TOLD = 1.0  # of what a sentence speaks of, in less of which it is not known again
_TOLD = 0.2  # the part of it that a partner may speak of besides what else it tells
_SHORTER = 0.4  # the part of a sentence by which its paragraph is longer than its partner
_LONGEST = 700.0  # of weight: paragraphs of more are told in other sentences by a translator
# Notation: what ends a sentence within a paragraph, on folded text.
_SENTENCE = Regex(r"[。;][)\]\"'」』》]*(?=\s*\S)|(?<=[a-z)\]\"]{2})[.;](?=\s)")


class Passage(NamedTuple):
    """A paragraph that only one text has, and where it should stand in the other."""

    start: int
    end: int
    place: int


def passages(found: Pairing) -> list[Passage]:
    """Return the passages of the one text that the other lacks, in order."""
    return sorted([*_paragraphs(found), *_sentences(found)])


def _paragraphs(found: Pairing) -> Iterator[Passage]:
    """Yield what goes with nothing of the other text."""
    lone = _Lone(found)
    at = 0
    while at < len(found.beads):
        end = at
        while end < len(found.beads) and found.beads[end].is_lone:
            end += 1
        for first, last in _stretches(found, at, end):
            parts = [found.one.blocks[bead.start] for bead in found.beads[first:last]]
            if _is_missing(found, parts, (at, end), lone):
                there = found.beads[first].there
                blocks = found.other.blocks
                place = blocks[there].start if there < len(blocks) else len(found.other.folded)
                yield Passage(parts[0].start, parts[-1].end, place)
        at = end + 1


def _sentences(found: Pairing) -> Iterator[Passage]:
    """Yield what goes with a paragraph of the other text that does not speak of it."""
    for bead in found.beads:
        mine = found.one.blocks[bead.start : bead.end]
        if bead.is_lone or not any(block.is_text for block in mine):
            continue
        more = _surplus(found, bead)
        if more < _SHORTER * _LEAST_PART or weight_of(mine) > _LONGEST / 2:
            continue
        theirs = found.other.blocks[bead.there : bead.there_end]
        there = together([block.speaks for block in theirs])
        parts = _parted(found, mine)
        all_ = together([part.speaks for part in parts])
        last: Passage | None = None
        for part in parts:
            mass = _mass(found, part.speaks)
            if not (part.weight >= _LEAST_PART and mass >= _LEAST_TOLD):
                continue
            rest = {key: n - all_.get(key, 0) for key, n in there.items()}
            told = sum(
                found.weights[key] * max(min(n, rest.get(key, -n) + n), 0)
                for key, n in part.speaks.items()
            )
            if more < _SHORTER * part.weight or told > _TOLD * mass:
                continue
            low, high = theirs[0].start, theirs[-1].end
            place = min(max(found.map(part.start), low), high)
            if last is not None and not found.one.folded[last.end : part.start].strip():
                last = Passage(last.start, part.end, last.place)
                continue
            if last is not None:
                yield last
            last = Passage(part.start, part.end, place)
        if last is not None:
            yield last


def _parted(found: Pairing, blocks: Sequence[Block]) -> list[Block]:
    """Return the sentences of some blocks."""
    spans: list[tuple[int, int, bool, bool]] = []
    for block in blocks:
        at = block.start
        ends = _SENTENCE.finditer(found.one.folded, block.start, block.end)
        for end in (*(match.end() for match in ends), block.end):
            if end > at:
                spans.append((at, end, True, True))
                at = end
    return weighed(found.one.folded, spans, found.one.signs)


def _stretches(found: Pairing, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of the one text among lone beads, their parts put together."""
    first = at
    for number in range(at, end):
        bead = found.beads[number]
        if bead.start == bead.end:
            first = number + 1
        elif found.one.blocks[bead.start].is_whole or number + 1 == end:
            yield first, number + 1
            first = number + 1


def _is_missing(found: Pairing, parts: Sequence[Block], run: tuple[int, int], lone: _Lone) -> bool:
    weight = weight_of(parts)
    if weight < _LEAST or not any(part.is_text for part in parts):
        return False
    first, end = run
    surplus = sum(_surplus(found, bead) for bead in found.beads[first:end])
    if surplus < _STEP * weight:
        return False
    surplus = min(surplus, weight)  # what else is lone here says nothing of this passage
    speaks = together([part.speaks for part in parts])
    mass = _mass(found, speaks)
    for number in (first - 1, end):
        if 0 <= number < len(found.beads):
            surplus += _taken_in(found, found.beads[number], speaks, mass, weight)
    return surplus >= _STEP * weight and not lone.tells(speaks, mass, weight)


def _surplus(found: Pairing, bead: Bead) -> float:
    mine = weight_of(found.one.blocks[bead.start : bead.end])
    return mine - found.scale * weight_of(found.other.blocks[bead.there : bead.there_end])


def _mass(found: Pairing, speaks: Mapping[Hashable, int]) -> float:
    return sum(found.weights[key] * count for key, count in speaks.items())


def _taken_in(
    found: Pairing, bead: Bead, speaks: Mapping[Hashable, int], mass: float, weight: float
) -> float:
    """Return how much less the one text says in a neighbour, which may tell the passage, too."""
    lack = min(_surplus(found, bead), 0.0)
    if not lack:
        return 0.0
    here = together([block.speaks for block in found.one.blocks[bead.start : bead.end]])
    there = together([block.speaks for block in found.other.blocks[bead.there : bead.there_end]])
    more = {key: count - here.get(key, 0) for key, count in there.items()}
    shared = sum(found.weights[k] * max(min(n, more.get(k, 0)), 0) for k, n in speaks.items())
    if mass >= _TELLING and shared < _TAKEN_IN * mass:
        return 0.0  # a long neighbour may be that much terser by itself
    return max(lack, -_NEIGHBOUR * weight)


class _Lone:
    """What goes with nothing in the other text, by what it speaks of."""

    def __init__(self, found: Pairing) -> None:
        self._weights, self._scale = found.weights, found.scale
        self._by: dict[Hashable, list[Block]] = {}
        for bead in found.beads:
            if bead.start == bead.end:
                block = found.other.blocks[bead.there]
                for key in block.speaks:
                    self._by.setdefault(key, []).append(block)

    def tells(self, speaks: Mapping[Hashable, int], mass: float, weight: float) -> bool:
        """Whether something of about the same length speaks of the same as a passage."""
        left = mass
        # Whatever speaks of half of it speaks of one of the things that tell the most.
        for key in sorted(speaks, key=lambda key: -self._weights[key]):
            for other in self._by.get(key, ()):
                if not _MOVED * weight <= self._scale * other.weight <= weight / _MOVED:
                    continue
                shared = sum(
                    self._weights[said] * min(count, other.speaks[said])
                    for said, count in speaks.items()
                    if said in other.speaks
                )
                if shared and shared >= _MOVED * mass:
                    return True
            left -= self._weights[key] * speaks[key]
            if left < _MOVED * mass * (1 - _ROUNDING):
                break
        return False
