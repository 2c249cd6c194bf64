"""The anchors of a text: every value in it that its counterpart must have.

What is no value to compare (addresses, page numbers, codes with letters) is masked first,
so that no digit of it is taken for one.
"""

from __future__ import annotations

from fractions import Fraction

from disclosure_lint.comparing.anchor import Anchor
from disclosure_lint.comparing.numerals import HAN, digits, han
from disclosure_lint.draft.model import Draft
from disclosure_lint.limits import watched
from disclosure_lint.mentions.figures.counts import spelled_out
from disclosure_lint.mentions.figures.find import money
from disclosure_lint.notation.forms import any_of
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Iterator

    from disclosure_lint.case.reading import Reading
    from disclosure_lint.mentions.known import Known

# Notation: what both languages print in Latin letters, on folded text.
_ADDRESS = Regex(r"(?:https?://|www\.)[^\s<>\"()，。；、\u3000-\u9fff]+|[\w.+-]+@[\w-]+\.[\w.-]+")
# The number of a page, beside the sign that parts pages.
_PAGE = Regex(r"\n[ ]*-?[ ]?\d{1,3}[ ]?-?[ ]*\n*(?=\f|\Z)|(?<=\f)\s*-?[ ]?\d{1,3}[ ]?-?[ ]*(?=\n)")
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SUB = r"(?:\s?\((?:\d{1,2}|[a-z]{1,4})\))*"
_RULE = rf"\d{{1,3}}[a-z]?\.\d{{1,3}}[a-z]?{_SUB}"
_STRAY = r"(?:\((?:\d{1,2}|[a-z]{1,4})\)\n)?"  # of the next line, read at the end of this one
_AND = r"\s?(?:,|、|and|or|to|及|和|或|至|与)\s?"
_PROVISIONS = Regex(
    rf"\brules?\s{_STRAY}(?P<en>{_RULE}(?:{_AND}(?:rules?\s)?{_RULE})*)"
    rf"|第\s?{_STRAY}(?P<zh>{_RULE}(?:\s?条?{_AND}(?:第\s?)?{_RULE})*)\s?条"
)
_EACH_RULE = Regex(_RULE)
# A section of a statute: one that names a paragraph, so that it is no number.
_PART = r"\d{1,3}[a-z]{0,2}(?:\s?\((?:\d{1,2}|[a-z]{1,4})\))+"
_SECTIONS = Regex(rf"\bsections?\s(?P<en>{_PART})|第\s?(?P<zh>{_PART})\s?条")
_CHAPTER = Regex(
    rf"\b(?P<name>chapter|cap\.|appendix|part)\s?(?P<en>\d{{1,3}}(?:\.\d{{1,2}})?[a-z]{{0,2}}|[a-z]\d{{1,2}}|[ivx]{{1,5}})\b"
    rf"|第\s?(?P<zh>\d{{1,3}}(?:\.\d{{1,2}})?[a-z]{{0,2}}|[{HAN}]{{1,4}}(?:\s?[a-z])?|[ivx]{{1,5}})\s?[章部]"
    rf"|附录\s?(?P<app>[a-z]?\d{{1,2}}|[{HAN}]{{1,3}})"
)
_HAN_HOURS = rf"(?:\d{{1,2}}|[{HAN}]{{1,3}})"
_TIME = Regex(
    r"(?<![\d:.])(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?\s?(?P<half>[ap]\.?\s?m\b\.?|noon\b|midnight\b)"
    r"|(?<![\d:.])(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?![\d:])"
    rf"|(?P<zhalf>上午|下午|中午|正午|凌晨|清晨|早上|晚上|午夜)?\s?(?P<zh>{_HAN_HOURS})\s?(?:时|点(?!\d))\s?"
    rf"(?:正|整|(?P<zhm>半|\d{{1,2}}|[{HAN}]{{1,3}})\s?分?)?"
)
_HAN_PERCENT = Regex(rf"百分之\s?(?:(?P<digits>{_NUMBER})|(?P<han>[{HAN}点]{{1,9}}))")
# A date of which blanks part the figures, as files from a typesetter do, and 30.6.2004.
_SPACED_DATE = Regex(
    r"(?<![\d])(?P<year>(?:19|20)\d\d)\s{0,2}年\s{0,2}(?P<month>1[0-2]|0?[1-9])\s{0,2}月\s{0,2}"
    r"(?P<day>[12]\d|3[01]|0?[1-9])\s{0,2}日"
    r"|(?<![\d.])(?P<d>[12]\d|3[01]|0?[1-9])\.(?P<m>1[0-2]|0?[1-9])\.(?P<y>(?:19|20)\d\d)(?![\d.])"
)
_PART_DATES = Regex(
    rf"(?<![\d{HAN}])(?P<day_month>\d{{1,2}}|[{HAN}]{{1,2}})\s?月\s?(?P<day>\d{{1,2}}|[{HAN}]{{1,3}})\s?日"
    rf"|(?<!\d)(?P<year>(?:19|20)\d\d)\s?年|(?P<han_year>[{HAN}]{{4}})\s?年"
    rf"|(?<![\d{HAN}个])(?P<month>\d{{1,2}}|[{HAN}]{{1,2}})\s?月(?!内)"
)
_YEAR = Regex(r"(?<![\d.,/$-])(?:19|20)\d\d(?![\d,%]|\.\d)")
_HAN_NUMBER = Regex(rf"(?<![第{HAN}])[{HAN}]+")
_HAN_SOFT = frozenset("一两千百万亿十")  # by itself a word rather than a number
_SIGNIFICANT = 3  # digits from which a number is no count that a version may put in words
_LARGE = 1000
_NOON = 12 * 60  # minutes
_HALF, _DAY, _HOUR = 12, 24, 60
_ORDINALS = ("st", "nd", "rd", "th")
_AM = ("上午", "凌晨", "清晨", "早上")


