"""Where dates may stand: the islands of a draft that the grammar of dates then reads."""

from __future__ import annotations

from disclosure_lint.draft.han_numbers import DIGITS, TENS, ZEROS
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.words import Words
from disclosure_lint.limits import watched
from disclosure_lint.mentions.dates.day_names import day_names
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

YEARS: frozenset[str] = frozenset(map(str, range(1980, 2070)))  # notation: what reads as a year
_NUMBER = Regex(r"\d{1,2}(?:st|nd|rd|th)?$")
_YEAR = Regex(r"(?:19|20)\d\d$")
_HAN = DIGITS + ZEROS
_GAP = r"(?: |\r?\n)?"  # between the letters of a date: spaced out, or over a line's end
_HAN_YEAR = rf"(?:19|20)\d\d|[{_HAN}](?:{_GAP}[{_HAN}0]){{3}}"
_HAN_COUNT = _HAN + "".join(TENS)
_HAN_NUMBER = rf"\d{{1,2}}|[{_HAN_COUNT}](?:{_GAP}[{_HAN_COUNT}]){{0,2}}"
_HAN_HEAD = Regex(rf"(?:(?:公元{_GAP})?(?:{_HAN_YEAR}){_GAP}年{_GAP})?(?:{_HAN_NUMBER}){_GAP}$")
_HAN_REACH = 26  # code points before 月 in which the year and the month stand
_MONTHS, _DAYS = 12, 31
_LONGEST_TAIL = 5  # words after the name of a month, the month's own among them
_GLUE = frozenset("./-_")  # notation: joins the parts of a code
_WITHIN = frozenset(("of", "to", "and"))  # notation: what the grammar takes between numbers
_PAUSES = frozenset(("", ",", ".", ".,"))  # after a weekday, and between the parts of a date


def islands(draft: Draft, known: Known) -> list[tuple[int, int]]:
    """Return the spans around names of months, years with marks and 月, in order."""
    return sorted({*_named(draft, known), *_iso(draft), *_chinese(draft, known)})


def _named(draft: Draft, known: Known) -> Iterator[tuple[int, int]]:
    """Yield the islands around month names: the words beside them that may belong to a date."""
    words, text, names = draft.words, draft.text, day_names(known)
    for name in names.months.keys() & words.index.keys():
        for number in watched(words.index[name]):
            if text[words.starts[number]].isupper():
                first, last = _first(words, number, names.weekdays), _after(words, number)
                if last - first > 1:
                    yield words.starts[first], words.end(last - 1)


def _first(words: Words, month: int, weekdays: dict[str, int]) -> int:
    """Return the first word that may belong to a date, of those up to its month.

    Before the month may stand its days, and before these `the` and a weekday; `the` without
    a weekday is left out.
    """
    day = _first_day(words, month)
    if words.text[day + 1 : day + 2] == ["day"] and words.text[day - 1 : day] in (
        ["the"],
        ["this"],
    ):
        return day - 1
    led = day - 1 if day and words.text[day - 1] == "the" else day
    is_after_weekday = (
        led and words.text[led - 1] in weekdays and words.gaps[led].strip() in _PAUSES
    )
    return led - 1 if is_after_weekday else day


def _first_day(words: Words, month: int) -> int:
    """Return the first of the days before a month, or the month where there is none."""
    end = month
    if month and words.text[month - 1] == "of" and words.gaps[month].isspace():
        end -= 1
        is_told = end > 1 and words.text[end - 1] == "day" and words.gaps[end].isspace()
        end -= is_told and words.gaps[end - 1].isspace()
    if not end or words.gaps[end].strip(" \r\n-") or not _NUMBER.match(words.text[end - 1]):
        return month
    if words.gaps[end].count("\n") > 1 or _is_fraction(words, end - 1):
        return month  # the last cell of a row, and a heading below it
    return end - 1 - _earlier_words(words, end - 1)


def _is_fraction(words: Words, number: int) -> bool:
    """Whether a number is what follows the point of another: `1.00 September`."""
    return number > 0 and words.gaps[number] == "." and words.text[number - 1].isdecimal()


def _earlier_words(words: Words, day: int) -> int:
    """Return how many words before a day belong to another: `3 to 5 June`, `3-5 June`."""
    before = words.text[max(0, day - 2) : day]
    if len(before) > 1 and before[1] in {"to", "and"} and _NUMBER.match(before[0]):
        return 2
    return int(
        bool(before) and words.gaps[day] in {"-", " - ", " & "} and bool(_NUMBER.match(before[-1]))
    )


def _after(words: Words, month: int) -> int:
    """Return the number after the last word that may belong to a date after its month."""
    end = min(month + _LONGEST_TAIL, len(words))
    for at in range(month + 1, end):
        word, gap = words.text[at], words.gaps[at]
        is_joined = gap.strip(" \r\n") in {*_PAUSES, "-", "&"} and gap.count("\n") <= 1
        if not is_joined or not (_NUMBER.match(word) or _YEAR.match(word) or word in _WITHIN):
            return at
    return end


def _iso(draft: Draft) -> Iterator[tuple[int, int]]:
    words = draft.words
    gaps = words.gaps
    for year in YEARS & words.index.keys():
        for number in words.index[year]:
            mark = gaps[number + 1]
            if mark in {"-", "/", "."} and number + 2 < len(words) and gaps[number + 2] == mark:
                month, day = words.text[number + 1], words.text[number + 2]
                is_date = _NUMBER.match(month) and _NUMBER.match(day)
                if is_date and not _is_glued(words, number, number + 3):
                    yield words.starts[number], words.end(number + 2)
            mark = gaps[number]
            if mark in {"/", "."} and number > 1 and gaps[number - 1] == mark:
                is_told = _is_one_day(words.text[number - 2], words.text[number - 1])
                if is_told and not _is_glued(words, number - 2, number + 1):
                    yield words.starts[number - 2], words.end(number)


def _is_one_day(first: str, second: str) -> bool:
    """Whether two numbers before a year are a day and a month in one order alone: `06/22`."""
    if not (first.isdecimal() and second.isdecimal() and len(first) < 3 and len(second) < 3):  # noqa: PLR2004 - digits
        return False
    low, high = sorted((int(first), int(second)))
    return 0 < low <= _MONTHS < high <= _DAYS


def _is_glued(words: Words, first: int, last: int) -> bool:
    """Whether words are part of a longer code or path: `jco.2011.29.15`, `/2025/5/1/`."""
    sides = [(first, first - 1)] if first else []
    sides += [(last, last)] if last < len(words) else []
    for gap, beside in sides:
        is_latin = words.text[beside].isascii()
        if is_latin and (words.gaps[gap] == "" or words.gaps[gap] in _GLUE):
            return True
    return False


def _chinese(draft: Draft, known: Known) -> Iterator[tuple[int, int]]:
    folded = draft.folded
    tails = known.made("after 月", lambda: _han_tail(known))
    for number in draft.words.index.get("月", ()):
        month = draft.words.starts[number]
        first = max(0, month - _HAN_REACH)
        head = _HAN_HEAD.search(folded[first:month])
        tail = tails.match(folded, month + 1)
        if head and tail:
            yield first + head.start(), tail.end()


def _han_tail(known: Known) -> Regex:
    """Return what finds the day and the weekday after 月."""
    weekday = any_of(day_names(known).han_weekdays, _GAP)
    return Regex(
        rf"(?:{_GAP}(?:{_HAN_NUMBER}){_GAP}[日号])?"
        rf"(?:{_GAP}[,(]?{_GAP}(?:{weekday})(?:{_GAP}\))?)?"
    )
