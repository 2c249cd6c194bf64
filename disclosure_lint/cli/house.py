"""The house's own labels for exchanges, which win over those of every issuer's profile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.packs.pack import Pack


def adopt(pack: Pack, labels: Mapping[str, str]) -> None:
    """Make a pack that was just loaded, and is nobody else's, follow the house's labels."""
    pack.registry.issuers = _Housed(pack.registry.issuers, labels)


class _Housed(Mapping[str, Issuer]):
    def __init__(self, issuers: Mapping[str, Issuer], labels: Mapping[str, str]) -> None:
        self._issuers = issuers
        self._labels = labels

    def __getitem__(self, id_: str) -> Issuer:
        issuer = self._issuers[id_]
        labels = {**issuer.house.get("labels", {}), **self._labels}
        return issuer._replace(house={**issuer.house, "labels": labels})

    def __iter__(self) -> Iterator[str]:
        return iter(self._issuers)

    def __len__(self) -> int:
        return len(self._issuers)