class _Notation:
    """What the packs know of how figures are printed."""

    def __init__(self, known: Known) -> None:
        printed = money(known)
        self.currencies, self.scales = printed.currencies, printed.scales
        self.words = _worded(known)
        spelt = any_of(sorted(self.words, key=len, reverse=True))
        currencies = sorted(self.currencies, key=len, reverse=True)
        before = any_of([form for form in currencies if form != "元"])
        after = rf"(?:{any_of(currencies)})(?!'?\d)"  # which the next figure's own is not
        scale = any_of(sorted(self.scales, key=len, reverse=True))
        self.figure = Regex(
            rf"(?:(?P<before>{before})\s?)?(?<![\d.'’])(?P<number>{_NUMBER})(?![\d])"
            rf"(?:(?P<percent>[ ]?(?:%|per\s?cent\b|percent\b|percentage points?\b|个百分点|厘(?!米)))"
            rf"|\s?(?P<scale>{scale})(?![a-z])\s?(?P<after>{after})?|\s?(?P<bare>{after})(?![a-z]))?"
        )
        letters = any_of([form for form in currencies if form.isascii() and form.isalpha()])
        self.code = Regex(
            # A Chinese comma is folded to one of English, and HK7.5 cents is no code.
            rf"(?<![a-z\d])(?<![a-z\d][.,])(?!(?:{letters})\d)(?![a-z]{{2,3}}[\d.]+\s?cents?\b)"
            r"(?=[a-z\d-]*[a-z])(?=[a-z\d-]*\d)[a-z\d]+(?:-[a-z\d]+)*(?:/\d+)?(?![a-z\d])"
        )
        self.spelt = Regex(rf"(?<![\w-])(?:{spelt})(?![\w])")


def _notation(known: Known) -> _Notation:
    return known.made("anchors", lambda: _Notation(known))


def _worded(known: Known) -> dict[str, int]:
    """Return the numbers that English writes in words, as a house's lists have them."""
    words = spelled_out(known)
    ones, tens = known.listed("cardinals")[:9], known.listed("tens")
    return words | {f"{ten}-{one}": words[ten] + words[one] for ten in tens for one in ones}


def anchors(reading: Reading) -> list[Anchor]:
    """Return the anchors of a draft, in order; no two overlap."""
    return reading.kept("anchors", lambda: list(_anchors(reading)))


