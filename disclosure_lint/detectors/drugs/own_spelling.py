"""What a draft itself says a name or code is: the one that it uses is the measure of a lone slip.

Needs no profile: judges the draft by its own other words.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.introduced_drugs import BASIS
from disclosure_lint.case.products import like_substances
from disclosure_lint.detectors.drugs.slips import (
    are_siblings,
    distance,
    family,
    is_slip,
    is_sparse,
)
from disclosure_lint.detectors.drugs.used_names import basis_of, is_cited, name_key, tied
from disclosure_lint.draft.fold import fold
from disclosure_lint.issuers.registry import code_key
from disclosure_lint.lean import Counter
from disclosure_lint.limits import watched
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.mentions.drugs.naming import naming
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST = 7  # letters of a name that may be misspelt at all
_EDGE = 3  # letters that a slip keeps at the beginning or end
_OFTEN = 2  # uses that make a name the draft's own
_SPARSE_SLIPS = 2  # digits astray that still tell of a slip where numbers are not in sequence
# Notation: what stands behind a code that is presented as a drug of its own.
_PRESENTED = Regex(
    r"\s?/\s?[a-z]{4,24}[®™]|[®™]?\s*(?:[,(]|[-:] )\s*(?:an?|our|the|its|which|one|一|为|是)\b|\s+(?:is|as) an? "
)
# Notation: what stands between the members of a row, each with its use: `ABC-1 (ALS) and ABC-2`.
_ROW = Regex(
    r"(?:\s?\([^()]{0,24}\)|\s[a-z-]{2,12})?"
    r"\s*(?:,|/|、|;|and|or|及|和|与|或|plus|\+|versus|vs\.?)+\s*(?:and|or|及|和)?\s*"
)
_NEAR = 36  # code points in which a row goes on


class Slip(NamedTuple):
    """A mention that stands alone, and the draft's own that it is a slip from."""

    drug: Drug
    meant: Drug


def substances(case: Case) -> list[str]:
    """Return the words that end as the names of substances do, known or not."""
    return [
        word
        for word in like_substances(case)
        if len(word) >= _SHORTEST and word.isascii() and word.isalpha()
    ]


def strangers(case: Case) -> list[Drug]:
    """Return the codes that nobody here knows, in a draft that names a drug.

    A substance that a list has may be named in any text: it makes no drug of a district's number.
    """
    unknown = [drug for drug in case.drugs if drug.form == "unknown-code"]
    if unknown and (
        case.ties
        or any(drug.product and basis_of(case, drug) in {"", BASIS} for drug in case.drugs)
        or substances(case)
        or any(sign in case.draft.folded for sign in case.known.listed("drug-signs"))
    ):
        return unknown
    return []  # else it may as well be a flight or a machine


def code_slips(case: Case) -> Iterator[Slip]:
    """Yield the codes that stand once, a slip from a code that the draft uses."""
    codes = [drug for drug in case.drugs if drug.form.endswith("code")]
    uses = Counter(code_key(drug.printed) for drug in codes)
    if len(uses) == 1 or not strangers(case):
        return
    introduced = tied(case.ties)
    firsts: dict[str, Drug] = {}
    for drug in codes:
        firsts.setdefault(code_key(drug.printed), drug)
    own = {
        k: d
        for k, d in firsts.items()
        if uses[k] >= _OFTEN or d in introduced or _is_known(case, d)
    }
    families = Counter(map(family, firsts))
    for key, drug in firsts.items():
        if uses[key] > 1 or _is_known(case, drug) or drug in introduced:
            continue
        near = [
            other
            for other in own
            if other != key
            and (
                _may_be(
                    key,
                    other,
                    few=families[family(key)] <= _OFTEN,
                    sure=uses[other] >= _OFTEN or _is_known(case, own[other]),
                )
                or (uses[other] > _OFTEN and _is_swapped(key, other))
            )
        ]
        if len(near) == 1 and not _is_own_drug(case, drug, codes):
            yield Slip(drug, own[near[0]])


def _is_known(case: Case, drug: Drug) -> bool:
    """Whether profiles or lists have a code; that a draft gives it to patients may be the slip."""
    return drug.product is not None and basis_of(case, drug) != BASIS


def _may_be(key: str, other: str, *, few: bool, sure: bool) -> bool:
    """Tell whether a code may be a slip for another; numbers in sequence are siblings.

    `few`: whether the draft has no other codes of the family; `sure`: whether the other is known,
    or stands more than once.
    """
    if are_siblings(key, other):
        return False
    if is_sparse(other):
        return is_slip(key, other, _SPARSE_SLIPS if few and sure else 1)
    return few and is_slip(key, other)


