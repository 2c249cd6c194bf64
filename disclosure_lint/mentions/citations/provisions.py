"""Which rules and chapters the Main Board Listing Rules have, as far as `rules/provisions.yaml` says."""

from __future__ import annotations

from disclosure_lint.mentions.known import Known

_BOOK = "Listing Rules"


class ListingRules:
    """Which chapters there are, and every rule of the chapters that were read."""

    __slots__ = ("lettered", "numbered", "rules")

    def __init__(self, known: Known) -> None:
        book = next(row for row in known.tables["provisions"] if row["book"] == _BOOK)
        self.numbered: int = book["numbered-chapters"]
        self.lettered = frozenset(book["lettered-chapters"])
        self.rules = frozenset(rule for chapter in book["chapters"].values() for rule in chapter)

    def has(self, cited: str) -> bool:
        """Whether a rule is known to be there, or a chapter that is cited as a whole."""
        if "." in cited:
            return cited in self.rules
        return cited in self.lettered or (cited.isdigit() and int(cited) <= self.numbered)