def _anchors(reading: Reading) -> Iterator[Anchor]:
    finder = _Finder(reading.draft, _notation(reading.known))
    finder.search(_SPACED_DATE, _spaced_date)
    finder.take(_dates(reading))
    finder.search(_ADDRESS, _address)
    finder.search(_PROVISIONS, _provisions)
    finder.search(_SECTIONS, _section)
    finder.search(_CHAPTER, _chapter)
    finder.search(_TIME, _time)
    finder.search(_HAN_PERCENT, _han_percent)
    finder.search(finder.notation.code, _code)
    finder.mask(page.span() for page in _PAGE.finditer(reading.draft.text))
    finder.search(finder.notation.figure, finder.figure)
    finder.search(_PART_DATES, _part_of_date)
    finder.search(_HAN_NUMBER, _han_number)
    finder.search(finder.notation.spelt, finder.spelt)
    return iter(sorted(finder.found, key=lambda one: one.start))


class _Finder:
    """Takes anchors one notation after another; what is taken is masked for the next."""

    def __init__(self, draft: Draft, notation: _Notation) -> None:
        self.notation = notation
        self.found: list[Anchor] = []
        self._text = draft.folded

    def take(self, found: Iterable[Anchor]) -> None:
        """Take anchors that somebody else found, but for what is taken already."""
        taken = [one for one in found if "\x00" not in self._text[one.start : one.end]]
        self.found += taken
        self.mask((one.start, one.end) for one in taken)

    def search(self, regex: Regex, read: Callable[..., Iterable[Anchor]]) -> None:
        spans = []
        for match in watched(regex.finditer(self._text)):
            found = list(read(match))
            self.found += found
            if found:
                spans.append(match.span())
        self.mask(spans)

    def mask(self, spans: Iterable[tuple[int, int]]) -> None:
        parts, done = [], 0
        for start, end in sorted(spans):
            if start < done:
                continue
            parts += [self._text[done:start], "\x00" * (end - start)]
            done = end
        self._text = "".join([*parts, self._text[done:]])

    def figure(self, match: re.Match[str]) -> Iterator[Anchor]:
        value = digits(match["number"])
        end = max(match.end(name) for name in ("number", "percent", "scale", "after", "bare"))
        start = match.start("number")
        if match["percent"]:
            yield Anchor("percentage", value, start, end, is_solid=True)
            return
        printed = match["number"]
        is_year = _YEAR.fullmatch(printed) is not None
        named = match["before"] or match["after"] or match["bare"]
        # A year that heads a column stands under or over the unit of another one.
        in_line = not is_year or "\n" not in match[0]
        currency = self.notation.currencies.get(named, "") if in_line else ""
        scale = 10 ** self.notation.scales.get(match["scale"] or "", 0)
        if is_year and not (currency or (in_line and match["scale"])):
            yield Anchor("year", int(printed), start, end, is_solid=False)
            return
        significant = len(printed.replace(",", "").replace(".", "").strip("0"))
        solid = bool(currency) or "." in printed or significant >= _SIGNIFICANT or value >= _LARGE
        kind = "amount" if currency else "number"
        yield Anchor(kind, value * scale, start, end, solid, currency=currency)

    def spelt(self, match: re.Match[str]) -> Iterator[Anchor]:
        value = Fraction(self.notation.words[match[0]])
        yield Anchor("number", value, *match.span(), is_solid=False, is_worded=True)


def _spaced_date(match: re.Match[str]) -> Iterator[Anchor]:
    parts = [
        int(match[long] or match[brief])
        for long, brief in (("year", "y"), ("month", "m"), ("day", "d"))
    ]
    iso = "{:04}-{:02}-{:02}".format(*parts)
    if match["year"]:
        yield Anchor("date", iso, *match.span(), is_solid=True)
    else:  # 30.6.2004 heads a column, where the other version may have words
        yield Anchor("dotted", iso, *match.span(), is_solid=False)


def _dates(reading: Reading) -> Iterator[Anchor]:
    for date in reading.dates:
        span = date.start, date.end
        if date.iso:
            yield Anchor("date", date.iso, *span, is_solid=True)
        elif date.month and date.day:
            yield Anchor("day", (date.month, date.day), *span, is_solid=False)
        elif date.month and date.year:
            yield Anchor("month", date.month, *span, is_solid=False)


