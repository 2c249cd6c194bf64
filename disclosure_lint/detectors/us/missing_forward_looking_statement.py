"""`us/missing-forward-looking-statement`: the issuer predicts, and no legend stands by it.

Asks who speaks, and what is predicted: only what the issuer itself says of its results,
approvals, dates, money or operations is surely a forward-looking statement of its own.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.us.predictions import predictions
from disclosure_lint.detectors.us.who_speaks import speaker
from disclosure_lint.packs.rule import Rule

MISSING = True
STATED = True
TERMS = (
    "names-tell-nothing",
    "offices-of-others",
    "parts-of-companies",
    "speaking-about-issuers",
)

_LOOKS_NOT = "nothing that the issuer says looks forward"
_UNKNOWN = "who speaks is not known: no listing stands by the name of who announces"


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a prediction of the issuer's own that stands without a legend, or by one that denies it."""
    legend = case.statement("legend")
    if legend is not None and not case.holds(rule.fields["wording"]["denied"]):
        return Verdict(evidence=(Mark(legend.start, legend.end),))
    who = speaker(case)
    if who.other:
        return Verdict(idle=f"somebody else speaks of the issuer (“{who.other}”)")
    told = sorted(predictions(rule, case, who), key=lambda one: not one.is_plain)
    if not told or not (told[0].is_plain or who.reports):
        return Verdict(idle=_LOOKS_NOT)
    if not who.is_issuer:
        return Verdict(doubt=_UNKNOWN)
    sure = told[0].is_plain and who.is_sure and who.reports
    return Verdict(flags=(Flag(told[0].mark, related=_headings(case), mild=not sure),))


def _headings(case: Case) -> tuple[Mark, ...]:
    return tuple(
        Mark(heading.start, heading.end, "a heading, but no statement follows")
        for heading in case.headings
        if heading.statement == "legend"
    )[:1]
