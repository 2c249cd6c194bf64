"""Markdown: its marks are taken out of the text as read, and its headings told.

Blocks are dealt with here, what stands inside a line in `inline`. Words stay where they
are, so a draft that is Markdown in name only reads as it stands.
"""

from __future__ import annotations

from disclosure_lint.draft import references
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.reading import Substitution, Table, merge
from disclosure_lint.draft.segment import is_data
from disclosure_lint.readers import inline
from disclosure_lint.readers.text import comments
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import MULTILINE, Regex
from disclosure_lint.source import Source, Span

_LINE = Regex(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_FENCE = Regex(r" {0,3}(`{3,}(?=[^`\r\n]*$)|~{3,})", MULTILINE)
_QUOTE = Regex(r"(?: {0,3}>[ \t]?)+")
_HEADING = Regex(r"[ \t]*#{1,6}(?:[ \t]+|(?=[\r\n]|\Z))")
_HEADING_END = Regex(r"(?:[ \t]+#+)?[ \t]*[\r\n]*\Z")
_UNDERLINE = Regex(r" {0,3}(?:=+|-+)[ \t]*[\r\n]*\Z")
_RULE = Regex(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})[\r\n]*\Z")
_DELIMITERS = Regex(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?)?[ \t]*[\r\n]*\Z")
_ROW = Regex(r"[ \t]*\|.*\|[ \t]*[\r\n]*\Z")
_BAR = Regex(r"(?<!\\)[ \t]*\|[ \t]*")
_TASK = Regex(r"[ \t]*[-*+][ \t]+(\[[ xX]\][ \t])")
_ITEM = Regex(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_REFERENCE = Regex(
    r" {0,3}\[(?!\^)([^\[\]]+)\]:[ \t]*<?[^\s<>]+>?(?:[ \t]+(?:\"[^\"\r\n]*\"|'[^'\r\n]*'))?[ \t]*[\r\n]*\Z"
)
_FOOTNOTE = Regex(r" {0,3}\[\^([^\]\s]+)\]:[ \t]*")
_RULING = frozenset("|:-=*_")
_FRONT = Regex(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_FRONT_ENDS = {
    "---": Regex(r"^---[ \t]*(?:\r\n|\r|\n|\Z)", MULTILINE),
    "+++": Regex(r"^\+\+\+[ \t]*(?:\r\n|\r|\n|\Z)", MULTILINE),
}
_FRONT_KEY = Regex(r"^[\w-]+[ \t]*[:=]", MULTILINE)


class _Line(NamedTuple):
    start: int
    end: int
    text: str  # with its line end

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def read(source: Source) -> Draft:
    """Return the draft of a Markdown text."""
    if is_data(source.text):
        return Draft(source)  # one cell in any case; its marks need not be found
    blocks = _Blocks(source.text)
    blocks.scan()
    decoded = [Substitution(run.start, run.end, run.text) for run in references.find(source.text)]
    markup = merge(comments(source.text), blocks.changes, blocks.inside(), decoded)
    return Draft(source, markup, blocks.headings, tables=blocks.tables)


class _Blocks:
    """The blocks of a text: what to take out of them, and what to read inside."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.changes: list[Substitution] = []
        self.headings: list[int] = []
        self.tables: list[Table] = []
        self._prose: list[tuple[int, int]] = []  # stretches with inline notation
        self._references: set[str] = set()
        self._paragraph: _Line | None = None  # the first line of the one at hand
        self._table = False
        self._rows: list[tuple[Span, ...]] = []  # of the table at hand

    def inside(self) -> list[Substitution]:
        """Return the changes of what stands inside the lines."""
        marks = [inline.find(self.text, *span, self._references) for span in self._prose]
        self.headings += [offset for mark in marks for offset in mark.headings]
        return [change for mark in marks for change in mark.changes]

    def scan(self) -> None:
        """Go through the lines once."""
        fence = ""
        for line in self._body():
            opened = _FENCE.match(line.text) if "`" in line.text or "~" in line.text else None
            if fence:
                if (
                    opened
                    and opened[1].startswith(fence)
                    and opened[0].strip() == line.text.strip()
                ):
                    fence = ""
                    self._delete(line)
            elif opened:
                fence = opened[1]
                self._close()
                self._delete(line)
            elif line.is_blank:
                self._close()
            else:
                self._line(line)
        self._close()

    def _body(self) -> list[_Line]:
        start = self._front()
        return [_Line(*m.span(), m[0]) for m in _LINE.finditer(self.text, start) if m[0]]

    def _front(self) -> int:
        """Take out front matter; return where the text begins."""
        opened = _FRONT.match(self.text)
        if not opened:
            return 0
        closed = _FRONT_ENDS[opened[1]].search(self.text, opened.end())
        inner = self.text[opened.end() : closed.start()] if closed else ""
        if not closed or not _FRONT_KEY.search(inner):
            return 0
        self.changes.append(Substitution(0, closed.end(), ""))
        return closed.end()

    def _line(self, line: _Line) -> None:
        if quote := _QUOTE.match(line.text):
            self._change(line.start, line.start + quote.end())
            line = _Line(line.start + quote.end(), line.end, line.text[quote.end() :])
        first = line.text.lstrip()[:1]
        if first in _RULING and self._is_ruling(line):
            return
        if first == "#" and (heading := _HEADING.match(line.text)):
            self._heading(line, heading.end())
        elif first == "[" and (reference := _REFERENCE.match(line.text)):
            self._references.add(inline.normal(reference[1]))
            self._delete(line)
        elif self._table or (first == "|" and _ROW.match(line.text)):
            self._row(line)
        else:
            self._words(line)

    def _is_ruling(self, line: _Line) -> bool:
        """Take out a line of dashes and the like, and tell what it makes of the one before."""
        if self._paragraph and _DELIMITERS.match(line.text):
            self._header(self._paragraph, line)
        elif self._paragraph and _UNDERLINE.match(line.text) and self._may_be_heading():
            self.headings.append(self._paragraph.start)
            self._delete(line)
            self._close()
        elif _RULE.match(line.text):
            self._delete(line)
            self._close()
        else:
            return False
        return True

    def _words(self, line: _Line) -> None:
        if footnote := _FOOTNOTE.match(line.text):
            self._references.add("^" + footnote[1])
            self._change(line.start, line.start + footnote.end())
        elif task := _TASK.match(line.text):
            self._change(line.start + task.start(1), line.start + task.end(1))
        self._go_on(line)

    def _heading(self, line: _Line, marks: int) -> None:
        self._close()
        end = _HEADING_END.search(line.text, marks)
        closing = line.start + end.start() if end else line.end
        words = line.text[marks:].lstrip()
        self.headings.append(line.end - len(words))
        self._change(line.start, line.start + marks)
        self._change(closing, line.start + len(line.text.rstrip("\r\n")))
        self._prose.append((line.start + marks, closing))

    def _header(self, header: _Line, delimiters: _Line) -> None:
        """Make the line before a row of dashes the header of a table."""
        if self._table:  # which has its header: a second row of dashes only rules it
            self._delete(delimiters)
            return
        last = self._prose[-1][0]
        if header.start == last and not _ROW.match(header.text):
            self._bars(header)
        self._delete(delimiters)
        rows, self._rows = self._rows, []
        self._close()
        self._table, self._rows = True, rows

    def _row(self, line: _Line) -> None:
        if self._paragraph is None:
            self._paragraph = line
        if "|" in line.text:
            self._prose.append((line.start, line.end))
            self._bars(line)
        else:
            self._close()
            self._go_on(line)

    def _bars(self, line: _Line) -> None:
        """Put every cell of a row on a line of its own."""
        width = len(line.text.rstrip())
        first = at = len(line.text) - len(line.text.lstrip())
        cells = []
        for bar in _BAR.finditer(line.text, 0, width):
            outer = bar.start() <= first or bar.end() >= width
            self._change(line.start + bar.start(), line.start + bar.end(), "" if outer else "\n")
            cells.append(Span(line.start + at, line.start + bar.start()))
            at = bar.end()
        cells.append(Span(line.start + at, line.start + width))
        self._rows.append(tuple(cell for cell in cells if cell.start < cell.end))

    def _go_on(self, line: _Line) -> None:
        if self._paragraph is None:
            self._paragraph = line
            self._prose.append((line.start, line.end))
        else:
            self._prose[-1] = (self._prose[-1][0], line.end)

    def _may_be_heading(self) -> bool:
        line = self._paragraph
        return line is not None and not self._table and not _ITEM.match(line.text)

    def _close(self) -> None:
        self._paragraph, self._table = None, False
        rows = tuple(row for row in self._rows if row)
        if sum(len(row) > 1 for row in rows) > 1:
            self.tables.append(Table(rows))
        self._rows = []

    def _delete(self, line: _Line) -> None:
        self._change(line.start, line.end)

    def _change(self, start: int, end: int, text: str = "") -> None:
        if start < end:
            self.changes.append(Substitution(start, end, text))
