"""From the lines of a part of a page to its blocks: paragraphs, lone lines and tables.

Pure geometry: lengths are points, y grows upwards.
"""

from __future__ import annotations

import itertools

from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.draft.wrapping import BULLET, LABEL, is_ended
from disclosure_lint.readers.pdf import cells, grid, hyphens, near, tidy
from disclosure_lint.readers.pdf.lines import Line, joint
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

_LEADING = 1.32  # of the usual distance of two lines: what stands further apart is parted
_SAME = 0.12  # of the size: letters that differ more are of another block
_INDENT = 0.8  # of the size: how far the lines of a paragraph begin from each other
_INDENTED = 6.0  # the same, of its first line
_HANGING = 9.0  # the same, of the lines below a bullet or number
_LOOK = 60  # rows of a table above one that tell what its columns are
_CELL = 0.8  # of the width of a table: no cell is wider
_WIDE = 0.6  # of the width of a part of a page: a line of prose
_FARTHEST = 2.5  # sizes; lines further apart tell nothing of the leading
_USUAL = 1.3
_POINTS = 0.5  # letters that differ by more are of another text
_ROOM = 0.6  # of the size: how far a line may end before the margin without a word fitting
_LETTERS = 60  # code points of a line that can be prose
_ADDRESS = Regex(r"(?:://|www\.|@)\S*$")
_INNER = frozenset("abcdefghijklmnopqrstuvwxyz0123456789./-_?=&%#")  # of an address

Row = list[Line]


class Block(NamedTuple):
    """A paragraph, a lone line or a table."""

    text: str
    first: Line
    last: Line
    full: bool  # whether its last line ends at the margin, so that it may go on
    apart: bool  # whether a gap parts it from the block before
    prose: bool  # whether any of its lines is joined to another, or is full
    table: grid.Table | None = None


def blocks(rows: list[Row], known: hyphens.Forms = hyphens.NONE) -> list[Block]:
    """Return the blocks of one part of a page, in order; `known` are the words of the draft."""
    rows = [row for one in near.parted(rows) if (row := tidy.tidied(one))]
    if not rows:
        return []
    flow = [row[0] for row in rows if len(row) == 1]
    margin = _margin(flow or [row[-1] for row in rows])
    leading = _leading(rows)
    found: list[Block] = []
    group: list[Line] = []
    for part in _parts(rows, leading):
        if isinstance(part, Line):
            if group and not _goes_on(group, part, margin, leading):
                found.append(_block(group, found, (margin, leading), known))
                group = []
            group.append(part)
            continue
        if group:
            found.append(_block(group, found, (margin, leading), known))
            group = []
        found.append(_table(part, found, leading))
    if group:
        found.append(_block(group, found, (margin, leading), known))
    return found


def _parts(rows: list[Row], leading: float) -> list[Line | list[Row]]:
    """Return single lines and tables in order: a table is rows of several pieces."""
    found: list[Line | list[Row]] = []
    at = 0
    while at < len(rows):
        if len(rows[at]) == 1 and not _is_label(rows, at):
            found.append(rows[at][0])
            at += 1
            continue
        end = _table_end(rows, at, leading)
        found.append(rows[at:end])
        at = end
    return found


def _is_label(rows: list[Row], at: int) -> bool:
    """Whether a line alone is the beginning of a cell that goes on in the next row."""
    if len(rows[at : at + 2]) < 2 or len(rows[at + 1]) == 1:  # noqa: PLR2004 - a next row
        return False
    line, below = rows[at][0], rows[at + 1]
    if below[0].x1 < line.x0 and any(grid.follows(line, piece) for piece in below[1:]):
        return True  # the first line of a cell that is higher than those beside it
    return line.x1 < below[1].x0 and cells.leads_to(line, below[0])


def _table_end(rows: list[Row], at: int, leading: float) -> int:
    """Return where a table ends; a cell's second line, alone in its row, is part of it."""
    end = at + 1
    while end < len(rows):
        row = rows[end]
        if (
            len(row) == 1
            and not _is_label(rows, end)
            and not _is_in(rows[max(at, end - _LOOK) : end], row, leading)
        ):
            break
        end += 1
    return end


def _is_in(table: list[Row], row: Row, leading: float) -> bool:
    """Whether a piece alone belongs to the table above it."""
    columns = grid.columns(table)
    if len(grid.split(row, columns)) == len(columns) > 2:  # noqa: PLR2004 - not by chance
        return True
    line, above = row[0], table[-1]
    if _is_far(above[0], line, max(leading, _USUAL)) or line.x1 - line.x0 > _CELL * _width(
        [*table, row]
    ):
        return False
    last = next((one for one in reversed(table) if len(one) > 1), above)
    under = any(line.x0 < one.x1 and one.x0 < line.x1 for one in last)
    return under and sum(line.x0 < x1 and x0 < line.x1 for x0, x1 in columns) == 1


