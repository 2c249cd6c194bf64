"""Rows of totals, and the rows above each that it may sum.

Tables that the reader knows are taken cell by cell. In other texts a line is a row, or,
where a table was flattened, a cell. However the rows stand there, the same rule tells which
of them a total may sum: see `_parts`.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice

from disclosure_lint.case.case import Case
from disclosure_lint.detectors.figures.table_cells import (
    LEAST,
    MOST_MARKS,
    Cell,
    Row,
    cell,
    cells_at_end,
    lone_cell,
    totals_of,
)
from disclosure_lint.draft.reading import Table
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_IN_THOUSANDS = "000"  # notation: RMB'000
_GROUP = Regex(r"\bn\s?=\s?\d")  # notation: the head of a group of people
_NAME = Regex(r"[^\W\d_]")  # notation: a letter, which a label has
_LONGEST_LINE = 400
_YEARS = range(1980, 2061)
_MOST_ROWS = 14  # that a total may sum
_MOST_COLUMNS = 12  # of a flattened table
_LONGEST_LABEL = 120  # code points of a label in one
_NOT_READ = Row([], is_total=False)  # figures that go on above what was understood
# notation: signs that stand in a cell, and so in a line, of their own
_CURRENCIES = frozenset(("$", "us$", "hk$", "rmb", "€", "£", "¥", "(", ")", "%"))
_LINE_BELOW = Regex(r"[ \t]*(?:\r?\n[ \t]*){1,2}(\S(?:[^\n]{0,78}\S)?)[ \t\r]*(?=\n|\Z)")
_LINE_ABOVE = Regex(r"(?:\A|(?<=\n))[ \t]*(\S(?:[^\n]{0,78}\S)?)[ \t]*(?:\r?\n[ \t]*){1,2}\Z")


class Parts(NamedTuple):
    """The rows above a total that it may sum, from the top, and whether their table begins with them."""

    rows: list[Row]
    are_all: bool


def totals(case: Case) -> Iterator[tuple[Parts, Row]]:
    """Yield each row of totals with the rows above it that it may sum."""
    for table in case.draft.tables:
        yield from _of_table(case, table)
    yield from _of_lines(case)


def _parts(upwards: Iterable[Row | None], columns: int) -> Parts:
    """Return the rows that a total may sum: a subtotal without its parts.

    `upwards` are the rows from the total upwards, None for what is no row of figures: there,
    and where the columns are others, the table of the total begins. The rows above a subtotal
    are its parts, so after one only further subtotals count.
    """
    found: list[Row] = []
    for row in islice(upwards, _MOST_ROWS):
        if row is _NOT_READ:
            return Parts(found[::-1], are_all=False)
        is_of_table = row is not None and len(row.cells) == columns
        if row is None or not is_of_table:
            break
        if found and found[-1].is_total and not row.is_total:
            break
        found.append(row)
    return Parts(found[::-1], are_all=True)


def _of_table(case: Case, table: Table) -> Iterator[tuple[Parts, Row]]:
    """Yield the totals of a table whose cells are known."""
    rows: list[Row | None] = []
    counted = _counted(case, table.rows[0])
    for spans in table.rows:
        row = _known_row(case, spans)
        if row and counted:
            row = _exact(row, len(spans), counted)
        if row and row.is_total:
            yield _parts(reversed(rows), len(row.cells)), row
        rows.append(row)


def _counted(case: Case, head: Sequence[Span]) -> frozenset[int]:
    """Return which columns count people by what their head says, and not in thousands."""
    draft, known = case.draft, case.known
    of_people = known.made("counted-in-whole", lambda: _heads(known))
    heads = [draft.folded[draft.read(one.start) : draft.read(one.end)] for one in head]
    if any(map(_GROUP.search, heads)):  # what is counted in all groups is counted beside them
        return frozenset(range(len(heads)))
    return frozenset(
        number
        for number, said in enumerate(heads)
        if of_people.search(said) and _IN_THOUSANDS not in said
    )


def _heads(known: Known) -> Regex:
    words = any_of(known.listed("counted-in-whole"))
    return Regex(rf"(?<![a-z])(?:{words})" if words else r"(?!)")


def _exact(row: Row, columns: int, counted: frozenset[int]) -> Row:
    """Return a row whose whole numbers of people are not taken for rounded."""
    first = columns - len(row.cells)
    cells = [
        one._replace(place=0) if number in counted and one.place == 1 else one
        for number, one in enumerate(row.cells, start=first)
    ]
    return row._replace(cells=cells)


def _known_row(case: Case, spans: Sequence[Span]) -> Row | None:
    """Return a row of a label and figures, or None for any other and for one of years."""
    draft = case.draft
    places = [(draft.read(span.start), draft.read(span.end)) for span in spans]
    cells = [cell(draft.folded, start, end) for start, end in places[1:]]
    label = draft.folded[slice(*places[0])]
    figures = [one for one in cells if one is not None]
    ends_in_figures = cells[len(cells) - len(figures) :] == figures  # words belong to the label
    if not figures or not ends_in_figures or not _NAME.search(label) or _are_years(figures):
        return None
    return Row(figures, is_total=totals_of(case.known).label.match(label) is not None)


def _of_lines(case: Case) -> Iterator[tuple[Parts, Row]]:
    """Yield the totals of what is no known table: a line each, or flattened to lines."""
    folded = case.draft.folded
    for start in _lines_of_totals(case):
        end = _line_end(folded, start)
        if cells := cells_at_end(folded, start, end) or lone_cell(case.draft, start, end):
            upwards, row = _lines_above(case, start), Row(cells, is_total=True)
        elif cells := _cells_below(folded, end):
            upwards, row = _flattened_above(case, start, len(cells)), Row(cells, is_total=True)
        else:
            continue
        yield _parts(upwards, len(cells)), row


def _lines_of_totals(case: Case) -> Iterator[int]:
    """Yield where lines begin that are labelled as totals, tables taken cell by cell aside."""
    words, folded, known = case.draft.words, case.draft.folded, totals_of(case.known)
    tables = _tables(case)
    for sign in sorted(known.signs & words.index.keys()):
        for number in words.index[sign]:
            start = folded.rfind("\n", 0, words.starts[number]) + 1
            is_in_table = bisect_right(tables, start) % 2
            is_first = words.starts[number] - start < MOST_MARKS
            if not is_in_table and is_first and known.label.match(folded, start):
                yield start


def _tables(case: Case) -> list[int]:
    """Return where each table that the reader knows begins and ends, in one ascending list."""
    read = case.draft.read
    bounds: list[int] = []
    for table in case.draft.tables:
        first, last = read(table.rows[0][0].start), read(table.rows[-1][-1].end)
        if not bounds or first >= bounds[-1]:
            bounds += (first, last)
    return bounds


def _row(case: Case, label: int, cells: list[Cell]) -> Row:
    """Return the row whose label begins at an offset."""
    is_total = totals_of(case.known).label.match(case.draft.folded, label) is not None
    return Row(cells, is_total)


def _are_years(cells: Sequence[Cell]) -> bool:
    """Whether figures head their columns: 2025 and 2024."""
    return bool(cells) and all(
        one.value in _YEARS and one.end - one.start == len("2025") for one in cells
    )


def _line_end(folded: str, start: int) -> int:
    end = folded.find("\n", start)
    return len(folded) if end < 0 else end


def _lines_above(case: Case, start: int) -> Iterator[Row]:
    """Yield the lines above one as rows, from there upwards; a line without words is none."""
    folded = case.draft.folded
    while start > 0:
        end = start - 1
        start = folded.rfind("\n", 0, end) + 1
        if end - start > _LONGEST_LINE:
            return
        if folded[start:end].strip():
            cells = cells_at_end(folded, start, end) or lone_cell(case.draft, start, end)
            if _are_years(cells):
                return
            yield _row(case, start, cells)


def _cells_below(folded: str, end: int) -> list[Cell]:
    """Return the figures that stand one a line below a label, at least two; else nothing."""
    cells: list[Cell] = []
    while len(cells) < _MOST_COLUMNS and (line := _LINE_BELOW.match(folded, end)):
        if line[1] in _CURRENCIES:
            end = line.end(1)
            continue
        figure = cell(folded, *line.span(1))
        if figure is None:
            break
        cells.append(figure)
        end = line.end(1)
    return cells if len(cells) >= LEAST else []


def _flattened_above(case: Case, start: int, columns: int) -> Iterator[Row]:
    """Yield the rows above a label whose table was flattened: a label, then a cell a line.

    Where figures go on above what was understood, `_NOT_READ` is the last.
    """
    folded = case.draft.folded
    while True:
        cells = _cells_above(folded, start, columns)
        label = _line_above(folded, cells[0].start if cells else start)
        while label and folded[slice(*label)] in _CURRENCIES:
            label = _line_above(folded, label[0])
        if len(cells) < columns or label is None or not _NAME.search(folded, *label):
            if len(cells) == columns or (not cells and _goes_on(folded, start)):
                yield _NOT_READ
            return
        start = label[0]
        yield _row(case, start, cells)


def _goes_on(folded: str, start: int) -> bool:
    """Whether figures stand above a gap of several lines, as between the groups of a balance sheet."""
    end = len(folded[max(0, start - _LONGEST_LABEL) : start].rstrip()) + max(
        0, start - _LONGEST_LABEL
    )
    return cell(folded, folded.rfind("\n", 0, end) + 1, end) is not None


def _cells_above(folded: str, start: int, columns: int) -> list[Cell]:
    """Return the figures that stand one a line above an offset, in order, at most so many."""
    cells: list[Cell] = []
    while len(cells) < columns and (line := _line_above(folded, start)):
        if folded[slice(*line)] in _CURRENCIES:
            start = line[0]
            continue
        figure = cell(folded, *line)
        if figure is None:
            break
        cells.insert(0, figure)
        start = line[0]
    return cells


def _line_above(folded: str, start: int) -> tuple[int, int] | None:
    """Return the words of the line before that has any, within two line ends."""
    line = _LINE_ABOVE.search(folded, max(0, start - _LONGEST_LABEL), start)
    return line.span(1) if line else None
