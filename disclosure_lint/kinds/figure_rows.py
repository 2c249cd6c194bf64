"""Rows of figures, and which of them a total may sum.

Tables that the reader knows are taken cell by cell. In other texts a line is a row, or,
where a table was flattened, a cell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from disclosure_lint.case.case import Case
from disclosure_lint.draft.reading import Table
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.regex import Regex
from disclosure_lint.source import Span

TOTALS = ("total", "totals", "subtotal", "合", "总", "小")
_TOTAL = Regex(r"[\s|*•-]*(?:(?:sub-?)?totals?\b|合\s?计|总\s?计|总额|小计)")
_TOKEN = Regex(r"[^\s|*]+")
_CELL = Regex(
    r"[(-]?(?:us|hk|rmb)?[$€£¥]?(?P<number>(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,9})?)\)?%?\)?$|-$|nil$"
)
# Inside a cell that is known: spaces beside signs, and the mark of a note.
_SPACED = Regex(r"(?<=[$€£¥(-])[ \xa0]+|[ \xa0]+(?=[)%])|(?<=\d)[ \xa0]*\(\d{1,2}\)$")
_NAME = Regex(r"[^\W\d_]")
_LONGEST_CELL = 40
_SIGNS = frozenset(("$", "us$", "hk$", "rmb", "€", "£", "¥", "%", ")", ")%"))  # apart from figures
_LONGEST_LINE = 400
_ROWS = 14  # how many rows a total may sum
_MOST_COLUMNS = 12  # of a flattened table
_LONGEST_ROW = 120  # code points of a label in one
_LINE_BELOW = Regex(r"[ \t]*(?:\r?\n[ \t]*){1,2}(\S(?:[^\n]{0,78}\S)?)[ \t\r]*(?=\n|\Z)")
_LINE_ABOVE = Regex(r"(?:\A|(?<=\n))[ \t]*(\S(?:[^\n]{0,78}\S)?)[ \t]*(?:\r?\n[ \t]*){1,2}\Z")


class Row(NamedTuple):
    """The figures of a row, from the left, and whether its label says that they are totals."""

    cells: list[Cell]
    is_total: bool


class Cell(NamedTuple):
    """A figure of a table; `place` is one unit of its last printed place."""

    start: int
    end: int
    value: float
    place: float


def totals(case: Case) -> Iterator[tuple[list[Row], Row]]:
    """Yield each row of totals with the rows above it that it may sum, from the top."""
    for table in case.draft.tables:
        yield from _of_table(case, table)
    yield from _of_lines(case)


def _of_lines(case: Case) -> Iterator[tuple[list[Row], Row]]:
    """Yield the totals of what is no known table: a line each, or flattened to lines."""
    words, folded = case.draft.words, case.draft.folded
    known = _known(case)
    for name in TOTALS:
        for number in words.index.get(name, ()):
            start = folded.rfind("\n", 0, words.starts[number]) + 1
            if bisect_right(known, start) % 2:
                continue  # in a table that is taken cell by cell
            if words.starts[number] - start < len(_ROW_MARKS) and _TOTAL.match(folded, start):
                end = _line_end(folded, start)
                cells = _cells(folded, start, end)
                if cells:
                    yield _summed(_above(folded, start), len(cells)), Row(cells, is_total=True)
                elif below := _below(folded, end):
                    above = _flattened(folded, start, len(below))
                    yield _summed(above, len(below)), Row(below, is_total=True)


def _known(case: Case) -> list[int]:
    """Return where each table that the reader knows begins and ends, in one ascending list."""
    read = case.draft.read
    bounds: list[int] = []
    for table in case.draft.tables:
        first, last = read(table.rows[0][0].start), read(table.rows[-1][-1].end)
        if not bounds or first >= bounds[-1]:
            bounds += (first, last)
    return bounds


def _of_table(case: Case, table: Table) -> Iterator[tuple[list[Row], Row]]:
    """Yield the totals of a table whose cells are known."""
    rows: list[Row | None] = []
    for spans in table.rows:
        row = _known_row(case, spans)
        if row and row.is_total:
            yield _summed(reversed(rows), len(row.cells)), row
        rows.append(row)


def _known_row(case: Case, spans: Sequence[Span]) -> Row | None:
    """Return a row of a label and at least two figures, or None for any other."""
    draft = case.draft
    places = [(draft.read(span.start), draft.read(span.end)) for span in spans]
    cells = [_known_cell(draft.folded, start, end) for start, end in places[1:]]
    label = draft.folded[slice(*places[0])]
    figures_ = [cell for cell in cells if cell is not None]
    if len(figures_) < 2 or len(figures_) < len(cells) or not _NAME.search(label):  # noqa: PLR2004 # columns
        return None
    return Row(figures_, is_total=_TOTAL.match(label) is not None)


def _known_cell(folded: str, start: int, end: int) -> Cell | None:
    """Return the figure that a cell is, its signs and a mark of a note apart."""
    if end - start > _LONGEST_CELL:
        return None
    printed = _SPACED.sub("", folded[start:end]).replace("$(", "($")
    cell = _CELL.match(printed)
    return _cell(cell, printed, start, end) if cell else None


def _summed(above: Iterable[Row | None], columns: int) -> list[Row]:
    """Return the rows that a total may sum, from the top: a subtotal without its parts.

    `above` are the rows from the total upwards, None for what is no row of figures.
    """
    found: list[Row] = []
    for row in islice(above, _ROWS):
        if row is None or len(row.cells) != columns:
            break
        if found and found[-1].is_total and not row.is_total:
            break
        found.append(row)
    return found[::-1]


_ROW_MARKS = "| **sub-"  # the most that stands before the word on its line


def _line_end(folded: str, start: int) -> int:
    end = folded.find("\n", start)
    return len(folded) if end < 0 else end


def _row(folded: str, start: int, cells: list[Cell]) -> Row:
    """Return the row whose label begins at an offset."""
    return Row(cells, is_total=_TOTAL.match(folded, start) is not None)


def _above(folded: str, start: int) -> Iterator[Row]:
    """Yield the rows above a line, from there upwards."""
    while start > 0:
        end = start - 1
        start = folded.rfind("\n", 0, end) + 1
        if end - start > _LONGEST_LINE:
            return
        if folded[start:end].strip():
            yield _row(folded, start, _cells(folded, start, end))


def _below(folded: str, end: int) -> list[Cell]:
    """Return the figures that stand one a line below a label, at least two; else nothing."""
    cells: list[Cell] = []
    while len(cells) < _MOST_COLUMNS and (line := _next_line(folded, end)):
        cell = _known_cell(folded, *line)
        if cell is None:
            break
        cells.append(cell)
        end = line[1]
    return cells if len(cells) > 1 else []


def _flattened(folded: str, start: int, columns: int) -> Iterator[Row]:
    """Yield the rows above a label whose table was flattened: a cell a line, labels first."""
    while True:
        cells: list[Cell] = []
        while len(cells) < columns and (line := _line_before(folded, start)):
            cell = _known_cell(folded, *line)
            if cell is None:
                break
            cells.append(cell)
            start = line[0]
        label = _line_before(folded, start)
        if len(cells) < columns or label is None or not _NAME.search(folded, *label):
            return
        start = label[0]
        yield _row(folded, start, cells[::-1])


def _next_line(folded: str, end: int) -> tuple[int, int] | None:
    """Return the words of the next line that has any, within two line ends."""
    line = _LINE_BELOW.match(folded, end)
    return line.span(1) if line else None


def _line_before(folded: str, start: int) -> tuple[int, int] | None:
    """Return the words of the line before that has any, within two line ends."""
    line = _LINE_ABOVE.search(folded, max(0, start - _LONGEST_ROW), start)
    return line.span(1) if line else None


def _cells(folded: str, start: int, end: int) -> list[Cell]:
    """Return the figures that end a line, at least two and after a label; else nothing."""
    found: list[Cell] = []
    tokens = [(token.start(), token[0]) for token in _TOKEN.finditer(folded, start, end)]
    for number, (at, printed) in enumerate(reversed(tokens)):
        cell = _CELL.match(printed)
        if cell is None and printed not in _SIGNS:
            return found[::-1] if len(found) > 1 and number < len(tokens) else []
        if cell is not None:
            found.append(_cell(cell, printed, at, at + len(printed)))
    return []


def _cell(cell: re.Match[str], printed: str, start: int, end: int) -> Cell:
    value, place = figures.number(cell["number"]) if cell["number"] else (0.0, 1.0)
    negative = printed[0] in "(-" and bool(cell["number"])
    return Cell(start, end, -value if negative else value, place)
