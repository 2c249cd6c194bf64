"""Applying fixes to a text. Pure: who reads and writes the text is somebody else's business."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from disclosure_lint.finding import Edit, Fix

_Place = tuple[int, int, str]


class Applied(NamedTuple):
    """A text after its fixes: those that were applied, and those left for another round."""

    text: str
    applied: tuple[Fix, ...]
    left: tuple[Fix, ...]


def apply(text: str, fixes: Iterable[Fix]) -> Applied:
    """Apply fixes in the order given, each as a whole or not at all.

    Where edits of two fixes overlap, the first fix wins and the other is left. An
    edit that an earlier fix makes in just the same way counts as made.
    """
    made: list[_Place] = []  # sorted; no two overlap
    applied: list[Fix] = []
    left: list[Fix] = []
    for fix in fixes:
        grown = _with(made, fix.edits, len(text))
        (left if grown is None else applied).append(fix)
        made = made if grown is None else grown
    return Applied(_edited(text, made), tuple(applied), tuple(left))


def _with(made: list[_Place], edits: Sequence[Edit], length: int) -> list[_Place] | None:
    """Add edits to those that are made; None where one cannot be."""
    grown = list(made)
    for (start, end), text in edits:
        place = (start, end, text)
        at = bisect_left(grown, place)
        if at < len(grown) and grown[at] == place:
            continue
        beside = grown[max(0, at - 1) : at + 1]
        if not 0 <= start <= end <= length or any(_overlap(place, other) for other in beside):
            return None
        grown.insert(at, place)
    return grown


def _overlap(one: _Place, other: _Place) -> bool:
    """Whether two edits touch the same text, or put text in at the same point."""
    if one[:2] == other[:2]:
        return True
    return one[0] < other[1] and other[0] < one[1]


def _edited(text: str, made: Iterable[_Place]) -> str:
    parts: list[str] = []
    at = 0
    for start, end, new in made:
        parts += (text[at:start], new)
        at = end
    return "".join([*parts, text[at:]])
