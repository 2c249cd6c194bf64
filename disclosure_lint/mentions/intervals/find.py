"""Estimates with their confidence intervals, and p-values, as releases print them.

Knows which number before an interval is its estimate, and which may be something else:
a time point, a number of patients, the other arm.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.figures.find import number, plain
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation import machine
from disclosure_lint.notation.forms import any_of
from disclosure_lint.notation.machine import Node
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.spans import apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Notation, in step with the grammar, from here to `_made`: numbers and how they are joined.
_NUMBER = r"(?:\d{1,9}(?:[.·]\d{1,9})?|\.\d{1,9})"
_OPEN_BRACKET = Regex(r"[(\[][^()\[\]]*$")
_SIGNED = Regex(r"(?:[\s=:(\[]|[^\x00-\xff])-$")
_GLUED = Regex(r"[a-z\d.,·/+*^<>≤≥~-]$")  # a footnote, a count, a range, a rest of a number
_FIGURE_NEXT = Regex(r"[^\d.;]{0,24}\d[\d.]*")
_LOOK_BACK = 70


class _Forms(NamedTuple):
    """How intervals and what stands beside them is printed, in the words of the languages."""

    level: Regex  # `95% CI`, up to its end
    point: Regex  # the estimate before it, up to the level
    ratio_before: Regex
    bounds: Regex
    time_led: Regex
    rival: Regex  # what makes another figure before the estimate a rival for the interval
    chance: Regex


def _forms(known: Known) -> _Forms:
    return known.made("intervals", lambda: _made(known))


def _made(known: Known) -> _Forms:
    names, times, ratios, open_ended, versus, bounds, between, leads, rivals = (
        any_of(known.listed(name))
        for name in (
            "names-of-intervals",
            "interval-times",
            "ratios",
            "open-ended-bounds",
            "versus",
            "before-bounds",
            "between-bounds",
            "leading-an-estimate",
            "rival-figures",
        )
    )
    han_rivals = "".join(sorted(known.words("rival-figures-in-chinese")))
    people, after = any_of(known.listed("people")), any_of(known.listed("after-a-p-value"))
    time = rf"(?:{times})\b"
    ratio = (
        rf"\b(?:{ratios})(?:\s?[\[(](?:hr|or|rr)[\])])?"
        r"(?: (?:for|of) (?:the )?[a-z][a-z -]{2,40}?)?(?: of| was| is|为)?[\s:=,]{0,3}"
    )
    level = (
        rf"(?:80|9\d(?:\.\d+)?)\s?%\s?(?:(?:two|2|one|1)-sided )?(?:{names})(?:\s?[\[(]ci[\])])?"
    )
    # The patients who make a rate, between it and its interval: `59.8% (49/82; 95% CI …`.
    counted = (
        r"\s?[(\[](?:n\s?=\s?)?\d{1,5}\s?(?:/|of|out of)\s?\d{1,5}[\s例名]?"
        rf"(?:{people})?[)\]]?[,;:]?\s?"
    )
    bound = rf"(?:-?{_NUMBER}\s?(?:%|{time})?|∞|{open_ended})"
    return _Forms(
        Regex(level + "$"),
        Regex(
            rf"(?P<number>{_NUMBER})\s?(?P<unit>%|{time})?(?:(?<=%){counted})?[\s,;:(\[]*"
            rf"(?:(?:(?:{any_of(known.listed('joining-an-interval'))})\s)?(?:{any_of(known.listed('before-a-level'))})\s?)?$"
        ),
        Regex(rf"{ratio}-?$"),
        Regex(
            rf"[\s:=,(\[]{{0,4}}(?:(?:{bounds})\s?)?"
            rf"{bound}(?:\s?-\s?|\s?(?:{between}|[~～])\s?|[,;]\s?){bound}"
            rf"(?!\d|[.·]\d|,\d|\s?[-/]\s?\d|\s?(?:{versus})\b)"
        ),
        Regex(
            rf"\b(?:{leads})\s$|[=:]\s?$|(?:{any_of(known.listed('leading-an-estimate-in-chinese'))})\s?$"
        ),
        Regex(rf"\b(?:{versus}|{rivals})\b[^.;]{{0,24}}$|%[^.;]{{0,30}}$|[{han_rivals}]"),
        # A p-value ends its clause; what goes on is a power of ten, a unit or a price.
        Regex(
            r"\bp(?:\s?-?\s?values?)?\s?[=<>≤≥]+\s?\d+(?:[.·]\d+)?"
            rf"(?=\s?(?:[)\];,。]|\.(?!\d)|$|\n|(?:{after})\b)(?![\d]))"
        ),
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


def find(draft: Draft, known: Known) -> tuple[Interval, ...]:
    """Return the confidence intervals of a draft, in order."""
    return read(draft, known)[0]


def read(draft: Draft, known: Known) -> tuple[tuple[Interval, ...], tuple[int, int] | None]:
    """Return the intervals in order, and where the first level stands whose bounds are not read."""
    found: list[Interval] = []
    unread = None
    forms = _forms(known)
    for start, end in _levels(draft, forms):
        interval = _interval(draft.folded, forms, start, end)
        if interval is not None:
            found.append(interval)
        elif unread is None and (shown := _FIGURE_NEXT.match(draft.folded, end)):
            unread = start, shown.end()
    return tuple(apart(found)), unread


def _levels(draft: Draft, forms: _Forms) -> Iterator[tuple[int, int]]:
    """Yield where `95% CI` and its like stand."""
    words, folded = draft.words, draft.folded
    ends = [_past_bracket(folded, words.starts[n]) for n in words.index.get("ci", ())]
    ends += [words.end(n) for n in words.index.get("interval", ())]
    ends += [words.end(n) for n in words.index.get("间", ()) if folded[words.starts[n] - 1] == "区"]
    for end in sorted(ends):
        found = forms.level.search(folded, max(0, end - 44), end)
        if found is None:
            continue
        short = folded[end : end + 6].strip()
        if not short.startswith(("(ci", "[ci")):  # else the abbreviation tells where it ends
            yield found.start(), end


def _past_bracket(folded: str, ci: int) -> int:
    """Return where `ci` ends, with the bracket that stands around it alone."""
    around = folded[max(0, ci - 1) : ci] + folded[ci + 2 : ci + 3]
    return ci + 2 + (around in {"()", "[]"})


def _interval(folded: str, forms: _Forms, level: int, end: int) -> Interval | None:
    bounds = forms.bounds.match(folded, end)
    if bounds is None:
        return None
    point = _point(folded, forms, level)
    for start in [level] if point is None else [point, level]:
        tree = machine.parse("intervals", folded, start, bounds.end())
        if isinstance(tree, Node):
            found = _read(tree.children[0], level)  # type: ignore[arg-type] # one node
            return found if point is None or start == point else _led(found, folded, forms, point)
    return None


def _led(interval: Interval, folded: str, forms: _Forms, point: int) -> Interval:
    """Return an interval with the estimate before it, which words set apart: `78%, with a`."""
    found = forms.point.search(folded, point, interval.level)
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


def _point(folded: str, forms: _Forms, level: int) -> int | None:
    """Return where the estimate of the interval at `level` begins, if that is beyond doubt."""
    point = forms.point.search(folded, max(0, level - _LOOK_BACK), level)
    if point is None:
        return None
    start = point.start("number")
    if _SIGNED.search(folded, max(0, start - 3), start):
        start -= 1
    head = folded[max(0, start - _LOOK_BACK) : start]
    head = head[head.rfind("。") + 1 :]
    if forms.ratio_before.search(head):
        return start if point["unit"] is None else None
    inner = _OPEN_BRACKET.search(head)
    is_alone = inner is not None and not any(c.isdecimal() for c in inner[0])
    has_figure = any(c.isdecimal() for c in head.rpartition(". ")[2])
    rival = None if is_alone or not has_figure else forms.rival.search(head)
    doubtful = _GLUED.search(head) or rival or point["unit"] is None
    if doubtful or (point["unit"] != "%" and not forms.time_led.search(head)):
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


def chances(draft: Draft, known: Known) -> tuple[Chance, ...]:
    """Return the p-values that a draft prints in plain figures."""
    words = draft.words
    if "p" not in words.index:
        return ()
    found = []
    for number_ in words.index["p"]:
        match = _forms(known).chance.match(draft.folded, words.starts[number_])
        tree = machine.parse("intervals", draft.folded, *match.span()) if match else None
        if isinstance(tree, Node):
            found.append(_chance(tree.children[0]))  # type: ignore[arg-type]
    return tuple(apart(found))


def _chance(node: Node) -> Chance:
    kinds = {token.type: token.text for token in node.tokens()}
    printed = plain(kinds["NUMBER"])
    return Chance(node.start, node.end, kinds["RELATION"], float(printed), printed)
