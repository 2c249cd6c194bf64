"""Which compiled packs belong to files that nobody has touched since they were read.

What packs compile to is kept by a hash of all that stands in their files, and to read two
hundred files takes longer than to judge a draft. So the hash is noted under what the system
tells of the files: paths, sizes, and when their contents and what is told of them were last
changed; the latter nobody sets back. The same told again is the same read again, unless a
file was changed while or just before it was read; then nothing is noted.
"""

from __future__ import annotations

import marshal
import os
import sys

from disclosure_lint import stored
from disclosure_lint.errors import PackError, UsageError
from disclosure_lint.lean import suppress
from disclosure_lint.packs.files import paths
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias

    Terms: TypeAlias = Mapping[str, Sequence[str]]
    _State: TypeAlias = tuple[str, int, int, int]  # path, size, both times of a file

_PLAIN = 0  # the form of marshal in which equal values are equal bytes
_SETTLED = 2  # seconds: the coarsest clock of a file system


def key(roots: Sequence[str], terms: Terms) -> bytes | None:
    """Return the hash noted for pack folders as they are now, or None."""
    told = _told(roots)
    where = told and _where(roots, told, terms)
    found = stored.read(where) if where else None
    return found.get("key") if found else None


def note(roots: Sequence[str], terms: Terms, key: bytes, began: float) -> None:
    """Note the hash of what was read of pack folders from a moment on."""
    told = _told(roots)
    if told is None or max(max(changed) for _, _, *changed in told) > (began - _SETTLED) * 1e9:
        return
    where = _where(roots, told, terms)
    if where is not None:
        with suppress(OSError):
            stored.write(where, {"key": key})


def _told(roots: Sequence[str]) -> list[_State] | None:
    """Return what the system tells of every file; None where it does not."""
    found = []
    try:
        for path in paths(roots):
            told = os.stat(path)
            found.append((path, told.st_size, told.st_mtime_ns, told.st_ctime_ns))
    except (OSError, PackError, UsageError):  # whoever reads them says what is wrong
        return None
    return found


def _where(roots: Sequence[str], told: list[_State], terms: Terms) -> str | None:
    folder = stored.folder()
    if folder is None:
        return None
    # What is told by a whole path is the same wherever one stands.
    from_here = "" if all(map(os.path.isabs, roots)) else os.getcwd()
    added = [(term, tuple(phrases)) for term, phrases in sorted(terms.items())]
    state = marshal.dumps((VERSION, sys.version, added, from_here, told), _PLAIN)
    return os.path.join(folder, f"seen-{stored.digest(state).hex()}.bin")
