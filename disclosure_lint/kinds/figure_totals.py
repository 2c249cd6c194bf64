"""Totals: rows of a table, and sums told in a sentence, whose parts do not add up.

A table says by itself what its total sums: where the parts add up in one column and
not in the next, the next has a slip. Where no column adds up, nothing is said. Tables that
the reader knows are taken cell by cell; in other texts a line is a row.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from disclosure_lint.draft.reading import Table
from disclosure_lint.elements import figures
from disclosure_lint.elements.figures import Amount
from disclosure_lint.kinds.case import Case
from disclosure_lint.kinds.verdict import Flag, Mark, Verdict
from disclosure_lint.regex import Regex
from disclosure_lint.source import Span

_TOTALS = ("total", "totals", "subtotal", "合", "总", "小")
_TOTAL = Regex(r"[\s|*•-]*(?:(?:sub-?)?totals?\b|合\s?计|总\s?计|总额|小计)")
_TOKEN = Regex(r"[^\s|*]+")
_CELL = Regex(
    r"[(-]?(?:us|hk|rmb)?[$€£¥]?(?P<number>(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,9})?)\)?%?\)?$|-$|nil$"
)
# Inside a cell that is known: spaces beside signs, and the mark of a note.
_SPACED = Regex(r"(?<=[$€£¥(-])[ \xa0]+|[ \xa0]+(?=[)%])|(?<=\d)[ \xa0]*\(\d{1,2}\)$")
_NAME = Regex(r"[^\W\d_]")
_LONGEST_CELL = 40
_SIGNS = frozenset(("$", "us$", "hk$", "rmb", "€", "£", "¥", "%", ")", ")%"))  # apart from figures
_LONGEST_LINE = 400
_ROWS = 14  # how many rows a total may sum
_LEAST = 100.0  # totals below it add up by chance
_SLIP = 0.5  # a sum further off than this share of the total is of something else
_PARTS = frozenset("comprising comprises comprised consisting".split())
_NOT_SUMS = frozenset(
    "including approximately up about least over more nearly respectively not".split()
)
_REACH = 14  # words from a sum to what introduces its parts
_LONGEST_LIST = 90  # words
_NOTHING = 1e-6


class _Row(NamedTuple):
    cells: list[_Cell]
    is_total: bool


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
        flags += [flag for table in case.draft.tables for flag in _known_flags(case, table)]
        flags += _table_flags(case)
    for name in sorted(parts):
        for number in index[name]:
            flags += _sentence_flags(case, number)
    return Verdict(tuple(flags))


def _table_flags(case: Case) -> Iterator[Flag]:
    """Yield the cells of totals that differ where other columns of the table agree."""
    words, folded = case.draft.words, case.draft.folded
    known = _known(case)
    for name in _TOTALS:
        for number in words.index.get(name, ()):
            start = folded.rfind("\n", 0, words.starts[number]) + 1
            if bisect_right(known, start) % 2:
                continue  # in a table that is taken cell by cell
            if words.starts[number] - start < len(_ROW_MARKS) and _TOTAL.match(folded, start):
                cells = _cells(folded, start, _line_end(folded, start))
                if cells:
                    yield from _row_flags(_above(folded, start, len(cells)), cells)


def _known(case: Case) -> list[int]:
    """Return where each table that the reader knows begins and ends, in one ascending list."""
    read = case.draft.read
    bounds: list[int] = []
    for table in case.draft.tables:
        first, last = read(table.rows[0][0].start), read(table.rows[-1][-1].end)
        if not bounds or first >= bounds[-1]:
            bounds += (first, last)
    return bounds


def _known_flags(case: Case, table: Table) -> Iterator[Flag]:
    """Yield the slips of the totals of a table whose cells are known."""
    rows: list[_Row | None] = []
    for spans in table.rows:
        row = _known_row(case, spans)
        if row and row.is_total:
            yield from _row_flags(_summed(rows, len(row.cells)), row.cells)
        rows.append(row)


def _known_row(case: Case, spans: Sequence[Span]) -> _Row | None:
    """Return a row of a label and at least two figures, or None for any other."""
    draft = case.draft
    places = [(draft.read(span.start), draft.read(span.end)) for span in spans]
    cells = [_known_cell(draft.folded, start, end) for start, end in places[1:]]
    label = draft.folded[slice(*places[0])]
    figures_ = [cell for cell in cells if cell is not None]
    if len(figures_) < 2 or len(figures_) < len(cells) or not _NAME.search(label):  # noqa: PLR2004 # columns
        return None
    return _Row(figures_, _TOTAL.match(label) is not None)


def _known_cell(folded: str, start: int, end: int) -> _Cell | None:
    """Return the figure that a cell is, its signs and a mark of a note apart."""
    if end - start > _LONGEST_CELL:
        return None
    printed = _SPACED.sub("", folded[start:end]).replace("$(", "($")
    cell = _CELL.match(printed)
    return _cell(cell, printed, start, end) if cell else None


def _summed(rows: Sequence[_Row | None], columns: int) -> list[_Row]:
    """Return the rows that a total may sum, from the top: a subtotal without its parts."""
    found: list[_Row] = []
    for row in rows[: -_ROWS - 1 : -1]:
        if row is None or len(row.cells) != columns:
            break
        if found and found[-1].is_total and not row.is_total:
            break
        found.append(row)
    return found[::-1]


_ROW_MARKS = "| **sub-"  # the most that stands before the word on its line


def _line_end(folded: str, start: int) -> int:
    end = folded.find("\n", start)
    return len(folded) if end < 0 else end


def _above(folded: str, start: int, columns: int) -> list[_Row]:
    """Return the rows that a total may sum, from the top: a subtotal without its parts."""
    rows: list[_Row] = []
    while start > 0 and len(rows) < _ROWS:
        end = start - 1
        start = folded.rfind("\n", 0, end) + 1
        if end - start > _LONGEST_LINE:
            break
        if not folded[start:end].strip():
            continue
        cells = _cells(folded, start, end)
        is_total = _TOTAL.match(folded, start) is not None
        if len(cells) != columns or (rows and rows[-1].is_total and not is_total):
            break
        rows.append(_Row(cells, is_total))
    return rows[::-1]


def _cells(folded: str, start: int, end: int) -> list[_Cell]:
    """Return the figures that end a line, at least two and after a label; else nothing."""
    found: list[_Cell] = []
    tokens = [(token.start(), token[0]) for token in _TOKEN.finditer(folded, start, end)]
    for number, (at, printed) in enumerate(reversed(tokens)):
        cell = _CELL.match(printed)
        if cell is None and printed not in _SIGNS:
            return found[::-1] if len(found) > 1 and number < len(tokens) else []
        if cell is not None:
            found.append(_cell(cell, printed, at, at + len(printed)))
    return []


def _cell(cell: re.Match[str], printed: str, start: int, end: int) -> _Cell:
    value, place = figures.number(cell["number"]) if cell["number"] else (0.0, 1.0)
    negative = printed[0] in "(-" and bool(cell["number"])
    return _Cell(start, end, -value if negative else value, place)


def _row_flags(rows: list[_Row], total: list[_Cell]) -> Iterator[Flag]:
    """Yield the slip of a total, for the one number of rows above that it plainly sums."""
    partly: list[list[tuple[_Cell, float]]] = []
    for count in range(2, len(rows) + 1):
        columns = zip(*(row.cells for row in rows[-count:]), strict=True)
        sums = [sum(cell.value for cell in column) for column in columns]
        both = list(zip(total, sums, strict=True))
        misfits = [(cell, sum_) for cell, sum_ in both if not _fits(cell, sum_, count)]
        if not misfits:
            return
        telling = any(abs(cell.value) >= _LEAST for cell, _ in both if (cell, _) not in misfits)
        if len(misfits) == 1 and telling:
            partly.append(misfits)
    if len(partly) == 1:
        ((cell, sum_),) = partly[0]
        if abs(sum_ - cell.value) <= _SLIP * abs(cell.value):
            yield Flag(
                Mark(cell.start, cell.end), {"total": _plain(cell.value), "sum": _plain(sum_)}
            )


def _fits(cell: _Cell, sum_: float, count: int) -> bool:
    """Whether a sum of rounded parts may be the total: half a unit for each of them."""
    return abs(cell.value - sum_) <= cell.place * (count + 1) / 2 + _NOTHING


def _plain(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _sentence_flags(case: Case, number: int) -> Iterator[Flag]:
    """Yield the sum before `comprising`, where the amounts after it make another."""
    words = case.draft.words
    first, last = case.draft.sentence(number)
    last = min(last, number + _LONGEST_LIST)
    following = words.text[number + 1 : last]
    if not _NOT_SUMS.isdisjoint(following) or not _PARTS.isdisjoint(following):
        return
    before = figures.amounts(
        case.draft, words.starts[max(first, number - _REACH)], words.starts[number]
    )
    after = figures.amounts(case.draft, words.end(number), words.end(last - 1))
    sums, parts = _unbracketed(case, before), _unbracketed(case, after)
    if not sums or len(parts) < 2 or not sums[-1].currency:  # noqa: PLR2004 # parts
        return
    total = sums[-1]
    if any(part.currency != total.currency for part in parts):
        return
    between = case.draft.folded[parts[-2].end : parts[-1].start]
    sum_ = sum(part.value for part in parts)
    spare = (total.place + sum(part.place for part in parts)) / 2 + _NOTHING
    if " and " in between and abs(sum_ - total.value) > spare:
        yield Flag(
            Mark(total.start, total.end), {"total": _plain(total.value), "sum": _plain(sum_)}
        )


def _unbracketed(case: Case, amounts: tuple[Amount, ...]) -> list[Amount]:
    """Leave out translations: `RMB100.0 million (US$14.0 million)`."""
    folded = case.draft.folded
    return [a for a in amounts if folded[max(0, a.start - 14) : a.start].rstrip()[-1:] != "("]
