"""`figures/inconsistent-phase-style`: phases numbered in two ways."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.figure_phases import inconsistent_phase_style
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    return inconsistent_phase_style(case)
