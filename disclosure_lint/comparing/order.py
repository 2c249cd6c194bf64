"""Figures that stand in another order in one of two texts.

Languages order the figures of a sentence as they like, so order is compared where no language
may change it: in the cells of a table, where nothing stands between two figures, and in "12 of
20", which is 20名中的12名.
"""

from __future__ import annotations

from disclosure_lint.comparing.anchor import FIGURES, Anchor, Difference, Side
from disclosure_lint.comparing.matching import Matched
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_REACH = 400  # code points between figures that may have changed places
_LONGEST = 8  # figures of a row
_ROWS_READ_OTHERWISE = 10  # one exchange among so many figures, from which it is the reading
_FEW = 3  # exchanges that are told however few figures there are
_UNIT = 5  # code points of a unit behind a figure in a cell
# Notation: what parts two cells, and cells that have no word in them.
_CELLS = Regex(r"\t|[ \u3000]{2,}|\|")
_FIGURES_ALONE = Regex(r"[\d.,%()\s$*#+-]*$")
_ROW = Regex(r"[^.;。；]{1,60}[^\d\s.,;。；][ \u3000](?P<figures>[\d.,%()$* -]*)$")
_LINE = 200  # code points about a figure in which its line is looked at
# Notation: from the one to the other; a part of a whole.
_TO = Regex(r"[^\d\w]{0,3}\s?(?:to|-|–|至|~)\s?[^\d]{0,8}")
_OF = Regex(r"\s(?:(?!to|and|or)[a-z]+\s){0,2}?of\s(?:the\s|a total of\s)?")
_AMONG = Regex(r"[^\d。;,、()]{0,12}中[^\d。;、]{0,8}")


class _Exchange(NamedTuple):
    """Figures from `first` to `middle` that stand behind those from there to `last`, and should not."""

    first: int
    middle: int
    last: int


class _Neighbours(NamedTuple):
    """Two figures of one text beside each other, and their counterparts as they stand in the other."""

    number: int  # of the first
    pair: tuple[Anchor, Anchor]
    partners: tuple[Anchor, Anchor]
    is_turned: bool  # the counterparts stand in the other order
    between: tuple[str, str]  # what is written between them, folded
    are_han: tuple[bool, bool]


