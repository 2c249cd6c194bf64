"""People of whom a sentence says in how many groups they are, so that the groups make them all.

`243 patients were randomized 1:1:1 to A (n=81), B (n=81) or placebo (n=84)`; `618 patients, including 296 with
A, 143 with B and 188 with other lymphomas`; `47 of 88 responded, including 16 complete and 28 partial
responses`: who responds does so wholly or in part; `71% men and 39% women`; `15 patients were lost to
follow-up (4 in the one group, 12 in the other group)`.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.detectors.figures.sums_in_words import Sum
from disclosure_lint.mentions.figures.counts import spelled_out
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

TERMS = (
    "people",
    "cardinals",
    "tens",
    "other-groups",
    "naming-groups",
    "naming-responses",
    "responding",
    "complete-responses",
    "partial-responses",
    "drawn-by-lot",
)

_LONGEST = 120  # words of a sentence; a longer one is a table
_FEWEST = 5  # of a whole that is compared
_NEAR = 0.2  # of the whole, by which a slip misses it at most
# Notation: counts, groups with their `n`, a percentage in brackets, complete and partial responses.
_N = r"(?<![\d.,/$€£¥-])(?:\d{1,3}(?:,\d{3})+|\d{1,4})(?![\d.,]*\d|\s?%|\s?mg)"
_GROUP = Regex(r"[(\[]\s?n\s?=\s?(\d{1,3}(?:,\d{3})+|\d{1,4})\s?[)\]]")
_OPEN = r"[^.;()\d]"
_BRACKET = r"(?:\s?[(\[][^()\[\]]{1,24}[)\]])?"
_RATE = r"(?<![\d.,])(?P<{}>\d{{1,2}}(?:\.\d{{1,2}})?)%"
_AND = r"\s?,?\s(?:and|while|;)\s|\s?[,;]\s"
_ALL = 100.0
_IN_GROUP = r"\sin the (?:[a-z0-9.-]+\s){1,4}(?:group|arm)s?"
_BACK = 110  # code points before two groups in which their whole stands
_HAN = r"[^\x00-\xff\d，,。；()]"


class _Phrases(NamedTuple):
    enrolled: Regex
    drawn: Regex
    others: Regex
    responses: Regex
    chinese: Regex
    sexes: Regex
    two_groups: Regex
    words: dict[str, int]


def find(case: Case) -> Iterator[Sum]:
    """Yield the wholes of sentences whose groups are told in them."""
    index = case.draft.words.index
    phrases = case.known.made("sums of people", lambda: _made(case.known))
    if "n" in index and not index.keys().isdisjoint(case.known.words("drawn-by-lot")):
        yield from _groups(case, phrases)
    for start, end in _sentences(case, case.known.listed("naming-groups")):
        for found in phrases.others.finditer(case.draft.folded, start, end):
            parts = [_count(n, phrases) for n in found.group("a", "b", "c") if n]
            yield from _compared(found, _count(found["whole"], phrases), parts)
    for start, end in _sentences(case, ("partial", "pr", "prs")):
        for found in phrases.responses.finditer(case.draft.folded, start, end):
            parts = [_count(found[name], phrases) for name in ("a", "b")]
            yield from _compared(found, _count(found["whole"], phrases), parts)
    if not index.keys().isdisjoint(("women", "female")):
        yield from _sexes(case, phrases)
    if not index.keys().isdisjoint(("group", "arm")):
        yield from _two_groups(case, phrases)
    for start, end in _sentences(case, ("部",)):
        for found in phrases.chinese.finditer(case.draft.folded, start, end):
            parts = [_count(found[name], phrases) for name in ("a", "b")]
            yield from _compared(found, _count(found["whole"], phrases), parts)


def _sentences(case: Case, signs: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    words, seen = case.draft.words, set()
    for sign in signs:
        for number in words.index.get(sign, ()):
            first, last = case.draft.sentence(number)
            if first not in seen and last - first <= _LONGEST:
                seen.add(first)
                yield words.starts[first], min(len(case.draft.folded), words.end(last - 1) + 1)


def _groups(case: Case, phrases: _Phrases) -> Iterator[Sum]:
    """Yield those drawn by lot into groups, each with its number."""
    folded = case.draft.folded
    for start, end in _sentences(case, case.known.listed("drawn-by-lot")):
        whole = phrases.enrolled.search(folded, start, end)
        groups = list(_GROUP.finditer(folded, start, end))
        drawn = phrases.drawn.search(folded, start, end) if whole and groups else None
        if whole and drawn and len(groups) == drawn[0].count(":") + 1:
            counts = [_count(group[1], phrases) for group in groups]
            yield from _compared(whole, _count(whole["whole"], phrases), counts)


def _sexes(case: Case, phrases: _Phrases) -> Iterator[Sum]:
    """Yield what women and men make of all, where they make more."""
    for start, end in _sentences(case, ("women", "female", "females")):
        for found in phrases.sexes.finditer(case.draft.folded, start, end):
            rates = [one for one in found.groupdict().values() if one]
            sum_ = sum(map(float, rates))
            spare = 2.0 * max(10.0 ** -len(one.partition(".")[2]) for one in rates)
            if abs(sum_ - _ALL) <= spare or sum_ > _ALL:
                yield Sum(*found.span(), _ALL, sum_, agrees=sum_ <= _ALL + spare)


def _two_groups(case: Case, phrases: _Phrases) -> Iterator[Sum]:
    """Yield those who are told in brackets by the one group and the other."""
    for start, end in _sentences(case, ("group", "arm")):
        for found in phrases.two_groups.finditer(case.draft.folded, start, end):
            first = max(start, found.start() - _BACK)
            wholes = list(phrases.enrolled.finditer(case.draft.folded, first, found.start()))
            if wholes:
                counts = [_count(found[name], phrases) for name in ("a", "b")]
                yield from _compared(wholes[-1], _count(wholes[-1]["whole"], phrases), counts)


def _compared(found: re.Match[str], total: int, parts: list[int]) -> Iterator[Sum]:
    sum_ = sum(parts)
    if total >= _FEWEST and abs(total - sum_) <= max(2.0, _NEAR * total):
        yield Sum(*found.span("whole"), total, sum_, agrees=total == sum_)


def _count(printed: str, phrases: _Phrases) -> int:
    if printed[0].isdecimal():
        return int(printed.replace(",", ""))
    return sum(phrases.words[word] for word in printed.replace("-", " ").split())


def _made(known: Known) -> _Phrases:
    people, words = any_of(known.listed("people")), spelled_out(known)
    ones, tens = known.listed("cardinals"), known.listed("tens")
    spelled = rf"(?:{any_of(tens)})(?:[ -](?:{any_of(ones[:9])}))?|{any_of(ones)}"
    n = rf"(?:{_N}|(?<![a-z-])(?:{spelled})(?![a-z-]))"
    whole, a, b, c = (rf"(?P<{name}>{n})" for name in ("whole", "a", "b", "c"))
    other, groups, naming, responding, complete, partial, drawn = (
        any_of(known.listed(name))
        for name in (
            "other-groups", "naming-groups", "naming-responses", "responding",
            "complete-responses", "partial-responses", "drawn-by-lot",
        )
    )  # fmt: skip
    complete, partial = (rf"(?:confirmed )?(?:{said})" for said in (complete, partial))
    between = rf"\s{_OPEN}{{2,60}}?{_BRACKET}\s?,?\s(?:and\s)?"
    responded = (
        rf"(?:\s(?:[a-z-]+\s){{0,3}}(?:{responding})|\s?/\s?\d{{1,4}}(?:[^()\[\]]{{0,50}}[)\]])?)"
    )
    ratio = r"\b\d:\d(?::\d)*\b"
    return _Phrases(
        Regex(rf"{whole}\s(?:[a-z-]+\s){{0,3}}(?:{people})\b"),
        Regex(rf"\b(?:{drawn})[^.;]{{0,60}}{ratio}|{ratio}[^.;]{{0,60}}\b(?:{drawn})"),
        Regex(
            rf"{whole}\s(?:[a-z-]+\s){{0,3}}(?:{people})\b{_OPEN}{{0,60}}?,?\s(?:{groups})\s{a}{between}{b}{between}(?:{c}\s(?:with\s)?(?:{other})\b)"
        ),
        Regex(
            rf"{whole}{responded}{_OPEN}{{0,40}}?,?\s(?:{naming})\s{a}\s{complete}{_BRACKET}\s?,?\s?(?:and|,)\s{b}\s{partial}(?! (?:or|with)\b){_BRACKET}(?!\s?,?\s?(?:and|,)\s{n}\s(?!patients)[a-z ]{{0,30}}(?:responses?|responded))"
        ),
        Regex(
            rf"(?P<whole>\d{{1,4}})\s?/\s?\d{{1,4}}[^。]{{0,50}}?[)\]]?,?其中,?(?P<a>\d{{1,4}})\s?[名例位]{_HAN}{{0,6}}完全(?:缓解|反应|应答){_BRACKET}[,、及和]?{_HAN}{{0,3}}(?P<b>\d{{1,4}})\s?[名例位]{_HAN}{{0,6}}部分(?:缓解|反应|应答)"
        ),
        Regex(_sexes_told(("women", "females?"), ("men", "males?"))),
        Regex(rf"[(\[]{a}{_IN_GROUP}\s?,?\s?(?:and|,|;)\s{b}{_IN_GROUP}\s?[)\]]"),
        words,
    )


def _sexes_told(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Return how the shares of two sexes stand beside each other, either first."""
    shares = []
    for number, names in enumerate((one, other)):
        named = rf"(?:\s(?:self-identified as|were|are|was|of (?:them|participants) were))?\s(?:{'|'.join(names)})\b"
        shares.append((number, named))
    sources = [
        rf"{_RATE.format(f'p{first}{order}')}{named}(?:{_AND}){_RATE.format(f'q{second}{order}')}(?:{other_named}|\s(?:as)\s(?:{'|'.join(o)})\b)"
        for order, ((first, named), (second, other_named), o) in enumerate(
            ((shares[0], shares[1], other), (shares[1], shares[0], one))
        )
    ]
    return "|".join(sources)
