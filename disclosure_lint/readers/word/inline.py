"""What stands inside a paragraph: runs, links, fields, changes, formulas, pictures.

An element that is not known is looked into rather than passed over: text that nobody
reads is worse than text that Word may not show.
"""

from __future__ import annotations

from disclosure_lint.readers import sight
from disclosure_lint.readers.manner import Tracked
from disclosure_lint.readers.word import equations, pictures, symbols
from disclosure_lint.readers.word.changes import Change, change_of
from disclosure_lint.readers.word.counted import Counts
from disclosure_lint.readers.word.fields import Field, of_result, shown
from disclosure_lint.readers.word.looks import Around, Look, look_of
from disclosure_lint.readers.word.raised import lifted, raised
from disclosure_lint.readers.word.styles import Style, Styles
from disclosure_lint.readers.word.transcript import Piece, Transcript
from disclosure_lint.readers.word.xml import Node, Xml
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_BLANK = " \t\r\n"
_SPACED = str.maketrans("\t\r\n", "   ")
_CLOSED = frozenset(
    "w:pPr w:rPr w:sdtPr w:sdtEndPr w:smartTagPr w:customXmlPr w:delInstrText w:rt"
    " w:rubyPr w:fldData w:ffData w:tbl w:p m:rPr m:ctrlPr mc:Fallback".split()
)


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
        self.notes: list[tuple[str, str, int]] = []  # footnote or endnote, its id, where
        self.comments: dict[str, Comment] = {}
        self.xml: Xml | None = None  # the part at hand
        self._styles = styles
        self._tracked = tracked
        self._fields: list[bool] = []  # those that are open: whether what follows is shown
        self._open: list[Field] = []  # the same ones
        self._knows_fields = fields
        self._hid = False  # whether a part before this one ended inside such a field
        self._field = 0  # of those so far
        self._around = Around()  # what the paragraph makes of its runs
        self._counts = Counts()
        self._lifted = False  # whether an exponent of an equation is at hand
        self._plain = self._look = Look()  # of a run that says nothing itself, and of this one
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
        self._open.clear()

    def paragraph(self, node: Node, change: Change | None, told: Style, *, on_white: bool) -> None:
        """Write down what a paragraph says; `told` is what its style makes of it."""
        self._around = Around(told.is_hidden, told.is_struck, on_white, told.is_pale)
        self._plain = self._look = self._around.look
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
        self._look = look_of(node.child("w:rPr"), self._around, self._styles)
        start = self.transcript.length
        self._inside(node, change)
        self.transcript.ran(start, node)
        self._run, self._look = None, self._plain

    def _words(self, node: Node, change: Change | None) -> None:
        text = node.text.translate(_SPACED) if not node.text.isprintable() else node.text
        if text[:1] in _BLANK or text[-1:] in _BLANK:
            text = self._trimmed(node, text)
        look, before = self._look, self.transcript.length
        if not text:
            return
        if self._lifted:
            self._say(lifted(text), change)
        elif symbols.is_symbolic(text, look.font):
            self._say(symbols.shown(text, look.font), change)
        elif look.raised:
            self._raised(text, change)
        else:
            self._say(text, change)
            if node.tag == "w:t" and not (look.hidden or look.struck):
                self._piece(node, before, len(text), change)

    def _trimmed(self, node: Node, text: str) -> str:
        """Leave out what Word leaves out: blanks at the ends, unless they are to be kept."""
        root = self.xml.root.attributes if self.xml else {}
        space = node.attributes.get("xml:space") or root.get("xml:space")
        return text if space == "preserve" else text.strip(_BLANK)

    def _raised(self, text: str, change: Change | None) -> None:
        written = self.transcript
        after_mark = bool(written.marks) and written.marks[-1][1] == written.length
        told = raised(text, written.recent(), after_mark=after_mark)
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
            self._instruct(text)
            return
        written = self.transcript
        if change is not None and change.is_removed(self._tracked):
            written.trace(written.length, change, text)
            return
        first = written.is_first
        look = self._look
        start = written.add(text, hidden=look.hidden, struck=look.struck, mark=mark)
        if change is not None and not look.hidden and start < written.length:
            written.trace(start, change)
            if first:
                written.traces[-1] = written.traces[-1]._replace(is_first=True)

    def _instruct(self, text: str) -> None:
        """Take what a field shows that stands in the instruction of another."""
        if self._fields[-1]:
            at = max(at for at, shows in enumerate(self._fields) if not shows)
            self._open[at].said.append(text)

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

    def _field_mark(self, node: Node, change: Change | None) -> None:
        sort = node.attributes.get("w:fldCharType")
        if sort == "begin":
            self._field += not self._fields
            self._fields.append(False)
            self._open.append(Field(self.transcript.length, node))
        elif sort == "separate" and self._fields:
            self._fields[-1] = True
            self._open[-1].start = self.transcript.length
        elif sort == "end" and self._fields:
            self._fields.pop()
            self._ended(self._open.pop(), change)

    def _instruction(self, node: Node, _change: Change | None) -> None:
        if self._open and not self._fields[-1]:
            self._open[-1].said.append(node.text)

    def _simple_field(self, node: Node, change: Change | None) -> None:
        self._field += not self._fields
        self._fields.append(True)
        field = Field(self.transcript.length, node, node.attributes.get("w:instr", ""))
        self._open.append(field)
        self._inside(node, change)
        self._fields.pop()
        self._open.pop()
        self._ended(field, change)

    def _ended(self, field: Field, change: Change | None) -> None:
        """Write down what a field shows that has no result; tell what its result is."""
        written, start = self.transcript, field.start
        if start == written.length:
            said, prompt = shown(field)
            said = said or self._counts.shown("".join(field.said))
            if said:
                self._say(said, change)
            if prompt and not self._look.hidden:
                written.tell(start, sight.PROMPT, prompt)
        elif field.said:
            sort, what = of_result(field, written.since(start))
            if sort and not self._look.hidden:
                written.tell(start, sort, what)

    def _control(self, node: Node, change: Change | None) -> None:
        start = self.transcript.length
        self._inside(node, change)
        if is_prompt(node):
            self.transcript.tell(start, sight.PROMPT, "a prompt of a template")

    def _equation(self, node: Node, change: Change | None) -> None:
        if node.tag == "m:f" and self.transcript.recent()[-1:].isdecimal():
            self._say(" ", change)  # 2 1/2
        for step in equations.steps(node):
            if step.sign:
                self._say(step.sign, change)
            elif step.inside is not None:
                before, self._lifted = self._lifted, self._lifted or step.raised
                self._inside(step.inside, change)
                self._lifted = before

    def _note(self, node: Node, change: Change | None) -> None:
        if change is None or not change.is_removed(self._tracked):
            sort = node.tag[2:].removesuffix("Reference")
            self.notes.append((sort, _id(node), self.transcript.length))

    def _box(self, node: Node, change: Change | None) -> None:
        if not self._look.hidden:
            self.boxes.append((node, change))

    def _picture(self, node: Node, change: Change | None) -> None:
        if not self.transcript.length and pictures.is_wide(node):
            self.transcript.pictures += 1
        self._inside(node, change)

    def _alternatives(self, node: Node, change: Change | None) -> None:
        self._inside(chosen(node), change)

    def _comment_begins(self, node: Node, _change: Change | None) -> None:
        at = self.transcript.length
        self.comments.setdefault(_id(node), Comment(at, at))

    def _comment_ends(self, node: Node, _change: Change | None) -> None:
        begun = self.comments.get(_id(node))
        if begun is not None:
            self.comments[_id(node)] = begun._replace(end=self.transcript.length)


def is_prompt(control: Node) -> bool:
    """Whether a content control still shows what it asks for."""
    properties = control.child("w:sdtPr")
    return bool(properties and properties.switch("w:showingPlcHdr"))


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
        "instruction": "w:instrText",
        "control": "w:sdt",
        "picture": " ".join(pictures.TAGS),
        "equation": " ".join(equations.TAGS),
        "note": "w:footnoteReference w:endnoteReference",
        "comment_begins": "w:commentRangeStart",
        "comment_ends": "w:commentRangeEnd",
        "box": "w:txbxContent",
        "alternatives": "mc:AlternateContent",
        "changed": "w:ins w:del w:moveFrom w:moveTo",
    }.items()
    for tag in tags.split()
}
