"""Cells of a table that stand as near as words: told apart where their gaps lie in line.

A table without borders may have less room between its cells than parts two pieces of text,
and Chinese has no spaces that would part them. The gaps of one row tell nothing; those of
several, one below the other, with cells that are flush, do.

Pure geometry: lengths are points, y grows upwards.
"""

from __future__ import annotations

from itertools import pairwise

from disclosure_lint.readers.pdf.lines import Line, made
from disclosure_lint.readers.pdf.tidy import LEAD
from disclosure_lint.readers.pdf.words import is_wide
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.readers.pdf.words import Word

LEAST = 0.4  # of the size: how wide such a gap is; beside figures in Chinese it is a quarter
_COMMON = 0.3  # of the size: how wide the gaps of all rows together are
_ROWS = 3  # in which a cell is flush
_MOST = 200  # rows of a table on one page
_FLUSH = 0.1  # of the size: how far off what stands flush is at most
_LONG = 24.0  # sizes: a row in one piece that is longer is a line of prose
_COLONS = frozenset(":：")

Row = list[Line]


class _Gap(NamedTuple):
    """The room between two cells of a row."""

    x0: float
    x1: float
    em: float
    before: list[Word]  # the cell on the left
    after: list[Word]  # and that on the right
    within: bool  # a piece of text


def parted(rows: list[Row]) -> list[Row]:
    """Return rows with their pieces parted where cells stand in columns."""
    if not any(_may_part(line) for row in rows for line in row):
        return rows
    gaps = [_gaps(row) for row in rows]
    cuts: list[list[float]] = [[] for _ in rows]
    for at, found in enumerate(gaps[: 1 - _ROWS]):
        for gap in found:
            _follow(gaps[at : at + _MOST], gap, cuts[at : at + _MOST])
    return [_cut(row, sorted(xs)) if xs else row for row, xs in zip(rows, cuts, strict=True)]


def _may_part(line: Line) -> bool:
    """Whether a piece of text has a gap as wide as one between cells, and is Chinese."""
    words = line.words
    if len(words) == 1 or line.x1 - line.x0 > _LONG * line.em or line.text.isascii():
        return False
    least = LEAST * line.em
    return any(after.x0 - before.x1 >= least for before, after in pairwise(words))


def _gaps(row: Row) -> list[_Gap]:
    """Return the gaps between the cells of a row, from the left; none where it is prose."""
    if len(row) == 1 and (len(row[0].words) == 1 or row[0].x1 - row[0].x0 > _LONG * row[0].em):
        return []
    if any(line.turned or not line.words for line in row):
        return []
    cells: list[list[Word]] = []
    pieces: list[int] = []
    for piece, line in enumerate(row):
        for at, word in enumerate(line.words):
            if at and word.x0 - line.words[at - 1].x1 < LEAST * word.em:
                cells[-1].append(word)
            else:
                cells.append([word])
                pieces.append(piece)
    return [
        _Gap(before[-1].x1, after[0].x0, after[0].em, before, after, one == other)
        for (before, after), (one, other) in zip(pairwise(cells), pairwise(pieces), strict=True)
    ]


def _follow(gaps: Sequence[list[_Gap]], first: _Gap, cuts: Sequence[list[float]]) -> None:
    """Note where to cut each row, if the gaps of rows below lie in line with the first."""
    if any(first.x0 <= x <= first.x1 for x in cuts[0]):
        return  # it is known from the rows above
    x0, x1 = first.x0, first.x1
    stretch = [first]
    for row in gaps[1:]:
        found = next(
            (one for one in row if min(x1, one.x1) - max(x0, one.x0) >= _COMMON * one.em), None
        )
        if found is None:
            break
        stretch.append(found)
        x0, x1 = max(x0, found.x0), min(x1, found.x1)
    if any(gap.within for gap in stretch) and _are_cells(stretch):
        for cut in cuts[: len(stretch)]:
            cut.append((x0 + x1) / 2)


def _are_cells(stretch: list[_Gap]) -> bool:
    told = [gap for gap in stretch if _tells(gap)]
    if not any(is_wide(gap.before[-1].text[-1]) or is_wide(gap.after[0].text[0]) for gap in told):
        return False
    starts = [gap.after[0].x0 for gap in told]
    ends = [gap.after[-1].x1 for gap in told]
    middles = [(start + end) / 2 for start, end in zip(starts, ends, strict=True)]
    return any(_are_flush(xs, _FLUSH * stretch[0].em) for xs in (starts, ends, middles))


def _tells(gap: _Gap) -> bool:
    """Whether there is a cell on both sides: no name in spaced letters, number or label."""
    before = "".join(word.text for word in gap.before)
    after = "".join(word.text for word in gap.after)
    if any(len(text) == 1 and is_wide(text) for text in (before, after)):
        return False
    return before[-1] not in _COLONS and after[0] not in _COLONS and not LEAD.fullmatch(before)


def _are_flush(xs: list[float], off: float) -> bool:
    """Whether enough of some places are one."""
    xs = sorted(xs)
    return any(last - first <= off for first, last in zip(xs, xs[_ROWS - 1 :], strict=False))


def _cut(row: Row, xs: list[float]) -> Row:
    found: Row = []
    for line in row:
        words = line.words
        edges = [
            at
            for at in range(1, len(words))
            if any(words[at - 1].x1 <= x <= words[at].x0 for x in xs)
        ]
        parts = [words[start:end] for start, end in pairwise([0, *edges, len(words)])]
        found += map(made, parts) if edges else [line]
    return found
