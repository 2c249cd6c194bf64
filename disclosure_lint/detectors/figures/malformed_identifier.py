"""`figures/malformed-identifier`: an ISIN, CUSIP or LEI with a wrong check digit."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.kinds.figure_identifiers import malformed_identifier
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Judge the rule on a case."""
    return malformed_identifier(case)
