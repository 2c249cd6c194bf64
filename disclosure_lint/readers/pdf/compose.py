"""From the blocks of all pages to one draft: its text, places, tables and what is not read."""

from __future__ import annotations

from disclosure_lint.draft.reading import Residue, Substitution, Table, Unread
from disclosure_lint.draft.wrapping import BULLET, is_ended
from disclosure_lint.readers.pdf import hyphens
from disclosure_lint.readers.pdf.grid import Cells
from disclosure_lint.readers.pdf.lines import joint
from disclosure_lint.readers.pdf.paragraphs import Block, goes_on
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.source import Place, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NOTE = 0.94  # of the size of the text: the letters of a footnote are smaller
_TITLE = 1.12  # of the size of the text: the letters of a title are larger
_HEADING = 160  # code points of the longest heading
# The raised number of a footnote; `m²` and `10⁶` are no such thing.
_REFERENCE = Regex(r"(?<=[A-Za-z\u3400-\u9fff)\]).,;:”’\"®™%])(?<![mM])[⁽⁾⁰¹²³⁴⁵⁶⁷⁸⁹]+")


class Page(NamedTuple):
    """One page as it is to be put into the text."""

    name: str  # "page 3"
    blocks: Sequence[Block]
    heads: Sequence[str] = ()
    feet: Sequence[str] = ()
    unread: str = ""  # why there are no words
    partly: str = ""  # what on it may hold a few more
    left: Sequence[tuple[str, str, str]] = ()  # what is not of the text: sort, words, what it is


class Composed(NamedTuple):
    """All that a draft is made from."""

    text: str
    places: list[Place]
    markup: list[Substitution]
    headings: list[int]
    tables: list[Table]
    unread: list[Unread]
    residue: list[Residue]


def compose(pages: Iterable[Page], size: float, known: hyphens.Forms = hyphens.NONE) -> Composed:
    """Put pages together; `size` is that of the letters of the text, in points."""
    text = _Text(size, known)
    for page in pages:
        text.page(page)
    return text.composed()


class _Text:
    """The text as it grows."""

    def __init__(self, size: float, known: hyphens.Forms) -> None:
        self.size = size
        self.known = known
        self.parts: list[str] = []
        self.length = 0
        self.places: list[Place] = []
        self.markup: list[Substitution] = []
        self.headings: list[int] = []
        self.tables: list[Table] = []
        self.unread: list[Unread] = []
        self.residue: list[Residue] = []
        self._left: list[tuple[str, tuple[str, str, str]]] = []  # by place, for the end
        self._open: Block | None = None  # the paragraph that the page before ended in
        self._turned = False  # whether a page has ended since the last part
        self._waiting: list[tuple[str, str]] = []  # place and text of what cuts a sentence

    def page(self, page: Page) -> None:
        """Put in one page."""
        if page.partly:
            self.unread.append(Unread(self.length, self.length, page.partly, whole=False))
        self._left += [(page.name, one) for one in page.left]
        blocks = list(page.blocks)
        notes = _notes(blocks, self.size)
        body, feet = blocks[: len(blocks) - notes], blocks[len(blocks) - notes :]
        if self._open is not None and body and goes_on(self._open, body[0]):
            self._go_on(page.name, body.pop(0), lone=not body)
        elif page.blocks or page.unread:
            self._close()
        if body or page.unread:
            self._close()
        self._waiting += [(page.name, text) for text in page.heads]
        if self._open is None:
            self._close()
        if page.unread:
            self._not_read(page.name, page.unread)
        for block in body:
            self._block(block, page.name)
        if body:
            self._open = body[-1]
        self._waiting += [(page.name, block.text) for block in feet]
        self._waiting += [(page.name, text) for text in page.feet]
        if not self._may_go_on():
            self._close()
        self._turned = bool(self.parts)

    def composed(self) -> Composed:
        """Return the whole."""
        self._close()
        text = "".join(self.parts)
        self.markup += [Substitution(*mark.span(), "") for mark in _REFERENCE.finditer(text)]
        for name, (sort, words, said) in self._left:
            self._not_of_the_text(name, sort, words, said)
        self.markup.sort()
        return Composed(
            "".join(self.parts), self.places, self.markup, self.headings, self.tables,
            self.unread, self.residue,
        )  # fmt: skip

    def _may_go_on(self) -> bool:
        block = self._open
        return block is not None and block.prose and not is_ended(block.text)

    def _go_on(self, name: str, block: Block, *, lone: bool) -> None:
        before = "".join(self.parts[-1:])
        whole = hyphens.joined(before, block.text, self.known)
        if whole is None:
            self._add(joint(before, block.text))
        else:  # a hyphen goes, or is written as others are
            self.parts[-1] = whole[: len(whole) - len(block.text)]
            self.length += len(self.parts[-1]) - len(before)
        self._place(name)
        self._add(block.text)
        self._open = block if lone else None

    def _close(self) -> None:
        self._open = None
        for name, text in self._waiting:
            self._part("\n\n")
            self._place(name)
            self._add(text)
        self._waiting = []

    def _block(self, block: Block, name: str) -> None:
        self._part("\n\n" if block.apart else "\n")
        self._place(name)
        start = self.length
        if self._is_heading(block):
            self.headings.append(start)
        self._add(block.text)
        if block.table is not None and block.table.plain:
            self.tables.append(Table(tuple(_spans(block.table.rows, start))))

    def _is_heading(self, block: Block) -> bool:
        if block.table is not None or len(block.text) > _HEADING or is_ended(block.text):
            return False
        line = block.first
        stands_out = line.bold or line.size > _TITLE * self.size
        return stands_out and block.apart and not BULLET.match(block.text) and _has_letters(block)

    def _not_read(self, name: str, why: str) -> None:
        self._part("\n\n")
        self._place(name)
        start = self.length
        self._add(f"[{why}]")
        self.unread.append(Unread(start, self.length, why))
        self.markup.append(Substitution(start, self.length, ""))

    def _not_of_the_text(self, name: str, sort: str, words: str, said: str) -> None:
        """Put in what nobody sees or somebody remarked: told of, and not read."""
        begin = self.length
        self._part("\n\n")
        self._place(name)
        start = self.length
        self._add(words)
        self.residue.append(Residue(start, self.length, sort, said))
        self.markup.append(Substitution(begin, self.length, ""))

    def _place(self, name: str) -> None:
        if not self.places or self.places[-1].name != name:
            self.places.append(Place(self.length, name))

    def _part(self, parting: str) -> None:
        """Part what follows from what is there; between pages, by the end of a page."""
        if not self.parts:
            return
        if self._turned:
            parting = "\n\x0c\n"
        self._turned = False
        self.parts.append(parting)
        self.length += len(parting)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _notes(blocks: Sequence[Block], size: float) -> int:
    """Return how many of the last blocks of a page are footnotes."""
    count = 0
    for block in reversed(blocks):
        if block.table is not None or block.first.size > _NOTE * size:
            break
        count += 1
    return count if count < len(blocks) else 0


def _has_letters(block: Block) -> bool:
    return sum(one.isalpha() for one in block.text) >= 2  # noqa: PLR2004 - a word


def _spans(rows: Iterable[Cells], start: int) -> Iterable[tuple[Span, ...]]:
    at = start
    for row in rows:
        spans = []
        for text in row.texts:
            spans.append(Span(at, at + len(text)))
            at += len(text) + 1
        yield tuple(spans)
