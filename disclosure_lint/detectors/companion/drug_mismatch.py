"""`companion/drug-mismatch`: a drug that the other text of the event calls by another drug's name."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.comparing import named
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Compare the drugs that both name."""
    return named.drugs(case)
