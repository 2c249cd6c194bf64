"""Paragraphs and tables, one after another, down to the text boxes beside them."""

from __future__ import annotations

from disclosure_lint.draft.reading import Table
from disclosure_lint.readers import sight
from disclosure_lint.readers.manner import Tracked
from disclosure_lint.readers.word.changes import BREAK, Change, first_change
from disclosure_lint.readers.word.inline import Inline, chosen, is_prompt
from disclosure_lint.readers.word.numbering import Numbering
from disclosure_lint.readers.word.styles import Styles, numbered
from disclosure_lint.readers.word.transcript import Transcript
from disclosure_lint.readers.word.xml import Node
from disclosure_lint.record import NamedTuple
from disclosure_lint.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLOSED = frozenset(
    "w:sdtPr w:sdtEndPr w:tblPr w:tblGrid w:trPr w:tcPr w:customXmlPr w:tblPrEx".split()
)
_CHANGES = frozenset({"w:ins", "w:del", "w:moveFrom", "w:moveTo"})
_ELSEWHERE = frozenset({"w:altChunk", "w:subDoc"})  # whole documents, in or beside the file
_COLUMNS = 63  # of a table; Word has no more
_WIDTHS = frozenset(map(str, range(1, _COLUMNS + 1)))  # of a cell, in columns
_DROPPED = frozenset({"drop", "margin"})
_HEADINGS = frozenset("012345678")


class Where(NamedTuple):
    """What blocks stand in."""

    place: str | None = None  # its name; None for the body, whose paragraphs are counted
    grid: int = 0  # the outermost table of several columns, counted from 1; 0 for none
    change: Change | None = None
    on_white: bool = True  # whether nothing but the paper is behind the words
    is_prompt: bool = False  # whether they are what a content control asks for


class _Block(NamedTuple):
    node: Node
    change: Change | None
    is_prompt: bool = False


