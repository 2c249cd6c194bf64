"""What the parts of a draft look like: headings, items, columns, and the cells of tables.

Whatever is no table is shown line by line, so that a person finds the lines of the file
again. All offsets are those of the text that is shown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from disclosure_lint.draft.segment import units
from disclosure_lint.finding import Report, Shape
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_COLUMNS = Regex(r"\S(?:\t| {3,})\S")  # a line of a table that is drawn with blanks
_WORD = Regex(r"\w")


class Grid(NamedTuple):
    """A table, from the beginning of its first line to the end of its last."""

    start: int
    end: int
    rows: tuple[tuple[Span, ...], ...]


class Flow:
    """What every line of a draft is, and which tables stand among them."""

    def __init__(self, report: Report) -> None:
        source, shape = report.source, report.shape
        self.starts = _starts(source)
        self.grids = {grid.start: grid for grid in _grids(source, shape, self.starts)}
        self.shape = shape
        self._text = source.text
        self._places = [place.start for place in source.places]
        self._units = units(
            source.text,
            frozenset(self._begin(offset) for offset in shape.headings),
            frozenset(
                self._begin(cell.start)
                for grid in self.grids.values()
                for row in grid.rows
                for cell in row
            ),
        )
        self._unit_starts = [unit.start for unit in self._units]

    def _begin(self, offset: int) -> int:
        """Return where the words of the line around an offset begin."""
        start = self.starts[bisect_right(self.starts, offset) - 1]
        line = self._text[start : self._end(start)]
        return start + len(line) - len(line.lstrip())

    def _end(self, start: int) -> int:
        at = bisect_right(self.starts, start)
        return self.starts[at] if at < len(self.starts) else len(self._text)

    @property
    def cuts(self) -> Iterator[int]:
        """The offsets at which something begins or ends that is shown in a way of its own."""
        for grid in self.grids.values():
            for row in grid.rows:
                for cell in row:
                    yield from cell
        for start, end, _ in self.shape.unread:
            yield from (start, end)
        for revision in self.shape.revisions:
            yield from revision[:2]
        yield from (offset for offset, _ in self.shape.notes)
        yield from self._places

    def kind(self, start: int, end: int) -> str:
        """Return what a line is: heading, title, item, columns, blank or nothing of these."""
        line = self._text[start:end]
        words = line.strip()
        if not words:
            return "blank"
        at = bisect_right(self._unit_starts, start + len(line) - len(line.lstrip())) - 1
        unit = self._units[at] if at >= 0 else None
        if unit is not None and unit.kind == "heading":
            return "heading title" if at == 0 else "heading"
        if _COLUMNS.search(words):
            return "columns"
        return "item" if unit is not None and unit.kind == "item" else ""


def _starts(source: Source) -> list[int]:
    """Return where lines begin, but for one that holds nothing at the very end."""
    starts = source.line_starts
    return starts[:-1] if len(starts) > 1 and starts[-1] == len(source.text) else starts


def _grids(source: Source, shape: Shape, starts: Sequence[int]) -> Iterator[Grid]:
    """Yield the tables that can be drawn, in order; of one within another, the outer one."""
    text, reached = source.text, 0
    told = [(_words(rows), rows) for rows in shape.tables]
    for cells, rows in sorted(filter(_first, told), key=lambda one: one[0][0]):
        if any(after.start < before.end for before, after in pairwise(cells)):
            continue
        start = starts[bisect_right(starts, cells[0].start) - 1]
        at = bisect_left(starts, cells[-1].end)
        end = starts[at] if at < len(starts) else len(text)
        lead, tail = text[start : cells[0].start], text[cells[-1].end : end]
        if start >= reached and not (_WORD.search(lead) or _WORD.search(tail)):
            yield Grid(start, end, rows)
            reached = end


def _words(rows: Iterable[Iterable[Span]]) -> list[Span]:
    return [cell for row in rows for cell in row if cell.start < cell.end]


def _first(told: tuple[list[Span], object]) -> bool:
    return bool(told[0])


def speaks(words: str) -> bool:
    """Whether what stands between two cells is more than how a table is drawn."""
    return _WORD.search(words) is not None
