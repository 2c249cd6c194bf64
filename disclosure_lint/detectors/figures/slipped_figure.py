"""`figures/slipped-figure`: a figure that the draft prints elsewhere with two digits changed places.

Two figures of one draft are each other's with two neighbouring digits changed about once in a thousand
drafts by chance, where they have five digits or more before their zeros. Of fewer digits the words behind
both must be the same, and no sentence may have both: it would compare them. A dose may also have lost or
gained a zero, and a sum of the headline its scale.
"""

from __future__ import annotations

from itertools import combinations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures.misprints import is_swapped_beside
from disclosure_lint.draft.sought import places
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from disclosure_lint.detectors.figures.long_figures import LongFigure

    _Place: TypeAlias = "_Figure | LongFigure"

TERMS = ("not-telling", "people")

# Notation: a figure of three digits or more, its sign and its unit; a dose.
_FIGURE = Regex(r"[0-9][0-9,.]*[0-9][0-9]")
_STANDS_BEFORE = Regex(r"[\w.,/:-]$")  # of what a figure is but a part
_STANDS_BEHIND = Regex(r"[\d:/-]|[.,]\d|[a-z]{2}")
_DOSE = Regex(r"(?<![\w.,/-])(?P<dose>[0-9]+(?:\.[0-9]+)?)[ -]?$")  # before its unit
_NO_MORE = Regex(r"\b(?! ?/)")
_JOINED = frozenset("0123456789 -")
_LONGEST = 12  # code points of a dose
_UNITS = ("mg", "mcg", "µg", "μg", "ml", "iu")
_SIGN = Regex(r"(?:(?:us|hk|nt|[acs])?\$|[€£¥]|rmb|usd|hkd)\s?$")
_UNIT = Regex(r"\s?(?:%|percent\b|per cent\b|(?:million|billion|thousand)\b|[mkb]\b)")
_GROUPED = Regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_NEXT = Regex(
    r"[\s\"“”'’()*]*([a-z’'-]+)(?:[\s\"“”'’()*]+([a-z’'-]+))?(?:[\s\"“”'’()*]+([a-z’'-]+))?"
)
_WORD = Regex(r"[a-z]{5,}")
_BEFORE = Regex(r"([a-z]{4,})\s$")

_MANY, _SOME, _FEWEST = 5, 4, 3  # digits before the zeros
_LONG = 7  # digits of a number written out
_BESIDE = 80  # code points in which words tell what a figure is of
_MOST = 6  # places of one figure that are looked at
_TENFOLD = 10
_NOTHING = 1e-9  # what floats lose


class _Figure(NamedTuple):
    start: int
    end: int
    digits: str  # with its point, without commas
    unit: tuple[str, str]  # a sign before it, a word or sign behind it


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag figures and doses that are another of the draft's with two digits changed places."""
    flags: dict[int, Flag] = {}
    if case.language.startswith("zh"):
        from disclosure_lint.detectors.figures import long_figures

        found: Iterable[tuple[_Place, _Place]] = long_figures.slips(case)
    else:
        found = (*_swapped(case), *_doses(case))
    for one, other in found:
        if one.start not in flags and other.start not in flags:
            values = {
                "said": printed(case, one.start, one.end),
                "told": printed(case, other.start, other.end),
            }
            related = (Mark(other.start, other.end, "as it stands here"),)
            flags[one.start] = Flag(Mark(one.start, one.end), values, related)
    if not flags and not case.draft.words.numerals:
        return Verdict(idle="the draft has no figures")
    return Verdict(tuple(flag for _, flag in sorted(flags.items())))


