"""The drugs that a draft introduces itself, by the names that it ties together.

"HyBryte™ (SGX301 or synthetic hypericin)" ties three names. Where no profile has any of
them, they are one product for the rest of the draft: that of a list which knows one of
them, or the draft's own.
"""

from __future__ import annotations

from bisect import bisect_left

from disclosure_lint.case.overlay import Overlay
from disclosure_lint.draft.characters import is_han
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.sought import places
from disclosure_lint.issuers.registry import Brand, Product, code_key
from disclosure_lint.limits import watched
from disclosure_lint.mentions.drugs.find import Drug, DrugText, Tie
from disclosure_lint.mentions.drugs.naming import naming
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.case.asked import Asked

BASIS = "what the draft itself says"
_VARIANT = Regex(r"-[A-Z]$")
_MARKED = Regex(r"([A-Z][A-Za-z-]{3,30})[ \xa0]?(®|™|\((?:R|TM)\))")
# A Chinese name shows where it begins by its quotation marks alone: 「維美拉」®.
_MARKED_HAN = Regex(r"[「『“\"]([\u3400-\u9fff]{2,6})[」』”\"][ \xa0]?(®|™)")
_DASHED = Regex(r"\s--?\s")  # between two names, of which the second stands between dashes
_QUOTED = Regex(r"\s?[(（]\s?(?:the\s)?[“\"]([A-Z][a-z]{3,14})[”\"]\s?[)）]")
_MARKS = ("®", "™", "(R)", "(TM)")
_OR = Regex(r"[®™]?,?\s+(?:or|also known as|a/k/a|aka)\s+(?:(?:the|synthetic|recombinant)\s+)?")
# notation: what is said between two names of one drug; the text is folded.
_SAID = (
    r"(?:(?:which is |is |was |has been )?(?:also |now |formerly |previously |commonly |originally )*"
    r"(?:known|called|named|marketed|sold|branded|commerciali[sz]ed|referred to)"
    r"(?: as| under the (?:brand|trade) ?name)?"
    r"|(?:which is |is )?now|formerly|previously|a/?k/?a|brand name|trade name)"
)
_BETWEEN = Regex(rf"\s?[(\[]\s?(?:{_SAID}:?\s)?[\"']?|,?\s{_SAID}\s[\"']?|\s?/\s?")
_ASIDE = Regex(rf"\s?[;,/]\s?(?:{_SAID}:?\s)?|,?\sor\s")  # between two names of one bracket
_STEMMED = Regex(r"\b[a-z]{6,30}\b")
_LENT = frozenset({"marked", "unknown"})  # forms of names that are mentions by a tie alone
_FAR = 60  # code points between two names
_SIGNS = 2  # words of drugs; a single one stands in many a text
OWN = "own-"  # begins the id of a product that only the draft speaks of
_REACH = 120  # code points of a bracket behind a marked name


def introduced(reading: Asked, overlay: Overlay, text: DrugText) -> DrugText:
    """Return what a draft says of drugs, with the products that it makes itself."""
    mentions, ties = _with_brands(reading, text)
    ties += list(_alternatives(reading, mentions, ties))
    given: dict[str, str] = {}
    for names in _groups(ties):
        product = _product(overlay, names)
        if product is not None:
            given |= dict.fromkeys(names, product)
    if not given:
        return DrugText(text.mentions, tuple(ties))
    kept = [
        _given(drug, given) for drug in mentions if drug.form not in _LENT or _key(drug) in given
    ]
    return DrugText(tuple(kept), tuple(_tie(tie, given) for tie in ties))


def _tie(tie: Tie, given: dict[str, str]) -> Tie:
    return tie._replace(left=_given(tie.left, given), right=_given(tie.right, given))


def _given(drug: Drug, given: dict[str, str]) -> Drug:
    """Return a name with the product that a tie gives it, and as what it then is a name of it."""
    product = drug.product or given.get(_key(drug))
    if product is None or drug.form not in _LENT:
        return drug._replace(product=product)
    is_own = product.startswith(OWN)
    form = "brand" if drug.form == "marked" else "generic" if is_own else drug.form
    return drug._replace(product=product, form=form)


def family(code: str) -> str:
    """Return the key of a code without its last digits: what a house gives to all of its codes.

    A letter behind a hyphen tells one formulation from another: BP1001-A is of the family BP.
    """
    return code_key(_VARIANT.sub("", code)).rstrip("0123456789")


def _key(drug: Drug) -> str:
    return code_key(drug.printed) if drug.form.endswith("code") else fold(drug.printed)


def _with_brands(reading: Asked, text: DrugText) -> tuple[list[Drug], list[Tie]]:
    """Return the mentions with the names that only a tie makes one of a drug, and the ties.

    A name is lent to its tie: it stays a mention where a product comes of it.
    """
    mentions, ties = list(text.mentions), list(text.ties)
    lent = {
        _key(one): one for tie in ties for one in (tie.left, tie.right) if one.form == "unknown"
    }
    source = reading.draft.text
    is_marked = any(mark in source for mark in _MARKS)
    is_quoted = bool(mentions) and '("' in reading.draft.folded
    if (is_marked or is_quoted) and _speaks_of_drugs(reading):
        found = list(_brand_ties(reading, mentions)) if is_marked else []
        found += _quoted_ties(reading, mentions)
        ties += found
        for tie in found:
            lent |= {_key(one): one for one in (tie.left, tie.right) if one.form in _LENT}
    starts = {drug.start for drug in mentions}
    for name, one in lent.items():
        for start, end in _places_of(reading, name):
            is_name = source[start].isupper() or one.form == "unknown" or is_han(source[start])
            if start not in starts and is_name:
                mark = source[end : end + 1] if source[end : end + 1] in {"®", "™"} else ""
                mentions.append(one._replace(start=start, end=end, printed=source[start:end], mark=mark))  # fmt: skip
    return sorted(mentions), ties


