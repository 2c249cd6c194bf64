"""`hkex/directors-date-mismatch`: dates at the foot that disagree with the document's."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.announcement_close import directors_date_mismatch
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    return directors_date_mismatch(case)
