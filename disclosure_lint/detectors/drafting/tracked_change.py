"""`drafting/tracked-change`: a change that nobody accepted or rejected."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.detectors.drafting import residue
from disclosure_lint.packs.rule import Rule

ILLEGIBLE = True


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the changes that are still marked."""
    return residue.told(case, "tracked-change")
