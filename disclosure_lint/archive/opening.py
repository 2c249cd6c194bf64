"""How the files of an archive are opened, and what is raised where one is not what it should be."""

from __future__ import annotations

import lzma
import sys
import tarfile
import zipfile
import zlib
from importlib import import_module

from disclosure_lint.archive.pieces import LINES_COMPRESSED
from disclosure_lint.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, BinaryIO

_BROKEN = (OSError, EOFError, RuntimeError, ValueError, NotImplementedError, tarfile.TarError,
           zipfile.BadZipFile, zlib.error, lzma.LZMAError)  # fmt: skip
_LIBRARIES = {"gz": "gzip", "bz2": "bz2", "xz": "lzma"}


def opened(path: str) -> BinaryIO:
    """Return a file to be read, taken out of its compression; a tar sees to most by itself."""
    name = path.lower()
    if name.endswith(".zst"):
        file: BinaryIO = _zstd(path).open(path, "rb")
    elif name.endswith(LINES_COMPRESSED):
        library = import_module(_LIBRARIES[name.rpartition(".")[2]])
        file = library.open(path, "rb")
    else:
        file = open(path, "rb")  # noqa: SIM115 - closed by who asked for it
    return file


def _zstd(path: str) -> Any:
    try:
        from compression import zstd  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        try:
            from backports import zstd  # type: ignore[import-not-found,unused-ignore]
        except ImportError:
            said = "reading .zst needs backports.zstd: pip install 'disclosure-lint[archive]'"
            raise UsageError(f"{path}: {said}") from None
    return zstd


def broken() -> tuple[type[Exception], ...]:
    """Return what is raised where a file is not what it should be."""
    zstd = sys.modules.get("compression.zstd") or sys.modules.get("backports.zstd")
    return (*_BROKEN, zstd.ZstdError) if zstd else _BROKEN


def reason(error: BaseException) -> str:
    """Return why a file cannot be read, without its name."""
    return (
        (error.strerror if isinstance(error, OSError) else None)
        or str(error)
        or type(error).__name__
    )
