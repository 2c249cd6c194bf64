"""Whether a file has layers that may be switched off, which pdfium does not tell."""

from __future__ import annotations

import zlib

from disclosure_lint.regex import Regex

_LAYERS = b"/OCProperties"
_OFF = Regex(rb"/OFF\b|/AllOff\b|/AnyOff\b|/VE\b|/Event\s*/View\b")
_STREAM = Regex(rb"(?<!end)stream\r?\n")
_PACKED = b"/ObjStm"
_HEAD = 400  # bytes before a part that say what it is
_MOST = 4_000_000  # bytes that a part with objects unpacks to


def may_hide(data: bytes) -> bool:
    """Whether any layer of a file may be off."""
    if _LAYERS in data:
        return _OFF.search(data) is not None
    at = data.find(_PACKED)
    while at >= 0:
        begun = _STREAM.search(data, at, at + _HEAD)
        if begun:
            try:
                objects = zlib.decompressobj().decompress(data[begun.end() :], _MOST)
            except zlib.error:
                objects = b""
            if _LAYERS in objects:
                return _OFF.search(objects) is not None or _OFF.search(data) is not None
        at = data.find(_PACKED, at + 1)
    return False
