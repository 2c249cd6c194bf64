"""Pack folders → a Pack: found, read, and compiled once.

A folder is a pack when it holds `pack.yaml`; a folder of such folders is taken as
all of them. `issuers/`, `terms.yaml` and `recognition.yaml` beside them belong to
all the packs there.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from disclosure_lint.errors import Mistake, PackError, UsageError
from disclosure_lint.packs import cache as cached
from disclosure_lint.packs.pack import Pack
from disclosure_lint.version import VERSION

Files = dict[str, bytes]  # path as shown → content, in order


def shipped() -> str:
    """Return the folder of the packs that come with the tool."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    in_wheel = os.path.join(package, "_rules")
    if os.path.isdir(in_wheel):
        return in_wheel
    return os.path.join(os.path.dirname(package), "rules")


def load(
    paths: Sequence[str] = (),
    *,
    cache: bool = True,
    terms: Mapping[str, Sequence[str]] | None = None,
) -> Pack:
    """Load the shipped packs and those in `paths`; `terms` adds to the packs' own.

    Raises:
        PackError: files do not hold up; carries every mistake.
        UsageError: a path holds no pack.
    """
    files = read([shipped(), *paths])

    def make() -> dict[str, object]:
        from disclosure_lint.packs.build import build

        return build(files, terms or {})

    if not cache:
        return Pack(make())
    return Pack(cached.fetch(_key(files, terms or {}), make))


def read(roots: Sequence[str]) -> Files:
    """Read every YAML file of the pack folders.

    Raises:
        UsageError: a folder holds no pack.
        PackError: a file cannot be read.
    """
    files: Files = {}
    for root in roots:
        found = sorted(_yaml_files(root))
        if not found:
            raise UsageError(f"{root} holds no rules: expected a folder with pack.yaml")
        for path in found:
            try:
                with open(path, "rb") as file:
                    files[path] = file.read()
            except OSError as error:
                said = f"cannot be read: {error.strerror}"
                raise PackError((Mistake("pack/unreadable", said, path),)) from None
    return files


def _yaml_files(root: str) -> list[str]:
    found: list[str] = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [os.path.join(folder, n) for n in names if n.endswith((".yaml", ".yml"))]
    return found


def _key(files: Files, terms: Mapping[str, Sequence[str]]) -> bytes:
    parts = [VERSION.encode(), sys.version.encode(), repr(sorted(terms.items())).encode()]
    for path, content in files.items():
        parts += (path.encode("utf-8", "surrogateescape"), content)
    return cached.digest(*parts)
