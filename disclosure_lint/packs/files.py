"""The files of pack folders: where the shipped ones are, and what stands in them.

A folder is a pack when it holds `pack.yaml`; a folder of such folders is taken as all of
them.
"""

from __future__ import annotations

import os

from disclosure_lint.errors import Mistake, PackError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Files = dict[str, bytes]  # path as shown → content, in order
YAML = (".yaml", ".yml")


def shipped() -> str:
    """Return the folder of the packs that come with the tool."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    in_wheel = os.path.join(package, "_rules")
    if os.path.isdir(in_wheel):
        return in_wheel
    return os.path.join(os.path.dirname(package), "rules")


def read(roots: Sequence[str]) -> Files:
    """Read every YAML file of the pack folders; what is read twice counts once.

    Raises:
        UsageError: a folder holds no pack.
        PackError: a file cannot be read.
    """
    files: Files = {}
    seen: set[str] = set()
    for path in paths(roots):
        full = os.path.abspath(path)
        if full not in seen:
            seen.add(full)
            files[path] = _content(path)
    return files


def paths(roots: Sequence[str]) -> Iterator[str]:
    """Yield every YAML file of the pack folders, in order.

    Raises:
        UsageError: a folder holds no pack.
        PackError: a folder cannot be read.
    """
    for root in dict.fromkeys(roots):
        yield from _yaml_files(root)


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: str, error: OSError) -> PackError:
    return PackError((Mistake("pack/unreadable", f"cannot be read: {error.strerror}", path),))


def _yaml_files(root: str) -> list[str]:
    """Return the files of a pack, or of the packs and what they share."""
    files, folders = _inside(root)
    found = [*files.values()]
    is_pack = "pack.yaml" in files
    holds = is_pack
    for folder, below in folders.items():
        files, _ = _inside(below)
        if folder in {"issuers", "languages"} or (not is_pack and "pack.yaml" in files):
            found += files.values()
            holds = holds or bool(files)
        elif not is_pack:
            found += filter(_is_rule, files.values())  # `build` says that it belongs to no pack
    if not holds:
        raise UsageError(f"{root} holds no rules: expected a folder with pack.yaml")
    return found


def _inside(folder: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the YAML files and the folders in a folder, their paths by their names, sorted."""
    try:
        with os.scandir(folder) as entries:
            seen = sorted([(entry.name, entry.path, entry.is_dir()) for entry in entries])
    except (FileNotFoundError, NotADirectoryError):
        raise UsageError(f"{folder} is not a folder: a pack is a folder with pack.yaml") from None
    except OSError as error:
        raise _unreadable(folder, error) from None
    files = {name: path for name, path, below in seen if not below and name.endswith(YAML)}
    return files, {name: path for name, path, below in seen if below and name[0] != "."}


def _is_rule(path: str) -> bool:
    return _content(path).startswith((b"title:", b"\xef\xbb\xbftitle:"))
