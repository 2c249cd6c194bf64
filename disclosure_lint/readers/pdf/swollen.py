"""Packed parts of a file that unpack to more than pdfium can take in a bounded time.

pdfium unpacks what is on a page before it can be asked how much that is: half a megabyte
can become gigabytes. Pictures and fonts are not unpacked to read a text.
"""

from __future__ import annotations

import zlib

LIMIT = 32_000_000  # bytes; the commands of a page of text take some ten thousand
_RATIO = 1032  # no part unpacks to more than so many times its size
_CHUNK = 1 << 16
_HEAD = 600  # bytes before a part that say what it is
_STREAM = b"stream"
_OTHER = (b"/Image", b"/Length1", b"/Type1C", b"/CIDFontType0C", b"/OpenType", b"/ICCBased")


def is_swollen(data: bytes) -> bool:
    """Whether a part of a PDF file that is no picture and no font unpacks to too much."""
    if len(data) * _RATIO < LIMIT:
        return False
    begin = data.find(_STREAM)
    while begin >= 0:
        start = begin + len(_STREAM)
        end = data.find(b"endstream", start)
        end = end if end >= 0 else len(data)
        if end - start >= LIMIT // _RATIO and data[start : start + 1] in {b"\r", b"\n"}:
            head = data[max(0, begin - _HEAD) : begin].rpartition(b"obj")[2]
            if b"Flate" in head and not any(other in head for other in _OTHER):
                start += 1 + (data[start : start + 2] == b"\r\n")
                if _unpacked(memoryview(data)[start:end]) > LIMIT:
                    return True
        begin = data.find(_STREAM, end + len("endstream"))
    return False


def _unpacked(packed: memoryview) -> int:
    """Return how many bytes a packed part has, or the first number above the limit."""
    unpacker = zlib.decompressobj()
    size = 0
    try:
        for at in range(0, len(packed), _CHUNK):
            rest: bytes | memoryview = packed[at : at + _CHUNK]
            while rest and size <= LIMIT and not unpacker.eof:
                size += len(unpacker.decompress(rest, _CHUNK * 16))
                rest = unpacker.unconsumed_tail
    except zlib.error:
        return size  # broken, or locked: pdfium says which
    return size
