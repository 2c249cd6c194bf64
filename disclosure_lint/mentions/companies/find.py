"""Where a draft names a company that the registry knows."""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.names import Lexicon, Named


def find(draft: Draft, names: Lexicon) -> tuple[Named, ...]:
    """Return every mention of a company, in order."""
    return tuple(names.find(draft.words))


def value(company: Named) -> tuple[object, ...]:
    """Return which company is named, by its id."""
    return (company.key,)
