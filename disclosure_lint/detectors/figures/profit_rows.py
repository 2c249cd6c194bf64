"""Rows of a profit and loss statement of which the third follows from the two above it.

Gross profit is revenue less cost of sales; the result before tax is that of operations with what
finance costs; the result for the year is that before tax with the tax; net assets are assets less
liabilities. Only three rows that stand one below the other are cast: what lies between may count, too.
An operating result with what it is made of further up is held against the columns beside it.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.detectors.figures import signed_rows
from disclosure_lint.detectors.figures.table_cells import (
    Cell,
    cell,
    cells_at_end,
    is_slip,
    lone_cell,
)
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

_NOTHING = 1e-6
_LONGEST_LINE = 400
_MOST_ROWS = 16  # of lines that are taken for one statement
_ROUNDED = 1.5  # half a unit of the last place for each of three figures
_NOTE = Regex(r"\s*\(?(?:notes?\s?)?\d{0,2}\)?\s*$")


_Row: TypeAlias = "tuple[str, list[Cell]]"  # a label and its figures


class Cast(NamedTuple):
    """A figure and what it ought to be."""

    cell: Cell
    right: float
    agrees: bool


class _Kind(NamedTuple):
    labels: tuple[Regex, Regex, Regex]
    signed: bool  # whether the second may be added or taken away
    charged: Regex | None = None  # says of the second that it is taken from the first


def find(case: Case) -> Iterator[Cast]:
    """Yield the figures of a draft's statements that follow from the two rows above them."""
    if not _signs(case.known) & case.draft.words.index.keys():
        return
    kinds = case.known.made("profit rows", lambda: _made(case.known))
    for rows in (*_tables(case), *_lines(case)):
        for three in zip(rows, rows[1:], rows[2:], strict=False):
            labels = [label for label, _ in three]
            for kind in kinds:
                if all(n.match(label) for n, label in zip(kind.labels, labels, strict=True)):
                    charged = kind.charged is not None and kind.charged.search(labels[1])
                    yield from _cast(kind, [cells for _, cells in three], charged=bool(charged))
        yield from _from_further_up(
            rows, case.known.made("further rows", lambda: _further(case.known))
        )
        for result, right, agrees in signed_rows.find(rows, case.known):
            yield Cast(result, abs(right), agrees)


def _cast(kind: _Kind, rows: Sequence[list[Cell]], *, charged: bool) -> Iterator[Cast]:
    if len({len(cells) for cells in rows}) > 1:
        return
    results = []  # of each column: what it makes, and what is told with its sign
    for first, second, third in zip(*rows, strict=True):
        if kind.signed is False and not first.percent and first.value:
            results.append((abs(first.value) - abs(second.value), third.value))
    signs = {told < 0 for right, told in results if right < 0}
    for first, second, third in zip(*rows, strict=True):
        if first.percent or second.percent or third.percent or not first.value:
            continue
        rights = [abs(first.value) - abs(second.value)]
        rights += [abs(first.value) + abs(second.value)] if kind.signed else []
        told = abs(third.value)
        right = min((abs(right) for right in rights), key=lambda right: abs(right - told))
        if charged and first.value < 0 and second.value < 0 and third.value:
            # A loss and what is charged on it, both in brackets: the loss grows.
            right, told = abs(first.value + second.value), abs(third.value)
        spare = _ROUNDED * max(first.place, second.place, third.place) + _NOTHING
        # A loss without its brackets, in a row in which other losses and profits tell their sign.
        bare = (
            not kind.signed and rights[0] < 0 <= third.value and (len(signs) > 1 or _mixed(results))
        )
        yield Cast(third, right, abs(right - told) <= spare and not bare)


def _from_further_up(rows: Sequence[_Row], kinds: tuple[_Kind, ...]) -> Iterator[Cast]:
    """Yield the operating result and the net one, of which a part stands further up.

    What lies between may count, too, so a column is wrong only where another is right, or
    where all are a digit off.
    """
    for number in range(2, len(rows)):
        for kind in kinds:
            first, second, third = kind.labels
            if not (third.match(rows[number][0]) and second.match(rows[number - 1][0])):
                continue
            above = [cells for label, cells in rows[: number - 2] if first.match(label)][-2:]
            if not kind.signed:
                above += [
                    cells for label, cells in rows[number - 2 : number - 1] if first.match(label)
                ]
            casts = [
                list(_cast(kind, (cells, rows[number - 1][1], rows[number][1]), charged=False))
                for cells in above
            ]
            best = max(casts, key=lambda some: sum(one.agrees for one in some), default=[])
            wrong = [one for one in best if not one.agrees]
            slips = all(is_slip(abs(one.cell.value), one.right) for one in wrong)
            if len(wrong) < len(best) or (wrong and slips):
                yield from best