class Blocks:
    """Writes down the blocks of one part after another."""

    def __init__(
        self, inline: Inline, styles: Styles, numbering: Numbering, tracked: Tracked
    ) -> None:
        self.sections: list[Node] = []  # what sections say of their headers and footers
        self._inline = inline
        self._transcript: Transcript = inline.transcript
        self._styles = styles
        self._numbering = numbering
        self._tracked = tracked
        self._paragraphs = self._boxes = self._tables = 0

    def write(self, parent: Node, where: Where) -> None:
        """Write down the blocks right under an element."""
        chain: list[_Block] = []
        for block in self._found(parent, where.change, ("w:p", "w:tbl")):
            if where.is_prompt:
                block = block._replace(is_prompt=True)  # noqa: PLW2901 - the same, seen from outside
            if block.node.tag == "w:tbl":
                self._line(chain, where)
                self._table(block, where)
                chain = []
                continue
            chain.append(block)
            if not self._runs_on(block):
                self._line(chain, where)
                chain = []
        self._line(chain, where)

    def _found(
        self, parent: Node, change: Change | None, wanted: Sequence[str]
    ) -> Iterator[_Block]:
        """Yield the elements of some names, whatever Word wrapped them in, in order."""
        waiting = [_Block(child, change) for child in reversed(parent.children)]
        while waiting:
            node, change, prompt = block = waiting.pop()
            if node.tag in wanted:
                yield block
            elif node.tag == "w:sectPr":
                self.sections.append(node)
            elif node.tag in _ELSEWHERE:
                self._transcript.unread.append(self._transcript.length)
            elif node.tag not in _CLOSED:
                if node.tag in _CHANGES:
                    change = self._inline.within(change, node)
                elif node.tag == "mc:AlternateContent":
                    node = chosen(node)
                elif node.tag == "w:sdt":
                    prompt = prompt or is_prompt(node)
                waiting += [_Block(child, change, prompt) for child in reversed(node.children)]

    def _is_removed(self, change: Change | None) -> bool:
        return change is not None and change.is_removed(self._tracked)

    def _runs_on(self, block: _Block) -> bool:
        """Whether the next paragraph goes on in this one.

        It does where the end of this one is taken out, and after a large first letter.
        """
        properties = block.node.child("w:pPr")
        if properties is None:
            return False
        frame = properties.child("w:framePr")
        if frame is not None and frame.attributes.get("w:dropCap") in _DROPPED:
            return True
        end = properties.child("w:rPr")
        if end is None or not end.children:
            return False
        return self._is_removed(first_change(end)) or bool(end.switch("w:specVanish"))

    def _line(self, chain: list[_Block], where: Where) -> None:
        """Write paragraphs that are one line: it looks as the last of them does."""
        if not chain:
            return
        last, written = chain[-1], self._transcript
        properties = last.node.child("w:pPr")
        style = (properties.value("w:pStyle") if properties else None) or self._styles.default
        told = self._styles.style(style)
        label = ""
        if not self._is_removed(last.change):
            label = self._numbering.label(numbered(properties, told.numbered), style)
        written.begin(where.grid, label)
        on_white = where.on_white and not (
            told.is_shaded or (properties and properties.child("w:shd"))
        )
        for block in chain:
            start = written.length
            self._inline.paragraph(block.node, block.change, told, on_white=on_white)
            if block.is_prompt:
                written.tell(start, sight.PROMPT, "a prompt of a template")
            self._end(block, is_last=block is last)
        level = properties.value("w:outlineLvl") if properties else None
        heading = told.is_heading if level is None else level in _HEADINGS
        if written.end(where.grid, is_heading=heading):
            written.place(where.place or self._numbered_place())
        if properties is not None and (section := properties.child("w:sectPr")) is not None:
            self.sections.append(section)
        self._beside(where)

    def _end(self, block: _Block, *, is_last: bool) -> None:
        """Note where the end of a paragraph is a change."""
        properties = block.node.child("w:pPr")
        change = first_change(properties.child("w:rPr")) if properties else None
        if change is None or self._is_removed(block.change):
            return
        written = self._transcript
        words = "" if is_last and not self._is_removed(change) else BREAK
        written.trace(written.length, change, words, is_break=True)

    def _numbered_place(self) -> str:
        self._paragraphs += 1
        return f"paragraph {self._paragraphs}"

    def _beside(self, where: Where) -> None:
        """Write down the text boxes that the last line holds."""
        boxes, self._inline.boxes = self._inline.boxes, []
        for box, change in boxes:
            self._boxes += 1
            place = f"text box {self._boxes}"
            self.write(box, Where(place, where.grid, change, on_white=False))

    def _table(self, block: _Block, where: Where) -> None:
        self._tables += 1
        number, place = self._tables, len(self._transcript.tables)
        self._transcript.tables.append(Table(()))
        rows = [
            (row, [*self._found(row.node, row.change, ("w:tc",))])
            for row in self._found(block.node, block.change, ("w:tr",))
        ]
        grid = where.grid or (number if any(len(cells) > 1 for _, cells in rows) else 0)
        kept: list[tuple[Span, ...]] = []
        for row, cells in rows:
            change = self._changed(row, "w:trPr")
            name = f"table {number}, row {len(kept) + 1}"
            prompt = block.is_prompt or row.is_prompt
            found = self._row(cells, name, Where(None, grid, change, False, prompt))  # noqa: FBT003 - a tuple
            if not self._is_removed(change):
                kept.append(found)
        self._transcript.tables[place] = Table(tuple(kept))

    def _row(self, cells: list[_Block], name: str, where: Where) -> tuple[Span, ...]:
        spans: list[Span] = []
        for number, cell in enumerate(cells, start=1):
            change = self._changed(_Block(cell.node, where.change), "w:tcPr")
            place = where._replace(place=f"{name}, cell {number}", change=change)
            if cell.is_prompt:
                place = place._replace(is_prompt=True)
            span = self._cell(cell.node, place)
            properties = cell.node.child("w:tcPr")
            wide = properties.value("w:gridSpan") if properties else None
            more = int(wide) - 1 if wide in _WIDTHS else 0
            more = max(0, min(more, _COLUMNS - 1 - len(spans)))
            spans += [span, *[Span(span.end, span.end)] * more]
        return tuple(spans)

    def _changed(self, block: _Block, properties: str) -> Change | None:
        """Return the change that a row or cell is part of: what is taken out stays out."""
        if self._is_removed(block.change):
            return block.change
        return first_change(block.node.child(properties)) or block.change

    def _cell(self, node: Node, where: Where) -> Span:
        written = self._transcript
        lines = len(written.starts)
        properties = node.child("w:tcPr")
        merged = properties.child("w:vMerge") if properties else None
        if merged is None or merged.attributes.get("w:val") == "restart":
            self.write(node, where)
        if len(written.starts) == lines:
            return Span(written.length, written.length)
        return Span(written.starts[lines], written.length)
