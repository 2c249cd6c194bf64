"""What one text says and the text beside it says otherwise, or not at all.

Told from the side of the one text: what only the other has is told when that one is
judged with this one beside it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from disclosure_lint.comparing.anchor import FIGURES, Anchor, Difference, Side
from disclosure_lint.comparing.matching import Matched, is_fuller
from disclosure_lint.comparing.order import exchanged
from disclosure_lint.comparing.slipping import is_alike, slipped
from disclosure_lint.comparing.turned import bound, direction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.mentions.known import Known

_AROUND = 400  # code points about the mapped place in which a value is told otherwise
_AROUND_HAN = 160
_TORN = 160  # code points about a provision in which a paragraph of it ends or begins a line
_POINTS = ("point", "百分点")  # notation: of a difference of two percentages
_YEARS = 48  # code points about a day in which its year may stand by itself
_BETWEEN = 5  # values, numbers in words among them, within which a neighbour stands
_UNTOLD = frozenset({"", "$", "¥"})  # currencies that the sign does not tell


def differences(one: Side, other: Side, matched: Matched, known: Known) -> Iterator[Difference]:
    """Yield what the one text says that the other does not say alike, in no order."""
    torn: set[Anchor] = set()
    told = _otherwise(one, other, matched, torn)
    yield from told
    answered = {difference.here for difference in told} | torn
    yield from _alone(one, other, matched, answered)
    yield from _soft(one, other, matched, answered)
    for number, partner in matched.pairs.items():
        here, there = one.anchors[number], other.anchors[partner]
        if _apart(here.currency, there.currency):
            yield Difference("currency", here, there, there.start, is_sure=True)
        elif (
            here.kind == "date" and there.kind == "day" and _is_of_another_year(here, there, other)
        ):
            yield Difference("date", here, there, there.start, is_sure=False)
        elif here.kind in FIGURES:
            yield from _turned(one, here, other, there, known)
    yield from exchanged(one, other, matched)


def sort_of(anchor: Anchor) -> str:
    """Return which sort of difference an anchor makes where it has no partner."""
    return "number" if anchor.kind in FIGURES else anchor.kind


def _otherwise(one: Side, other: Side, matched: Matched, torn: set[Anchor]) -> list[Difference]:
    """Pair what is left on both sides, nearest first: the same thing, told otherwise.

    What only the reading of a line tore apart is put into `torn`.
    """
    around = _AROUND_HAN if other.is_han else _AROUND
    left = [n for n in matched.left if one.anchors[n].is_solid]
    right = [
        n for n in matched.right if other.anchors[n].is_solid or other.anchors[n].kind == "day"
    ]
    starts = [other.anchors[n].start for n in right]
    near: list[tuple[int, int, int, int]] = []
    for number in left:
        here = one.anchors[number]
        place = matched.map(here.start)
        low, high = bisect_left(starts, place - around), bisect_right(starts, place + around)
        for partner in right[low:high]:
            there = other.anchors[partner]
            if _is_torn(one, here, other, there):
                torn.add(here)
            elif is_alike(here, there):
                near.append((abs(there.start - place), number, partner, place))
    found: list[Difference] = []
    gone: tuple[set[int], set[int]] = set(), set()
    values = {a.key for a in one.anchors}, {a.key for a in other.anchors}
    for _, number, partner, place in sorted(near):
        if one.anchors[number] in torn or number in gone[0] or partner in gone[1]:
            continue
        gone[0].add(number)
        gone[1].add(partner)
        here, there = one.anchors[number], other.anchors[partner]
        absent = here.key not in values[1] or there.key not in values[0]
        sure = there.is_solid and (absent or slipped(here, there))
        found.append(Difference(sort_of(here), here, there, place, sure))
    return found


def _is_torn(one: Side, here: Anchor, other: Side, there: Anchor) -> bool:
    """Whether one of two provisions lost its paragraph to the end of another line.

    So a PDF is read whose line breaks within "Rule 14A.76(2)(a)".
    """
    if here.kind != "provision":
        return False
    values = str(here.value), str(there.value)
    brief, text = (here, one.folded) if len(values[0]) < len(values[1]) else (there, other.folded)
    short, long = sorted(values, key=len)
    rest = long.removeprefix(short)
    if not long.startswith(short) or not rest.startswith("("):
        return False
    around = text[max(0, brief.start - _TORN) : brief.start], text[brief.end : brief.end + _TORN]
    ends = (line.rstrip().endswith(rest) for line in around[0].split("\n"))
    begins = (line.lstrip().startswith(rest) for line in around[1].split("\n")[1:])
    return any((*ends, *begins))


def _alone(one: Side, other: Side, matched: Matched, answered: set[Anchor]) -> Iterator[Difference]:
    """Yield solid values that the other text has nowhere, neither so nor more or less fully."""
    said = {anchor.key for anchor in other.anchors}
    around = _AROUND_HAN if other.is_han else _AROUND
    starts = [anchor.start for anchor in other.anchors]
    for number in matched.left:
        here = one.anchors[number]
        if not here.is_solid or here in answered:
            continue
        if here.key in said:
            gone = _is_skipped(number, matched)
        else:
            place = matched.map(here.start)
            low, high = bisect_left(starts, place - around), bisect_right(starts, place + around)
            gone = not any(is_fuller(here, there) for there in other.anchors[low:high])
        if gone:
            yield Difference(sort_of(here), here, None, matched.map(here.start), is_sure=False)


def _is_skipped(number: int, matched: Matched) -> bool:
    """Whether the neighbours of a value are neighbours in the other text, which lacks it there."""
    before, after = matched.pairs.get(number - 1), matched.pairs.get(number + 1)
    return before is not None and after == before + 1


def _soft(one: Side, other: Side, matched: Matched, answered: set[Anchor]) -> Iterator[Difference]:
    """Yield numbers and years that differ between neighbours that all agree.

    Numbers in words are no neighbours: each language has some that the other does without.
    """
    free = set(matched.right)
    for number in matched.left:
        here = one.anchors[number]
        if here.is_worded or here in answered or here.kind not in {"number", "year"}:
            continue
        before = _beside(one, matched, number, -1)
        after = _beside(one, matched, number, 1)
        if before is None or after is None or not 1 < after - before <= _BETWEEN:
            continue
        between = [
            n for n in range(before + 1, after) if n in free and not other.anchors[n].is_worded
        ]
        if len(between) != 1:
            continue
        there = other.anchors[between[0]]
        if there.kind == here.kind:
            yield Difference(sort_of(here), here, there, there.start, is_sure=False)


def _beside(one: Side, matched: Matched, number: int, step: int) -> int | None:
    """Return the partner of the next value on one side that is not in words without one."""
    for near in range(number + step, number + step * _BETWEEN, step):
        if not 0 <= near < len(one.anchors):
            return None
        if near in matched.pairs:
            return matched.pairs[near]
        if not one.anchors[near].is_worded:
            return None
    return None


def _is_of_another_year(here: Anchor, there: Anchor, other: Side) -> bool:
    """Whether the years that stand about a day are all others than that of the whole date."""
    at = bisect_left(other.anchors, there.start - _YEARS, key=_start)
    years = set()
    for anchor in other.anchors[at:]:
        if anchor.start > there.end + _YEARS:
            break
        if anchor.kind in {"year", "date"}:
            years.add(int(str(anchor.value)[:4]))
    return bool(years) and int(str(here.value)[:4]) not in years


def _start(anchor: Anchor) -> int:
    return anchor.start


def _apart(one: str, other: str) -> bool:
    return one != other and one not in _UNTOLD and other not in _UNTOLD


def _turned(
    one: Side, here: Anchor, other: Side, there: Anchor, known: Known
) -> Iterator[Difference]:
    """Yield what the words about a figure say otherwise that both texts have."""
    if here.is_solid and direction(one, here, known) * direction(other, there, known) < 0:
        yield Difference("direction", here, there, there.start, is_sure=True)
    if bound(one, here, known) * bound(other, there, known) < 0:
        yield Difference("bound", here, there, there.start, is_sure=True)
    if here.kind == there.kind == "percentage":
        points = [
            any(word in side.folded[a.start : a.end] for word in _POINTS)
            for side, a in ((one, here), (other, there))
        ]
        if points[0] != points[1]:
            yield Difference("number", here, there, there.start, is_sure=False)
