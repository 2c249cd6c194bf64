"""The baseline: findings of old texts that a team knows and does not want told again.

One line a finding, sorted, so that a change of it reads well as a diff:

    drafts/2024/a.txt<tab>hkex/missing-stock-code<tab>1c9e0f6a2b7d4e83
"""

from __future__ import annotations

import os

from disclosure_lint.cli import sink, streams
from disclosure_lint.cli.outcome import Outcome
from disclosure_lint.errors import ConfigError, UsageError
from disclosure_lint.outputs import BASELINE
from disclosure_lint.record import NamedTuple
from disclosure_lint.render.view import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_HEAD = f"{BASELINE}; `check --write-baseline` writes this file.\n"
_FIELDS = 3


class Baseline(NamedTuple):
    """Known findings, rule and fingerprint, by the path of their draft from the file's folder."""

    path: str
    known: Mapping[str, frozenset[tuple[str, str]]]

    def of(self, draft: str) -> frozenset[tuple[str, str]]:
        """Return what is known of a draft."""
        return self.known.get(_named(self.path, draft), frozenset())


def read(path: str) -> Baseline:
    """Read a baseline.

    Raises:
        ConfigError: it cannot be read, or a line of it is none.
    """
    try:
        with open(path, encoding="utf-8-sig", errors="surrogateescape") as file:
            lines = file.read().split("\n")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from None
    known: dict[str, set[tuple[str, str]]] = {}
    for number, line in enumerate(lines, start=1):
        fields = line.rstrip("\r").split("\t")
        if not line.strip() or line.startswith("#"):
            continue
        if len(fields) != _FIELDS or not all(fields):
            said = "is no line of a baseline: path, rule and fingerprint, with tabs between them"
            raise ConfigError(f"{path}:{number}: {said}; write the file anew")
        known.setdefault(fields[0], set()).add((fields[1], fields[2]))
    return Baseline(path, {name: frozenset(found) for name, found in known.items()})


def gone(baseline: Baseline, done: Sequence[Outcome], rules: Collection[str]) -> int:
    """Return how many known findings are no more, of the drafts and rules that were judged.

    Those of a draft that is there no more are gone as well.
    """
    still = {
        _named(baseline.path, one.name): {(f.rule, f.fingerprint) for f in one.found}
        for one in done
    }
    unread = {_named(baseline.path, one.name) for one in done if one.error or one.bug}
    number = 0
    for name, known in baseline.known.items():
        if name in still and name not in unread:
            number += sum(key not in still[name] for key in known if key[0] in rules)
        elif name not in still and not _is_there(baseline.path, name):
            number += len(known)
    return number


def still(before: Baseline, now: Baseline, done: Sequence[Outcome]) -> tuple[int, int]:
    """Return how many findings of an older baseline are still found, and how many it has besides.

    An older one may have been put anywhere; its paths are those of `now`.
    """
    found = {
        (_named(now.path, one.name), key.rule, key.fingerprint) for one in done for key in one.found
    }
    all_ = [(name, *key) for name, known in before.known.items() for key in known]
    number = sum(key in found for key in all_)
    return number, len(all_) - number


def say_gone(baseline: Baseline, done: Sequence[Outcome], rules: Collection[str]) -> None:
    """Say that the file can shrink, where it can."""
    number = gone(baseline, done, rules)
    if number:
        said = f"{counted(number, 'known finding')} of {baseline.path}"
        verb = "is" if number == 1 else "are"
        streams.say(f"{said} {verb} gone; --write-baseline {baseline.path} takes that out")


def write(path: str, done: Sequence[Outcome], rules: Collection[str]) -> None:
    """Write what was found, keeping what an older file says of other drafts and rules.

    Raises:
        ConfigError: the older file does not hold up.
        UsageError: a draft's name cannot stand in one line.
    """
    rows = {
        (_named(path, one.name), found.rule, found.fingerprint)
        for one in done
        for found in one.found
    }
    if os.path.exists(path):
        rows |= _kept(read(path), done, rules)
    for name, _, _ in rows:
        if not name.isprintable() and set(name) & set("\t\r\n"):
            raise UsageError(f"{name!r}: a baseline cannot hold a name with a tab or line end")
    text = _HEAD + "".join("\t".join(row) + "\n" for row in sorted(rows))
    sink.put(os.path.realpath(path), text.encode("utf-8", "surrogateescape"))
    streams.say(f"wrote {counted(len(rows), 'known finding')} to {path}")


def _kept(
    old: Baseline, done: Iterable[Outcome], rules: Collection[str]
) -> set[tuple[str, str, str]]:
    judged = {_named(old.path, one.name) for one in done if not (one.error or one.bug)}
    return {
        (name, rule, fingerprint)
        for name, known in old.known.items()
        if _is_there(old.path, name)
        for rule, fingerprint in known
        if name not in judged or rule not in rules
    }


def _is_there(baseline: str, name: str) -> bool:
    return os.path.exists(os.path.join(os.path.dirname(os.path.abspath(baseline)), name))


def _named(baseline: str, draft: str) -> str:
    """Return a draft's path from the folder of a baseline, with forward slashes."""
    try:
        path = os.path.relpath(draft, os.path.dirname(os.path.abspath(baseline)))
    except ValueError:  # on another Windows drive
        path = os.path.abspath(draft)
    return path.replace(os.sep, "/")
