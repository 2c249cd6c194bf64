"""Readers: from the bytes of a file to a draft, and from a mended text to the file.

Each reader takes its notation out of the text as read and says where headings begin.
"""

from __future__ import annotations

from importlib import import_module
from typing import cast

from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import ReadError
from disclosure_lint.readers import decoding, files, formats
from disclosure_lint.readers.manner import Manner
from disclosure_lint.source import Source

__all__ = ["UNMENDED", "read", "read_bytes", "write"]

UNMENDED = files.UNMENDED
write = files.write


def read(path: str, encoding: str | None = None) -> Draft:
    """Return the draft that a file holds.

    Args:
        path: the file; its bytes and its extension say which reader it gets.
        encoding: the name of its encoding, where it is not to be recognised.

    Raises:
        ReadError: the file cannot be read, or holds no text.
    """
    return read_bytes(files.load(path), path, encoding)


def read_bytes(data: bytes, name: str, encoding: str | None = None) -> Draft:
    """Return the draft that `data` holds, as though it were a file of that name.

    Raises:
        ReadError: there is no text in it.
    """
    return _read(data, name, Manner(encoding))


def _read(data: bytes, name: str, manner: Manner) -> Draft:
    what = formats.recognise(data, name)
    reader = import_module(f"{__name__}.{what}")
    if what in formats.BINARY:
        return cast(Draft, reader.read(data, name, manner))
    decoded = decoding.decode(data, name, manner.encoding)
    if not decoded.text.strip():
        raise ReadError(f"{name}: empty, so there is nothing to check")
    source = Source(decoded.text, name, files.sha256(data), decoded.encoding)
    return cast(Draft, reader.read(source))
