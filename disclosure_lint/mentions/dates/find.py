"""Dates as releases print them, and which of them is the draft's own.

Knows the notation and where a release says when it was made; never the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple, TypeAlias

from disclosure_lint.draft.model import Draft
from disclosure_lint.limits import watched
from disclosure_lint.mentions.dates.islands import MONTHS, YEARS, islands
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.signatures import find as signatures
from disclosure_lint.notation import machine
from disclosure_lint.regex import Regex

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "天": 7, "日": 7}
_LAST_DAY = 99  # a larger number is a year; days beyond a month's end are read, to be reported
_BESIDE = 4  # code points between a date and the wire's mark
_LONGEST_PLACE, _LONGEST_CHINESE_PLACE = 120, 24  # code points
_LONGEST_SIGN_OFF = 2000  # from "By order of the Board" to the date below it
_LINE = 60  # how far the line after a date is read
_AROUND = 40  # words of a sentence on either side that tell a plan
_SENTENCE = 12  # words; fewer may be a cell


class Date(NamedTuple):
    """A date in a draft; what it leaves out is None."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None  # Monday is 0

    @property
    def iso(self) -> str | None:
        """The day as 2021-03-24, or None where it is not told in full."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


_Parts: TypeAlias = "tuple[int | None, int | None, int | None, int | None]"
_Read: TypeAlias = "tuple[int, int, _Parts] | None"  # where it begins and ends in its island


def find(draft: Draft) -> tuple[Date, ...]:
    """Return the dates of a draft that name at least a month and a day or year, in order."""
    folded = draft.folded
    memo: dict[str, _Read] = {}
    found: list[Date] = []
    end = 0
    for island, stop in watched(islands(draft)):
        start = max(island, end)
        text = folded[start:stop]
        if text not in memo:
            memo[text] = _read(text)
        read = memo[text]
        if read is not None and (read[2][0] or read[2][2]):  # not a month alone
            found.append(Date(start + read[0], start + read[1], *read[2]))
            end = start + read[1]
    return tuple(found)


@lru_cache(maxsize=512)  # a draft says the same date again and again
def _read(island: str) -> _Read:
    """Read the longest date at the start of an island of the folded text."""
    start = len(island) - len(island.lstrip())
    end = len(island)
    for _ in range(3):
        end = len(island[:end].rstrip(" \r\n,-/&("))
        tree = machine.parse("dates", island, start, end)
        if isinstance(tree, machine.Node):
            return start, end, _parts(tree)
        if tree.offset >= end:  # cut off in the middle: "may 30 and"
            end = max(island.rfind(" ", start, end), island.rfind("-", start, end))
        else:
            end = tree.offset
        if end <= start:
            return None
    return None


def _parts(tree: machine.Node) -> _Parts:
    """Return year, month, day and weekday of the tree of a date."""
    form = tree.children[0]
    tokens = [t for t in getattr(form, "children", ()) if isinstance(t, machine.Token)]
    if isinstance(form, machine.Node) and form.name == "english":
        kinds = {token.type: token.text for token in tokens}
        month = MONTHS[kinds["MONTH"].rstrip(".")]
        weekday = kinds.get("WEEKDAY")
        return (
            int(kinds["YEAR"]) if "YEAR" in kinds else None,
            month,
            int(kinds["NUMBER"].rstrip("stndrh")) if "NUMBER" in kinds else None,
            None if weekday is None else _WEEKDAYS.index(weekday[:3]),
        )
    weekdays = [_han_number(t.text[-1]) - 1 for t in tokens if t.type == "CHINESE_WEEKDAY"]
    numbers = [_number(t.text) for t in tokens if t.type != "CHINESE_WEEKDAY"]
    year = numbers.pop(0) if numbers[0] > _LAST_DAY else None
    day = numbers[1] if len(numbers) > 1 else None
    return year, numbers[0], day, weekdays[0] if weekdays else None


def _number(text: str) -> int:
    return int(text.rstrip("stndrh")) if text[0].isdigit() else _han_number(text)


def _han_number(text: str) -> int:
    """Read 二零二一 as 2021 and 二十四 as 24."""
    text = "".join(text.split())
    tens, ten, units = text.partition("十")
    if ten:
        return 10 * (_DIGITS.get(tens, 1)) + _DIGITS.get(units, 0)
    number = 0
    for digit in text:
        number = 10 * number + _DIGITS[digit]
    return number


_WIRE = Regex(
    r"(?:/ ?|[(\[] ?|- )(?P<wire>[a-z]{1,12} ?(?:news ?)?wired?|media outreach|newsfile corp|cnw|eqs|美通社)"
    r"[^/()\[\]\n]{0,30}?(?: ?/|[)\]]| -)"
)
_WIRES = {
    "prnewswire": "PR Newswire", "globenewswire": "GlobeNewswire", "businesswire": "Business Wire",
    "accesswire": "ACCESSWIRE", "newsfilecorp": "Newsfile", "cnw": "CNW", "marketwired": "Marketwired",
    "mediaoutreach": "Media OutReach", "acnnewswire": "ACN Newswire", "eqs": "EQS",
    "einpresswire": "EIN Presswire", "美通社": "PR Newswire",
}  # fmt: skip
_WIRE_SIGNS = ("wire", "outreach", "newsfile", "cnw", "eqs", "美通社")
_OPENING = 6000  # a dateline or a header date stands in the first code points of a draft
_PLACE_WORDS = frozenset("and of the de da la & / | · – — -".split())
_NOT_PLACES = frozenset(
    "on as at from since in by until before after dated between effective during for the"
    " ended ending to year quarter period months table note".split()
)
_LABEL = Regex(
    r"(?:press |news )?(?:release |releas)?(?:date|dated|released|published|issued|发布日期|日期)(?: on)?:?$"
)
_TIME = Regex(r"[\s.,;)\]*_|]*(?:at )?(?:\d{1,2}[:.]\d\d[^\n]{0,20})?$")
_GOES_ON = Regex(r"[\])]|\s*(?:--|[–—]|[-:]\s|/)|\. (?=[A-Z])")
_BREAK = Regex(r"[*|>]\s|--\s")
# Where nobody signs, the date stands below the list of directors as at the announcement's.
_LISTED = Regex(r"于\s?本\s?公\s?告\s?日\s?期")


class Dateline(NamedTuple):
    """The place, date and wire at the head of a release; `wire` is empty where none is named."""

    start: int
    end: int
    date: Date | None
    wire: str


def dateline(draft: Draft, found: tuple[Date, ...] | None = None) -> Dateline | None:
    """Return the dateline of a release; `found` are its dates, where they are known."""
    dates = find(draft) if found is None else found
    return _wired(draft, dates) or _unwired(draft, dates)


def _wired(draft: Draft, dates: tuple[Date, ...]) -> Dateline | None:
    folded = draft.folded
    if not any(name in folded for name in _WIRE_SIGNS):
        return None
    for mark in islice(_WIRE.finditer(folded, 0, 4 * _OPENING), 20):
        before = [d for d in dates if -1 <= mark.start() - d.end <= _BESIDE]
        after = [d for d in dates if -1 <= d.start - mark.end() <= _BESIDE]
        bare = "wire" in mark["wire"] and draft.folded[mark.end() : mark.end() + 1] in set("- ")
        if before or after or (bare and _is_place(_line_before(draft, mark.start()) + ",")):
            date = next(iter(before or after), None)
            end = max(mark.end(), date.end if date else 0)
            while draft.folded[end : end + 1] in {"-", " ", "/", ":"}:
                end += 1
            first = mark.start() if date is None else min(mark.start(), date.start)
            start = first - len(_line_before(draft, first).lstrip())
            printed = draft.text[mark.start("wire") : mark.end("wire")]
            return Dateline(start, end, date, _WIRES.get(mark["wire"].replace(" ", ""), printed))
    return None


def _unwired(draft: Draft, dates: tuple[Date, ...]) -> Dateline | None:
    for date in dates:
        if date.start > _OPENING:
            return None
        before = _BREAK.split(_line_before(draft, date.start))[-1]
        goes_on = _GOES_ON.match(draft.text, date.end)
        if date.day and goes_on and (_is_place(before) or before.strip() in {"(", "["}):
            start = date.start - len(before.lstrip(" #*_>"))
            return Dateline(start, goes_on.end(), date, "")
    return None


def _line_before(draft: Draft, offset: int) -> str:
    start = max(
        draft.text.rfind(mark, max(0, offset - 160), offset) for mark in "\n\r\x0b\x0c\u2028"
    )
    return draft.text[max(start + 1, offset - 160) : offset]


def _is_place(before: str) -> bool:
    """Whether what stands before a date on its line are places: `Hong Kong, `."""
    stripped = before.strip(" #*_>([")
    if not stripped or len(stripped) > _LONGEST_PLACE or any(c.isdigit() for c in stripped):
        return False
    if "\u3400" <= stripped[0] <= "\u9fff":
        short = len(stripped) <= _LONGEST_CHINESE_PLACE and stripped[-1] in ",，、:："
        return short and set(stripped).isdisjoint("。；年")
    words = stripped.replace(",", " , ").split()
    if any(w.lower() in _NOT_PLACES for w in words[:1] + words[-2:]):
        return False
    if stripped[-1] not in ",-–—|·:" and "," not in stripped:
        return False
    return all(w[0].isupper() or not w[0].isalnum() or w in _PLACE_WORDS for w in words)


def draft_date(draft: Draft, known: Known, found: tuple[Date, ...] | None = None) -> str | None:
    """Return the draft's own date as it states it: dateline, sign-off or header line."""
    dates = find(draft) if found is None else found
    line = dateline(draft, dates)
    if line and line.date and line.date.iso:
        return line.date.iso
    alone = [date for date in dates if date.iso and _stands_alone(draft, date)]
    if not alone:
        return None
    below = _below_signature(draft, known, alone)
    placed = [d for d in alone if _is_place(_line_before(draft, d.start))]
    opening = [d for d in alone if d.start < _OPENING // 2]
    return next((d.iso for d in (*below, *placed, *opening)), None)


def signed_date(draft: Draft, known: Known, found: tuple[Date, ...] | None = None) -> Date | None:
    """Return the date below the board's signature, on its line with the place or alone."""
    dates = find(draft) if found is None else found
    alone = [date for date in dates if date.iso and _stands_alone(draft, date)]
    return next(iter(_below_signature(draft, known, alone)), None)


def _below_signature(draft: Draft, known: Known, alone: list[Date]) -> list[Date]:
    """Return the dates below where the board signs, or below the directors where it does not."""
    if not alone:
        return []
    ends = [signature.end for signature in signatures.find(draft, known)]
    if not ends:
        ends = [listed.end() for listed in islice(_LISTED.finditer(draft.folded), 1)]
    return [d for d in alone if any(0 < d.start - end < _LONGEST_SIGN_OFF for end in ends)]


def _stands_alone(draft: Draft, date: Date) -> bool:
    """Whether a date has its line to itself, but for a place, a label or a time of day."""
    before, text = _line_before(draft, date.start), draft.text
    end = text.find("\n", date.end, date.end + _LINE)
    after = text[date.end : end if end >= 0 else date.end + _LINE]
    if not _TIME.match(after) or (end < 0 and len(text) - date.end > _LINE):
        return False
    stripped = before.strip(" #*_>([|\"'").lower()
    if stripped and not (_LABEL.match(stripped) or _is_place(before)):
        return False
    previous = draft.words.at(date.start) - 1
    return stripped != "" or previous < 0 or draft.words.text[previous] not in _NOT_PLACES


_PLANS = frozenset(
    "will expected expects expect anticipated anticipates anticipate planned plans plan target"
    " targeted targets estimated scheduled upcoming intends intend until expire expires expiry"
    " due maturing projected forecast guidance future aims aim by through would potential"
    " 将 拟".split()
)
_PLAN_PHRASES = ("预计", "预期", "计划", "估计", "届满")
_PRESENT = frozenset("current ongoing approved cleared completed announced now 目前 已".split())
_QUARTER_WORDS = {"first": 1, "second": 4, "third": 7, "fourth": 10}
_YEAR_LEADS = frozenset("in of during since fiscal year fy late early mid end".split())


def latest(draft: Draft, found: tuple[Date, ...] | None = None) -> str | None:
    """Return the latest time that the text names as past or present: day, month or year.

    A draft without a date of its own was not written before it.
    """
    dates = find(draft) if found is None else found
    spans = {(_iso_text(d), d.start) for d in dates if d.year and d.month}
    spans.update(_quarters(draft))
    if not spans:
        return None  # a year alone tells too little
    times = sorted({*spans, *_years(draft)}, reverse=True)
    return next((time for time, start in times if not _is_plan(draft, start)), None)


def _iso_text(date: Date) -> str:
    return f"{date.year:04}-{date.month:02}" + (f"-{date.day:02}" if date.day else "")


def _quarters(draft: Draft) -> Iterator[tuple[str, int]]:
    words = draft.words
    for year in YEARS & words.index.keys():
        for number in words.index[year]:
            before = words.text[max(0, number - 3) : number]
            month = None
            if before and before[-1] in {"q1", "q2", "q3", "q4", "1q", "2q", "3q", "4q"}:
                month = 3 * int(before[-1].strip("q")) - 2
            elif "quarter" in before and before[0] in _QUARTER_WORDS:
                month = _QUARTER_WORDS[before[0]]
            if month:
                yield f"{year}-{month:02}", words.starts[number]


def _years(draft: Draft) -> Iterator[tuple[str, int]]:
    """Yield the years that stand for themselves: `in 2020`, `No. 82 of 2020`, `2020年`."""
    words = draft.words
    for year in YEARS & words.index.keys():
        for number in words.index[year]:
            after = words.text[number + 1 : number + 2]
            led = number and words.text[number - 1] in _YEAR_LEADS
            led = led and words.text[number - 2 : number] != ["act", "of"]
            if (led and words.gaps[number] == " ") or after == ["年"]:
                yield year, words.starts[number]


def _is_plan(draft: Draft, offset: int) -> bool:
    """Whether the sentence, or the row of a flattened table, speaks of what is to come."""
    word = draft.words.at(offset)
    first, last = draft.sentence(word)
    first, last = max(first, word - _AROUND), min(last, word + _AROUND)
    if last - first > _SENTENCE:
        return _names_plan(draft, first, last)
    at = first
    for _ in range(4):  # a cell: the nearest that tells, at most three before it
        if _PRESENT.intersection(draft.words.text[at:last]):
            return False
        if _names_plan(draft, at, last):
            return True
        if not at:
            return False
        at, last = draft.sentence(at - 1)
    return False


def _names_plan(draft: Draft, first: int, last: int) -> bool:
    if first >= last:
        return False
    start, end = draft.span(first, last)
    text = draft.folded[start:end]
    return not _PLANS.isdisjoint(draft.words.text[first:last]) or any(
        p in text for p in _PLAN_PHRASES
    )


def value(date: Date) -> tuple[object, ...]:
    """Return which day, month or year a date is, as far as it is told."""
    return date.year, date.month, date.day
