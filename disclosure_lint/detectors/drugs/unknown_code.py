"""`drugs/unknown-code`: a code that its company is not known to have."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.detectors.drugs.slips import distance
from disclosure_lint.detectors.drugs.used_names import (
    mark,
    tied,
)
from disclosure_lint.issuers.registry import Issuer, code_key
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.mentions.names import Named
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

_PARTS = Regex(r"([A-Z]+)(\d+)")
# Notation: what may stand between a company and a code of its own.
_BESIDE = Regex(r"'?s?[\s(\[:,\"']*|[\s(\[,]*(?:from|by|of|developed by)?\s*", re.IGNORECASE)
_REACH = 20  # code points between a company and the code beside it
_SPARSE = 4  # digits of a family whose numbers are not handed out in sequence


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a code that nobody knows and that is one slip from one of the company beside it."""
    if not case.drugs:
        return Verdict(idle="the draft names no drug")
    introduced = tied(case.ties)
    unknown: dict[str, list[Drug]] = {}
    for drug in case.drugs:
        if drug.form == "unknown-code":
            unknown.setdefault(code_key(drug.printed), []).append(drug)
    flags = [
        flag
        for drugs in unknown.values()
        if len(drugs) == 1 and drugs[0] not in introduced  # else the draft's own drug
        for flag in _doubted(case, drugs[0])
    ]
    if flags:
        return Verdict(flags=tuple(flags))
    known = [drug for drug in case.drugs if drug.form == "code"]
    if not known:
        return Verdict(idle="the draft has no known drug code")
    firsts = {drug.product: drug for drug in reversed(known)}
    return Verdict(evidence=tuple(sorted(map(mark, firsts.values()))))


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
    parts = _PARTS.match(key)
    if parts is None or len(parts[2]) < _SPARSE:
        return
    for product in issuer.products:
        for code in case.registry.products[product].codes:
            other = _PARTS.match(code_key(code))
            if other and other[1] == parts[1] and distance(key, code_key(code), 1) == 1:
                yield code
