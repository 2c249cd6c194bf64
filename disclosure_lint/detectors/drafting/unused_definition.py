"""`drafting/unused-definition`: a term that is defined and never used."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds import definition
from disclosure_lint.packs.rule import Rule

ELSEWHERE = True


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    return definition.found("unused-definition", rule, case)
