"""Totals: rows of a table, and sums told in a sentence, whose parts do not add up.

A table says by itself what its total sums: where the parts add up in one column and
not in the next, the next has a slip. Where no column adds up, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from disclosure_lint.elements import figures
from disclosure_lint.elements.figures import Amount
from disclosure_lint.kinds.case import Case
from disclosure_lint.kinds.verdict import Flag, Mark, Verdict
from disclosure_lint.regex import Regex

_TOTALS = frozenset(("total", "totals", "subtotal", "合", "总", "小"))
_TOTAL = Regex(r"[\s|*•-]*(?:(?:sub-?)?totals?\b|合\s?计|总\s?计|总额|小计)")
_COLUMN = (
    r"(?:[(-]?(?:us|hk|rmb)?(?:[$€£¥]\s?)?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s?[)%]){0,2}|-|nil)"
)
_ROW = Regex(rf"(?P<label>[^\n]*?[^\s\d,.()|$-][^\d\n]*?)(?P<cells>(?:[ |*\t]+{_COLUMN}){{2,8}})[ |*]*$")
_CELL = Regex(rf"(?<![\d,.(])({_COLUMN})(?=[ |*\t]|$)")
_ROWS = 14  # how many rows a total may sum
_LEAST = 100.0  # totals below it add up by chance
_SLIP = 0.5  # a sum further off than this share of the total is of something else
_PARTS = frozenset("comprising comprises comprised consisting".split())
_NOT_SUMS = frozenset("including approximately up about least over more nearly respectively not".split())
_REACH = 14  # words from a sum to what introduces its parts
_NOTHING = 1e-6


class _Cell(NamedTuple):
    start: int
    end: int
    value: float
    place: float


def total_mismatch(case: Case) -> Verdict:
    """Flag a total that its parts do not make."""
    index = case.draft.words.index
    flags: list[Flag] = []
    totals = bool(_TOTALS & index.keys())
    parts = _PARTS & index.keys()
    if not totals and not parts:
        return Verdict(idle="the draft gives no total")
    if totals:
        flags += _table_flags(case)
    for name in sorted(parts):
        for number in index[name]:
            flags += _sentence_flags(case, number)
    return Verdict(tuple(flags))


def _table_flags(case: Case) -> Iterator[Flag]:
    """Yield the cells of totals that differ where other columns of the table agree."""
    folded = case.draft.folded
    rows: list[list[_Cell]] = []
    start = 0
    for line in folded.split("\n"):
        if line.strip():
            row = _row(line, start)
            if row and rows and _TOTAL.match(line):
                yield from _row_flags(rows, row)
            if row is None or (rows and len(rows[-1]) != len(row)):
                rows = []
            if row:
                rows.append(row)
        start += len(line) + 1


def _row(line: str, start: int) -> list[_Cell] | None:
    """Return the figures of a line that ends with at least two of them, after a label."""
    if not line.rstrip(" |*)%-")[-1:].isdecimal():
        return None
    found = _ROW.match(line.rstrip())
    if found is None:
        return None
    first = found.start("cells")
    return [_cell(cell, start) for cell in _CELL.finditer(line.rstrip(), first)]


def _cell(cell: object, start: int) -> _Cell:
    printed: str = cell[1]  # type: ignore[index]
    digits = "".join(c for c in printed if c.isdecimal() or c == ".")
    value, place = figures.number(digits) if digits else (0.0, 1.0)
    negative = printed[0] in "(-" and bool(digits)
    return _Cell(start + cell.start(1), start + cell.end(1), -value if negative else value, place)  # type: ignore[attr-defined]


def _row_flags(rows: list[list[_Cell]], total: list[_Cell]) -> Iterator[Flag]:
    """Yield the slips of a total for the one number of rows above that it plainly sums."""
    partly: list[tuple[list[float], list[bool]]] = []
    for count in range(2, min(_ROWS, len(rows)) + 1):
        above = rows[-count:]
        if any(len(row) != len(total) for row in above):
            break
        sums = [sum(row[column].value for row in above) for column in range(len(total))]
        fits = [_fits(cell, sums[n], count) for n, cell in enumerate(total)]
        if all(fits):
            return
        if any(fit and abs(total[n].value) >= _LEAST for n, fit in enumerate(fits)):
            partly.append((sums, fits))
    if len(partly) != 1:
        return
    sums, fits = partly[0]
    for cell, sum_, fit in zip(total, sums, fits, strict=True):
        if not fit and 0 < abs(sum_ - cell.value) <= _SLIP * abs(cell.value):
            yield Flag(Mark(cell.start, cell.end), {"total": _plain(cell.value), "sum": _plain(sum_)})


def _fits(cell: _Cell, sum_: float, count: int) -> bool:
    """Whether a sum of rounded parts may be the total: half a unit for each of them."""
    return abs(cell.value - sum_) <= cell.place * (count + 1) / 2 + _NOTHING


def _plain(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _sentence_flags(case: Case, number: int) -> Iterator[Flag]:
    """Yield the sum before `comprising`, where the amounts after it make another."""
    words = case.draft.words
    first, last = case.draft.sentence(number)
    if not _NOT_SUMS.isdisjoint(words.text[number:last]):
        return
    before = figures.amounts(
        case.draft, words.starts[max(first, number - _REACH)], words.starts[number]
    )
    after = figures.amounts(case.draft, words.end(number), words.end(last - 1))
    before, after = _unbracketed(case, before), _unbracketed(case, after)
    if not before or len(after) < 2 or not before[-1].currency:  # noqa: PLR2004 # parts
        return
    total, parts = before[-1], after
    if any(part.currency != total.currency for part in parts):
        return
    between = case.draft.folded[parts[-2].end : parts[-1].start]
    sum_ = sum(part.value for part in parts)
    spare = (total.place + sum(part.place for part in parts)) / 2 + _NOTHING
    if " and " in between and abs(sum_ - total.value) > spare:
        yield Flag(Mark(total.start, total.end), {"total": _plain(total.value), "sum": _plain(sum_)})


def _unbracketed(case: Case, amounts: tuple[Amount, ...]) -> list[Amount]:
    """Leave out translations: `RMB100.0 million (US$14.0 million)`."""
    folded = case.draft.folded
    return [a for a in amounts if folded[max(0, a.start - 14) : a.start].rstrip()[-1:] != "("]
