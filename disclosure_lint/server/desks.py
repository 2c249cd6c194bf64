"""What a draft is judged by: configuration, packs, register, as `check FILE` would find them.

Everything here runs on the one worker thread.
"""

from __future__ import annotations

import os

from disclosure_lint import readers
from disclosure_lint.config import discover
from disclosure_lint.config.pairing import Folders, partners
from disclosure_lint.config.settings import Settings, settle
from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import DisclosureLintError
from disclosure_lint.packs.files import shipped
from disclosure_lint.readers.filetypes import EXTENSIONS
from disclosure_lint.workbench import Workbench

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

_MOST = 4  # desks that are kept; each holds all packs
OPTIONS = frozenset(
    {"config", "document", "ignore", "issuer", "packs", "preview", "select", "waivers"}
)  # what a client may tell; each stands where the flag of the command line does

_Stamp = tuple[tuple[str, int, int], ...]


class Desks:
    """The desks of all folders, each kept until what it was made from changes."""

    def __init__(self) -> None:
        self._told: dict[str, Any] = {}
        self._settings: dict[str, Settings] = {}  # by folder
        self._desks: dict[str, tuple[_Stamp, Workbench]] = {}  # by what the settings are
        self._texts: dict[str, tuple[_Stamp, Draft]] = {}  # those beside drafts, by their paths
        self._seen: set[str] = set()  # those whose files were looked at since `refresh`

    def tell(self, told: Mapping[str, Any]) -> list[str]:
        """Take the settings of the client; return the names of those that mean nothing."""
        self._told = {name: told[name] for name in told if name in OPTIONS}
        self.refresh()
        return sorted(set(told) - OPTIONS)

    def refresh(self) -> None:
        """Look at configuration, packs and registers again when they are next asked for."""
        self._settings.clear()
        self._seen.clear()

    def of(self, path: str) -> Workbench:
        """Return the desk for a draft.

        Raises:
            DisclosureLintError: what it is judged by does not hold up.
        """
        settings = self._settings_of(path)
        key = repr(settings)
        if key in self._seen and key in self._desks:
            return self._desks[key][1]
        stamp = tuple(_stamps(settings))
        if key not in self._desks or self._desks[key][0] != stamp:
            self._desks.pop(key, None)
            self._desks[key] = stamp, Workbench(settings, discover.opened(settings.waivers))
            while len(self._desks) > _MOST:
                del self._desks[next(iter(self._desks))]
        self._seen.add(key)
        return self._desks[key][1]

    def beside(self, path: str) -> dict[str, Draft]:
        """Return the texts that stand beside a draft by its name, as they are on the disk.

        One that cannot be read is left out: whoever opens it is told.
        """
        found: dict[str, Draft] = {}
        pairs = self._settings_of(path).pairs
        if not any(pairs.values()):
            return found
        for relation, other in partners(path, pairs, Folders(EXTENSIONS)):
            stamp = tuple(_stamp(other))
            if other not in self._texts or self._texts[other][0] != stamp:
                self._texts.pop(other, None)
                try:
                    self._texts[other] = stamp, readers.read(other)
                except DisclosureLintError:
                    continue
                while len(self._texts) > _MOST:
                    del self._texts[next(iter(self._texts))]
            found[relation] = self._texts[other][1]
        return found

    def _settings_of(self, path: str) -> Settings:
        folder = os.path.dirname(os.path.abspath(path))
        if folder not in self._settings:
            told = dict(self._told)
            config = told.pop("config", None)
            file = discover.holding(str(config) if config else None, [path])
            settings = settle(_sound(told), file).settings
            if settings.waivers is None:
                settings = settings._replace(waivers=discover.register(file, [path]))
            self._settings[folder] = settings
        return self._settings[folder]


def _sound(told: dict[str, Any]) -> dict[str, Any]:
    """Return what the client told, held to what a configuration file may say.

    Raises:
        ConfigError: a value is of the wrong sort.
    """
    if not told:
        return {}
    from disclosure_lint.config.model import validated

    return validated(discover.ConfigFile("the editor's settings", "told by the editor", told))


def _stamps(settings: Settings) -> Iterator[tuple[str, int, int]]:
    """Yield the files that packs, lists and register are made from, with times and sizes."""
    for root in (shipped(), *settings.packs):
        for folder, _, names in os.walk(root):
            for name in sorted(names):
                yield from _stamp(os.path.join(folder, name))
    for path in (settings.waivers, *settings.reference):
        if path:
            yield from _stamp(path)


def _stamp(path: str) -> Iterator[tuple[str, int, int]]:
    try:
        told = os.stat(path)
    except OSError:
        return
    yield path, told.st_mtime_ns, told.st_size
