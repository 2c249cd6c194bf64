"""A Word file read whole: body, notes, headers and footers, and the comments behind them."""

from __future__ import annotations

from disclosure_lint.draft.reading import Residue
from disclosure_lint.finding import Revision
from disclosure_lint.readers import sight
from disclosure_lint.readers.manner import Tracked
from disclosure_lint.readers.word import pictures
from disclosure_lint.readers.word.blocks import Blocks, Where
from disclosure_lint.readers.word.changes import residues, short
from disclosure_lint.readers.word.inline import Comment, Inline
from disclosure_lint.readers.word.numbering import Numbering
from disclosure_lint.readers.word.package import Package
from disclosure_lint.readers.word.styles import Styles
from disclosure_lint.readers.word.transcript import Transcript
from disclosure_lint.readers.word.xml import Node, Xml
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOWN = 40  # code points of the name of who made a comment
_FURNITURE = ("header", "footer")


class Apart(NamedTuple):
    """Where a part of the text begins that is not of the body; it ends where the next one does."""

    start: int
    sort: str  # footnote, endnote, header, footer, comment
    id: str  # of a note or comment


class Document(NamedTuple):
    """What a Word file says, and where each stretch of it stands in the file."""

    transcript: Transcript
    package: Package
    text: str
    read: int  # the code points that are read; comments stand after them
    residue: list[Residue]
    apart: list[Apart]
    comments: dict[str, Comment]  # by id, the words that each is on
    revisions: list[Revision]
    notes: list[tuple[int, str]]  # where a note is referred to, and what its place is called


def document(data: bytes, name: str, tracked: Tracked) -> Document:
    """Read a Word file.

    Raises:
        ReadError: it is damaged, is a trap, or holds more than any release.
    """
    package = Package(data, name)
    reading = _Reading(package, tracked, fields=True)
    if reading.inline.hides:
        reading = _Reading(package, tracked, fields=False)
    written = reading.transcript
    text = written.text
    changes = residues(written.traces[: reading.traces], text[: reading.read], tracked)
    left = [
        how(start, end)
        for how, found in ((sight.hidden, written.hidden), (sight.struck, written.struck))
        for start, end in found
        if text[start:end].strip() and end <= reading.read
    ]
    left += [one for one in written.told if one.end <= reading.read]
    residue = sorted([*changes, *left, *reading.comments(text)])
    on = reading.inline.comments
    revisions = [trace.revision for trace in written.traces[: reading.traces]]
    return Document(
        written, package, text, reading.read, residue, reading.apart, on, revisions, reading.notes
    )


class _Reading:
    """One way through a file, from the body to the comments."""

    def __init__(self, package: Package, tracked: Tracked, *, fields: bool) -> None:
        self._package = package
        styles = Styles(package.one("styles"))
        self.transcript = Transcript(package.archive.refusal)
        self.inline = Inline(self.transcript, styles, tracked, fields=fields)
        numbering = Numbering(package.one("numbering"), styles)
        self._blocks = Blocks(self.inline, styles, numbering, tracked)
        self._told: list[tuple[int, int, str, str]] = []  # comments: span, author, id
        self.apart: list[Apart] = []
        self.notes: list[tuple[int, str]] = []
        self._body()
        self._notes("footnote")
        self._notes("endnote")
        for sort in _FURNITURE:
            self._furniture(sort)
        self.read = self.transcript.length
        self.traces = len(self.transcript.traces)
        self._comments()

    def _part(self, xml: Xml, node: Node, place: str | None = None, id_: str = "") -> None:
        if place:
            self.apart.append(Apart(self.transcript.length, place.partition(" ")[0], id_))
        self.inline.begin(xml)
        self._blocks.write(node, Where(place))

    def _body(self) -> None:
        xml = self._package.xml(self._package.main)
        body = xml.root.child("w:body")
        if xml.root.tag != "w:document" or body is None:
            raise self._package.archive.refusal("there is no document in it")
        self._part(xml, body)

    def _notes(self, sort: str) -> None:
        """Write down the notes that the text refers to, in the order in which it does."""
        wanted: dict[str, list[int]] = {}
        for kind, id_, at in self.inline.notes:
            if kind == sort:
                wanted.setdefault(id_, []).append(at)
        xml = self._package.one(f"{sort}s") if wanted else None
        if xml is None:
            return
        notes = {node.attributes.get("w:id", ""): node for node in xml.root.children}
        for number, id_ in enumerate(wanted, start=1):
            if id_ in notes:
                place = f"{sort} {number}"
                self.notes += [(at, place) for at in wanted[id_]]
                self._part(xml, notes[id_], place, id_)

    def _furniture(self, sort: str) -> None:
        """Write down the headers or footers that are printed, each once."""
        number = 0
        for part in dict.fromkeys(self._printed(sort)):
            xml = self._package.xml(part)
            if _has_words(xml.root):
                number += 1
                self._part(xml, xml.root, f"{sort} {number}")
            elif sort == "header":
                found = (one for tag in pictures.TAGS for one in xml.root.all(tag))
                self.transcript.pictures += any(map(pictures.is_wide, found))

    def _printed(self, sort: str) -> Iterator[str]:
        settings = self._package.one("settings")
        odd_and_even = bool(settings and settings.root.switch("w:evenAndOddHeaders"))
        for section in [*self._blocks.sections]:
            first = bool(section.switch("w:titlePg"))
            for node in section.children:
                which = node.attributes.get("w:type", "default")
                shown = {"first": first, "even": odd_and_even}.get(which, True)
                target = self._package.related.get(node.attributes.get("r:id", ""))
                is_wanted = node.tag == f"w:{sort}Reference" and shown
                if is_wanted and target and target.part in self._package.archive:
                    yield target.part

    def _comments(self) -> None:
        xml = self._package.one("comments")
        number = 0
        for node in xml.root.children if xml else ():
            if xml is None or node.tag != "w:comment":
                continue
            number += 1
            lines, told = len(self.transcript.starts), node.attributes
            self._part(xml, node, f"comment {number}", told.get("w:id", ""))
            if len(self.transcript.starts) > lines:
                span = self.transcript.starts[lines], self.transcript.length
                self._told.append((*span, told.get("w:author", ""), told.get("w:id", "")))

    def comments(self, text: str) -> Iterator[Residue]:
        """Yield the comments: who made them, and on which words."""
        for start, end, author, id_ in self._told:
            on = self.inline.comments.get(id_, Comment(0, 0))
            words = short(text[on.start : min(on.end, self.read)])
            by = " ".join(author.split())[:_SHOWN]
            said = "a comment" + (f" by {by}" if by else "") + (f" on “{words}”" if words else "")
            yield Residue(start, end, "review-comment", said)


def _has_words(root: Node) -> bool:
    """Whether a header or footer says more than the number of the page."""
    return any(
        any(character.isalpha() for character in text.text)
        for tag in ("w:t", "w:delText") for text in root.all(tag)
    )  # fmt: skip
