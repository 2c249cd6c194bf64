"""`drugs/superseded-name`: a name that the drug no longer has."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.drug_brands import superseded_name
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    if not case.drugs:
        return Verdict(idle="the draft names no drug")
    return superseded_name(case)
