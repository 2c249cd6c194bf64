"""Whether the pieces of a row are further lines of the cells of the row above.

Pure geometry, and the words where it does not tell: lengths are points, y grows upwards.
"""

from __future__ import annotations

from disclosure_lint.readers.pdf.lines import Line
from disclosure_lint.regex import Regex

FIGURE = Regex(r"[(（]?(?:HK|US|RMB|[$€£¥–-])*[\d.,]*\d[\d.,]*%?[)）]?|N/A|[-–—]")
_CELL = 6.0  # sizes: a cell that is wider may have running text
_JOINING = frozenset(
    "the a an of and or to in for by with on at as from under its their which per than into".split()
)
NEAR = 0.6  # of the size: how far from each other the edges of a column are
TIGHT = 1.7  # of the size: how far apart the lines of one cell stand at most

Placed = dict[int, list[Line]]  # the pieces of a row by their column
Edges = list[tuple[float, float]]  # where the columns begin and end, from the left
Pair = tuple[Line, Line, int]  # the last line of a cell, the next one, their column


def go_on(above: Placed, below: Placed, edges: Edges, *, close: bool | None) -> bool:
    """Whether the pieces of a row are further lines of cells of the row above.

    `close` tells that the rows are nearer than others of the table, or is None where
    all are as near.
    """
    pairs = [
        (above[column][-1], lines[0], column) for column, lines in below.items() if column in above
    ]
    if _has_figures(pairs) or any(len(lines) > 1 for lines in below.values()):
        return False
    every = [lines[-1] for lines in (*above.values(), *below.values())]
    if close and all(line.bold for line in every):
        return True  # titles of columns, set so that they end level
    if len(above) == 1:  # a label whose value stands beside its last line
        return 0 in above and bool(pairs) and leads_to(pairs[0][0], pairs[0][1])
    if len(pairs) < len(below):  # a cell of the row above begins lower than its neighbours
        return bool(close) and len(below) < len(edges)
    if len(below) < len(above):
        return _is_rest(pairs, edges, close=close)
    return _are_both(pairs, edges, close=close)


def _are_both(pairs: list[Pair], edges: Edges, *, close: bool | None) -> bool:
    """Whether all cells of a row go on: some by their words, or all by how near they are."""
    if any(_is_open(last.text, line.text) for last, line, _ in pairs):
        return close is not False and all(_is_near(last, line) for last, line, _ in pairs)
    return bool(close) and any(_fills(*pair, edges) for pair in pairs)


def _is_rest(pairs: list[Pair], edges: Edges, *, close: bool | None) -> bool:
    """Whether some cells of a row go on, while the others are at their end."""
    _, line, column = pairs[0]
    if len(pairs) == 1 and column == 0 and _is_unfinished(line.text):
        return False  # it is the first line of the row below
    return bool(close) or all(_continues(*pair, edges) for pair in pairs)


def _has_figures(pairs: list[Pair]) -> bool:
    return any(are_figures(last, line) for last, line, _ in pairs)


def are_figures(one: Line, other: Line) -> bool:
    """Whether two lines are figures, each in a cell of its own."""
    return bool(FIGURE.fullmatch(one.text) and FIGURE.fullmatch(other.text))


def _fills(last: Line, line: Line, column: int, edges: Edges) -> bool:
    """Whether running text in a cell goes on: its first line reaches the end of the column."""
    if column >= len(edges) or edges[column][1] - edges[column][0] < _CELL * line.em:
        return False
    return _reaches(last, line, edges[column][1]) and not FIGURE.fullmatch(last.text)


def _reaches(last: Line, line: Line, edge: float) -> bool:
    """Whether the first word of a line would not have fitted the line before."""
    return last.x1 + (line.first or line.em) > edge - NEAR * line.em


def leads_to(label: Line, line: Line) -> bool:
    """Whether a line alone is the first of a label whose last one has values beside it."""
    deeper = 0.3 * line.em < line.x0 - label.x0 < 3 * line.em
    return _is_near(label, line) and (
        deeper or _is_unfinished(label.text) or line.text[0].islower()
    )


def _is_unfinished(text: str) -> bool:
    return text.rsplit(None, 1)[-1].lower() in _JOINING or text[-1] in "-–—/（(，,、及和或的之"


def _continues(last: Line, line: Line, column: int, edges: Edges) -> bool:
    """Whether a piece is the next line of a cell, by its place and words alone."""
    if not _is_near(last, line) or last.bold is not line.bold:
        return False
    if _is_open(last.text, line.text) or 0.5 * line.em < line.x0 - last.x0 < 3 * line.em:
        return True
    if column >= len(edges) or _is_unfinished(line.text):
        return False
    return _reaches(last, line, edges[column][1])


def _is_near(above: Line, below: Line) -> bool:
    return 0 < above.base - below.base < TIGHT * max(above.size, below.size)


def _is_open(last: str, line: str) -> bool:
    if last.count("（") + last.count("(") > last.count("）") + last.count(")"):
        return True
    return line[0].islower() or line[0] in "(（)）,，、。%" or _is_unfinished(last)
