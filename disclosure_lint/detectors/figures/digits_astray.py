"""Figures of a headline that the body prints with one digit astray: 3,085% for 3,985%.

Only figures of three digits or more before their zeros tell anything: two of fewer digits differ in one by
chance. A telling word must stand beside both, and the body must have no second candidate.
"""

from __future__ import annotations

from itertools import pairwise

from disclosure_lint.case.case import Case
from disclosure_lint.draft.segment import Unit
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.figures.find import Amount, Percent
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

Figure: TypeAlias = Amount | Percent

_TELLING = 3  # digits
_BESIDE = 40  # code points around a figure in which the word stands
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
        if len((digits := _digits(folded, figure)).replace(".", "").rstrip("0")) >= _TELLING
    ]
    told = [(f, _digits(folded, f)) for f in signed(case, body, len(folded))] if telling else []
    given = {printed for _, printed in told}
    telling = [(figure, digits) for figure, digits in telling if digits not in given]
    for figure, digits in telling:
        near = {
            printed: other
            for other, printed in told
            if type(other) is type(figure) and _differ(digits, printed)
        }
        words = [(other, _words(case, figure) & _words(case, other)) for other in near.values()]
        if len(words) == 1 and words[0][1]:
            yield Astray(figure, words[0][0], min(words[0][1]))


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
    if len(first) != len(second):
        return False
    at = [n for n, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    if len(at) == 1:
        return True
    swapped = [(first[a], first[b]) == (second[b], second[a]) for a, b in pairwise(at)]
    return len(at) == 2 and at[1] == at[0] + 1 and swapped[0]  # noqa: PLR2004 - two digits


def _words(case: Case, figure: Figure) -> set[str]:
    """Return the telling words close to a figure, in the same line."""
    folded, (first, last) = case.draft.folded, case.line(figure.start, figure.end)
    start, end = max(figure.start - _BESIDE, first), min(figure.end + _BESIDE, last)
    around = f"{folded[start : figure.start]} {folded[figure.end : end]}".split()
    return {w for word in around if len(w := word.strip(".,;:()\"'")) >= _LONG} - case.known.words(
        "not-telling"
    )
