"""Two names of a drug: tied wrongly, not tied at all, or used by turns."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.issuers.registry import Product
from disclosure_lint.kinds.drug_use import (
    by_product,
    is_bracketed,
    is_cited,
    is_running,
    is_sure,
    like,
    linked,
    links,
    mark,
    name_key,
    names_forms,
    ties_by_product,
)
from disclosure_lint.mentions.drugs.find import Drug, Tie

_REACH = 80  # code points in which "X and" may stand before "Y (code of X)"
_BEFORE = 5  # mentions in that reach, the left name among them
_OFTEN = 2  # times that a name is used to count as used
_SWITCHES = 2


def wrong_pair(case: Case) -> Verdict:
    """Flag a tie of two names that belong to different products."""
    known = [tie for tie in case.ties if tie.left.product and tie.right.product]
    right = [tie for tie in known if tie.left.product == tie.right.product]
    uses = Counter(drug.product for drug in case.drugs)
    wrong: dict[tuple[int, int], Tie] = {}  # one in each bracket
    for tie in known:
        if tie.left.product != tie.right.product and not _is_among_others(case, tie):
            wrong.setdefault((tie.start, tie.end), tie)
    flags = [_wrong(case, tie, uses) for tie in wrong.values()]
    if not flags and not right:
        return Verdict(idle="the draft ties no two names of a known drug")
    return Verdict(flags=tuple(flags), evidence=tuple(_whole(case, tie) for tie in right))


def _is_among_others(case: Case, tie: Tie) -> bool:
    """Tell whether other drugs stand in the bracket too, or the right one just before.

    "TKI (X, Y)" is a list, and in "X and Y (code of X)" the bracket speaks of both.
    """
    drugs = case.drugs
    first = bisect_left(drugs, tie.left.end, key=_start)
    last = bisect_left(drugs, tie.end, key=_start)
    own = {tie.right.product, None}
    if any(drug.product not in own for drug in drugs[first:last]):
        return True
    return any(
        drug.product == tie.right.product and tie.left.start - drug.end <= _REACH
        for drug in drugs[max(0, first - _BEFORE) : first - 1]
    )


def _start(drug: Drug) -> int:
    return drug.start


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
    return Flag(_whole(case, tie), values, changes=changes, unsure=unsure)


def _may_be_biosimilar(left: Product, right: Product) -> bool:
    """Tell whether a drug that has no name of its own may bear the other owner's."""
    return not (left.generic and right.generic) and not set(left.owners) & set(right.owners)


def _whole(case: Case, tie: Tie) -> Mark:
    """Return a tie up to its right name and the bracket that closes right behind it."""
    text = case.draft.text
    end = tie.right.end
    while end < tie.end and text[end] in " ®™)）]":
        end += 1
    return Mark(tie.left.start, end)


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


def unlinked_names(case: Case) -> Verdict:
    """Flag the second name of a drug where nothing has tied it to the first."""
    forms = names_forms(case)
    flags: list[Flag] = []
    evidence: list[Mark] = []
    ties = ties_by_product(case.ties)
    for product, drugs in by_product(case.drugs).items():
        used = [drug for drug in drugs if drug.form in forms]
        if len({name_key(drug) for drug in used}) > 1:
            found = links(case, drugs, ties.get(product, ()))
            wrong = list(_unlinked(case, used, found))
            if wrong:  # what study titles say does not count; asked last, as it costs most
                used = [drug for drug in used if not is_cited(case, drug)]
                wrong = list(_unlinked(case, used, found))
            flags += wrong
            evidence += [] if wrong else _proof(case, drugs, ties.get(product, []), found)
    if not flags and not evidence:
        return Verdict(idle="the draft uses no drug under two names")
    return Verdict(flags=tuple(flags), evidence=tuple(evidence))


def _proof(
    case: Case, drugs: list[Drug], ties: list[Tie], found: list[tuple[int, str, str]]
) -> list[Mark]:
    """Return the first tie of a product's names, or else the first two joined ones."""
    if ties:
        return [_whole(case, ties[0])]
    return [mark(drug) for drug in drugs if found and drug.start == found[0][0]]


