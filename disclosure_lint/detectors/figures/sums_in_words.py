"""Counts and amounts of a sentence that are said to be the parts of a whole in it.

`96 patients were treated, 51 in Arm A and 42 in Arm B`, `820 employees, of whom 510 work in …`,
`代價為…，包括現金…及股份…`. Only where the parts miss the whole by a digit is it told: parts of
another sort may overlap, or be some of several.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.detectors.figures.table_cells import is_slip
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NEAR = 0.06  # of the whole, by which a slip misses it at most
_FEWEST = 20  # of a whole that is compared
_LONGEST = 90  # words of a sentence; a longer one is a table
_PARTS = 2
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
    seen = set()
    phrases = case.known.made("sums in words", lambda: _made(case.known)) if heads else ()
    for head in sorted(heads):
        for number in words.index[head]:
            first, last = case.draft.sentence(number)
            if first not in seen and last - first <= _LONGEST:
                seen.add(first)
                if sum(not word.isalpha() for word in words.text[first:last]) <= _PARTS:
                    continue  # a whole and its parts are a number each
                yield from _counts(case, phrases, words.starts[first], words.end(last - 1) + 1)
    if "包" in words.index:
        yield from _including(case)


def _made(known: Known) -> tuple[Regex, ...]:
    people = any_of(known.listed("people"))
    arm = r"in (?:the )?(?:arm|cohort|group|part) [a-z0-9]+|in the [a-z0-9 -]{1,30}?(?:arm|cohort|group)"
    work = r"(?:[a-z]+ ){0,2}(?:work|works|worked|are|were|is|was|engaged|employed)?\s?(?:in|on|for) [a-z& -]{3,40}?"
    return (
        Regex(
            rf"{_N}\s{_W}{{0,30}}?(?:{people}){_W}{{0,50}}?[,:]\s(?P<parts>(?:{_N} (?:{_W}{{0,20}}?)?(?:{arm})(?:,? and |, )?){{2,6}})"
        ),
        Regex(
            rf"{_N}\s{_W}{{0,30}}?(?:employees|staff|people){_W}{{0,30}}?, of (?:whom|which) (?P<parts>(?:{_N} {work}(?:,? and |, |(?=[.;]))){{2,9}})"
        ),
        Regex(
            rf"{_N}\s?[名例位人]{_HAN},其中(?P<parts>(?:[a-z]\s?[组臂]{_N}\s?[名例位人][,、及和]{{0,2}}){{2,6}})"
        ),
    )


def _counts(case: Case, phrases: tuple[Regex, ...], start: int, end: int) -> Iterator[Sum]:
    folded = case.draft.folded
    for phrase in phrases:
        for found in phrase.finditer(folded, start, min(end, len(folded))):
            total = float(found[1].replace(",", ""))
            parts = [float(n[1].replace(",", "")) for n in _PART.finditer(found["parts"])]
            if len(parts) >= _PARTS and total >= _FEWEST:
                yield from _compared(found.start(1), found.end(1), total, sum(parts), 0.0)


def _compared(start: int, end: int, total: float, parts: float, spare: float) -> Iterator[Sum]:
    """Yield a whole that its parts make, or miss by a slip."""
    if abs(total - parts) <= spare:
        yield Sum(start, end, total, parts, agrees=True)
    elif abs(total - parts) <= _NEAR * total and is_slip(total, parts):
        yield Sum(start, end, total, parts, agrees=False)


def _including(case: Case) -> Iterator[Sum]:
    """Yield the amounts before 包括 that what they hold makes, or outgrows by a slip."""
    words, folded = case.draft.words, case.draft.folded
    for number in words.index["包"]:
        at = words.starts[number]
        if folded[at : at + 2] not in {"包括", "包含"}:
            continue
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
            yield from _compared(total.start, total.end, total.value, sum_, spare)
