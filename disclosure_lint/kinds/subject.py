"""`subject`: a statement must speak of the product that the draft is about.

Codes, generic names and brands of one product are the same product, by the registry
or because the draft ties them together.
"""

from __future__ import annotations

from disclosure_lint.case.borrowed import borrowed
from disclosure_lint.case.case import Case
from disclosure_lint.case.heads import heads_of
from disclosure_lint.case.statements import Region
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.mentions.drugs.naming import naming
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SHORTEST = 7  # letters of a substance that is told by its ending


def judge(rule: Rule, case: Case) -> Verdict:  # noqa: PLR0911 - one for each way in which it comes out
    """Compare the products that the statement names with those of the draft."""
    region = case.statement(rule.fields["statement"])
    if region is None:
        return Verdict(idle="the draft makes no such statement")
    inside = [drug for drug in case.drugs if _is_within(case, region, drug)]
    strange = _strange(case, region)
    if not inside and strange is None:
        return Verdict(idle="the statement names no product")
    outside = [drug for drug in case.drugs if not region.start <= drug.start < region.end]
    about = {_key(case, drug) for drug in outside}
    shared = [drug for drug in inside if _key(case, drug) in about]
    alien = next((d for d in inside if _key(case, d) not in about and _is_alien(case, d)), None)
    if shared and alien is not None and rule.fields["statement"] == "legend":
        return Verdict(flags=(_flag(alien, _main(case, outside))._replace(mild=1),))
    if strange is None and rule.fields["statement"] == "legend":
        other = next(
            (d for d in inside if _key(case, d) not in about and _is_others(case, d)), None
        )
        strange = Mark(other.start, other.end) if shared and other else None
    if shared and strange is not None:
        said = case.draft.text[strange.start : strange.end]
        return Verdict(doubt=f"the statement names `{said}` too, of which the rest says nothing")
    if shared:
        missed = _left_out(case, inside) if rule.fields["statement"] == "cautionary" else None
        if missed is None:
            marks = tuple(Mark(drug.start, drug.end) for drug in shared[:3])
            return Verdict(evidence=marks, doubt=_of_another(rule, case, region))
        return Verdict(flags=(_flag(inside[0], missed),))
    told = [drug for drug in outside if _is_told(case, drug)]
    if not told:
        return _of_substances(case, region, inside, strange)
    if not inside and strange is not None:
        return Verdict(flags=(_of_stranger(case, strange, _main(case, told)),))
    return Verdict(flags=(_flag(inside[0], _main(case, told)),))


def _of_another(rule: Rule, case: Case, region: Region) -> str | None:
    """Say why a cautionary statement that names the right product is not the issuer's, if so."""
    if rule.fields["statement"] != "cautionary":
        return None
    return borrowed(case, (Mark(region.body, region.end),), own=True)


def _of_substances(case: Case, region: Region, inside: list[Drug], strange: Mark | None) -> Verdict:
    """Compare the substance of the headline, which no file has, with what the statement names."""
    words, has_stem = case.draft.words, naming(case.known).has_stem
    first, last = words.between(region.start, region.end)
    numbers = {n for part in _headline(case) for n in range(*words.between(*part))}
    found = [n for n in sorted(numbers) if _is_substance(words.text[n], has_stem)]
    if not found:
        return Verdict(idle="nothing else in the draft names a product")
    for number in found:
        if any(first <= at < last for at in words.index[words.text[number]]):
            return Verdict(idle="no issuer's file has the product of the headline")
    about = Mark(*case.draft.span(found[0], found[0] + 1))
    named = Mark(inside[0].start, inside[0].end) if inside else strange
    if named is None:
        return Verdict(idle="the statement names no product")
    text = case.draft.text
    values = {"named": text[named.start : named.end], "about": text[about.start : about.end]}
    return Verdict(
        flags=(
            Flag(named, values, (about._replace(message="the release is about this"),), mild=True),
        )
    )


