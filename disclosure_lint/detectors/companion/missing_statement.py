"""`companion/missing-statement`: a required statement that only the other copy of a text makes."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.comparing import statements
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.sentences import by_frame
from disclosure_lint.packs.rule import Rule

MISSING = True
TERMS = statements.TERMS

_COPIES = 0.6  # of the sentences of the shorter that two copies of one text share
_TWO_TEXTS = "the two are texts of their own, each with the statements that its regime asks for"


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag each statement of the other copy that this one does not make."""
    mine, theirs = by_frame(case).keys(), by_frame(beside_of(case)).keys()
    if not mine or len(mine & theirs) < _COPIES * min(len(mine), len(theirs)):
        return Verdict(idle=_TWO_TEXTS)
    return statements.missing(case)
