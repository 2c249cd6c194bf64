"""`bilingual/missing-statement`: a required statement that only one version has."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.statements import place
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import beside_of, unlike
from disclosure_lint.finding import STATEMENT_NAMES
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag each statement that the other version does not make."""
    if (doubt := unlike(case)) is not None:
        return Verdict(doubt=doubt)
    flags, agreed = [], []
    for name, called in STATEMENT_NAMES.items():
        region = case.statement(name)
        if region is None:
            continue
        mark = Mark(*place(case, region))
        if beside_of(case).statement(name) is None:
            flags.append(Flag(mark, {"statement": called}))
        else:
            agreed.append(mark)
    return Verdict(tuple(flags), evidence=() if flags else tuple(agreed))
