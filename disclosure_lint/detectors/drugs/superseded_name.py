"""`drugs/superseded-name`: a name that the drug no longer has."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Verdict
from disclosure_lint.detectors.drugs.used_names import (
    is_cited,
    is_sure,
    like,
    mark,
    product_of,
    tied,
)
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.issuers.registry import Product
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

_FORMERLY = Regex(r"(?:former|previous|original|曾|原|旧|前称)[^.。]{0,40}$")


def judge(rule: Rule, case: Case) -> Verdict:
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
