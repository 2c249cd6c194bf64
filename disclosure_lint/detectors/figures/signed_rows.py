"""Results of a statement whose costs stand in brackets, so that the rows above simply add up to them.

Gross profit, other income, costs in brackets, loss before tax; net loss, what is added back, adjusted EBITDA.
A column is wrong only where the same rows add up in another; where there is one column alone, only where
every row of the table adds up to the result but for two digits or one.
"""

from __future__ import annotations

from disclosure_lint.detectors.figures.table_cells import Cell, is_slip
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

_Row: TypeAlias = "tuple[str, list[Cell]]"  # a label and its figures

TERMS = ("result-rows", "gross-rows", "pre-tax-rows", "after-tax-rows", "operating-rows")

_MOST = 12  # rows that a result may sum
_LEAST = 100.0  # results below it add up by chance
_NEAR = 0.3  # of the result, by which a slip misses it at most
_FEWEST = 3  # rows of a table with one column


def results(known: Known) -> Regex:
    """Return what labels of results are like."""
    return known.made("results", lambda: _made(known))


def _made(known: Known) -> Regex:
    said = [label for name in TERMS for label in known.listed(name)]
    return Regex(rf"[\s|*]*(?:{any_of(said)})[\s:|*$]*$")


def find(rows: Sequence[_Row], known: Known) -> Iterator[tuple[Cell, float, bool]]:
    """Yield the figures of results with what the rows above make, and whether that is the same."""
    labels = results(known)
    heads = [labels.match(label) is not None for label, _ in rows]
    for number in range(2, len(rows)):
        if heads[number]:
            yield from _of_result(rows, heads, number)


def _of_result(
    rows: Sequence[_Row], heads: list[bool], number: int
) -> Iterator[tuple[Cell, float, bool]]:
    result = rows[number][1]
    sums = [0.0] * len(result)
    found: list[tuple[int, list[float], list[bool]]] = []
    signed = False
    for at in range(number - 1, max(-1, number - 1 - _MOST), -1):
        cells = rows[at][1]
        if len(cells) != len(result) or any(one.percent for one in cells):
            break
        sums = [sum_ + one.value for sum_, one in zip(sums, cells, strict=True)]
        signed = signed or any(one.value < 0 for one in cells)
        count = number - at
        if count > 1 and signed:
            spare = [count * max(one.place, 1e-9) for one in result]
            fit = [
                abs(sum_ - one.value) <= most / 2 + most / (2 * count)
                for sum_, one, most in zip(sums, result, spare, strict=True)
            ]
            found.append((count, list(sums), fit))
        if heads[at]:
            break
    if any(all(fit) for _, _, fit in found):
        return
    partly = [
        one
        for one in found
        if any(
            fits and abs(cell.value) >= _LEAST for fits, cell in zip(one[2], result, strict=True)
        )
    ]
    if len(partly) == 1:
        yield from _wrong(result, partly[0], _NEAR)
    elif not partly and len(result) == 1 and found and found[-1][0] >= _FEWEST:
        count, sums, _ = found[-1]
        if (count == number or heads[number - count]) and is_slip(result[0].value, sums[0]):
            yield from _wrong(result, found[-1], 1.0)


def _wrong(
    result: list[Cell], found: tuple[int, list[float], list[bool]], near: float
) -> Iterator[tuple[Cell, float, bool]]:
    _, sums, fit = found
    for cell, sum_, fits in zip(result, sums, fit, strict=True):
        if not fits and abs(sum_ - cell.value) <= near * abs(cell.value):
            yield cell, sum_, False
