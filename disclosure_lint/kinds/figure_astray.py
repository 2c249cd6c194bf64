"""Figures of a headline that the body prints with one digit astray: 3,085% for 3,985%.

Only figures of three digits or more tell anything: two of fewer digits differ in one by
chance. A telling word must stand beside both, and the body must have no second candidate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from disclosure_lint.draft.segment import Unit
from disclosure_lint.elements import figures
from disclosure_lint.elements.figures import Amount, Percent
from disclosure_lint.kinds.case import Case

Figure: TypeAlias = Amount | Percent

_TELLING = 3  # digits
_BESIDE = 40  # code points around a figure in which the word stands
_LONG = 5  # letters of a telling word
_COMMON = frozenset(
    "million billion thousand which their these those after before about first second third today"
    " reports announces announced reported quarter months ended period company including".split()
)


class Astray(NamedTuple):
    """A figure of the headline, the figure of the body, and the word beside both."""

    said: Figure
    told: Figure
    word: str


def find(case: Case, heads: Sequence[Unit]) -> Iterator[Astray]:
    """Yield the figures of a headline's units that differ by one digit from the body's."""
    folded = case.draft.folded
    body = heads[-1].end if heads else len(folded)
    said = [figure for unit in heads for figure in _signed(case, unit.start, unit.end)]
    telling = [
        figure
        for figure in said
        if len(digits := _digits(folded, figure)) >= _TELLING and folded.find(digits, body) < 0
    ]
    told = [*_signed(case, body, len(folded))] if telling else []
    for figure in telling:
        near = {_digits(folded, other): other for other in told if _differ(folded, figure, other)}
        words = [(other, _words(folded, figure) & _words(folded, other)) for other in near.values()]
        if len(words) == 1 and words[0][1]:
            yield Astray(figure, words[0][0], min(words[0][1]))


def _signed(case: Case, start: int, end: int) -> list[Figure]:
    """Return the percentages and the sums of money in a span."""
    money = (a for a in figures.amounts(case.draft, start, end) if a.currency)
    return [*figures.percents(case.draft, start, end), *money]


def _digits(folded: str, figure: Figure) -> str:
    printed = folded[figure.start : figure.end].replace(",", "")
    return "".join(c for c in printed if c.isdigit() or c == ".").strip(".")


def _differ(folded: str, one: Figure, other: Figure) -> bool:
    """Whether two figures of a sort differ in one digit, or in the order of two."""
    first, second = _digits(folded, one), _digits(folded, other)
    if type(one) is not type(other) or len(first) != len(second):
        return False
    at = [n for n, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(at) == 1:
        return True
    swapped = [(first[a], first[b]) == (second[b], second[a]) for a, b in pairwise(at)]
    return len(at) == 2 and at[1] == at[0] + 1 and swapped[0]  # noqa: PLR2004 - two digits


def _words(folded: str, figure: Figure) -> set[str]:
    """Return the telling words close to a figure, in the same line."""
    start = max(figure.start - _BESIDE, folded.rfind("\n", 0, figure.start) + 1)
    line = folded.find("\n", figure.end)
    end = min(figure.end + _BESIDE, line if line >= 0 else len(folded))
    around = f"{folded[start : figure.start]} {folded[figure.end : end]}".split()
    return {w for word in around if len(w := word.strip(".,;:()\"'")) >= _LONG} - _COMMON
