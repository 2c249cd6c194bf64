"""`hkex/missing-issuer-identification`: a header that does not say whose document it is."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.announcement_header import missing_issuer_identification
from disclosure_lint.packs.rule import Rule

MISSING = True


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    return missing_issuer_identification(case)
