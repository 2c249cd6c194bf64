"""Required statements that one of two texts makes, and the other does not."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.statements import Region, place
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.finding import STATEMENT_NAMES
from disclosure_lint.mentions.saying import says

TERMS = ("of-an-article",)

_LEAD = 16  # words in which a statement says of what it is


def missing(case: Case, milder: frozenset[str] = frozenset()) -> Verdict:
    """Flag each statement of the text beside a case that the case does not make.

    What `milder` names is told one step more mildly.
    """
    beside = beside_of(case)
    flags, agreed = [], []
    for name, called in STATEMENT_NAMES.items():
        there = beside.statement(name)
        if there is None or _is_of_an_article(beside, there):
            continue
        here = case.statement(name)
        if here is not None:
            agreed.append(Mark(*place(case, here)))
            continue
        first = case.draft.units[0]
        flags.append(
            Flag(
                Mark(first.start, first.end),
                {"statement": called},
                related=(Mark(*place(beside, there), "it stands here", beside=True),),
                mild=int(name in milder),
            )
        )
    return Verdict(tuple(flags), evidence=() if flags else tuple(agreed))


def _is_of_an_article(case: Case, statement: Region) -> bool:
    """Whether a statement is that of somebody who writes about the issuer."""
    words = case.draft.words
    first, last = words.between(statement.body, statement.end)
    return says(words, case.known.listed("of-an-article"), first, min(last, first + _LEAD))
