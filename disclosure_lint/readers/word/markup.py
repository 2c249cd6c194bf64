"""The XML that is written: texts and runs, under the names that the file itself uses."""

from __future__ import annotations

from disclosure_lint.draft.reading import substitute
from disclosure_lint.lean import deque
from disclosure_lint.readers.word.xml import Node, Xml
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = Regex(rb"<([^\s/>]+)")
_OPEN = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


class Cut(NamedTuple):
    """An edit of what one `w:t` shows: its code points, and the run whose look is taken."""

    start: int
    end: int
    text: str
    look: Node


class Mark(NamedTuple):
    """XML to put between runs, before the code point `start` of what one `w:t` shows."""

    start: int
    opens: bool  # whether something begins here, rather than ends
    xml: bytes


class Piecemeal:
    """What one `w:t` shows, with the edits that fall on it, in order, and marks between."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cuts: list[Cut] = []
        self.marks: list[Mark] = []

    def add(self, start: int, end: int, text: str, look: Node) -> None:
        """Take one more edit, which comes after the others."""
        self.cuts.append(Cut(start, end, text, look))

    def steps(self) -> Iterator[Cut | Mark]:
        """Yield edits and marks from left to right: at one point, what ends comes first.

        An edit that marks fall into is several, of which the last puts its text in.
        """
        marks = deque(sorted(self.marks, key=lambda mark: (mark.start, mark.opens)))
        for cut in self.cuts:
            start = cut.start
            while marks and (marks[0].start <= start or marks[0].start < cut.end):
                if start < marks[0].start:
                    yield cut._replace(start=start, end=marks[0].start, text="")
                    start = marks[0].start
                yield marks.popleft()
            yield cut._replace(start=start)
        yield from marks

    def edited(self) -> str:
        """Return the text with all edits made."""
        return substitute(self.text, (cut[:3] for cut in self.cuts))


def space_of(xml: Xml) -> bytes:
    """Return the name space of WordprocessingML in the dialect of a part."""
    return STRICT if STRICT in xml.data else _OPEN


def name(xml: Xml, node: Node) -> bytes:
    """Return the name of an element as the file writes it: `w:t`."""
    found = _NAME.match(xml.data, node.start)
    return xml.data[node.start + 1 : found.end()] if found else b"w:t"


def text(xml: Xml, node: Node, said: str) -> bytes:
    """Return a `w:t` with another text."""
    return element(name(xml, node), said, keeps="xml:space" in node.attributes)


def element(tag: bytes, said: str, *, keeps: bool = False) -> bytes:
    """Return an element that holds a text; its outer blanks are kept, if it has any."""
    kept = b' xml:space="preserve"' if keeps or said != said.strip() else b""
    return b"<%s%s>%s</%s>" % (tag, kept, escaped(said), tag)


def escaped(said: str) -> bytes:
    """Return text as it stands between tags."""
    said = said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return said.encode("utf-8", "xmlcharrefreplace")
