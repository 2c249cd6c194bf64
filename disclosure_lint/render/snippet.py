"""Lines of a text with marks under them, as rustc shows them.

A paragraph may be one line of a thousand characters: what is shown of it is a
window around the marks. Findings and mistakes in rule files share this.
"""

from __future__ import annotations

from itertools import groupby

from disclosure_lint.record import NamedTuple
from disclosure_lint.render.measure import ELLIPSIS, WORD, back, forth, shown, width, wrap
from disclosure_lint.render.view import View
from disclosure_lint.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST_LINES = 4  # of one mark; a longer one shows where it begins and ends
_LEAST = 40  # columns that a note and a window have, however narrow the terminal


class Line(NamedTuple):
    """One line, as a part of the text it stands in."""

    number: int
    text: str
    start: int
    end: int  # its line end left out
    where: str = ""  # the name of its place, where lines cannot be counted

    @property
    def label(self) -> str:
        """What stands before it: its number, if that says anything to a person."""
        return "" if self.where else str(self.number)


class Mark(NamedTuple):
    """What to underline in a line, how, and what to say beside it."""

    line: Line
    start: int  # offsets in `line.text`
    end: int
    note: str = ""
    sign: str = "^"
    style: str = "error"


def marks(source: Source, span: Span, note: str, sign: str, style: str) -> list[Mark]:
    """Return the marks of a span, one for each of its lines that is to be shown."""
    first = source.position(span.start).line
    last = source.position(max(span.start, span.end - 1)).line
    numbers: Sequence[int] = range(first, last + 1)
    if len(numbers) > _MOST_LINES:
        numbers = (first, last)
    found = [_mark(line_of(source, number), span, sign, style) for number in numbers]
    kept = [mark for mark in found if mark.start < mark.end] or found[:1]
    return [*kept[:-1], kept[-1]._replace(note=note)]


def line_of(source: Source, number: int) -> Line:
    """Return a line of a source without copying it."""
    text = source.text
    start, end = source.bounds(number)
    while end > start and text[end - 1] in "\r\n":
        end -= 1
    return Line(number, text, start, end, source.where(start) or "")


def _mark(line: Line, span: Span, sign: str, style: str) -> Mark:
    start, end = max(span.start, line.start), min(span.end, line.end)
    while span.start < start < end and line.text[start].isspace():
        start += 1
    return Mark(line, min(start, line.end), end, "", sign, style)


def gutter(found: Sequence[Mark]) -> int:
    """Return how many columns the line numbers take."""
    return max((len(mark.line.label) for mark in found), default=1) or 1


def snippet(found: Sequence[Mark], view: View) -> Iterator[str]:
    """Return the rows that show marks and the lines they stand in.

    The first mark is where its finding stands; a line elsewhere has its place named.
    """
    side = gutter(found)
    room = max(_LEAST, view.columns - side - 3)
    bar = view.paint("faint", f"{' ' * side} |")
    yield bar
    previous, place = 0, found[0].line.where if found else ""
    ordered = sorted(found, key=lambda mark: (mark.line.number, mark.start, mark.sign != "^"))
    for number, group in groupby(ordered, key=lambda mark: mark.line.number):
        here = list(group)
        line = here[0].line
        if line.where != place:
            place = line.where
            yield f"{' ' * side} {view.paint('faint', ':::')} {shown(place)}"
        elif previous and number > previous + 1:
            yield view.paint("faint", "...")
        previous = number
        margin = view.paint("faint", f"{line.label:>{side}} |")
        for together in _windows(here, room):
            yield f"{margin} {together.text}".rstrip()
            for mark in together.marks:
                for row in _underline(mark, together, room, view):
                    yield f"{bar} {row}"


class _Window(NamedTuple):
    text: str  # as it is shown
    start: int
    end: int
    cut: bool  # whether something before it is left out
    more: bool  # whether something after it is left out
    marks: list[Mark]


def _windows(found: list[Mark], room: int) -> Iterator[_Window]:
    """Show the marks of one line in as few windows as they fit in."""
    together: list[Mark] = []
    for mark in found:
        if together and not _fit([*together, mark], room):
            yield _window(together, room)
            together = []
        together.append(mark)
    yield _window(together, room)


def _fit(found: list[Mark], room: int) -> bool:
    first, last = found[0].start, max(mark.end for mark in found)
    return last - first <= room and width(found[0].line.text[first:last]) <= room - 2


def _window(found: list[Mark], room: int) -> _Window:
    first, last = found[0].start, max(mark.end for mark in found)
    line = found[0].line
    text = line.text
    start, end = line.start, line.end
    if end - start > 4 * room or width(text[start:end]) > room:
        start, end = _bounds(line, first, last, room - 2)
    cut, more = start > line.start, end < line.end
    words = f"{ELLIPSIS * cut}{shown(text[start:end])}{ELLIPSIS * more}"
    return _Window(words, start, end, cut, more, found)


def _bounds(line: Line, first: int, last: int, room: int) -> tuple[int, int]:
    text = line.text
    seen = forth(text, first, last, room)
    spare = room - width(text[first:seen])
    start = back(text, first, line.start, spare // 2)
    if start > line.start:
        start = back(text, first, line.start, spare // 3)
    start = _next_word(line, start, first)
    end = forth(text, seen, line.end, spare - width(text[start:first]))
    if end == line.end:
        start = back(text, first, line.start, spare - width(text[seen:end]))
        start = _next_word(line, start, first)
    else:
        space = text.rfind(" ", max(seen, end - WORD), end)
        end = space if space >= 0 else end
    return start, end


def _next_word(line: Line, start: int, first: int) -> int:
    """Return where the next word begins, for a window not to begin within one."""
    space = line.text.find(" ", start, min(first, start + WORD)) if start > line.start else -1
    return space + 1 if space >= 0 else start


def _underline(mark: Mark, window: _Window, room: int, view: View) -> Iterator[str]:
    text = window_text = mark.line.text
    indent = window.cut + width(text[window.start : mark.start])
    end = min(mark.end, window.end)
    span = max(1, width(window_text[mark.start : end]) + (mark.end > window.end))
    carets = view.paint(mark.style, mark.sign * span)
    note = shown(mark.note)
    if not note:
        yield " " * indent + carets
    elif indent + span + 1 + width(note) <= room:
        yield f"{' ' * indent}{carets} {view.paint(mark.style, note)}"
    else:
        yield " " * indent + carets
        indent = min(indent, max(0, room - _LEAST))
        for row in wrap(note, room - indent):
            yield " " * indent + view.paint(mark.style, row)
