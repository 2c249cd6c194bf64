"""The code of regular expressions, kept in the folder of compiled packs.

One file for each make of Python. It is read with the packs, and written where a run of
the command line had to compile something; that it is damaged, old or not there costs
only the time to compile.
"""

from __future__ import annotations

import os
import sys

from disclosure_lint import regex, stored
from disclosure_lint.lean import suppress
from disclosure_lint.version import VERSION

_MOST = 2000  # patterns in the file: ten times what all the shipped rules use

_read: set[str] = set()


def learn() -> None:
    """Read what earlier runs kept, once."""
    path = _path()
    if path and path not in _read:
        _read.add(path)
        regex.learn(stored.Shelf(path))


def keep() -> None:
    """Write what this run had to compile, beside what is there."""
    path, new = _path(), regex.news()
    if not path or not new:
        return
    with suppress(OSError, ValueError):
        stored.shelve(path, new, _MOST)


def _path() -> str | None:
    """Return the file of this make of Python; another's code may mean something else."""
    import _sre  # type: ignore[import-not-found]

    folder = stored.folder()
    if folder is None:
        return None
    make = f"{VERSION} {sys.version} {_sre.MAGIC} {_sre.CODESIZE}"
    return os.path.join(folder, f"regex-{stored.digest(make.encode()).hex()}.bin")
