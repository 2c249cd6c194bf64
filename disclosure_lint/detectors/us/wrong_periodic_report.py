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

_FORM = Regex(
    r"\bforms?\s*((?:10|20|40)-?\s?[kqf]|6-?\s?k)\b(?:/a)?"
)  # notation: how forms are written
# notation: letters that no form has: `Form 20F-K`, `Form 10-KF`.
_NO_FORM = Regex(r"\bform\s+(?:10|20|40)-?\s?[kf]-?[kf]\b(?!-|\d)")
_OWNER = Regex(r"\s(?:of|by)\s+([A-Z]\w+)")  # notation: a name tells itself by its capital
_FOREIGN = frozenset({"20f", "40f"})  # notation: the forms as `_FORM` reads them
_DOMESTIC = frozenset({"10k", "10q"})
_QUARTERLY = frozenset({"10q"})
# The forms of each sort of report, as the message gives them.
_REPORTS = {
    "annual": "Form 10-K, 20-F or 40-F",
    "quarterly": "Form 10-Q",
    "current": "Form 8-K or 6-K",
}


def judge(rule: Rule, case: Case) -> Verdict:
    """Say which annual or quarterly form in the legend the issuer does not file."""
    legend = case.statement("legend")
    if legend is None:
        return Verdict(idle=lack(rule))
    unfit = _unfit(rule, case, legend)
    if unfit is not None:
        return Verdict(flags=(unfit,))
    own = _annual_form(case)
    if own is None:
        return _of_both_sorts(case, legend)
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


def _unfit(rule: Rule, case: Case, legend: Region) -> Flag | None:
    """Return a form that there is not, or one of another sort than the report, whoever files it."""
    none = _NO_FORM.search(case.draft.folded, legend.start, legend.end)
    if none is not None:
        values = {"form": case.draft.text[none.start() : none.end()], "own": "one that there is"}
        return Flag(Mark(*none.span()), values)
    inside = case.draft.words.between(legend.start, legend.end)
    for called, own in _REPORTS.items():
        for first, last in case.hits(rule.fields["wording"][called], *inside) or ():
            mark = Mark(*case.draft.span(first, last))
            return Flag(mark, {"form": case.draft.text[mark.start : mark.end], "own": own})
    return None


def _of_both_sorts(case: Case, legend: Region) -> Verdict:
    """Say where a legend cites forms of a foreign issuer and of a domestic one at once.

    Whoever changed from one to the other cites both for a year, so it is told mildly.
    """
    found = list(_FORM.finditer(case.draft.folded, legend.start, legend.end))
    named = [form[1].replace("-", "").replace(" ", "") for form in found]
    annual = _FOREIGN.intersection(named) and not _QUARTERLY.isdisjoint(named)
    current = "6k" in named and "10k" in named
    if not (annual and "10k" not in named) and not (current and _FOREIGN.isdisjoint(named)):
        return Verdict(idle="the forms that the issuer files are not known")
    strange = next(n for n, name in enumerate(named) if name in {*_FOREIGN, "6k"})
    mark = Mark(found[strange].start(1), found[strange].end(1))
    values = {"form": _form(named[strange]), "own": "Form 10-K or 10-Q by the same legend"}
    return Verdict(flags=(Flag(mark, values, mild=1),))


def _form(name: str) -> str:
    return f"Form {name[:-1]}-{name[-1].upper()}"


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
