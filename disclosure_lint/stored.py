"""What is kept on disk from one run to the next, so that it need not be made again.

A folder that is corrupt, stale, read-only or written by two at once only costs the time
to make it all again. It holds rules, issuers, patterns and code, never a word of a draft.
"""

from __future__ import annotations

import marshal
import os
import sys
import time

from disclosure_lint.lean import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any, TypeAlias

_MONTH = 30 * 24 * 3600  # seconds after which an unused file is removed
_DIGEST = 16  # bytes
_SEAL = 4  # bytes before what is kept
_HEAD = _SEAL + 8  # bytes before the index of a shelf: its seal and its length
_OURS = ("packs-", "regex-", "code-", "seen-")


def folder() -> str | None:
    """Return the folder of compiled packs, or None where caching is switched off."""
    told = os.environ.get("DISCLOSURE_LINT_CACHE")
    if told is not None:
        return told or None
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        root = os.path.expanduser("~/Library/Caches")
    else:
        root = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(root, "disclosure-lint") if root and os.path.isabs(root) else None


def digest(*parts: bytes | memoryview) -> bytes:
    """Return a short hash of parts, which cannot run into one another."""
    from _blake2 import blake2b

    total = blake2b(digest_size=_DIGEST)
    for part in parts:
        total.update(b"%d:" % len(part))
        total.update(part)
    return total.digest()


def _seal(data: bytes | memoryview) -> bytes:
    """Return what is written before data, to know it again; against accidents, not against people.

    A hash that keeps people out takes longer than all else that is done with the data.
    """
    from zlib import crc32

    return crc32(data).to_bytes(_SEAL, "little")


def fetch(
    key: bytes,
    make: Callable[[], dict[str, Any]],
    holds: Callable[[dict[str, Any]], bool] = lambda _: True,
) -> dict[str, Any]:
    """Return what is stored under `key` and still holds, or make it and store it."""
    found = find(key)
    if found is None or not holds(found):
        found = make()
        path = _packs(key)
        if path is not None:
            with suppress(OSError):
                write(path, found)
    return found


def find(key: bytes) -> dict[Any, Any] | None:
    """Return what is stored under `key`, or None."""
    path = _packs(key)
    return read(path) if path is not None else None


def _packs(key: bytes) -> str | None:
    where = folder()
    return os.path.join(where, f"packs-{key.hex()}.bin") if where is not None else None


def read(path: str) -> dict[Any, Any] | None:
    """Return what a file of ours holds, or None where it is damaged or not there."""
    try:
        with open(path, "rb") as file:
            data = file.read()
        kept = memoryview(data)[_SEAL:]
        if _seal(kept) != data[:_SEAL]:
            return None
        found = marshal.loads(kept)  # noqa: S302 - our own file, its seal just checked
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return found if isinstance(found, dict) else None


def write(path: str, value: dict[Any, Any]) -> None:
    """Put a value into a file of ours, at once or not at all.

    Raises:
        OSError: it cannot be written.
    """
    _put(path, marshal.dumps(value))


class Shelf:
    """Pieces of bytes in one file, each with what is told of it, for when few of many are used.

    What is damaged counts as not there: the index is looked over when the file is opened,
    a piece when it is asked for.
    """

    __slots__ = ("_index", "_pieces")

    def __init__(self, path: str) -> None:
        """Open a file; one that is not there holds nothing."""
        self._index: dict[Any, tuple[Any, int, int, bytes]] = {}
        self._pieces = memoryview(b"")
        try:
            with open(path, "rb") as file:
                data = memoryview(file.read())
            end = _HEAD + int.from_bytes(data[_SEAL:_HEAD], "little")
            if _seal(data[_SEAL:end]) == data[:_SEAL]:
                index = marshal.loads(data[_HEAD:end])  # noqa: S302 - our own file, its seal just checked
                if isinstance(index, dict):
                    self._index, self._pieces = index, data[end:]
        except (OSError, ValueError, EOFError, TypeError):
            pass

    def __iter__(self) -> Iterator[Any]:
        return iter(self._index)

    def get(self, key: Any) -> tuple[Any, memoryview] | None:
        """Return what is told of a piece, and the piece, or None."""
        found = self._index.get(key)
        if found is None:
            return None
        told, start, end, seal = found
        piece = self._pieces[start:end]
        holds = len(piece) == end - start and _seal(piece) == seal
        return (told, piece) if holds else None


Pieces: TypeAlias = "Mapping[Any, tuple[Any, bytes | memoryview]]"


def shelve(path: str, new: Pieces, most: int) -> None:
    """Put pieces into a file that `Shelf` opens, beside what is there; no more than so many.

    Raises:
        OSError: it cannot be written.
        ValueError: a piece tells something that is not plain.
    """
    there = Shelf(path)
    pieces: Pieces = {key: found for key in there if (found := there.get(key)) is not None}
    pieces = {**pieces, **new} if len({*pieces, *new}) <= most else new
    index, at = {}, 0
    for key, (told, piece) in pieces.items():
        index[key] = told, at, at + len(piece), _seal(piece)
        at += len(piece)
    head = marshal.dumps(index)
    head = len(head).to_bytes(_HEAD - _SEAL, "little") + head
    _put(path, head, *[piece for _, piece in pieces.values()])


def _put(path: str, head: bytes, *rest: bytes | memoryview) -> None:
    """Write the seal of what comes first, that, and the rest."""
    where = os.path.dirname(path)
    os.makedirs(where, mode=0o700, exist_ok=True)
    temporary = f"{path}.{os.getpid()}"
    try:
        with open(temporary, "wb") as file:
            file.writelines((_seal(head), head, *rest))
        os.replace(temporary, path)
    except OSError:
        with suppress(OSError):
            os.remove(temporary)
        raise
    _forget_old(where)


def _forget_old(where: str) -> None:
    limit = time.time() - _MONTH
    with os.scandir(where) as entries:
        for entry in entries:
            if entry.name.startswith(_OURS) and entry.stat().st_mtime < limit:
                os.remove(entry.path)
