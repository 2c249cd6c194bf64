"""What a run goes by, put together from flags, the configuration file and defaults."""

from __future__ import annotations

from disclosure_lint.config.discover import ConfigFile, beside
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

THRESHOLDS = ("error", "warning", "note", "unchecked", "never")


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
    pairs: Mapping[str, tuple[tuple[str, ...], ...]] = {}  # what a text is to another → names
    preview: bool = False
    waivers: str | None = None  # the path of the register
    reference: tuple[str, ...] = ()  # the paths of stores of lists, asked before ours


class Origins(NamedTuple):
    """Settings, and where each comes from: `flag`, `default` or the path of a file.

    Of a table that several files fill the paths are apart by line ends, the nearest first.
    """

    settings: Settings
    origins: dict[str, str]


def settle(flags: Mapping[str, Any], file: ConfigFile | None) -> Origins:
    """Put settings together: a flag wins over the file, the file over what it extends.

    A key takes the place of the same key in the file below; tables are merged entry by
    entry. A flag that is None or empty was not given.
    """
    values: dict[str, Any] = {}
    origins = dict.fromkeys(Settings._fields, "default")
    for each in reversed(list(file.chain())) if file else ():
        for name, value in _told(each).items():
            below = values.get(name)
            if isinstance(value, dict) and below:
                values[name] = {**below, **value}
                origins[name] = f"{each.path}\n{origins[name]}"
            else:
                values[name], origins[name] = value, each.path
    told = {name: value for name, value in flags.items() if value is not None and value != ()}
    origins |= dict.fromkeys(told, "flag")
    return Origins(Settings(**{**values, **told}), origins)


def _told(file: ConfigFile) -> dict[str, Any]:
    """Return what one file sets, its paths made absolute; an empty list sets nothing."""
    if not file.values:
        return {}
    from disclosure_lint.config.model import validated

    values = validated(file)
    for name in ("packs", "reference"):
        if name in values:
            values[name] = tuple(beside(file.path, path) for path in values[name])
    if values.get("waivers"):
        values["waivers"] = beside(file.path, values["waivers"])
    return {name: value for name, value in values.items() if value != () or file.base}
