"""Brands without their generic name or mark, and names that are no longer used."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.issuers.registry import Brand, Product
from disclosure_lint.kinds.drug_use import (
    by_product,
    is_cited,
    is_running,
    is_sure,
    like,
    linked,
    links,
    mark,
    name_key,
    product_of,
    tied,
    ties_by_product,
)
from disclosure_lint.mentions.drugs.find import Drug, Tie
from disclosure_lint.regex import Regex

_FORMERLY = Regex(r"(?:former|previous|original|曾|原|旧|前称)[^.。]{0,40}$")
_GENERIC = frozenset({"generic", "chinese", "short"})

_ROW = 60  # code points on either side of a brand in a row of brands
_MANY = 3  # marks in a row of brands, or other names
_COMMA = Regex("[,;]")
_ROW_BEFORE = Regex(r"(?:[A-Z][\w-]+[®™]?[,;]\s+)+(?:and\s+)?$")
_ROW_AFTER = Regex(r"[®™]?(?:[,;]\s+(?:and\s+)?[A-Z][\w-]+)+")


def brand_without_generic(case: Case) -> Verdict:
    """Flag the first mention of a brand where no generic name goes with it."""
    flags: list[Flag] = []
    evidence: list[Mark] = []
    ties = ties_by_product(case.ties)
    for drugs in by_product(case.drugs).values():
        product = product_of(case, drugs[0])
        if product is None or not _generic(case, product):
            continue
        for brand in _firsts(case, drugs):
            if _has_generic(case, brand, drugs, ties.get(product.id, [])):
                evidence.append(mark(brand))
            else:
                flags.append(_alone(case, brand, product))
    if not flags and not evidence:
        return Verdict(idle="the draft uses no brand of a known drug")
    return Verdict(flags=tuple(flags), evidence=tuple(evidence))


def _firsts(case: Case, drugs: list[Drug]) -> list[Drug]:
    """Return the first mention of each brand, in running text if it stands there at all."""
    brands = [d for d in drugs if d.form == "brand" and _is_meant(d, drugs)]
    brands = [brand for brand in brands if not _is_listed(case, brand)]
    found: dict[str, Drug] = {}
    for brand in sorted(brands, key=lambda b: (not is_running(case, b), b.start)):
        found.setdefault(name_key(brand), brand)
    return list(found.values())


def _is_listed(case: Case, brand: Drug) -> bool:
    """Tell whether a brand stands in a row of brands, as releases of results have them."""
    text = case.draft.text
    before = text[max(0, brand.start - _ROW) : brand.start]
    after = text[brand.end : brand.end + _ROW]
    marks = sum(map((before + after).count, "®™"))
    if marks >= _MANY and before.rstrip().endswith((",", ";", "and", "、", "及", "®", "™")):
        return True
    row = (_ROW_BEFORE.search(before), _ROW_AFTER.match(after))
    return sum(len(_COMMA.findall(part[0])) for part in row if part) >= _MANY


def _is_meant(brand: Drug, drugs: list[Drug]) -> bool:
    """Tell whether a word is the brand: Irene without a mark may be a person."""
    if brand.mark or brand.printed.isupper() or brand.printed[0] >= HAN_FROM:
        return True
    return any(drug.form != "brand" for drug in drugs)


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
    end = _after_mark(case, brand)
    brackets = "（{}）" if case.language.startswith("zh") else " ({})"
    sure = is_sure(case, brand) and generic not in product.unsure
    return Flag(
        mark(brand),
        {"brand": brand.printed, "generic": generic},
        changes=(Change(end, end, brackets.format(generic)),),
        unsure=not sure,
    )


def _after_mark(case: Case, brand: Drug) -> int:
    if not brand.mark:
        return brand.end
    at = case.draft.text.find(brand.mark, brand.end, brand.end + 6)
    return at + len(brand.mark) if at >= 0 else brand.end


def brand_mark_missing(case: Case) -> Verdict:
    """Flag a brand that the draft never marks, or marks otherwise than the profile."""
    flags: list[Flag] = []
    evidence: list[Mark] = []
    marks_others = any(drug.form == "brand" and drug.mark for drug in case.drugs)
    own = set(case.issuer.products) if case.issuer else set()
    for drugs in by_product(case.drugs).values():
        product = product_of(case, drugs[0])
        if product is None or not (marks_others or product.id in own):
            continue
        for first in _firsts(case, drugs):
            brand = _profile(product, first)
            if brand is None or not brand.sure or not product.sure:
                continue
            shown = [d for d in drugs if name_key(d) == name_key(first) and d.mark]
            if shown and not (brand.mark == "™" and shown[0].mark in {"®", "(R)"}):
                evidence.append(mark(shown[0]))
            else:
                flags.append(_unmarked(case, shown[0] if shown else first, brand))
    if not flags and not evidence:
        return Verdict(idle="the draft uses no brand whose mark is known")
    return Verdict(flags=tuple(flags), evidence=tuple(evidence))


def _profile(product: Product, drug: Drug) -> Brand | None:
    """Return the brand in the profile, where all regions agree on its mark."""
    same = [b for b in product.brands if b.name.lower() == drug.printed.lower() and b.mark]
    return same[0] if len({b.mark for b in same}) == 1 else None


def _unmarked(case: Case, drug: Drug, brand: Brand) -> Flag:
    end = _after_mark(case, drug)
    lacks = f"with `{drug.mark}`" if drug.mark else "without a mark"
    return Flag(
        mark(drug),
        {"brand": drug.printed, "mark": brand.mark, "printed": lacks},
        changes=(Change(drug.end, end, brand.mark),),
    )


def superseded_name(case: Case) -> Verdict:
    """Flag a former name that is used as if it still held."""
    former = [drug for drug in case.drugs if drug.form == "former" and not is_cited(case, drug)]
    if not former:
        return Verdict(idle="the draft uses no former name of a drug")
    told = tied(case.ties)
    flags = []
    for drug in former:
        product = product_of(case, drug)
        now = _today(product, drug) if product else None
        if now is None or drug in told or _is_told(case, drug):
            continue
        flags.append(
            Flag(
                mark(drug),
                {"name": drug.printed, "now": now},
                changes=(Change(drug.start, drug.end, like(drug.printed, now)),),
                unsure=not is_sure(case, drug),
            )
        )
    if flags:
        return Verdict(flags=tuple(flags))
    return Verdict(evidence=tuple(map(mark, former)))


def _today(product: Product, drug: Drug) -> str | None:
    """Return the name that has replaced a former one, in its script."""
    if drug.printed[0] < HAN_FROM:
        return product.generic
    return product.chinese[0] if product.chinese else None


def _is_told(case: Case, drug: Drug) -> bool:
    """Tell whether the draft says that this is the former name."""
    before = case.draft.folded[max(0, drug.start - 60) : drug.start]
    return _FORMERLY.search(before) is not None
