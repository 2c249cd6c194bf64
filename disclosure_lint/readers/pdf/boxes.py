"""Pages of boxes, as forms and drawings are: what stands side by side on them is no row.

Cells of a row stand on one base line. Where the pieces of a page that have another beside
them mostly do not, and the file has them in another order than from row to row, rows would
run across boxes that have nothing to do with each other: then the file's own order is read.

Pure geometry: lengths are points, y grows upwards.
"""

from __future__ import annotations

from bisect import bisect_left
from operator import gt

from disclosure_lint.readers.pdf import columns, lines
from disclosure_lint.readers.pdf.falls import Fall, falls, in_file
from disclosure_lint.readers.pdf.lines import Line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS = 8  # of a page at least
_KEPT = 0.9  # of the words of a page, those that rows leave in the order of the file
_BESIDE = 0.4  # of the pieces of a page, those that have another beside them
_LEVEL = 0.85  # of these, those that stand level with one: where fewer do, they are boxes
_EVEN = 0.2  # of the size: how far apart the base lines of cells in one row are
_REACH = 0.9  # of the size: what stands no further up or down is beside a piece
_SLACK = 1.0  # points: how far what stands beside a piece reaches over it

Row = list[Line]


def ordered(parts: list[list[Row]]) -> list[list[Row]]:
    """Return the parts of a page in the order of the file, where it is one of boxes.

    `parts` are those read by rows and columns.
    """
    pieces = [line for part in parts for row in part for line in row]
    words = [word for line in pieces for word in line.words]
    places = [word.at for word in words]
    if len(words) < _WORDS or not any(map(gt, places, places[1:])):
        return parts
    if any(not line.words for line in pieces) or _kept(places) > _KEPT * len(places):
        return parts  # words of a line are lost, or its order is that of the file
    if _are_rows(pieces) or sum(_is_column(part) for part in parts) > 1:
        return parts
    found: list[Fall] = []
    for fall in falls(sorted(words, key=in_file)):
        if found and fall[0].base < found[-1][-1].base:
            found[-1] += fall
        else:
            found.append(fall)
    return [lines.rows([word for run in fall for word in run.words]) for fall in found]


def _is_column(part: Sequence[Row]) -> bool:
    """Whether a part is a column of prose: such are read one after the other already."""
    return columns.fills([line for row in part for line in row])


def _kept(places: Sequence[int]) -> int:
    """Return how many of some places are in order, the others left aside."""
    ends: list[int] = []  # the last of the lowest so many that are in order
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def _are_rows(pieces: Sequence[Line]) -> bool:
    """Whether few pieces have others beside them, or most of these stand level."""
    pieces = sorted(pieces, key=_base)
    bases = [piece.base for piece in pieces]
    largest = max(piece.size for piece in pieces)
    beside = level = 0
    for piece in pieces:
        _, x0, x1, base, size, *_ = piece
        reach = _REACH * largest
        near = pieces[bisect_left(bases, base - reach) : bisect_left(bases, base + reach)]
        steps = [
            abs(other.base - base) / max(size, other.size)
            for other in near
            if other.x1 <= x0 + _SLACK or x1 <= other.x0 + _SLACK
        ]
        if steps and min(steps) < _REACH:
            beside += 1
            level += min(steps) < _EVEN
    return beside < _BESIDE * len(pieces) or level > _LEVEL * beside


def _base(line: Line) -> float:
    return line.base
