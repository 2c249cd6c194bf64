"""Which rules and chapters the Main Board Listing Rules have, as far as `rules/provisions.yaml` says."""

from __future__ import annotations

from disclosure_lint.mentions.known import Known

_BOOK = "Listing Rules"


class ListingRules:
    """The chapters with a letter, and every rule of the chapters that were read."""

    __slots__ = ("lettered", "rules")

    def __init__(self, known: Known) -> None:
        book = next(row for row in known.tables["provisions"] if row["book"] == _BOOK)
        self.lettered = frozenset(book["lettered-chapters"])
        self.rules = frozenset(rule for chapter in book["chapters"].values() for rule in chapter)
