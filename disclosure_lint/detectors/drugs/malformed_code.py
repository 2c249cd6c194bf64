"""`drugs/malformed-code`: a code written otherwise than its owner writes it."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Verdict
from disclosure_lint.detectors.drugs.own_spelling import strangers
from disclosure_lint.detectors.drugs.used_names import (
    is_sure,
    mark,
    product_of,
    speaks_of_drugs,
)
from disclosure_lint.draft.fold import fold
from disclosure_lint.issuers.registry import code_key
from disclosure_lint.lean import Counter
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a code that is printed in another shape than its owner's, or in two shapes."""
    codes = [drug for drug in case.drugs if drug.form.endswith("code")]
    codes = [drug for drug in codes if "\n" not in drug.printed]
    if not (
        speaks_of_drugs(case) or strangers(case)
    ):  # what nobody knows may as well be a district or a machine
        codes = [drug for drug in codes if drug.product]
    if not codes:
        return Verdict(idle="the draft has no drug code")
    first: dict[str, Drug] = {}
    flags = []
    for drug in codes:
        right = _right_shape(case, drug, first)
        if right not in {drug.printed, _shape(drug.printed)}:
            flags.append(_malformed(case, drug, right))
    uses = Counter(code_key(drug.printed) for drug in codes)
    compared = [d for key, d in first.items() if d.product or uses[key] > 1]
    lone = [drug.printed for drug in strangers(case) if uses[code_key(drug.printed)] == 1]
    if not (flags or compared or lone):
        return Verdict(idle="the draft has no known drug code, and none twice")
    return Verdict(
        flags=tuple(flags),
        evidence=tuple(map(mark, compared)),
        doubt=f"no issuer's file has the code `{lone[0]}`, which stands once: look it up, or add it to a profile"
        if lone
        else None,
    )


def _right_shape(case: Case, drug: Drug, first: dict[str, Drug]) -> str:
    """Return the owner's shape of a code, or else the one that the draft used first."""
    key = code_key(drug.printed)
    seen = first.setdefault(key, drug)
    product = product_of(case, drug)
    if product is None or product.basis:  # lists have capitals, and hyphens as they come
        return _shape(seen.printed)
    if drug.printed in product.codes:
        return drug.printed
    shape = _shape(drug.printed)
    known = [code for code in product.codes if code_key(code) == key]
    return shape if shape in known or not known else known[0]


def _shape(printed: str) -> str:
    """Return a code with plain hyphens and spaces; which hyphen it is, is typography."""
    return "".join(
        c if c.isalnum() else folded for c, folded in zip(printed, fold(printed), strict=True)
    )


def _malformed(case: Case, drug: Drug, right: str) -> Flag:
    unsure = drug.product is not None and not is_sure(case, drug)
    return Flag(
        mark(drug),
        {"code": drug.printed, "known": right},
        changes=(Change(drug.start, drug.end, right),),
        safe=True,
        unsure=unsure,
    )
