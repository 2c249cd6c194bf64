"""The drugs that a draft introduces itself, by the names that it ties together.

"HyBryte™ (SGX301 or synthetic hypericin)" ties three names. Where no profile has any of
them, they are one product for the rest of the draft: that of a list which knows one of
them, or the draft's own.
"""

from __future__ import annotations

from disclosure_lint.case.overlay import Overlay
from disclosure_lint.draft.fold import fold
from disclosure_lint.issuers.registry import Brand, Product, code_key
from disclosure_lint.limits import watched
from disclosure_lint.mentions.drugs.find import Drug, DrugText, Tie
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.case.asked import Asked

BASIS = "what the draft itself says"
_VARIANT = Regex(r"-[A-Z]$")
_MARKED = Regex(r"([A-Z][A-Za-z-]{3,30})[ \xa0]?(®|™)[ \xa0]?\(")
_OR = Regex(r"[®™]?,?\s+(?:or|also known as|a/k/a|aka)\s+(?:(?:the|synthetic|recombinant)\s+)?")
_REACH = 120  # code points of a bracket behind a marked name


def introduced(reading: Asked, overlay: Overlay, text: DrugText) -> DrugText:
    """Return what a draft says of drugs, with the products that it makes itself."""
    mentions, ties = _with_brands(reading, text)
    ties += list(_alternatives(reading, mentions, ties))
    groups = _groups(ties)
    if not groups:
        return text
    given: dict[str, str] = {}
    for names in groups:
        product = _product(overlay, names)
        if product is not None:
            given |= dict.fromkeys(names, product)
    if not given:
        return text
    changed = {
        drug: drug._replace(product=given[_key(drug)])
        for drug in mentions
        if drug.product is None and _key(drug) in given
    }
    kept = [
        changed.get(drug, drug) for drug in mentions if drug in changed or drug.form != "marked"
    ]
    kept = [drug._replace(form="brand") if drug.form == "marked" else drug for drug in kept]
    return DrugText(tuple(kept), tuple(_tie(tie, given) for tie in ties))


def _tie(tie: Tie, given: dict[str, str]) -> Tie:
    left, right = (
        drug._replace(
            product=drug.product or given.get(_key(drug)),
            form="brand" if drug.form == "marked" else drug.form,
        )
        for drug in (tie.left, tie.right)
    )
    return tie._replace(left=left, right=right)


def family(code: str) -> str:
    """Return the key of a code without its last digits: what a house gives to all of its codes.

    A letter behind a hyphen tells one formulation from another: BP1001-A is of the family BP.
    """
    return code_key(_VARIANT.sub("", code)).rstrip("0123456789")


def _key(drug: Drug) -> str:
    return code_key(drug.printed) if drug.form.endswith("code") else fold(drug.printed)


def _with_brands(reading: Asked, text: DrugText) -> tuple[list[Drug], list[Tie]]:
    """Return the mentions with the marked names that stand before a bracket of theirs, and ties."""
    mentions, ties = list(text.mentions), list(text.ties)
    source = reading.draft.text
    if "®" not in source and "™" not in source:
        return mentions, ties
    starts = {drug.start: drug for drug in mentions}
    brands: dict[str, Drug] = {}
    for found in watched(list(_MARKED.finditer(source))):
        if found.start() in starts:
            continue
        first = starts.get(found.end()) or starts.get(found.end() + 1)
        if first is None:
            continue
        brand = Drug(found.start(), found.end(1), found[1], None, "marked", found[2], False)  # noqa: FBT003 - no sentence begins with it
        brands.setdefault(fold(brand.printed), brand)
        ties.append(Tie(brand.start, first.end, brand, first, ""))
    words = reading.draft.words
    for name, brand in brands.items():
        for at in words.index.get(name, ()):
            start, end = reading.draft.span(at, at + 1)
            if start not in starts and source[start].isupper():
                mark = source[end : end + 1] if source[end : end + 1] in {"®", "™"} else ""
                mentions.append(brand._replace(start=start, end=end, printed=source[start:end], mark=mark))  # fmt: skip
    return sorted(mentions), ties


def _alternatives(reading: Asked, mentions: list[Drug], ties: list[Tie]) -> Iterator[Tie]:
    """Yield the further names of a bracket: "(SGX301 or synthetic hypericin)"."""
    folded = reading.draft.folded
    starts = {drug.start: n for n, drug in enumerate(mentions)}
    for tie in ties:
        at = starts.get(tie.right.start)
        if at is None or at + 1 >= len(mentions):
            continue
        following = mentions[at + 1]
        if following.start - tie.right.end < _REACH and _OR.fullmatch(
            folded, tie.right.end, following.start
        ):
            yield Tie(tie.start, following.end, tie.left, following, "also")


def _groups(ties: list[Tie]) -> list[dict[str, Drug]]:
    """Return the names that ties join, where no profile's are among them, by how they compare."""
    groups: list[dict[str, Drug]] = []
    for tie in ties:
        own = {_key(tie.left): tie.left, _key(tie.right): tie.right}
        touching = [group for group in groups if not own.keys().isdisjoint(group)]
        for group in touching:
            groups.remove(group)
            own = {**group, **own}
        groups.append(own)
    return [group for group in groups if any(drug.product is None for drug in group.values())]


def _product(overlay: Overlay, names: dict[str, Drug]) -> str | None:
    """Return the product of a group of names: a list's, or a new one; None where they are at odds."""
    held = {drug.product for drug in names.values() if drug.product}
    if len(held) > 1 or any(id_ not in overlay.products.more for id_ in held):
        return None
    codes = [d.printed for d in names.values() if d.form == "unknown-code"]
    listed = {code for id_ in held for code in overlay.products[str(id_)].codes}
    families = [family(code) for code in codes]
    if len(set(families)) < len(codes) or not {family(c) for c in listed}.isdisjoint(families):
        return None  # two codes of one family are two drugs, or one of them is a slip
    if held:
        return held.pop()
    generic = next((d.printed for d in names.values() if d.form == "unknown"), None)
    brands = [d for d in names.values() if d.form == "marked"]
    first = (codes or [generic or brands[0].printed])[0]
    return own_product(overlay, fold(first), brands, generic=generic, codes=tuple(codes))


def own_product(
    overlay: Overlay,
    key: str,
    brands: Iterable[Drug],
    *,
    generic: str | None = None,
    codes: tuple[str, ...] = (),
) -> str:
    """Add a product that only the draft speaks of, and return its id."""
    id_ = f"own-{key.replace(' ', '-')}"
    overlay.products.more[id_] = Product(
        id=id_,
        generic=generic,
        codes=codes,
        brands=tuple(Brand(d.printed, (), d.mark, sure=False) for d in brands),
        chinese=(),
        former=(),
        short=(),
        target="",
        owners=(),
        stages={},
        stage_dates={},
        sure=False,
        unsure=(),
        basis=BASIS,
    )
    return id_
