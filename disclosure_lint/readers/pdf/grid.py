"""Rows of a table: which pieces of text stand in one cell, and in which column.

Pure geometry: lengths are points, y grows upwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from disclosure_lint.readers.pdf.lines import Line, joint, made
from disclosure_lint.readers.pdf.words import Word, is_wide
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
_THIN = 0.6  # of the size: the least gap between two columns
_THIN_HAN = 0.12  # the same in Chinese, which has no gaps between words
_CELL = 6.0  # sizes: a cell that is wider may have running text
_TIGHT = 1.7  # of the size: how far apart the lines of one cell stand at most
_NEAR = 0.6  # of the size: how far from each other the edges of a column are

_JOINING = frozenset(
    "the a an of and or to in for by with on at as from under its their which per than into".split()
)

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
    edges = columns(rows)
    rows = [split(row, edges) for row in rows]
    cells: list[Placed] = []
    plain = len(edges) > 1
    tight = _tight(rows)
    for at, row in enumerate(rows):
        placed: Placed = {}
        for line in row:
            column, alone = _column(line, edges)
            plain = plain and alone and column not in placed
            placed.setdefault(column, []).append(line)
        step = _step(rows[at - 1], row) if at else 0.0
        close = step < tight if tight else None
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


def split(row: Row, edges: list[tuple[float, float]]) -> Row:
    """Part the pieces of a row that run over the gutter between two columns."""
    found: Row = []
    for line in row:
        words = list(line.words)
        start = 0
        for (_, end), (begin, _) in zip(edges, edges[1:], strict=False):
            for at in range(start + 1, len(words)):
                x0, x1 = words[at - 1].x1, words[at].x0
                size = words[at].size
                thin = _THIN_HAN if is_wide(words[at].text[0]) else _THIN
                if x1 - x0 > thin * size and x0 < begin + _NEAR * size and x1 > end - _NEAR * size:
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


def columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
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
    above: Placed, below: Placed, edges: list[tuple[float, float]], *, close: bool | None
) -> bool:
    """Whether the pieces of a row are further lines of cells of the row above.

    `close` tells that the rows are nearer than others of the table, or is None where
    all are as near.
    """
    pairs = [
        (above[column][-1], lines[0], column) for column, lines in below.items() if column in above
    ]
    if len(above) == 1:  # a label whose value stands beside its last line
        return 0 in above and bool(pairs) and leads_to(pairs[0][0], pairs[0][1])
    if any(len(lines) > 1 for lines in below.values()):
        return False
    if any(_FIGURE.fullmatch(last.text) and _FIGURE.fullmatch(line.text) for last, line, _ in pairs):
        return False
    if len(pairs) < len(below):  # a cell of the row above begins lower than its neighbours
        return bool(close) and len(below) < len(edges)
    if len(below) < len(above):
        if len(below) == 1 and 0 in below and _is_unfinished(below[0][0].text):
            return False  # it is the first line of the row below
        return bool(close) or all(_continues(*pair, edges) for pair in pairs)
    if any(_is_open(last.text, line.text) for last, line, _ in pairs):
        return close is not False and all(_is_near(last, line) for last, line, _ in pairs)
    return bool(close) and any(_fills(*pair, edges) for pair in pairs)


def _fills(last: Line, line: Line, column: int, edges: list[tuple[float, float]]) -> bool:
    """Whether running text in a cell goes on: its first line reaches the end of the column."""
    if column >= len(edges) or edges[column][1] - edges[column][0] < _CELL * line.size:
        return False
    return _reaches(last, line, edges[column][1]) and not _FIGURE.fullmatch(last.text)


def _reaches(last: Line, line: Line, edge: float) -> bool:
    """Whether the first word of a line would not have fitted the line before."""
    return last.x1 + (line.first or line.size) > edge - _NEAR * line.size


def leads_to(label: Line, line: Line) -> bool:
    """Whether a line alone is the first of a label whose last one has values beside it."""
    deeper = 0.3 * line.size < line.x0 - label.x0 < 3 * line.size  # noqa: PLR2004 - indented
    return _is_near(label, line) and (deeper or _is_unfinished(label.text) or line.text[0].islower())


def _is_unfinished(text: str) -> bool:
    return text.rsplit(None, 1)[-1].lower() in _JOINING or text[-1] in "-–—/（(，,、及和或的之"


def _continues(last: Line, line: Line, column: int, edges: list[tuple[float, float]]) -> bool:
    """Whether a piece is the next line of a cell, by its place and words alone."""
    size = max(last.size, line.size)
    if not _is_near(last, line) or last.bold is not line.bold:
        return False
    if _is_open(last.text, line.text) or 0.5 * size < line.x0 - last.x0 < 3 * size:  # noqa: PLR2004 - indented
        return True
    if column >= len(edges) or _is_unfinished(line.text):
        return False
    return _reaches(last, line, edges[column][1])


def _is_near(above: Line, below: Line) -> bool:
    return 0 < above.base - below.base < _TIGHT * max(above.size, below.size)


def _is_open(last: str, line: str) -> bool:
    if last.count("（") + last.count("(") > last.count("）") + last.count(")"):
        return True
    return line[0].islower() or line[0] in "(（)）,，、。%" or _is_unfinished(last)


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
