"""What the configuration of the folder says that somebody works in."""

from __future__ import annotations

from disclosure_lint.config import discover
from disclosure_lint.config.settings import settle


def packs_of(told: tuple[str, ...]) -> tuple[str, ...]:
    """Return the further packs that a flag or else the configuration here names."""
    return settle({"packs": told}, discover.find((".",))).settings.packs


def references_of(told: tuple[str, ...]) -> tuple[str, ...]:
    """Return the stores of lists that a flag or else the configuration here names."""
    return settle({"reference": told}, discover.find((".",))).settings.reference
