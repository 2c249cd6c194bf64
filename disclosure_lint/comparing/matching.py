"""Which anchor of one text is which of the other.

Values that stand equally often are paired first to first; the longest chain of pairs in
the same order in both gives a map from one text into the other, and by it the rest is
paired with what lies nearest. Nearly linear in the number of anchors.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from disclosure_lint.comparing.anchor import FULLER, Anchor
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

_MOST_PAIRS = 40_000  # of one value that are weighed against each other; more are taken in order
_AROUND = (
    400  # code points of the longer text about a place in which a value may be told more fully
)


class Matched(NamedTuple):
    """Pairs of anchors by their numbers, and what is left over on either side."""

    pairs: dict[int, int]  # number in the one text → number in the other
    map: Map
    left: tuple[int, ...]  # of the one text
    right: tuple[int, ...]  # of the other

    def share(self, ones: Sequence[Anchor], others: Sequence[Anchor]) -> float | None:
        """Return which part of the solid anchors has a partner; None where there are none."""
        solid = sum(one.is_solid for one in ones) + sum(one.is_solid for one in others)
        lone = sum(ones[n].is_solid for n in self.left) + sum(
            others[n].is_solid for n in self.right
        )
        return (solid - lone) / solid if solid else None

    def mirrored(self) -> Matched:
        """Return the same from the side of the other text."""
        pairs = {other: one for one, other in self.pairs.items()}
        return Matched(pairs, self.map.mirrored(), self.right, self.left)


class Map:
    """Where a place of one text lies in the other, by places that are known in both."""

    def __init__(self, known: Sequence[tuple[int, int]], length: int, other: int) -> None:
        self._from = [0, *(one for one, _ in known), max(length, 1)]
        self._to = [0, *(other for _, other in known), other]

    def mirrored(self) -> Map:
        """Return the way back."""
        known = list(zip(self._to[1:-1], self._from[1:-1], strict=True))
        return Map(known, self._to[-1], self._from[-1])

    def __call__(self, place: int) -> int:
        """Return the place in the other text, straight between the nearest known ones."""
        after = min(max(bisect_right(self._from, place), 1), len(self._from) - 1)
        low, high = self._from[after - 1], self._from[after]
        share = (place - low) / (high - low) if high > low else 0.0
        return round(self._to[after - 1] + share * (self._to[after] - self._to[after - 1]))


def match(
    ones: Sequence[Anchor], others: Sequence[Anchor], length: int, other_length: int
) -> Matched:
    """Pair the anchors of two texts of these lengths in code points."""
    mine, theirs = _by_key(ones), _by_key(others)
    sure = [
        pair
        for key in mine.keys() & theirs.keys()
        if len(mine[key]) == len(theirs[key])
        for pair in zip(mine[key], theirs[key], strict=True)
    ]
    sure.sort()
    mapped = _mapped(sure, ones, others, (length, other_length))
    uneven = [k for k in mine.keys() & theirs.keys() if len(mine[k]) != len(theirs[k])]
    pairs = dict(sure)
    for _ in range(2 if uneven else 0):  # what they tell of places makes the map finer
        pairs = dict(sure)
        for key in uneven:
            pairs.update(_nearest(mine[key], theirs[key], ones, others, mapped))
        mapped = _mapped(sorted(pairs.items()), ones, others, (length, other_length))
    taken = set(pairs.values())
    left = [n for n in range(len(ones)) if n not in pairs]
    right = [n for n in range(len(others)) if n not in taken]
    around = round(_AROUND * min(other_length / max(length, 1), 1.0))
    pairs.update(_fuller(left, right, ones, others, mapped, around))
    taken = set(pairs.values())
    return Matched(
        pairs,
        mapped,
        tuple(n for n in left if n not in pairs),
        tuple(n for n in right if n not in taken),
    )


def _mapped(
    pairs: list[tuple[int, int]],
    ones: Sequence[Anchor],
    others: Sequence[Anchor],
    lengths: tuple[int, int],
) -> Map:
    """Return the map by the longest run of pairs that are in the same order in both."""
    spots = [(ones[one].start, others[other].start) for one, other in chain(pairs)]
    return Map(_increasing(spots), *lengths)


def _by_key(anchors: Sequence[Anchor]) -> dict[tuple[str, Hashable], list[int]]:
    found: dict[tuple[str, Hashable], list[int]] = {}
    for number, anchor in enumerate(anchors):
        found.setdefault(anchor.key, []).append(number)
    return found


def chain(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs whose second numbers increase, too."""
    ends: list[int] = []  # the smallest second number that ends a run of each length
    at: list[int] = []
    before: list[int] = []
    for number, (_, other) in enumerate(pairs):
        length = bisect_left(ends, other)
        if length == len(ends):
            ends.append(other)
            at.append(number)
        else:
            ends[length] = other
            at[length] = number
        before.append(at[length - 1] if length else -1)
    longest = []
    number = at[-1] if at else -1
    while number >= 0:
        longest.append(pairs[number])
        number = before[number]
    return longest[::-1]


