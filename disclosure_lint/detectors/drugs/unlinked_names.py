"""`drugs/unlinked-names`: two names of one drug that nothing ties together."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.drug_pairs import unlinked_names
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    if not case.drugs:
        return Verdict(idle="the draft names no drug")
    return unlinked_names(case)
