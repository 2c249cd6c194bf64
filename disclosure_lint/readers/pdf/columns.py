"""In which order the parts of a page are read: columns of prose one after the other.

Parts that stand beside each other and are no prose, such as addresses or two tables, are
read one after the other where the file has them so, and their lines do not make rows.

Pure geometry: lengths are points, y grows upwards.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from operator import gt

from disclosure_lint.readers.pdf.lines import Line

_LEAST = 8  # lines on each side of a gutter
_FEW = 3  # the same, between parts that the file has one after the other
_ROWS = 0.6  # of the lines of a part, those that stand level with one beside it, as in a table
VALUES = 0.1  # of the lines of prose, those that begin with a colon: with more, labels have values
_PROSE = 0.55  # of the lines of a column, those that fill it
_FULL = 0.82  # of its width, before a word that was too long
_TALL = 12  # rows; no cell in the head of a table has so many lines
_CELLS = 3  # pieces of a row of a table
_NEAR = 2.5  # sizes: how far a row stands from others of its table
_LOOK, _FAR = 3, 7.0  # rows and sizes: the same, where these are rows of more pieces
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
    if depth == _DEEPEST or len(rows) < _FEW:
        return [rows] if rows else []
    found = _gutter(rows, _LEAST) if len(rows) >= _LEAST and _may_part(rows) else None
    if found is None and _goes_back(rows):
        found = _gutter(rows, _FEW)
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


def _goes_back(rows: list[Row]) -> bool:
    """Whether the file has some of the lines in another order than from row to row."""
    places = [line.words[0].at for row in rows for line in row if line.words]
    return any(map(gt, places, places[1:]))


def _may_part(rows: list[Row]) -> bool:
    """Whether enough lines are as long as those of prose and leave room for others beside them."""
    least, most = min([row[0].x0 for row in rows]), max([row[-1].x1 for row in rows])
    narrow = 0.8 * (most - least)  # no gutter is nearer to a margin
    some = [line for row in rows for line in row if line.x1 - line.x0 < narrow]
    return sum([len(line.text) >= _HAN for line in some]) >= _LEAST


def _side(rows: list[Row], x: float, *, left: bool) -> list[Row]:
    sides = ([line for line in row if (line.x1 <= x) is left] for row in rows)
    return [row for row in sides if row]


def _gutter(rows: list[Row], least_lines: int) -> tuple[int, int, float] | None:
    """Return the longest stretch of rows with parts on both sides of a place, and the place.

    Parts of many lines are prose; those of few are what the file has one after the other.
    """
    are_parts = _is_prose if least_lines == _LEAST else _are_apart
    lines = [line for row in rows for line in row if not line.turned]
    if not lines:
        return None
    spans = [(*_span(line), number) for number, row in enumerate(rows) for line in row]
    ends, starts = (
        [min([one.x1 for one in row]) for row in rows],
        [max([one.x0 for one in row]) for row in rows],
    )
    least, most = min(line.x0 for line in lines), max(line.x1 for line in lines)
    width = most - least
    # Further to the left too few rows end before a place, and to the right too few begin after it.
    left, right = sorted(ends)[least_lines - 1], sorted(starts)[-least_lines]
    if left > right:
        return None
    best: tuple[int, int, float] | None = None
    for at in _open(lines, len(rows) - least_lines, least + 0.2 * width, least + 0.8 * width):
        if not left <= at <= right:
            continue
        for first, last in _clear(spans, len(rows), at, least_lines):
            longer = best is None or last - first > best[1] - best[0]
            if longer and (found := _trimmed(ends, starts, (first, last), at, least_lines)):
                first, last = found  # noqa: PLW2901 - what is left of the stretch
                longer = best is None or last - first > best[1] - best[0]
                if longer and are_parts(rows, (first, last), at):
                    best = first, last, at
    return best


def _open(lines: list[Line], most: int, start: float, end: float) -> list[float]:
    """Return the places between two that no more than so many lines cross.

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
        start + at * step for at in range(count) if over[at] <= most and (not at or crossed[at])
    ]


