"""A pack as the engine uses it: rules, registry and what tells documents apart."""

from __future__ import annotations

from disclosure_lint import flat
from disclosure_lint.errors import UsageError
from disclosure_lint.finding import CitedProvision, PackVersion
from disclosure_lint.issuers.registry import Registry
from disclosure_lint.mentions.known import Known
from disclosure_lint.packs.rule import Rule
from disclosure_lint.patterns.gate import Gate
from disclosure_lint.reference.lookup import Reference
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_DIGEST = 32  # bytes in front of compiled packs
_CITATIONS = Rule._fields.index("citations")


def _sha256(data: bytes) -> bytes:
    """Return the SHA-256 of bytes."""
    from hashlib import sha256

    return sha256(data).digest()


class Pack:
    """All rules, issuers and recognition patterns of one or more pack folders.

    `plain` is what `packs.load` compiled: dictionaries, tuples, strings and numbers
    only. Rules are made once; nothing changes afterwards, so a pack can be shared
    between threads. `labels` are a house's own for exchanges, which win over those of every
    issuer's profile; `reference` are the official lists under the profiles.
    """

    __slots__ = (
        "about", "digests", "documents", "gate", "known", "languages", "plain", "reference", "registry", "rules",
        "statements",
        "versions",
    )  # fmt: skip

    def __init__(
        self,
        plain: dict[str, Any],
        labels: Mapping[str, str] | None = None,
        reference: Reference | None = None,
    ) -> None:
        self.plain = plain
        self.reference = Reference() if reference is None else reference
        self.versions = tuple(PackVersion(*version) for version in plain["packs"])
        self.about: dict[str, str | None] = plain.get("about", {})  # pack → what it is about
        self.digests: dict[str, Any] = plain.get("digests", {})  # see `packs.digest`
        self.rules: tuple[Rule, ...] = tuple(_rule(values) for values in plain["rules"])
        self.registry = Registry.from_plain(plain["issuers"], labels)
        self.gate = Gate(plain["gate"])  # which runs may hold in a draft
        self.known = Known(plain["terms"], plain["tables"])
        self.languages: dict[str, Any] = plain.get("languages", {})  # code → name, script, common
        self.documents: dict[str, Any] = plain["documents"]  # kind → ((points, node), …)
        self.statements: dict[str, Any] = plain["statements"]  # name, `name headed` → node

    def to_bytes(self) -> bytes:
        """Return what was compiled as bytes that `from_bytes` reads, on any Python.

        Labels of a house and lists are no part of it. The same packs give the same bytes.
        """
        body = flat.dumps((VERSION, self.plain))
        return _sha256(body) + body

    @classmethod
    def from_bytes(
        cls,
        data: bytes,
        labels: Mapping[str, str] | None = None,
        reference: Reference | None = None,
    ) -> Pack:
        """Return the pack that `to_bytes` wrote, with no YAML read and nothing compiled.

        Only for bytes of one's own: the hash in front finds damage, and no forger.

        Raises:
            UsageError: they are damaged, or of another version of disclosure-lint.
        """
        digest, body = data[:_DIGEST], data[_DIGEST:]
        if len(data) <= _DIGEST or _sha256(body) != digest:
            raise UsageError("compiled packs: damaged, or none at all")
        version, plain = flat.loads(body)
        if version != VERSION:
            raise UsageError(f"compiled packs: of disclosure-lint {version}, and this is {VERSION}")
        return cls(plain, labels, reference)

    def called(self, id_: str) -> str:
        """Return the name of an issuer that a report names, of a profile or of a list."""
        profile = self.registry.issuers.get(id_)
        return profile.name if profile else self.reference.called(id_) or id_

    def rule(self, name: str) -> Rule | None:
        """Return the rule of that name or former name."""
        for rule in self.rules:
            if rule.id == name or name in rule.formerly:
                return rule
        return None


def _rule(values: tuple[Any, ...]) -> Rule:
    cited = tuple([CitedProvision(*citation) for citation in values[_CITATIONS]])
    return Rule._make((*values[:_CITATIONS], cited, *values[_CITATIONS + 1 :]))
