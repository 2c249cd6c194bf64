"""Chinese names and defined terms that are a character off the draft's own spelling.

Compared as folded, so that 楊大俊 and 杨大俊 are one name.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.signing import signatories
from disclosure_lint.detectors.drafting.slips import Slip
from disclosure_lint.draft import sought
from disclosure_lint.draft.characters import is_han
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.words import HAN
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ALL_HAN = Regex(f"[{HAN}]{{4,20}}")
_LINE_OF_HAN = Regex(rf"(?m)^[ \t\u3000]*([{HAN}]{{5,24}})[ \t\u3000*]*$")
_LIST = "于本公告"  # notation: with which the list of directors begins
_PERSON = 3  # characters of a name that is compared
_SHORTEST = 4  # characters of a term
_COMPANY = 5  # characters of a company's name
_OFTEN = 2  # how often a right spelling stands at least
_FIRST = 2  # the first character of a name that may be a slip rather than another's name
_DEFINED = 20  # code points behind a name in which it is defined as the Company
_TITLE = 2  # characters of 先生 and 女士
_PAIR = 2  # ways in which one name is written
_BEFORE_NAMES = frozenset("事及和与由为括即向按给")  # notation: what leads up to a name
_NO_NAMES = frozenset(
    "兼及和与或的之为"
)  # notation: what goes on behind a title and begins no name
_MOST = 80  # names or terms of one draft
# notation: what parts two names that are both right: numbers, directions, sides
_TELLING = frozenset(
    "一二三四五六七八九十甲乙丙丁上下东西南北中前后左右新旧大小内外买卖本该其首次年月日"
)


def find(case: Case) -> Iterator[Slip]:
    """Yield the names and terms that the draft itself spells otherwise."""
    yield from _persons(case)
    yield from _addressed(case)
    yield from _signing(case)
    yield from _terms(case)
    yield from _companies(case)


def _persons(case: Case) -> Iterator[Slip]:
    """Yield names before a title that differ from another by one character of the given name.

    Brothers and sisters stand in one sentence somewhere, or more than once each.
    """
    draft, places = case.draft, _titled(case)
    names = sorted(places, key=lambda name: (-draft.folded.count(name), places[name][0]))
    told: set[str] = set()
    for number, right in enumerate(names):
        for wrong in names[number + 1 :]:
            if wrong in told or not _is_other_given(right, wrong):
                continue
            if draft.folded.count(wrong) < _OFTEN and not _share_a_sentence(draft, right, wrong):
                told.add(wrong)
                printed = draft.text[places[right][0] : places[right][0] + _PERSON]
                for at in places[wrong]:
                    yield Slip(at, at + _PERSON, draft.text[at : at + _PERSON], printed)


def _addressed(case: Case) -> Iterator[Slip]:
    """Yield persons who are a man in one place and a woman in the others, or are written otherwise."""
    draft, folded = case.draft, case.draft.folded
    men, women = (case.known.listed(name) for name in ("men-behind", "women-behind"))
    found: dict[str, list[tuple[int, int, str]]] = {}
    for title in (*men, *women):
        for end in sought.places(folded, (title,)):
            start = _start_of_name(folded, end)
            if start < end:
                sort = "m" if title in men else "w"
                found.setdefault(folded[start:end], []).append((start, end + len(title), sort))
    for places in found.values():
        for names in ([sort for _, _, sort in places], _written(draft, places)):
            if len(set(names)) != _PAIR:
                continue
            wrong = min(set(names), key=lambda one: (names.count(one), -names.index(one)))
            if names.count(wrong) > 1 or (len(names) == _PAIR and names[0] == wrong):
                continue
            start, end, _ = places[names.index(wrong)]
            first = next(place for place, name in zip(places, names, strict=True) if name != wrong)
            yield Slip(start, end, draft.text[start:end], draft.text[first[0] : first[1]], "not")
            break


def _written(draft: Draft, places: list[tuple[int, int, str]]) -> list[str]:
    return [draft.text[start : end - _TITLE] for start, end, _ in places]


def _start_of_name(folded: str, end: int) -> int:
    """Return where the name begins that ends at a place: after a mark or what leads up to a name."""
    for length in (2, 3, 4):
        start = end - length
        if start < 1 or not _is_han(folded[start:end]):
            return end
        if not is_han(folded[start - 1]) or folded[start - 1] in _BEFORE_NAMES:
            return start
    return end


def _signing(case: Case) -> Iterator[Slip]:
    """Yield who signs for the board, where the directors have that name but for a character."""
    if not case.signatures:
        return
    draft, folded = case.draft, case.draft.folded
    for who, (start, end) in signatories(case):
        name = fold(who.printed)
        at = draft.text.find(who.printed, start)
        if at < 0 or not _is_han(name) or not 1 < len(name) <= _PERSON:
            continue
        titles = [
            place
            for title in case.known.listed("titles-behind")
            for place in sought.places(folded, (title,))
            if not start <= place <= end + _DEFINED
        ]
        if any(folded[place - len(name) : place] == name for place in titles):
            continue
        for place in titles:
            first = place - len(name)
            other = folded[first:place]
            before = folded[first - 1 : first]
            if (not is_han(before) or before in _BEFORE_NAMES) and (
                _is_other_given(name, other) if len(name) == _PERSON else name[0] == other[0]
            ):
                yield Slip(at, at + len(name), who.printed, draft.text[first:place])
                break


def _titled(case: Case) -> dict[str, list[int]]:
    """Return the names behind and before titles, each with where it stands."""
    folded = case.draft.folded
    starts: list[int] = []
    for title in case.known.listed("titles-behind"):
        starts += (at - _PERSON for at in sought.places(folded, (title,)) if at >= _PERSON)
    for title in case.known.listed("titles-before"):
        starts += (at + len(title) for at in sought.places(folded, (title,)))
    places: dict[str, list[int]] = {}
    for start in starts:
        name = folded[start : start + _PERSON]
        is_name = len(name) == _PERSON and _is_han(name) and name[0] not in _NO_NAMES
        if is_name and len(places) < _MOST:
            places.setdefault(name, []).append(start)
    return places


def _is_other_given(one: str, other: str) -> bool:
    """Whether two names have one surname and one character of two in common."""
    if one[0] != other[0]:
        return False
    if one[1:] == other[:0:-1]:
        return True
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _share_a_sentence(draft: Draft, one: str, other: str) -> bool:
    # The one who signs stands above the list of directors, without a stop between them.
    parts = (part for line in draft.folded.split(_LIST) for part in line.split("。"))
    return any(one in part and other in part for part in parts)


def _terms(case: Case) -> Iterator[Slip]:
    """Yield defined terms that lost a character within them."""
    draft = case.draft
    terms = {
        fold(one.term): one
        for one in case.definitions[:_MOST]
        if one.quoted and len(one.term) >= _SHORTEST and _ALL_HAN.fullmatch(one.term)
    }
    for term, one in terms.items():
        if draft.folded.count(term) < _OFTEN:
            continue
        for at in range(1, len(term) - 1):
            lost = term[:at] + term[at + 1 :]
            if term[at] in _TELLING or term[at] in {term[at - 1], term[at + 1]}:
                continue
            yield from _lost(draft, lost, one.term, terms)
        yield from _replaced(case, term, one.term, terms)


def _lost(draft: Draft, lost: str, term: str, terms: Iterable[str]) -> Iterator[Slip]:
    places = sought.places(draft.folded, (lost,))
    if not places or len(places) > draft.folded.count(fold(term)) or any(lost in t for t in terms):
        return
    for at in places:
        yield Slip(at, at + len(lost), draft.text[at : at + len(lost)], term)


def _replaced(case: Case, term: str, printed: str, terms: Iterable[str]) -> Iterator[Slip]:
    """Yield a term in which one character within is another, once, in a draft that has it often."""
    draft, folded = case.draft, case.draft.folded
    ends = case.known.listed("chinese-name-ends")
    if len(term) == _SHORTEST and not term.endswith(ends):
        return
    if folded.count(term) <= _OFTEN:
        return
    half = len(term) // 2
    for part, offset in ((term[:half], 0), (term[half:], half)):
        for found in sought.places(folded, (part,)):
            at = found - offset
            other = folded[max(0, at) : at + len(term)]
            apart = [n for n, sign in enumerate(other) if sign != term[n]]
            inner = len(apart) == 1 and 0 < apart[0] < len(term) - 1
            if not inner or len(other) != len(term) or not _is_han(other):
                continue
            if {term[apart[0]], other[apart[0]]} & _TELLING or any(other in t for t in terms):
                continue
            if folded.count(other) == 1 and _goes_on_alike(folded, at, term):
                yield Slip(at, at + len(term), draft.text[at : at + len(term)], printed)


def _goes_on_alike(folded: str, at: int, term: str) -> bool:
    """Whether what follows a term that is misspelt follows it elsewhere: else its end is another word's."""
    following = {
        folded[place + len(term) : place + len(term) + 1]
        for place in sought.places(folded, (term,))
    }
    after = folded[at + len(term) : at + len(term) + 1]
    return not is_han(after) or after in following


