"""Which blocks of one text say what which blocks of the other say.

The best way through both texts, in order: a block is paired with up to three of the other
text, or with none. Looked for only about the place where each should stand, so that the
time grows as the texts do.
"""

from __future__ import annotations

from bisect import bisect_right

from disclosure_lint.comparing.blocks import Block, together
from disclosure_lint.comparing.matching import Map
from disclosure_lint.limits import watched
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from typing import TypeAlias

    _Speaks: TypeAlias = Mapping[Hashable, int]

_BAND = 7  # blocks on either side of the place where one should stand
_LENGTH = 0.4  # what a length that is one spread off costs, twice
_SPREAD = 3.2  # how far lengths of the same matter spread, by the root of the length
_OFF = _LENGTH / (_SPREAD * _SPREAD)
_LIGHT = 10.0  # the weight below which a length tells no more
_MOST = 3.0  # that a length may cost
_UNSHARED = 0.35  # what each thing costs that only one side of a pair speaks of
_ALONE = 0.3  # what a paragraph costs that has no partner
_ALONE_CELLS = 0.05
_UNSHARED_ALONE = 0.1


class Bead(NamedTuple):
    """Blocks of the one text, from `start` to `end`, and those of the other that say the same."""

    start: int
    end: int
    there: int
    there_end: int

    @property
    def is_lone(self) -> bool:
        """Whether one of the texts has nothing here."""
        return self.start == self.end or self.there == self.there_end

    def mirrored(self) -> Bead:
        """Return the same from the side of the other text."""
        return Bead(self.there, self.there_end, self.start, self.end)


def beads(
    ones: Sequence[Block],
    others: Sequence[Block],
    to: Map,
    weights: Mapping[Hashable, float],
    scale: float,
) -> list[Bead]:
    """Pair the blocks of two texts; `scale` is how much more the one says throughout."""
    starts = [block.start for block in others]
    low, high = [], []
    for number, block in enumerate(ones):
        at = bisect_right(starts, to(block.start))
        low.append(max(0, at - _BAND) if number else 0)
        high.append(min(len(others), at + _BAND))
    low.append(min([*low[-1:], len(others)]))
    high.append(len(others))
    for number in range(1, len(low)):  # never back, and never apart
        low[number] = max(low[number], low[number - 1])
        high[number] = max(high[number], high[number - 1])
    for number in range(len(low) - 1):
        high[number] = max(high[number], min(low[number + 1] + 1, len(others)))
    mine, theirs = _Runs(ones, weights, 1.0), _Runs(others, weights, scale)
    return _back(_through(mine, theirs, (low, high), weights))


class _Runs:
    """The blocks of a text, one by one and up to three together."""

    def __init__(
        self, blocks: Sequence[Block], weights: Mapping[Hashable, float], scale: float
    ) -> None:
        self.count = len(blocks)
        single: list[_Speaks] = [block.speaks for block in blocks]
        mass = [sum([weights[k] * n for k, n in speaks.items()]) for speaks in single]
        size = [scale * block.weight for block in blocks]
        self.speaks = [single]
        self.mass, self.size = [mass], [size]
        for length in (2, 3):
            ends = range(len(blocks) - length + 1)
            before, last = self.speaks[-1], length - 1
            self.speaks.append([together((before[n], single[n + last])) for n in ends])
            self.mass.append([self.mass[-1][n] + mass[n + last] for n in ends])
            self.size.append([self.size[-1][n] + size[n + last] for n in ends])
        self.alone = [
            -(_ALONE if block.is_text else _ALONE_CELLS) - _UNSHARED_ALONE * weight
            for block, weight in zip(blocks, mass, strict=True)
        ]

    def of(self, length: int) -> tuple[list[_Speaks], list[float], list[float]]:
        """Return what so many blocks together speak of, how much that is, and their weight."""
        return self.speaks[length - 1], self.mass[length - 1], self.size[length - 1]


_Step = tuple[float, int, int]  # score, and the shape that led here
# Blocks of each text that go together, and what it costs that they are not one to one.
_SHAPES = {(1, 1): 0.0, (2, 1): 0.1, (1, 2): 0.1, (2, 2): 0.5, (3, 1): 0.25, (1, 3): 0.25}


def _through(
    mine: _Runs,
    theirs: _Runs,
    band: tuple[list[int], list[int]],
    weights: Mapping[Hashable, float],
) -> list[dict[int, _Step]]:
    """Return for each pair of places how well the texts go together up to there."""
    low, high = band
    best: list[dict[int, _Step]] = [{} for _ in range(mine.count + 1)]
    best[0][0] = (0.0, 0, 0)
    shapes = [(m, t, price, mine.of(m), theirs.of(t)) for (m, t), price in _SHAPES.items()]
    for one in watched(range(mine.count + 1)):
        row = best[one]
        for other in range(low[one], high[one] + 1):
            reached = row.get(other)
            if reached is None:
                continue
            score = reached[0]
            if one < mine.count and low[one + 1] <= other <= high[one + 1]:
                _keep(best[one + 1], other, score + mine.alone[one], 1, 0)
            if other < theirs.count and other < high[one]:
                _keep(row, other + 1, score + theirs.alone[other], 0, 1)
            for m, t, price, (my_words, my_mass, my_size), (words, mass, size) in shapes:
                end, there_end = one + m, other + t
                if end > mine.count or not low[end] <= there_end <= high[end]:
                    continue
                here, there = my_words[one], words[other]
                shared = 0.0
                for key in here.keys() & there.keys():
                    a, b = here[key], there[key]
                    shared += weights[key] * min(a, b)
                length, its = my_size[one], size[other]
                off = length - its
                length += its
                cost = _OFF * off * off / max(length, _LIGHT)
                total = score - price + shared * (1 + 2 * _UNSHARED)
                total -= _UNSHARED * (my_mass[one] + mass[other]) + (min(cost, _MOST))
                reach = best[end]
                known = reach.get(there_end)
                if known is None or total > known[0]:
                    reach[there_end] = (total, m, t)
    return best


def _keep(row: dict[int, _Step], at: int, score: float, mine: int, theirs: int) -> None:
    known = row.get(at)
    if known is None or score > known[0]:
        row[at] = (score, mine, theirs)


def _back(best: list[dict[int, _Step]]) -> list[Bead]:
    one, other = len(best) - 1, max(best[-1], default=0)
    found = []
    while one or other:
        step = best[one].get(other)
        if step is None or not (step[1] or step[2]):
            break
        found.append(Bead(one - step[1], one, other - step[2], other))
        one, other = one - step[1], other - step[2]
    return found[::-1]
