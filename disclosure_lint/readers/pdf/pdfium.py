"""What pdfium says of the pages of a file: their characters, where they stand, their pictures.

The only module that imports pypdfium2. pdfium is not safe in threads, so one lock is held
while a page is looked at. No form is set up, so nothing in a file is run or fetched.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat
from math import hypot
from threading import Lock
from typing import Any, NamedTuple

from disclosure_lint.errors import ReadError

PAGES = 3_000  # the most that are read; the longest prospectus has a third of it
CHARACTERS = 10_000_000  # the same, of all pages
OBJECTS = 400_000  # the same, of one page: text, lines, pictures

_LOCK = Lock()
_REASONS = {
    2: "cannot be opened",
    3: "not a PDF file, or a broken one",
    4: "locked with a password; save a copy without one",
    5: "locked in a way that cannot be opened",
}
_TEXT, _PATH, _PICTURE, _FORM = 1, 2, 3, 5  # what an object of a page is
_LONGEST_NAME = 200  # bytes of the name of a font


class Sheet(NamedTuple):
    """The characters of one page, in the order of the file.

    The lists have an item for each character of `text`, in points; y grows upwards.
    A page that is shown turned is turned here too.
    """

    number: int  # from 1
    width: float
    height: float
    text: str  # with the spaces and line ends that pdfium finds missing
    left: Sequence[float]  # of the ink
    right: Sequence[float]
    base: Sequence[float]  # the base line
    size: Sequence[float]  # of the font
    x: Sequence[float]  # where the pen is put down
    bold: frozenset[int]  # offsets of words that are bold
    unmapped: dict[int, str]  # characters whose font gives no text, and its name
    drawn: int = 0  # paths, counted where there are few characters
    pictured: float = 0.0  # which part of the page pictures cover, told as `drawn` is


def sheets(data: bytes, name: str) -> Iterator[Sheet]:
    """Yield the pages of a file.

    Raises:
        ReadError: it is broken, locked or too large, or pypdfium2 is not there.
    """
    pdfium = _pdfium(name)
    with _LOCK:
        pdfium.FPDF_InitLibrary()
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        error = pdfium.FPDF_GetLastError()
        count = pdfium.FPDF_GetPageCount(document) if document else 0
    if not document:
        raise ReadError(f"{name}: a PDF file that is {_REASONS.get(error, 'broken')}")
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
                raise ReadError(f"{name}: more than {CHARACTERS:,} characters, the most read")
            yield sheet
    finally:
        with _LOCK:
            pdfium.FPDF_CloseDocument(document)


def _pdfium(name: str) -> Any:
    try:
        # Its own start of the library is left out: that would close it while a thread reads.
        import pypdfium2.raw as pdfium
    except ImportError:
        said = "a PDF file needs an extra: pip install 'disclosure-lint[pdf]'"
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
        if pdfium.FPDFText_CountChars(text) > CHARACTERS:
            raise ReadError(f"{name}: more than {CHARACTERS:,} characters, the most read")
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
        left, right, bottom, top = self._doubles("FPDFText_GetCharBox", 4)
        x, y = self._doubles("FPDFText_GetCharOrigin", 2)
        turned = self.pdfium.FPDFPage_GetRotation(self.page)
        width = self.pdfium.FPDF_GetPageWidthF(self.page)
        height = self.pdfium.FPDF_GetPageHeightF(self.page)
        if turned == 1:
            left, right, x, y = bottom, top, y, _from(height, x)
        elif turned == 2:  # noqa: PLR2004 - quarter turns
            left, right, x, y = _from(width, right), _from(width, left), _from(width, x), _from(height, y)
        elif turned == 3:  # noqa: PLR2004 - quarter turns
            left, right, x, y = _from(width, top), _from(width, bottom), _from(width, y), x
        unmapped = self._unmapped()
        drawn, pictured = self._drawn(width * height) if self._is_bare(text) else (0, 0.0)
        return Sheet(
            self.number + 1, width, height, text, left, right, y, self._sizes(), x,
            self._bold(text), unmapped, drawn, pictured,
        )  # fmt: skip

    def _call(self, name: str, *arguments: Any) -> Any:
        """Return a function of pdfium that takes addresses for pointers, and answers an int."""
        made = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, *arguments)
        return made(ctypes.cast(getattr(self.pdfium, name), ctypes.c_void_p).value)

    def _characters(self) -> str:
        count = self.count
        buffer = (ctypes.c_ushort * (count + 1))()
        written = self.pdfium.FPDFText_GetText(self.text, 0, count, buffer)
        if written == count + 1:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
            if len(text) == count:
                return text
        codes = map(self._call("FPDFText_GetUnicode"), repeat(self.address), range(count))
        return "".join(chr(code) if 0 <= code < 0x110000 else "\ufffd" for code in codes)

    def _doubles(self, name: str, places: int) -> list[array[float]]:
        count = self.count
        found = [array("d", bytes(8 * count)) for _ in range(places)]
        at = [values.buffer_info()[0] for values in found]
        addresses = [range(one, one + 8 * count, 8) for one in at]
        asked = self._call(name, *[ctypes.c_void_p] * places)
        for _ in map(asked, repeat(self.address), range(count), *addresses):
            pass
        return found

    def _sizes(self) -> list[float]:
        """Return the sizes of the letters: that of the font, as the page scales its widths."""
        count = self.count
        values = array("f", bytes(24 * count))
        at = values.buffer_info()[0]
        asked = self._call("FPDFText_GetMatrix", ctypes.c_void_p)
        for _ in map(asked, repeat(self.address), range(count), range(at, at + 24 * count, 24)):
            pass
        made = ctypes.CFUNCTYPE(ctypes.c_double, ctypes.c_void_p, ctypes.c_int)
        sized = made(ctypes.cast(self.pdfium.FPDFText_GetFontSize, ctypes.c_void_p).value)
        sizes = map(sized, repeat(self.address), range(count))
        return [abs(size * scale) for size, scale in zip(sizes, map(hypot, values[0::6], values[1::6]), strict=True)]

    def _unmapped(self) -> dict[int, str]:
        asked = self._call("FPDFText_HasUnicodeMapError")
        told = list(map(asked, repeat(self.address), range(self.count)))
        if 1 not in told:
            return {}
        fonts = [self._font(index) for index in range(self.count)]
        lost = {font for font in fonts if font}
        for font in tuple(lost):
            flags = [flag for flag, name in zip(told, fonts, strict=True) if name == font]
            if flags.count(1) * 3 < len(flags):
                lost.discard(font)
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

    def _bold(self, text: str) -> frozenset[int]:
        """Return the offsets of the words, the first of a run of letters, that are bold."""
        starts = [
            at
            for at, (before, one) in enumerate(zip("\n" + text, text, strict=False))
            if one > " " >= before
        ]
        weighed = map(self._call("FPDFText_GetFontWeight"), repeat(self.address), starts)
        return frozenset(at for at, weight in zip(starts, weighed, strict=True) if weight >= _BOLD)

    def _is_bare(self, text: str) -> bool:
        return len(text) < _FEW

    def _drawn(self, area: float) -> tuple[int, float]:
        """Return how many paths a page has, and which part of it pictures cover."""
        drawn, covered = 0, 0.0
        pdfium = self.pdfium
        sides = [ctypes.c_float() for _ in range(4)]
        for index in range(pdfium.FPDFPage_CountObjects(self.page)):
            one = pdfium.FPDFPage_GetObject(self.page, index)
            what = pdfium.FPDFPageObj_GetType(one)
            drawn += what == _PATH
            if what in {_PICTURE, _FORM} and pdfium.FPDFPageObj_GetBounds(one, *sides):
                left, bottom, right, top = (side.value for side in sides)
                covered += abs((right - left) * (top - bottom))
        return drawn, min(1.0, covered / area) if area else 0.0


_BOLD = 600  # the weight of a font that is at least semi-bold
_FEW = 400  # characters; a page with fewer may be a picture


def _from(edge: float, values: Sequence[float]) -> array[float]:
    """Return distances from the other edge."""
    return array("d", [edge - value for value in values])
