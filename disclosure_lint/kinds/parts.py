"""`parts`: a statement that is there must be complete."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.packs.rule import Rule

MISSING = True


def judge(rule: Rule, case: Case) -> Verdict:
    """Name every part that the statement lacks."""
    name = rule.fields["statement"]
    region = case.statement(name)
    if region is None:
        return Verdict(idle="the draft makes no such statement")
    words = case.draft.words.between(region.body, region.end)
    lacks = [said for said, node in rule.fields["parts"] if not case.holds(node, *words)]
    place = Mark(region.body, region.end)
    if not lacks:
        return Verdict(evidence=(place,))
    return Verdict(flags=(Flag(place, {"lacks": "; ".join(lacks)}),))
