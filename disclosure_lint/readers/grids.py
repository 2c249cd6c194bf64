"""The tables of a page that hold data, cell by cell, and the marks that share a figure's cell.

Filings lay out with tables: a bullet and its text, a currency sign and its number, a number
and its closing bracket have a cell each. Such cells are put together. Spanned rows and
columns are not filled in: a cell stands in the row that it begins in.
"""

from __future__ import annotations

from disclosure_lint.draft.reading import Table
from disclosure_lint.readers.opening import BLOCK, JOINED, LINE
from disclosure_lint.readers.page import Page
from disclosure_lint.regex import IGNORECASE, Regex
from disclosure_lint.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENS = Regex(r"\(?-?(?:US|HK|NT|A|C|S)?[$€£¥]\(?$|(?:RMB|USD|HKD|EUR|CNY)$|\($")
_CLOSES = Regex(r"\)?%\)?$|\)$")
_BULLET = Regex(r"(?:[•●▪◦‣·➢✓☐☑☒□■§†‡*–—-]|\*{1,3}|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)])$")
_BULLETS = Regex(
    r"&(?:bull|middot|sect|#8226|#149|#183|#167|#x2022|#xB7|#xA7|#974[456]|#x261[012]);",
    IGNORECASE,
)
_WORDS = Regex(r"[^\W\d]|[\"“‘'(\[&]")  # how the text of an item begins, and no figure does
_LONGEST = 500  # code points of a cell; a longer one is text that is laid out
_MARK = 24  # code points of the source, of a cell that may be but a mark

_Cell = tuple[int, int]  # its first piece and the one after its last


def settle(page: Page, keep: bytearray) -> list[Table]:
    """Return the tables of data; what parts their pieces is made to fit what they are."""
    found = []
    for grid in page.grids:
        rows = [list(_merged(page, _read(row, keep))) for row in grid.rows]
        rows = [row for row in rows if row]
        if not grid.has_tables and _is_data(page, rows):
            _part(page, rows)
            found.append(Table(tuple(tuple(_span(page, cell) for cell in row) for row in rows)))
    return sorted(found, key=_start)


def _start(table: Table) -> int:
    return table.rows[0][0].start


def _read(row: Sequence[_Cell], keep: bytearray) -> Iterator[_Cell]:
    """Yield the cells that hold words which are read, from the first to the last of them."""
    for first, last in row:
        begin, end = keep.find(1, first, last), keep.rfind(1, first, last)
        if begin >= 0:
            yield begin, end + 1


def _merged(page: Page, row: Iterator[_Cell]) -> Iterator[_Cell]:
    """Put a mark and what it belongs to in one cell."""
    cells = list(row)
    if len(cells) == 2 and _is_item(page, *cells):  # noqa: PLR2004 - mark and text
        _join(page, cells[1][0], space=True)
        yield cells[0][0], cells[1][1]
        return
    held: _Cell | None = None
    for number, cell in enumerate(cells):
        if held and (_says(page, cells[number - 1], _OPENS) or _says(page, cell, _CLOSES)):
            _join(page, cell[0], space=False)
            held = (held[0], cell[1])
            continue
        if held:
            yield held
        held = cell
    if held:
        yield held


def _is_item(page: Page, mark: _Cell, words: _Cell) -> bool:
    """Whether two cells are an item of a list and the mark before it."""
    begins = _WORDS.match(page.text, page.pieces[words[0]].start)
    return begins is not None and _says(page, mark, _BULLET)


def _says(page: Page, cell: _Cell, pattern: Regex) -> bool:
    span = _span(page, cell)
    if span.end - span.start > _MARK:
        return False
    words = page.text[span.start : span.end]
    return pattern.match(_BULLETS.sub("•", words).strip()) is not None


def _join(page: Page, number: int, *, space: bool) -> None:
    piece = page.pieces[number]
    piece.gap, piece.space = JOINED, space


def _is_data(page: Page, rows: Sequence[Sequence[_Cell]]) -> bool:
    """Whether cells stand in rows and columns, and are as short as data is."""
    if sum(len(row) > 1 for row in rows) < 2:  # noqa: PLR2004 - a table has two rows
        return False
    words = [sum(p.end - p.start for p in page.pieces[a:b]) for row in rows for a, b in row]
    return max(words) <= _LONGEST


def _part(page: Page, rows: Sequence[Sequence[_Cell]]) -> None:
    """Put every cell on a line of its own, and nothing between their lines."""
    for row in rows:
        for first, last in row:
            page.pieces[first].gap = LINE
            for piece in page.pieces[first + 1 : last]:
                piece.gap = min(piece.gap, LINE)
    page.pieces[rows[0][0][0]].gap = BLOCK


def _span(page: Page, cell: _Cell) -> Span:
    return Span(page.pieces[cell[0]].start, page.pieces[cell[1] - 1].end)
