"""The code of our modules in one file, so that a start need not seek out two hundred files.

To import a module, Python asks several finders, looks into folders, and reads what it once
compiled the source to. For an empty module that takes a hundredth of a start of Python, and
a check imports two hundred. So the command line keeps beside the packs what Python keeps in
its `.pyc` files, and takes a module from there as long as its source has the time and the
size that the `.pyc` file was made from: what Python itself goes by. What is not kept, or was
changed, is imported as ever.

Only the process of a plain check is told to `use` it. Whoever imports this package is not.
"""

from __future__ import annotations

import marshal
import os
import sys
from _frozen_importlib import ModuleSpec  # `importlib` costs more
from _frozen_importlib_external import (
    MAGIC_NUMBER,
    PathFinder,
    SourceFileLoader,
)

from disclosure_lint import stored
from disclosure_lint.lean import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_OURS = "disclosure_lint."
_STAMP = slice(8, 16)  # of a `.pyc` file: the time and the size of its source
_CODE = 16  # where its code begins
_MOST = 1000  # modules in the file: twice what there are
_TIMED = b"\0\0\0\0"  # its second word, where it goes by them

_shelves: list[stored.Shelf] = []  # the one in use, if any
_before: set[str] = set()  # what was imported before


class _Loader(SourceFileLoader):
    """Loads a module from its code, and does what else Python's own loader of files does."""

    def __init__(self, name: str, path: str, code: memoryview) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, _name: str) -> CodeType:  # type: ignore[explicit-override] # `override` is of Python 3.12
        """Return the code of the module."""
        return marshal.loads(self._code)  # type: ignore[no-any-return] # noqa: S302 - as Python does with it


class _Finder:
    """Finds the modules whose code is kept and whose source is as it was."""

    @staticmethod
    def find_spec(name: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Return where a module comes from, or None where Python's own finders should look."""
        found = _shelves[0].get(name)
        if found is None:
            return None
        (path, cached, stamp), code = found
        if _stamp(path) != stamp:
            return None
        folder = os.path.dirname(path) if path.endswith("__init__.py") else None
        spec = ModuleSpec(name, _Loader(name, path, code), origin=path, is_package=bool(folder))
        if folder:
            spec.submodule_search_locations = [folder]
        spec.cached = cached
        spec.has_location = True
        return spec


def use() -> None:
    """Take modules of ours from what was kept, from now on."""
    path = _path()
    if path is None or PathFinder not in sys.meta_path:
        return
    _before.update(sys.modules)
    _shelves[:] = [stored.Shelf(path, trusts=True)]
    sys.meta_path.insert(sys.meta_path.index(PathFinder), _Finder)  # after what others put first


def keep() -> None:
    """Keep the code of what this run had to find the long way, beside what is there."""
    if not _shelves or sys.dont_write_bytecode:
        return
    path = _path()
    new = {name: piece for name in _found_elsewhere() if (piece := _compiled(name)) is not None}
    if path is not None and new:
        with suppress(OSError, ValueError):
            stored.shelve(path, new, _MOST)


def _found_elsewhere() -> list[str]:
    return [
        name
        for name, module in sys.modules.items()
        if name.startswith(_OURS)
        and name not in _before
        and type(getattr(module, "__loader__", None)) is SourceFileLoader
    ]


def _compiled(name: str) -> tuple[tuple[str, str, bytes], bytes] | None:
    """Return the file of a module, that of its code, the state of the first, and the code."""
    spec: Any = sys.modules[name].__spec__
    try:
        with open(spec.cached, "rb") as file:
            data = file.read()
    except (OSError, TypeError):
        return None
    if not data.startswith(MAGIC_NUMBER + _TIMED):
        return None
    return (spec.origin, spec.cached, data[_STAMP]), data[_CODE:]


def _stamp(path: str) -> bytes | None:
    """Return the time and the size of a source as a `.pyc` file holds them."""
    try:
        told = os.stat(path)
    except OSError:
        return None
    numbers = int(told.st_mtime), told.st_size
    return b"".join([(number & 0xFFFFFFFF).to_bytes(4, "little") for number in numbers])


def _path() -> str | None:
    """Return the file for this Python, as it is called, and this place of the package."""
    folder = stored.folder()
    if folder is None:
        return None
    made = f"{_PACKAGE}\n{sys.version}\n{sys.flags.optimize}\n{sys.implementation.cache_tag}"
    key = stored.digest(made.encode("utf-8", "surrogateescape"), MAGIC_NUMBER)
    return os.path.join(folder, f"code-{key.hex()}.bin")
