"""Where a report goes: standard output, standard error or a file that is whole or absent."""

from __future__ import annotations

import os
import sys

from disclosure_lint.errors import UsageError
from disclosure_lint.lean import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Sink:
    """Takes a report piece by piece. A file is put in place only by `close`."""

    def __init__(self, path: str | None, *, error: bool = False) -> None:
        """Write to the file at `path`, else to standard error or standard output.

        Raises:
            UsageError: the file's folder is not there.
        """
        self._path = os.path.realpath(path) if path else None
        self._pieces: list[str] = []
        self._data: bytes | None = None
        self._stream = sys.stderr if error else sys.stdout
        if self._path and not os.path.isdir(os.path.dirname(self._path)):
            raise UsageError(f"{path}: its folder does not exist")
        if self._path and os.path.isdir(self._path):
            raise UsageError(f"{path}: is a folder")

    def write(self, text: str) -> None:
        """Take the next piece."""
        if self._path:
            self._pieces.append(text)
        else:
            self._stream.write(text)

    def whole(self, data: bytes) -> None:
        """Take a report that is no text."""
        if self._path:
            self._data = data
        else:
            self._stream.flush()
            self._stream.buffer.write(data)

    def close(self) -> None:
        """Write what has gathered for a file."""
        if self._path:
            data = "".join(self._pieces).encode("utf-8", "backslashreplace")
            put(self._path, data if self._data is None else self._data)


def see_to(path: str, drafts: Iterable[str], *, force: bool) -> None:
    """See that writing a file destroys nothing that somebody wrote.

    Raises:
        UsageError: it is one of the drafts, by whatever name; or, without `force`, it is
            there already and was not written by us.
    """
    if not os.path.lexists(path):
        return
    for draft in drafts:
        if _same(path, draft):
            raise UsageError(f"{path}: is one of the drafts, which no report replaces")
    if force or not os.path.isfile(path) or os.path.getsize(path) == 0:
        return
    from disclosure_lint.readers import load, ours

    if ours.ours(load(path)) is None:
        said = "is there already, and disclosure-lint did not write it; --force replaces it"
        raise UsageError(f"{path}: {said}")


def _same(path: str, draft: str) -> bool:
    """Whether two paths are one file: by spelling, a link or a second name of it."""
    with suppress(OSError, ValueError):
        return os.path.samefile(path, draft)
    return os.path.normcase(os.path.realpath(path)) == os.path.normcase(os.path.realpath(draft))


def put(path: str, data: bytes, *, like: str | None = None) -> None:
    """Write a file so that it is whole or as it was; a device or a pipe is written to.

    One that is new may be read by those who may read the file `like`, where one is told.
    """
    if os.path.exists(path) and not os.path.isfile(path):  # /dev/null, a named pipe
        _write(path, data, os.O_WRONLY)
        return
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        _write(temporary, data, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        with suppress(OSError):
            model = path if os.path.exists(path) else like or path
            os.chmod(temporary, os.stat(model).st_mode & 0o7777)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.remove(temporary)
        raise


def _write(path: str, data: bytes, flags: int) -> None:
    opener: Callable[[str, int], int] = lambda name, _: os.open(name, flags, 0o666)  # noqa: E731
    with open(path, "wb", opener=opener) as file:
        file.write(data)
