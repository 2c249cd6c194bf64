"""The drugs that a draft introduces by saying what they are: "L-DOS47, an antibody-enzyme conjugate".

A code that neither profiles nor lists have, or a name with its mark, is a product of the
draft where the draft calls it a drug of some sort, or says that it is given. What the same
words call a device, a test or a platform is none.
"""

from __future__ import annotations

from itertools import pairwise

from disclosure_lint.case.introduced_drugs import family, own_product
from disclosure_lint.draft.characters import is_han
from disclosure_lint.draft.fold import fold
from disclosure_lint.issuers.registry import code_key
from disclosure_lint.limits import watched
from disclosure_lint.mentions.drugs.find import Drug, DrugText
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.case.asked import Asked
    from disclosure_lint.case.overlay import Overlay

_MARKED = Regex(r"([A-Z][A-Za-z-]{3,30})[ \xa0]?(®|™)")
_ENDS = frozenset(".;:!?。；：\n")  # notation: what ends a clause
_FAR = 14  # words in which a description says what a thing is
_PLACES = 40  # mentions of a name that are looked at


def described(reading: Asked, overlay: Overlay, text: DrugText) -> DrugText:
    """Return what a draft says of drugs, with the products that it describes without a tie."""
    codes: dict[str, list[Drug]] = {}
    for drug in text.mentions:
        if drug.form == "unknown-code" and drug.product is None:
            codes.setdefault(code_key(drug.printed), []).append(drug)
    keys = {drug: key for key, places in codes.items() for drug in places}
    given: dict[str, str] = {}
    for key, places in codes.items():
        if any(_is_drug(reading, place) for place in places[:_PLACES]):
            given[key] = own_product(overlay, key, (), codes=(places[0].printed,))
    for one, other in pairwise(sorted(keys)):  # "the candidates TY-1504 and TY-1505"
        if keys[one] in given and keys[other] not in given and _is_listed(reading, one, other):
            given[keys[other]] = own_product(overlay, keys[other], (), codes=(other.printed,))
    mentions = [
        drug._replace(product=given[keys[drug]]) if keys.get(drug) in given else drug
        for drug in text.mentions
    ]
    brands = list(_brands(reading, overlay, text))
    if not given and not brands:
        return text
    return DrugText(tuple(sorted([*mentions, *brands])), text.ties)


def _brands(reading: Asked, overlay: Overlay, text: DrugText) -> Iterator[Drug]:
    """Yield every place of a marked name that the draft says is a drug, and no list knows."""
    source, words = reading.draft.text, reading.draft.words
    if "®" not in source and "™" not in source:
        return
    taken = {drug.start for drug in text.mentions}
    found: dict[str, list[Drug]] = {}
    for one in watched(list(_MARKED.finditer(source))):
        if one.start() not in taken and words.starts[words.at(one.start())] == one.start():
            drug = Drug(one.start(), one.end(1), one[1], None, "brand", one[2], sentence_start=False)  # fmt: skip
            found.setdefault(fold(one[1]), []).append(drug)
    for name, places in found.items():
        if not any(_is_drug(reading, place) for place in places[:_PLACES]):
            continue
        product = own_product(overlay, name, places[:1])
        for start, end in _spans(reading, name):
            if start not in taken and source[start].isupper():
                mark = source[end : end + 1] if source[end : end + 1] in {"®", "™"} else ""
                yield Drug(start, end, source[start:end], product, "brand", mark, sentence_start=False)  # fmt: skip


def _spans(reading: Asked, name: str) -> Iterator[tuple[int, int]]:
    words = reading.draft.words
    for first, last in words.runs(name.split("-")):
        yield reading.draft.span(first, last)


def _is_drug(reading: Asked, drug: Drug) -> bool:
    """Whether the words about a name say that it is a drug, and none that it is something else."""
    words, known = reading.draft.words, reading.known
    first, last = words.between(drug.start, drug.end)
    kinds, things = known.words("drug-kinds"), known.words("device-kinds")
    behind = list(_description(reading, last))
    for number, word in enumerate(behind):
        if word in kinds:  # a drug, but a drug delivery device is none
            return behind[number + 1 : number + 2] == [] or behind[number + 1] not in things
        if word in things:
            return False
    if behind and _is_said(reading, last, len(behind)):
        return True
    if first == 0 or not _is_near(words.gaps[first]):
        return False
    if words.text[first - 1] in kinds:
        return True
    return _is_given(reading, first, drug.form)


def _description(reading: Asked, at: int) -> Iterator[str]:
    """Yield the words of a clause that says what the name before it is; none where none does."""
    words, known = reading.draft.words, reading.known
    copulas = known.words("saying-what")
    if at >= len(words.text):
        return
    gap = words.gaps[at]
    if "(" in gap:  # L-DOS47 (a bracket), a conjugate
        close = next((n for n in range(at, min(at + _FAR, len(words.gaps))) if ")" in words.gaps[n]), None)  # fmt: skip
        if close is None or close >= len(words.text):
            return
        at, gap = close, words.gaps[close].rpartition(")")[2]
    if not _ENDS.isdisjoint(gap):
        return
    if words.text[at] in copulas:
        at += 1
    elif not any(c in gap for c in ",，–—-"):
        return
    if at >= len(words.text) or words.text[at] not in known.words("describing-articles"):
        return
    for number in range(at + 1, min(at + 1 + _FAR, len(words.text))):
        if not _ENDS.isdisjoint(words.gaps[number]):
            return
        yield words.text[number]


def _is_said(reading: Asked, last: int, count: int) -> bool:
    """Whether a Chinese description names a sort of drug, whose characters are words each."""
    words = reading.draft.words
    start = words.starts[last]
    if not is_han(reading.draft.folded[start]):
        return False
    said = reading.draft.folded[start : start + 3 * count]
    return any(phrase in said for phrase in reading.known.phrases("drug-kinds"))


def _is_near(gap: str) -> bool:
    return gap.strip() in {"", ",", "(", '"'}


def _is_listed(reading: Asked, one: Drug, other: Drug) -> bool:
    """Whether a code goes on with another of its family: "TY-1504 and TY-1505"."""
    between = reading.draft.folded[one.end : other.start].strip(" ,、")
    alike = family(one.printed) == family(other.printed)
    return alike and (between == "" or between in reading.known.words("joining"))


def _is_given(reading: Asked, first: int, form: str) -> bool:
    """Whether the words before a name say that it is given, or of a code that it is developed."""
    draft, known = reading.draft, reading.known
    end = draft.words.starts[first]
    before = draft.folded[max(0, end - 40) : end].rstrip(" (\n")
    said = known.phrases("giving-a-drug")
    return before.endswith(
        said if form == "brand" else (*said, *known.phrases("developing-a-drug"))
    )