def _further(known: Known) -> tuple[_Kind, ...]:
    """Return the rows that follow from one right above them and one further up."""
    names = (
        (("revenue-rows", "gross-rows"), "expense-rows", "operating-rows", False),
        (("operating-rows",), "finance-rows", "after-tax-rows", True),
        (("operating-rows",), "finance-rows", "pre-tax-rows", True),
    )
    return tuple(
        _Kind(
            (_label(known, *firsts), _label(known, second), _label(known, third)),
            signed,
        )
        for firsts, second, third, signed in names
    )


def _mixed(results: list[tuple[float, float]]) -> bool:
    """Whether a row has profits and losses, which only brackets tell apart."""
    return any(right > 0 for right, _ in results) and any(right < 0 for right, _ in results)


def _signs(known: Known) -> frozenset[str]:
    """Return the words of which one stands in a draft that has such rows."""
    return frozenset(
        label.split()[0] if label.isascii() else label[0]
        for name in (
            "gross-rows",
            "after-tax-rows",
            "pre-tax-rows",
            "operating-rows",
            "net-asset-rows",
            "result-rows",
        )
        for label in known.listed(name)
    )


def _label(known: Known, *names: str) -> Regex:
    said = [label for name in names for label in known.listed(name)]
    return Regex(rf"[\s|*]*(?:{any_of(said)})[\s:|*$]*(?:\(?(?:notes?\s?)?\d{{1,2}}\)?)?[\s|*$]*$")


def _made(known: Known) -> tuple[_Kind, ...]:
    names = (
        ("revenue-rows", "cost-rows", "gross-rows", False),
        ("pre-tax-rows", "tax-rows", "after-tax-rows", True),
        ("operating-rows", "finance-rows", "pre-tax-rows", True),
        ("operating-rows", "finance-rows", "after-tax-rows", True),
        ("asset-rows", "liability-rows", "net-asset-rows", False),
    )
    charged = Regex(any_of(known.listed("charged")))
    return tuple(
        _Kind(
            (_label(known, first), _label(known, second), _label(known, third)),
            signed,
            charged if second == "tax-rows" else None,
        )
        for first, second, third, signed in names
    )


def _tables(case: Case) -> Iterator[list[_Row]]:
    """Yield the tables that the reader knows, as labels with their figures."""
    draft = case.draft
    for table in draft.tables:
        rows = []
        for spans in table.rows:
            places = [(draft.read(span.start), draft.read(span.end)) for span in spans]
            cells = [cell(draft.folded, start, end) for start, end in places[1:]]
            figures = [one for one in cells if one is not None]
            if figures and cells[len(cells) - len(figures) :] == figures:
                rows.append((draft.folded[slice(*places[0])], figures))
        yield rows


def _lines(case: Case) -> Iterator[list[_Row]]:
    """Yield the lines up to each whose label may be the third, as labels with their figures.

    A line that heads those below it, `Operating expenses:`, has none.
    """
    words, folded = case.draft.words, case.draft.folded
    starts = {
        folded.rfind("\n", 0, words.starts[number]) + 1
        for sign in sorted(_signs(case.known) & words.index.keys())
        for number in words.index[sign]
        if not number or "\n" in words.gaps[number] or "|" in words.gaps[number]
    }
    for start in sorted(starts):
        rows: list[_Row] = []
        at = start
        while at >= 0 and len(rows) < _MOST_ROWS:
            end = folded.find("\n", at)
            end = len(folded) if end < 0 else end
            if end - at > _LONGEST_LINE:
                break
            if folded[at:end].strip():
                cells = cells_at_end(folded, at, end) or lone_cell(case.draft, at, end)
                if cells:
                    rows.insert(0, (folded[at : cells[0].start], cells))
                elif not rows or not folded[at:end].rstrip(" \t|").endswith(":"):
                    break
            at = folded.rfind("\n", 0, at - 1) + 1 if at > 0 else -1
        yield rows
