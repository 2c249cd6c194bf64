"""Rows of a table: which pieces of text stand in one cell, and in which column.

Pure geometry: lengths are points, y grows upwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from disclosure_lint.readers.pdf.lines import Line, joint, made
from disclosure_lint.readers.pdf.words import Word
from disclosure_lint.regex import Regex

# What stands before a text, apart from it: a number, a bullet, the mark of a note.
_LEAD = Regex(
    r"(?:[(（]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[.)）、]|\d{1,2}(?:\.\d{1,2}){1,3}\.?"
    r"|[•●■▪◦‣·➢✓○–—*†‡§#-]|\*{2,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|(?:Notes?|附註|註)\s?\d{0,2}[:：.]?)"
)
_DOTS = ".．·… "
_LEADERS = Regex(r"\s*(?:[.．·…]\s*){4,}")
_COLON = frozenset(":：")
_FIGURE = Regex(r"[(（]?(?:HK|US|RMB|[$€£¥–-])*[\d.,]*\d[\d.,]*%?[)）]?|N/A|[-–—]")
_WIDER = 1.18  # of the lines of a cell: how far apart rows are, where they are set apart
_THIN = 0.25  # of the size: the least gap between two columns
_TIGHT = 1.7  # of the size: how far apart the lines of one cell stand at most
_NEAR = 0.6  # of the size: how far from each other the edges of a column are

Row = list[Line]
Placed = dict[int, list[Line]]  # the pieces of a row by their column


class Cells(NamedTuple):
    """One row of a table: the words of its cells, and whether they stand in plain columns."""

    texts: tuple[str, ...]
    columns: tuple[int, ...]


class Table(NamedTuple):
    """Rows from the top; `plain` tells that every cell stands in a column of its own."""

    rows: tuple[Cells, ...]
    plain: bool


def tidied(row: Row) -> Row:
    """Return a row with what belongs together put together.

    Leaders are left out; a number or bullet goes with its text, a colon with its label,
    and a label with its value where a row has no more than the two.
    """
    row = [line for one in row for line in _without_leaders(one)]
    found: Row = []
    for line in row:
        if found and len(found) == 1 and _LEAD.fullmatch(found[-1].text):
            found[-1] = _with(found[-1], line, " ")
        elif found and line.text[0] in _COLON:
            found += _with_colon(found.pop(), line)
        else:
            found.append(line)
    return found


def table(rows: list[Row]) -> Table:
    """Return rows as cells: those that go on in the row below are put together."""
    edges = _columns(rows)
    rows = [_split(row, edges) for row in rows]
    cells: list[Placed] = []
    plain = len(edges) > 1
    tight = _tight(rows)
    for at, row in enumerate(rows):
        placed: Placed = {}
        for line in row:
            column, alone = _column(line, edges)
            plain = plain and alone and column not in placed
            placed.setdefault(column, []).append(line)
        close = bool(at) and _step(rows[at - 1], row) < tight
        if cells and _goes_on(cells[-1], placed, edges, close=close):
            for column, lines in placed.items():
                cells[-1].setdefault(column, []).extend(lines)
        else:
            cells.append(placed)
    return Table(tuple(_cells(one) for one in cells), plain)


def _step(above: Row, below: Row) -> float:
    """Return how far apart two rows are, in sizes of their letters."""
    return (above[0].base - below[0].base) / max(above[0].size, below[0].size)


def _tight(rows: list[Row]) -> float:
    """Return how far apart the lines of one cell are at most, in sizes.

    Nothing, where all rows are about as far apart: then none of them tells.
    """
    steps = sorted(_step(above, below) for above, below in zip(rows, rows[1:], strict=False))
    jumps = [
        (after / before, (before + after) / 2)
        for before, after in zip(steps, steps[1:], strict=False)
        if 0.3 < before < _TIGHT  # noqa: PLR2004 - nearer rows are one row a little askew
    ]
    widest = max(jumps, default=(0.0, 0.0))
    return widest[1] if widest[0] > _WIDER else 0.0


def _split(row: Row, edges: list[tuple[float, float]]) -> Row:
    """Part the pieces of a row that run over the gutter between two columns."""
    found: Row = []
    for line in row:
        words = list(line.words)
        start = 0
        for (_, end), (begin, _) in zip(edges, edges[1:], strict=False):
            for at in range(start + 1, len(words)):
                x0, x1 = words[at - 1].x1, words[at].x0
                size = words[at].size
                if x1 - x0 > _THIN * size and x0 < begin + _NEAR * size and x1 > end - _NEAR * size:
                    found.append(made(words[start:at]))
                    start = at
                    break
        found.append(made(words[start:]) if start else line)
    return found


def _without_leaders(line: Line) -> Iterator[Line]:
    """Yield the parts of a line before and after dots that lead from one to the other."""
    if not _LEADERS.search(line.text):
        yield line
        return
    part: list[Word] = []
    for word in line.words:
        text = _LEADERS.sub(" ", word.text)
        if not text.strip(_DOTS):
            if part:
                last = part.pop()
                yield made([*part, last._replace(text=last.text.rstrip(_DOTS) or last.text)])
            part = []
        elif text == word.text:
            part.append(word)
        else:
            yield from _cut(part, word, text)
            part = []
    if part:
        yield made(part)


def _cut(part: list[Word], word: Word, text: str) -> Iterator[Line]:
    """Yield what stands before and after the dots within a word."""
    before, _, after = text.partition(" ")
    if before:
        part = [*part, word._replace(text=before, x1=word.x0 + len(before) * word.size / 2)]
    if part:
        yield made(part)
    if after:
        yield made([word._replace(text=after, x0=word.x1 - len(after) * word.size / 2)])


def _with_colon(label: Line, line: Line) -> list[Line]:
    """Put the colon at the head of a line to the label before it."""
    colon, rest = line.text[0], line.text[1:].strip()
    labelled = label._replace(text=f"{label.text}{colon}", x1=line.x0)
    if not rest:
        return [labelled]
    first, *words = line.words
    if len(first.text) > 1:
        words.insert(0, first._replace(text=first.text[1:], x0=first.x0 + first.size / 2))
    return [labelled, made(words)]


def _with(line: Line, other: Line, space: str) -> Line:
    return line._replace(text=line.text + space + other.text, x1=other.x1)


def _columns(rows: list[Row]) -> list[tuple[float, float]]:
    """Return the columns from the left: where pieces stand that overlap each other.

    A piece that runs over several others' columns, such as a title, makes none.
    """
    most = max(map(len, rows))
    lines = [line for row in rows if 2 * len(row) > most for line in row]
    lines.sort(key=lambda line: line.x1 - line.x0)
    found: list[tuple[float, float]] = []
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


def _column(line: Line, edges: list[tuple[float, float]]) -> tuple[int, bool]:
    """Return the column a piece begins in, and whether it stands in no other."""
    over = [at for at, edge in enumerate(edges) if edge[0] < line.x1 and line.x0 < edge[1]]
    if over:
        return over[0], len(over) == 1
    return sum(edge[1] <= line.x0 for edge in edges), False


def _goes_on(
    above: Placed, below: Placed, edges: list[tuple[float, float]], *, close: bool
) -> bool:
    """Whether the pieces of a row are further lines of cells of the row above."""
    if len(above) < 2 or any(len(lines) > 1 for lines in below.values()):  # noqa: PLR2004 - a table
        return False
    pairs = [
        (above[column][-1], lines[0], column) for column, lines in below.items() if column in above
    ]
    if any(_FIGURE.fullmatch(last.text) and _FIGURE.fullmatch(line.text) for last, line, _ in pairs):
        return False
    if len(pairs) < len(below):  # a cell of the row above begins lower than its neighbours
        return close and len(below) < len(edges)
    if len(below) < len(above):
        return close or all(_continues(*pair, edges) for pair in pairs)
    return close and any(_is_open(last.text, line.text) for last, line, _ in pairs)


def _continues(last: Line, line: Line, column: int, edges: list[tuple[float, float]]) -> bool:
    """Whether a piece is the next line of a cell, by its place and words alone."""
    size = max(last.size, line.size)
    if not 0 < last.base - line.base < _TIGHT * size or last.bold is not line.bold:
        return False
    if _is_open(last.text, line.text) or 0.5 * size < line.x0 - last.x0 < 3 * size:  # noqa: PLR2004 - indented
        return True
    if column >= len(edges):
        return False
    return last.x1 + (line.first or size) > edges[column][1] - _NEAR * size


def _is_open(last: str, line: str) -> bool:
    return line[0].islower() or line[0] in "(（)）,，、。%" or last[-1] in "-–—(（,，、/及和或的"


def _cells(placed: dict[int, list[Line]]) -> Cells:
    texts, columns = [], []
    for column in sorted(placed):
        text = placed[column][0].text
        for line in placed[column][1:]:
            text += joint(text, line.text) + line.text
        texts.append(text)
        columns.append(column)
    if len(texts) == 2 and texts[0][-1] in "：:":  # noqa: PLR2004 - a label and its value
        return Cells((texts[0] + joint(texts[0], texts[1]) + texts[1],), (columns[0],))
    return Cells(tuple(texts), tuple(columns))
