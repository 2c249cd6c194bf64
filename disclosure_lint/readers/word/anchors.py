"""From words of a text to the places in the file between which a comment on them stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from disclosure_lint.readers.word.changes import beside
from disclosure_lint.readers.word.document import Apart, Document
from disclosure_lint.readers.word.hosts import Host, Hosts
from disclosure_lint.readers.word.transcript import Piece, Stretch
from disclosure_lint.readers.word.xml import Node
from disclosure_lint.record import NamedTuple
from disclosure_lint.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Edge(NamedTuple):
    """Where a comment begins or ends: beside an element, or within what a piece shows."""

    element: Node
    piece: Piece | None = None
    offset: int = 0  # code points into the piece


class Anchor(NamedTuple):
    """Where a comment stands, and whether that is at the very words it is about."""

    first: Edge
    last: Edge
    is_exact: bool


class Anchors:
    """Finds the anchors of a document that was read with its changes accepted."""

    def __init__(self, told: Document) -> None:
        """Look through the body.

        Raises:
            ReadError: there is no paragraph in it, so no comment can stand anywhere.
        """
        self._told = told
        self.xml = told.package.xml(told.package.main)
        body = self.xml.root.child("w:body")
        self._hosts = Hosts(body if body is not None else Node("", {}, 0))
        if self._hosts.paragraph is None:
            raise told.package.archive.refusal("there is no paragraph that could hold a comment")
        self.paragraph = self._hosts.paragraph
        self._runs = [one for one in told.transcript.runs if one.run in self._hosts.of]
        self._starts = [one.start for one in self._runs]
        pieces = [one for one in told.transcript.pieces if one.xml is self.xml]
        self._pieces = pieces
        self._piece_starts = [one.start for one in pieces]

    @property
    def whole(self) -> Anchor:
        """Where a comment on the draft as a whole stands: before its first words, on none."""
        edge = Edge(self.paragraph)
        return Anchor(edge, edge, is_exact=False)

    def anchor(self, span: Span) -> Anchor:
        """Return where a comment on some words stands: at them, or else nearest to them."""
        if span.start == span.end:
            span = Span(*beside(self._told.text, span.start))
        apart = self._apart(span.start)
        if apart is None:
            return self._at(span) or self._nearest(span.start)
        reference = self._hosts.references.get((apart.sort, apart.id))
        if apart.sort == "comment":
            on = self._told.comments.get(apart.id)
            if on is not None and on.start < on.end and self._apart(on.start) is None:
                return self.anchor(Span(on.start, on.end))._replace(is_exact=False)
        return self._around(reference) if reference is not None else self._opening()

    def _apart(self, offset: int) -> Apart | None:
        """Return the note, header, footer or comment around an offset; None in the body."""
        at = bisect_right(self._told.apart, offset, key=lambda one: one.start)
        return self._told.apart[at - 1] if at else None

    def _at(self, span: Span) -> Anchor | None:
        """Return the anchor at words of the body, if they stand in runs."""
        found = self._over(span)
        if not found:
            return None
        hosts = [self._hosts.of[one.run] for one in found]
        kept = [
            (one, host) for one, host in zip(found, hosts, strict=True)
            if host.container is hosts[0].container
        ]  # fmt: skip
        one, other = kept[0][1], kept[-1][1]
        is_exact = one.is_open and other.is_open and len(kept) == len(found)
        return Anchor(self._begin(one, span.start), self._end(other, span.end), is_exact)

    def _over(self, span: Span) -> Sequence[Stretch]:
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [one for one in self._runs[first:last] if one.end > span.start]

    def _begin(self, host: Host, offset: int) -> Edge:
        """Return the edge before an offset: within words, else right after those before it."""
        piece = self._piece(host, bisect_right(self._piece_starts, offset) - 1)
        if piece is None:
            return Edge(host.element)
        return Edge(host.element, piece, min(offset, piece.end) - piece.start)

    def _end(self, host: Host, offset: int) -> Edge:
        """Return the edge after an offset: within words, else right before those after it."""
        at = bisect_left(self._piece_starts, offset)
        piece = self._piece(host, at - 1)
        if piece is not None and offset <= piece.end:
            return Edge(host.element, piece, offset - piece.start)
        piece = self._piece(host, at)
        return Edge(host.element, piece) if piece is not None else Edge(host.element)

    def _piece(self, host: Host, at: int) -> Piece | None:
        """Return a piece by its number, if it is right in an open run that hosts it."""
        if not host.is_open or not 0 <= at < len(self._pieces):
            return None
        piece = self._pieces[at]
        is_right_in = any(child is piece.node for child in host.element.children)
        return piece if piece.run is host.element and is_right_in else None

    def _nearest(self, offset: int) -> Anchor:
        """Return the anchor around the run that stands nearest to a point of the body."""
        at = bisect_right(self._starts, offset)
        near = self._runs[max(0, at - 1) : at + 1]
        if not near:
            return self._opening()
        distance = [min(abs(one.start - offset), abs(one.end - offset)) for one in near]
        return self._around(near[distance.index(min(distance))].run)

    def _around(self, run: Node) -> Anchor:
        edge = Edge(self._hosts.of[run].element)
        return Anchor(edge, edge, is_exact=False)

    def _opening(self) -> Anchor:
        """Return the anchor around the first line of the body, or its first paragraph."""
        lines = [*self._told.transcript.starts[1:2], len(self._told.text)]
        found = self._at(Span(0, lines[0]))
        if found is None and self._runs:
            found = self._around(self._runs[0].run)
        edge = Edge(self.paragraph)
        return found._replace(is_exact=False) if found else Anchor(edge, edge, is_exact=False)
