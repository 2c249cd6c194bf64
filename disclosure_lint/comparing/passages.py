"""Passages that the other text lacks: paragraphs without a partner.

Between two values that stand in both texts, the two say as much as each other; where one
says a whole paragraph more, that paragraph is not in the other.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from disclosure_lint.comparing.differences import Side
from disclosure_lint.comparing.matching import Matched, chain
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.draft.segment import Unit

_HAN_TO_ENGLISH = 4.0  # letters of English to one of Chinese
_LEAST = 30.0  # of weight, in letters of Chinese, below which a passage is no paragraph
_STEP = 0.6  # the part of a passage by which the texts must drift apart where it is missing
_SPREAD = 3.2  # how far lengths of the same matter spread, by the root of the length
_ENDS = (".", "。", "!", "！", ":", "：", ";", "；", '"', "”", "」", ")", "）")


class Passage(NamedTuple):
    """A paragraph that only one text has, and where it should stand in the other."""

    start: int
    end: int
    place: int


def passages(one: Side, units: Sequence[Unit], other: Side, matched: Matched) -> Iterator[Passage]:
    """Yield the paragraphs of the one text that the other lacks."""
    spots = _checkpoints(one, other, matched)
    mine, theirs = _Weight(one), _Weight(other)
    whole = mine.between(0, len(one.folded)), theirs.between(0, len(other.folded))
    if not whole[0] or not whole[1]:
        return
    # Where one text writes more tersely throughout, its whole is no missing part.
    scale = min(max(whole[0] / whole[1], 0.8), 1.25)
    starts = [unit.start for unit in units]
    for (start, there), (end, there_end) in pairwise(spots):
        inside = units[bisect_left(starts, start) : bisect_left(starts, end)]
        lone = [u for u in inside if u.end <= end and u.kind != "cell" and _is_whole(one, u)]
        if not lone:
            continue
        said = mine.between(start, end)
        surplus = said - scale * theirs.between(there, there_end)
        weights = [(mine.between(u.start, u.end), u) for u in lone]
        if _sentences(one, start, end) <= _sentences(other, there, there_end):
            continue
        fitting = [
            (abs(surplus - weight), unit)
            for weight, unit in weights
            if weight >= _LEAST and surplus >= max(_STEP * weight, _SPREAD * said**0.5)
        ]
        if fitting:
            _, unit = min(fitting, key=lambda pair: pair[0])
            yield Passage(unit.start, unit.end, matched.map(unit.start))


def _checkpoints(one: Side, other: Side, matched: Matched) -> list[tuple[int, int]]:
    """Return places that both texts have, ends included, each after the one before."""
    found = [(0, 0)]
    pairs = ((one.anchors[n], other.anchors[p]) for n, p in sorted(matched.pairs.items()))
    spots = [(a.end, b.end) for a, b in pairs if a.is_solid and b.is_solid]
    for spot in chain(spots):  # two figures of one sentence may change places
        if spot[0] > found[-1][0] and spot[1] > found[-1][1]:
            found.append(spot)
    return [*found, (len(one.folded), len(other.folded))]


def _sentences(side: Side, start: int, end: int) -> int:
    if side.is_han:
        return sum(side.folded.count(stop, start, end) for stop in "。;!?")
    ends = sum(
        side.folded.count(stop, start, end) for stop in (". ", ".\n", ";", "! ", "? ", "?\n")
    )
    return ends + side.folded[start:end].rstrip().endswith(".")


def _is_whole(side: Side, unit: Unit) -> bool:
    return side.folded[unit.start : unit.end].rstrip().endswith(_ENDS)


class _Weight:
    """How much a stretch of a text says, in letters of Chinese."""

    def __init__(self, side: Side) -> None:
        total, self._sums = 0.0, [0.0]
        latin = 1 / _HAN_TO_ENGLISH
        for sign in side.folded:
            if sign >= "\u3400":
                total += 1.0
            elif not sign.isspace():
                total += latin * 1.2  # spaces aside
            self._sums.append(total)

    def between(self, start: int, end: int) -> float:
        return self._sums[end] - self._sums[start]