def _unlinked(case: Case, used: list[Drug], found: list[tuple[int, str, str]]) -> Iterator[Flag]:
    firsts: dict[str, Drug] = {}
    for drug in used:
        name = name_key(drug)
        if name in firsts:
            continue
        earlier = list(firsts.values())
        firsts[name] = drug
        if not earlier or _is_tied(case, drug, earlier, found, used):
            continue
        first = earlier[0]
        yield Flag(
            mark(drug),
            {"name": drug.printed, "other": first.printed},
            related=(mark(first, f"the same drug is {first.printed} here"),),
            unsure=not is_sure(case, drug, first),
        )


def _is_tied(
    case: Case,
    drug: Drug,
    earlier: list[Drug],
    found: list[tuple[int, str, str]],
    used: list[Drug],
) -> bool:
    name = name_key(drug)
    names = {name_key(one) for one in earlier}
    so_far = [link for link in found if link[0] <= drug.start]
    if linked(name, so_far) & names:
        return True
    bodies = {name_key(one) for one in used if is_running(case, one)}
    if name not in bodies or not names & bodies:
        return True  # a name that only a heading or table has is no second name in use
    late = bool(linked(name, found) & names)
    return late and not (is_running(case, drug) and any(is_running(case, e) for e in earlier))


def inconsistent_name(case: Case) -> Verdict:
    """Flag a draft that, having tied two names, keeps switching between them."""
    flags: list[Flag] = []
    evidence: list[Mark] = []
    ties = ties_by_product(case.ties)
    for product, drugs in by_product(case.drugs).items():
        if len({name_key(drug) for drug in drugs}) == 1:
            continue
        found = links(case, drugs, ties.get(product, ()))
        if not found:
            continue
        turn = _turns(drugs) and _turns(uses := _uses(case, drugs, found[0][0]))
        if turn:
            flags.append(_alternating(case, uses, *turn))
        else:
            evidence += _proof(case, drugs, ties.get(product, []), found)
    if not flags and not evidence:
        return Verdict(idle="the draft ties no two names of a drug and then uses them")
    return Verdict(flags=tuple(flags), evidence=tuple(evidence))


def _uses(case: Case, drugs: list[Drug], after: int) -> list[Drug]:
    """Return where a product is named in running text on its own, after the first tie."""
    forms = names_forms(case)
    kept = [
        drug
        for number, drug in enumerate(drugs)
        if drug.form in forms
        and drug.start > after
        and is_running(case, drug)
        and not is_bracketed(case, drug)
        and not is_cited(case, drug)
        and not (number + 1 < len(drugs) and _pair(case, drug, drugs[number + 1]))
    ]
    regions = [case.statement(name) for name in ("cautionary", "legend")] if kept else []
    legal = [(region.start, region.end) for region in regions if region is not None]
    return [d for d in kept if not any(start <= d.start < end for start, end in legal)]


def _pair(case: Case, drug: Drug, following: Drug) -> bool:
    """Tell whether a mention is the left half of "name (other name)"."""
    between = case.draft.folded[drug.end : following.start].strip(" ®™\"'")
    return between in {"(", "[", "/"} and name_key(drug) != name_key(following)


def _turns(uses: list[Drug]) -> tuple[str, str] | None:
    """Return the main and the other name where they take turns."""
    counts = Counter(name_key(use) for use in uses)
    if len(counts) < _OFTEN:
        return None
    (main, _), (other, times) = counts.most_common(2)
    names = [name for name in map(name_key, uses) if name in {main, other}]
    switches = sum(a != b for a, b in pairwise(names))
    return (main, other) if times >= _OFTEN and switches >= _SWITCHES else None


def _alternating(case: Case, uses: list[Drug], main: str, other: str) -> Flag:
    mains = [use for use in uses if name_key(use) == main]
    others = [use for use in uses if name_key(use) == other]
    plain = next((use for use in mains if not use.sentence_start), mains[0])
    name = plain.printed
    if plain.sentence_start and plain.form == "generic":
        name = name.lower()
    values = {
        "main": name,
        "other": others[0].printed,
        "main-count": str(len(mains)),
        "other-count": str(len(others)),
    }
    return Flag(
        mark(others[0]),
        values,
        related=(mark(mains[0], f"the main name, used {len(mains)} times"),),
        changes=tuple(Change(use.start, use.end, _in_place(use, name)) for use in others),
        unsure=not is_sure(case, mains[0], others[0]),
    )


def _in_place(use: Drug, name: str) -> str:
    return name[:1].upper() + name[1:] if use.sentence_start else name
