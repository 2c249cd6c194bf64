"""How a draft uses the names of drugs: where a mention stands and what joins two of them.

Knows the registry's names and the draft's units; judges nothing.
"""

from __future__ import annotations

from itertools import pairwise

from disclosure_lint.case.case import Case
from disclosure_lint.case.introduced_drugs import BASIS
from disclosure_lint.case.verdict import Mark
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.segment import Unit
from disclosure_lint.issuers.registry import Product, code_key
from disclosure_lint.lean import lru_cache
from disclosure_lint.mentions.drugs.find import Drug, Tie
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_OPENS = Regex(r"[\s®™\"']*(?:\((?:r|tm)\))?[\s\"']*[(\[][^)\]]*$")
# Notation: what the entry of a list of publications holds, in marks and numbers.
_CITED = Regex(r"\bet al\b|\bdoi\b|\babstract\b|\bposter\b|presentation|\btitle\b|nct\d{8}|ctr20\d")
_TITLE = Regex(r"[\"《][^\"》]{30,}[\"》]")
_SIGNS = 2  # words of drugs; a single one stands in many a text
_FEW = 3  # words that may stand between two names that are joined
_NEAR = 80  # code points
_FAR = 160  # the same where words say that one is in the other
_AROUND = 600
_TOLD = 60  # code points before a name in which a sentence says that it is one


def product_of(case: Case, drug: Drug) -> Product | None:
    """Return the product that a mention names."""
    return case.registry.products[drug.product] if drug.product else None


def name_key(drug: Drug) -> str:
    """Return the name of a mention as it compares with other names of the product."""
    return _key(drug.printed, is_code=drug.form.endswith("code"))


@lru_cache(maxsize=512)
def _key(printed: str, *, is_code: bool) -> str:
    return code_key(printed) if is_code else fold(printed)


def is_sure(case: Case, *drugs: Drug) -> bool:
    """Tell whether each mention is a verified name of its product."""
    return all(_is_sure(product_of(case, drug), drug) for drug in drugs)


def _is_sure(product: Product | None, drug: Drug) -> bool:
    if product is None or not product.sure:
        return False
    return not any(name_key(drug) in {fold(name), code_key(name)} for name in product.unsure)


def names_forms(case: Case) -> frozenset[str]:
    """Return the forms that a draft in its language uses side by side."""
    other = "chinese" if case.language.startswith("zh") else "generic"
    return frozenset({"code", "unknown-code", "unknown", other})


def speaks_of_drugs(case: Case) -> bool:
    """Whether a draft has a word by which drugs, or what is done to try them, are called."""
    known = case.known
    signs = known.words("sorts-of-drugs") | known.words("under-study")
    return len(signs & case.draft.words.index.keys()) >= _SIGNS


def basis_of(case: Case, *drugs: Drug) -> str:
    """Return the list that what is known of mentions rests on; "" where profiles have them."""
    products = [product_of(case, drug) for drug in drugs]
    return next((product.basis for product in products if product and product.basis), "")


def is_newly_named(case: Case, word: str) -> bool:
    """Tell whether the draft itself gives a name to a drug that nobody else knows: TY-1234 (…).

    Official names appear on lists a year later, and many lie two letters from another's.
    """
    own = case.kept(
        "names that the draft gives",
        lambda: frozenset(
            fold(drug.printed)
            for drug in tied(case.ties)
            if drug.form == "generic" and basis_of(case, drug) == BASIS
        ),
    )
    return word in own


def by_product(drugs: Iterable[Drug]) -> dict[str, list[Drug]]:
    """Return the mentions of each known product, in reading order."""
    found: dict[str, list[Drug]] = {}
    for drug in drugs:
        if drug.product:
            found.setdefault(drug.product, []).append(drug)
    return found


def ties_by_product(ties: Iterable[Tie]) -> dict[str, list[Tie]]:
    """Return the ties between two names of one known product, in reading order."""
    found: dict[str, list[Tie]] = {}
    for tie in ties:
        if tie.left.product and tie.left.product == tie.right.product:
            found.setdefault(tie.left.product, []).append(tie)
    return found


