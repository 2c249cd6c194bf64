"""Estimates with their confidence intervals, and p-values, as releases print them.

Knows which number before an interval is its estimate, and which may be something else:
a time point, a number of patients, the other arm.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.figures.find import number
from disclosure_lint.notation import machine
from disclosure_lint.notation.machine import Node
from disclosure_lint.regex import Regex

_NUMBER = r"(?:\d{1,9}(?:[.·]\d{1,9})?|\.\d{1,9})"
_LEVEL = (
    r"(?:80|9\d(?:\.\d+)?)\s?%\s?(?:(?:two|2|one|1)-sided )?(?:ci|confidence interval|置信区间)"
    r"(?:\s?[\[(]ci[\])])?"
)
_TIME = r"(?:months?|mos?|weeks?|days?|years?|个月)\b"
_RATIO = (
    r"(?:hazard ratio|odds ratio|risk ratio|rate ratio|relative risk|\ba?hr|\brr|风险比)"
    r"(?:\s?[\[(](?:hr|or|rr)[\])])?(?: of| was| is)?[\s:=,]{0,3}"
)
_POINT = Regex(rf"(?P<number>{_NUMBER})\s?(?P<unit>%|{_TIME})?[\s,;:(\[]*$")
_RATIO_BEFORE = Regex(rf"{_RATIO}-?$")
_SIGNED = Regex(r"(?:[\s=:(\[]|[^\x00-\xff])-$")
_GLUED = Regex(r"[a-z\d.,·/+*^<>≤≥~-]$")  # a footnote, a count, a range, a rest of a number
_OPEN_ENDED = (
    r"(?:n[aecr]\b|inf\b|∞|not (?:yet )?(?:reached|estimable|evaluable|estimated|available"
    r"|calculable)|未达到|无法估计|不可评估)"
)
_BOUND = rf"(?:-?{_NUMBER}\s?(?:%|{_TIME})?|{_OPEN_ENDED})"
_BOUNDS = Regex(
    rf"[\s:=,(\[]{{0,4}}{_BOUND}(?:\s?-\s?|\s?(?:to|[至~～])\s?|[,;]\s?){_BOUND}"
    r"(?![\d.·]|,\d|\s?[-/]\s?\d|\s?(?:vs|versus)\b)"
)
_LEVEL_AT = Regex(_LEVEL + "$")
_TIME_LED = Regex(r"\b(?:of|was|were|is)\s$|[=:为达]\s?$")
# What makes another figure before the estimate a rival for the interval.
_RIVAL = Regex(
    r"\b(?:vs|versus|and|or|compared|than|from|to|with|at|each)\b[^.;]{0,24}$"
    r"|%[^.;]{0,30}$|[与和较比]"
)
_LOOK_BACK = 70
# A p-value ends its clause; what goes on is a power of ten, a unit or a price.
_CHANCE = Regex(
    r"\bp(?:\s?-?\s?values?)?\s?[=<>≤≥]+\s?\d+(?:[.·]\d+)?"
    r"(?=\s?(?:[)\];,。]|\.(?!\d)|$|\n|(?:and|vs|for)\b)(?![\d]))"
)


class Interval(NamedTuple):
    """A confidence interval; an estimate that is not told beyond doubt is None."""

    start: int
    end: int
    estimate: float | None
    percentage: bool  # the estimate is printed as one
    lower: float | None  # None: not reached
    upper: float | None
    percentages: bool  # so is a bound
    level: int  # where `95% CI` begins
    place: float  # one unit of the last place of the coarsest of the numbers


class Chance(NamedTuple):
    """A p-value."""

    start: int
    end: int
    relation: str
    value: float


def find(draft: Draft) -> tuple[Interval, ...]:
    """Return the confidence intervals of a draft, in order."""
    return tuple(found for level in _levels(draft) if (found := _interval(draft.folded, *level)))


def _levels(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield where `95% CI` and its like stand."""
    words, folded = draft.words, draft.folded
    ends = [_past_bracket(folded, words.starts[n]) for n in words.index.get("ci", ())]
    ends += [words.end(n) for n in words.index.get("interval", ())]
    ends += [words.end(n) for n in words.index.get("间", ()) if folded[words.starts[n] - 1] == "区"]
    for end in sorted(ends):
        found = _LEVEL_AT.search(folded, max(0, end - 44), end)
        if found is None:
            continue
        short = folded[end : end + 6].strip()
        if not short.startswith(("(ci", "[ci")):  # else the abbreviation tells where it ends
            yield found.start(), end


