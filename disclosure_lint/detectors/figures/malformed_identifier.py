"""`figures/malformed-identifier`: an ISIN, CUSIP or LEI with a wrong check digit."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.needs import lack
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.mentions.identifiers import find as identifiers
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag an identifier whose check digit is wrong."""
    found = identifiers.find(case.draft)
    if not found:
        return Verdict(idle=lack(rule))
    text = case.draft.text
    flags = [
        Flag(
            Mark(identifier.start, identifier.end),
            {"printed": text[identifier.start : identifier.end], "scheme": identifier.scheme},
        )
        for identifier in found
        if not identifier.is_right
    ]
    return Verdict(tuple(flags), evidence=tuple(Mark(i.start, i.end) for i in found))