def _address(match: re.Match[str]) -> Iterator[Anchor]:
    said = match[0].rstrip("./").removesuffix("/zh").removesuffix("/en")
    yield Anchor("code", said, *match.span(), is_solid=False)


def _provisions(match: re.Match[str]) -> Iterator[Anchor]:
    first = match.start("en") if match["en"] else match.start("zh")
    for rule in _EACH_RULE.finditer(match["en"] or match["zh"]):
        said = "".join(rule[0].split())
        yield Anchor("provision", said, first + rule.start(), first + rule.end(), is_solid=True)


def _section(match: re.Match[str]) -> Iterator[Anchor]:
    name = "en" if match["en"] else "zh"
    said = "".join(match[name].split())
    yield Anchor("provision", said, *match.span(name), is_solid=True)


def _chapter(match: re.Match[str]) -> Iterator[Anchor]:
    said = "".join((match["en"] or match["zh"] or match["app"]).split())
    number = han(said.rstrip("abcdefghijklmnopqrstuvwxyz")) if not said.isascii() else None
    value = f"{number}{said[-1] if said[-1].isascii() else ''}" if number is not None else said
    yield Anchor("chapter", value, *match.span(), is_solid=len(value) > 1)


def _time(match: re.Match[str]) -> Iterator[Anchor]:
    minutes = _english_minutes(match) if match["zh"] is None else _han_minutes(match)
    if minutes is not None:
        # When a release was issued stands on the clock of 24 hours, and differs by minutes.
        solid = bool(match["half"] or match["zhalf"])
        yield Anchor("time", minutes, *match.span(), is_solid=solid)


def _english_minutes(match: re.Match[str]) -> int | None:
    if match["h24"]:
        return int(match["h24"]) * 60 + int(match["m24"])
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if hour > _HALF:
        return None
    half = match["half"][0]
    if half == "m":
        return 0 if hour == _HALF else None
    return hour % _HALF * 60 + minute + (_NOON if half in "pn" else 0)


def _han_minutes(match: re.Match[str]) -> int | None:
    hour = _count(match["zh"])
    half = match["zhalf"] or ""
    said = match["zhm"]
    minute = 30 if said == "半" else _count(said) if said else 0
    if hour is None or minute is None or hour > _DAY or minute >= _HOUR:
        return None
    if not half and said is None and not match[0].rstrip().endswith(("正", "整")):
        return None  # 5时 and 点 are other words as well
    if half == "午夜":
        return 0 if hour == _HALF else hour * 60 + minute
    if half in _AM:
        return hour % _HALF * 60 + minute
    return (hour % _HALF + 12 if half else hour) * 60 + minute


def _han_percent(match: re.Match[str]) -> Iterator[Anchor]:
    if match["digits"]:
        value: Fraction | None = digits(match["digits"])
    else:
        whole, _, part = match["han"].partition("点")
        first, rest = han(whole), [han(sign) for sign in part]
        value = None
        if first is not None and None not in rest:
            value = Fraction("".join(map(str, [first, *([".", *rest] if rest else [])])))
    if value is not None:
        yield Anchor("percentage", value, *match.span(), is_solid=True)


def _code(match: re.Match[str]) -> Iterator[Anchor]:
    said = match[0]
    if said.endswith(_ORDINALS) and said[:-2].isdigit():
        yield Anchor("number", Fraction(said[:-2]), match.start(), match.end(), is_solid=False)
        return
    yield Anchor("code", match[0], *match.span(), is_solid=False)


def _part_of_date(match: re.Match[str]) -> Iterator[Anchor]:
    span = match.span()
    if match["day"]:
        value = (_count(match["day_month"]), _count(match["day"]))
        yield Anchor("day", value, *span, is_solid=False)
    elif match["month"]:
        yield Anchor("month", _count(match["month"]), *span, is_solid=False)
    else:
        yield Anchor("year", _count(match["year"] or match["han_year"]), *span, is_solid=False)


def _han_number(match: re.Match[str]) -> Iterator[Anchor]:
    value = han(match[0])
    if value is not None and (len(match[0]) > 1 or match[0] not in _HAN_SOFT):
        yield Anchor("number", Fraction(value), *match.span(), is_solid=False, is_worded=True)


def _count(text: str) -> int | None:
    return int(text) if text.isascii() else han(text)
