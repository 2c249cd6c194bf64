"""A new pack on an archive that was judged before: only the rules that changed judge again.

What a rule says of a draft depends on the draft, on the rule as it was compiled, on what all
rules share (terms, tables, profiles, lists) and on this version of the tool, and on no other
rule. So where nothing but some rules differ, the rows of the others are kept as they are.
"""

from __future__ import annotations

import json
import os
from hashlib import sha256

from disclosure_lint import flat
from disclosure_lint.archive import shelf, tables
from disclosure_lint.archive.sources import key
from disclosure_lint.engine import Linter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from disclosure_lint.archive.judge import Row, Rows
    from disclosure_lint.archive.shelf import Shelf
    from disclosure_lint.config.settings import Settings
    from disclosure_lint.packs.pack import Pack

_SHARED = ("issuers", "terms", "tables", "languages", "documents", "statements", "plugins")
_CHOOSING = frozenset({"select", "ignore", "preview"})  # settings that choose among rules
_RUN = 3  # fields of a run of words: its name, its steps, its number
_DIGITS = 16  # hex digits that tell a rule from what it was
_SHARDS = 4  # whose rows are held at a time
_COUNTS = 8  # where the counts of `drafts` begin
_SEVERITIES = ("error", "warning", "note")
_STATUSES = ("met", "unmet", "not-applicable", "waived", "unchecked")

Held = dict[int, tuple[list["Row"], list["Row"]]]  # draft → its findings and requirements


def rule_digests(pack: Pack, settings: Settings) -> dict[str, str]:
    """Return what tells each rule that judges from what it was before, and under "" what they share."""
    chosen = Linter(
        pack, select=settings.select, ignore=settings.ignore, preview=settings.preview
    ).rules
    shared = [pack.plain.get(name) for name in _SHARED]
    made = {values[0]: _digest(values) for values in pack.plain["rules"] if values[0] in chosen}
    return {"": _digest(shared), **made}


def _digest(values: Any) -> str:
    return sha256(flat.dumps(_unnumbered(values))).hexdigest()[:_DIGITS]


def _unnumbered(values: Any) -> Any:
    """Return what was compiled without the numbers of its runs, which all rules before it count."""
    if isinstance(values, dict):
        return {name: _unnumbered(value) for name, value in values.items()}
    if isinstance(values, tuple | list):
        is_run = len(values) == _RUN and values[0] == "run"
        return type(values)(map(_unnumbered, values[: _RUN - 1] if is_run else values))
    return values


class Renewal:
    """What an earlier state of the packs said, as far as it still holds."""

    def __init__(  # noqa: PLR0913, PLR0917 - what still holds, and of what
        self,
        folder: str,
        base: str,
        changed: frozenset[str],
        kept: frozenset[str],
        total: int,
        contents: Mapping[int, str],
    ) -> None:
        """Take the state to begin with, the rules that judge anew and those whose rows hold.

        `total` is how many rules judge a draft; `contents` are what that state judged whole,
        with the shard that has their rows.
        """
        self.changed, self.contents = changed, contents
        self._told = folder, base, changed, kept, total
        self._held: dict[str, Held] = {}

    def of(self, contents: Iterable[int]) -> Renewal:
        """Return what another process needs of it, that judges some contents."""
        return Renewal(*self._told, {n: self.contents[n] for n in contents if n in self.contents})

    def merged(self, rows: Rows, content: int) -> Rows:
        """Return the rows of a document whole, of which only what changed was judged."""
        again = set(rows.again)
        total = self._told[-1]
        drafts, findings, requirements = [], [], []
        for draft in rows.drafts:
            number = draft[0]
            found = [row for row in rows.findings if row[0] == number]
            judged = [row for row in rows.requirements if row[0] == number]
            if number in again:
                kept = self._kept(content).get(number, ([], []))
                found = sorted([*kept[0], *found], key=_order)
                judged += kept[1]
                drafts.append((*draft[:_COUNTS], *_counts(found, judged, total)))
            else:
                drafts.append(draft)
            findings += found
            requirements += judged
        return rows._replace(drafts=drafts, findings=findings, requirements=requirements)

    def _kept(self, content: int) -> Held:
        name = self.contents[content]
        if name not in self._held:
            while len(self._held) >= _SHARDS:
                del self._held[next(iter(self._held))]
            self._held[name] = self._read(name)
        return self._held[name]

    def _read(self, name: str) -> Held:
        folder, base, _, still, _ = self._told
        held: Held = {}
        for at, table in enumerate(("findings", "requirements")):
            path = os.path.join(folder, table, f"pack={base}", name)
            names = [column for column, _ in tables.columns(table)]
            for row in tables.places(path, names) if os.path.exists(path) else ():
                if row["rule"] in still:
                    own = held.setdefault(row["draft"], ([], []))
                    own[at].append(tuple(row[column] for column in names))
        return held


def _judged_whole(folder: str, base: str) -> dict[int, str]:
    """Return the contents that a state of the packs judged whole, with their shards."""
    found: dict[int, str] = {}
    for path in shelf.whole(folder, "drafts", base):
        name = os.path.basename(path)
        for row in tables.places(path, ("sha256", "published", "copy")):
            if not row["copy"]:
                found[key(row["sha256"], shelf.iso(row["published"]))] = name
    for path in shelf.whole(folder, "unread", base):
        for row in tables.places(path, ("sha256", "published")):
            if row["sha256"]:
                found.pop(key(row["sha256"], shelf.iso(row["published"])), None)
    return found


def _order(row: Row) -> tuple[int, int, str]:
    return row[5], row[6], row[1]  # as a report has its findings: by place, then by rule


def _counts(findings: Sequence[Row], requirements: Sequence[Row], total: int) -> Iterator[int]:
    grave = [row[2] for row in findings]
    yield from (grave.count(severity) for severity in _SEVERITIES)
    said = [row[2] for row in requirements]
    for status in _STATUSES:
        yield total - len(said) if status == "not-applicable" else said.count(status)


def renewal(of: Shelf) -> Renewal | None:
    """Return what an earlier state of the packs left, the newest that only rules tell from now.

    None where there is none.
    """
    folder = os.path.abspath(of.folder)  # others begin elsewhere
    now = of.judged_by["rules"]
    for base in reversed(shelf.packs(folder)):
        if base == of.digest:
            continue
        before = shelf.judged_by(folder, base)
        rules = before.get("rules", {})
        if _beside_rules(before) != _beside_rules(of.judged_by) or rules.get("") != now[""]:
            continue
        kept = {name for name, value in now.items() if name and rules.get(name) == value}
        changed = now.keys() - kept - {""}
        if not kept:
            continue
        if not changed:  # rules were only left out: one is judged for the draft's own row
            changed = {min(kept)}
            kept -= changed
        alone = sum(rule.id in now and rule.beside is None for rule in of.rules)
        judged = _judged_whole(folder, base)
        return Renewal(folder, base, frozenset(changed), frozenset(kept), alone, judged)
    return None


def _beside_rules(judged_by: Mapping[str, Any]) -> str:
    """Return all that decides how a document comes out but the rules, in an order that means nothing."""
    settings = {n: v for n, v in judged_by["settings"].items() if n not in _CHOOSING}
    rest = {"version": judged_by["version"], "lists": judged_by["lists"], "settings": settings}
    return json.dumps(rest, sort_keys=True)
