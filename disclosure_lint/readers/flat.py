"""Word documents in one XML file (Flat OPC), packed as Word packs them.

LibreOffice takes such a file for plain text; the parts of a Word file stand in it as they
are, so nobody else is needed.
"""

from __future__ import annotations

import binascii
import io
import zipfile
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from disclosure_lint.errors import ReadError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SPACE = "http://schemas.microsoft.com/office/2006/xmlPackage "
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
_MOST = 5000  # parts; a report with a picture on each page has some hundreds


def packed(data: bytes, name: str) -> bytes:
    """Return the Word file whose parts stand in one XML file.

    Raises:
        ReadError: it is damaged, or holds what no Word writes.
    """
    parts = _Parts()
    try:
        parts.parser.Parse(data, True)  # noqa: FBT003 - expat takes it so
    except expat.ExpatError as error:
        said = f"damaged: not the XML that Word writes (line {error.lineno})"
        raise ReadError(f"{name}: {said}; save it as .docx") from None
    except (ValueError, binascii.Error):
        raise ReadError(f"{name}: holds what no Word writes; save it as .docx") from None
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(parts.types))
        for part, inside in parts.found.items():
            archive.writestr(part, inside(data) if callable(inside) else inside)
    return file.getvalue()


def _types(types: dict[str, str]) -> str:
    said = "".join(
        f"<Override PartName={quoteattr('/' + part)} ContentType={quoteattr(type_)}/>"
        for part, type_ in types.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{_TYPES}">'
        f'<Default Extension="rels" ContentType="{_RELATIONS}"/>{said}</Types>'
    )


class _Parts:
    """What a parser finds: the parts by their names, with what each is."""

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}
        self.types: dict[str, str] = {}
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._opens
        self.parser.EndElementHandler = self._closes
        self.parser.CharacterDataHandler = self._says
        self.parser.StartDoctypeDeclHandler = self._refuse
        self._name = ""
        self._depth = self._root = 0  # how deep it is, and where a part begins
        self._start = -1  # the byte at which the content of a part begins
        self._letters: list[str] | None = None

    def _refuse(self, *_: object) -> None:
        raise ValueError

    def _opens(self, tag: str, told: dict[str, str]) -> None:
        self._depth += 1
        if self._root:
            if self._depth == self._root + 1 and self._start < 0:
                self._start = self.parser.CurrentByteIndex
        elif tag == _SPACE + "part":
            self._name = told.get(_SPACE + "name", "").lstrip("/")
            if not self._name or len(self.found) > _MOST:
                raise ValueError
            self.types[self._name] = told.get(_SPACE + "contentType", "")
        elif tag == _SPACE + "xmlData":
            self._root, self._start = self._depth, -1
        elif tag == _SPACE + "binaryData":
            self._letters = []

    def _closes(self, tag: str) -> None:
        if self._root == self._depth:
            start, end, self._root = self._start, self.parser.CurrentByteIndex, 0
            if start >= 0:
                self.found[self._name] = lambda data: data[start:end]
        elif tag == _SPACE + "binaryData" and self._letters is not None:
            self.found[self._name] = binascii.a2b_base64("".join(self._letters))
            self._letters = None
        self._depth -= 1

    def _says(self, text: str) -> None:
        if self._letters is not None:
            self._letters.append(text)