def _increasing(spots: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for spot in spots:
        if not kept or (spot[0] > kept[-1][0] and spot[1] > kept[-1][1]):
            kept.append(spot)
    return kept


def _nearest(
    mine: list[int], theirs: list[int], ones: Sequence[Anchor], others: Sequence[Anchor], to: Map
) -> list[tuple[int, int]]:
    """Pair equal values that do not stand equally often, in order and at least displacement."""
    if len(mine) * len(theirs) > _MOST_PAIRS:
        return list(zip(mine, theirs, strict=False))
    places = [to(ones[n].start) for n in mine]
    spots = [others[n].start for n in theirs]
    if len(places) <= len(spots):
        chosen = _least(places, spots)
        return [(mine[n], theirs[other]) for n, other in enumerate(chosen)]
    chosen = _least(spots, places)
    return [(mine[one], theirs[n]) for n, one in enumerate(chosen)]


def _least(few: list[int], many: list[int]) -> list[int]:
    """Return for each of the few which of the many it is, in order, at least displacement."""
    endless = float("inf")
    costs: list[float] = [0.0] * (len(many) + 1)
    took: list[list[bool]] = []
    for place in few:
        row: list[float] = [endless]
        taken = [False]
        for number, spot in enumerate(many):
            here = costs[number] + abs(place - spot)
            taken.append(here < row[-1])
            row.append(min(here, row[-1]))
        costs = row
        took.append(taken)
    chosen: list[int] = []
    at = len(many)
    for taken in reversed(took):
        while not taken[at]:
            at -= 1
        at -= 1
        chosen.append(at)
    return chosen[::-1]


def _fuller(  # noqa: PLR0913, PLR0917 - what is left of two texts, and where it may stand
    left: list[int],
    right: list[int],
    ones: Sequence[Anchor],
    others: Sequence[Anchor],
    to: Map,
    around: int,
) -> list[tuple[int, int]]:
    """Pair what one text tells more fully than the other, near where it should stand."""
    found = []
    free = set(right)
    starts = [others[n].start for n in right]
    for one in left:
        anchor = ones[one]
        place = to(anchor.start)
        near = right[bisect_left(starts, place - around) : bisect_right(starts, place + around)]
        fitting = [n for n in near if n in free and is_fuller(anchor, others[n])]
        if fitting:
            other = min(fitting, key=lambda n: abs(others[n].start - place))
            free.discard(other)
            found.append((one, other))
    return found


def is_fuller(one: Anchor, other: Anchor) -> bool:
    """Whether one of two anchors of different kinds says the other's value more fully."""
    return _says(one, other) or _says(other, one)


def _says(brief: Anchor, full: Anchor) -> bool:
    if full.kind not in FULLER.get(brief.kind, ()):
        return False
    if full.kind == "date" and brief.kind != "dotted":
        year, month, day = map(int, str(full.value).split("-"))
        return brief.value in {year if brief.kind == "year" else month, (month, day)}
    if full.kind == "day":
        return isinstance(full.value, tuple) and brief.value == full.value[0]
    return brief.value == full.value
