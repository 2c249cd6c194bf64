"""Putting several new files in place: all of them, or none."""

from __future__ import annotations

import os

from disclosure_lint.errors import UsageError
from disclosure_lint.lean import suppress
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def in_the_way(folder: str, files: Mapping[str, str]) -> list[str]:
    """Return the paths of files that are there already and say something else.

    `files` are texts by path from the folder, with forward slashes. Line ends may differ.
    """
    found = []
    for name, text in files.items():
        path = path_of(folder, name)
        if os.path.lexists(path) and not _says(path, text):
            found.append(path)
    return found


def path_of(folder: str, name: str) -> str:
    """Return the path of a file that is named from a folder, with forward slashes."""
    return os.path.normpath(os.path.join(folder, *name.split("/")))


def _says(path: str, text: str) -> bool:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read() == text
    except (OSError, UnicodeDecodeError):
        return False


class _Placed(NamedTuple):
    path: str
    before: bytes | None  # what stood there; None for nothing


def place(folder: str, files: Mapping[str, str], *, force: bool) -> list[str]:
    """Write files in their order, and return the paths of those that were new or changed.

    A stop at any moment, by an error or Ctrl-C, leaves everything as it was.

    Raises:
        UsageError: one is there already, without `force`.
        OSError: one cannot be written.
    """
    made: list[str] = []  # folders
    staged: list[tuple[str, str]] = []  # temporary path and path
    placed: list[_Placed] = []
    try:
        for name, text in files.items():
            path = path_of(folder, name)
            if _says(path, text):
                continue
            _folders(os.path.dirname(path), made)
            temporary = f"{path}.{os.getpid()}.tmp"
            staged.append((temporary, path))
            with open(temporary, "x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        for temporary, path in staged:
            placed.append(_Placed(path, _content(path) if force else None))
            _move(temporary, path, force=force, placed=placed)
    except BaseException:
        _undo(staged, placed, made)
        raise
    return [one.path for one in placed]


def _move(temporary: str, path: str, *, force: bool, placed: list[_Placed]) -> None:
    if force:
        os.replace(temporary, path)
        return
    try:
        _without_replacing(temporary, path)
    except FileExistsError:
        placed.pop()  # it is somebody else's, so it is not to be undone
        raise UsageError(f"{path} is there already; nothing was written") from None


def _without_replacing(temporary: str, path: str) -> None:
    try:
        os.link(temporary, path)  # unlike a rename, this never takes another's place
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        with open(path, "x", encoding="utf-8"):
            pass
        os.replace(temporary, path)
    else:
        os.remove(temporary)


def _content(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _folders(path: str, made: list[str]) -> None:
    """Make a folder and those above it, and note which ones were made."""
    missing = []
    while path and not os.path.isdir(path):
        missing.append(path)
        path = os.path.dirname(path)
    for one in reversed(missing):
        made.append(one)
        os.mkdir(one)


def _undo(
    staged: Sequence[tuple[str, str]], placed: Sequence[_Placed], made: Sequence[str]
) -> None:
    for temporary, _ in staged:
        with suppress(OSError):
            os.remove(temporary)
    for path, before in reversed(placed):
        with suppress(OSError):
            if before is None:
                os.remove(path)
            else:
                with open(path, "wb") as file:
                    file.write(before)
    for folder in reversed(made):
        with suppress(OSError):
            os.rmdir(folder)
