"""One draft before the rules: everything that a rule may ask of it.

A case is a reading whose facts are known; nothing about it changes once it is made.
"""

from __future__ import annotations

from disclosure_lint.case.facts import Facts, facts
from disclosure_lint.case.reading import Reading
from disclosure_lint.case.statements import Region, find_statement
from disclosure_lint.draft.model import Draft
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.packs.pack import Pack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Final


class Case(Reading):
    """A draft, the facts about it, what it mentions, and the draft beside it, if any."""

    __slots__ = ("beside", "codes", "facts", "is_second")

    def __init__(self, reading: Reading, facts: Facts, beside: Case | None = None) -> None:
        super().__init__(reading.draft, reading.pack, facts.issuer, before=reading)
        self.facts: Final = facts
        self.beside = beside
        self.is_second = False  # of two that stand beside each other
        self.codes: Final = reading.tongue.codes  # of the language files that are for its language

    @property
    def document(self) -> str:
        """The kind of document."""
        return self.facts.document

    @property
    def date(self) -> str | None:
        """The draft's own date, ISO."""
        return self.facts.date

    @property
    def latest(self) -> str | None:
        """The latest date that the text names."""
        return self.facts.latest

    def statement(self, name: str) -> Region | None:
        """Return where a statement stands: cautionary, legend or disclaimer."""
        return self.kept(f"statement {name}", lambda: find_statement(self, name))


def beside(case: Case, other: Case) -> Case:
    """Return a case with another beside it; what was read of it before is kept."""
    return Case(case, case.facts, other)


def both(case: Case, other: Case) -> tuple[Case, Case]:
    """Return two cases that stand beside each other, so that they are compared once."""
    first, second = Case(case, case.facts, other), Case(other, other.facts)
    second.is_second = True
    first.beside, second.beside = second, first
    return first, second


def case_of(  # noqa: PLR0913 - what is told of a draft
    draft: Draft,
    pack: Pack,
    *,
    issuer: Issuer | None = None,
    document: str | None = None,
    date: str | None = None,
    venues: Iterable[str] = (),
    traits: Iterable[str] = (),
) -> Case:
    """Return the case of a draft; what is told of it wins over what its text says.

    `venues` and `traits` are taken to hold where nobody is told to be the issuer.
    """
    reading = Reading(draft, pack, day=date)
    known = facts(reading, issuer, document, date)
    if issuer is None:
        known = known._replace(venues=known.venues.union(venues), traits=known.traits.union(traits))
    return Case(reading, known)
