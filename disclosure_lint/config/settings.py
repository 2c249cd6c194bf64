"""What a run goes by, put together from flags, the configuration file and defaults."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, NamedTuple

from disclosure_lint.config.discover import ConfigFile

OUTPUTS = ("full", "concise", "json", "sarif", "github", "junit", "rdjsonl")
THRESHOLDS = ("error", "warning", "note", "never")


class Settings(NamedTuple):
    """What a run goes by. `jobs` is None where the tool is to choose, 0 for all cores."""

    issuer: str | None = None
    document: str | None = None
    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    output: str = "full"
    jobs: int | None = None
    house: Mapping[str, str] = {}  # exchange → label
    terms: Mapping[str, tuple[str, ...]] = {}  # term → further words
    preview: bool = False
    waivers: str | None = None  # the path of the register


class Origins(NamedTuple):
    """Settings, and where each comes from: `flag`, `default` or the path of a file."""

    settings: Settings
    origins: dict[str, str]


def settle(flags: Mapping[str, Any], file: ConfigFile | None) -> Origins:
    """Put settings together: a flag wins over the file, the file over the default.

    A flag that is None or empty was not given.
    """
    values: dict[str, Any] = {}
    origins = dict.fromkeys(Settings._fields, "default")
    if file and file.values:
        from disclosure_lint.config.model import validated

        values = validated(file)
        values["packs"] = tuple(_beside(file.path, path) for path in values.get("packs", ()))
        if values.get("waivers"):
            values["waivers"] = _beside(file.path, values["waivers"])
        values = {name: value for name, value in values.items() if value != ()}
        origins |= dict.fromkeys(values, file.path)
    told = {name: value for name, value in flags.items() if value is not None and value != ()}
    origins |= dict.fromkeys(told, "flag")
    return Origins(Settings(**{**values, **told}), origins)


def _beside(config: str, path: str) -> str:
    return os.path.join(os.path.dirname(config), os.path.expanduser(path))
