"""`hkex/unmatched-identification-footnote`: names marked with an asterisk that no footnote explains, or the reverse."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.announcement_close import unmatched_footnote
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    return unmatched_footnote(case)
