"""`drugs/unknown-code`: a code that its company is not known to have."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.drug_codes import unknown_code
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    if not case.drugs:
        return Verdict(idle="the draft names no drug")
    return unknown_code(case)