def _swapped(case: Case) -> Iterator[tuple[_Figure, _Figure]]:
    """Yield figures that are alike but for their digits' order, the likelier slip first."""
    times: dict[str, int] = {}
    for text in _FIGURE.findall(case.draft.folded):
        if text.count(".") < 2:  # noqa: PLR2004 - 1.2.3 is a version
            times[text] = times.get(text, 0) + 1
    alike: dict[str, list[str]] = {}
    for text in times:
        alike.setdefault("".join(sorted(_plain(text))), []).append(text)
    for same in alike.values():
        for first, second in combinations(same, 2) if len(same) > 1 else ():
            if is_swapped_beside(_plain(first), _plain(second)):
                yield from _slips(case, first, second)
    often = [text for text, number in times.items() if number > 1 and _is_long(text)]
    for other in often:
        for text, number in times.items():
            if len(text) == len(other) and number == 1 and _is_long(text):
                yield from _near(case, text, other)


def _is_long(text: str) -> bool:
    return len(text.replace(",", "").replace(".", "").strip("0")) >= _MANY


def _near(case: Case, text: str, other: str) -> Iterator[tuple[_Figure, _Figure]]:
    """Yield a long figure printed once that one digit parts from one printed more often."""
    if sum(a != b for a, b in zip(text, other, strict=True)) == 1:
        for one, two in _slips(case, text, other):
            mine, theirs = _next(case.draft.folded, one), _next(case.draft.folded, two)
            if len(_places(case, text)) == 1 and mine[:2] == theirs[:2] and mine[1]:
                yield one, two


def _plain(text: str) -> str:
    """Return the digits of a printed figure, without zeros behind its point."""
    digits = text.replace(",", "")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _slips(case: Case, first: str, second: str) -> Iterator[tuple[_Figure, _Figure]]:
    """Yield the places of the figure printed more seldom, each with one of the other."""
    both = {text: _places(case, text) for text in (first, second)}
    if not all(both.values()):
        return
    rare, often = sorted(both, key=lambda text: (len(both[text]), -both[text][0]))
    if len(both[rare]) > 1 and not _is_long(rare):
        return  # both are told again: two figures
    others = [_figure(case, there, often) for there in both[often][:_MOST]]
    for at in both[rare][:_MOST]:
        one = _figure(case, at, rare)
        alike = [other for other in others if _is_slip(case, one, other)]
        if alike:
            mine = _next(case.draft.folded, one)
            yield one, max(alike, key=lambda o: _next(case.draft.folded, o)[:2] == mine[:2])


def _places(case: Case, text: str) -> list[int]:
    """Return where a figure stands that is no part of another."""
    folded = case.draft.folded
    return [
        at
        for at in places(folded, (text,))
        if not _STANDS_BEFORE.search(folded, max(0, at - 1), at)
        and not _STANDS_BEHIND.match(folded, at + len(text))
    ]


def _figure(case: Case, start: int, text: str) -> _Figure:
    folded, end = case.draft.folded, start + len(text)
    sign = _SIGN.search(folded, max(0, start - 5), start)
    unit = _UNIT.match(folded, end)
    digits = _plain(text)
    behind = unit[0].strip() if unit else ""
    return _Figure(start, end, digits, (sign[0].strip()[-1:] if sign else "", behind))


def _is_slip(case: Case, one: _Figure, other: _Figure) -> bool:
    """Whether what stands around two figures tells that they are of one thing."""
    folded = case.draft.folded
    some = one.unit == other.unit and all(_is_of_something(folded, f) for f in (one, other))
    shared = len(_words(case, one) & _words(case, other)) if some else 0
    telling = len(one.digits.replace(".", "").strip("0"))
    if not shared or telling < _FEWEST:
        return False
    return telling >= _MANY or (
        _are_of_the_same(case, one, other, shared) and not _are_compared(case, one, other)
    )


def _are_of_the_same(case: Case, one: _Figure, other: _Figure, shared: int) -> bool:
    """Whether the words behind two figures of few digits are the same."""
    mine, theirs = _next(case.draft.folded, one), _next(case.draft.folded, other)
    if mine[0] != theirs[0] or not mine[0]:
        return False
    if not any(one.unit) and "." not in one.digits and len(one.digits) < _LONG:  # a count
        people = case.known.words("people")
        return mine[0] in people or (mine[:2] == theirs[:2] and mine[1] in people)
    is_telling = len(mine[0]) >= _MANY and mine[0] not in case.known.words("not-telling")
    is_telling |= mine[:2] == theirs[:2] and bool(mine[1])
    is_some = len(one.digits.replace(".", "").strip("0")) == _SOME
    return shared > 1 and (is_some or is_telling)


