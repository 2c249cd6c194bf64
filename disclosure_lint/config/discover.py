"""Finding the configuration file that holds for some drafts.

Every run comes through here, and most have no such file: paths only, and no TOML
is read unless a file speaks of disclosure-lint.
"""

from __future__ import annotations

import os

from disclosure_lint.errors import ConfigError
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import MULTILINE, Regex
from disclosure_lint.toml_text import contents, parsed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from disclosure_lint.waivers.register import Register

OWN = "disclosure-lint.toml"
SHARED = "pyproject.toml"
REGISTER = "waivers.toml"
_TABLE = "disclosure-lint"
_SPEAKS_OF_US = Regex(  # anything that can open our table in a file of many tools
    r"""["']?tool["']?\s*\.\s*["']?disclosure-lint"""
    r"""|^\s*\[\s*["']?tool["']?\s*\]|^\s*["']?tool["']?\s*=""",
    MULTILINE,
)


class ConfigFile(NamedTuple):
    """A configuration file that holds, how it was found, and what it says."""

    path: str
    how: str
    values: dict[str, Any]
    base: ConfigFile | None = None  # the one that it extends

    def chain(self) -> Iterator[ConfigFile]:
        """Yield this file and those it stands on, the nearest first."""
        file: ConfigFile | None = self
        while file is not None:
            yield file
            file = file.base


def find(inputs: Sequence[str]) -> ConfigFile | None:
    """Look for a file upward from the common parent of the inputs, as far as `.git`."""
    start = _common_parent(inputs)
    for folder in _upward(start):
        how = "beside the drafts" if folder == start else "above the drafts"
        own = os.path.join(folder, OWN)
        if os.path.isfile(own):
            return _with_base(ConfigFile(own, how, parsed(own, contents(own))))
        shared = os.path.join(folder, SHARED)
        if os.path.isfile(shared) and (values := _shared(shared)) is not None:
            return _with_base(ConfigFile(shared, how, values))
    return None


def holding(config: str | None, inputs: Sequence[str]) -> ConfigFile | None:
    """Return the file that was named, or else the one found from the inputs.

    Raises:
        ConfigError: as `read`.
    """
    return read(config) if config else find(inputs)


def read(path: str) -> ConfigFile:
    """Read a configuration file that was named.

    Raises:
        ConfigError: it cannot be read, does not speak of us, or extends what cannot be.
    """
    return _with_base(_named(os.path.abspath(path), "named with --config"))


def _named(path: str, how: str) -> ConfigFile:
    if os.path.basename(path) != SHARED:
        return ConfigFile(path, how, parsed(path, contents(path)))
    values = _shared(path)
    if values is None:
        raise ConfigError(f"{path}: has no table [tool.{_TABLE}]")
    return ConfigFile(path, how, values)


def _with_base(file: ConfigFile, seen: tuple[str, ...] = ()) -> ConfigFile:
    """Return a file with those that it extends, each from the folder of the one before.

    Anything but a text in `extends` is left for validation to name.
    """
    told = file.values.get("extends")
    if not isinstance(told, str):
        return file
    seen = (*seen, os.path.realpath(file.path))
    path = os.path.normpath(beside(file.path, told))
    if os.path.realpath(path) in seen:
        raise ConfigError(f"{file.path}: `extends` leads back to {path}")
    if not os.path.isfile(path):
        raise ConfigError(f"{file.path}: `extends` names {path}, which is not a file")
    return file._replace(base=_with_base(_named(path, f"extended by {file.path}"), seen))


def beside(config: str, path: str) -> str:
    """Return a path that a configuration file tells, from that file's folder."""
    return os.path.join(os.path.dirname(config), os.path.expanduser(path))


def register(file: ConfigFile | None, inputs: Sequence[str]) -> str | None:
    """Return the waiver register that holds: beside the configuration, else above the inputs."""
    if file is not None:
        own = beside(file.path, REGISTER)
        return own if os.path.isfile(own) else None
    for folder in _upward(_common_parent(inputs)):
        path = os.path.join(folder, REGISTER)
        if os.path.isfile(path):
            return path
    return None


def opened(path: str | None) -> Register | None:
    """Read a waiver register, where there is one.

    Raises:
        ConfigError: it does not hold up.
    """
    if path is None:
        return None
    from disclosure_lint.waivers import register as waivers

    return waivers.read(path)


def _common_parent(inputs: Sequence[str]) -> str:
    folders = []
    for path in inputs:
        absolute = os.path.abspath(path)
        folders.append(absolute if os.path.isdir(absolute) else os.path.dirname(absolute))
    try:
        return os.path.commonpath(folders) if folders else os.getcwd()
    except ValueError:  # on several Windows drives
        return os.getcwd()


def _upward(folder: str) -> Iterator[str]:
    """Yield a folder and those above it, as far as `.git`."""
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder or os.path.exists(os.path.join(folder, ".git")):
            return
        folder = parent


def _shared(path: str) -> dict[str, Any] | None:
    text = contents(path)
    if _TABLE not in text or not _SPEAKS_OF_US.search(text):
        return None
    tool = parsed(path, text).get("tool", {})
    if not isinstance(tool, dict) or _TABLE not in tool:
        return None
    values = tool[_TABLE]
    if not isinstance(values, dict):
        raise ConfigError(f"{path}: [tool.{_TABLE}] must be a table")
    return values
