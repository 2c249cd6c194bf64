"""The text of an open document, kept in step with the editor change by change.

pygls keeps texts too, but parts lines where the protocol does not (form feeds, U+2028), so
that positions after one would be wrong, and splits the whole text at every change.
"""

from __future__ import annotations

from disclosure_lint.regex import Regex
from disclosure_lint.server.positions import Encoding, Point

_LINE = Regex(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_HALF = Regex("[\ud800-\udfff]")


class Buffer:
    """A text in lines, each with its line end; the end of the text is no line of its own."""

    __slots__ = ("_encoding", "_lines", "_text")

    def __init__(self, text: str, encoding: Encoding) -> None:
        self._encoding = encoding
        self._lines: list[str] = []
        self._text: str | None = None
        self.replace(text)

    @property
    def text(self) -> str:
        """The text as it is now."""
        if self._text is None:
            self._text = "".join(self._lines)
        return self._text

    def replace(self, text: str) -> None:
        """Put another text in the place of the whole."""
        self._text = _joined(text)
        self._lines = _LINE.findall(self._text)

    def edit(self, start: Point, end: Point, text: str) -> None:
        """Put `text` in the place of a range; what lies past the end of a line means its end.

        A range may cut a surrogate pair, as where an editor takes a character away by halves.
        """
        end = max(start, end)
        first, last = min(start.line, len(self._lines)), min(end.line, len(self._lines))
        head, _ = self._cut(first, start.character)
        _, tail = self._cut(last, end.character)
        middle = self._decoded(head + self._encoded(text) + tail)
        # A line end may come about or go where `\r` and `\n` meet, so a line around is taken too.
        low, high = max(0, first - 1), last + 2
        around = ("".join(self._lines[low:first]), "".join(self._lines[last + 1 : high]))
        self._lines[low:high] = _LINE.findall(_joined(middle.join(around)))
        self._text = None

    def _cut(self, number: int, character: int) -> tuple[bytes, bytes]:
        """Return a line before and after a column, as code units."""
        if number >= len(self._lines):
            return b"", b""
        line = self._lines[number]
        words = line.rstrip("\r\n")
        data, at = self._encoded(words), character * self._encoding.size
        return data[:at], data[at:] + self._encoded(line[len(words) :])

    def _encoded(self, text: str) -> bytes:
        return text.encode(self._encoding.codec, "surrogatepass")

    def _decoded(self, data: bytes) -> str:
        try:
            return data.decode(self._encoding.codec, "surrogatepass")
        except UnicodeDecodeError:  # a client cut a character of UTF-8
            return data.decode(self._encoding.codec, "replace")


def _joined(text: str) -> str:
    """Return a text in which halves of surrogate pairs that met are characters again."""
    if not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