def _past_bracket(folded: str, ci: int) -> int:
    """Return where `ci` ends, with the bracket that stands around it alone."""
    around = folded[max(0, ci - 1) : ci] + folded[ci + 2 : ci + 3]
    return ci + 2 + (around in {"()", "[]"})


def _interval(folded: str, level: int, end: int) -> Interval | None:
    bounds = _BOUNDS.match(folded, end)
    if bounds is None:
        return None
    point = _point(folded, level)
    tree = machine.parse("intervals", folded, level if point is None else point, bounds.end())
    if not isinstance(tree, Node):
        return None
    return _read(tree.children[0], level)  # type: ignore[arg-type] # `start` has one node


def _point(folded: str, level: int) -> int | None:
    """Return where the estimate of the interval at `level` begins, if that is beyond doubt."""
    point = _POINT.search(folded, max(0, level - _LOOK_BACK), level)
    if point is None:
        return None
    start = point.start("number")
    if _SIGNED.search(folded, max(0, start - 3), start):
        start -= 1
    head = folded[max(0, start - _LOOK_BACK) : start]
    if _RATIO_BEFORE.search(head):
        return start if point["unit"] is None else None
    doubtful = _GLUED.search(head) or _RIVAL.search(head) or point["unit"] is None
    if doubtful or (point["unit"] != "%" and not _TIME_LED.search(head)):
        return None
    return start


def _read(node: Node, level: int) -> Interval:
    """Return the interval of a tree."""
    numbers = [n for n in _nodes(node) if n.name in {"point", "bound"}]
    point = _value(numbers[0]) if numbers[0].name == "point" else None
    lower, upper = (_value(n) for n in numbers[-2:])
    places = [value[1] for value in (point, lower, upper) if value]
    return Interval(
        node.start,
        node.end,
        point[0] if point else None,
        bool(point) and _is_percentage(numbers[0]),
        lower[0] if lower else None,
        upper[0] if upper else None,
        any(_is_percentage(n) for n in numbers[-2:]),
        level,
        max(places, default=1.0),
    )


def _nodes(node: Node) -> list[Node]:
    return [child for child in node.children if isinstance(child, Node)]


def _value(node: Node) -> tuple[float, float] | None:
    """Return a number with its sign and one unit of its last place; None where it is open."""
    tokens = list(node.tokens())
    printed = next((token.text for token in tokens if token.type == "NUMBER"), None)
    if printed is None:
        return None
    value, place = number(printed)
    negative = any(token.type == "DASH" for token in tokens)
    return (-value if negative else value), place


def _is_percentage(node: Node) -> bool:
    return any(token.type == "UNIT" and token.text == "%" for token in node.tokens())


def chances(draft: Draft) -> tuple[Chance, ...]:
    """Return the p-values that a draft prints in plain figures."""
    words = draft.words
    if "p" not in words.index:
        return ()
    found = []
    for number_ in words.index["p"]:
        match = _CHANCE.match(draft.folded, words.starts[number_])
        tree = machine.parse("intervals", draft.folded, *match.span()) if match else None
        if isinstance(tree, Node):
            found.append(_chance(tree.children[0]))  # type: ignore[arg-type]
    return tuple(found)


def _chance(node: Node) -> Chance:
    kinds = {token.type: token.text for token in node.tokens()}
    return Chance(node.start, node.end, kinds["RELATION"], number(kinds["NUMBER"])[0])


def value(interval: Interval) -> tuple[object, ...]:
    """Return the estimate and the bounds."""
    return interval.estimate, interval.lower, interval.upper
