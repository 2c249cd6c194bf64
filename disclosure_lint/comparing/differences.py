"""What one text says and the text beside it says otherwise, or not at all.

Told from the side of the one text: what only the other has is told when that one is
judged with this one beside it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from disclosure_lint.comparing.anchor import Anchor
from disclosure_lint.comparing.matching import Matched, is_fuller
from disclosure_lint.draft.fold import fold
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.mentions.known import Known

_AROUND = 400  # code points about the mapped place in which a value is told otherwise
_AROUND_HAN = 160
_SWAPPED = 240  # code points between two figures that may have changed places
_BEFORE, _BEFORE_HAN = 46, 9  # code points before a figure in which its direction is told
# Notation: what ends a clause, on folded text; a comma between digits parts thousands.
_HAN_STOP = Regex(r"[。;、!?]|,(?!\d)")
_STOP = Regex(r"[.;]\s")
_FIGURES_ALONE = Regex(r"[\d.,%()\s$-]*$")
_UNIT = 5  # code points of a unit behind a figure in a cell
_YEARS = 48  # code points about a day in which its year may stand by itself
_FIGURES = frozenset({"number", "amount", "percentage"})
_UNTOLD = frozenset({"", "$", "¥"})  # currencies that the sign does not tell


class Difference(NamedTuple):
    """One thing that two texts do not both say alike."""

    sort: str  # number, date, time, provision, currency, direction or order
    here: Anchor
    there: Anchor | None  # None where the other text has nothing in its place
    place: int  # in the other text, where it should stand
    is_sure: bool  # two values that cannot both be right


class Side(NamedTuple):
    """One of two texts: its anchors, and how it is written."""

    anchors: Sequence[Anchor]
    folded: str
    is_han: bool


def differences(one: Side, other: Side, matched: Matched, known: Known) -> Iterator[Difference]:
    """Yield what the one text says that the other does not say alike, in no order."""
    told = _otherwise(one, other, matched)
    yield from told
    answered = {difference.here for difference in told}
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
        elif here.kind in _FIGURES and here.is_solid and _turned(one, here, other, there, known):
            yield Difference("direction", here, there, there.start, is_sure=True)
    yield from _swapped(one, other, matched)


def sort_of(anchor: Anchor) -> str:
    """Return which sort of difference an anchor makes where it has no partner."""
    return "number" if anchor.kind in _FIGURES else anchor.kind


def _otherwise(one: Side, other: Side, matched: Matched) -> list[Difference]:
    """Pair what is left on both sides, nearest first: the same thing, told otherwise."""
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
            if _alike(here, there):
                near.append((abs(there.start - place), number, partner, place))
    found: list[Difference] = []
    gone: tuple[set[int], set[int]] = set(), set()
    values = {a.key for a in one.anchors}, {a.key for a in other.anchors}
    for _, number, partner, place in sorted(near):
        if number in gone[0] or partner in gone[1]:
            continue
        gone[0].add(number)
        gone[1].add(partner)
        here, there = one.anchors[number], other.anchors[partner]
        absent = here.key not in values[1] or there.key not in values[0]
        sure = there.is_solid and (absent or _slipped(here, there))
        found.append(Difference(sort_of(here), here, there, place, sure))
    return found


def _alike(here: Anchor, there: Anchor) -> bool:
    if here.kind == there.kind:
        return here.is_solid == there.is_solid
    if here.kind == "date" and isinstance(there.value, tuple):  # a day whose year stands apart
        _, month, day = map(int, str(here.value).split("-"))
        return bool(month == there.value[0] or day == there.value[1])
    return {here.kind, there.kind} <= {"number", "amount"}


def _slipped(here: Anchor, there: Anchor) -> bool:
    """Whether two values differ as slips do: in one digit, in their order or by a scale."""
    one, other = _digits(here), _digits(there)
    if not one or not other:
        return False
    if one.strip("0") == other.strip("0") or sorted(one) == sorted(other):
        return True
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _digits(anchor: Anchor) -> str:
    value = anchor.value
    said = f"{float(value):.6f}" if anchor.kind in _FIGURES else str(value)  # type: ignore[arg-type]
    return "".join(sign for sign in said if sign.isdigit())


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
    """Yield small numbers and years that differ between neighbours that all agree."""
    free = set(matched.right)
    for number in matched.left:
        here = one.anchors[number]
        if (
            here.is_solid
            or here.is_worded
            or here in answered
            or here.kind not in {"number", "year"}
        ):
            continue
        before, after = matched.pairs.get(number - 1), matched.pairs.get(number + 1)
        if before is None or after != before + 1 + 1 or before + 1 not in free:
            continue
        there = other.anchors[before + 1]
        if there.kind == here.kind and not there.is_worded:
            yield Difference(sort_of(here), here, there, there.start, is_sure=False)


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


def _turned(one: Side, here: Anchor, other: Side, there: Anchor, known: Known) -> bool:
    mine, theirs = direction(one, here, known), direction(other, there, known)
    return mine * theirs < 0


def direction(side: Side, anchor: Anchor, known: Known) -> int:
    """Return 1 where the words before a figure say that it rose, -1 that it fell, else 0."""
    if side.is_han:
        before = side.folded[max(0, anchor.start - _BEFORE_HAN) : anchor.start]
        clause = _HAN_STOP.split(before)[-1]
        rises = [clause.rfind(word) for word in _han(known, "rising")]
        falls = [clause.rfind(word) for word in _han(known, "falling")]
    else:
        clause = _STOP.split(side.folded[max(0, anchor.start - _BEFORE) : anchor.start])[-1]
        words = clause.split()
        rises = [_last(words, known.words("rising"))]
        falls = [_last(words, known.words("falling"))]
    rise, fall = max(rises, default=-1), max(falls, default=-1)
    return (rise > fall) - (fall > rise)


def _han(known: Known, name: str) -> tuple[str, ...]:
    def made() -> tuple[str, ...]:
        return tuple(fold(word) for word in known.listed(name) if not word.isascii())

    return known.made(f"{name} in Chinese", made)


def _last(words: list[str], wanted: frozenset[str]) -> int:
    return max((n for n, word in enumerate(words) if word.strip(",()") in wanted), default=-1)


def _swapped(one: Side, other: Side, matched: Matched) -> Iterator[Difference]:
    """Yield neighbouring figures that stand in another order beside agreeing neighbours."""
    line = [
        n
        for n, anchor in enumerate(one.anchors)
        if anchor.is_solid and anchor.kind in _FIGURES and n in matched.pairs
    ]
    partners = sorted(matched.pairs[n] for n in line)
    rank = {partner: at for at, partner in enumerate(partners)}
    for at in range(len(line) - 1):
        first, second = line[at], line[at + 1]
        here, next_one = one.anchors[first], one.anchors[second]
        if here.kind != next_one.kind or here.currency != next_one.currency:
            continue
        if here.key == next_one.key or not (
            _adjoin(one, here, next_one)
            or (_keeps_place(one, here) and _keeps_place(one, next_one))
        ):
            continue
        there, next_there = matched.pairs[first], matched.pairs[second]
        if rank[there] - rank[next_there] != 1:
            continue
        if next_one.start - here.start > _SWAPPED:
            continue
        if (at and rank[matched.pairs[line[at - 1]]] != rank[next_there] - 1) or (
            at + 2 < len(line) and rank[matched.pairs[line[at + 2]]] != rank[there] + 1
        ):
            continue
        yield Difference(
            "order", here, other.anchors[there], other.anchors[there].start, is_sure=False
        )


def _adjoin(side: Side, here: Anchor, next_one: Anchor) -> bool:
    """Whether nothing stands between two figures, as in no sentence of any language."""
    return not side.folded[here.end : next_one.start].strip(" \t\n\r\f%|")


def _keeps_place(side: Side, anchor: Anchor) -> bool:
    """Whether a figure stands in the same order in any language: not the 12 of "12 of 20"."""
    if anchor.kind != "number":
        return True
    line, end = side.folded.rfind("\n", 0, anchor.start) + 1, side.folded.find("\n", anchor.end)
    before = side.folded[line : anchor.start].rstrip()
    behind = side.folded[anchor.end : end if end >= 0 else len(side.folded)].strip()
    return len(behind) <= _UNIT and (
        not before or before.endswith(":") or _FIGURES_ALONE.match(before) is not None
    )
