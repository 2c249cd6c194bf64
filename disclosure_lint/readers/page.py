"""A page in one pass: its words, what parts them, the regions and the tables they stand in.

There is no tree. What is open is a stack; of what it means for the words only the
innermost region, being a link, being preformatted and being raised are kept.
"""

from __future__ import annotations

from disclosure_lint.errors import ReadError
from disclosure_lint.readers import opening
from disclosure_lint.readers.markers import BULLET, Items
from disclosure_lint.readers.opening import BLOCK, BLOCKS, JOINED, Opening
from disclosure_lint.readers.regions import Region
from disclosure_lint.readers.signs import SIGNED, Signs
from disclosure_lint.readers.tags import Mark, marks
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

_MOST = 600_000  # marks; the longest filings have half as many
_NEAR = 64  # how deep the opening of an inline tag is looked for

_VOID = frozenset(
    "area base basefont bgsound br col colgroup embed frame hr img input keygen link meta param"
    " source spacer track wbr page".split()
)
_ITEMS = {"li": ("ul", "ol", "menu", "dir"), "dt": ("dl",), "dd": ("dl",)}
_PRE = frozenset({"pre", "listing"})
_UNDRAWN = ("defs", "symbol", "clippath", "mask", "pattern", "marker")  # in a drawing
_LISTS = frozenset({"ul", "ol", "menu", "dir", "dl"})
_MARKED = frozenset({"ul", "ol", "menu", "dir"})
_CELLS = frozenset({"td", "th"})
_TABLED = frozenset("table tr td th tbody thead tfoot caption".split())
_WHOLE = frozenset({"html", "body"})  # open at the end of a page that is cut off, or sloppy
_CLOSED = frozenset("table div ul ol span font a b i u strong em section article main".split())
# May be left open; a page that closes some, and not the last, was cut off.
_OPTIONAL = frozenset("p li dt dd td th tr h1 h2 h3 h4 h5 h6".split())
_LONGEST_TAG = 400  # code points
_IN_TAG = Regex(
    r"<(?:!--(?:(?!-->)[^\0])*|/?(?!(?:html|body)\b)[A-Za-z][^<>]*|/)$"
)  # a tag or comment that nothing ends
_BLANK = " \t\r\n\f\v\xa0\u200b\u3000\ufeff"
_NO_BREAK = ("&nbsp;", "&#160;", "&#xa0;", "&#xA0;", "&#8203;", "&emsp;", "&ensp;", "&thinsp;")
_LEADING = Regex(
    r"(?:[ \t\r\n\f\v\xa0\u200b\u3000\ufeff]|&(?:nbsp|#160|#[xX][aA]0|#8203|emsp|ensp|thinsp);)*+"
)


_START = Mark(0, 0, "", closes=False, attributes="", inner=0)


class Piece:
    """A stretch of words between two marks; offsets are those of the source."""

    __slots__ = ("breaks", "closes", "end", "gap", "heading", "lead", "link", "opens", "pre",
                 "raised", "region", "space", "start")  # fmt: skip

    def __init__(self, start: int, end: int, gap: int, state: State) -> None:
        self.start = start
        self.end = end
        self.gap = gap  # what parts it from the piece before
        self.region = state.region
        self.link = state.link
        self.pre = state.pre
        self.raised = state.raised
        self.space = False  # whether white space stands before it
        self.lead = ""  # what a browser shows before it
        self.opens = self.closes = ""  # the signs directly around it, which no word of it is
        self.heading = 0  # of which level it begins one
        self.breaks = False  # whether a page ends before it


class State(NamedTuple):
    """What is true of the words at one place of a page."""

    region: int = 0
    link: bool = False
    pre: bool = False
    raised: int = 0  # 2 for an exponent of an equation


class Grid:
    """A table while it is read: its rows, of cells that are half-open ranges of pieces."""

    __slots__ = ("base", "cell", "has_tables", "row", "rows")

    def __init__(self, base: int) -> None:
        self.rows: list[list[tuple[int, int]]] = []
        self.has_tables = False
        self.cell: int | None = None  # the first piece of the one at hand
        self.base = base  # how many elements are open around its rows
        self.row = base  # and around its cells


