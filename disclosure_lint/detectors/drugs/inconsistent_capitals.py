"""`drugs/inconsistent-capitals`: a generic name with and without a capital."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.drug_spelling import inconsistent_capitals
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    if not case.drugs:
        return Verdict(idle="the draft names no drug")
    return inconsistent_capitals(case)
