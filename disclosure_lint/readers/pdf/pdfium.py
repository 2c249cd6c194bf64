"""The pages of a file, as pdfium opens them one after the other.

The only module that imports pypdfium2. pdfium is not safe in threads, so one lock is held
while a page is looked at. No form is set up, so nothing in a file is run or fetched.
"""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock

from disclosure_lint.errors import ReadError
from disclosure_lint.readers.pdf import layers, notes
from disclosure_lint.readers.pdf.bulk_calls import Asking
from disclosure_lint.readers.pdf.look import Look
from disclosure_lint.readers.pdf.sheet import Sheet
from disclosure_lint.readers.pdf.swollen import LIMIT, is_swollen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

PAGES = 3_000  # the most that are read; the longest prospectus has a third of it
CHARACTERS = 6_000_000  # the same, of all pages
CROWDED = 300_000  # the same, of one page
OBJECTS = 400_000  # the same, of one page: text, lines, pictures

_LOCK = Lock()
_FLATTENED = 1  # what is typed onto a page is now part of it
_REASONS = {
    4: "a PDF file locked with a password; save a copy without one",
    5: "a PDF file locked in a way that cannot be opened",
}


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
    layered = layers.may_hide(data)
    try:
        if count > PAGES:
            raise ReadError(f"{name}: {count:,} pages, and {PAGES:,} are the most that are read")
        if not count:
            raise ReadError(f"{name}: a PDF file without pages")
        left = CHARACTERS
        for number in range(count):
            with _LOCK:
                sheet = _sheet(pdfium, document, number, name, layered=layered)
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


def _sheet(pdfium: Any, document: Any, number: int, name: str, *, layered: bool) -> Sheet:
    page = _opened(pdfium, document, number, name)
    try:
        put_on = notes.notes(pdfium, page)
        if put_on.shown and pdfium.FPDFPage_Flatten(page, 0) == _FLATTENED:
            pdfium.FPDF_ClosePage(page)
            page = _opened(pdfium, document, number, name)
        if pdfium.FPDFPage_CountObjects(page) > OBJECTS:
            said = f"page {number + 1} has more than {OBJECTS:,} objects, the most that are read"
            raise ReadError(f"{name}: {said}")
        with _text_page(pdfium, page, number, name) as text:
            look = Look(Asking(pdfium, page, text), number, layered=layered)
            return look.sheet()._replace(notes=put_on)
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


def _opened(pdfium: Any, document: Any, number: int, name: str) -> Any:
    page = pdfium.FPDF_LoadPage(document, number)
    if not page:
        raise ReadError(f"{name}: page {number + 1} is broken")
    return page


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
