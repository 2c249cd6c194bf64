"""Runs in the interpreter of the page when its base is made: sources become its bytecode.

Nothing of this package may be imported here: it is what is being compiled.
"""

from __future__ import annotations

import os
import py_compile
import tempfile
import zipfile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_DAY = (1980, 1, 1, 0, 0, 0)


def compiled(source: str, target: str, prefix: str, left_out: Sequence[str]) -> None:
    """Write a zip of bytecode, and of all that is no module, out of a zip of sources.

    The bytes are the same whenever it is run. `left_out` is how the names begin of what is not
    taken along.
    """
    with zipfile.ZipFile(source) as given, zipfile.ZipFile(target, "w") as made:
        for name in sorted(given.namelist()):
            if name.endswith("/") or name.startswith(tuple(left_out)):
                continue
            data = given.read(name)
            if name.endswith(".py"):
                made.writestr(zipfile.ZipInfo(f"{name}c", _DAY), _bytecode(data, prefix + name))
            else:
                made.writestr(zipfile.ZipInfo(name, _DAY), data)


def _bytecode(source: bytes, name: str) -> bytes:
    """Return the bytecode of a source, without docstrings, and valid for good."""
    with tempfile.TemporaryDirectory() as folder:
        path, target = os.path.join(folder, "source"), os.path.join(folder, "target")
        with open(path, "wb") as file:
            file.write(source)
        py_compile.compile(
            path, target, name, doraise=True, optimize=2,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )  # fmt: skip
        with open(target, "rb") as file:
            return file.read()
