"""What stands inside a paragraph: runs, links, fields, changes, formulas, pictures.

An element that is not known is looked into rather than passed over: text that nobody
reads is worse than text that Word may not show.
"""

from __future__ import annotations

from disclosure_lint.readers.manner import Tracked
from disclosure_lint.readers.word import symbols
from disclosure_lint.readers.word.changes import Change, change_of
from disclosure_lint.readers.word.raised import raised
from disclosure_lint.readers.word.styles import Styles
from disclosure_lint.readers.word.transcript import Piece, Transcript
from disclosure_lint.readers.word.xml import Node, Xml
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_BLANK = " \t\r\n"
_SPACED = str.maketrans("\t\r\n", "   ")
_CLOSED = frozenset(
    "w:pPr w:rPr w:sdtPr w:sdtEndPr w:smartTagPr w:customXmlPr w:instrText w:delInstrText w:rt"
    " w:rubyPr w:fldData w:ffData w:tbl w:p m:rPr m:ctrlPr mc:Fallback".split()
)


class Look(NamedTuple):
    """How a run looks, as far as that changes what it says."""

    hidden: bool = False
    raised: bool = False
    font: str = ""


class Comment(NamedTuple):
    """The words that a comment is on."""

    start: int
    end: int


class Inline:
    """Writes down what stands inside the paragraphs of one part after another."""

    def __init__(
        self, transcript: Transcript, styles: Styles, tracked: Tracked, *, fields: bool
    ) -> None:
        self.transcript = transcript
        self.boxes: list[tuple[Node, Change | None]] = []  # text boxes, still to be read
        self.notes: list[tuple[str, str]] = []  # footnote or endnote, and its id
        self.comments: dict[str, Comment] = {}
        self.xml: Xml | None = None  # the part at hand
        self._styles = styles
        self._tracked = tracked
        self._fields: list[bool] = []  # those that are open: whether what follows is shown
        self._knows_fields = fields
        self._hid = False  # whether a part before this one ended inside such a field
        self._field = 0  # of those so far
        self._hidden = False  # whether the style of the paragraph hides it
        self._look = Look()
        self._run: Node | None = None

    @property
    def hides(self) -> bool:
        """Whether a field was begun that hides what follows and never ends."""
        return self._knows_fields and (self._hid or not all(self._fields))

    def begin(self, xml: Xml) -> None:
        """Turn to another part."""
        self.xml = xml
        self._hid = self.hides
        self._fields.clear()

    def paragraph(self, node: Node, change: Change | None, *, hidden: bool) -> None:
        """Write down what a paragraph says."""
        self._hidden = hidden
        self._look = Look(hidden)
        self._inside(node, change)

    def _inside(self, node: Node, change: Change | None) -> None:
        for child in node.children:
            act = _ACTS.get(child.tag)
            if act is not None:
                act(self, child, change)
            elif child.tag not in _CLOSED:
                self._inside(child, change)

    def within(self, change: Change | None, node: Node) -> Change | None:
        """Return the change that holds inside an element: what is taken out stays out."""
        if change is not None and change.is_removed(self._tracked):
            return change
        return change_of(node) or change

    def _changed(self, node: Node, change: Change | None) -> None:
        self._inside(node, self.within(change, node))

    def _a_run(self, node: Node, change: Change | None) -> None:
        self._run = node
        self._look = self._looks(node.child("w:rPr"))
        start = self.transcript.length
        self._inside(node, change)
        self.transcript.ran(start, node)
        self._run, self._look = None, Look(self._hidden)

    def _looks(self, properties: Node | None) -> Look:
        if properties is None or not properties.children:
            return Look(self._hidden)
        hidden: bool | None = None
        raised_, font, style = False, "", ""
        for child in properties.children:
            tag, told = child.tag, child.attributes
            if tag == "w:vanish":
                hidden = properties.switch("w:vanish")
            elif tag == "w:vertAlign":
                raised_ = told.get("w:val") == "superscript"
            elif tag == "w:position":
                raised_ = raised_ or told.get("w:val", "-").strip("0").isdecimal()
            elif tag == "w:rFonts":
                font = told.get("w:ascii", "")
            elif tag == "w:rStyle":
                style = told.get("w:val", "")
        if hidden is None:
            hidden = self._hidden or bool(style and self._styles.style(style).is_hidden)
        return Look(hidden, raised_, font)

    def _words(self, node: Node, change: Change | None) -> None:
        text = node.text.translate(_SPACED) if not node.text.isprintable() else node.text
        if text[:1] in _BLANK or text[-1:] in _BLANK:
            text = self._trimmed(node, text)
        look, before = self._look, self.transcript.length
        if not text:
            return
        if symbols.is_symbolic(text, look.font):
            self._say(symbols.shown(text, look.font), change)
        elif look.raised:
            self._raised(text, change)
        else:
            self._say(text, change)
            if node.tag == "w:t" and not look.hidden:
                self._piece(node, before, len(text), change)

    def _trimmed(self, node: Node, text: str) -> str:
        """Leave out what Word leaves out: blanks at the ends, unless they are to be kept."""
        root = self.xml.root.attributes if self.xml else {}
        space = node.attributes.get("xml:space") or root.get("xml:space")
        return text if space == "preserve" else text.strip(_BLANK)

    def _raised(self, text: str, change: Change | None) -> None:
        told = raised(text, self.transcript.recent())
        self._say(told.text, change, mark=told.is_mark)

    def _piece(self, node: Node, start: int, length: int, change: Change | None) -> None:
        """Remember where a text stands that was written down as it is, if it was."""
        end, xml, run = self.transcript.length, self.xml, self._run
        if end != start + length or xml is None or run is None:
            return
        field = self._field if self._fields else 0
        piece = Piece(start, end, xml, run, node, field, change)
        self.transcript.pieces.append(piece)

    def _say(self, text: str, change: Change | None, *, mark: bool = False) -> None:
        """Write text down, unless a field or a change keeps it out."""
        if self._fields and self._knows_fields and not all(self._fields):
            return
        written = self.transcript
        if change is not None and change.is_removed(self._tracked):
            written.trace(written.length, change, text)
            return
        first = written.is_first
        start = written.add(text, hidden=self._look.hidden, mark=mark)
        if change is not None and not self._look.hidden and start < written.length:
            written.trace(start, change)
            if first:
                written.traces[-1] = written.traces[-1]._replace(is_first=True)

    def _tab(self, _node: Node, change: Change | None) -> None:
        self._say("\t", change)

    def _break(self, _node: Node, change: Change | None) -> None:
        self._say("\n", change)

    def _hyphen(self, _node: Node, change: Change | None) -> None:
        self._say("\u2011", change)

    def _symbol(self, node: Node, change: Change | None) -> None:
        code, font = node.attributes.get("w:char", ""), node.attributes.get("w:font", "")
        try:
            number = int(code, 16)
        except ValueError:
            return
        self._say(symbols.unicode_of(number, font), change)

    def _field_mark(self, node: Node, _change: Change | None) -> None:
        sort = node.attributes.get("w:fldCharType")
        if sort == "begin":
            self._field += not self._fields
            self._fields.append(False)
        elif sort == "separate" and self._fields:
            self._fields[-1] = True
        elif sort == "end" and self._fields:
            self._fields.pop()

    def _simple_field(self, node: Node, change: Change | None) -> None:
        self._field += not self._fields
        self._fields.append(True)
        self._inside(node, change)
        self._fields.pop()

    def _note(self, node: Node, change: Change | None) -> None:
        if change is None or not change.is_removed(self._tracked):
            self.notes.append((node.tag[2:].removesuffix("Reference"), _id(node)))

    def _box(self, node: Node, change: Change | None) -> None:
        if not self._look.hidden:
            self.boxes.append((node, change))

    def _alternatives(self, node: Node, change: Change | None) -> None:
        self._inside(chosen(node), change)

    def _comment_begins(self, node: Node, _change: Change | None) -> None:
        at = self.transcript.length
        self.comments.setdefault(_id(node), Comment(at, at))

    def _comment_ends(self, node: Node, _change: Change | None) -> None:
        begun = self.comments.get(_id(node))
        if begun is not None:
            self.comments[_id(node)] = begun._replace(end=self.transcript.length)


