"""`drugs/brand-mark-missing`: a brand without its mark."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.detectors.drugs.brands import after_mark, firsts
from disclosure_lint.detectors.drugs.used_names import (
    by_product,
    mark,
    name_key,
    product_of,
)
from disclosure_lint.issuers.registry import Brand, Product
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a brand that the draft never marks, or marks otherwise than the profile."""
    flags: list[Flag] = []
    evidence: list[Mark] = []
    for first, shown, brand in _judged(case):
        if shown is not None and _agree(shown, brand):
            evidence.append(mark(shown))
        else:
            flags.append(_unmarked(case, shown or first, brand))
    if not flags and not evidence:
        return Verdict(idle="the draft uses no brand whose mark is known")
    return Verdict(flags=tuple(flags), evidence=tuple(evidence))


def _judged(case: Case) -> Iterator[tuple[Drug, Drug | None, Brand]]:
    """Yield each brand whose mark is known: its first mention, the first marked, the profile's."""
    marks_others = any(drug.form == "brand" and drug.mark for drug in case.drugs)
    own = set(case.issuer.products) if case.issuer else set()
    for drugs in by_product(case.drugs).values():
        product = product_of(case, drugs[0])
        if product is None or not product.sure or not (marks_others or product.id in own):
            continue
        for first in firsts(case, drugs):
            brand = _profile(product, first)
            if brand is not None and brand.sure:
                same = (d for d in drugs if name_key(d) == name_key(first))
                yield first, next((drug for drug in same if drug.mark), None), brand


def _agree(shown: Drug, brand: Brand) -> bool:
    """Whether the mark that is shown will do: a trade mark is not yet a registered one."""
    return brand.mark != "™" or shown.mark not in {"®", "(R)"}


def _profile(product: Product, drug: Drug) -> Brand | None:
    """Return the brand in the profile, where all regions agree on its mark."""
    same = [b for b in product.brands if b.name.lower() == drug.printed.lower() and b.mark]
    return same[0] if len({b.mark for b in same}) == 1 else None


def _unmarked(case: Case, drug: Drug, brand: Brand) -> Flag:
    end = after_mark(case, drug)
    lacks = f"with `{drug.mark}`" if drug.mark else "without a mark"
    return Flag(
        mark(drug),
        {"brand": drug.printed, "mark": brand.mark, "printed": lacks},
        changes=(Change(drug.end, end, brand.mark),),
    )
