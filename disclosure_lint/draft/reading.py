"""From the text as it stands to the text as it is read, and back.

A reader's markup, garbled runs, ligatures and invisible characters are replaced
before anything looks at the words; every offset leads back to the source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from disclosure_lint.lean import Protocol
from disclosure_lint.record import NamedTuple
from disclosure_lint.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Substitution(NamedTuple):
    """Read `text` where the source has the code points from `start` to `end`."""

    start: int
    end: int
    text: str


class Run(NamedTuple):
    """A stretch of the source that is garbled, and what it says.

    `exact` tells that `text` is surely what was meant. Lost text has no `text`.
    """

    start: int
    end: int
    text: str
    exact: bool


class Residue(NamedTuple):
    """What an editor's program left in the source: a change, a remark, hidden words."""

    start: int
    end: int
    sort: str  # tracked-change, review-comment, hidden-text
    said: str  # what it is, in a few words


class Unread(NamedTuple):
    """A stretch of the source in whose place a reader found no words, and why."""

    start: int
    end: int
    said: str  # what it is, in a few words: "page 3 is a picture"
    whole: bool = True  # or a picture in a page, for a name or a code, not a statement


class Table(NamedTuple):
    """A table of the source: its rows from the top, their cells in reading order."""

    rows: tuple[tuple[Span, ...], ...]


class Notation(Protocol):
    """How words are written in a source that is not plain text, such as a page of HTML."""

    def written(self, text: str, before: str) -> str | None:
        """Return what to write for `text` in the place of `before`, or None for nothing fit."""


class OffsetMap:
    """Leads from offsets in the text as read to spans in the source and back."""

    __slots__ = ("_read_ends", "_read_starts", "_source_ends", "_source_starts")

    def __init__(self, substitutions: Iterable[Substitution]) -> None:
        self._read_starts: list[int] = []
        self._read_ends: list[int] = []
        self._source_starts: list[int] = []
        self._source_ends: list[int] = []
        shift = 0
        for start, end, text in substitutions:
            self._source_starts.append(start)
            self._source_ends.append(end)
            self._read_starts.append(start + shift)
            self._read_ends.append(start + shift + len(text))
            shift += len(text) - (end - start)

    def __eq__(self, other: object) -> bool:  # type: ignore[explicit-override] # `override` is of Python 3.12
        if not isinstance(other, OffsetMap):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    def __hash__(self) -> int:  # type: ignore[explicit-override] # `override` is of Python 3.12
        return hash((*self._source_starts, *self._read_starts))

    def origin(self, start: int, end: int) -> Span:
        """Return the source span of a span of the text as read.

        A span that begins or ends inside a substitution takes all of it; one that
        only touches a deletion leaves it out.
        """
        first = self._source_start(start)
        last = self._source_end(end) if end > start else first
        return Span(first, max(first, last))

    def _source_start(self, offset: int) -> int:
        at = bisect_right(self._read_starts, offset) - 1
        if at < 0:
            return offset
        if offset < self._read_ends[at]:
            return self._source_starts[at]
        return self._source_ends[at] + offset - self._read_ends[at]

    def _source_end(self, offset: int) -> int:
        at = bisect_left(self._read_starts, offset) - 1
        if at < 0:
            return offset
        if offset <= self._read_ends[at]:
            return self._source_ends[at]
        return self._source_ends[at] + offset - self._read_ends[at]

    def __call__(self, offset: int) -> int:
        """Return the offset in the text as read of an offset in the source."""
        at = bisect_right(self._source_starts, offset) - 1
        if at < 0:
            return offset
        if offset < self._source_ends[at]:
            return self._read_starts[at]
        return self._read_ends[at] + offset - self._source_ends[at]


def unmoved(offset: int) -> int:
    """Return an offset of a text that is read as it stands."""
    return offset


def substitute(text: str, substitutions: Iterable[tuple[int, int, str]]) -> str:
    """Return `text` with ordered, disjoint substitutions carried out: start, end, new text."""
    parts: list[str] = []
    at = 0
    for start, end, replacement in substitutions:
        parts += (text[at:start], replacement)
        at = end
    parts.append(text[at:])
    return "".join(parts)


def merge(*groups: Iterable[Substitution]) -> list[Substitution]:
    """Return all substitutions in order; of two that overlap, the earlier group's."""
    taken: list[Substitution] = []
    for group in groups:
        starts = [s.start for s in taken]
        fresh = []
        for new in group:
            at = bisect_right(starts, new.start)
            before = taken[at - 1].end if at else 0
            after = taken[at].start if at < len(taken) else new.end
            if before <= new.start and new.end <= after:
                fresh.append(new)
        taken = sorted([*taken, *fresh]) if fresh else taken
    return taken
