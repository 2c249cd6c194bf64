"""Rows of a table: which pieces of text stand in one cell, and in which column.

Pure geometry: lengths are points, y grows upwards.
"""

from __future__ import annotations

import itertools
from collections import Counter

from disclosure_lint.readers.pdf import cells, hyphens
from disclosure_lint.readers.pdf.cells import NEAR, TIGHT, Edges, Placed
from disclosure_lint.readers.pdf.lines import Line, joint, made
from disclosure_lint.readers.pdf.near import LEAST
from disclosure_lint.readers.pdf.words import is_wide
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_ASKEW = 0.7  # of the size: nearer rows are one row with a mark above the line
_WIDER = 1.18  # of the lines of a cell: how far apart rows are, where they are set apart
_THIN = 0.6  # of the size: the least gap between two columns
_THIN_FLUSH = 0.38  # the same before what stands flush with its column; a space takes 0.28
_FLUSH = 0.1  # of the size: how far off what stands flush is at most
_THIN_HAN = 0.12  # the same in Chinese, which has no gaps between words
_THIN_FULL = 0.42  # the same where the row then has a cell in each of its columns
_THIN_EXACT = 0.2  # the same before what stands exactly where its column begins
_EXACT = 0.02  # of the size: how far off that is at most, as files round their places

_NEXT = 4  # characters: white space between two lines of a cell in the order of the file
_MOST = (
    0.8  # of the rows, those that go on: with more, the file may have the table column by column
)

_HALF = 0.5  # of the rows, over which the file goes back up at most where it goes by cells

_HYPHENS = frozenset("-" + hyphens.SOFT)

Row = list[Line]


class _Thin(NamedTuple):
    """The least gap between two columns, in sizes: before any word, and before one that is flush."""

    gap: float
    flush: float
    off: float  # how far off what stands flush is at most


_USUAL = _Thin(_THIN, _THIN_FLUSH, _FLUSH)
_FULL = _Thin(_THIN_FULL, _THIN_EXACT, _EXACT)


class Cells(NamedTuple):
    """One row of a table: the words of its cells, and whether they stand in plain columns."""

    texts: tuple[str, ...]
    columns: tuple[int, ...]


class Table(NamedTuple):
    """Rows from the top; `plain` tells that every cell stands in a column of its own, alone."""

    rows: tuple[Cells, ...]
    plain: bool


def table(rows: list[Row]) -> Table:
    """Return rows as cells: those that go on in the row below are put together."""
    edges = columns(rows)
    rows = [_filled(row, edges) for row in rows]
    found: list[Placed] = []
    plain = len(edges) > 1
    joined: Counter[int] = Counter()
    tight = _tight(rows)
    in_file = _is_by_cells(rows)
    for at, row in enumerate(rows):
        placed: Placed = {}
        for line in row:
            column, alone = _column(line, edges)
            plain = plain and alone and column not in placed
            placed.setdefault(column, []).append(line)
            joined[column] += _is_joined(line)
        step = _step(rows[at - 1], row) if at else 0.0
        close = step < tight if tight else None
        if found and (
            (in_file and _goes_on(found[-1], placed))
            or cells.go_on(found[-1], placed, edges, close=close)
        ):
            for column, lines in placed.items():
                found[-1].setdefault(column, []).extend(lines)
        else:
            found.append(placed)
    whole = tuple(_cells(one) for one in found)
    most = max(joined.values(), default=0)
    if plain and most > 1 and 2 * most >= len(rows):  # not all cells are told apart
        return Table(
            tuple(Cells((" ".join(row.texts),), row.columns[:1]) for row in whole), plain=False
        )
    return Table(whole, plain)


def _is_joined(line: Line) -> bool:
    """Whether a figure stands behind Chinese as a cell of its own does, and was not parted."""
    *_, before, figure = (None, None, *line.words)
    if before is None or figure is None or not cells.FIGURE.fullmatch(figure.text):
        return False
    return is_wide(before.text[-1]) and figure.x0 - before.x1 >= LEAST * figure.em


def _is_by_cells(rows: list[Row]) -> bool:
    """Whether the file has cells of several lines one after the other.

    Where it has each column as a whole, that tells nothing of cells.
    """
    count = sum(
        any(follows(line, piece) for line in above for piece in row)
        for above, row in itertools.pairwise(rows)
    )
    if count < _MOST * (len(rows) - 1):
        return count > 0
    return count < len(rows) - 1 and _deepest(rows) <= _HALF * (len(rows) - 1)


