"""In which order the parts of a page are read: columns of prose one after the other.

Pure geometry: lengths are points, y grows upwards.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate

from disclosure_lint.readers.pdf.lines import Line

_LEAST = 8  # lines on each side of a gutter
_PROSE = 0.55  # of the lines of a column, those that fill it
_FULL = 0.82  # of its width, before a word that was too long
_LETTERS = 26  # code points of the middle line of a column of prose
_HAN = 11  # the same in Chinese
_GUTTER = 0.6  # of the size of its letters: how wide it is at least
_STEP = 4.0  # points between the places where a gutter is looked for
_PLACES = 200  # at which one is looked for at most
_DEEPEST = 3  # columns within columns

Row = list[Line]


def ordered(rows: list[Row]) -> list[list[Row]]:
    """Return the rows of a page as parts that are read one after the other."""
    return _ordered(rows, 0)


def _ordered(rows: list[Row], depth: int) -> list[list[Row]]:
    if depth == _DEEPEST or len(rows) < _LEAST or not _may_part(rows):
        return [rows] if rows else []
    found = _gutter(rows)
    if found is None:
        return [rows]
    first, last, x = found
    left = _side(rows[first:last], x, left=True)
    right = _side(rows[first:last], x, left=False)
    return [
        *_ordered(rows[:first], depth + 1),
        *_ordered(left, depth + 1),
        *_ordered(right, depth + 1),
        *_ordered(rows[last:], depth + 1),
    ]


def _may_part(rows: list[Row]) -> bool:
    """Whether enough lines are as long as those of prose and leave room for others beside them."""
    least, most = min([row[0].x0 for row in rows]), max([row[-1].x1 for row in rows])
    narrow = 0.8 * (most - least)  # no gutter is nearer to a margin
    some = [line for row in rows for line in row if line.x1 - line.x0 < narrow]
    return sum([len(line.text) >= _HAN for line in some]) >= _LEAST


def _side(rows: list[Row], x: float, *, left: bool) -> list[Row]:
    sides = ([line for line in row if (line.x1 <= x) is left] for row in rows)
    return [row for row in sides if row]


def _gutter(rows: list[Row]) -> tuple[int, int, float] | None:
    """Return the longest stretch of rows with prose on both sides of a place, and the place."""
    lines = [line for row in rows for line in row if not line.turned]
    if not lines:
        return None
    least, most = min(line.x0 for line in lines), max(line.x1 for line in lines)
    width = most - least
    best: tuple[int, int, float] | None = None
    for at in _open(lines, len(rows), least + 0.2 * width, least + 0.8 * width):
        for first, last in _clear(rows, at):
            if (best is None or last - first > best[1] - best[0]) and _is_prose(
                rows[first:last], at
            ):
                best = first, last, at
    return best


def _open(lines: list[Line], rows: int, start: float, end: float) -> list[float]:
    """Return the places between two that enough rows leave open for a gutter.

    Of places side by side that the same number of lines cross it is the first.
    """
    step = max(_STEP, (end - start) / _PLACES)
    count = int((end - start) / step) + 1
    crossed = [0] * (count + 1)
    for line in lines:
        margin = _GUTTER / 2 * line.em
        first = max(0, int((line.x0 - margin - start) / step) + 1)
        last = min(count, int((line.x1 + margin - start) / step) + 1)
        if first < last:
            crossed[first] += 1
            crossed[last] -= 1
    over = list(accumulate(crossed[:count]))
    return [
        start + at * step
        for at in range(count)
        if rows - over[at] >= _LEAST and (not at or crossed[at])
    ]


def _clear(rows: list[Row], x: float) -> list[tuple[int, int]]:
    """Return the stretches of rows that do not cross a place and have lines on both sides."""
    stretches: list[tuple[int, int]] = []
    start = 0
    for at, row in enumerate([*rows, None]):
        if row is None or any(_crosses(line, x) for line in row):
            if at - start >= _LEAST:
                stretches.append((start, at))
            start = at + 1
    return [stretch for one in stretches if (stretch := _trimmed(rows, *one, x))]


def _crosses(line: Line, x: float) -> bool:
    margin = _GUTTER / 2 * line.em
    return line.x0 - margin < x < line.x1 + margin


def _trimmed(rows: list[Row], first: int, last: int, x: float) -> tuple[int, int] | None:
    """Leave out rows at the ends of a stretch that only one side has, as titles do."""
    left = [at for at in range(first, last) if any(line.x1 <= x for line in rows[at])]
    right = [at for at in range(first, last) if any(line.x0 >= x for line in rows[at])]
    if len(left) < _LEAST or len(right) < _LEAST:
        return None
    start = max(left[0], right[0])
    begun = [side[max(0, bisect_right(side, start) - 1)] for side in (left, right)]
    # A column may begin a little above the other, where their lines are not level.
    first = min(one for one in [*begun, start] if start - one <= 1)
    end = min(left[-1], right[-1])
    over = [side[bisect_left(side, end) :] for side in (left, right)]
    last = max([end, *(side[-1] for side in over if side)])
    return (first, last + 1) if last > first else None


def _is_prose(rows: list[Row], x: float) -> bool:
    sides = [[line for row in _side(rows, x, left=left) for line in row] for left in (True, False)]
    if any(line.text[0] in ":：" for line in sides[1]):  # labels and their values
        return False
    return all(len(side) >= _LEAST and _fills(side) for side in sides)


def _fills(lines: list[Line]) -> bool:
    """Whether most of the lines of a column are as wide as it is, as those of prose are."""
    left = sorted(line.x0 for line in lines)[len(lines) // 4]
    right = max(line.x1 for line in lines)
    full = sum(line.x1 - left >= _FULL * (right - left) for line in lines)
    texts = sorted(lines, key=lambda line: len(line.text))
    middle = texts[len(texts) // 2].text
    letters = _LETTERS if middle.isascii() else _HAN
    return full >= _PROSE * len(lines) and len(middle) >= letters
