"""`drugs/unlinked-names`: two names of one drug that nothing ties together."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.drugs.tied_names import proof
from disclosure_lint.detectors.drugs.used_names import (
    basis_of,
    by_product,
    is_cited,
    is_running,
    is_sure,
    linked,
    links,
    mark,
    name_key,
    names_forms,
    ties_by_product,
)
from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.mentions.drugs.naming import naming
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the second name of a drug where nothing has tied it to the first."""
    forms = names_forms(case)
    flags: list[Flag] = []
    evidence: list[Mark] = []
    ties = ties_by_product(case.ties)
    for product, drugs in by_product(case.drugs).items():
        used = [drug for drug in drugs if drug.form in forms and _is_meant(case, drug)]
        if len({name_key(drug) for drug in used}) > 1:
            found = links(case, drugs, ties.get(product, ()))
            wrong = list(_unlinked(case, used, found))
            if wrong:  # what study titles say does not count; asked last, as it costs most
                used = [drug for drug in used if not is_cited(case, drug)]
                wrong = list(_unlinked(case, used, found))
            flags += wrong
            evidence += [] if wrong else proof(case, drugs, ties.get(product, []), found)
    if not flags and not evidence:
        return Verdict(idle="the draft uses no drug under two names")
    return Verdict(flags=tuple(flags), evidence=tuple(evidence))


def _is_meant(case: Case, drug: Drug) -> bool:
    """Tell whether a name is the drug's: a substance without the ending of a drug may be what is in it."""
    if drug.form != "generic" or not basis_of(case, drug):
        return True
    return any(naming(case.known).has_ending(word) for word in fold(drug.printed).split())


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
            basis=basis_of(case, drug),
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
