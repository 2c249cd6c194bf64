"""Values that are the same but for a slip: a digit, their order, a scale, a part of a date.

By them two versions are known as such even where several values of a short text are wrong,
which two announcements of one kind are not: theirs differ as they please.
"""

from __future__ import annotations

from bisect import bisect_left

from disclosure_lint.comparing.anchor import FIGURES, Anchor, Side
from disclosure_lint.comparing.matching import Matched, chain

_GAP = 12  # solid values between two that agree, beyond which nothing shows which is which
_MOST_DAY = 2  # of year, month and day, that a date which slipped keeps


def is_alike(here: Anchor, there: Anchor) -> bool:
    """Whether two values may be told for each other: they are of one kind."""
    if here.kind == there.kind:
        return here.is_solid == there.is_solid
    if here.kind == "date" and isinstance(there.value, tuple):  # a day whose year stands apart
        _, month, day = map(int, str(here.value).split("-"))
        return bool(month == there.value[0] or day == there.value[1])
    return {here.kind, there.kind} <= {"number", "amount"}


def slipped(here: Anchor, there: Anchor) -> bool:
    """Whether two values differ as slips do: in one digit, in their order or by a scale."""
    one, other = _digits(here), _digits(there)
    if not one or not other:
        return False
    if one.strip("0") == other.strip("0") or sorted(one) == sorted(other):
        return True
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _digits(anchor: Anchor) -> str:
    value = anchor.value
    said = f"{float(value):.6f}" if anchor.kind in FIGURES else str(value)  # type: ignore[arg-type]
    return "".join(sign for sign in said if sign.isdigit())


def share_but_for_slips(one: Side, other: Side, matched: Matched) -> float:
    """Return which part of the solid values has a partner, or one that slipped in its place."""
    pairs = chain(sorted(matched.pairs.items()))
    places = [n for n, _ in pairs], [n for _, n in pairs]
    gaps: dict[int, tuple[list[Anchor], list[Anchor]]] = {}
    for is_other, (side, lone) in enumerate(((one, matched.left), (other, matched.right))):
        for number in lone:
            if side.anchors[number].is_solid:
                gap = bisect_left(places[is_other], number)
                gaps.setdefault(gap, ([], []))[is_other].append(side.anchors[number])
    solid = sum(anchor.is_solid for anchor in (*one.anchors, *other.anchors))
    left = sum(len(here) + len(there) for here, there in gaps.values())
    return (solid - left + 2 * sum(_slips(*gap) for gap in gaps.values())) / max(solid, 1)


def _slips(here: list[Anchor], there: list[Anchor]) -> int:
    """Return how many values between two that agree are a slip of each other."""
    if max(len(here), len(there)) > _GAP:
        return 0
    left, found = list(there), 0
    for anchor in here:
        partner = next(
            (o for o in left if is_alike(anchor, o) and _slipped_or_dated(anchor, o)), None
        )
        if partner is not None:
            left.remove(partner)
            found += 1
    return found


def _slipped_or_dated(here: Anchor, there: Anchor) -> bool:
    if here.kind == there.kind == "date":
        parts = (str(anchor.value).split("-") for anchor in (here, there))
        return sum(map(str.__eq__, *parts)) >= _MOST_DAY
    return slipped(here, there)