def _is_swapped(key: str, other: str) -> bool:
    """Whether a code is one that the draft uses often, with two of its digits in each other's place."""
    return is_slip(key, other) and len(key) == len(other) and sorted(key) == sorted(other)


def _is_own_drug(case: Case, drug: Drug, codes: list[Drug]) -> bool:
    """Tell whether a code is presented as a drug of its own, or stands in a row of others."""
    folded, unit = case.draft.folded, case.draft.unit(drug.start)
    if unit is None or unit.kind not in {"paragraph", "item", "heading"} or is_cited(case, drug):
        return True
    if _PRESENTED.match(folded, drug.end):
        return True
    if folded[drug.start - 2 : drug.start] == '("' and folded[drug.end : drug.end + 2] == '")':
        return True  # as a draft defines what it speaks of
    at = codes.index(drug)
    for left, right in zip(codes[max(0, at - 1) : at + 1], codes[at : at + 2], strict=False):
        apart = right.start - left.end
        if 0 <= apart <= _NEAR and _ROW.fullmatch(folded[left.end : right.start]):
            return True
    return False


def tie_slips(case: Case) -> Iterator[Slip]:
    """Yield the codes tied to a name that the draft ties to another code, a slip away."""
    firsts: dict[str, list[Drug]] = {}
    for tie in case.ties:
        for code, other in ((tie.left, tie.right), (tie.right, tie.left)):
            if code.form != "unknown-code" or other.product or other.form.endswith("code"):
                continue
            before = firsts.setdefault(fold(other.printed), [])
            meant = [c for c in before if is_slip(name_key(code), name_key(c), _SPARSE_SLIPS)]
            if meant:
                yield Slip(code, meant[0])
            elif all(name_key(code) != name_key(c) for c in before):
                before.append(code)
    yield from _bracket_slips(case)


def _bracket_slips(case: Case) -> Iterator[Slip]:
    """Yield the codes in brackets behind a word that the draft gives another code, a slip away."""
    folded, words = case.draft.folded, case.draft.words
    firsts: dict[str, Drug] = {}
    for drug in case.drugs:
        if drug.form != "unknown-code" or folded[drug.start - 1 : drug.start] != "(":
            continue
        if folded[drug.end : drug.end + 1] not in {")", ",", ";"}:
            continue
        number = words.at(drug.start) - 1
        name = words.text[number] if number >= 0 and words.gaps[number + 1] == " (" else ""
        if len(name) < _SHORTEST or not name.isalpha() or name in case.known.words("company-forms"):
            continue
        first = firsts.setdefault(name, drug)
        key, other = name_key(drug), name_key(first)
        if key != other and family(key) == family(other) and is_slip(key, other, _SPARSE_SLIPS):
            yield Slip(drug, first)


def name_slips(case: Case, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield the words that stand once, one slip from the name of a substance that the draft uses.

    Each as its number and the name meant; `known` are words of names that need no telling.
    """
    index, names = case.draft.words.index, naming(case.known)
    own = [
        word
        for word in dict.fromkeys([*substances(case), *_own_names(case)])
        if len(index[word]) >= _OFTEN or _is_tied(case, word)
    ]
    if not own:
        return
    alike: dict[str, list[str]] = {}  # lone words by how they begin, and by how they end
    for word in case.draft.words.long:
        if len(index[word]) == 1:
            alike.setdefault(word[:_EDGE], []).append(word)
            alike.setdefault(f"…{word[-_EDGE:]}", []).append(word)
    for name in own:
        near = [*alike.get(name[:_EDGE], ()), *alike.get(f"…{name[-_EDGE:]}", ())]
        for word in watched(dict.fromkeys(near)):
            if abs(len(word) - len(name)) > 1 or word == name or word in known:
                continue
            if word in names.other_drugs or _is_inflected(word, name, names.foreign_endings):
                continue
            if distance(word, name, 1) == 1:
                yield index[word][0], name


def _own_names(case: Case) -> list[str]:
    """Return the words that are brands by what the draft itself says, and those that a list has."""
    more = case.registry.products.more
    names = {
        fold(drug.printed)
        for drug in case.drugs
        if (drug.form == "brand" and drug.product and basis_of(case, drug) == BASIS)
        or (drug.form == "generic" and drug.product in more)
    }
    return sorted(name for name in names if len(name) >= _SHORTEST and name.isalpha())


def _is_tied(case: Case, word: str) -> bool:
    return any(fold(drug.printed) == word for drug in tied(case.ties))


def _is_inflected(word: str, name: str, endings: tuple[str, ...]) -> bool:
    return any(word == name + ending or name == word + ending for ending in endings)
