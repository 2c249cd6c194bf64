"""Compiled packs on disk, by the hash of all they were compiled from.

A cache that is corrupt, stale, read-only or written by two at once only costs the
time to compile again. It holds rules and issuers, never a word of a draft.
"""

from __future__ import annotations

import marshal
import os
import sys
import time

from disclosure_lint.lean import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_MONTH = 30 * 24 * 3600  # seconds after which an unused file is removed
_DIGEST = 16  # bytes


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


def digest(*parts: bytes) -> bytes:
    """Return a short hash of parts, which cannot run into one another."""
    from _blake2 import blake2b

    total = blake2b(digest_size=_DIGEST)
    for part in parts:
        total.update(b"%d:" % len(part))
        total.update(part)
    return total.digest()


def fetch(
    key: bytes,
    make: Callable[[], dict[str, Any]],
    holds: Callable[[dict[str, Any]], bool] = lambda _: True,
) -> dict[str, Any]:
    """Return what is stored under `key` and still holds, or make it and store it."""
    where = folder()
    if where is None:
        return make()
    path = os.path.join(where, f"packs-{key.hex()}.bin")
    found = read(path)
    if found is None or not holds(found):
        found = make()
        with suppress(OSError):
            write(path, found)
    return found


def read(path: str) -> dict[Any, Any] | None:
    """Return what a file of ours holds, or None where it is damaged or not there."""
    try:
        with open(path, "rb") as file:
            data = file.read()
        if digest(data[_DIGEST:]) != data[:_DIGEST]:
            return None
        found = marshal.loads(data[_DIGEST:])  # noqa: S302 - our own file, its hash just checked
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return found if isinstance(found, dict) else None


def write(path: str, value: dict[Any, Any]) -> None:
    """Put a value into a file of ours, at once or not at all.

    Raises:
        OSError: it cannot be written.
    """
    data = marshal.dumps(value)
    where = os.path.dirname(path)
    os.makedirs(where, mode=0o700, exist_ok=True)
    temporary = f"{path}.{os.getpid()}"
    try:
        with open(temporary, "wb") as file:
            file.write(digest(data) + data)
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
            if entry.name.startswith(("packs-", "regex-")) and entry.stat().st_mtime < limit:
                os.remove(entry.path)
