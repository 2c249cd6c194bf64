"""Where headings, paragraphs, list items and table-like lines begin and end.

Verdicts hang on what a unit is: a change here is a change of every rule.
"""

from __future__ import annotations

from disclosure_lint.draft.characters import is_han
from disclosure_lint.draft.wrapping import (
    Line,
    goes_on,
    is_bullet,
    is_ended,
    is_labelled,
    is_row,
    width,
)
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

_LINE = Regex(r"\S.*")
_RARE_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_LINE_END = Regex("\r\n|[\r\n\x0b\x85\u2028]")
_PAGE_END = Regex("[\x0c\u2029]")
_PAGE_NUMBER = Regex(r"[-–—\s]*\d{1,4}[-–—\s]*$")

_BEGINNING = Regex(r"\n[ \t]*\S")
_HUGE = 1_000_000  # code points
_DATA = 8  # code points to a line
_SHORT = 80  # a line of a flattened table, in code points
_HEADING = 200  # the longest heading, in code points
_TITLE = 4  # lines of the longest title
_TITLE_HAN = 1500  # code points in which the title of a Chinese document stands
_HEADING_HAN = 50  # the longest heading in Chinese


class Unit(NamedTuple):
    """A heading, paragraph, list item or table-like cell of the text as read."""

    kind: str  # heading, paragraph, item, cell
    start: int
    end: int


_NONE: frozenset[int] = frozenset()


def units(text: str, headings: frozenset[int] = _NONE, cells: frozenset[int] = _NONE) -> list[Unit]:
    """Split a text into its units, in order.

    `headings` are offsets at which a reader knows that a heading begins, and `cells` those
    at which a cell of a table does.
    """
    if is_data(text):
        return [Unit("cell", len(text) - len(text.lstrip()), len(text.rstrip()))]
    found: list[Unit] = []
    for block in _blocks(text):
        found += _block_units(block, headings, cells)
    return _mark_headings(text, found, headings, cells)


def is_data(text: str) -> bool:
    """Whether a huge text has such short lines that it cannot be a draft."""
    if len(text) < _HUGE or text.count("\n") * _DATA < len(text):
        return False
    lines = sum(1 for _ in _BEGINNING.finditer(text))
    return lines * _DATA > len(text)


def _blocks(text: str) -> list[list[Line]]:
    """Return the lines that have words, parted at blank lines and page ends."""
    blocks: list[list[Line]] = []
    end = 0
    for line in _LINE.finditer(_plain(text)):
        words = line[0].rstrip()
        if not blocks or _apart(text, end, line.start()):
            blocks.append([])
        end = line.start() + len(words)
        blocks[-1].append(Line(line.start(), end, words))
    return blocks


def _plain(text: str) -> str:
    """Return `text` with one kind of line end, as long as it was."""
    text = text.replace("\r\n", " \n")
    for end in _RARE_LINE_ENDS:
        text = text.replace(end, "\n")
    return text


def _apart(text: str, end: int, start: int) -> bool:
    """Whether a blank line or a page end stands between two lines."""
    gap = text[end:start]
    if gap in {"\n", "\n\n"}:
        return gap != "\n"
    return len(_LINE_END.findall(gap)) > 1 or _PAGE_END.search(gap) is not None


def _block_units(block: list[Line], headings: frozenset[int], cells: frozenset[int]) -> list[Unit]:
    if len(block) == 1:
        return [_unit(block)]
    widths = width(block)
    found: list[Unit] = []
    group = [block[0]]
    for line in block[1:]:
        known = line.start in headings or line.start in cells or group[0].start in headings
        if not known and goes_on(group, line, widths):
            group.append(line)
        else:
            found.append(_unit(group))
            group = [line]
    found.append(_unit(group))
    return found


def _is_page_number(text: str) -> bool:
    return not text[-1].isalpha() and _PAGE_NUMBER.match(text) is not None


def _unit(group: list[Line]) -> Unit:
    text, last = group[0].text, group[-1].text
    if _is_page_number(text) or (len(group) == 1 and is_row(text)):
        kind = "cell"
    elif is_bullet(text):
        kind = "item"
    elif len(group) == 1 and len(text) <= _SHORT and not is_ended(text):
        kind = "cell"
    elif len(group) == 1 and is_labelled(text):
        kind = "item"
    else:
        kind = "cell" if _is_title(group, text, last) else "paragraph"
    return Unit(kind, group[0].start, group[-1].end)


def _is_title(group: list[Line], text: str, last: str) -> bool:
    """Whether several lines are one wrapped title rather than prose."""
    return len(group) <= _TITLE and text.isupper() and last.isupper() and not is_ended(last)


def _mark_headings(
    text: str, found: list[Unit], headings: frozenset[int], cells: frozenset[int]
) -> list[Unit]:
    """Tell headings from the cells of a flattened table by what stands around them."""
    marked = found.copy()
    for number, unit in enumerate(found):
        if unit.start in headings or (
            unit.kind in {"cell", "paragraph"}
            and unit.start not in cells
            and unit.end - unit.start <= _HEADING
            and _is_heading(text, found, number)
        ):
            marked[number] = Unit("heading", unit.start, unit.end)
    return marked


def _is_heading(text: str, found: list[Unit], number: int) -> bool:
    unit = found[number]
    words = text[unit.start : unit.end]
    if words[-1] in ";；,，、" or is_ended(words) or _is_page_number(words):
        return False
    if len(words) > _HEADING_HAN and is_han(words[-1]):
        return False
    if number == 0:
        return True
    if number + 1 == len(found):
        return False
    before, after = found[number - 1], found[number + 1]
    apart = after.kind != "cell" and _apart(text, before.end, unit.start)
    if unit.kind == "paragraph":
        return words.isupper() or (apart and _stands_alone(text, unit, after))
    follows = before.kind != "cell" and after.kind in {"paragraph", "item"}
    over = after.kind == "paragraph" and (words.isupper() or _is_han_title(text, unit, after))
    return apart or follows or over


def _is_han_title(text: str, unit: Unit, after: Unit) -> bool:
    """Whether a Chinese line, which has no capitals, is the last of a title over the text."""
    han = is_han(text[unit.end - 1])
    return han and unit.start < _TITLE_HAN and _apart(text, unit.end, after.start)


def _stands_alone(text: str, unit: Unit, after: Unit) -> bool:
    """Whether a long line without a full stop has blank lines around it."""
    one = not _LINE_END.search(text, unit.start, unit.end)
    return one and after.kind == "paragraph" and _apart(text, unit.end, after.start)
