"""`us/wrong-periodic-report`: risk factors in a form that the issuer does not file."""

from __future__ import annotations

from itertools import pairwise

from disclosure_lint.case.case import Case
from disclosure_lint.case.needs import lack
from disclosure_lint.case.statements import Region
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.us.legends import telling
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TERMS = ("first-person", "names-tell-nothing")

_FORM = Regex(r"\bforms?\s*((?:10|20|40)-?\s?[kqf])\b(?:/a)?")  # notation: how forms are written
# notation: letters that no form has: `Form 20F-K`, `Form 10-KF`.
_NO_FORM = Regex(r"\bform\s+(?:10|20|40)-?\s?[kf]-?[kf]\b(?!-|\d)")
_OWNER = Regex(r"\s(?:of|by)\s+([A-Z]\w+)")  # notation: a name tells itself by its capital
_FOREIGN = frozenset({"20f", "40f"})  # notation: the forms as `_FORM` reads them
_DOMESTIC = frozenset({"10k", "10q"})
_QUARTERLY = frozenset({"10q"})


def judge(rule: Rule, case: Case) -> Verdict:
    """Say which annual or quarterly form in the legend the issuer does not file."""
    legend = case.statement("legend")
    if legend is None:
        return Verdict(idle=lack(rule))
    none = _NO_FORM.search(case.draft.folded, legend.start, legend.end)
    if none is not None:
        values = {"form": case.draft.text[none.start() : none.end()], "own": "one that there is"}
        return Verdict(flags=(Flag(Mark(*none.span()), values),))
    own = _annual_form(case)
    if own is None:
        return Verdict(idle="the forms that the issuer files are not known")
    right, wrong = (_FOREIGN, _DOMESTIC) if own in _FOREIGN else (_DOMESTIC, _FOREIGN)
    found = list(_FORM.finditer(case.draft.folded, legend.start, legend.end))
    named = [form[1].replace("-", "").replace(" ", "") for form in found]
    if not found or not _speaks_for_issuer(case, legend):
        return Verdict(idle="the legend refers to no form of the issuer's")
    marks = tuple(Mark(form.start(1), form.end(1)) for form in found)
    if (right - _QUARTERLY).isdisjoint(named):
        for mark, name in zip(marks, named, strict=True):
            if name in wrong and not _of_another(case, mark.start):
                return Verdict(flags=(Flag(mark, {"form": _form(name), "own": _form(own)}),))
    return Verdict(evidence=marks[:1])


def _form(name: str) -> str:
    return f"Form {name[:2]}-{name[2].upper()}"


def _annual_form(case: Case) -> str | None:
    """Return the annual form of the issuer, as `20f`; from its cover where it has no profile."""
    issuer = case.issuer
    if issuer is not None:
        return (issuer.annual_form or "").replace("-", "").lower() or None
    if "report of foreign private issuer" in case.draft.folded:  # as the cover of a 6-K has it
        return "20f"
    return None


def _speaks_for_issuer(case: Case, legend: Region) -> bool:
    """Whether a legend names the issuer or speaks as "we": a partner's legend does neither."""
    if case.issuer is None:
        return True
    owner = _OWNER.search(case.draft.text, *legend.heading) if legend.heading else None
    if owner is not None:
        return any(owner[1].lower() in name.lower() for name in case.issuer.names)
    first, last = case.draft.words.between(legend.start, legend.end)
    said = case.draft.words.text[first:last]
    if not case.known.words("first-person").isdisjoint(said):
        return True
    others = [n for n in case.companies if first <= n.first_word < last and n.key != case.issuer.id]
    if not others and ("the", "company") in pairwise(said):
        return True  # nobody else is named, and a release has one Company
    names = {w for name in case.issuer.names for w in telling(name.lower(), case.known)}
    return not names.isdisjoint(said)


def _of_another(case: Case, offset: int) -> bool:
    """Whether the sentence around an offset names a company that is not the issuer."""
    first, last = case.draft.sentence(case.draft.words.at(offset))
    own = case.issuer.id if case.issuer else None
    return any(first <= n.first_word < last and n.key != own for n in case.companies)
