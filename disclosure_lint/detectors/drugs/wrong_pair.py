"""`drugs/wrong-pair`: a drug's name tied to the name of another drug."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Verdict
from disclosure_lint.detectors.drugs.tied_names import whole
from disclosure_lint.detectors.drugs.used_names import (
    is_sure,
    like,
)
from disclosure_lint.issuers.registry import Product
from disclosure_lint.lean import Counter
from disclosure_lint.mentions.drugs.find import Drug, Tie
from disclosure_lint.packs.rule import Rule
from disclosure_lint.spans import between

NEEDS = "drugs"
_REACH = 80  # code points in which "X and" may stand before "Y (code of X)"
_BEFORE = 5  # mentions in that reach, the left name among them


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a tie of two names that belong to different products."""
    known = [tie for tie in case.ties if tie.left.product and tie.right.product]
    right = [tie for tie in known if tie.left.product == tie.right.product]
    uses = Counter(drug.product for drug in case.drugs)
    wrong: dict[tuple[int, int], Tie] = {}  # one in each bracket
    for tie in known:
        if tie.left.product != tie.right.product and not _is_among_others(case, tie):
            wrong.setdefault((tie.start, tie.end), tie)
    flags = [_wrong(case, tie, uses) for tie in wrong.values()]
    strange = [d.printed for tie in case.ties for d in tie[2:4] if d.form.startswith("unknown")]
    if not flags and not right and not strange:
        return Verdict(idle="the draft ties no two names of a known drug")
    return Verdict(
        flags=tuple(flags),
        evidence=tuple(whole(case, tie) for tie in right),
        doubt=f"no issuer's file has `{strange[0]}`, which is tied to a name" if strange else None,
    )


def _is_among_others(case: Case, tie: Tie) -> bool:
    """Tell whether other drugs stand in the bracket too, or the right one just before.

    "TKI (X, Y)" is a list, and in "X and Y (code of X)" the bracket speaks of both.
    """
    own = {tie.right.product, None}
    if any(drug.product not in own for drug in between(case.drugs, tie.left.end, tie.end)):
        return True
    before = between(case.drugs, 0, tie.left.end)[-_BEFORE:-1]
    return any(
        drug.product == tie.right.product and tie.left.start - drug.end <= _REACH for drug in before
    )


def _wrong(case: Case, tie: Tie, uses: Counter[str | None]) -> Flag:
    products = case.registry.products
    left, right = products[str(tie.left.product)], products[str(tie.right.product)]
    values = {
        "left": tie.left.printed,
        "right": tie.right.printed,
        "left-is": _counterpart(left, tie.right) or _known_as(left, tie.left),
        "right-is": _counterpart(right, tie.left) or _known_as(right, tie.right),
    }
    changes: tuple[Change, ...] = ()
    other = _counterpart(left, tie.right)
    if other and uses[left.id] > 1 and uses[right.id] == 1:
        changes = (Change(tie.right.start, tie.right.end, like(tie.right.printed, other)),)
    unsure = not is_sure(case, tie.left, tie.right) or _may_be_biosimilar(left, right)
    return Flag(whole(case, tie), values, changes=changes, unsure=unsure)


def _may_be_biosimilar(left: Product, right: Product) -> bool:
    """Tell whether a drug that has no name of its own may bear the other owner's."""
    return not (left.generic and right.generic) and not set(left.owners) & set(right.owners)


def _known_as(product: Product, drug: Drug) -> str:
    """Return the best-known other name of the product of a mention."""
    names = [product.generic, *product.codes, *product.chinese, *(b.name for b in product.brands)]
    others = [name for name in names if name and name.lower() != drug.printed.lower()]
    return others[0] if others else product.target or "another drug"


def _counterpart(product: Product, drug: Drug) -> str | None:
    """Return the name of `product` that has the form of a mention of another one."""
    if drug.form == "code":
        return product.codes[0] if product.codes else None
    if drug.form == "chinese":
        return product.chinese[0] if product.chinese else None
    return product.generic if drug.form == "generic" else None
