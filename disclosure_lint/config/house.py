"""The house's own labels for exchanges, which win over those of every issuer's profile."""

from __future__ import annotations

from collections.abc import Mapping

from disclosure_lint.issuers.registry import Issuer, Shelf
from disclosure_lint.packs.pack import Pack


def adopt(pack: Pack, labels: Mapping[str, str]) -> None:
    """Make a pack that was just loaded, and is nobody else's, follow the house's labels."""
    known = pack.registry.issuers

    def housed(id_: str, _: tuple[()]) -> Issuer:
        issuer = known[id_]
        own = issuer.house.get("labels") or {}
        return issuer._replace(house={**issuer.house, "labels": {**own, **labels}})

    pack.registry.issuers = Shelf(dict.fromkeys(known, ()), housed)
