"""One page of a file as it is handed on: its characters, where they stand, what is with them."""

from __future__ import annotations

from disclosure_lint.readers.pdf.notes import Notes
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

# Between words: white space, what pdfium puts for a hyphen at a line's end, and the number that
# the space has among the glyphs of most fonts, of which some give no text. In these the numbers
# of other signs, such as brackets, are codes that are white space elsewhere.
_BETWEEN = r" \t\r\n\x00\x03\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufffe\uffff"
WORD = Regex(rf"[^{_BETWEEN}]+(?:[\x02\ufffe])?")


class Sheet(NamedTuple):
    """The characters of one page, in the order of the file.

    The lists have an item for each character of `text`, in points; y grows upwards. Of a
    word that is not odd only that of its first is right, and of `right` that of its last.
    A page whose text is turned is turned so that it reads from left to right.
    """

    number: int  # from 1
    width: float
    height: float
    text: str  # with the spaces and line ends that pdfium finds missing
    right: Sequence[float]  # where their ink ends
    base: Sequence[float]  # the base line
    size: Sequence[float]  # of the font: how high its letters are
    em: Sequence[float]  # the same across, which differs where they are narrowed
    x: Sequence[float]  # where the pen is put down
    bold: frozenset[int]  # offsets of words that are bold
    unmapped: dict[int, str]  # characters whose font gives no text, and its name
    drawn: int = 0  # paths
    pictured: float = 0.0  # which part of the page pictures cover
    partly: bool = False  # whether the first page has a picture, or letters drawn as outlines
    hidden: tuple[str, ...] = ()  # text that nobody sees
    scan: bool = False  # whether text lies under a picture of it
    odd: AbstractSet[tuple[int, int]] = (
        frozenset()
    )  # words of which each character is known, by place
    slanted: frozenset[int] = frozenset()  # offsets of words neither level nor turned by quarters
    astray: frozenset[int] = frozenset()  # offsets of words that do not read the way the page does
    notes: Notes = Notes()  # what people put onto the page