def _deepest(rows: list[Row]) -> int:
    """Return over how many rows the file goes back up at most: all, where it goes by columns."""
    places = sorted(
        (line.words[0].at, at) for at, row in enumerate(rows) for line in row if line.words
    )
    return max(
        [before - after for (_, before), (_, after) in itertools.pairwise(places)], default=0
    )


def _goes_on(above: Placed, below: Placed) -> bool:
    """Whether the pieces of a row go on with cells of the row above as the file has them."""
    pairs = [(above[column][-1], lines[0]) for column, lines in below.items() if column in above]
    return bool(pairs) and all(
        follows(last, line) and not cells.are_figures(last, line) for last, line in pairs
    )


def follows(above: Line, below: Line) -> bool:
    """Whether a line stands below another and is the next in the file."""
    if not above.words or not below.words:
        return False
    last = above.words[-1]
    return (
        0 <= below.words[0].at - last.at - len(last.text) <= _NEXT
        and below.x0 < above.x1
        and above.x0 < below.x1
    )


def _step(above: Row, below: Row) -> float:
    """Return how far apart two rows are, in sizes of their letters."""
    return (above[0].base - below[0].base) / max(above[0].size, below[0].size)


def _tight(rows: list[Row]) -> float:
    """Return how far apart the lines of one cell are at most, in sizes.

    Nothing, where all rows are about as far apart: then none of them tells.
    """
    steps = sorted(_step(above, below) for above, below in itertools.pairwise(rows))
    jumps = [
        (after / before, (before + after) / 2)
        for before, after in itertools.pairwise(steps)
        if _ASKEW < before < TIGHT
    ]
    widest = max(jumps, default=(0.0, 0.0))
    return widest[1] if widest[0] > _WIDER else 0.0


def _filled(row: Row, edges: Edges) -> Row:
    """Part the pieces of a row, closely where each column then has one.

    The widest cell of a column may fill it to the end: then the gap behind it is no wider
    than a space, and the cells of the other rows alone tell that it is none.
    """
    found = split(row, edges)
    if not 1 < len(row) <= len(found) < len(edges):
        return found
    closely = split(row, edges, _FULL)
    placed = [_column(line, edges) for line in closely]
    return closely if placed == [(at, True) for at in range(len(edges))] else found


def split(row: Row, edges: Edges, thin: _Thin = _USUAL) -> Row:
    """Part the pieces of a row that run over the gutter between two columns."""
    found: Row = []
    for line in row:
        words = list(line.words)
        start = 0
        for (_, end), (begin, _) in itertools.pairwise(edges):
            for at in range(start + 1, len(words)):
                x0, x1 = words[at - 1].x1, words[at].x0
                em = words[at].em
                least = thin.flush if abs(x1 - begin) < thin.off * em else thin.gap
                least = _THIN_HAN if is_wide(words[at].text[0]) else least
                if x1 - x0 > least * em and x0 < begin + NEAR * em and x1 > end - NEAR * em:
                    found.append(made(words[start:at]))
                    start = at
                    break
        found.append(made(words[start:]) if start else line)
    return found


def columns(rows: Sequence[Row]) -> Edges:
    """Return the columns from the left: where pieces stand that overlap each other.

    A piece that runs over several others' columns, such as a title, makes none.
    """
    most = max(map(len, rows))
    lines = [line for row in rows if 2 * len(row) > most for line in row]
    lines.sort(key=lambda line: line.x1 - line.x0)
    found: Edges = []
    for line in lines:
        over = [one for one in found if one[0] < line.x1 and line.x0 < one[1]]
        if len(over) > 1:
            continue
        edge = line.x0, line.x1
        if over:
            found.remove(over[0])
            edge = min(over[0][0], line.x0), max(over[0][1], line.x1)
        found.append(edge)
    return sorted(found)


def _column(line: Line, edges: Edges) -> tuple[int, bool]:
    """Return the column a piece begins in, and whether it stands in no other."""
    over = [at for at, edge in enumerate(edges) if edge[0] < line.x1 and line.x0 < edge[1]]
    if over:
        return over[0], len(over) == 1
    return sum(edge[1] <= line.x0 for edge in edges), False


def _cells(placed: dict[int, list[Line]]) -> Cells:
    texts, columns = [], []
    for column in sorted(placed):
        text = placed[column][0].text
        for line in placed[column][1:]:
            whole = hyphens.joined(text, line.text) if text[-1] in _HYPHENS else None
            text = whole or text + joint(text, line.text) + line.text
        texts.append(text)
        columns.append(column)
    if len(texts) == 2 and texts[0][-1] in "：:":  # noqa: PLR2004 - a label and its value
        return Cells((texts[0] + joint(texts[0], texts[1]) + texts[1],), (columns[0],))
    return Cells(tuple(texts), tuple(columns))
