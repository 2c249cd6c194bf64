"""`drugs/brand-without-generic`: a brand without the generic name of the drug."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.detectors.drugs.brands import after_mark, firsts
from disclosure_lint.detectors.drugs.spellings import misspelt_words
from disclosure_lint.detectors.drugs.used_names import (
    by_product,
    is_bracketed,
    is_sure,
    linked,
    links,
    mark,
    name_key,
    product_of,
    ties_by_product,
)
from disclosure_lint.issuers.registry import Product
from disclosure_lint.mentions.drugs.find import Drug, Tie
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

_OPENING = Regex(r"\s*[(\[]")
_GENERIC = frozenset({"generic", "chinese", "short"})  # forms of names, as the registry has them


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the first mention of a brand where no generic name goes with it."""
    flags: list[Flag] = []
    evidence: list[Mark] = []
    ties = ties_by_product(case.ties)
    misspelt = False
    for drugs in by_product(case.drugs).values():
        product = product_of(case, drugs[0])
        if product is None or not _generic(case, product):
            continue
        for brand in firsts(case, drugs):
            if _has_generic(case, brand, drugs, ties.get(product.id, [])):
                evidence.append(mark(brand))
            elif _is_misspelt(case, brand, product):
                misspelt = True
            else:
                flags.append(_alone(case, brand, product))
    if not flags and not evidence and not misspelt:
        return Verdict(idle="the draft uses no brand of a known drug")
    doubt = "the generic name beside a brand looks misspelt" if misspelt else None
    return Verdict(flags=tuple(flags), evidence=tuple(evidence), doubt=doubt)


def _is_misspelt(case: Case, brand: Drug, product: Product) -> bool:
    """Tell whether the generic name stands beside a brand, but with letters astray."""
    unit = case.draft.unit(brand.start)
    first, last = case.draft.words.between(*(unit[1:3] if unit else brand[:2]))
    return any(
        first <= number < last and meant.product == product.id
        for number, meant in misspelt_words(case)
    )


def _has_generic(case: Case, brand: Drug, drugs: list[Drug], ties: list[Tie]) -> bool:
    names = {name_key(drug) for drug in drugs if drug.form in _GENERIC}
    if not names:
        return False
    if linked(name_key(brand), links(case, drugs, ties)) & names:
        return True
    unit = case.draft.unit(brand.start)
    within = (unit.start, unit.end) if unit else (brand.start - 1, brand.end + 1)
    return any(d.form in _GENERIC and within[0] <= d.start < within[1] for d in drugs)


def _generic(case: Case, product: Product) -> str | None:
    if case.language.startswith("zh"):
        return product.chinese[0] if product.chinese else None
    return product.generic


def _alone(case: Case, brand: Drug, product: Product) -> Flag:
    generic = _generic(case, product) or ""
    end = after_mark(case, brand)
    brackets = "（{}）" if case.language.startswith("zh") else " ({})"
    sure = is_sure(case, brand) and generic not in product.unsure
    # Beside another bracket, or in one, it would not read.
    room = not is_bracketed(case, brand) and not _OPENING.match(case.draft.folded, end)
    return Flag(
        mark(brand),
        {"brand": brand.printed, "generic": generic},
        changes=(Change(end, end, brackets.format(generic)),) if room else (),
        unsure=not sure,
        mild=1 if product.basis else 0,
        basis=product.basis,
    )
