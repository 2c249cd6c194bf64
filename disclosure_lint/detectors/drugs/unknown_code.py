"""`drugs/unknown-code`: a code that its company is not known to have."""

from __future__ import annotations

from bisect import bisect_left

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.detectors.drugs.own_spelling import code_slips, strangers, tie_slips
from disclosure_lint.detectors.drugs.slips import family, is_slip, is_sparse
from disclosure_lint.detectors.drugs.tied_names import meant_codes
from disclosure_lint.detectors.drugs.used_names import is_sure, mark, product_of, tied
from disclosure_lint.issuers.registry import Issuer, code_key
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.mentions.names import Named
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import IGNORECASE, Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Notation: what may stand between a company and a code of its own.

_BESIDE = Regex(r"'?s?[\s(\[:,\"']*|[\s(\[,]*(?:from|by|of|developed by)?\s*", IGNORECASE)
_REACH = 20  # code points between a company and the code beside it
_SHOWN = 2  # codes of a drug that are told


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a code that nobody knows, tied to a drug with other codes or a slip from its company's."""
    unknown: dict[str, list[Drug]] = {}
    for drug in case.drugs:
        if drug.form == "unknown-code":
            unknown.setdefault(code_key(drug.printed), []).append(drug)
    introduced = tied(case.ties)
    told = {slip.drug for slip in (*code_slips(case), *tie_slips(case))} if unknown else set()
    flags = list(_of_known_drugs(case))
    flags += [
        flag
        for drugs in unknown.values()
        if len(drugs) == 1 and drugs[0] not in introduced | told  # else the draft's own drug
        for flag in _doubted(case, drugs[0])
    ]
    known = [drug for drug in case.drugs if drug.form == "code"]
    strange = strangers(case)
    if not (flags or known or strange):
        return Verdict(idle="the draft has no known drug code")
    firsts = {drug.product: drug for drug in reversed(known)}
    return Verdict(
        flags=tuple(flags),
        evidence=tuple(sorted(map(mark, firsts.values()))),
        doubt=f"no issuer's file has the code `{strange[0].printed}`: look it up, or add it to a profile"
        if strange
        else None,
    )


def _of_known_drugs(case: Case) -> Iterator[Flag]:
    """Yield the codes tied to the name of a drug whose profile has others, far from these.

    What lies a slip from one of them is another rule's to tell. A code of other letters may be
    a partner's, and of another issuer's draft a biosimilar's.
    """
    done: set[str] = set()
    own = set(case.issuer.products) if case.issuer else set()
    for tie in case.ties:
        for code, other in ((tie.left, tie.right), (tie.right, tie.left)):
            product = product_of(case, other)
            if code.form != "unknown-code" or product is None or other.form == "code":
                continue
            if product.basis:  # a list has no more than some of the codes
                continue
            key = code_key(code.printed)
            if not product.codes or key in done or meant_codes(case, code, other):
                continue
            done.add(key)
            alike = family(key) in {family(code_key(known)) for known in product.codes}
            if not alike and product.id not in own:
                continue
            yield Flag(
                mark(code),
                {
                    "code": code.printed,
                    "company": other.printed,
                    "known": " or ".join(product.codes[:_SHOWN]),
                },
                related=(mark(other, f"its code is {product.codes[0]}"),),
                mild=not alike or not is_sure(case, other),
            )


def _doubted(case: Case, drug: Drug) -> Iterator[Flag]:
    found = _company_beside(case, drug)
    if found is None:
        return
    issuer, place = found
    near = sorted(_near(case, issuer, code_key(drug.printed)))
    if not near:
        return
    changes = (Change(drug.start, drug.end, near[0]),) if len(near) == 1 else ()
    yield Flag(
        mark(drug),
        {
            "code": drug.printed,
            "company": case.draft.text[slice(*place)] if place else issuer.name,
            "known": " or ".join(near),
        },
        related=(Mark(*place, f"has {' and '.join(near)}"),) if place else (),
        changes=changes,
    )


def _company_beside(case: Case, drug: Drug) -> tuple[Issuer, tuple[int, int] | None] | None:
    """Return the company that stands directly beside a code, or else the draft's own."""
    folded, span = case.draft.folded, case.draft.span
    first, _ = case.draft.words.between(drug.start, drug.end)
    at = bisect_left(case.companies, first, key=_first_word)
    for named in case.companies[max(0, at - 1) : at + 1]:
        start, end = span(named.first_word, named.last_word)
        gap = folded[end : drug.start] if end <= drug.start else folded[drug.end : start]
        if len(gap) <= _REACH and _BESIDE.fullmatch(gap):
            return case.registry.issuers[named.key], (start, end)
    return (case.issuer, None) if case.issuer else None


def _first_word(named: Named) -> int:
    return named.first_word


def _near(case: Case, issuer: Issuer, key: str) -> Iterator[str]:
    """Yield the codes of a company that are one slip away in the same family."""
    for product in issuer.products:
        for code in case.registry.products[product].codes:
            other = code_key(code)
            if family(other) == family(key) and is_sparse(other) and is_slip(key, other):
                yield code