def chosen(node: Node) -> Node:
    """Return the one of some alternatives that has text: the newer, else the older."""
    for child in node.children:
        if child.tag == "mc:Choice" and _has_text(child):
            return child
    return node.child("mc:Fallback") or Node("", {}, 0)


def _has_text(node: Node) -> bool:
    return any(True for tag in ("w:t", "w:delText", "m:t") for _ in node.all(tag))


def _id(node: Node) -> str:
    return node.attributes.get("w:id", "")


_ACTS: dict[str, Callable[[Inline, Node, Change | None], None]] = {
    tag: getattr(Inline, f"_{name}")
    for name, tags in {
        "a_run": "w:r",
        "words": "w:t w:delText m:t",
        "tab": "w:tab w:ptab",
        "break": "w:br w:cr",
        "hyphen": "w:noBreakHyphen",
        "symbol": "w:sym",
        "field_mark": "w:fldChar",
        "simple_field": "w:fldSimple",
        "note": "w:footnoteReference w:endnoteReference",
        "comment_begins": "w:commentRangeStart",
        "comment_ends": "w:commentRangeEnd",
        "box": "w:txbxContent",
        "alternatives": "mc:AlternateContent",
        "changed": "w:ins w:del w:moveFrom w:moveTo",
    }.items()
    for tag in tags.split()
}
