"""The pages of a file, as pdfium opens them one after the other.

pdfium is not safe in threads, so one lock is held while a page is looked at. No form is set up,
so nothing in a file is run or fetched.
"""

from __future__ import annotations

import sys
from threading import Lock

from disclosure_lint.errors import ReadError
from disclosure_lint.readers.pdf import layers, notes
from disclosure_lint.readers.pdf.bold import Fonts
from disclosure_lint.readers.pdf.look import Look
from disclosure_lint.readers.pdf.sheet import Sheet
from disclosure_lint.readers.pdf.swollen import LIMIT, is_swollen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from disclosure_lint.readers.pdf.library import File, Page

PAGES = 3_000  # the most that are read; the longest prospectus has a third of it
CHARACTERS = 6_000_000  # the same, of all pages
CROWDED = 300_000  # the same, of one page
OBJECTS = 400_000  # the same, of one page: text, lines, pictures

_LOCK = Lock()
_REASONS = {
    4: "a PDF file locked with a password; save a copy without one",
    5: "a PDF file locked in a way that cannot be opened",
}


def sheets(data: bytes, name: str) -> Iterator[Sheet]:
    """Yield the pages of a file.

    Raises:
        ReadError: it is broken, locked or too large, or pypdfium2 is not there.
    """
    opened = _library(name)
    if is_swollen(data):
        raise ReadError(f"{name}: part of it is larger than {LIMIT // 1_000_000} MB when unpacked")
    with _LOCK:
        file = opened(data)
    if file.error:
        raise ReadError(f"{name}: {_REASONS.get(file.error, 'not a PDF file, or a broken one')}")
    layered = layers.may_hide(data)
    try:
        if file.pages > PAGES:
            raise ReadError(
                f"{name}: {file.pages:,} pages, and {PAGES:,} are the most that are read"
            )
        if not file.pages:
            raise ReadError(f"{name}: a PDF file without pages")
        left, fonts = CHARACTERS, Fonts()
        for number in range(file.pages):
            with _LOCK:
                sheet = _sheet(file, number, name, fonts, layered=layered)
            left -= len(sheet.text)
            if left < 0:
                raise ReadError(
                    f"{name}: more than {CHARACTERS:,} characters, the most that are read"
                )
            yield sheet
    finally:
        with _LOCK:
            file.close()


def _library(name: str) -> Callable[[bytes], File]:
    """Return what opens a file."""
    if sys.platform == "emscripten":
        from disclosure_lint.readers.pdf.in_browser import opened

        return opened
    try:
        from disclosure_lint.readers.pdf.native import opened
    except ImportError:
        said = "a PDF file needs an extra: pip install '.[pdf]' in a checkout of disclosure-lint"
        raise ReadError(f"{name}: {said}") from None
    return opened


def _sheet(file: File, number: int, name: str, fonts: Fonts, *, layered: bool) -> Sheet:
    page: Page | None = None
    try:
        page = _opened(file, number, name)
        put_on = notes.notes(page)
        if put_on.shown and page.flatten():
            page.close()
            page = None
            page = _opened(file, number, name)
        if page.count_objects() > OBJECTS:
            said = f"page {number + 1} has more than {OBJECTS:,} objects, the most that are read"
            raise ReadError(f"{name}: {said}")
        count = page.read()
        if count is None:
            raise ReadError(f"{name}: the text of page {number + 1} is broken")
        if count > CROWDED:
            said = f"page {number + 1} has more than {CROWDED:,} characters, the most that are read"
            raise ReadError(f"{name}: {said}")
        return Look(page, count, number, fonts, layered=layered).sheet()._replace(notes=put_on)
    finally:
        if page is not None:
            page.close()


def _opened(file: File, number: int, name: str) -> Page:
    page = file.page(number)
    if page is None:
        raise ReadError(f"{name}: page {number + 1} is broken")
    return page
