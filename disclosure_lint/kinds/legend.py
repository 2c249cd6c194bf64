"""`legend`: what the forward-looking statement legend of a draft says against the draft."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.statements import Region
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.kinds import statute
from disclosure_lint.kinds.legend_names import other_issuers, telling
from disclosure_lint.regex import Regex

_ACT = Regex(r"private\s+securities\s+(?:litigation\s+)?reform\s+act|\bsections?\s*(?:27a|21e)\b")
_OUT_OF_SCOPE = Regex(
    r"(?P<an_initial_public_offering>\b(?<!since )(?<!after )(?<!following )(?:initial\s+public\s+offering|ipo)\b)"
    r"|(?P<a_tender_offer>\btender\s+offer\b)"
    r"|(?P<a_going_private_transaction>\b(?:going|take)[\s-]private\b)"
    r"|(?P<a_blank_check_company>\bblank[\s-]check\b|\bspac\b|\bspecial\s+purpose\s+acquisition\b)"
)
_HEADLINE = 400  # code points in which a release says what it is about
_AMERICAN = frozenset({"NASDAQ", "NYSE", "NYSE AMERICAN", "CBOE", "OTC", "AMEX"})
_REPORTS = Regex(
    r"\bform\s*(?:10-?[kq]|20-?f|40-?f|8-?k|6-?k)\b|securities and exchange commission"
)
_FORM = Regex(r"\bforms?\s*((?:10|20|40)-?\s?[kqf])\b(?:/a)?")
_OWNER = Regex(r"\s(?:of|by)\s+([A-Z]\w+)")
_FIRST_PERSON = Regex(r"\b(?:we|our|us)\b")
_FOREIGN = frozenset({"20f", "40f"})
_DOMESTIC = frozenset({"10k", "10q"})


def found(defect: str, case: Case) -> Verdict:
    """Hand the legend to the function for the defect."""
    if defect == "misnamed-act":
        return statute.judge(case)
    region = case.statement("legend")
    if region is None:
        return Verdict(idle="the draft has no forward-looking statement legend")
    return _DEFECTS[defect](case, region)


def _out_of_scope(case: Case, region: Region) -> Verdict:
    """Say where the legend invokes the Reform Act and the Act excludes such statements."""
    act = _ACT.search(case.draft.folded, region.start, region.end)
    if act is None:
        return Verdict(idle="the legend does not invoke the Reform Act")
    mark = Mark(act.start(), act.end())
    if _reports_nowhere(case):
        flag = Flag(mark, {"what": "an issuer that does not report to the SEC"})
        return Verdict(flags=(flag,))
    headline = case.headline()
    end = max(headline.end, min(region.start, _opening(case)))
    about = _OUT_OF_SCOPE.search(case.draft.folded, headline.start, end)
    if about is None or about.lastgroup is None:
        return Verdict(evidence=(mark,))
    what = about.lastgroup.replace("_", " ").replace("going ", "going-")
    related = Mark(about.start(), about.end(), "the release is about this")
    return Verdict(flags=(Flag(mark, {"what": what}, related=(related,)),))


def _opening(case: Case) -> int:
    """Return where the headings at the top of a draft end."""
    end = 0
    for unit in case.draft.units[:4]:
        if unit.kind != "heading" or unit.end > _HEADLINE:
            break
        end = unit.end
    return end


def _reports_nowhere(case: Case) -> bool:
    """Whether the issuer is known, or by all that the draft shows, not to report to the SEC."""
    facts = case.facts
    if facts.issuer is not None:
        return facts.issuer.reports_to_sec(facts.date or facts.latest) is False
    listed = facts.venues
    return bool(listed) and listed.isdisjoint(_AMERICAN) and not _REPORTS.search(case.draft.folded)


def _wrong_report(case: Case, region: Region) -> Verdict:
    """Say which annual or quarterly form in the legend the issuer does not file."""
    own = _annual_form(case)
    if own is None:
        return Verdict(idle="the forms that the issuer files are not known")
    right, wrong = (_FOREIGN, _DOMESTIC) if own in _FOREIGN else (_DOMESTIC, _FOREIGN)
    found = list(_FORM.finditer(case.draft.folded, region.start, region.end))
    named = [form[1].replace("-", "").replace(" ", "") for form in found]
    if not found or not _speaks_for_issuer(case, region):
        return Verdict(idle="the legend refers to no form of the issuer's")
    marks = tuple(Mark(form.start(1), form.end(1)) for form in found)
    if (right - {"10q"}).isdisjoint(named):
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
    if "report of foreign private issuer" in case.draft.folded:
        return "20f"
    return None


def _speaks_for_issuer(case: Case, region: Region) -> bool:
    """Whether a legend names the issuer or speaks as "we": a partner's legend does neither."""
    if case.issuer is None:
        return True
    owner = _OWNER.search(case.draft.text, *region.heading) if region.heading else None
    if owner is not None:
        return any(owner[1].lower() in name.lower() for name in case.issuer.names)
    if _FIRST_PERSON.search(case.draft.folded, region.start, region.end):
        return True
    first, last = case.draft.words.between(region.start, region.end)
    names = {word for name in case.issuer.names for word in telling(name.lower())}
    return not names.isdisjoint(case.draft.words.text[first:last])


def _of_another(case: Case, offset: int) -> bool:
    """Whether the sentence around an offset names a company that is not the issuer."""
    first, last = case.draft.sentence(case.draft.words.at(offset))
    own = case.issuer.id if case.issuer else None
    return any(first <= n.first_word < last and n.key != own for n in case.companies)


_DEFECTS = {
    "other-issuer": other_issuers,
    "out-of-scope": _out_of_scope,
    "wrong-report": _wrong_report,
}
