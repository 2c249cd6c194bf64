"""`drugs/wrong-pair`: a drug's name tied to the name of another drug."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Verdict
from disclosure_lint.detectors.drugs import chinese_ties
from disclosure_lint.detectors.drugs.slips import distance
from disclosure_lint.detectors.drugs.tied_names import whole
from disclosure_lint.detectors.drugs.used_names import (
    is_sure,
    like,
)
from disclosure_lint.draft.fold import fold
from disclosure_lint.issuers.registry import Product
from disclosure_lint.lean import Counter
from disclosure_lint.mentions.drugs.find import Drug, Tie
from disclosure_lint.mentions.drugs.naming import naming
from disclosure_lint.packs.rule import Rule
from disclosure_lint.spans import between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SLIPS = 2  # letters astray in the name of one drug
_REACH = 80  # code points in which "X and" may stand before "Y (code of X)"
_BEFORE = 5  # mentions in that reach, the left name among them


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a tie of two names that belong to different products."""
    known = [tie for tie in case.ties if tie.left.product and tie.right.product]
    right = [tie for tie in known if tie.left.product == tie.right.product]
    uses = Counter(drug.product for drug in case.drugs)
    wrong: dict[tuple[int, int], Tie] = {}  # one in each bracket
    left = None
    for tie in known:
        if tie.left.product != tie.right.product and not _may_be_one(case, tie):
            if _is_among_others(case, tie):
                left = left or tie
            else:
                wrong.setdefault((tie.start, tie.end), tie)
    flags = [_wrong(case, tie, uses) for tie in wrong.values()]
    flags += [_of_stranger(case, *pair) for pair in _with_strangers(case)]
    flags += chinese_ties.find(case)
    strange = [d.printed for tie in case.ties for d in tie[2:4] if d.form.startswith("unknown")]
    if not flags and not right and not strange:
        return Verdict(idle="the draft ties no two names of a known drug")
    doubt = (
        f"no issuer's file has `{strange[0]}`, which is tied to a name: compare them by hand, or add them to a profile"
        if strange
        else None
    )
    if left is not None:
        shown = case.draft.text[left.start : left.end]
        doubt = doubt or f"which of the drugs beside it a name is tied to, nobody can tell: {shown}"
    return Verdict(
        flags=tuple(flags), evidence=tuple(whole(case, tie) for tie in right), doubt=doubt
    )


def _with_strangers(case: Case) -> Iterator[tuple[Tie, Drug, Product]]:
    """Yield the ties of a substance that nobody knows to the code of a known drug of other name.

    A substance is told by its ending; a salt of the known one begins like it.
    """
    has_stem = naming(case.known).has_stem
    for tie in case.ties:
        for name, code in ((tie.left, tie.right), (tie.right, tie.left)):
            product = case.registry.products.get(code.product or "")
            if name.product is not None or code.form != "code" or product is None:
                continue
            if product.basis:  # the name may be newer than the list
                continue
            words = fold(name.printed).split()
            known = fold(product.generic or "")
            if known and words and has_stem(words[0]) and not _is_alike(words[0], known):
                yield tie, code, product


def _is_alike(word: str, known: str) -> bool:
    return (
        word in known
        or known in word
        or distance(word, known.split(maxsplit=1)[0], _SLIPS) <= _SLIPS
    )


def _of_stranger(case: Case, tie: Tie, code: Drug, product: Product) -> Flag:
    values = {
        "left": tie.left.printed,
        "right": tie.right.printed,
        "left-is": str(product.generic) if code is tie.left else "another drug",
        "right-is": str(product.generic) if code is tie.right else "another drug",
    }
    return Flag(whole(case, tie), values, unsure=True, mild=1)


def _may_be_one(case: Case, tie: Tie) -> bool:
    """Tell whether what a list has for two substances may be one: a form of it, or a brand of several."""
    products = case.registry.products
    left, right = products[str(tie.left.product)], products[str(tie.right.product)]
    if not (left.basis or right.basis):
        return False
    if "brand" in {tie.left.form, tie.right.form} or not (left.generic and right.generic):
        return True
    ours, theirs = (
        {
            word
            for name in (one.generic or "", *one.short)
            for word in fold(name).split("-")[0].split()[:1]
        }
        for one in (left, right)
    )
    return not ours.isdisjoint(theirs)


def _is_among_others(case: Case, tie: Tie) -> bool:
    """Tell whether other drugs stand in the bracket too, or the right one just before.

    "TKI (X, Y)" is a list, and in "X and Y (code of X)" the bracket speaks of both.
    """
    own = {tie.right.product, None}
    first, _ = case.draft.sentence(case.draft.words.at(tie.left.start))
    opening = case.draft.words.starts[first]
    if any(drug.product not in own for drug in between(case.drugs, tie.left.end, tie.end)):
        return True
    before = between(case.drugs, 0, tie.left.end)[-_BEFORE:-1]
    return any(
        drug.product == tie.right.product
        and drug.start >= opening
        and tie.left.start - drug.end <= _REACH
        for drug in before
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
    basis = left.basis or right.basis
    return Flag(whole(case, tie), values, changes=changes, unsure=unsure, basis=basis)


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
