"""What is inside a zip or an old Office container, told without unpacking more than a page."""

from __future__ import annotations

import struct
import zlib

from disclosure_lint.regex import Regex

WORD, OLD_WORD, ARCHIVE = "a Word document", "an old Word document", "an archive"
PAGES, OPEN_TEXT = "a Pages document", "an OpenDocument text"
_TYPES = "[Content_Types].xml"
_TYPES_READ = 65_536  # bytes of the list of parts
_KINDS = (  # in `[Content_Types].xml`, of the main part
    (Regex(rb"wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.\w+\.macroEnabled\w*\.main\+xml"), WORD),
    (Regex(rb"spreadsheetml\.(?:sheet|template)\.main\+xml|ms-excel\.(?:sheet|template)\.\w+\.main"), "a spreadsheet"),
    (Regex(rb"presentationml\.(?:presentation|slideshow|template)\.main\+xml|ms-powerpoint\.\w+\.macroEnabled"), "a presentation"),
)  # fmt: skip
_NAMES = (
    (b"word/document", WORD),
    (b"xl/workbook", "a spreadsheet"),
    (b"ppt/presentation", "a presentation"),
    (b"Index/Document.iwa", PAGES),
    (b"buildVersionHistory.plist", PAGES),
)
_MIMETYPES = (
    (b"application/vnd.oasis.opendocument.text", OPEN_TEXT),
    (b"application/vnd.sun.xml.writer", OPEN_TEXT),
    (b"application/vnd.oasis.opendocument.spreadsheet", "a spreadsheet"),
    (b"application/vnd.oasis.opendocument.presentation", "a presentation"),
    (b"application/epub+zip", "an e-book"),
)
_STREAMS = (  # what is in an OLE container
    ("__properties_version1.0", "an Outlook message"),  # before all that may be attached to it
    ("WordDocument", OLD_WORD),
    ("PowerPoint Document", "a presentation"),
    ("Workbook", "a spreadsheet"),
)
_HEADER = struct.Struct("<4s5H3I2H")  # of a file in a zip
_HEAD = 512  # bytes in which the first file of a zip says what the zip is


def zipped(data: bytes) -> str:
    """Return what a zip is: an Office document by its list of parts, else an archive."""
    for mimetype, what in _MIMETYPES:
        if mimetype in data[:_HEAD]:
            return what
    types = _start_of(data, _TYPES.encode())
    for kind, what in _KINDS:
        if kind.search(types):
            return what
    for name, what in _NAMES:
        if name in data:
            return what
    if b"content.xml" in data and b"META-INF/manifest.xml" in data:
        return _manifested(_start_of(data, b"META-INF/manifest.xml"))
    return ARCHIVE


def _manifested(manifest: bytes) -> str:
    """Return what an OpenDocument file is that does not begin with saying so."""
    for mimetype, what in _MIMETYPES:
        if mimetype in manifest:
            return what
    return OPEN_TEXT


def is_whole(data: bytes) -> bool:
    """Whether a zip has its end, where the list of its files is."""
    return b"PK\x05\x06" in data


def compound(data: bytes) -> str | None:
    """Return what an OLE container is, or None where nothing tells."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "an Office document locked with a password"
    for stream, what in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return what
    return None


def _start_of(data: bytes, name: bytes) -> bytes:
    """Return how a file in a zip begins; nothing where the zip is not in order."""
    at = data.find(name)
    while at >= _HEADER.size:
        start = at - _HEADER.size
        if data.startswith(b"PK\x03\x04", start):
            header = _HEADER.unpack_from(data, start)
            body = data[at + len(name) + header[10] :][:_TYPES_READ]
            if header[3] == 0:
                return body
            try:
                return zlib.decompressobj(-zlib.MAX_WBITS).decompress(body, _TYPES_READ)
            except zlib.error:
                return b""
        at = data.find(name, at + 1)
    return b""
