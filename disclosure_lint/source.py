"""Where things stand in a text: spans of code points, lines and columns.

Knows nothing of what the text means. `Source` is the only thing that knows lines.
"""

from __future__ import annotations

from bisect import bisect_right

from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE_END = Regex("\r\n|\r|\n")


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int


class Position(NamedTuple):
    """A line and a column, both counted from 1; columns count code points."""

    line: int
    column: int


class Place(NamedTuple):
    """A part of a file that a person finds by name, such as `page 3` or `footnote 4`."""

    start: int  # the offset at which it begins; it ends where the next one does
    name: str


class Source:
    """The text of one draft as it was decoded, and the name it goes by.

    `text` keeps its own line ends; a byte order mark is not part of it. `encoding` is empty
    where the text was taken out of a file that cannot be written back.
    `sha256` is the hex digest of the bytes that were read. `places` are the parts of a
    file whose lines nobody can count, such as Word and PDF files, in order. Where the text
    is a part of a file, `file` is the file's name and `first_line` its first line there.
    """

    __slots__ = (
        "_line_starts", "encoding", "file", "first_line", "name", "places", "sha256", "text",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913 - plain data
        self,
        text: str,
        name: str = "-",
        sha256: str = "",
        encoding: str = "utf-8",
        places: Sequence[Place] = (),
        *,
        first_line: int = 1,
        file: str | None = None,
    ) -> None:
        self.text = text
        self.name = name
        self.file = name if file is None else file
        self.sha256 = sha256
        self.encoding = encoding
        self.places = tuple(places)
        self.first_line = first_line
        self._line_starts: list[int] | None = None

    def __eq__(self, other: object) -> bool:  # type: ignore[explicit-override] # `override` is of Python 3.12
        return self is other or (isinstance(other, Source) and self._told() == other._told())

    def __hash__(self) -> int:  # type: ignore[explicit-override] # `override` is of Python 3.12
        return hash((self.name, self.text))

    def _told(self) -> tuple[object, ...]:
        """Return what two sources must share to be equal."""
        named = (self.name, self.file, self.first_line, self.sha256, self.encoding)
        return (*named, self.places, self.text)

    @property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins; the first is 0."""
        if self._line_starts is None:
            self._line_starts = [0, *(m.end() for m in _LINE_END.finditer(self.text))]
        return self._line_starts

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset, `len(text)` included."""
        if not 0 <= offset <= len(self.text):
            raise IndexError(f"offset {offset} lies outside the text")
        line = bisect_right(self.line_starts, offset)
        column = offset - self.line_starts[line - 1] + 1
        return Position(line + self.first_line - 1, column)

    def where(self, offset: int) -> str | None:
        """Return the name of the place around an offset; None where lines say it all."""
        at = bisect_right(self.places, offset, key=_start)
        return self.places[at - 1].name if at else None

    def told(self, offset: int) -> str:
        """Return where an offset stands, for people: `paragraph 3`, or else `line 11`."""
        return self.where(offset) or f"line {self.position(offset).line}"

    def bounds(self, number: int) -> Span:
        """Return where one line begins and ends, its line end included."""
        starts, index = self.line_starts, number - self.first_line
        end = starts[index + 1] if index + 1 < len(starts) else len(self.text)
        return Span(starts[index], end)

    def line(self, number: int) -> str:
        """Return one line, by its number, without its line end."""
        return self.quote(self.bounds(number)).rstrip("\r\n")

    def quote(self, span: Span) -> str:
        """Return the words of a span, exactly as they stand."""
        return self.text[span.start : span.end]


def _start(place: Place) -> int:
    return place.start
