"""Lines that are spread to both margins: their gaps part words, however wide, not cells.

Pure geometry: lengths are points, y grows upwards.
"""

from __future__ import annotations

import itertools
from collections import Counter

from disclosure_lint.readers.pdf.lines import Line, made
from disclosure_lint.readers.pdf.words import is_wide
from disclosure_lint.record import NamedTuple

_FLUSH = 0.12  # of the size: how far from the margin a full line ends
_LINES = 3  # that end at one margin
_PART = 0.3  # of the lines, those that end at the margin
_INDENT = 4.0  # sizes: how far in a full line begins
_EQUAL = 1.7  # the widest gap of a spread line by the narrowest
_HAN = 1.0  # of the size: how far apart the parts of a Chinese line stand at most
_NEAR = 2.0  # sizes: how far apart two lines of a paragraph stand

Row = list[Line]


class _Margins(NamedTuple):
    left: float
    right: float


def closed(rows: list[Row]) -> list[Row]:
    """Return the rows of a part with those that are spread as one line each."""
    if not any(len(row) > 1 for row in rows):
        return rows
    margins = _margins(rows)
    if margins is None:
        return rows
    spread = [
        len(row) > 1 and _is_spread(row, margins) and not _is_among_cells(rows, at)
        for at, row in enumerate(rows)
    ]
    if True not in spread:
        return rows
    found = []
    for at, row in enumerate(rows):
        if spread[at] and any(_is_beside(rows, spread, margins, at, step) for step in (-1, 1)):
            found.append([made([word for line in row for word in line.words])])
        else:
            found.append(row)
    return found


def _margins(rows: list[Row]) -> _Margins | None:
    """Return the margins between which lines are spread, or None where they are not."""
    ends = Counter(round(row[-1].x1) for row in rows)
    right, times = max(ends.items(), key=_often)
    times += ends[right - 1] + ends[right + 1]
    if times < _LINES or times < _PART * len(rows):
        return None
    ending = [row for row in rows if abs(row[-1].x1 - right) <= 1]
    starts = Counter(round(row[0].x0) for row in ending)
    return _Margins(max(starts.items(), key=_often)[0], right)


def _often(item: tuple[int, int]) -> tuple[int, int]:
    return item[1], item[0]


def _is_spread(row: Row, margins: _Margins) -> bool:
    if not _is_full(row, margins):
        return False
    words = [word for line in row for word in line.words]
    if len(words) < sum(1 for _ in row):
        return False  # words of a line are lost
    gaps = [after.x0 - before.x1 for before, after in itertools.pairwise(words)]
    em = row[0].em
    if max(gaps) > _HAN * em and any(is_wide(word.text[-1]) for word in words):
        return False  # Chinese is spread from character to character
    return min(gaps) > 0 and max(gaps) <= _EQUAL * min(gaps) + _FLUSH * em


def _is_among_cells(rows: list[Row], at: int) -> bool:
    """Whether a row of Chinese has rows of several pieces beside it, as tables do."""
    row = rows[at]
    if not any(is_wide(line.text[-1]) for line in row):
        return False
    return any(
        len(other) > 1
        and abs(row[0].base - other[0].base) < _NEAR * max(row[0].size, other[0].size)
        for other in rows[max(0, at - 1) : at] + rows[at + 1 : at + 2]
    )


def _is_full(row: Row, margins: _Margins) -> bool:
    em = row[0].em
    return (
        abs(row[-1].x1 - margins.right) <= 1 + _FLUSH * em
        and -1 <= row[0].x0 - margins.left + _FLUSH * em <= _INDENT * em
    )


def _is_beside(rows: list[Row], spread: list[bool], margins: _Margins, at: int, step: int) -> bool:
    """Whether the next line up or down is one of the same paragraph.

    A line of two words is spread only beside one of more, which no table has.
    """
    while 0 <= at + step < len(rows):
        row, other = rows[at], rows[at + step]
        many = sum(len(line.words) for line in row) > 2  # noqa: PLR2004 - words in cells
        if abs(row[0].base - other[0].base) > _NEAR * max(row[0].size, other[0].size):
            return many
        if len(other) == 1:
            begins = other[0].x0 < margins.left + 1
            return begins and (step > 0 or many or _is_full(other, margins))
        if not spread[at + step]:
            return False
        if sum(len(line.words) for line in other) > 3:  # noqa: PLR2004 - words in cells
            return True
        at += step
    return sum(len(line.words) for line in rows[at]) > 2  # noqa: PLR2004 - words in cells
