"""`drafting/hidden-text`: text that a reader does not see."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.detectors.drafting import residue
from disclosure_lint.packs.rule import Rule

ILLEGIBLE = True


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag what is in the file and not on the page."""
    return residue.told(case, "hidden-text")
