"""`previous/dropped-statement`: a required statement that the text before still had."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.statements import Region, place
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.sentences import by_frame, strangers
from disclosure_lint.finding import STATEMENT_NAMES
from disclosure_lint.mentions.saying import says
from disclosure_lint.packs.rule import Rule

MISSING = True
TERMS = ("of-an-article",)

_LEAD = 16  # words in which a statement says of what it is
_OF_ANOTHER_HAND = "the two texts have no sentence in common, as those of one template have"


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag each statement of the text before that the draft does not make."""
    beside = beside_of(case)
    if (doubt := strangers(case, beside)) is not None:
        return Verdict(doubt=doubt)
    if (case.document == "brief") != (beside.document == "brief"):
        return Verdict(idle="one of the two texts is somebody else's about the issuer")
    if not by_frame(case).keys() & by_frame(beside).keys():
        return Verdict(doubt=_OF_ANOTHER_HAND)
    flags, agreed = [], []
    for name, called in STATEMENT_NAMES.items():
        before = beside.statement(name)
        if before is None or _is_of_an_article(beside, before):
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
                related=(Mark(*place(beside, before), "it stood here", beside=True),),
            )
        )
    return Verdict(tuple(flags), evidence=() if flags else tuple(agreed))


def _is_of_an_article(case: Case, statement: Region) -> bool:
    """Whether a statement is that of somebody who writes about the issuer."""
    words = case.draft.words
    first, last = words.between(statement.body, statement.end)
    return says(words, case.known.listed("of-an-article"), first, min(last, first + _LEAD))
