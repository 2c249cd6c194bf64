"""`parts`: a statement that is there must be complete."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.statements import Region, headed
from disclosure_lint.case.strangers import strangers
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.packs.rule import Rule

MISSING = True
STATED = True


def judge(rule: Rule, case: Case) -> Verdict:
    """Name every part that the statement lacks; of several copies each is judged."""
    name = rule.fields["statement"]
    first = case.statement(name)
    if first is None:
        return Verdict(idle="the draft makes no such statement")
    others = [region for region in headed(case, name) if region.start > first.start]
    read = [_read(rule, case, region) for region in (first, *others)]
    flags = tuple(flag for one in read for flag in one.flags)
    if flags:
        return Verdict(flags)
    evidence = tuple(mark for one in read for mark in one.evidence)
    strange = (
        one for region in (first, *others) for one in strangers(rule, case, region.body, region.end)
    )
    other = next(strange, None)
    doubt = f"the statement speaks of what `{other}` does, and not the issuer" if other else None
    return Verdict(evidence=evidence, doubt=doubt)


def _read(rule: Rule, case: Case, region: Region) -> Verdict:
    words = case.draft.words.between(region.body, region.end)
    lacks = [said for said, node in rule.fields["parts"] if not case.holds(node, *words)]
    place = Mark(region.body, region.end)
    if not lacks:
        return Verdict(evidence=(place,))
    return Verdict(flags=(Flag(place, {"lacks": "; ".join(lacks)}),))