def _companies(case: Case) -> Iterator[Slip]:
    """Yield names of companies in which one character within is another."""
    draft, folded = case.draft, case.draft.folded
    ends, signs = case.known.listed("chinese-name-ends"), case.known.listed("board-signature")
    lines = (line[1] for line in _LINE_OF_HAN.finditer(draft.text))
    names: dict[str, str] = {}
    for name in (*lines, *_own(case)):
        if fold(name).endswith(ends):
            names.setdefault(fold(name), name)
    for name, printed in list(names.items())[:_MOST]:
        half = len(name) // 2
        tried = [(name[:half], 0), (name[half:], half)]
        for part, offset in tried if len(name) >= _COMPANY else []:
            for found in sought.places(folded, (part,)):
                at = found - offset
                other = folded[max(0, at) : at + len(name)]
                written = draft.text[max(0, at) : at + len(name)]
                if at < 0 or (other == name and written == printed):
                    continue
                first = 0 if _is_the_issuer(folded, at, at + len(name), signs) else _FIRST
                variant = (
                    _is_one_off(name, other, first)
                    # Counted last: each count goes through the whole text.
                    and (other not in names or folded.count(other) < folded.count(name))
                ) or _is_otherwise_written(printed, written)
                if variant:
                    yield Slip(at, at + len(name), draft.text[at : at + len(name)], printed)


