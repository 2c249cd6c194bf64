"""What a draft must have for a rule that computes to judge anything, as the rule's file tells.

It is asked before the detector is loaded: a draft that has nothing of it is spared that.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.packs.rule import Rule

LACKS = {  # what a file calls a need, and what is said of a draft that has none of it
    "drugs": "the draft names no drug",
    "legend": "the draft has no forward-looking statement legend",
    "listings": "the draft shows no listing",
}


def lacking(rule: Rule, case: Case) -> str | None:
    """Say what a draft lacks without which a rule judges nothing; None where it has that."""
    needs = rule.fields.get("needs") if rule.kind == "detect" else None
    if needs is None:
        return None
    if isinstance(needs, str):
        found = case.statement(needs) if needs == "legend" else getattr(case, needs)
        return None if found else LACKS[needs]
    words, signs, _ = needs
    if not case.draft.words.index.keys().isdisjoint(words):
        return None
    return None if any(sign in case.draft.folded for sign in signs) else lack(rule)


def lack(rule: Rule) -> str:
    """Return what is said of a draft that has nothing of what a rule needs."""
    needs = rule.fields["needs"]
    told: str = LACKS[needs] if isinstance(needs, str) else needs[2]
    return told
