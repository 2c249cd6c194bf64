"""What a file is, by its name and its first bytes; which of them can be read."""

from __future__ import annotations

import os
import re

from disclosure_lint.errors import ReadError
from disclosure_lint.regex import Regex

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"})

_EXTENSIONS = {
    ".doc": "a Word document", ".docx": "a Word document", ".docm": "a Word document",
    ".dotx": "a Word document", ".odt": "an OpenDocument text", ".pages": "a Pages document",
    ".rtf": "an RTF document", ".pdf": "a PDF file", ".ps": "a PostScript file",
    ".htm": "an HTML page", ".html": "an HTML page", ".xhtml": "an HTML page",
    ".mht": "an HTML page", ".mhtml": "an HTML page", ".epub": "an e-book",
    ".xls": "a spreadsheet", ".xlsx": "a spreadsheet", ".xlsm": "a spreadsheet",
    ".ods": "a spreadsheet", ".numbers": "a spreadsheet", ".ppt": "a presentation",
    ".pptx": "a presentation", ".odp": "a presentation", ".key": "a presentation",
    ".eml": "an e-mail", ".msg": "an e-mail", ".zip": "an archive", ".gz": "an archive",
    ".7z": "an archive", ".rar": "an archive", ".tar": "an archive", ".png": "a picture",
    ".jpg": "a picture", ".jpeg": "a picture", ".gif": "a picture", ".tif": "a picture",
    ".tiff": "a picture", ".bmp": "a picture", ".webp": "a picture", ".svg": "a picture",
}  # fmt: skip
_SIGNATURES = (
    (b"PK\x03\x04", "an Office document or an archive"),
    (b"%PDF-", "a PDF file"),
    (b"%!PS", "a PostScript file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b\x08", "an archive"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"),
    (b"Rar!\x1a\x07", "an archive"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
)
_PAGE = Regex(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE
)


# The modules of this package that take bytes; the others take a decoded text.
BINARY = frozenset({"pdf"})
_READERS = {"a PDF file": "pdf"}  # what a file is, and the module that reads it


def recognise(data: bytes, name: str) -> str:
    """Return the module of this package that reads a file: its bytes go before its name.

    Raises:
        ReadError: no reader knows what it is.
    """
    what = _foreign(data, name)
    if what is None:
        return "markdown" if _extension(name) in MARKDOWN else "text"
    if what in _READERS:
        return _READERS[what]
    raise ReadError(f"{name}: {what}, which this version cannot read; save it as text or Markdown")


def _foreign(data: bytes, name: str) -> str | None:
    """Return what a file is by its bytes, else by its name, or None for a text."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            return _EXTENSIONS.get(_extension(name), what)
    if _PAGE.match(data, 0, 1024):
        return "an HTML page"
    return _EXTENSIONS.get(_extension(name))


def _extension(name: str) -> str:
    return os.path.splitext(name)[1].lower()
