"""`us/wrong-periodic-report`: risk factors in a form that the issuer does not file."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds import legend
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    return legend.found("wrong-report", case)
