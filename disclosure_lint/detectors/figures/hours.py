"""Hours that no clock has: `上午九時六十分`, `下午二十五時`, `10:75 a.m.`."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark
from disclosure_lint.draft import han_numbers
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Notation: an hour behind the half of its day, and one before it.
_HALVES, _BEFORE_HALVES = frozenset("午晨"), frozenset("上下中正凌清早")
_HAN_HOUR = Regex(
    r"[上下中正凌清早][午晨]\s?(?P<hour>\d{1,2}|[零〇一二三四五六七八九十]{1,4})\s?[时時:]\s?(?:(?P<minute>\d{1,3}|[零〇一二三四五六七八九十]{1,4})\s?分?)?"
)
_CLOCK = 12  # code points of an hour of a clock
_CLOCK_HOUR = Regex(r"(?<![\d:.])(?P<hour>\d{1,2})[:.](?P<minute>\d{2})\s?(?P<half>[ap])\.?\s?m")
_HALF, _WHOLE = 12, 24  # hours; `15:00 p.m.` says twice what it is, and nobody misreads it


def find(case: Case) -> Iterator[Flag]:
    """Yield hours that no clock has: `上午九時六十分`, `下午二十五時`, `10:75 a.m.`."""
    words, folded = case.draft.words, case.draft.folded
    for sign in _HALVES & words.index.keys():
        for number in words.index[sign]:
            if number and words.text[number - 1] in _BEFORE_HALVES:
                at = words.starts[number - 1]
                found = _HAN_HOUR.match(folded, at)
                if found and (why := _no_hour(found["hour"], found["minute"])):
                    mark = Mark(*found.span())
                    yield Flag(mark, {"printed": printed(case, mark.start, mark.end), "why": why})
    for half in ("am", "pm", "m"):
        for number in words.index.get(half, ()):
            low, end = max(0, words.starts[number] - _CLOCK), words.end(number)
            found = _CLOCK_HOUR.search(folded, low, end)
            if found is None or found.end() != end:
                continue
            most = _HALF if found["half"] == "a" else _WHOLE
            if why := _no_hour(found["hour"], found["minute"], most):
                mark = Mark(*found.span())
                yield Flag(mark, {"printed": printed(case, mark.start, mark.end), "why": why})


def _no_hour(hour: str, minute: str | None, most: int = _WHOLE) -> str:
    """Return in words why there is no such hour, or nothing where there is."""
    hours, minutes = _number(hour), _number(minute or "0")
    if hours > most:
        return f"there is no hour {hours}"
    return "an hour has sixty minutes" if minutes > 59 else ""  # noqa: PLR2004


def _number(printed_: str) -> int:
    return int(printed_) if printed_.isascii() else han_numbers.number(printed_)
