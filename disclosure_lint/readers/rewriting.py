"""Edits back into a file: each format says which it can take, and gives the bytes.

A text takes any edit; its encoding, byte order mark and line ends stay.
"""

from __future__ import annotations

import codecs

from disclosure_lint.errors import ReadError
from disclosure_lint.finding import Edit
from disclosure_lint.fixes import edited
from disclosure_lint.lean import Protocol
from disclosure_lint.record import NamedTuple
from disclosure_lint.source import Source, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Rewriter(Protocol):
    """Puts edits of `Source.text` into the bytes that it was read from."""

    def refusal(self, edits: Sequence[Edit]) -> str | None:
        """Return why edits cannot be made, as half a sentence; None where they can."""

    def rewritten(self, edits: Sequence[Edit]) -> bytes:
        """Return the file with ordered, disjoint edits made, none of them refused.

        Raises:
            ReadError: the file cannot hold them.
        """


class Suggester(Rewriter, Protocol):
    """A rewriter whose format can hold edits as changes that somebody may accept."""

    def suggested(self, edits: Sequence[Edit], date: str | None) -> bytes:
        """Return the file with ordered, disjoint edits as tracked changes of that day.

        Raises:
            ReadError: the file cannot hold them.
        """


class Remark(NamedTuple):
    """What to say beside some words of a draft."""

    span: Span  # of `Source.text`
    rows: tuple[str, ...]  # the first one says what it is; no line ends in any
    missing: bool = False  # about something that stands nowhere: said of the draft as a whole


class Annotator(Rewriter, Protocol):
    """A rewriter whose format can hold comments, and edits as tracked changes beside them."""

    def stands(self, span: Span) -> bool:
        """Whether a comment can stand at just these words, rather than near them."""

    def annotated(self, said: Sequence[Remark], edits: Sequence[Edit], date: str | None) -> bytes:
        """Return the file with comments, and ordered, disjoint edits as tracked changes.

        Raises:
            ReadError: the file cannot hold them.
        """


class TextRewriter:
    """Edits of a file that is one encoded text."""

    def __init__(self, data: bytes, source: Source) -> None:
        self._data = data
        self._source = source

    def refusal(self, edits: Sequence[Edit]) -> str | None:  # noqa: ARG002 - as the protocol has it
        """Refuse nothing."""
        return None

    def rewritten(self, edits: Sequence[Edit]) -> bytes:
        """Return the text with edits made, as bytes in its own encoding.

        Raises:
            ReadError: its encoding lacks a character, or never fitted all its bytes.
        """
        name, encoding = self._source.name, self._source.encoding
        text = edited(self._source.text, edits)
        for mark in (codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE):
            if encoding in {"utf-16", "utf-32"} and self._data.startswith(mark):
                return mark + text.encode(encoding + "-be")
        try:
            self._data.decode(encoding)
            return text.encode(encoding)
        except UnicodeDecodeError:
            said = f"has bytes that are not {encoding}, so it cannot be written back whole"
            raise ReadError(f"{name}: {said}") from None
        except UnicodeEncodeError as error:
            said = f"{encoding} has no character `{text[error.start]}`"
            raise ReadError(f"{name}: {said}; save the file as UTF-8") from None
