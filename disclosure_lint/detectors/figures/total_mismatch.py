"""`figures/total-mismatch`: a row of a table, or a sum in a sentence, whose parts make another.

A table says by itself what its total sums: where the parts add up in one column and
not in the next, the next has a slip. Where no column adds up, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures import table_rows
from disclosure_lint.detectors.figures.table_cells import Cell, Row, totals_of
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.figures.find import Amount
from disclosure_lint.packs.rule import Rule

TERMS = ("totals", "made-up-of", "not-all-parts")

_LEAST = 100.0  # totals below it add up by chance
_SLIP = 0.5  # a sum further off than this share of the total is of something else
_REACH = 14  # words from a sum to what introduces its parts
_LONGEST_LIST = 90  # words
_NOTHING = 1e-6


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a total that its parts do not make."""
    index = case.draft.words.index
    flags: dict[Mark, Flag] = {}
    totals = not index.keys().isdisjoint(totals_of(case.known).signs)
    parts = case.known.words("made-up-of") & index.keys()
    if not totals and not parts:
        return Verdict(idle="the draft gives no total")
    for above, total in table_rows.totals(case) if totals else ():
        flags |= {flag.mark: flag for flag in _row_flags(above, total.cells)}
    for name in sorted(parts):
        for number in index[name]:
            flags |= {flag.mark: flag for flag in _sentence_flags(case, number)}
    return Verdict(tuple(flags.values()))


def _row_flags(rows: list[Row], total: list[Cell]) -> Iterator[Flag]:
    """Yield the slip of a total, for the one number of rows above that it plainly sums."""
    partly: list[list[tuple[Cell, float]]] = []
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


def _fits(cell: Cell, sum_: float, count: int) -> bool:
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
    if any(
        not case.known.words(name).isdisjoint(following) for name in ("not-all-parts", "made-up-of")
    ):
        return
    sums = _unbracketed(case, words.starts[max(first, number - _REACH)], words.starts[number])
    parts = _unbracketed(case, words.end(number), words.end(last - 1))
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


def _unbracketed(case: Case, start: int, end: int) -> list[Amount]:
    """Return the amounts in a span, translations aside: `RMB100.0 million (US$14.0 million)`."""
    folded, amounts = case.draft.folded, figures.amounts(case.draft, case.known, start, end)
    return [a for a in amounts if folded[max(0, a.start - 14) : a.start].rstrip()[-1:] != "("]