def _places_of(reading: Asked, name: str) -> Iterator[tuple[int, int]]:
    """Yield where a name stands as a word; a Chinese one, wherever its characters do."""
    if is_han(name[0]):
        yield from ((at, at + len(name)) for at in places(reading.draft.folded, (name,)))
        return
    for at in reading.draft.words.index.get(name, ()):
        yield reading.draft.span(at, at + 1)


def _quoted_ties(reading: Asked, mentions: list[Drug]) -> Iterator[Tie]:
    """Yield the ties of codes with the name that a bracket gives them: `TY-1234 ("Velmira")`."""
    text, known = reading.draft.text, reading.known
    for drug in mentions:
        if drug.form not in {"code", "unknown-code"}:
            continue
        named = _QUOTED.match(text, drug.end)
        if named is None or named[1].lower() in known.words("frequent-words"):
            continue
        if named[1].lower() in known.words("sorts-of-drugs"):
            continue
        brand = Drug(*named.span(1), named[1], None, "marked", "", False)  # noqa: FBT003 - no sentence begins with it
        yield Tie(drug.start, named.end(), drug, brand, "")


def _speaks_of_drugs(reading: Asked) -> bool:
    """Whether a draft has words by which drugs are called: what a machine is called is no brand."""
    signs = reading.known.words("sorts-of-drugs") | reading.known.words("under-study")
    if len(signs & reading.draft.words.index.keys()) >= _SIGNS:
        return True
    if reading.draft.text.isascii():
        return False
    folded = reading.draft.folded
    return sum(p in folded for p in reading.known.phrases("sorts-of-drugs")) >= _SIGNS


def _brand_ties(reading: Asked, mentions: list[Drug]) -> Iterator[Tie]:
    """Yield the ties of marked names: "Velmira® (TY-1234)", "TY-1234/Velmira®"."""
    folded, starts = reading.draft.folded, [drug.start for drug in mentions]
    marked = [*_MARKED.finditer(reading.draft.text)]
    if not reading.draft.text.isascii():
        marked += _MARKED_HAN.finditer(reading.draft.text)
    for found in watched(marked):
        at = bisect_left(starts, found.start())
        if at < len(starts) and starts[at] < found.end():
            continue
        brand = Drug(*found.span(1), found[1], None, "marked", found[2], False)  # noqa: FBT003 - no sentence begins with it
        behind = mentions[at] if at < len(mentions) else None
        if behind and not (
            _joins(folded, found.end(), behind.start) or _is_dashed(folded, found.end(), behind)
        ):
            behind = None
        before = mentions[at - 1] if at else None
        if before and not _joins(folded, _after(folded, before), found.start(), before):
            before = None
        if behind := behind or _stemmed_behind(reading, found.end()):
            yield Tie(brand.start, behind.end, brand, behind, "")
        elif before := before or _stemmed_before(reading, found.start()):
            yield Tie(before.start, brand.end, before, brand, "")


def _is_dashed(folded: str, end: int, behind: Drug) -> bool:
    """Whether a name stands between two dashes behind another: "Velmira™ – TY-1234 – is"."""
    after = _after(folded, behind)
    between = behind.start - end <= _FAR and _DASHED.fullmatch(folded, end, behind.start)
    return bool(between) and folded[after : after + 2].lstrip()[:1] == "-"


def _after(folded: str, drug: Drug) -> int:
    return drug.end + len(drug.mark) + (folded[drug.end : drug.end + 1] == " " and bool(drug.mark))


def _joins(folded: str, start: int, end: int, before: Drug | None = None) -> bool:
    """Whether what stands between two names says that they are one drug's.

    `before` is the left one, which may stand in a bracket behind another name.
    """
    if not 0 < end - start <= _FAR:
        return False
    if _BETWEEN.fullmatch(folded, start, end):
        return True
    is_aside = before is not None and folded[before.start - 1 : before.start] in {"(", "["}
    return is_aside and _ASIDE.fullmatch(folded, start, end) is not None


def _stemmed_behind(reading: Asked, start: int) -> Drug | None:
    """Return the name that stands tied behind a marked one, where it only ends as a drug's does."""
    folded = reading.draft.folded
    said = _BETWEEN.match(folded, start, start + _FAR)
    word = _STEMMED.match(folded, said.end()) if said else None
    return _stranger(reading, word.span()) if word else None


def _stemmed_before(reading: Asked, end: int) -> Drug | None:
    folded = reading.draft.folded
    for word in _STEMMED.finditer(folded, max(0, end - _FAR), end):
        if _BETWEEN.fullmatch(folded, word.end(), end):
            return _stranger(reading, word.span())
    return None


def _stranger(reading: Asked, span: tuple[int, int]) -> Drug | None:
    printed = reading.draft.text[slice(*span)]
    if not naming(reading.known).may_name(fold(printed)):
        return None
    return Drug(*span, printed, None, "unknown", "", False)  # noqa: FBT003 - as above


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
    id_ = f"{OWN}{key.replace(' ', '-')}"
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
