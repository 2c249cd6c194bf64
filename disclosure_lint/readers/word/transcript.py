"""The text of a document while it is written down, line by line.

Every stretch of it that was copied as it stands remembers the element it came from, so
that an edit finds its way back.
"""

from __future__ import annotations

from disclosure_lint.draft.reading import Residue, Table
from disclosure_lint.readers.word import limits
from disclosure_lint.readers.word.changes import Change, Trace
from disclosure_lint.readers.word.xml import Node, Xml
from disclosure_lint.record import NamedTuple
from disclosure_lint.source import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_RECENT = 12  # code points that tell what a raised figure belongs to


class Piece(NamedTuple):
    """A stretch of the text that one `w:t` holds."""

    start: int
    end: int
    xml: Xml
    run: Node
    node: Node
    field: int  # the outermost field it is the result of, counted from 1; 0 for none
    change: Change | None  # the change it is part of


class Stretch(NamedTuple):
    """A stretch of the text that one run shows, whatever of it is a `w:t`."""

    start: int
    end: int
    run: Node


class Transcript:
    """What has been written down so far. All offsets are code points of the text."""

    def __init__(self, refusal: Callable[[str], Exception]) -> None:
        self.length = 0
        self.pieces: list[Piece] = []
        self.runs: list[Stretch] = []  # the outermost ones, in order
        self.places: list[Place] = []
        self.headings: list[int] = []
        self.hidden: list[tuple[int, int]] = []
        self.struck: list[tuple[int, int]] = []  # out: seen, and not read
        self.marks: list[tuple[int, int]] = []  # of notes: seen, and not read
        self.told: list[Residue] = []  # prompts, and dates that change by themselves
        self.pictures = 0  # at the head, as wide as a letterhead
        self.traces: list[Trace] = []
        self.tables: list[Table] = []
        self.unread: list[int] = []  # where a document stands that is not read
        self.starts: list[int] = []  # of the lines, their numbers included
        self.bodies: list[int] = []  # of the lines without their numbers
        self._texts: list[str] = []
        self._refusal = refusal
        self._grid: int | None = None  # the table that the last line stands in
        self._undo = (0, 0, 0, 0, 0, 0, 0, 0)  # how far everything was before the line at hand
        self._start = 0  # of the line at hand, its number included
        self._body = 0  # the same without
        self._seen = self._unseen = self._crossed = False  # whether it shows, hides, strikes words

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self._texts)

    @property
    def line(self) -> int:
        """The number of the line at hand."""
        return len(self.starts)

    @property
    def is_first(self) -> bool:
        """Whether the line at hand shows nothing so far."""
        return not self._seen

    def recent(self) -> str:
        """Return the last few characters of the line at hand."""
        said, at = "", len(self._texts)
        while at > self._undo[0] and len(said) < _RECENT:
            at -= 1
            said = self._texts[at] + said
        return said[-_RECENT:]

    def since(self, start: int) -> str:
        """Return what was written from an offset on, on the line at hand."""
        at, length = len(self._texts), self.length
        while at > self._undo[0] and length > start:
            at -= 1
            length -= len(self._texts[at])
        return "".join(self._texts[at:])[max(0, start - length) :]

    def tell(self, start: int, sort: str, said: str) -> None:
        """Note what is to be told of the words from `start` on, if there are any."""
        words = self.since(start) if start < self.length else ""
        if words.strip():
            begin = start + len(words) - len(words.lstrip())
            self.told.append(Residue(begin, start + len(words.rstrip()), sort, said))

    def begin(self, grid: int, label: str) -> None:
        """Begin a line: in the table `grid`, or a paragraph of its own where that is 0."""
        self._undo = (
            len(self._texts), self.length, len(self.pieces), len(self.hidden), len(self.marks),
            len(self.runs), len(self.struck), len(self.told),
        )  # fmt: skip
        if self._grid is not None:
            self._add("\n" if grid and grid == self._grid else "\n\n")
        self._start = self.length
        if label:
            self._add(label)
        self._body = self.length
        self._seen = self._unseen = self._crossed = False

    def add(
        self, text: str, *, hidden: bool = False, struck: bool = False, mark: bool = False
    ) -> int:
        """Write text on the line at hand; return the offset at which it begins.

        Raises:
            ReadError: there is more of it than in any release.
        """
        start = self.length
        if text == "\n" and not self._seen:
            return start  # a page or column begins here
        self._add(text)
        if hidden:
            self._unseen = True
            self._extend(self.hidden, start)
        elif struck:
            self._crossed |= bool(text.strip())
            self._extend(self.struck, start)
        elif mark:
            self._extend(self.marks, start)
        elif not self._seen and text.strip():
            self._seen = True
        return start

    def _add(self, text: str) -> None:
        self._texts.append(text)
        self.length += len(text)
        if self.length > limits.TEXT:
            raise self._refusal(f"more than {limits.TEXT:,} characters in it")

    def _extend(self, stretches: list[tuple[int, int]], start: int) -> None:
        if stretches and stretches[-1][1] == start:
            start = stretches.pop()[0]
        stretches.append((start, self.length))

    def end(self, grid: int, *, is_heading: bool) -> bool:
        """End the line at hand; return whether there is anything on it."""
        texts, length, pieces, hidden, marks, runs, struck, told = self._undo
        if not (self._seen or self._unseen or self._crossed):
            del self._texts[texts:], self.pieces[pieces:], self.hidden[hidden:], self.marks[marks:]
            del self.runs[runs:], self.struck[struck:], self.told[told:]
            self.length = length
            self._draw_back()
            return False
        if self._seen and is_heading:
            said = "".join(self._texts[texts:])[self._start - length :]
            self.headings.append(self._start + len(said) - len(said.lstrip()))
        elif not self._seen:
            del self.hidden[hidden:], self.marks[marks:], self.struck[struck:]
            gone = self.struck if self._crossed and not self._unseen else self.hidden
            gone.append((self._body, self.length))
            self.marks.append((length, self._body))
        self.starts.append(self._start)
        self.bodies.append(self._body)
        self._grid = grid
        return True

    def _draw_back(self) -> None:
        """Move what changes took out of a line that is not there to where it would be."""
        at = len(self.traces)
        while at and self.traces[at - 1].start > self.length:
            at -= 1
            self.traces[at] = self.traces[at]._replace(start=self.length, end=self.length)

    def ran(self, start: int, run: Node) -> None:
        """Note that a run showed what was written from `start` on, if anything was."""
        if self.length > start:
            while self.runs and self.runs[-1].start >= start:
                self.runs.pop()  # a run within this one
            self.runs.append(Stretch(start, self.length, run))

    def place(self, name: str) -> None:
        """Name the place at which the last line stands."""
        if not self.places or self.places[-1].name != name:
            self.places.append(Place(self.starts[-1], name))

    def trace(self, start: int, change: Change, words: str = "", *, is_break: bool = False) -> None:
        """Note what a change left from `start` on, or took out here."""
        self.traces.append(
            Trace(start, self.length, change, words, self.line, self.is_first, is_break)
        )