class Page:
    """What was found: words, regions (the first is the page), tables, comments, the title."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces: list[Piece] = []
        self.regions = [Region(0, "page", _START, len(text))]
        self.grids: list[Grid] = []
        self.remarks: list[tuple[int, int, int]] = []  # comments inside words, and the piece before
        self.title: tuple[int, int] | None = None
        self.is_cut = False  # whether it ends within what it has begun


def walk(text: str, name: str) -> Page:
    """Return what a page holds.

    Raises:
        ReadError: it has more marks than any page that people write.
    """
    walker = _Walker(text)
    at = 0
    for number, mark in enumerate(marks(text)):
        if number >= _MOST:
            raise ReadError(f"{name}: more than {_MOST:,} HTML tags, so it is no draft")
        if mark.start > at:
            walker.words(at, mark.start)
        walker.mark(mark)
        at = mark.end
    walker.words(at, len(text))
    walker.finish()
    return walker.page


class _Walker:
    def __init__(self, text: str) -> None:
        self.page = Page(text)
        self.text = text
        self.state = State()
        self.gap, self.space, self.lead = BLOCK, False, ""
        self.heading, self.breaks = 0, False
        self._open: list[tuple[str, State, int]] = []  # name, what was true around it, its gap
        self._counts: list[dict[str, int]] = [{}]  # open names, inside each open table
        self._tables: list[Grid] = []
        self._lists: list[Items] = []
        self._signs = Signs(text, self.page.pieces)
        self._known: dict[tuple[str, str], Opening] = {}
        self._at = 0
        self._ended: set[str] = set()  # the names that the page closes somewhere

    def words(self, start: int, end: int) -> None:
        """Take what stands between two marks."""
        if self.page.regions[self.state.region].sort == "unseen":
            if not self._counts[-1].get("head") or _is_blank(self.text, start, end):
                return
            self._close("head")  # as browsers take words in it
        state = self.state
        if not state.pre:
            begins, ends = _trimmed(self.text, start, end)
            if begins >= ends:
                self.space = True
                return
            self.space |= begins > start
        else:
            begins, ends = start, end
        piece = Piece(begins, ends, self.gap, state)
        piece.space, piece.lead, piece.breaks = self.space, self.lead, self.breaks
        if self._signs.waiting:
            piece.opens, self._signs.waiting = self._signs.waiting, ""
        if self.heading:
            piece.heading, self.heading = self.heading, 0
        self.page.pieces.append(piece)
        self.gap, self.space, self.lead, self.breaks = JOINED, ends < end, "", False

    def mark(self, mark: Mark) -> None:
        """Take a tag, a comment or a declaration."""
        start, self._at, name, closes, attributes, inner = mark
        if name == "!":
            if self.gap == JOINED and self.text.startswith("<!--", start):
                self.page.remarks.append((start, self._at, len(self.page.pieces) - 1))
        elif self._at != inner or name in {"script", "style"}:
            if name == "title" and self.page.title is None:
                self.page.title = inner, self.text.rfind("<", inner, self._at)
        elif closes:
            self._closing(name)
        elif name in _VOID or attributes.endswith("/"):
            self._void(name, mark)
        else:
            self._opening(name, mark)

    def finish(self) -> None:
        """Close what nobody closed; a page that never closes any of it was cut off."""
        names = {name for name, _, _ in self._open}
        ends_within = not (_CLOSED | self._ended & _OPTIONAL).isdisjoint(names)
        is_in_tag = _IN_TAG.search(self.text, max(0, len(self.text) - _LONGEST_TAG)) is not None
        self.page.is_cut = not _WHOLE.isdisjoint(names) and (ends_within or is_in_tag)
        while self._tables:
            self._close_table()
        self._cut(0)

    def _void(self, name: str, mark: Mark) -> None:
        if name == "br":
            self.gap = min(BLOCK, self.gap + 1)
            self.breaks |= opening.breaks(mark.attributes)
        elif name in {"hr", "page"}:
            self.gap, self.breaks = BLOCK, True
        elif name in BLOCKS:
            self.gap = BLOCK

    def _opening(self, name: str, mark: Mark) -> None:
        opened = self._meaning(name, mark.attributes)
        if opened.gap and self._counts[-1].get("head"):
            self._close("head")
        if name in _TABLED:
            self._before_tabled(name)
        elif opened.gap:
            self._before_block(name)
        self.gap = max(self.gap, opened.gap)
        self.breaks |= opened.breaks
        if name == "li":
            self.lead = self._lists[-1].marker(mark.attributes) if self._lists else BULLET
        self._push(name, mark, opened)
        if name == "table":
            self._tables.append(Grid(len(self._open)))
            self._counts.append({})
        elif name in _TABLED and self._tables:
            self._begin_part(name)

    def _meaning(self, name: str, given: str) -> Opening:
        """Return what a tag means: pages say the same of many."""
        known = self._known.get((name, given))
        if known is None:
            known = self._known[name, given] = opening.opening(name, given)
        return known

    def _before_block(self, name: str) -> None:
        """Close what a block ends that begins, and see whether it is a heading."""
        if self._counts[-1].get("p"):
            self._close("p")
        if name in _ITEMS:
            self._close_item(name)
        elif name[0] == "h" and name[1:].isdigit():
            self.heading = int(name[1:])

    def _begin_part(self, name: str) -> None:
        table = self._tables[-1]
        if name in _CELLS:
            table.cell = len(self.page.pieces)
        elif name == "tr":
            table.rows.append([])
            table.row = len(self._open)

    def _push(self, name: str, mark: Mark, opened: Opening) -> None:
        before = state = self.state
        if opened.sort is not None and self.page.regions[state.region].sort != "unseen":
            region = Region(state.region, opened.sort, mark, len(self.text), bare=opened.bare)
            self.page.regions.append(region)
            state = state._replace(region=len(self.page.regions) - 1)
        if name == "text" and self._is_drawn():
            state = state._replace(region=self.page.regions[state.region].parent)
        elif name == "a":
            state = state._replace(link=opened.link)
        elif name in _PRE:
            state = state._replace(pre=True)
        elif name in _MARKED:
            about = self.text, mark.end, len(self._lists)
            self._lists.append(Items(name, mark.attributes, *about))
        elif name == "html":
            self._signs.speak(mark.attributes)
        if opened.raised:
            state = state._replace(raised=1)
        if (name in SIGNED or self._signs.open) and self._signs.opens(name, len(self._open)):
            state = state._replace(raised=2)
        counts = self._counts[-1]
        counts[name] = counts.get(name, 0) + 1
        self._open.append((name, before, opened.gap))
        self.state = state

    def _is_drawn(self) -> bool:
        """Whether words begin that a drawing shows."""
        counts = self._counts[-1]
        return bool(counts.get("svg")) and not any(map(counts.get, _UNDRAWN))

    def _pop(self) -> None:
        name, before, strength = self._open.pop()
        self._counts[-1][name] -= 1
        if name in _MARKED:
            self._lists.pop()
        elif self._signs.open:
            sign = self._signs.closes(name, len(self._open))
            if sign:
                self.page.pieces[-1].closes += sign
        if before.region != self.state.region:
            self.page.regions[self.state.region].end = self._at
        self.state = before
        self.gap = max(self.gap, strength)

    def _cut(self, depth: int) -> None:
        while len(self._open) > depth:
            self._pop()

    def _closing(self, name: str) -> None:
        self._ended.add(name)
        if name in _TABLED and name != "caption":
            self._after_tabled(name)
        elif name in {"p", "br"} and not self._counts[-1].get(name):
            self.gap = BLOCK  # as browsers take a closing tag alone
        elif self._counts[-1].get(name):
            if name in BLOCKS:
                self._close(name)
            else:
                self._close_inline(name)
        if name in BLOCKS:
            self.heading = 0
        if name in _ITEMS or name in _LISTS:
            self.lead = ""

    def _close(self, name: str) -> None:
        """Close a block that is known to be open, with all that is open inside."""
        while self._open[-1][0] != name:
            self._pop()
        self._pop()

    def _close_inline(self, name: str) -> None:
        """Close an inline element, but no block that was opened inside it."""
        for depth in range(len(self._open) - 1, max(-1, len(self._open) - _NEAR), -1):
            opened = self._open[depth][0]
            if opened == name:
                self._cut(depth)
                return
            if opened in BLOCKS:
                return

    def _close_item(self, name: str) -> None:
        for depth in range(len(self._open) - 1, max(-1, len(self._open) - _NEAR), -1):
            opened = self._open[depth][0]
            if opened in _ITEMS[name] or opened == "table":
                return
            if opened in _ITEMS and _ITEMS[opened] == _ITEMS[name]:
                self._cut(depth)
                return

    def _before_tabled(self, name: str) -> None:
        """Close the cell or row before a part of a table begins."""
        if name == "table":
            if self._counts[-1].get("p"):
                self._close("p")
            if self._tables:
                self._tables[-1].has_tables = True
            return
        if not self._tables:
            return
        table = self._tables[-1]
        self._close_cell()
        self._cut(table.row if name in _CELLS else table.base)
        if name in _CELLS and not table.rows:
            table.rows.append([])
        elif name not in _CELLS:
            table.row = table.base

    def _after_tabled(self, name: str) -> None:
        if not self._tables:
            return
        if name == "table":
            self._close_table()
            return
        table = self._tables[-1]
        self._close_cell()
        self._cut(table.row if name in _CELLS else table.base)
        if name not in _CELLS:
            table.row = table.base

    def _close_cell(self) -> None:
        table = self._tables[-1]
        if table.cell is not None:
            table.rows[-1].append((table.cell, len(self.page.pieces)))
            table.cell = None

    def _close_table(self) -> None:
        table = self._tables[-1]
        self._close_cell()
        self._cut(table.base)
        self._counts.pop()
        self._pop()
        self._tables.pop()
        self.page.grids.append(table)


def _is_blank(text: str, start: int, end: int) -> bool:
    start, end = _trimmed(text, start, end)
    return start >= end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the white space at its ends, however it is written."""
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    while end > start:
        if text[end - 1] in _BLANK:
            end -= 1
        elif text[end - 1] == ";" and text.endswith(_NO_BREAK, start, end):
            end = text.rindex("&", start, end)
        else:
            break
    return start, end
