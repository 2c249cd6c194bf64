"""`subject`: a statement must speak of the product that the draft is about.

Codes, generic names and brands of one product are the same product, by the registry
or because the draft ties them together.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.mentions.drugs.naming import naming
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Compare the products that the statement names with those of the draft."""
    region = case.statement(rule.fields["statement"])
    if region is None:
        return Verdict(idle="the draft makes no such statement")
    inside = [drug for drug in case.drugs if region.body <= drug.start < region.end]
    if not inside:
        return Verdict(idle="the statement names no product")
    outside = [drug for drug in case.drugs if not region.start <= drug.start < region.end]
    about = {_key(case, drug) for drug in outside}
    shared = [drug for drug in inside if _key(case, drug) in about]
    if shared:
        missed = _left_out(case, inside) if rule.fields["statement"] == "cautionary" else None
        if missed is None:
            return Verdict(evidence=tuple(Mark(drug.start, drug.end) for drug in shared[:3]))
        return Verdict(flags=(_flag(inside[0], missed),))
    told = [drug for drug in outside if _is_told(case, drug)]
    if not told:
        return Verdict(idle="nothing else in the draft names a product")
    return Verdict(flags=(_flag(inside[0], _main(case, told)),))


def _is_told(case: Case, drug: Drug) -> bool:
    """Whether what is shaped like a code is a drug: the names of endpoints and papers are, too."""
    if drug.product is not None or naming(case.known).has_stem(fold(drug.printed)):
        return True
    headline = case.headline()
    return headline.start <= drug.start < headline.end or any(
        drug.printed in {tie.left.printed, tie.right.printed} for tie in case.ties
    )


def _key(case: Case, drug: Drug) -> str:
    """Return what stands for a drug: its product, or its name as the draft ties it."""
    if drug.product is not None:
        return drug.product
    for tie in case.ties:
        if drug.printed in {tie.left.printed, tie.right.printed}:
            other = tie.right if drug.printed == tie.left.printed else tie.left
            return other.product or min(tie.left.printed, tie.right.printed)
    return drug.printed


def _left_out(case: Case, inside: list[Drug]) -> Drug | None:
    """Return a product of the issuer's in the headline that the statement leaves out."""
    if case.issuer is None:
        return None
    named = {_key(case, drug) for drug in inside}
    headline = case.headline()
    for drug in case.drugs:
        own = drug.product is not None and drug.product in case.issuer.products
        if own and headline.start <= drug.start < headline.end and _key(case, drug) not in named:
            return drug
    return None


def _main(case: Case, outside: list[Drug]) -> Drug:
    """Return the drug that the draft is about: in its headline, or named most."""
    headline = case.headline()
    for drug in outside:
        if headline.start <= drug.start < headline.end:
            return drug
    keys = [_key(case, drug) for drug in outside]
    return max(outside, key=lambda drug: keys.count(_key(case, drug)))


def _flag(named: Drug, about: Drug) -> Flag:
    return Flag(
        Mark(named.start, named.end),
        {"named": named.printed, "about": about.printed},
        related=(Mark(about.start, about.end, "the release is about this"),),
    )
