"""`figures/total-mismatch`: a row of a table, or a sum in a sentence, whose parts make another.

A table says by itself what its total sums: where the parts add up in one column and
not in the next, the next has a slip. Where none adds up, all the rows above must come close.
Profit and loss statements are cast by the names of their rows.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures import profit_rows, sums_in_words, sums_of_people
from disclosure_lint.detectors.figures.table_cells import Cell, Row, is_slip, totals_of
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.figures.find import Amount
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TERMS = (
    "totals",
    "made-up-of",
    "not-all-parts",
    "revenue-rows",
    "cost-rows",
    "gross-rows",
    "pre-tax-rows",
    "tax-rows",
    "after-tax-rows",
    "operating-rows",
    "finance-rows",
    "charged",
    "asset-rows",
    "liability-rows",
    "net-asset-rows",
    "expense-rows",
    "totals-at-end",
    "counted-in-whole",
    "result-rows",
    *sums_in_words.TERMS,
    *sums_of_people.TERMS,
)

_LEAST = 100.0  # totals below it add up by chance
_FEWEST = 20.0  # the same where the total of another column is a digit off
_SLIP = 0.5  # a sum further off than this share of the total is of something else
_SLIP_OF_SEVERAL = 0.1  # the same of several columns beside one that adds up
_SLIP_OF_ALL = 0.06  # and where none does
_REACH = 14  # words from a sum to what introduces its parts
_LONGEST_LIST = 90  # words
_NOTHING = 1e-6
_SAME = 1e-4  # what floats lose of sums


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a total that its parts do not make."""
    index = case.draft.words.index
    totals = not index.keys().isdisjoint(totals_of(case.known).signs)
    cast = list(profit_rows.find(case))
    parts = case.known.words("made-up-of") & index.keys()
    told = [*sums_in_words.find(case), *sums_of_people.find(case)]
    if not totals and not parts and not cast and not told:
        return Verdict(idle="the draft gives no total")
    flags: dict[Mark, Flag] = {}
    sound: list[Mark] = []
    rounded: list[Mark] = []
    unread: list[Mark] = []
    for mark, made, wrong in _tables(case) if totals else ():
        flags |= {flag.mark: flag for flag in wrong}
        if not wrong:
            {"exact": sound, "rounded": rounded, "": unread}[made].append(mark)
    for name in sorted(parts):
        for number in index[name]:
            flags |= {flag.mark: flag for flag in _sentence_flags(case, number)}
    flags |= {flag.mark: flag for flag in _miscast(cast)}
    for sum_ in told:
        if not sum_.agrees:
            mark = Mark(sum_.start, sum_.end)
            flags[mark] = Flag(mark, {"total": _plain(sum_.total), "sum": _plain(sum_.parts)})
    for mark, apart in (*_agreeing(told), *_cast_right(cast)):
        (sound if abs(apart) <= _SAME else rounded).append(mark)
    return Verdict(
        tuple(flags.values()), evidence=tuple(sound), doubt=_doubt(case, unread, rounded)
    )


def _doubt(case: Case, unread: list[Mark], rounded: list[Mark]) -> str | None:
    if unread:
        total = printed(case, *unread[0][:2])
        return f"no rows were recognised that make a total, add them up by hand: {total}"
    if rounded:
        total = printed(case, *min(rounded)[:2])
        return f"its parts make `{total}` only if they are rounded, add them up by hand"
    return None


def _tables(case: Case) -> Iterator[tuple[Mark, str, tuple[Flag, ...]]]:
    """Yield the totals of tables: "exact" or "rounded" where rows make one, else what is wrong with it."""
    from disclosure_lint.detectors.figures import table_rows

    for above, total in table_rows.totals(case):
        mark = Mark(total.cells[0].start, total.cells[-1].end)
        if _adds_up(above.rows, total.cells, _is_exact):
            yield mark, "exact", ()
        elif _adds_up(above.rows, total.cells, _fits):
            yield mark, "rounded", ()
        else:
            yield mark, "", tuple(_row_flags(*above, total.cells))


def _agreeing(told: list[sums_in_words.Sum]) -> Iterator[tuple[Mark, float]]:
    yield from ((Mark(one.start, one.end), one.total - one.parts) for one in told if one.agrees)


def _cast_right(cast: list[profit_rows.Cast]) -> Iterator[tuple[Mark, float]]:
    for one in cast:
        if one.agrees:
            yield Mark(one.cell.start, one.cell.end), abs(one.cell.value) - abs(one.right)


