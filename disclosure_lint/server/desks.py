"""What a draft is judged by: configuration, packs, register, as `check FILE` would find them.

Everything here runs on the one worker thread.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from disclosure_lint.config import discover
from disclosure_lint.config.settings import Settings, settle
from disclosure_lint.draft.model import Draft
from disclosure_lint.engine import Linter
from disclosure_lint.errors import UsageError
from disclosure_lint.finding import Report
from disclosure_lint.packs import load

_MOST = 4  # desks that are kept; each holds all packs
OPTIONS = frozenset(
    {"config", "document", "ignore", "issuer", "packs", "preview", "select", "waivers"}
)  # what a client may tell; each stands where the flag of the command line does

_Stamp = tuple[tuple[str, int, int], ...]


class Desk:
    """Packs and engine, ready for the drafts of one configuration."""

    def __init__(self, settings: Settings) -> None:
        """Load the packs and see that the settings make sense.

        Raises:
            PackError: the packs do not hold up.
            ConfigError: the waiver register does not.
            UsageError: a rule, an issuer or a kind of document is unknown.
        """
        self.pack = load.load(settings.packs, terms=settings.terms)
        if settings.house:
            from disclosure_lint.config.house import adopt

            adopt(self.pack, settings.house)
        self.linter = Linter(
            self.pack, select=settings.select, ignore=settings.ignore, preview=settings.preview
        )
        if not self.linter.rules:
            raise UsageError("nothing to check: no rule is left after `select` and `ignore`")
        self._packs = settings.packs
        self._issuer = self.pack.registry.called(settings.issuer) if settings.issuer else None
        self._document = settings.document
        self._register = discover.opened(settings.waivers)
        self.linter.lint("disclosure", issuer=self._issuer, document=self._document)

    def judge(self, draft: Draft) -> Report:
        """Judge a draft.

        Raises:
            UsageError: it has no words.
        """
        waivers = self._register.about(draft.source.name) if self._register else ()
        return self.linter.lint(
            draft, issuer=self._issuer, document=self._document, waivers=waivers
        )

    @cached_property
    def models(self) -> dict[str, Any]:
        """The files of the rules by their names, for explaining them; takes a tenth of a second."""
        from disclosure_lint.packs.build import Reading

        files = load.read([load.shipped(), *self._packs])
        return {name: model for name, _, model in Reading(files, {}, []).rule_files()}


class Desks:
    """The desks of all folders, each kept until what it was made from changes."""

    def __init__(self) -> None:
        self._told: dict[str, Any] = {}
        self._settings: dict[str, Settings] = {}  # by folder
        self._desks: dict[str, tuple[_Stamp, Desk]] = {}  # by what the settings are
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

    def of(self, path: str) -> Desk:
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
            self._desks[key] = stamp, Desk(settings)
            while len(self._desks) > _MOST:
                del self._desks[next(iter(self._desks))]
        self._seen.add(key)
        return self._desks[key][1]

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
    """Yield the files that packs and register are made from, with times and sizes."""
    for root in (load.shipped(), *settings.packs):
        for folder, _, names in os.walk(root):
            for name in sorted(names):
                yield from _stamp(os.path.join(folder, name))
    if settings.waivers:
        yield from _stamp(settings.waivers)


def _stamp(path: str) -> Iterator[tuple[str, int, int]]:
    try:
        told = os.stat(path)
    except OSError:
        return
    yield path, told.st_mtime_ns, told.st_size
