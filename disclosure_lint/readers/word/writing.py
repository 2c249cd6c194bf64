"""Edits back into a Word file, in the runs they fall on; whatever else is there stays.

Nothing is built anew: stretches of the XML are replaced, and parts without edits are
copied as they are packed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from disclosure_lint.errors import ReadError
from disclosure_lint.finding import Edit
from disclosure_lint.fixes import edited
from disclosure_lint.lean import defaultdict
from disclosure_lint.readers.word import markup, suggesting
from disclosure_lint.readers.word.document import Document
from disclosure_lint.readers.word.markup import Piecemeal
from disclosure_lint.readers.word.transcript import Piece
from disclosure_lint.readers.word.xml import Node, Xml
from disclosure_lint.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ENDS = frozenset("\x7f\x85\u2028\u2029\ufffe\uffff")  # that XML or Word takes for something else
_SIGNATURES = "_xmlsignatures/"


def _covers(pieces: Sequence[Piece], edit: Edit) -> bool:
    """Whether pieces, one right after another and each right in its run, hold an edit."""
    if not pieces or pieces[0].start > edit.span.start or pieces[-1].end < edit.span.end:
        return False
    if any(before.end != after.start for before, after in pairwise(pieces)):
        return False
    return all(any(child is piece.node for child in piece.run.children) for piece in pieces)


def _unsplit(pieces: Sequence[Piece]) -> str | None:
    """Return why the runs of pieces cannot be split for a tracked change; None where they can."""
    if any(piece.change for piece in pieces):
        return "it lies in a change that nobody accepted"
    if any(_holds_runs(piece.run) for piece in pieces):
        return "it stands beside a text box that belongs to the same words"
    return None


def _holds_runs(run: Node) -> bool:
    """Whether there are runs within a run, as in a text box: it cannot be split around them."""
    return any(True for child in run.children for _ in child.all("w:r"))


class WordRewriter:
    """Puts edits of a document into the file that it was read from."""

    def __init__(self, told: Document, *, suggest: bool = False) -> None:
        """Take a document that was read with all its changes accepted.

        Raises:
            ReadError: it is signed.
        """
        self._archive = told.package.archive
        if any(name.startswith(_SIGNATURES) for name in self._archive.names()):
            said = "is signed, and any change would break the signature; it is left alone"
            raise ReadError(f"{self._archive.name}: {said}")
        self._told = told
        self._suggest = suggest
        self._pieces = told.transcript.pieces
        self._starts = [piece.start for piece in self._pieces]
        self._bodies = told.transcript.bodies
        self._gone = sorted({one.start for one in told.transcript.traces if one.words})

    def refusal(self, edits: Sequence[Edit]) -> str | None:
        """Return why edits cannot be made, as half a sentence; None where they can."""
        for edit in edits:
            reason = self._refusal(edit)
            if reason is not None:
                return reason
        return "it would leave a line empty" if self._empties(edits) else None

    def _empties(self, edits: Sequence[Edit]) -> bool:
        """Whether nothing would be left of a line, up to its first break or in all."""
        lines: dict[int, list[Edit]] = defaultdict(list)
        for edit in edits:
            lines[bisect_right(self._bodies, edit.span.start) - 1].append(edit)
        for line, found in lines.items():
            if all(edit.text.strip() for edit in found):
                continue
            start = self._bodies[line]
            ends = [*self._told.transcript.starts[line + 1 : line + 2], len(self._told.text)]
            after = edited(
                self._told.text[start : ends[0]].rstrip(),
                (Edit(Span(first - start, last - start), text) for (first, last), text in found),
            )
            if not after.partition("\n")[0].strip():
                return True
        return False

    def _refusal(self, edit: Edit) -> str | None:
        (start, end), text = edit
        if any(ord(char) < ord(" ") or char in _ENDS for char in text):
            return "it would put in a line break or a tab"
        pieces = self._on(edit)
        if not _covers(pieces, edit):
            return "it goes past words that stand in the file as such"
        if len({piece.field for piece in pieces}) > 1:
            return "it crosses the edge of a field"
        if bisect_left(self._gone, end) > bisect_right(self._gone, start):
            return "it crosses a deletion that nobody accepted"
        return _unsplit(pieces) if self._suggest else None

    def _on(self, edit: Edit) -> Sequence[Piece]:
        """Return the pieces that an edit falls on; an insertion falls on one."""
        start, end = edit.span
        first = max(0, bisect_right(self._starts, start) - 1)
        if start < end:
            last = bisect_left(self._starts, end)
            return [piece for piece in self._pieces[first:last] if piece.end > start]
        beside = [
            piece for piece in self._pieces[max(0, first - 1) : first + 1]
            if piece.start <= start <= piece.end
        ]  # fmt: skip
        return sorted(beside, key=lambda piece: (bool(piece.field), bool(piece.change)))[:1]

    def rewritten(self, edits: Sequence[Edit]) -> bytes:
        """Return the file with edits made in its text.

        Raises:
            ReadError: the file is packed in a way that cannot be kept.
        """
        changed: dict[Xml, list[tuple[Node, bytes]]] = defaultdict(list)
        for xml, by_run in self._changes(edits).items():
            for by_node in by_run.values():
                for node, piecemeal in by_node.items():
                    changed[xml].append((node, markup.text(xml, node, piecemeal.edited())))
        return self._spliced(changed)

    def suggested(self, edits: Sequence[Edit], date: str | None) -> bytes:
        """Return the file with edits as tracked changes, of a day where one is told.

        Raises:
            ReadError: the file is packed in a way that cannot be kept.
        """
        ids = suggesting.fresh_ids(self._told.package)
        changed: dict[Xml, list[tuple[Node, bytes]]] = defaultdict(list)
        for xml, by_run in self._changes(edits).items():
            author = suggesting.Suggestions(xml, ids, date)
            changed[xml] = [(run, author.run(run, nodes)) for run, nodes in by_run.items()]
        return self._spliced(changed)

    def _changes(self, edits: Iterable[Edit]) -> dict[Xml, dict[Node, dict[Node, Piecemeal]]]:
        """Return what becomes of the texts that edits fall on, by part and by run."""
        found: dict[Xml, dict[Node, dict[Node, Piecemeal]]] = {}
        for edit in edits:
            (start, end), text = edit
            pieces = self._on(edit)
            for piece in pieces:
                nodes = found.setdefault(piece.xml, {}).setdefault(piece.run, {})
                first, last = max(start, piece.start), min(end, piece.end)
                is_new = piece is pieces[-1 if self._suggest else 0]
                look = pieces[0].run if is_new else piece.run
                self._piecemeal(nodes, piece).add(
                    first - piece.start, last - piece.start, text if is_new else "", look
                )
        return found

    def _piecemeal(self, nodes: dict[Node, Piecemeal], piece: Piece) -> Piecemeal:
        """Return what a text shows, begun where nothing falls on it yet."""
        if piece.node not in nodes:
            nodes[piece.node] = Piecemeal(self._told.text[piece.start : piece.end])
        return nodes[piece.node]

    def _spliced(self, changed: dict[Xml, list[tuple[Node, bytes]]]) -> bytes:
        parts: dict[str, bytes] = {}
        for xml, replaced in changed.items():
            ordered = sorted(replaced, key=lambda one: one[0].start)
            parts[xml.part] = xml.spliced((*xml.whole(node), new) for node, new in ordered)
        return self._archive.replaced(parts)
