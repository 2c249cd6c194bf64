"""`us/missing-forward-looking-statement`: the issuer predicts, and no legend stands by it.

Asks who speaks, and what is predicted: only what the issuer itself says of its results,
approvals, dates, money or operations is surely a forward-looking statement of its own.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.speaker import top
from disclosure_lint.case.statements import Region
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.us.legends import telling
from disclosure_lint.detectors.us.predictions import TERMS as PREDICTING
from disclosure_lint.detectors.us.predictions import predictions
from disclosure_lint.detectors.us.who_speaks import speaker
from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

MISSING = True
STATED = True
TERMS = (
    "issued-by",
    "kinds-of-document",
    "speaking-about-issuers",
    *PREDICTING,
)

_LOOKS_NOT = "nothing that the issuer says looks forward"
_UNKNOWN = (
    "who speaks is not known: no listing stands by the name of who announces: tell it with --issuer"
)


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a prediction of the issuer's own that stands without a legend, or by one that denies it."""
    legend = case.statement("legend")
    if legend is not None and not case.holds(rule.fields["wording"]["denied"]):
        if whose := _whose(case, legend):
            return Verdict(doubt=f"the legend speaks of a document of “{whose}”")
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


def _whose(case: Case, legend: Region) -> str:
    """Return by whose name the legend calls the document that looks forward, where not by the issuer's."""
    text, words = case.draft.text, case.draft.words
    end = case.draft.span(*case.draft.sentence(words.at(legend.body)))[1]
    found = case.known.made("documents of others", lambda: _others(case.known)).search(
        text, legend.body, end
    )
    if found is None:
        return ""
    name = found["owner"] or found["issuer"]
    known, own = telling(fold(name), case.known), _own(case)
    return name if known and own and own.isdisjoint(known) else ""


def _own(case: Case) -> frozenset[str]:
    """Return the words by which the speaker is known, or else those of the headline and the lead."""
    words = case.draft.words
    lead = (words.text[slice(*words.between(*part))] for part in top(case))
    return speaker(case).words or frozenset(word for text in lead for word in text)


def _others(known: Known) -> Regex:
    documents = any_of(known.listed("kinds-of-document"))
    name = r"[A-Z][\w&-]+(?:\s[A-Z][\w&.-]+){0,4}"
    return Regex(
        rf"\b(?P<owner>{name})[’']s?\s(?:\w+\s){{0,2}}(?i:{documents})\b"
        rf"|\b[Tt]he\s(?i:{documents})\s(?i:{any_of(known.listed('issued-by'))})\s(?P<issuer>{name})"
    )


def _headings(case: Case) -> tuple[Mark, ...]:
    return tuple(
        Mark(heading.start, heading.end, "a heading, but no statement follows")
        for heading in case.headings
        if heading.statement == "legend"
    )[:1]
