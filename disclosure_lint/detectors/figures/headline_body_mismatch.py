"""`figures/headline-body-mismatch`: a figure of the headline that the body gives otherwise."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.figure_headline import headline_body_mismatch
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    return headline_body_mismatch(case)