def _miscast(cast: list[profit_rows.Cast]) -> Iterator[Flag]:
    for one in cast:
        if not one.agrees:
            values = {"total": _plain(abs(one.cell.value)), "sum": _plain(one.right)}
            yield Flag(Mark(one.cell.start, one.cell.end), values)


def _adds_up(rows: list[Row], total: list[Cell], fits: Callable[[Cell, float, int], bool]) -> bool:
    """Whether some of the rows right above a total make it, in every column of parts."""
    for count in range(2, len(rows) + 1):
        columns = zip(*(row.cells for row in rows[-count:]), strict=True)
        both = list(zip(total, (sum(c.value for c in column) for column in columns), strict=True))
        both = [(cell, sum_) for cell, sum_ in both if not _is_rate(cell, sum_, count)]
        if both and all(fits(cell, sum_, count) for cell, sum_ in both):
            return True
    return False


def _row_flags(rows: list[Row], are_all: bool, total: list[Cell]) -> Iterator[Flag]:  # noqa: FBT001 - of a record
    """Yield the slip of a total, for the one number of rows above that it plainly sums.

    Where no column adds up, only all the rows of a table tell.
    """
    partly: list[list[tuple[Cell, float]]] = []
    whole: list[tuple[Cell, float]] = []
    near_all = _SLIP_OF_ALL
    for count in range(2, len(rows) + 1):
        columns = zip(*(row.cells for row in rows[-count:]), strict=True)
        sums = [sum(cell.value for cell in column) for column in columns]
        both = list(zip(total, sums, strict=True))
        both = [(cell, sum_) for cell, sum_ in both if not _is_rate(cell, sum_, count)]
        misfits = [(cell, sum_) for cell, sum_ in both if not _fits(cell, sum_, count)]
        if not both:
            return
        if not misfits:
            return
        fitting = [abs(cell.value) for cell, sum_ in both if (cell, sum_) not in misfits]
        slips = count == len(rows) and all(is_slip(cell.value, sum_) for cell, sum_ in misfits)
        telling = any(value >= (_FEWEST if slips else _LEAST) for value in fitting)
        near = _SLIP if len(misfits) == 1 else _SLIP_OF_SEVERAL
        if telling and all(_is_near(cell, sum_, near) for cell, sum_ in misfits):
            partly.append(misfits)
        elif count == len(rows) and len(misfits) == len(both) and (slips or len(both) > 1):
            whole = misfits
            near_all = _SLIP if slips and len(rows) > 2 else _SLIP_OF_ALL  # noqa: PLR2004 - rows
    if not partly and are_all and all(_is_near(*misfit, near_all) for misfit in whole):
        partly = [whole]
    for cell, sum_ in partly[0] if len(partly) == 1 else ():
        yield Flag(Mark(cell.start, cell.end), {"total": _plain(cell.value), "sum": _plain(sum_)})


def _is_near(cell: Cell, sum_: float, share: float) -> bool:
    """Whether a sum is off by a slip, not of something else."""
    is_large = share == _SLIP or abs(cell.value) >= _LEAST
    return is_large and abs(sum_ - cell.value) <= share * abs(cell.value)


def _is_rate(cell: Cell, sum_: float, count: int) -> bool:
    """Whether a percentage is none of parts of a whole, which add up."""
    return cell.percent and not _fits(cell, sum_, count)


def _is_exact(cell: Cell, sum_: float, _count: int) -> bool:
    return abs(cell.value - sum_) <= _NOTHING * max(1.0, abs(sum_))


def _fits(cell: Cell, sum_: float, count: int) -> bool:
    """Whether a sum of rounded parts may be the total: less than half a unit for each of them."""
    return _is_spared(abs(cell.value - sum_), cell.place * (count + 1) / 2)


def _is_spared(apart: float, most: float) -> bool:
    """Whether rounding tells it; all figures at once are never off by just a half."""
    return apart <= _NOTHING or apart < most - _NOTHING


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
    most = (total.place + sum(part.place for part in parts)) / 2
    if " and " in between and not _is_spared(abs(sum_ - total.value), most):
        yield Flag(
            Mark(total.start, total.end), {"total": _plain(total.value), "sum": _plain(sum_)}
        )


def _unbracketed(case: Case, start: int, end: int) -> list[Amount]:
    """Return the amounts in a span, translations aside: `RMB100.0 million (US$14.0 million)`."""
    folded, amounts = case.draft.folded, figures.amounts(case.draft, case.known, start, end)
    return [a for a in amounts if folded[max(0, a.start - 14) : a.start].rstrip()[-1:] != "("]
