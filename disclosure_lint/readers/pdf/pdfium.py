"""What pdfium says of the pages of a file: their characters, where they stand, their pictures.

The only module that imports pypdfium2. pdfium is not safe in threads, so one lock is held
while a page is looked at. No form is set up, so nothing in a file is run or fetched.
"""

from __future__ import annotations

import ctypes
import sys
from array import array
from collections import Counter
from contextlib import contextmanager
from itertools import repeat
from math import hypot
from threading import Lock

from disclosure_lint.errors import ReadError
from disclosure_lint.readers.pdf.swollen import LIMIT, is_swollen
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

PAGES = 3_000  # the most that are read; the longest prospectus has a third of it
CHARACTERS = 6_000_000  # the same, of all pages
CROWDED = 300_000  # the same, of one page
OBJECTS = 400_000  # the same, of one page: text, lines, pictures

_LOCK = Lock()
_REASONS = {
    4: "a PDF file locked with a password; save a copy without one",
    5: "a PDF file locked in a way that cannot be opened",
}
_TEXT, _PATH, _PICTURE, _FORM = 1, 2, 3, 5  # what an object of a page is
_LONGEST_NAME = 200  # bytes of the name of a font


class Sheet(NamedTuple):
    """The characters of one page, in the order of the file.

    The lists have an item for each character of `text`, in points; y grows upwards.
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
    drawn: int = 0  # paths, counted where there are few characters
    pictured: float = 0.0  # which part of the page pictures cover, told as `drawn` is
    partly: bool = False  # whether the first page has a picture, or letters drawn as outlines


def sheets(data: bytes, name: str) -> Iterator[Sheet]:
    """Yield the pages of a file.

    Raises:
        ReadError: it is broken, locked or too large, or pypdfium2 is not there.
    """
    pdfium = _pdfium(name)
    if is_swollen(data):
        raise ReadError(f"{name}: part of it is larger than {LIMIT // 1_000_000} MB when unpacked")
    with _LOCK:
        pdfium.FPDF_InitLibrary()
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        error = pdfium.FPDF_GetLastError()
        count = pdfium.FPDF_GetPageCount(document) if document else 0
    if not document:
        raise ReadError(f"{name}: {_REASONS.get(error, 'not a PDF file, or a broken one')}")
    try:
        if count > PAGES:
            raise ReadError(f"{name}: {count:,} pages, and {PAGES:,} are the most that are read")
        if not count:
            raise ReadError(f"{name}: a PDF file without pages")
        left = CHARACTERS
        for number in range(count):
            with _LOCK:
                sheet = _sheet(pdfium, document, number, name)
            left -= len(sheet.text)
            if left < 0:
                raise ReadError(
                    f"{name}: more than {CHARACTERS:,} characters, the most that are read"
                )
            yield sheet
    finally:
        with _LOCK:
            pdfium.FPDF_CloseDocument(document)


def _pdfium(name: str) -> Any:
    try:
        # Not pypdfium2 itself, which costs as much again and closes the library on its way out.
        import pypdfium2_raw as pdfium
    except ImportError:
        said = "a PDF file needs an extra: pip install '.[pdf]' in a checkout of disclosure-lint"
        raise ReadError(f"{name}: {said}") from None
    return pdfium


def _sheet(pdfium: Any, document: Any, number: int, name: str) -> Sheet:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        raise ReadError(f"{name}: page {number + 1} is broken")
    try:
        if pdfium.FPDFPage_CountObjects(page) > OBJECTS:
            said = f"page {number + 1} has more than {OBJECTS:,} objects, the most that are read"
            raise ReadError(f"{name}: {said}")
        with _text_page(pdfium, page, number, name) as text:
            return _Look(pdfium, page, text, number).sheet()
    finally:
        pdfium.FPDF_ClosePage(page)


@contextmanager
def _text_page(pdfium: Any, page: Any, number: int, name: str) -> Iterator[Any]:
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        raise ReadError(f"{name}: the text of page {number + 1} is broken")
    try:
        if pdfium.FPDFText_CountChars(text) > CROWDED:
            said = f"page {number + 1} has more than {CROWDED:,} characters, the most that are read"
            raise ReadError(f"{name}: {said}")
        yield text
    finally:
        pdfium.FPDFText_ClosePage(text)


class _Look:
    """A look at one page while it is open.

    A call through ctypes costs ten times what pdfium does in it, so the functions are
    called with bare addresses, from `map`, for all characters at once.
    """

    def __init__(self, pdfium: Any, page: Any, text: Any, number: int) -> None:
        self.pdfium = pdfium
        self.page = page
        self.text = text
        self.number = number
        self.address = ctypes.cast(text, ctypes.c_void_p).value
        self.count = max(0, pdfium.FPDFText_CountChars(text))

    def sheet(self) -> Sheet:
        """Return all that is asked of a page."""
        text = self._characters()
        every = range(self.count)
        x, y = self._doubles("FPDFText_GetCharOrigin", 2, every)
        starts = [word.start() for word in _WORD.finditer(text)]
        ends = [word.end() - 1 for word in _WORD.finditer(text)]
        turns = [
            at
            for at in every[1:]
            if abs(y[at] - y[at - 1]) > _LEVEL or not -1 < x[at] - x[at - 1] < _LEAP
        ]
        told = sorted({*starts, *turns})
        size, em, turned = self._sizes(told)
        unmapped = self._unmapped(sorted({*told, *ends}))
        right, y, x = self._right(sorted({*ends, *(at - 1 for at in turns)}), x, y, turned)
        width = self.pdfium.FPDF_GetPageWidthF(self.page)
        height = self.pdfium.FPDF_GetPageHeightF(self.page)
        looks = len(text) < _FEW or not self.number
        seen = self._drawn(width * height) if looks else _UNSEEN
        return Sheet(
            self.number + 1, width, height, text, right, y, size, em, x,
            self._bold(starts), unmapped, *seen,
        )  # fmt: skip

    def _call(self, name: str, *arguments: Any, result: Any = ctypes.c_int) -> Any:
        """Return a function of pdfium that takes addresses for pointers."""
        made = ctypes.CFUNCTYPE(result, ctypes.c_void_p, ctypes.c_int, *arguments)
        return made(ctypes.cast(getattr(self.pdfium, name), ctypes.c_void_p).value or 0)

    def _asked(self, name: str, indexes: Sequence[int], *places: range, **result: Any) -> list[Any]:
        """Return what a function says of some characters; `places` take what it writes."""
        asked = self._call(name, *[ctypes.c_void_p] * len(places), **result)
        return list(map(asked, repeat(self.address), indexes, *places))

    def _characters(self) -> str:
        count = self.count
        buffer = (ctypes.c_ushort * (count + 1))()
        written = self.pdfium.FPDFText_GetText(self.text, 0, count, buffer)
        if written == count + 1:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
            if len(text) == count:
                return text
        codes = self._asked("FPDFText_GetUnicode", range(count))
        return "".join(chr(code) if 0 <= code <= sys.maxunicode else "\ufffd" for code in codes)

    def _doubles(self, name: str, places: int, indexes: Sequence[int]) -> list[array[float]]:
        count = len(indexes)
        found = [array("d", bytes(8 * count)) for _ in range(places)]
        at = [values.buffer_info()[0] for values in found]
        self._asked(name, indexes, *(range(one, one + 8 * count, 8) for one in at))
        return found

    def _sizes(self, told: Sequence[int]) -> tuple[list[float], list[float], int]:
        """Return how high and how wide the font of each letter is, and how the text is turned.

        That is the size of the font as the page scales it. It is asked where a word begins
        or the base line turns, and holds from there on.
        """
        if not told:
            return [0.0] * self.count, [0.0] * self.count, 0
        values = array("f", bytes(24 * len(told)))
        at = values.buffer_info()[0]
        self._asked("FPDFText_GetMatrix", told, range(at, at + 24 * len(told), 24))
        sizes = self._asked("FPDFText_GetFontSize", told, result=ctypes.c_double)
        high, wide = [0.0] * self.count, [0.0] * self.count
        ends = [*told[1:], self.count]
        across = map(hypot, values[0::6], values[1::6])
        up = map(hypot, values[2::6], values[3::6])
        for start, end, size, x, y in zip(told, ends, sizes, across, up, strict=True):
            high[start:end] = [abs(size * y)] * (end - start)
            wide[start:end] = [abs(size * x)] * (end - start)
        ways = Counter(map(_quarter, values[0::6], values[1::6]))
        return high, wide, ways.most_common(1)[0][0]

    def _right(
        self, ends: Sequence[int], x: array[float], y: array[float], turned: int
    ) -> tuple[array[float], array[float], array[float]]:
        """Return where the ink of the letters ends, and base lines and pens as they are read.

        It is asked where a word ends; elsewhere it ends where the next letter begins.
        """
        sides = self._doubles("FPDFText_GetCharBox", 4, ends)
        width = self.pdfium.FPDF_GetPageWidthF(self.page)
        height = self.pdfium.FPDF_GetPageHeightF(self.page)
        left, far, low, high = sides
        if turned == 1:
            far, x, y = high, y, _from(height, x)
        elif turned == 2:  # noqa: PLR2004 - quarter turns
            far, x, y = _from(width, left), _from(width, x), _from(height, y)
        elif turned == 3:  # noqa: PLR2004 - quarter turns
            far, x, y = _from(width, low), _from(width, y), x
        right = array("d", [*x[1:], *x[-1:]])
        for at, edge in zip(ends, far, strict=True):
            right[at] = edge
        return right, y, x

    def _unmapped(self, some: Sequence[int]) -> dict[int, str]:
        """Return the characters without text, and their fonts; none where `some` have it."""
        name = "FPDFText_HasUnicodeMapError"
        if 1 not in self._asked(name, some):
            return {}
        told = self._asked(name, range(self.count))
        fonts = [self._font(index) for index in range(self.count)]
        flags: dict[str, list[int]] = {}
        for flag, font in zip(told, fonts, strict=True):
            flags.setdefault(font, []).append(flag)
        lost = {font for font, of in flags.items() if font and 3 * of.count(1) >= len(of)}
        return {
            index: font
            for index, (flag, font) in enumerate(zip(told, fonts, strict=True))
            if flag == 1 or font in lost
        }

    def _font(self, index: int) -> str:
        name = ctypes.create_string_buffer(_LONGEST_NAME)
        flags = ctypes.c_int()
        self.pdfium.FPDFText_GetFontInfo(self.text, index, name, _LONGEST_NAME, flags)
        return name.value.decode("utf-8", "replace")

    def _bold(self, starts: Sequence[int]) -> frozenset[int]:
        """Return the offsets of the words that are bold."""
        weighed = self._asked("FPDFText_GetFontWeight", starts)
        return frozenset(at for at, weight in zip(starts, weighed, strict=True) if weight >= _BOLD)

    def _drawn(self, area: float) -> tuple[int, float, bool]:
        """Return how many paths a page has, which part pictures cover, and whether any may say.

        A name may be in a picture that is no mere line or dot, or in shapes of many bends.
        """
        drawn, covered, bent, saying = 0, 0.0, 0, False
        pdfium = self.pdfium
        sides = [ctypes.c_float() for _ in range(4)]
        for index in range(pdfium.FPDFPage_CountObjects(self.page)):
            one = pdfium.FPDFPage_GetObject(self.page, index)
            what = pdfium.FPDFPageObj_GetType(one)
            drawn += what == _PATH
            bent += what == _PATH and pdfium.FPDFPath_CountSegments(one) >= _BENDS
            if what in {_PICTURE, _FORM} and pdfium.FPDFPageObj_GetBounds(one, *sides):
                left, bottom, right, top = (side.value for side in sides)
                covered += abs((right - left) * (top - bottom))
                saying = saying or (what == _PICTURE and abs(top - bottom) > _HIGH)
        saying = saying or bent >= _LETTERS
        return drawn, min(1.0, covered / area) if area else 0.0, saying and not self.number


_WORD = Regex(r"\S+")
_LEVEL = 0.3  # points: what is further apart is not on one base line
_LEAP = 30.0  # points: the pen goes no further from letter to letter
_BOLD = 600  # the weight of a font that is at least semi-bold
_UNSEEN = (0, 0.0, False)
_BENDS = 10  # segments of a path; a frame or a line has fewer
_LETTERS = 4  # such paths that can be a name
_HIGH = 8.0  # points: how high a picture with a name in it is
_FEW = 400  # characters; a page with fewer may be a picture


def _quarter(a: float, b: float) -> int:
    """Return how many quarters text is turned to the left, by the way its letters go."""
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _from(edge: float, values: Sequence[float]) -> array[float]:
    """Return distances from the other edge."""
    return array("d", [edge - value for value in values])