def _is_substance(word: str, has_stem: Callable[[str], bool]) -> bool:
    """Whether a word is the name of a substance by its ending."""
    return len(word) >= _SHORTEST and word.isascii() and word.isalpha() and has_stem(word)


def _is_within(case: Case, region: Region, drug: Drug) -> bool:
    """Whether a drug stands in a statement, and not in a caution that the statement runs on into."""
    if not region.body <= drug.start < region.end:
        return False
    caution = case.statement("cautionary")
    return (
        caution is None
        or caution.start <= region.start
        or drug.start < caution.start
        or (drug.start >= caution.end)
    )


def _is_alien(case: Case, drug: Drug) -> bool:
    """Whether a product is that of companies which are neither the issuer nor named in the draft."""
    return _is_others(case, drug) and not (case.issuer and case.issuer.id in _owners(case, drug))


def _is_others(case: Case, drug: Drug) -> bool:
    """Whether a product is that of companies which the draft does not name; the issuer may be their partner."""
    owners = _owners(case, drug)
    issuer = case.issuer.id if case.issuer else None
    named = {company.key for company in case.companies} - {issuer}
    return bool(owners) and issuer != owners[0] and named.isdisjoint(owners)


def _owners(case: Case, drug: Drug) -> tuple[str, ...]:
    return case.registry.products[drug.product].owners if drug.product is not None else ()


def _strange(case: Case, region: Region) -> Mark | None:
    """Return the name of a substance in a statement that stands nowhere else."""
    words, has_stem = case.draft.words, naming(case.known).has_stem
    first, last = words.between(region.body, region.end)
    for number in range(first, last):
        word = words.text[number]
        is_alone = _is_substance(word, has_stem) and all(
            first <= at < last for at in words.index[word]
        )
        if is_alone and not _is_known(case, number):
            return Mark(*case.draft.span(number, number + 1))
    return None


def _is_known(case: Case, number: int) -> bool:
    start = case.draft.words.starts[number]
    return any(drug.start <= start < drug.end for drug in case.drugs)


def _of_stranger(case: Case, strange: Mark, about: Drug) -> Flag:
    return Flag(
        strange,
        {"named": case.draft.text[strange.start : strange.end], "about": about.printed},
        related=(Mark(about.start, about.end, "the release is about this"),),
        mild=True,
    )


def _is_told(case: Case, drug: Drug) -> bool:
    """Whether what is shaped like a code is a drug: the names of endpoints and papers are, too."""
    profiled = drug.product is not None and drug.product not in case.registry.products.more
    if profiled or naming(case.known).has_stem(fold(drug.printed)):
        return True
    return _is_in_headline(case, drug) or any(
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
    for drug in case.drugs:
        own = drug.product is not None and drug.product in case.issuer.products
        if own and _is_in_headline(case, drug) and _key(case, drug) not in named:
            return drug
    return None


def _headline(case: Case) -> list[tuple[int, int]]:
    """Return where the draft's first words stand, and the headline that an announcement has below them."""
    return case.kept("headline and heads", lambda: list(_spans(case)))


def _spans(case: Case) -> Iterator[tuple[int, int]]:
    first = case.headline()
    yield first.start, first.end
    yield from ((unit.start, unit.end) for unit in heads_of(case))


def _is_in_headline(case: Case, drug: Drug) -> bool:
    return any(start <= drug.start < end for start, end in _headline(case))


def _main(case: Case, outside: list[Drug]) -> Drug:
    """Return the drug that the draft is about: in its headline, or named most."""
    for drug in outside:
        if _is_in_headline(case, drug):
            return drug
    keys = [_key(case, drug) for drug in outside]
    return max(outside, key=lambda drug: keys.count(_key(case, drug)))


def _flag(named: Drug, about: Drug) -> Flag:
    return Flag(
        Mark(named.start, named.end),
        {"named": named.printed, "about": about.printed},
        related=(Mark(about.start, about.end, "the release is about this"),),
    )
