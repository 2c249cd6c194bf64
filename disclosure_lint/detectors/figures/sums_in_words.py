"""Counts and amounts of a sentence that are said to be the parts of a whole in it.

`96 patients were treated, 51 in Arm A and 42 in Arm B`, `820 employees, of whom 510 work in …`,
`代價為…，包括現金…及股份…`. Only where the parts miss the whole by a digit is it told: parts of
another sort may overlap, or be some of several.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.detectors.figures.misprints import swaps
from disclosure_lint.detectors.figures.table_cells import is_slip
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.figures.find import Amount
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.saying import places, says
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_PHRASES = (  # what a phrase of parts is made of
    "people",
    "lettered-parts",
    "named-parts",
    "doing-a-part",
    "where-parts-are",
    "workforce",
    "of-whom",
    "counted-in-chinese",
    "arms-behind-letters",
)
TERMS = (*_PHRASES, "parts-of-a-whole", "approximations", "adding", "holding-parts")

_NEAR = 0.06  # of the whole, by which a slip misses it at most
_FEWEST = 20  # of a whole that is compared
_LONGEST = 90  # words of a sentence; a longer one is a table
_NEAR_TOTAL = 0.3  # the same where it is said to be the total
_REACH = 14  # words from a whole to what introduces its parts
_NOTHING = 1e-9  # what floats lose
_PARTS = 2
_ROUGHLY = 4  # words behind "total" in which a sum is called a rough one
_MOST = 4  # amounts of a sentence that are said to make one together
# Notation: a count that is no year, rate, code or part of a longer number.
_N = r"(?<![\d.,/-])(\d{1,3}(?:,\d{3})+|\d{1,4})(?![\d.,/%-]*\d|\s?%|\))"
_W = r"[a-z' -]"
# The count that begins a part, and no dose within it: `42 in the 320 mg arm`.
_PART = Regex(rf"{_N}(?!\s?(?:mg|mcg|µg|毫克))")
_HAN = r"[^\x00-\xff\d,。；]{0,6}"


class Sum(NamedTuple):
    """A whole in a sentence and the sum of what are said to be its parts."""

    start: int
    end: int
    total: float
    parts: float
    agrees: bool


def find(case: Case) -> Iterator[Sum]:
    """Yield the wholes of sentences whose parts are told behind them."""
    words = case.draft.words
    heads = case.known.words("parts-of-a-whole") & words.index.keys()
    seen: set[int] = set()
    phrases = case.known.made("sums in words", lambda: _made(case.known)) if heads else ()
    for head in sorted(heads):
        for number in words.index[head]:
            first, last = case.draft.sentence(number)
            if first not in seen and last - first <= _LONGEST:
                seen.add(first)
                if sum(not word.isalpha() for word in words.text[first:last]) <= _PARTS:
                    continue  # a whole and its parts are a number each
                yield from _counts(case, phrases, words.starts[first], words.end(last - 1) + 1)
    yield from _including(case)
    yield from _in_all(case)
    yield from _which_includes(case)


def _in_all(case: Case) -> Iterator[Sum]:
    """Yield `$7.8 million … and $2.5 million …, for a total of $10.3 million`."""
    words = case.draft.words
    for number in words.index.get("total", ()):
        around = words.text[max(0, number - 2) : number + 2]
        if list(around) != ["for", "a", "total", "of"]:
            continue
        first, last = case.draft.sentence(number)
        before, after = _amounts_around(case, first, number, last)
        if not after or not _PARTS <= len(before) <= _MOST or not after[0].currency:
            continue
        if _is_open(case, first, before[-1].end, number):
            continue
        if not any(part.currency != after[0].currency for part in before):
            values, spare = [a.value for a in before], _spare(after[0], before)
            yield from _compared(after[0][:2], after[0].value, sum(values), spare, _NEAR_TOTAL)


def _is_open(case: Case, first: int, end: int, number: int) -> bool:
    """Whether parts are told roughly, or one without its amount: `plus at least $14 million plus fees`."""
    words = case.draft.words
    if says(words, case.known.listed("approximations"), first, number + _ROUGHLY):
        return True
    return not case.known.words("adding").isdisjoint(words.text[words.at(end) : number])


def _which_includes(case: Case) -> Iterator[Sum]:
    """Yield a whole whose parts, which need not be all, miss it by two digits that changed places."""
    words = case.draft.words
    for number in words.index.get("includes", ()):
        first, last = case.draft.sentence(number)
        before, parts = _amounts_around(case, max(first, number - _REACH), number, last)
        if not before or not _PARTS <= len(parts) <= _MOST or not before[-1].currency:
            continue
        total = before[-1]
        if any(part.currency != total.currency for part in parts):
            continue
        sum_, spare = sum(part.value for part in parts), _spare(total, parts)
        if abs(sum_ - total.value) <= spare:
            yield Sum(total.start, total.end, total.value, sum_, agrees=True)
        elif any(
            abs(sum_ - part.value + other - total.value) <= spare
            for part in parts
            for other in _swapped(part)
        ):
            yield Sum(total.start, total.end, total.value, sum_, agrees=False)


def _swapped(amount: Amount) -> Iterator[float]:
    """Yield an amount with two neighbouring digits in the other order."""
    digits, sign, power = amount.exact.partition("e")
    yield from (float(swapped + sign + power) for swapped in swaps(digits))


def _spare(total: Amount, parts: list[Amount]) -> float:
    return (total.place + sum(part.place for part in parts)) / 2 + _NOTHING * total.value


def _amounts_around(
    case: Case, first: int, number: int, last: int
) -> tuple[list[Amount], list[Amount]]:
    """Return the amounts of a range of words before a word in it, and after it."""
    words, known = case.draft.words, case.known
    if last - first > _LONGEST:
        return [], []
    before = figures.amounts(case.draft, known, words.starts[first], words.starts[number])
    after = figures.amounts(case.draft, known, words.end(number), words.end(last - 1) + 1)
    return list(before), list(after)


def _made(known: Known) -> tuple[Regex, ...]:
    people, lettered, named, doing, at, staff, whom, counted, arms = (
        any_of(known.listed(name)) for name in _PHRASES
    )
    arm = rf"in (?:the )?(?:{lettered}) [a-z0-9]+|in the [a-z0-9 -]{{1,30}}?(?:{named})"
    work = rf"(?:[a-z]+ ){{0,2}}(?:{doing})?\s?(?:{at}) [a-z& -]{{3,40}}?"
    return (
        Regex(
            rf"{_N}\s{_W}{{0,30}}?(?:{people}){_W}{{0,50}}?[,:]\s(?P<parts>(?:{_N} (?:{_W}{{0,20}}?)?(?:{arm})(?:,? and |, )?){{2,6}})"
        ),
        Regex(
            rf"{_N}\s{_W}{{0,30}}?(?:{staff}){_W}{{0,30}}?, (?:{whom}) (?P<parts>(?:{_N} {work}(?:,? and |, |(?=[.;]))){{2,9}})"
        ),
        Regex(
            rf"{_N}\s?(?:{counted}){_HAN},(?:{whom})(?P<parts>(?:[a-z]\s?(?:{arms}){_N}\s?(?:{counted})[,、及和]{{0,2}}){{2,6}})"
        ),
    )


def _counts(case: Case, phrases: tuple[Regex, ...], start: int, end: int) -> Iterator[Sum]:
    folded = case.draft.folded
    for phrase in phrases:
        for found in phrase.finditer(folded, start, min(end, len(folded))):
            total = float(found[1].replace(",", ""))
            parts = [float(n[1].replace(",", "")) for n in _PART.finditer(found["parts"])]
            if len(parts) >= _PARTS and total >= _FEWEST:
                yield from _compared(found.span(1), total, sum(parts), 0.0, 2 * _NEAR)


def _compared(
    whole: tuple[int, int], total: float, parts: float, spare: float, near: float = _NEAR
) -> Iterator[Sum]:
    """Yield a whole that its parts make, or miss by a slip."""
    if abs(total - parts) <= spare + _NOTHING * total:
        yield Sum(*whole, total, parts, agrees=True)
    elif abs(total - parts) <= near * total and is_slip(total, parts):
        yield Sum(*whole, total, parts, agrees=False)


def _including(case: Case) -> Iterator[Sum]:
    """Yield the amounts before 包括 that what they hold makes, or outgrows by a slip."""
    words, phrases = case.draft.words, case.known.listed("holding-parts")
    numbers = sorted(first for first, _ in places(words, phrases))
    for number in numbers:
        at = words.starts[number]
        first, last = case.draft.sentence(number)
        if last - first > 2 * _LONGEST:
            continue
        before = figures.amounts(case.draft, case.known, words.starts[first], at)
        parts = figures.amounts(case.draft, case.known, at, words.end(last - 1) + 1)
        if not before or len(parts) < _PARTS or not before[-1].currency:
            continue
        total = before[-1]
        if any(part.currency != total.currency for part in parts):
            continue
        sum_ = sum(part.value for part in parts)
        spare = (total.place + sum(part.place for part in parts)) / 2
        if sum_ >= total.value - spare:
            yield from _compared(total[:2], total.value, sum_, spare)
