"""`previous/dropped-statement`: a required statement that the text before still had."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.statements import place
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.sentences import strangers
from disclosure_lint.finding import STATEMENT_NAMES
from disclosure_lint.packs.rule import Rule

MISSING = True


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag each statement of the text before that the draft does not make."""
    beside = beside_of(case)
    if (doubt := strangers(case, beside)) is not None:
        return Verdict(doubt=doubt)
    flags, agreed = [], []
    for name, called in STATEMENT_NAMES.items():
        before = beside.statement(name)
        if before is None:
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
