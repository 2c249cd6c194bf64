"""`figures/malformed-trial-id`: the number of a trial that its register does not give out."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.figure_identifiers import malformed_trial_id
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    return malformed_trial_id(case)
