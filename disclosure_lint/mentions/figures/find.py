"""Counts with their percentages, percentages and amounts of money, as releases print them.

Knows the notation and how exactly a figure is printed; not what is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from disclosure_lint.draft.model import Draft
from disclosure_lint.notation import machine
from disclosure_lint.notation.machine import Node, Token
from disclosure_lint.regex import Regex

_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,9})?"
_SCALE = (
    r"(?:thousand|million|billion|trillion|(?:mn|mm|m|bn|b|k)(?![a-z])"
    r"|万亿|百万|千万|十亿|亿|万|千)"
)
_CURRENCY = (
    r"(?:(?:us|hk|ca|c|a|sg|s|nt)?\$|(?:rmb|cny|usd|hkd|eur|gbp|jpy|chf|yuan|renminbi)(?![a-z])"
    r"|(?:us|u\.s\.|hong kong) dollars?|euros?|[€£¥]|人民币|美元|港元|港币|欧元|日元|元)"
)
_SUFFIX = rf"\s?{_CURRENCY}(?!\s?\d)"  # else it belongs to the next amount
_AMOUNT = Regex(
    rf"{_CURRENCY}\s?{_NUMBER}(?:\s?{_SCALE})?(?:{_SUFFIX})?"
    rf"|(?<![\d.,]){_NUMBER}(?:\s?{_SCALE}(?:{_SUFFIX}){{0,2}}|{_SUFFIX})"
)
_PERCENT = Regex(rf"(?<![\d.,]){_NUMBER}\s?(?:%|percent\b|per cent\b)")
# What may stand between a count and its percentage: no figure, no sentence end.
_NOUN = r"[a-z' \n-]{0,60}"
_COUNT = rf"{_NUMBER}\s?(?:/|(?:out )?of(?: the| all)?\b)\s?{_NUMBER}"
_COUNT_FIRST = Regex(
    rf"(?<![\d./,-]){_COUNT}{_NOUN}[(\[]$|{_NUMBER}\s?[例名个位](?:(?=[^\x00-\xff])\w){{0,12}}中,?[有共]?"
    rf"\s?{_NUMBER}\s?(?:[例名个位](?:(?=[^\x00-\xff])\w){{0,6}})?[(\[]$"
)
_COUNT_AFTER = Regex(rf"\s?[(\[]\s?(?:n ?= ?)?{_COUNT}{_NOUN}[)\],;]")
_LOOK_BACK = 130  # code points before a percentage in which its count may begin
_LONGEST_NUMBER = 20
# What comes before two numbers with a slash that are no count: Grade 3/4, Phase 1/2.
_NOT_COUNTS = Regex(
    r"(?:grades?|phases?|stages?|parts?|class|type|ctcae|ecog|ps|score|cohorts?|case|"
    r"less than|more than|fewer than|under|over|approximately|about|around|nearly|almost|至少|超过|约|近|[<>~≥≤±+])\s?[(\[]?$"
)
_SCALES = {
    "thousand": 1e3, "k": 1e3, "千": 1e3, "万": 1e4, "million": 1e6, "m": 1e6, "mn": 1e6, "mm": 1e6,
    "百万": 1e6, "千万": 1e7, "亿": 1e8, "billion": 1e9, "bn": 1e9, "b": 1e9, "十亿": 1e9,
    "trillion": 1e12, "万亿": 1e12,
}  # fmt: skip
_CURRENCIES = {
    "us$": "USD", "usd": "USD", "美元": "USD", "us dollar": "USD", "u.s. dollar": "USD",
    "hk$": "HKD", "hkd": "HKD", "港元": "HKD", "港币": "HKD", "hong kong dollar": "HKD",
    "rmb": "RMB", "cny": "RMB", "yuan": "RMB", "renminbi": "RMB", "人民币": "RMB", "元": "RMB",
    "€": "EUR", "eur": "EUR", "euro": "EUR", "欧元": "EUR", "£": "GBP", "gbp": "GBP",
    "jpy": "JPY", "日元": "JPY", "chf": "CHF", "c$": "CAD", "ca$": "CAD", "a$": "AUD",
    "s$": "SGD", "sg$": "SGD", "nt$": "TWD",
}  # fmt: skip


class Percent(NamedTuple):
    """A percentage; `place` is one unit of its last printed place."""

    start: int
    end: int
    value: float
    place: float


class Amount(NamedTuple):
    """A sum of money, or a number with a scale word; `place` is as for a percentage."""

    start: int
    end: int
    currency: str  # "USD", "RMB", …; "$" and "¥" where the sign does not tell; "" for none
    value: float
    place: float


class Share(NamedTuple):
    """A count of a whole with the percentage that it is said to be."""

    start: int
    end: int
    part: int
    whole: int
    percent: Percent


def number(printed: str) -> tuple[float, float]:
    """Return a printed number and one unit of its last place."""
    whole, _, decimals = printed.replace(",", "").replace("·", ".").partition(".")
    return float(f"{whole or 0}.{decimals or 0}"), 10.0 ** -len(decimals)


def percents(draft: Draft, start: int = 0, end: int | None = None) -> tuple[Percent, ...]:
    """Return the percentages in a span of the text as read."""
    folded = draft.folded
    stop = len(folded) if end is None else end
    return tuple(_percent(node) for node in _trees(folded, _PERCENT, start, stop))


def amounts(draft: Draft, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """Return the amounts in a span of the text as read."""
    folded = draft.folded
    stop = len(folded) if end is None else end
    return tuple(_amount(node) for node in _trees(folded, _AMOUNT, start, stop))


def _trees(folded: str, island: Regex, start: int, end: int) -> Iterator[Node]:
    for found in island.finditer(folded, start, end):
        tree = machine.parse("figures", folded, *found.span())
        if isinstance(tree, Node):
            yield tree.children[0]  # type: ignore[misc] # `start` has one node


def shares(draft: Draft) -> tuple[Share, ...]:
    """Return the counts of a whole that have their percentage beside them."""
    folded = draft.folded
    found: list[Share] = []
    at = folded.find("%")
    while at >= 0:
        share = _share(folded, at)
        if share is not None and not (found and share.start < found[-1].end):
            found.append(share)
        at = folded.find("%", at + 1)
    return tuple(found)


def _share(folded: str, sign: int) -> Share | None:
    """Return the share whose percentage ends with the sign at an offset."""
    first = sign
    while first > sign - _LONGEST_NUMBER and (
        folded[first - 1].isdecimal() or folded[first - 1] in "., "
    ):
        first -= 1
    while first < sign and not folded[first].isdecimal():
        first += 1
    before = None
    if folded[first - 1 : first] in {"(", "["}:
        before = _COUNT_FIRST.search(folded, max(0, first - _LOOK_BACK), first)
    if before is not None:
        start, end = before.start(), min(sign + 2, len(folded))
    else:
        after = _COUNT_AFTER.match(folded, sign + 1)
        if after is None:
            return None
        start, end = first, after.end()
    if _NOT_COUNTS.search(folded, max(0, start - 20), start):
        return None
    tree = machine.parse("figures", folded, start, end)
    return _read_share(tree.children[0]) if isinstance(tree, Node) else None  # type: ignore[arg-type]


def _read_share(node: Node) -> Share | None:
    if node.name != "share":
        return None
    nodes = {child.name: child for child in node.children if isinstance(child, Node)}
    part, whole = (nodes[name].children[0].text for name in ("part", "whole"))  # type: ignore[union-attr]
    if "." in part or "." in whole:
        return None
    start, end = nodes["part"].start, nodes["percent"].end
    return Share(
        min(start, nodes["whole"].start, nodes["percent"].start),
        max(end, nodes["whole"].end, nodes["part"].end),
        int(part.replace(",", "")),
        int(whole.replace(",", "")),
        _percent(nodes["percent"]),
    )


def _percent(node: Node) -> Percent:
    return Percent(node.start, node.end, *number(next(node.tokens()).text))


def _amount(node: Node) -> Amount:
    tokens = [child for child in node.children if isinstance(child, Token)]
    kinds = {token.type: token.text for token in tokens}
    value, place = number(kinds["NUMBER"])
    scale = _SCALES[kinds["SCALE"]] if "SCALE" in kinds else 1.0
    signs = [token.text for token in tokens if token.type == "CURRENCY"]
    names = [_CURRENCIES.get(sign.rstrip("s"), sign) for sign in signs if sign != "元"]
    currency = names[0] if names else "RMB" if signs else ""
    return Amount(node.start, node.end, currency, value * scale, place * scale)


def together(
    amounts: tuple[Amount, ...], percents: tuple[Percent, ...], shares: tuple[Share, ...]
) -> tuple[Amount | Percent | Share, ...]:
    """Return figures of every sort in one order; of those that overlap, the first and longest."""
    kept: list[Amount | Percent | Share] = []
    figures: list[Amount | Percent | Share] = [*amounts, *percents, *shares]
    for figure in sorted(figures, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= figure.start:
            kept.append(figure)
    return tuple(kept)


def value(figure: Amount | Percent | Share) -> tuple[object, ...]:
    """Return what a figure says: how much of what."""
    if isinstance(figure, Amount):
        return figure.currency, figure.value
    if isinstance(figure, Percent):
        return "%", figure.value
    return figure.part, figure.whole
