"""`drugs/inconsistent-name`: a draft that switches between two names of one drug."""

from __future__ import annotations

from itertools import pairwise

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.detectors.drugs.tied_names import proof
from disclosure_lint.detectors.drugs.used_names import (
    basis_of,
    by_product,
    is_bracketed,
    is_cited,
    is_running,
    is_sure,
    links,
    mark,
    name_key,
    names_forms,
    ties_by_product,
)
from disclosure_lint.lean import Counter
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.packs.rule import Rule

_OFTEN = 2  # times that a name is used to count as used
_SWITCHES = 2


def judge(rule: Rule, case: Case) -> Verdict:
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
            evidence += proof(case, drugs, ties.get(product, []), found)
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
        and not (number + 1 < len(drugs) and _pair(case, drug, drugs[number + 1]))
        and not is_cited(case, drug)
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
        basis=basis_of(case, mains[0]),
    )


def _in_place(use: Drug, name: str) -> str:
    return name[:1].upper() + name[1:] if use.sentence_start else name
