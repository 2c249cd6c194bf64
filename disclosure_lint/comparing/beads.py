"""Which blocks of one text say what which blocks of the other say.

The best way through both texts, in order: a block is paired with up to three of the other
text, or with none. Looked for only about the place where each should stand, so that the
time grows as the texts do.
"""

from __future__ import annotations

from bisect import bisect_right

from disclosure_lint.comparing.blocks import Block
from disclosure_lint.comparing.matching import Map
from disclosure_lint.limits import watched
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

_BAND = 7  # blocks on either side of the place where one should stand
_SHAPES = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3))
_SPREAD = 3.2  # how far lengths of the same matter spread, by the root of the length
_LENGTH = 0.4  # what a length that is one spread off costs, twice
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
    return _back(_through(ones, (low, high), _Judge(ones, others, weights, scale)))


_Step = tuple[float, int, int]  # score, and the shape that led here


def _through(
    ones: Sequence[Block],
    band: tuple[list[int], list[int]],
    judge: _Judge,
) -> list[dict[int, _Step]]:
    """Return for each pair of places how well the texts go together up to there."""
    low, high = band
    best: list[dict[int, _Step]] = [{} for _ in range(len(ones) + 1)]
    best[0][0] = (0.0, 0, 0)
    for one in watched(range(len(ones) + 1)):
        row = best[one]
        for other in range(low[one], high[one] + 1):
            reached = row.get(other)
            if reached is None:
                continue
            for mine, theirs in _SHAPES:
                end, there_end = one + mine, other + theirs
                if end > len(ones) or not low[end] <= there_end <= high[end]:
                    continue
                score = reached[0] + judge(one, end, other, there_end)
                known = best[end].get(there_end)
                if known is None or score > known[0]:
                    best[end][there_end] = (score, mine, theirs)
    return best


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


class _Judge:
    """Says how well some blocks of one text go with some of the other."""

    def __init__(
        self,
        ones: Sequence[Block],
        others: Sequence[Block],
        weights: Mapping[Hashable, float],
        scale: float,
    ) -> None:
        self._ones, self._others, self._weights, self._scale = ones, others, weights, scale
        self._mass = [self._of(block.speaks) for block in ones]
        self._their_mass = [self._of(block.speaks) for block in others]

    def _of(self, speaks: Mapping[Hashable, int]) -> float:
        return sum(self._weights[key] * count for key, count in speaks.items())

    def __call__(self, one: int, end: int, other: int, there_end: int) -> float:
        if one == end:
            return self._alone(self._others[other], self._their_mass[other])
        if other == there_end:
            return self._alone(self._ones[one], self._mass[one])
        mine, theirs = self._ones[one], self._others[other]
        if end - one == 1 and there_end - other == 1:
            shared = self._shared(mine.speaks, theirs.speaks)
            mass = self._mass[one] + self._their_mass[other]
            sizes = mine.weight, theirs.weight
        else:
            shared = self._shared(
                _together(self._ones[one:end]), _together(self._others[other:there_end])
            )
            mass = sum(self._mass[one:end]) + sum(self._their_mass[other:there_end])
            sizes = (
                sum(block.weight for block in self._ones[one:end]),
                sum(block.weight for block in self._others[other:there_end]),
            )
        return shared - _UNSHARED * (mass - 2 * shared) - self._length(*sizes)

    @staticmethod
    def _alone(block: Block, mass: float) -> float:
        return -(_ALONE if block.is_text else _ALONE_CELLS) - _UNSHARED_ALONE * mass

    def _length(self, mine: float, theirs: float) -> float:
        off = mine - self._scale * theirs
        return min(_LENGTH * off * off / (_SPREAD * _SPREAD * max(mine + theirs, 10.0)), _MOST)

    def _shared(self, mine: Mapping[Hashable, int], theirs: Mapping[Hashable, int]) -> float:
        if len(theirs) < len(mine):
            mine, theirs = theirs, mine
        weights = self._weights
        return sum(
            weights[key] * min(count, theirs[key]) for key, count in mine.items() if key in theirs
        )


def _together(blocks: Sequence[Block]) -> Mapping[Hashable, int]:
    if len(blocks) == 1:
        return blocks[0].speaks
    found: dict[Hashable, int] = {}
    for block in blocks:
        for key, count in block.speaks.items():
            found[key] = found.get(key, 0) + count
    return found
