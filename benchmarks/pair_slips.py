"""What goes wrong between two versions of one document: each way spoils one of them.

Places are found by signs of these own, not by the tool's, so that a notation that the tool
does not know is planted, too, and counted as missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from slots import Chance


class Edit(NamedTuple):
    """What stands in a text from `start` to `end` instead."""

    start: int
    end: int
    new: str


class Way(NamedTuple):
    """One way of spoiling a version: where it may, and what it then writes."""

    kind: str
    places: Callable[[str], Iterator[re.Match[str]]]
    edit: Callable[[re.Match[str], Chance], Edit | None]
    need: float  # the share that is to be found


_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|[1-9]\d{3,}"
_SOLID = re.compile(
    rf"(?<![\w.,/:(-])(?:(?:HK|US)\$|RMB|人民幣)?(?P<n>{_NUMBER})(?![\w.,/:)-]|\d)"
    r"(?!\s?[年月日條条章號号]|\s?\()"
)
_BEFORE_RULE = re.compile(r"(?:rules?|chapter|cap\.|part|section|note|第|附註)\s?$", re.IGNORECASE)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_HAN = "〇零○一二三四五六七八九十廿"
_DATE = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}}) (?P<m>{_MONTH}),? (?P<y>20\d\d)"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}}), (?P<y2>20\d\d)"
    r"|(?P<y3>20\d\d) ?年 ?(?P<m3>\d{1,2}) ?月 ?(?P<d3>\d{1,2}) ?日"
    rf"|(?P<y4>二[〇零○][{_HAN}]{{2}})年(?P<m4>[{_HAN}]{{1,2}})月(?P<d4>[{_HAN}]{{1,3}})日"
)
_SCALE = re.compile(
    r"(?<=\d) ?(?P<s>million|billion|百萬|百万|億|亿|萬|万(?=元|港|美|人))\b|(?<=\d) ?(?P<s2>百萬|百万|億|亿|萬)(?=[港美人元股])"
)
_OTHER_SCALE = {
    "million": "billion", "billion": "million", "百萬": "億", "百万": "亿", "億": "萬", "亿": "万",
    "萬": "百萬", "万": "亿",
}  # fmt: skip
_POINT = re.compile(r"(?<![\w.,/:])(?P<n>[1-9]\d*\.\d{1,3})(?![\w.,:/]|\d)(?!\s?[條条章]|\()")
_CURRENCY = re.compile(r"(?P<c>HK\$|US\$)(?=\s?\d)|(?<=[\d億亿萬万])\s?(?P<c2>港元|美元)")
_OTHER_CURRENCY = {"HK$": "US$", "US$": "HK$", "港元": "美元", "美元": "港元"}
_RULE = re.compile(r"(?:Rules? |第 ?)(?P<r>\d{1,2}[A-Z]?\.\d{1,2}[A-Z]?)(?=[ ,;.()條条及和或、])")
_TIME = re.compile(
    r"(?<![\d:.])(?P<h>\d{1,2})[:.](?P<m>\d\d) ?(?:a\.m\.|p\.m\.|am|pm)"
    rf"|(?:上午|下午)(?P<h2>\d{{1,2}}|[{_HAN}]{{1,3}})[時时]"
)
_RISE = re.compile(
    r"\b(?P<e>increased?|decreased?|rose|fell|grew|declined?)(?= (?:by|of|from|to|slightly|in) |ing )"
    r"|(?P<z>增加|減少|减少|上升|下降|上漲|下跌|增長|增长|下滑)(?=[^。；，]{0,6}\d)"
)
_TURNED = {
    "increase": "decrease", "increased": "decreased", "decrease": "increase",
    "decreased": "increased", "rose": "fell", "fell": "rose", "grew": "fell",
    "decline": "growth", "declined": "grew", "增加": "減少", "減少": "增加", "减少": "增加",
    "上升": "下降", "下降": "上升", "上漲": "下跌", "下跌": "上漲", "增長": "減少", "增长": "减少",
    "下滑": "上升",
}  # fmt: skip
_TWO = re.compile(
    rf"(?<![\w.,/:(-])(?P<a>{_NUMBER})(?P<u>%?)(?P<between>[^\d\f]{{1,60}}?)(?<![\w.,/:(])"
    rf"(?P<b>{_NUMBER})(?P<v>%?)(?![\w.,/:)-]|\d)(?!\s?[年月日條条章]|\s?\()"
)
_SMALL = re.compile(
    r"(?<![\w.,/:$%()-])(?P<n>[1-9]\d?)(?= [a-z]{4,}|[名項项个個例位間间])(?!\s?(?:per|of|and|to)\b)"
)
_BOUND = re.compile(
    r"\b(?P<e>not less than|at least|not more than|up to|not exceed)(?= [\w$]*\d)"
    r"|(?P<z>不少於|不低於|至少|不超過|最多)(?=[^。；，]{0,4}\d)"
)
_OTHER_BOUND = {
    "not less than": "not more than", "at least": "at most", "not more than": "not less than",
    "up to": "not less than", "not exceed": "not be less than", "不少於": "不超過",
    "不低於": "不高於", "至少": "最多", "不超過": "不少於", "最多": "至少",
}  # fmt: skip
_ORDINAL = re.compile(r"\b(?P<e>second|third|fourth)\b|第(?P<z>[二三四])(?![章部條条])")
_OTHER_ORDINAL = {
    "second": "third", "third": "second", "fourth": "third", "二": "三", "三": "二", "四": "三"
}  # fmt: skip
_HALF = re.compile(
    r"(?<=\d )(?P<e>a\.m\.|p\.m\.)|(?P<z>上午|下午)(?=\s?[\d〇一二三四五六七八九十])"
)
_OTHER_HALF = {"a.m.": "p.m.", "p.m.": "a.m.", "上午": "下午", "下午": "上午"}
_ROWS = re.compile(
    r"(?m)^(?P<a>[^\n\t]*\t[^\n]*\d,\d{3}[^\n]*|[\d,.]{5,})\n(?P<b>[^\n\t]*\t[^\n]*\d,\d{3}[^\n]*|[\d,.]{5,})$"
)


def _solid(text: str) -> Iterator[re.Match[str]]:
    for match in _SOLID.finditer(text):
        if re.fullmatch(r"(?:19|20)\d\d", match["n"]):
            continue
        if re.match(r"\d{4} \d{4}\b", text[match.start("n") :]) or re.search(
            r"\(852\) \d{4} $", text[: match.start("n")][-12:]
        ):
            continue  # the number of a telephone
        if not _BEFORE_RULE.search(text[max(0, match.start() - 10) : match.start()]):
            yield match


def _digit(match: re.Match[str], chance: Chance) -> Edit | None:
    number = match["n"]
    spots = [at for at, sign in enumerate(number) if sign.isdigit()]
    at = spots[chance.below(len(spots))]
    others = [d for d in "0123456789" if d != number[at] and (at or d != "0")]
    new = number[:at] + others[chance.below(len(others))] + number[at + 1 :]
    return Edit(match.start("n"), match.end("n"), new)


def _date(match: re.Match[str], chance: Chance) -> Edit | None:
    groups = {name: value for name, value in match.groupdict().items() if value}
    part = "dmy"[chance.below(3)]
    name = next(one for one in groups if one[0] == part)
    said = groups[name]
    if part == "m":
        if said in _MONTHS:
            new = _MONTHS[(_MONTHS.index(said) + 1 + chance.below(10)) % 12]
        elif said.isdigit():
            new = str((int(said) + chance.below(10)) % 12 + 1)
        else:
            new = "七" if said != "七" else "五"
    elif part == "y":
        new = (
            said[:-1] + ("4" if said.isdigit() else "四")
            if said[-1] not in "4四"
            else said[:-1] + ("3" if said.isdigit() else "三")
        )
    elif said.isdigit():
        new = str(int(said) % 27 + 1)
    else:
        new = "十七" if said != "十七" else "八"
    return Edit(match.start(name), match.end(name), new) if new != said else None


def _swap(table: dict[str, str]) -> Callable[[re.Match[str], Chance], Edit | None]:
    def edit(match: re.Match[str], chance: Chance) -> Edit | None:  # noqa: ARG001
        name = next(name for name, value in match.groupdict().items() if value)
        return Edit(match.start(name), match.end(name), table[match[name]])

    return edit


def _point(match: re.Match[str], chance: Chance) -> Edit | None:
    whole, _, part = match["n"].partition(".")
    if chance.happens(0.5) and len(part) > 1:
        new = f"{whole}{part[0]}.{part[1:]}"
    elif len(whole) > 1:
        new = f"{whole[:-1]}.{whole[-1]}{part}"
    else:
        new = whole + part
    return Edit(match.start("n"), match.end("n"), new)


def _rule(match: re.Match[str], chance: Chance) -> Edit | None:
    rule = match["r"]
    at = next(n for n in range(len(rule) - 1, -1, -1) if rule[n].isdigit())
    new = str((int(rule[at]) + 1 + chance.below(8)) % 10)
    return Edit(match.start("r") + at, match.start("r") + at + 1, new)


def _time(match: re.Match[str], chance: Chance) -> Edit | None:
    name = "h" if match["h"] else "h2"
    said = match[name]
    if said.isdigit():
        new = str((int(said) + chance.below(10)) % 12 + 1)
    else:
        new = "三" if said != "三" else "五"
    return Edit(match.start(name), match.end(name), new) if new != said else None


def _dropped(match: re.Match[str], chance: Chance) -> Edit | None:  # noqa: ARG001
    return Edit(match.start("n"), match.end("n"), "[●]")


def _small(match: re.Match[str], chance: Chance) -> Edit | None:
    new = str(int(match["n"]) + 1 + chance.below(7))
    return Edit(match.start("n"), match.end("n"), new)


def _two(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while match := _TWO.search(text, at):
        at = match.start("b")
        if any(re.fullmatch(r"(?:19|20)\d\d", match[name]) for name in "ab"):
            continue  # a year is no figure
        if re.fullmatch(r"\d{4} \d{4}", match[0]):
            continue  # the number of a telephone
        if match["a"] != match["b"] and match["u"] == match["v"]:
            yield match


def _crossed(match: re.Match[str], chance: Chance) -> Edit | None:  # noqa: ARG001
    a, b = match["a"], match["b"]
    between = match.string[match.end("a") : match.start("b")]
    return Edit(match.start("a"), match.end("b"), b + between + a)


def _rows(text: str) -> Iterator[re.Match[str]]:
    at = 0
    while match := _ROWS.search(text, at):
        at = match.start("b")
        if match["a"] != match["b"] and re.search(r"\d,\d{3}", match[0]):
            yield match


def _turned_rows(match: re.Match[str], chance: Chance) -> Edit | None:  # noqa: ARG001
    return Edit(match.start(), match.end(), f"{match['b']}\n{match['a']}")


def _all(regex: re.Pattern[str]) -> Callable[[str], Iterator[re.Match[str]]]:
    return regex.finditer


WAYS = (
    Way("digit", _solid, _digit, 0.97),
    Way("date", _all(_DATE), _date, 0.97),
    Way("scale", _all(_SCALE), _swap(_OTHER_SCALE), 0.97),
    Way("point", _all(_POINT), _point, 0.97),
    Way("currency", _all(_CURRENCY), _swap(_OTHER_CURRENCY), 0.97),
    Way("rule", _all(_RULE), _rule, 0.97),
    Way("time", _all(_TIME), _time, 0.97),
    Way("dropped figure", _solid, _dropped, 0.8),
    Way("swapped figures", _two, _crossed, 0.8),
    Way("direction", _all(_RISE), _swap(_TURNED), 0.8),
    Way("half of the day", _all(_HALF), _swap(_OTHER_HALF), 0.97),
    Way("swapped rows", _rows, _turned_rows, 0.8),
    Way("bound", _all(_BOUND), _swap(_OTHER_BOUND), 0.8),
    Way("ordinal", _all(_ORDINAL), _swap(_OTHER_ORDINAL), 0.8),
    Way("small number", _all(_SMALL), _small, 0.0),
)
