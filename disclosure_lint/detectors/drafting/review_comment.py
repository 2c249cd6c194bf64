"""`drafting/review-comment`: a reviewer's remark that was left in."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.detectors.drafting import residue
from disclosure_lint.packs.rule import Rule

ILLEGIBLE = True


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the remarks that are still there."""
    return residue.told(case, "review-comment")