def _own(case: Case) -> tuple[str, ...]:
    """Return the Chinese names of the issuer whose draft this is."""
    names = case.issuer.names if case.issuer else ()
    return tuple(name for name in names if len(name) >= _COMPANY and _ALL_HAN.fullmatch(name))


def _is_the_issuer(folded: str, start: int, end: int, signs: tuple[str, ...]) -> bool:
    """Whether a name can be nobody else's: it is defined as the Company, or signs for the board."""
    behind = folded[end : end + _DEFINED]
    if behind.startswith(("(", " (")) and '"本公司"' in behind:
        return True
    return folded[max(0, start - _DEFINED) : start].rstrip().endswith(signs)


def _is_one_off(name: str, other: str, first: int) -> bool:
    """Whether one character differs, none before `first` nor one that tells names apart."""
    if len(name) != len(other) or not _is_han(other):
        return False
    apart = [at for at in range(len(name)) if name[at] != other[at]]
    return (
        len(apart) == 1 and apart[0] >= first and not {name[apart[0]], other[apart[0]]} & _TELLING
    )


def _is_otherwise_written(name: str, written: str) -> bool:
    """Whether one character is written in a form of neither script: 葯 for 藥 or 药."""
    if len(name) != len(written) or fold(name) != fold(written):
        return False
    return any(a != b and b != fold(b) and a != fold(a) for a, b in zip(name, written, strict=True))


def _is_han(words: str) -> bool:
    return all(map(is_han, words))
