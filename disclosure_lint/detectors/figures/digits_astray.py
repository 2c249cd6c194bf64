"""Figures of a headline that the body prints with one digit astray: 3,085% for 3,985%.

Only figures of three digits or more before their zeros tell anything: two of fewer digits differ in one by
chance. A telling word must stand beside both, and the body must have no second candidate. Two digits that
changed places tell more, so of them two are enough, and the word may stand further off in the sentence.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.detectors.figures.misprints import is_a_digit_off, is_swapped_beside
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.draft.segment import Unit
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.figures.find import Amount, Percent
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

Figure: TypeAlias = Amount | Percent

_TELLING = 3  # digits
_FEWEST = 2  # the same where two changed places
_BESIDE = 40  # code points around a figure in which the word stands
_FAR = 150  # the same where two digits changed places
_RUN = 4  # Chinese characters that tell what a word does
_SHORT = Regex(r"\s?(?:mil|mln|mio|mm|bil|bln|bn)\b")  # scales that are on no list
_POWERS = (10.0, 100.0, 1e3, 1e6)
_THOUSAND = 1e3
_ZERO = 2  # telling words beside two amounts that a zero parts
_ROUNDED = 0.06  # of an amount that the headline may have rounded
_NOTHING = 1e-9  # what floats lose
_LONG = 5  # letters of a telling word


class Astray(NamedTuple):
    """A figure of the headline, the figure of the body, and the word beside both."""

    said: Figure
    told: Figure
    word: str


def find(case: Case, heads: Sequence[Unit]) -> Iterator[Astray]:
    """Yield the figures of a headline's units that differ by one digit from the body's."""
    folded = case.draft.folded
    body = heads[-1].end if heads else len(folded)
    said = [figure for unit in heads for figure in signed(case, unit.start, unit.end)]
    telling = [
        (figure, digits)
        for figure in said
        if len((digits := _digits(folded, figure)).replace(".", "").rstrip("0")) >= _FEWEST
    ]
    told = [(f, _digits(folded, f)) for f in signed(case, body, len(folded))] if said else []
    given = {printed for _, printed in told}
    for figure, digits in telling:
        if digits not in given:
            yield from _astray(case, figure, digits, told)
    for figure in said:
        if isinstance(figure, Amount):
            yield from _scaled(case, figure, told)


def _astray(
    case: Case, figure: Figure, digits: str, told: list[tuple[Figure, str]]
) -> Iterator[Astray]:
    alike = [one for one in told if type(one[0]) is type(figure)]
    for differ, fewest, beside in (
        (_differ, _TELLING, _BESIDE),
        (is_swapped_beside, _FEWEST, _FAR),
    ):
        near = [(printed, other) for other, printed in alike if differ(digits, printed)]
        is_told = len(digits.replace(".", "").rstrip("0")) >= fewest
        if is_told and len({printed for printed, _ in near}) == 1:
            said = _words(case, figure, beside)
            for _, other in near:
                if words := said & _words(case, other, beside):
                    yield Astray(figure, other, min(words))
                    return


def _scaled(case: Case, figure: Amount, told: list[tuple[Figure, str]]) -> Iterator[Astray]:
    """Yield the one amount of the body that has the headline's digits and another scale.

    A thousandfold is a scale; a zero more or less needs two telling words beside both.
    """
    amounts = [other for other, _ in told if isinstance(other, Amount) and other.value]
    amounts = [one for one in amounts if one.currency == figure.currency]
    if (
        not figure.value
        or _SHORT.match(case.draft.folded, figure.end)
        or any(abs(one.value / figure.value - 1) < _ROUNDED for one in amounts)
    ):
        return
    scaled = [one for one in amounts if _is_scaled(figure.value, one.value)]
    if len({one.value for one in scaled}) != 1:
        return
    said = _words(case, figure, _FAR)
    for one in scaled:
        words = said & _words(case, one, _FAR)
        times = max(one.value / figure.value, figure.value / one.value)
        if len(words) >= (1 if times > _THOUSAND / 2 else _ZERO):
            yield Astray(figure, one, min(words))
            return


def _is_scaled(first: float, second: float) -> bool:
    times = max(first, second) / min(first, second)
    return any(abs(times / power - 1) < _NOTHING for power in _POWERS)


def signed(case: Case, start: int, end: int) -> tuple[Figure, ...]:
    """Return the percentages and the sums of money in a span."""

    def read() -> tuple[Figure, ...]:
        money = (a for a in figures.amounts(case.draft, case.known, start, end) if a.currency)
        return (*figures.percents(case.draft, start, end), *money)

    return case.kept(f"signed {start} {end}", read)


def _digits(folded: str, figure: Figure) -> str:
    printed = folded[figure.start : figure.end].replace(",", "")
    return "".join(c for c in printed if c.isdigit() or c == ".").strip(".")


def _differ(first: str, second: str) -> bool:
    """Whether two figures differ in one digit, or in the order of two."""
    return is_a_digit_off(first, second) or is_swapped_beside(first, second)


def _words(case: Case, figure: Figure, beside: int) -> set[str]:
    """Return the telling words close to a figure, in the same line."""
    folded, (first, last) = case.draft.folded, case.line(figure.start, figure.end)
    start, end = max(figure.start - beside, first), min(figure.end + beside, last)
    around = f"{folded[start : figure.start]} {folded[figure.end : end]}".split()
    telling = {w for word in around if len(w := word.strip(".,;:()\"'")) >= _LONG and w.isascii()}
    if start < figure.start and folded[figure.start - 1] >= HAN_FROM:
        run = folded[start : figure.start]
        runs = (run[n : n + _RUN] for n in range(len(run) - _RUN + 1))
        telling |= {one for one in runs if all(letter >= HAN_FROM for letter in one)}
    return telling - case.known.words("not-telling")
