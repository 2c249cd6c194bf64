"""Spans of a text: which lie apart, which begin between two places, which lies around one.

A span is any tuple that begins with its start and its end: a mention, a mark, a hit of a
pattern. Whether it counts code points or words is the same here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from disclosure_lint.lean import itemgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any, TypeVar

    _Span = TypeVar("_Span", bound=tuple[int, int, *tuple[Any, ...]])


_start = itemgetter(0)


def apart(spans: Iterable[_Span]) -> list[_Span]:
    """Return in order what does not overlap: of two that do, what begins first, then the longer.

    Of two that are the same, the one that was given first; so nothing is told twice.
    """
    kept: list[_Span] = []
    end = 0
    for span in sorted(spans, key=_first_and_longest):
        if span[0] >= end:
            kept.append(span)
            end = span[1]
    return kept


def between(spans: Sequence[_Span], start: int, end: int) -> Sequence[_Span]:
    """Return which of some spans, given in order, begin between two places."""
    first = bisect_left(spans, start, key=_start)
    return spans[first : bisect_left(spans, end, lo=first, key=_start)]


def around(spans: Sequence[_Span], place: int) -> _Span | None:
    """Return which of some spans, given in order and lying apart, lies around a place."""
    at = bisect_right(spans, place, key=_start) - 1
    return spans[at] if at >= 0 and place < spans[at][1] else None


def _first_and_longest(span: tuple[int, int, *tuple[Any, ...]]) -> tuple[int, int]:
    return span[0], -span[1]
