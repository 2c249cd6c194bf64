"""What is asked of pdfium: of a file, and of a page that is open.

Plain numbers go in and plain numbers come out, for many characters or objects at once, as each
call costs more than what is done in it. Objects are known by their addresses. `native` asks the
library of the system, `in_browser` that of a page in WebAssembly; what is made of the answers is
the same.
"""

from __future__ import annotations

from disclosure_lint.lean import Protocol
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points
Matrix = tuple[float, float, float, float, float, float]
BYTES = 3  # of a painted dot
MARK = 64  # bytes of the name of a mark in UTF-16, beyond which it is not told


def upright(box: Box) -> Box:
    """Return a box with its bottom below its top."""
    left, bottom, right, top = box
    return left, min(top, bottom), right, max(top, bottom)


def lies_in(box: Box, other: Box) -> bool:
    """Whether a box lies in another."""
    return other[0] <= box[0] and box[2] <= other[2] and other[1] <= box[1] and box[3] <= other[3]


class Annotation(NamedTuple):
    """What somebody put onto a page."""

    number: int
    sort: int
    flags: int
    drawn: bool  # whether the file says how it looks


class Settings(NamedTuple):
    """How some characters are set; an item for each."""

    matrices: Sequence[float]  # six numbers for each
    sizes: Sequence[float]


class Clips(NamedTuple):
    """What some objects are clipped to; an item for each."""

    addresses: Sequence[int]  # 0 where there is none
    counts: Sequence[int]  # paths
    lasts: Sequence[int]  # the addresses at which their last paths begin


class Painted(NamedTuple):
    """A page as it looks."""

    dots: bytes  # row by row from the top, each of `BYTES`
    stride: int  # bytes of a row


class Page(Protocol):
    """A page that is open. What follows `read` may be asked once it was called."""

    def annotations(self, most: int) -> list[Annotation]:
        """Return the first annotations."""

    def annotation_text(self, index: int, key: str, most: int) -> bytes:
        """Return a text of an annotation in UTF-16, of at most so many bytes."""

    def annotation_box(self, index: int) -> Box:
        """Return where an annotation is, its bottom perhaps above its top."""

    def flatten(self) -> bool:
        """Make the annotations part of the page; where any were, it is to be opened anew."""

    def count_objects(self) -> int:
        """Return how many objects the page has."""

    def read(self) -> int | None:
        """Find the text of the page; return how many characters it has, None where it is broken."""

    def text(self) -> bytes:
        """Return the characters in UTF-16, or nothing where they cannot be had at once."""

    def codes(self, indexes: Sequence[int]) -> Sequence[int]:
        """Return the code points of characters."""

    def things(self, indexes: Sequence[int]) -> list[int]:
        """Return the addresses of the objects that characters are of, 0 where there is none."""

    def settings(self, indexes: Sequence[int]) -> Settings:
        """Return how characters are set."""

    def faces(self, texts: Sequence[int]) -> Sequence[int]:
        """Return the addresses of the fonts of text, 0 where there is none."""

    def face(self, face: int, most: int) -> tuple[str, int]:
        """Return the name of a font, of at most so many bytes, and the size of its program.

        The size is 0 where the program is not in the file.
        """

    def program(self, face: int, size: int) -> bytes:
        """Return the program of a font."""

    def origins(self, indexes: Sequence[int]) -> Sequence[Sequence[float]]:
        """Return where the pen is put down for characters: x, and y."""

    def edges(self, indexes: Sequence[int]) -> Sequence[Sequence[float]]:
        """Return where the ink of characters is: left, right, bottom, top."""

    def unmapped(self, indexes: Sequence[int]) -> Sequence[int]:
        """Return 1 for each character whose font gives no text."""

    def fonts(self, indexes: Sequence[int], most: int) -> list[str]:
        """Return the names of the fonts of characters, of at most so many bytes."""

    def objects(self, form: int = 0) -> tuple[Sequence[int], Sequence[int]]:
        """Return the kinds and the addresses of the objects of a form, or of the page."""

    def bounds(self, some: Sequence[int]) -> list[Box]:
        """Return the boxes of objects."""

    def modes(self, some: Sequence[int]) -> Sequence[int]:
        """Return the rendering modes of text."""

    def colours(self, some: Sequence[int]) -> list[tuple[int, ...] | None]:
        """Return what objects are filled with: red, green, blue, opaqueness."""

    def clips(self, some: Sequence[int]) -> Clips:
        """Return what objects are clipped to."""

    def clip_points(self, clip: int, path: int, most: int) -> Sequence[float]:
        """Return the points of a path of a clip, x and y in turn; none where there are more."""

    def segments(self, paths: Sequence[int]) -> Sequence[int]:
        """Return of how many segments paths are."""

    def path_points(self, path: int, most: int) -> Sequence[float]:
        """Return the points of a path as of a clip; none where one is not known either."""

    def is_filled(self, path: int) -> bool:
        """Whether a path is painted inside."""

    def marks(self, one: int) -> list[str]:
        """Return the names of what an object is marked as, but for long ones."""

    def matrix(self, form: int) -> Matrix:
        """Return how the objects of a form are placed on the page."""

    def box(self) -> Box:
        """Return what is shown of the page in its own points, its bottom perhaps above its top."""

    def size(self) -> tuple[float, float]:
        """Return how wide and high the page is as it is shown."""

    def dots(self, pictures: Sequence[int]) -> int:
        """Return of how many dots pictures are."""

    def show(self, some: Sequence[int], *, on: bool) -> None:
        """Let objects be painted, or not."""

    def painted(self, wide: int, high: int) -> Painted | None:
        """Return the page as it lies in the file, in so many dots."""

    def close(self) -> None:
        """Let the page go."""


class File(Protocol):
    """A file that is open."""

    error: int  # of pdfium; 0 where the file is open
    pages: int

    def page(self, number: int) -> Page | None:
        """Return a page, the first being 0; None where it is broken."""

    def close(self) -> None:
        """Let the file go."""