def tied(ties: Iterable[Tie]) -> frozenset[Drug]:
    """Return every mention that is one half of a tie."""
    return frozenset(drug for tie in ties for drug in (tie.left, tie.right))


def is_running(case: Case, drug: Drug) -> bool:
    """Tell whether a mention stands in running text, not in a heading or cell."""
    unit = case.draft.unit(drug.start)
    return unit is not None and unit.kind in {"paragraph", "item"}


def is_cited(case: Case, drug: Drug) -> bool:
    """Tell whether a mention stands in the title of a study or publication."""
    known: dict[int, bool] = case.kept("cited drugs", dict)
    if drug.start not in known:
        known[drug.start] = _is_cited(case, drug)
    return known[drug.start]


def _is_cited(case: Case, drug: Drug) -> bool:
    unit = case.draft.unit(drug.start) or Unit("item", drug.start, drug.end)
    folded = case.draft.folded
    start, end = max(unit.start, drug.start - _AROUND), min(unit.end, drug.end + _AROUND)
    if unit.kind == "item" and _CITED.search(folded, start, end):
        return True
    around = folded[start:end]
    at = drug.start - start
    if around.find('"', 0, at) < 0 and around.find("《", 0, at) < 0:
        return False
    return any(title.start() < at < title.end() for title in _TITLE.finditer(around))


def is_bracketed(case: Case, drug: Drug) -> bool:
    """Tell whether a mention stands inside brackets."""
    before = case.draft.folded[max(0, drug.start - _NEAR) : drug.start]
    return max(before.rfind("("), before.rfind("[")) > max(before.rfind(")"), before.rfind("]"))


def are_joined(case: Case, left: Drug, right: Drug) -> bool:
    """Tell whether two mentions stand as two names of one thing, in whatever notation."""
    if right.start - left.end > _FAR:
        return False
    between = case.draft.folded[left.end : right.start]
    if any(phrase in between for phrase in case.known.listed("joining-names")):
        return ". " not in between and "\n\n" not in between
    if right.start - left.end > _NEAR:
        return False
    if _OPENS.match(between):
        return True
    if ". " in between or "\n\n" in between:
        return False
    first, last = case.draft.words.between(left.end, right.start)
    words = case.draft.words.text[first:last]
    return len(words) <= _FEW and case.known.words("parting-names").isdisjoint(words)


def links(case: Case, drugs: list[Drug], ties: Iterable[Tie]) -> list[tuple[int, str, str]]:
    """Return where names of one product are tied or joined, in reading order."""
    found = [(tie.start, name_key(tie.left), name_key(tie.right)) for tie in ties]
    for left, right in pairwise(drugs):
        if name_key(left) == name_key(right):
            continue
        if are_joined(case, left, right) or _is_told(case, left, right):
            found.append((left.start, name_key(left), name_key(right)))
    return sorted(found)


def _is_told(case: Case, left: Drug, right: Drug) -> bool:
    """Tell whether a sentence says of the drug before it what it was called: `It was known as AZD9291`."""
    folded = case.draft.folded
    said = folded[max(0, right.start - _TOLD) : right.start].rpartition(". ")[2]
    if not any(phrase in said for phrase in case.known.listed("telling-a-name")):
        return False
    if not case.known.words("sorts-of-drugs").isdisjoint(said.split()):
        return True  # "the drug was known as": what the draft is about
    between = range(left.end, right.start)
    return not any(one.product != left.product for one in case.drugs if one.start in between)


def linked(name: str, found: Iterable[tuple[int, str, str]]) -> set[str]:
    """Return every name that is tied to `name`, directly or through others."""
    group = {name}
    pairs = [{left, right} for _, left, right in found]
    while touching := [pair for pair in pairs if pair & group and not pair <= group]:
        group = group.union(*touching)
    return group


def mark(drug: Drug, message: str = "") -> Mark:
    """Return the place of a mention."""
    return Mark(drug.start, drug.end, message)


def like(printed: str, name: str) -> str:
    """Return `name` with the capitals of what is printed."""
    if printed.isupper() and len(printed) > 1 and printed.isalpha():
        return name.upper()
    if printed[:1].isupper() and name.islower():
        return name[:1].upper() + name[1:]
    return name
