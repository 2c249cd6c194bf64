"""Files on disk: read whole within limits, written at once or not at all."""

from __future__ import annotations

import os
import stat

from disclosure_lint.errors import ReadError
from disclosure_lint.lean import import_module, suppress
from disclosure_lint.source import Source

UNMENDED = "not a text that can be mended; mend the file it was made from"
LIMIT = 100_000_000  # bytes; a filing with all its exhibits is a tenth of it


def load(path: str) -> bytes:
    """Return the bytes of a regular file.

    Raises:
        ReadError: it is missing, is not a file, is too large or may not be read.
        TypeError: it is no path, but the number of an open file, or bytes.
    """
    if not isinstance(path, (str, os.PathLike)):
        raise TypeError(f"a file is told by its path, not by {type(path).__name__}")
    try:
        told = os.stat(path)
        if stat.S_ISDIR(told.st_mode):
            raise ReadError(f"{path}: a folder, not a file")
        if not stat.S_ISREG(told.st_mode):
            raise ReadError(f"{path}: not a file that can be read to its end")
        if told.st_size > LIMIT:
            limit = f"{LIMIT // 1_000_000} MB"
            raise ReadError(f"{path}: larger than {limit}, the most that is read")
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise ReadError(f"{path}: {_reason(error)}") from None


def write(path: str, source: Source, data: bytes) -> None:
    """Put `data` in the place of a file that `source` was read from.

    Permissions stay. A crash leaves the old file whole.

    Raises:
        ReadError: the file is not one that can be mended, has changed since, or may not be
            written.
    """
    if not source.encoding:
        raise ReadError(f"{source.name}: {UNMENDED}")
    path = os.path.realpath(path)
    if source.sha256 and sha256(load(path)) != source.sha256:
        raise ReadError(f"{source.name}: has changed since it was read, so it is left alone")
    _replace(path, data)


def sha256(data: bytes) -> str:
    """Return the hex digest of bytes; `hashlib` costs more to import than a draft to read."""
    for module in ("_sha2", "_sha256", "hashlib"):
        with suppress(ImportError):
            return str(import_module(module).sha256(data).hexdigest())
    raise AssertionError("hashlib is part of Python")


def _replace(path: str, data: bytes) -> None:
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        with open(temporary, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, stat.S_IMODE(os.stat(path).st_mode))
        os.replace(temporary, path)
    except OSError as error:
        if os.path.exists(temporary):
            os.unlink(temporary)
        raise ReadError(f"{path}: {_reason(error)}") from None


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file"
    if isinstance(error, PermissionError):
        said = "permission denied; close it where it is open, or ask for access to it"
        return f"may not be read or written: {said}"
    return error.strerror or str(error)
