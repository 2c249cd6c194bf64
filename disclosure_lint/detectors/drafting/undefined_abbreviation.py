"""`drafting/undefined-abbreviation`: an abbreviation that is never explained."""

from __future__ import annotations

from itertools import islice

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.drafting import defined_terms
from disclosure_lint.mentions.definitions import abbreviations
from disclosure_lint.mentions.definitions.abbreviations import Abbreviation
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ELSEWHERE = True
TERMS = (
    "after-names", "company-does", "company-has", "company-ends", "titles", "small-words",
    "function-words",
)  # fmt: skip


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag abbreviations that are used again and again and nowhere explained."""
    familiar = defined_terms.familiar(rule, case)
    familiar |= {defined_terms.plain(one.term) for one in case.definitions}
    return Verdict(flags=tuple(_flags(case, familiar)))


def _flags(case: Case, familiar: frozenset[str]) -> Iterator[Flag]:
    for short in islice(abbreviations.find(case.draft, familiar, case.known), defined_terms.MOST):
        if not _is_explained(case, short):
            start = short.places[0]
            values = {"printed": short.text, "times": str(len(short.places))}
            yield Flag(Mark(start, start + len(short.text)), values)


def _is_explained(case: Case, short: Abbreviation) -> bool:
    """Whether the text gives its words, or it is part of an address or a name."""
    draft = case.draft
    if abbreviations.is_introduced(draft.text, short.text):
        return True
    if abbreviations.is_address(draft, short.text):
        return True
    if abbreviations.is_spelt(draft, short.text, case.known):
        return True
    number = draft.words.at(short.places[0])
    return any(n.first_word <= number < n.last_word for n in case.companies) or any(
        drug.start <= short.places[0] < drug.end for drug in case.drugs
    )
