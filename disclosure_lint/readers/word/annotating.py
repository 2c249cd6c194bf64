"""Comments into a Word file, and edits beside them as tracked changes, in one go.

As with edits, nothing is built anew: runs are split where a comment begins or ends, and
every part that says nothing new is copied as it is packed.
"""

from __future__ import annotations

from disclosure_lint.finding import Edit
from disclosure_lint.lean import defaultdict
from disclosure_lint.readers.rewriting import Remark
from disclosure_lint.readers.word import remarks, suggesting
from disclosure_lint.readers.word.anchors import Anchor, Anchors, Edge
from disclosure_lint.readers.word.document import Document
from disclosure_lint.readers.word.markup import Mark, Piecemeal
from disclosure_lint.readers.word.writing import WordRewriter
from disclosure_lint.readers.word.xml import Node, Xml
from disclosure_lint.record import NamedTuple
from disclosure_lint.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_Runs = dict[Node, dict[Node, Piecemeal]]


class _Splice(NamedTuple):
    """XML in the place of some bytes of a part, or between two of them."""

    start: int
    end: int
    xml: bytes
    opens: bool = True  # of two at one point, the one that ends something comes first


class WordAnnotator(WordRewriter):
    """Puts comments on words of a document, and edits, into the file it was read from."""

    def __init__(self, told: Document) -> None:
        """Take a document that was read with all its changes accepted.

        Raises:
            ReadError: it is signed, or no paragraph of it could hold a comment.
        """
        super().__init__(told, suggest=True)
        self._anchors = Anchors(told)

    def stands(self, span: Span) -> bool:
        """Whether a comment can stand at just these words."""
        return self._anchors.anchor(span).is_exact

    def annotated(self, said: Sequence[Remark], edits: Sequence[Edit], date: str | None) -> bytes:
        """Return the file with comments, and with ordered, disjoint edits as tracked changes.

        `date` is the day of both; without one they bear none.

        Raises:
            ReadError: the file is packed in a way that cannot be kept.
        """
        package = self._told.package
        ids = suggesting.fresh_ids(package)
        changed = self._changes(edits)
        main = self._anchors.xml
        space = remarks.declaration(main)
        numbered = [(next(ids), remark) for remark in said]
        splices: dict[Xml, list[_Splice]] = defaultdict(list)
        for id_, remark in numbered:
            marks = _marks(id_, space)
            anchor = self._anchors.whole if remark.missing else self._anchors.anchor(remark.span)
            splices[main] += self._put(anchor, marks, changed.setdefault(main, {}))
        for xml, by_run in changed.items():
            author = suggesting.Suggestions(xml, ids, date)
            splices[xml] += [
                _Splice(*xml.whole(run), author.run(run, nodes)) for run, nodes in by_run.items()
            ]
        parts = {xml.part: _spliced(xml, found) for xml, found in splices.items() if found}
        if numbered:
            parts |= remarks.part(package, numbered, date)
        return self._archive.replaced(parts)

    def _put(self, anchor: Anchor, marks: tuple[bytes, bytes], runs: _Runs) -> list[_Splice]:
        """Put the ends of a comment into the runs that they split; return the other ones."""
        paragraph = self._anchors.paragraph
        if anchor.first.element is paragraph:
            return [_opening(self._anchors.xml, paragraph, b"".join(marks))]
        ends = ((anchor.first, True), (anchor.last, False))
        found = []
        for (edge, opens), mark in zip(ends, marks, strict=True):
            if edge.piece is None:
                start, end = self._anchors.xml.whole(edge.element)
                at = start if opens else end
                found.append(_Splice(at, at, mark, opens))
            else:
                self._within(runs, edge, Mark(edge.offset, opens, mark))
        return found

    def _within(self, runs: _Runs, edge: Edge, mark: Mark) -> None:
        piece = edge.piece
        assert piece is not None  # noqa: S101 - the caller saw to it
        nodes = runs.setdefault(edge.element, {})
        self._piecemeal(nodes, piece).marks.append(mark)


def _marks(id_: int, space: bytes) -> tuple[bytes, bytes]:
    """Return what begins a comment, and what ends it and refers to it."""
    begin = b'<w:commentRangeStart%s w:id="%d"/>' % (space, id_)
    end = b'<w:commentRangeEnd%s w:id="%d"/>' % (space, id_)
    return begin, b'%s<w:r%s><w:commentReference w:id="%d"/></w:r>' % (end, space, id_)


def _opening(xml: Xml, paragraph: Node, inside: bytes) -> _Splice:
    """Return what puts something at the beginning of a paragraph."""
    properties = paragraph.child("w:pPr")
    if properties is not None:
        at = xml.whole(properties)[1]
        return _Splice(at, at, inside)
    opening = xml.opening(paragraph)
    if opening.endswith(b"/>"):
        return _Splice(*xml.whole(paragraph), remarks.filled(xml, paragraph, inside))
    at = paragraph.start + len(opening)
    return _Splice(at, at, inside)


def _spliced(xml: Xml, splices: list[_Splice]) -> bytes:
    ordered = sorted(splices, key=lambda one: (one.start, one.end, one.opens))
    return xml.spliced(one[:3] for one in ordered)
