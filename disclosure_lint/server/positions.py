"""Offsets of a text and the positions of a client, which counts lines and code units from 0.

The client says which code units: of UTF-16 where it says nothing. A lone half of a
surrogate pair, which some clients send, counts as it does there.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

from disclosure_lint.record import NamedTuple
from disclosure_lint.source import Source, Span

_FOLLOWING = range(0b1000_0000, 0b1100_0000)  # bytes of UTF-8 that do not begin a code point


class Encoding(StrEnum):
    """What a client counts columns in."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"

    @property
    def codec(self) -> str:
        """The codec whose bytes are the code units, in any order of bytes but with no mark."""
        return "utf-8" if self is Encoding.UTF8 else f"{self.value}-le"

    @property
    def size(self) -> int:
        """The bytes of one code unit."""
        return {"utf-8": 1, "utf-16": 2, "utf-32": 4}[self.value]


class Point(NamedTuple):
    """A place as the client says it: a line and code units within it, both from 0."""

    line: int
    character: int


class Stretch(NamedTuple):
    """A half-open range as the client says it."""

    start: Point
    end: Point


def units(text: str, encoding: Encoding) -> int:
    """Return how many code units a text takes."""
    if encoding is Encoding.UTF32 or text.isascii():
        return len(text)
    return len(text.encode(encoding.codec, "surrogatepass")) // encoding.size


def code_points(text: str, count: int, encoding: Encoding) -> int:
    """Return how many code points lie within the first `count` code units of a text.

    A code point that the count cuts is not within it; a count past the end means all.
    """
    if encoding is Encoding.UTF32 or text.isascii():
        return min(count, len(text))
    head = text.encode(encoding.codec, "surrogatepass")[: count * encoding.size]
    if encoding is Encoding.UTF8:
        # All bytes but those that go on with a code point begin one; the last may be cut.
        whole = sum(byte not in _FOLLOWING for byte in head)
        return whole if units(text[:whole], encoding) <= count else whole - 1
    decoded = head.decode(encoding.codec, "surrogatepass")
    cut = decoded[-1:] >= "\ud800" and decoded != text[: len(decoded)]
    return len(decoded) - cut


class Ruler:
    """Leads from the offsets of one source to a client's positions, and back."""

    def __init__(self, source: Source, encoding: Encoding) -> None:
        self._source = source
        self._encoding = encoding

    @property
    def encoding(self) -> Encoding:
        """What the client counts columns in."""
        return self._encoding

    def point(self, offset: int) -> Point:
        """Return the position of an offset, `len(text)` included."""
        starts = self._source.line_starts
        line = bisect_right(starts, offset) - 1
        before = self._source.text[starts[line] : offset].rstrip("\r\n")
        return Point(line, units(before, self._encoding))

    def stretch(self, span: Span) -> Stretch:
        """Return the range of a span."""
        return Stretch(self.point(span.start), self.point(span.end))

    def offset(self, point: Point) -> int:
        """Return the offset of a position; past the end of a line or text that end is meant."""
        starts = self._source.line_starts
        if point.line >= len(starts):
            return len(self._source.text)
        start = starts[point.line]
        return start + code_points(
            self._source.line(point.line + self._source.first_line), point.character, self._encoding
        )

    def span(self, stretch: Stretch) -> Span:
        """Return the span of a range; one that runs backwards is empty."""
        start = self.offset(stretch.start)
        return Span(start, max(start, self.offset(stretch.end)))
