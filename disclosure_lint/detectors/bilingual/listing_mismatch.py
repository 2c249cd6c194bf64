"""`bilingual/listing-mismatch`: a symbol or stock code that the other version prints otherwise."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.comparing import named
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Compare the symbols and codes that both print."""
    return named.listings(case)