def _width(rows: list[Row]) -> float:
    return max(row[-1].x1 for row in rows) - min(row[0].x0 for row in rows)


def _margin(lines: list[Line]) -> float:
    """Return where lines end that are full, a few that stick out left aside."""
    ends = sorted(line.x1 for line in lines)
    return ends[-1 - len(ends) // 12]


def _leading(rows: list[Row]) -> float:
    """Return the usual distance between two lines of prose, in sizes of their letters."""
    width = _width(rows)
    prose, every = [], []
    for above, below in itertools.pairwise(rows):
        last, line = above[0], below[0]
        step = (last.base - line.base) / max(last.size, line.size, 1.0)
        if not 0 < step < _FARTHEST or abs(last.size - line.size) > _SAME * line.size:
            continue
        every.append(step)
        if len(above) == len(below) == 1 and last.x1 - last.x0 > _WIDE * width:
            prose.append(step)
    steps = sorted(prose if len(prose) > 1 else every)
    return steps[len(steps) // 3] if steps else _USUAL


def _goes_on(group: list[Line], line: Line, margin: float, leading: float) -> bool:
    """Whether a line goes on with the paragraph of the lines before it."""
    first, last = group[0], group[-1]
    if last.turned or line.turned or abs(last.size - line.size) > _SAME * max(last.size, line.size):
        return False
    if _is_far(last, line, leading) or not _is_full(last, line, margin):
        return False
    if BULLET.match(line.text) and (BULLET.match(first.text) or not _is_middle(last, line)):
        return False
    em = line.em
    if len(group) == 1:
        listed = BULLET.match(first.text) or LABEL.match(first.text)
        deepest = _HANGING if listed else _INDENT
        return -_INDENTED * em < line.x0 - first.x0 < deepest * em
    return abs(line.x0 - last.x0) < _INDENT * em


def _is_middle(last: Line, line: Line) -> bool:
    """Whether what looks like a bullet may be the middle of a sentence."""
    return line.text[0] in "-–—(（" and not is_ended(last.text) and last.text[-1] not in ":：;；,，"


def _is_far(last: Line, line: Line, leading: float) -> bool:
    step = last.base - line.base
    return step < 0 or step > _LEADING * leading * max(last.size, line.size)


def _is_full(last: Line, line: Line, margin: float) -> bool:
    """Whether the first word of a line would not have fitted the line before."""
    return last.x1 + line.first + _ROOM * line.em > margin


def gone_on(before: Block, block: Block, known: hyphens.Forms) -> Block:
    """Return a paragraph with the rest of it, which stands in the next column."""
    first, rest = before.text, block.text
    text = hyphens.joined(first, rest, known) or first + joint(first, rest) + rest
    return block._replace(text=text, first=before.first, apart=before.apart, prose=True)


def goes_on(before: Block, block: Block) -> bool:
    """Whether a paragraph goes on with the first of the next column or page."""
    if not before.prose or before.table is not None or block.table is not None:
        return False
    if is_ended(before.text) or abs(before.last.size - block.first.size) > _POINTS:
        return False
    if block.text[0].islower() or before.text[-1] in ",，、;；-":
        return True
    if BULLET.match(block.text) or before.last.bold is not block.first.bold:
        return False
    return (
        before.full and before.text[-1] not in ":：" and (block.prose or block.text[0] >= HAN_FROM)
    )


def _block(
    group: list[Line], before: list[Block], measures: tuple[float, float], known: hyphens.Forms
) -> Block:
    margin, leading = measures
    text = group[0].text
    for above, line in itertools.pairwise(group):
        if (
            len(above.words) == 1
            and above.x1 > margin - above.em
            and _ADDRESS.search(text)
            and line.text[0] in _INNER
        ):
            text += line.text  # too long for a line
            continue
        text = hyphens.joined(text, line.text, known) or text + joint(text, line.text) + line.text
    last = group[-1]
    full = last.x1 > margin - 2 * last.em
    prose = len(group) > 1 or len(text) > _LETTERS or (text[0] >= HAN_FROM and full)
    apart = not before or _is_apart(before[-1], group[0], leading)
    return Block(text, group[0], last, full, apart, prose)


def _is_apart(before: Block, line: Line, leading: float) -> bool:
    if before.table is not None or _is_far(before.last, line, leading):
        return True
    if abs(before.last.size - line.size) > _SAME * line.size or before.last.bold is not line.bold:
        return True
    if BULLET.match(line.text):
        return False
    return before.prose and is_ended(before.text)


def _table(rows: list[Row], before: list[Block], leading: float) -> Block:
    made = grid.table(rows)
    text = "\n".join("\n".join(row.texts) for row in made.rows)
    first, last = rows[0][0], rows[-1][-1]
    apart = not before or before[-1].prose or _is_far(before[-1].last, first, leading)
    return Block(text, first, last, full=False, apart=apart, prose=False, table=made)