def exchanged(one: Side, other: Side, matched: Matched) -> Iterator[Difference]:
    """Yield the first of figures that changed places; nothing where tables are read otherwise."""
    figures = [
        n
        for n, anchor in enumerate(one.anchors)
        if anchor.is_solid and anchor.kind in FIGURES and n in matched.pairs
    ]
    cells = [n for n in figures if _is_cell(one, one.anchors[n])]
    told: dict[int, None] = {}
    for line in (figures, cells):  # a sentence before a table may have another order
        found = _told(one, line, matched)
        if len(found) <= max(_FEW, len(line) // _ROWS_READ_OTHERWISE):
            told.update(dict.fromkeys(line[exchange.first] for exchange in found))
    asked = (_is_range_turned, _is_part_of_whole, _is_count_for_price)
    for two in _neighbours(one, other, matched):
        if any(is_exchanged(two) for is_exchanged in asked):
            told[two.number] = None
    for number in told:
        there = other.anchors[matched.pairs[number]]
        yield Difference("order", one.anchors[number], there, there.start, is_sure=False)


def _told(one: Side, line: Sequence[int], matched: Matched) -> list[_Exchange]:
    ranked = {n: at for at, n in enumerate(sorted(matched.pairs[n] for n in line))}
    ranks = [ranked[matched.pairs[n]] for n in line]
    return [found for found in _exchanges(ranks) if _is_told(one, line, found)]


def _exchanges(ranks: Sequence[int]) -> Iterator[_Exchange]:
    """Yield where two runs of figures, or two figures about others, changed places."""
    at = 0
    while at < len(ranks):
        base = ranks[at - 1] + 1 if at else 0
        step = ranks[at] - base
        found = _runs(ranks, at, base, step) or _two(ranks, at, base, step)
        if found is not None and 0 < step <= _LONGEST:
            yield found
            at = found.last
        else:
            at += 1


def _runs(ranks: Sequence[int], at: int, base: int, step: int) -> _Exchange | None:
    """Return two rows that changed places, the second of them so many figures long."""
    middle = at
    while (
        middle < len(ranks)
        and middle - at <= _LONGEST
        and ranks[middle] == base + step + middle - at
    ):
        middle += 1
    last = middle + step
    if last > len(ranks) or list(ranks[middle:last]) != list(range(base, base + step)):
        return None
    goes_on = last == len(ranks) or ranks[last] == base + last - at
    return _Exchange(at, middle, last) if goes_on else None


def _two(ranks: Sequence[int], at: int, base: int, step: int) -> _Exchange | None:
    """Return two figures that changed places about others, which did not."""
    last = at + step
    if last >= len(ranks) or ranks[last] != base:
        return None
    if list(ranks[at + 1 : last]) != list(range(base + 1, base + step)):
        return None
    goes_on = last + 1 == len(ranks) or ranks[last + 1] == base + step + 1
    return _Exchange(at, last, last + 1) if goes_on else None


def _is_told(one: Side, line: Sequence[int], found: _Exchange) -> bool:
    """Whether no language may put the figures of an exchange in another order."""
    first, second = one.anchors[line[found.first]], one.anchors[line[found.middle]]
    if first.key == second.key or second.start - first.start > _REACH:
        return False
    is_two = found.last - found.first == 2  # noqa: PLR2004 - two figures
    if is_two and _adjoin(one, first, second):
        return first.kind == second.kind or (_is_cell(one, first) and _is_cell(one, second))
    if (first.kind, first.currency) != (second.kind, second.currency):
        return False
    moved = line[found.first : found.last]
    return all(_keeps_place(one, one.anchors[n], len(moved)) for n in moved)


def _adjoin(side: Side, here: Anchor, next_one: Anchor) -> bool:
    """Whether nothing stands between two figures, as in no sentence of any language."""
    return not side.folded[here.end : next_one.start].strip(" \t\n\r\f%|")


def _keeps_place(side: Side, anchor: Anchor, moved: int) -> bool:
    """Whether a figure stands in the same order in any language: not the 12 of "12 of 20".

    What is no bare number keeps its place in a sentence, too, but for whole rows of it.
    """
    return (anchor.kind != "number" and moved == 2) or _is_cell(side, anchor)  # noqa: PLR2004


def _is_cell(side: Side, anchor: Anchor) -> bool:
    """Whether a figure stands by itself in a cell, behind a colon or in a row of figures."""
    text = side.text
    low, high = max(0, anchor.start - _LINE), anchor.end + _LINE
    before = text[max(low, text.rfind("\n", low, anchor.start) + 1) : anchor.start]
    end = text.find("\n", anchor.end, high)
    behind = text[anchor.end : end if end >= 0 else high]
    cell, rest = _CELLS.split(before)[-1].strip(), _CELLS.split(behind)[0].strip()
    if cell.endswith((":", "：")) and len(behind.strip()) <= _UNIT:
        return True
    if _FIGURES_ALONE.match(cell) and (len(rest) <= _UNIT or _FIGURES_ALONE.match(rest)):
        return True
    # A row whose label and figures nothing but a blank parts.
    row = _ROW.match(before)
    return (
        row is not None
        and _FIGURES_ALONE.match(behind.strip()) is not None
        and bool(row["figures"].strip() or behind.strip())
    )


def _neighbours(one: Side, other: Side, matched: Matched) -> Iterator[_Neighbours]:
    """Yield two figures beside each other whose counterparts stand beside each other, too."""
    for number in range(len(one.anchors) - 1):
        here, there = matched.pairs.get(number), matched.pairs.get(number + 1)
        if here is None or there is None or abs(here - there) != 1:
            continue
        low, high = one.anchors[number], one.anchors[number + 1]
        first, second = (other.anchors[n] for n in sorted((here, there)))
        yield _Neighbours(
            number,
            (low, high),
            (first, second),
            here > there,
            (one.folded[low.end : high.start], other.folded[first.end : second.start]),
            (one.is_han, other.is_han),
        )


def _is_range_turned(two: _Neighbours) -> bool:
    """Whether both texts go from a figure to another, and each begins with the other one."""
    low, high = two.pair
    return (
        two.is_turned
        and low.kind in FIGURES
        and low.key != high.key
        and all(map(_TO.fullmatch, two.between))
    )


def _is_part_of_whole(two: _Neighbours) -> bool:
    """Whether it is "20 of 12" where the other text has 20名中的12名, or the other way round.

    In Chinese the whole stands first: a pair in the same order in both is exchanged.
    """
    part, whole = two.pair
    if two.is_turned or not part.kind == whole.kind == "number" or part.key == whole.key:
        return False
    english, chinese = two.between if two.are_han[1] else two.between[::-1]
    is_pair = two.are_han[0] != two.are_han[1]
    return is_pair and bool(_OF.fullmatch(english) and _AMONG.fullmatch(chinese))


def _is_count_for_price(two: _Neighbours) -> bool:
    """Whether a count and a price are price and count in the other text."""
    partners = two.partners[::-1] if two.is_turned else two.partners
    four = (*two.pair, *partners)
    told = [bool(anchor.currency) for anchor in four]
    is_turned = told in ([True, False, False, True], [False, True, True, False])
    return is_turned and all(anchor.is_solid for anchor in four)