def _span(line: Line) -> tuple[float, float]:
    """Return from where to where a line leaves no room for a gutter."""
    margin = _GUTTER / 2 * line.em
    return line.x0 - margin, line.x1 + margin


def _clear(
    spans: list[tuple[float, float, int]], rows: int, x: float, least: int
) -> list[tuple[int, int]]:
    """Return the stretches of so many rows that do not cross a place."""
    crossed = [row for start, end, row in spans if start < x < end]
    edges = [-1, *crossed, rows]
    return [(before + 1, after) for before, after in pairwise(edges) if after - before > least]


def _trimmed(
    ends: list[float], starts: list[float], stretch: tuple[int, int], x: float, least: int
) -> tuple[int, int] | None:
    """Leave out rows at the ends of a stretch that only one side has, as titles do.

    Of each row is told where the first of its lines ends and the last one starts.
    """
    first, last = stretch
    left = [at for at in range(first, last) if ends[at] <= x]
    right = [at for at in range(first, last) if starts[at] >= x]
    if len(left) < least or len(right) < least:
        return None
    start = max(left[0], right[0])
    begun = [side[max(0, bisect_right(side, start) - 1)] for side in (left, right)]
    # A column may begin a little above the other, where their lines are not level.
    first = min(one for one in [*begun, start] if start - one <= 1)
    end = min(left[-1], right[-1])
    over = [side[bisect_left(side, end) :] for side in (left, right)]
    last = max([end, *(side[-1] for side in over if side)])
    return (first, last + 1) if last > first else None


def _is_prose(rows: list[Row], stretch: tuple[int, int], x: float) -> bool:
    lines = [line for row in rows[slice(*stretch)] for line in row]
    if not fills([line for line in lines if line.x1 <= x]):
        return False
    right = [line for line in lines if not line.x1 <= x]
    values = sum(line.text[0] in ":：" for line in right)
    return values <= VALUES * len(right) and fills(right)  # else they are values of labels


def _are_apart(rows: list[Row], stretch: tuple[int, int], x: float) -> bool:
    """Whether the file has what is on one side before what is on the other, and no rows of cells.

    Cells of one row stand level, and the file may have them column by column; what has rows
    of several cells itself is a table of its own.
    """
    if stretch[1] - stretch[0] < _TALL and _is_in_table(rows, *stretch):
        return False
    rows = rows[slice(*stretch)]
    sides = [_side(rows, x, left=left) for left in (True, False)]
    places = [[word.at for row in side for line in row for word in line.words] for side in sides]
    if not all(places) or not (max(places[0]) < min(places[1]) or max(places[1]) < min(places[0])):
        return False
    if any(row[0].text[0] in ":：" for row in sides[1]):
        return False
    level = len(sides[0]) + len(sides[1]) - len(rows)
    if level < _ROWS * min(map(len, sides)):
        return True
    begins = sides[0] if max(places[0]) < min(places[1]) else sides[1]
    return not _goes_back(begins) and all(
        2 * sum(len(row) > 1 for row in side) >= len(side) for side in sides
    )


def _is_in_table(rows: list[Row], first: int, last: int) -> bool:
    """Whether a row of cells stands above or below, so that these are cells of many lines."""
    many = max(map(len, rows[first:last])) > _CELLS
    reach, far = (_LOOK, _FAR) if many else (1, _NEAR)
    return any(
        len(rows[other]) >= _CELLS
        and abs(rows[other][0].base - rows[at][0].base) < far * rows[at][0].size
        for at, others in (
            (first, range(max(0, first - reach), first)),
            (last - 1, range(last, min(len(rows), last + reach))),
        )
        for other in others
    )


def fills(lines: list[Line]) -> bool:
    """Whether most of the lines of a column are as wide as it is, as those of prose are."""
    if len(lines) < _LEAST:
        return False
    left = sorted([line.x0 for line in lines])[len(lines) // 4]
    right = max([line.x1 for line in lines])
    full = sum([line.x1 - left >= _FULL * (right - left) for line in lines])
    if full < _PROSE * len(lines):
        return False
    texts = sorted([line.text for line in lines], key=len)
    middle = texts[len(texts) // 2]
    return len(middle) >= (_LETTERS if middle.isascii() else _HAN)
