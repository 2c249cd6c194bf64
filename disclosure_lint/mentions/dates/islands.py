"""Where dates may stand: the islands of a draft that the grammar of dates then reads."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_lint.draft.model import Draft
from disclosure_lint.limits import watched
from disclosure_lint.regex import Regex

_MONTHS = "january february march april may june july august september october november december"
MONTHS: dict[str, int] = {name: n for n, name in enumerate(_MONTHS.split(), 1)}
MONTHS |= {name[:3]: n for name, n in MONTHS.items()} | {"sept": 9}
YEARS: frozenset[str] = frozenset(map(str, range(1980, 2070)))
_NUMBER = Regex(r"\d{1,2}(?:st|nd|rd|th)?$")
_YEAR = Regex(r"(?:19|20)\d\d$")
_HAN = "〇零○一二三四五六七八九"
_GAP = r"(?: |\r?\n)?"  # between the letters of a date: spaced out, or over a line's end
_HAN_YEAR = rf"(?:19|20)\d\d|[{_HAN}](?:{_GAP}[{_HAN}]){{3}}"
_HAN_NUMBER = rf"\d{{1,2}}|[{_HAN}十](?:{_GAP}[{_HAN}十]){{0,2}}"
_HAN_HEAD = Regex(rf"(?:(?:{_HAN_YEAR}){_GAP}年{_GAP})?(?:{_HAN_NUMBER}){_GAP}$")
_HAN_TAIL = Regex(
    rf"(?:{_GAP}(?:{_HAN_NUMBER}){_GAP}[日号])?"
    rf"(?:{_GAP}[,(]?{_GAP}(?:星{_GAP}期|周|礼{_GAP}拜){_GAP}[一二三四五六日天](?:{_GAP}\))?)?"
)
_HAN_REACH = 26  # code points before 月 in which the year and the month stand
_WEEKDAYS = frozenset("mon tue wed thu fri sat sun".split())


def islands(draft: Draft) -> list[tuple[int, int]]:
    """Return the spans around names of months, years with marks and 月, in order."""
    return sorted({*_english(draft), *_iso(draft), *_chinese(draft)})


def _english(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield the islands around month names: the words beside them that may belong to a date."""
    words, text = draft.words, draft.text
    for name in MONTHS.keys() & words.index.keys():
        for number in watched(words.index[name]):
            if text[words.starts[number]].isupper():
                first, last = _before(draft, number), _after(draft, number)
                if last - first > 1:
                    yield words.starts[first], words.end(last - 1)


def _before(draft: Draft, month: int) -> int:
    words, gaps, at = draft.words.text, draft.words.gaps, month
    if at and words[at - 1] == "of" and gaps[at].isspace():
        at -= 1
    if not at or gaps[at].strip(" \r\n-") or not _NUMBER.match(words[at - 1]):
        number = month
    else:
        number = at - 1
        if number > 1 and words[number - 1] in {"to", "and"} and _NUMBER.match(words[number - 2]):
            number -= 2
        elif number and gaps[number] in {"-", " - ", " & "} and _NUMBER.match(words[number - 1]):
            number -= 1
    if number and words[number - 1] == "the":
        number -= 1
    if (
        number
        and words[number - 1][:3] in _WEEKDAYS
        and gaps[number].strip() in {"", ",", ".", ".,"}
    ):
        return number - 1
    return number + (words[number] == "the")


def _after(draft: Draft, month: int) -> int:
    """Return the number after the last word that may belong to a date after its month."""
    words, gaps = draft.words.text, draft.words.gaps
    for at in range(month + 1, min(month + 5, len(words))):
        if (
            gaps[at].strip(" \r\n") not in {"", ",", ".", ".,", "-", "&"}
            or gaps[at].count("\n") > 1
        ):
            return at
        if not (
            _NUMBER.match(words[at]) or _YEAR.match(words[at]) or words[at] in {"of", "to", "and"}
        ):
            return at
    return min(month + 5, len(words))


def _iso(draft: Draft) -> Iterator[tuple[int, int]]:
    words = draft.words
    gaps = words.gaps
    for year in YEARS & words.index.keys():
        for number in words.index[year]:
            mark = gaps[number + 1]
            if mark in {"-", "/", "."} and number + 2 < len(words) and gaps[number + 2] == mark:
                month, day = words.text[number + 1], words.text[number + 2]
                if _NUMBER.match(month) and _NUMBER.match(day):
                    yield words.starts[number], words.end(number + 2)


def _chinese(draft: Draft) -> Iterator[tuple[int, int]]:
    folded = draft.folded
    for number in draft.words.index.get("月", ()):
        month = draft.words.starts[number]
        first = max(0, month - _HAN_REACH)
        head = _HAN_HEAD.search(folded[first:month])
        tail = _HAN_TAIL.match(folded, month + 1)
        if head and tail:
            yield first + head.start(), tail.end()