def _is_of_something(folded: str, one: _Figure) -> bool:
    """Whether a figure is an amount, a percentage or a count, not the number of a thing."""
    if any(one.unit) or "." in one.digits or _GROUPED.fullmatch(folded, one.start, one.end):
        return True
    return len(one.digits) == _FEWEST and bool(_next(folded, one)[0])


def _next(folded: str, one: _Figure) -> tuple[str, ...]:
    unit = _UNIT.match(folded, one.end)
    found = _NEXT.match(folded, unit.end() if unit else one.end)
    return tuple(word or "" for word in found.groups()) if found else ("", "", "")


def _words(case: Case, one: _Figure) -> set[str]:
    folded = case.draft.folded
    around = (
        f"{folded[max(0, one.start - _BESIDE) : one.start]} {folded[one.end : one.end + _BESIDE]}"
    )
    return set(_WORD.findall(around)) - case.known.words("not-telling")


def _are_compared(case: Case, one: _Figure, other: _Figure) -> bool:
    """Whether a sentence has both figures."""
    words = case.draft.words
    sentences = {case.draft.sentence(words.at(f.start)) for f in (one, other)}
    if len(sentences) == 1:
        return True
    for first, last in sentences:
        start, end = case.draft.span(first, last)
        stretch = case.draft.folded[start:end].replace(",", "")
        if one.digits in stretch and other.digits in stretch:
            return True
    return False


def _doses(case: Case) -> Iterator[tuple[_Figure, _Figure]]:
    """Yield doses printed once that are another, printed more often, with a slip of the digits."""
    given = _given(case)
    for (dose, unit), some in given.items():
        if len(some) > 1:
            continue
        for (other, unit_), often in given.items():
            if unit_ != unit or other == dose:
                continue
            is_swap = len(dose) == len(other) and is_swapped_beside(dose, other)
            if is_swap and len(dose) > 2:  # noqa: PLR2004 - 12 mg and 21 mg may both be given
                is_slip = not _are_compared(case, some[0], often[0])
            else:
                is_slip = len(often) > 1 and _is_tenfold(dose, other)
                is_slip = is_slip and _same_drug(case.draft.folded, some[0], often)
            if is_slip and (len(often) > 1 or often[0].start < some[0].start):
                yield some[0], often[0]


def _given(case: Case) -> dict[tuple[str, str], list[_Figure]]:
    """Return the doses of a draft with their places."""
    folded = case.draft.folded
    given: dict[tuple[str, str], list[_Figure]] = {}
    for unit in _UNITS:
        for at in places(folded, (unit,)):
            if folded[at - 1] not in _JOINED:
                continue
            found = _DOSE.search(folded, max(0, at - _LONGEST), at)
            if found and _NO_MORE.match(folded, at + len(unit)):
                figure = _Figure(found.start(), at + len(unit), found["dose"], ("", unit))
                given.setdefault((found["dose"], unit), []).append(figure)
    return given


def _is_tenfold(dose: str, other: str) -> bool:
    telling = dose.replace(".", "").strip("0")
    ratio = float(dose) / float(other) if float(other) else 0.0
    return len(telling) > 1 and any(
        abs(ratio / times - 1) < _NOTHING for times in (_TENFOLD, 1 / _TENFOLD)
    )


def _same_drug(folded: str, one: _Figure, often: list[_Figure]) -> bool:
    before = _BEFORE.search(folded, max(0, one.start - 30), one.start)
    return bool(before) and any(
        (found := _BEFORE.search(folded, max(0, f.start - 30), f.start)) and found[1] == before[1]  # type: ignore[index]
        for f in often
    )
