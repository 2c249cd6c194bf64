"""Estimates with their confidence intervals, and p-values, as releases print them.

Knows which number before an interval is its estimate, and which may be something else:
a time point, a number of patients, the other arm.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.figures.find import number, plain
from disclosure_lint.notation import machine
from disclosure_lint.notation.machine import Node
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.spans import apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Notation, in step with the grammar, from here to `_CHANCE`: numbers, levels, units, ratios,
# bounds, and how they are joined.
_NUMBER = r"(?:\d{1,9}(?:[.·]\d{1,9})?|\.\d{1,9})"
_LEVEL = (
    r"(?:80|9\d(?:\.\d+)?)\s?%\s?(?:(?:two|2|one|1)-sided )?(?:ci|confidence interval|置信区间|可信区间|信赖区间)"
    r"(?:\s?[\[(]ci[\])])?"
)
_TIME = r"(?:months?|mos?|weeks?|days?|years?|个月)\b"
_RATIO = (
    r"(?:hazard ratio|odds ratio|risk ratio|rate ratio|relative risk|\ba?hr|\brr|风险比)"
    r"(?:\s?[\[(](?:hr|or|rr)[\])])?(?: (?:for|of) (?:the )?[a-z][a-z -]{2,40}?)?(?: of| was| is|为)?[\s:=,]{0,3}"
)
# The patients who make a rate, between it and its interval: `59.8% (49/82; 95% CI …`.
_COUNTED = (
    r"\s?[(\[](?:n\s?=\s?)?\d{1,5}\s?(?:/|of|out of)\s?\d{1,5}[\s例名]?"
    r"(?:patients|subjects|participants)?[)\]]?[,;:]?\s?"
)
_POINT = Regex(
    rf"(?P<number>{_NUMBER})\s?(?P<unit>%|{_TIME})?(?:(?<=%){_COUNTED})?[\s,;:(\[]*"
    r"(?:(?:(?:with|and)\s)?(?:an?|the|its)\s(?:corresponding |exact )?)?$"
)
_OPEN_BRACKET = Regex(r"[(\[][^()\[\]]*$")
_RATIO_BEFORE = Regex(rf"{_RATIO}-?$")
_SIGNED = Regex(r"(?:[\s=:(\[]|[^\x00-\xff])-$")
_GLUED = Regex(r"[a-z\d.,·/+*^<>≤≥~-]$")  # a footnote, a count, a range, a rest of a number
_OPEN_ENDED = (
    r"(?:n[aecr]\b|inf\b|∞|not (?:yet )?(?:reached|estimable|evaluable|estimated|available"
    r"|calculable)|未达到|无法估计|不可评估)"
)
_BOUND = rf"(?:-?{_NUMBER}\s?(?:%|{_TIME})?|{_OPEN_ENDED})"
_BOUNDS = Regex(
    r"[\s:=,(\[]{0,4}(?:(?:range(?: of| from)?|ranging from|from|of|(?:(?:of|is|was) )?between|was|is|were)\s|为\s?)?"
    rf"{_BOUND}(?:\s?-\s?|\s?(?:to|and|[至~～])\s?|[,;]\s?){_BOUND}"
    r"(?!\d|[.·]\d|,\d|\s?[-/]\s?\d|\s?(?:vs|versus)\b)"
)
_FIGURE_NEXT = Regex(r"[^\d.;]{0,24}\d[\d.]*")
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
    exact: tuple[str | None, str | None, str | None]  # estimate and bounds as printed


class Chance(NamedTuple):
    """A p-value."""

    start: int
    end: int
    relation: str
    value: float
    exact: str


def value(mention: Interval | Chance) -> tuple[object, ...]:
    """Return what an interval or a p-value says: estimate and bounds, or relation and number.

    Numbers are exact; what is not told, or not reached, is None.
    """
    from decimal import Decimal

    if isinstance(mention, Chance):
        return (mention.relation, Decimal(mention.exact))
    return tuple(None if number_ is None else Decimal(number_) for number_ in mention.exact)


def find(draft: Draft) -> tuple[Interval, ...]:
    """Return the confidence intervals of a draft, in order."""
    return read(draft)[0]


def read(draft: Draft) -> tuple[tuple[Interval, ...], tuple[int, int] | None]:
    """Return the intervals in order, and where the first level stands whose bounds are not read."""
    found: list[Interval] = []
    unread = None
    for start, end in _levels(draft):
        interval = _interval(draft.folded, start, end)
        if interval is not None:
            found.append(interval)
        elif unread is None and (shown := _FIGURE_NEXT.match(draft.folded, end)):
            unread = start, shown.end()
    return tuple(apart(found)), unread


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
    for start in [level] if point is None else [point, level]:
        tree = machine.parse("intervals", folded, start, bounds.end())
        if isinstance(tree, Node):
            found = _read(tree.children[0], level)  # type: ignore[arg-type] # one node
            return found if point is None or start == point else _led(found, folded, point)
    return None


def _led(interval: Interval, folded: str, point: int) -> Interval:
    """Return an interval with the estimate before it, which words set apart: `78%, with a`."""
    found = _POINT.search(folded, point, interval.level)
    if found is None:
        return interval
    sign = "-" if found.start("number") > point else ""
    printed = sign + plain(found["number"])
    return interval._replace(
        start=point,
        estimate=float(printed),
        percentage=found["unit"] == "%",
        place=max(interval.place, number(found["number"])[1]),
        exact=(printed, *interval.exact[1:]),
    )


def _point(folded: str, level: int) -> int | None:
    """Return where the estimate of the interval at `level` begins, if that is beyond doubt."""
    point = _POINT.search(folded, max(0, level - _LOOK_BACK), level)
    if point is None:
        return None
    start = point.start("number")
    if _SIGNED.search(folded, max(0, start - 3), start):
        start -= 1
    head = folded[max(0, start - _LOOK_BACK) : start]
    head = head[head.rfind("。") + 1 :]
    if _RATIO_BEFORE.search(head):
        return start if point["unit"] is None else None
    inner = _OPEN_BRACKET.search(head)
    is_alone = inner is not None and not any(c.isdecimal() for c in inner[0])
    rival = None if is_alone else _RIVAL.search(head)
    doubtful = _GLUED.search(head) or rival or point["unit"] is None
    if doubtful or (point["unit"] != "%" and not _TIME_LED.search(head)):
        return None
    return start


def _read(node: Node, level: int) -> Interval:
    """Return the interval of a tree."""
    numbers = [n for n in _nodes(node) if n.name in {"point", "bound"}]
    point = _exact(numbers[0]) if numbers[0].name == "point" else None
    lower, upper = (_exact(n) for n in numbers[-2:])
    exact = (point, lower, upper)
    places = [number(printed)[1] for printed in exact if printed]
    return Interval(
        node.start,
        node.end,
        None if point is None else float(point),
        bool(point) and _is_percentage(numbers[0]),
        None if lower is None else float(lower),
        None if upper is None else float(upper),
        any(_is_percentage(n) for n in numbers[-2:]),
        level,
        max(places, default=1.0),
        exact,
    )


def _nodes(node: Node) -> list[Node]:
    return [child for child in node.children if isinstance(child, Node)]


def _exact(node: Node) -> str | None:
    """Return the digits of a number with its sign; None where it is open."""
    tokens = list(node.tokens())
    printed = next((token.text for token in tokens if token.type == "NUMBER"), None)
    if printed is None:
        return None
    negative = any(token.type == "DASH" for token in tokens)
    return f"-{plain(printed)}" if negative else plain(printed)


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
    return tuple(apart(found))


def _chance(node: Node) -> Chance:
    kinds = {token.type: token.text for token in node.tokens()}
    printed = plain(kinds["NUMBER"])
    return Chance(node.start, node.end, kinds["RELATION"], float(printed), printed)
