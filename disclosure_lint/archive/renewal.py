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
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from disclosure_lint.archive.judge import Row, Rows
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

    def __init__(
        self,
        folder: str,
        base: str,
        changed: frozenset[str],
        kept: frozenset[str],
        total: int,
    ) -> None:
        """Take the state to begin with, the rules that judge anew and those whose rows hold.

        `total` is how many rules judge a draft.
        """
        self.changed = changed
        self._still = kept
        self.contents: set[int] = set()  # what that state judged whole
        self._folder, self._base, self._total = folder, base, total
        self._shards: dict[int, str] = {}  # draft → the file it is in
        self._held: dict[str, Held] = {}
        unread: set[int] = set()
        for path in shelf.whole(folder, "unread", base):
            for row in tables.places(path, ("sha256", "published")):
                if row["sha256"]:
                    unread.add(key(row["sha256"], shelf.iso(row["published"])))
        for path in shelf.whole(folder, "drafts", base):
            name = os.path.basename(path)
            for row in tables.places(path, ("draft", "sha256", "published", "copy")):
                if not row["copy"]:
                    self._shards[row["draft"]] = name
                    self.contents.add(key(row["sha256"], shelf.iso(row["published"])))
        self.contents -= unread

    def merged(self, rows: Rows) -> Rows:
        """Return the rows of a document whole, of which only what changed was judged."""
        again = set(rows.again)
        drafts, findings, requirements = [], [], []
        for draft in rows.drafts:
            number = draft[0]
            found = [row for row in rows.findings if row[0] == number]
            judged = [row for row in rows.requirements if row[0] == number]
            if number in again:
                kept = self._kept(number)
                found = sorted([*kept[0], *found], key=_order)
                judged += kept[1]
                drafts.append((*draft[:_COUNTS], *_counts(found, judged, self._total)))
            else:
                drafts.append(draft)
            findings += found
            requirements += judged
        return rows._replace(drafts=drafts, findings=findings, requirements=requirements)

    def _kept(self, number: int) -> tuple[list[Row], list[Row]]:
        name = self._shards[number]
        if name not in self._held:
            while len(self._held) >= _SHARDS:
                del self._held[next(iter(self._held))]
            self._held[name] = self._read(name)
        return self._held[name].get(number, ([], []))

    def _read(self, name: str) -> Held:
        held: Held = {}
        for at, table in enumerate(("findings", "requirements")):
            path = os.path.join(self._folder, table, f"pack={self._base}", name)
            names = [column for column, _ in tables.columns(table)]
            for row in tables.places(path, names) if os.path.exists(path) else ():
                if row["rule"] in self._still:
                    own = held.setdefault(row["draft"], ([], []))
                    own[at].append(tuple(row[column] for column in names))
        return held


def _order(row: Row) -> tuple[int, int, str]:
    return row[5], row[6], row[1]  # as a report has its findings: by place, then by rule


def _counts(findings: Sequence[Row], requirements: Sequence[Row], total: int) -> Iterator[int]:
    grave = [row[2] for row in findings]
    yield from (grave.count(severity) for severity in _SEVERITIES)
    said = [row[2] for row in requirements]
    for status in _STATUSES:
        yield total - len(said) if status == "not-applicable" else said.count(status)


def renewal(
    folder: str, judged_by: Mapping[str, Any], digest: str, pack_rules: Sequence[Any]
) -> Renewal | None:
    """Return what an earlier state of the packs left, the newest that only rules tell from now.

    None where there is none.
    """
    now = judged_by["rules"]
    for base in reversed(shelf.packs(folder)):
        if base == digest:
            continue
        before = shelf.judged_by(folder, base)
        rules = before.get("rules", {})
        if _beside_rules(before) != _beside_rules(judged_by) or rules.get("") != now[""]:
            continue
        kept = {name for name, value in now.items() if name and rules.get(name) == value}
        changed = now.keys() - kept - {""}
        if not kept:
            continue
        if not changed:  # rules were only left out: one is judged for the draft's own row
            changed = {min(kept)}
            kept -= changed
        alone = [rule for rule in pack_rules if rule.id in now and rule.beside is None]
        return Renewal(folder, base, frozenset(changed), frozenset(kept), len(alone))
    return None


def _beside_rules(judged_by: Mapping[str, Any]) -> str:
    """Return all that decides how a document comes out but the rules, in an order that means nothing."""
    settings = {n: v for n, v in judged_by["settings"].items() if n not in _CHOOSING}
    rest = {"version": judged_by["version"], "lists": judged_by["lists"], "settings": settings}
    return json.dumps(rest, sort_keys=True)
