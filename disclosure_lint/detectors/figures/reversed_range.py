"""`figures/reversed-range`: a range whose first end is its last, and a middle that lies outside it.

Only ranges that say they are one are read: between two dates, in the range of two sums, days of a month
with a dash, ages with their median. `From $20 to $15` is a change, and no range.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.mentions.dates import calendar_days
from disclosure_lint.mentions.dates.find import Date
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.figures.find import Amount
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("ranges-of-sums", "middles", "months", "months-short")

# Notation: what joins two ends, days of a month, a range of numbers and its middle.
_N = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_JOIN = Regex(r",?\s(?:and|to)\s|\s?[-~]\s?")
_DAYS = Regex(r"[.]?\s(?P<low>\d{1,2})\s?-\s?(?P<high>\d{1,2}),?\s20\d\d\b")
_BEFORE = Regex(r"(?:between|period of|period from)\s$")
_UPSIDE_DOWN = "its first end is above its last"
_YEAR = Regex(r"(?:19|20)\d\d")
_BACK, _AHEAD = 60, 30  # code points around the word of a middle behind its range
_WHERE = 60  # code points behind the word of a range in which its first end stands
_GAP = r"(?:\s(?:years|months|weeks|days)(?: old)?)?(?:\s?[(\[]|[,;]\s|,?\s(?:and|with)\s)(?:an?\s|the\s)?"  # and its middle


class _Wording(NamedTuple):
    """What tells a range of sums, and one of numbers with its middle on either side."""

    sums: Regex
    behind: Regex
    before: Regex


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag ranges upside down and middles outside their range."""
    flags, sound = [], []
    for mark, why in (*_dates(case), *_days(case), *_sums(case), *_middles(case)):
        if why:
            shown = printed(case, mark.start, mark.end)
            # What fluctuates is told from where it came to where it went, and prizes from the first.
            flags.append(Flag(mark, {"printed": shown, "why": why}, mild=why == _UPSIDE_DOWN))
        else:
            sound.append(mark)
    if not flags and not sound:
        return Verdict(idle="the draft gives no range that it calls one")
    flags.sort(key=lambda flag: flag.mark[:2])
    return Verdict(tuple(flags), evidence=tuple(sorted(sound)))


def _dates(case: Case) -> Iterator[tuple[Mark, str]]:
    """Yield the spans of time between two whole dates."""
    folded = case.draft.folded
    for first, second in zip(case.dates, case.dates[1:], strict=False):
        if not (first.iso and second.iso) or not _JOIN.fullmatch(folded, first.end, second.start):
            continue
        if _BEFORE.search(folded, max(0, first.start - 12), first.start):
            is_late = _ordinal(first) > _ordinal(second)
            yield Mark(first.start, second.end), "it ends before it begins" if is_late else ""


def _ordinal(date: Date) -> int:
    return calendar_days.iso_ordinal(date.iso or "") or 0


def _days(case: Case) -> Iterator[tuple[Mark, str]]:
    """Yield the days of one month, `December 5-9, 2023`."""
    words = case.draft.words
    months = case.known.words("months") | case.known.words("months-short")
    for number in _numbers(case, months):
        if found := _DAYS.match(case.draft.folded, words.end(number)):
            is_late = int(found["low"]) > int(found["high"])
            yield (
                Mark(found.start("low"), found.end()),
                "it ends before it begins" if is_late else "",
            )


def _numbers(case: Case, some: frozenset[str]) -> list[int]:
    """Return where some words stand, in order."""
    index = case.draft.words.index
    return sorted(number for word in some & index.keys() for number in index[word])


def _wording(known: Known) -> _Wording:
    return known.made("ranges", lambda: _made(known))


def _made(known: Known) -> _Wording:
    ranges, middles = any_of(known.listed("ranges-of-sums")), any_of(known.listed("middles"))
    low, high, middle = (rf"(?:[$€£¥]\s?)?(?P<{n}>{_N})[%x]?" for n in ("low", "high", "middle"))
    return _Wording(
        Regex(rf"(?:{ranges})\s"),
        Regex(
            rf"(?<![\d.,-]){low}(?:\s(?:to|and)\s|\s?-\s?){high}(?![\d.,]*\d|/){_GAP}"
            rf"(?:{middles})(?:\s(?:age|of|was|is|being|age of)){{0,2}}[\s:]\s?{middle}(?![\d.,]*\d|%?/)"
        ),
        Regex(
            rf"(?:{middles})(?:\s[a-z]+){{0,3}}[\s,:]\s?{middle}(?:\s[a-z]+){{0,3}}"
            rf"\s?[(\[,]\s?(?:range|interquartile range|iqr)[:,]?\s(?:of\s|from\s)?{low}(?:\sto\s|\s?-\s?){high}(?![\d.,]*\d|/)"
        ),
    )


def _sums(case: Case) -> Iterator[tuple[Mark, str]]:
    """Yield the ranges of two sums of money that say they are one."""
    folded, wording = case.draft.folded, _wording(case.known)
    firsts = case.known.made("first words of ranges", lambda: _firsts(case.known, "ranges-of-sums"))
    for number in _numbers(case, firsts):
        found = wording.sums.match(folded, case.draft.words.starts[number])
        if found is None:
            continue
        end = min(len(folded), found.end() + _WHERE)
        some = figures.amounts(case.draft, case.known, found.end(), end)
        if len(some) < 2 or not some[0].currency:  # noqa: PLR2004 - two ends
            continue
        low, high = some[:2]
        if low.start != found.end() or not _JOIN.fullmatch(folded, low.end, high.start):
            continue
        if low.currency == high.currency and _are_of_one_scale(low, high):
            is_late = low.value > high.value
            yield Mark(low.start, high.end), _UPSIDE_DOWN if is_late else ""


def _are_of_one_scale(low: Amount, high: Amount) -> bool:
    """Whether both have their scale printed: `$2.1 to $2.4 billion` tells it once."""
    return ("e" in low.exact) == ("e" in high.exact)


def _firsts(known: Known, name: str) -> frozenset[str]:
    """Return the words with which the forms of a list begin, as they stand in an index of words."""
    return frozenset(form.replace("-", " ").split()[0] for form in known.listed(name))


def _middles(case: Case) -> Iterator[tuple[Mark, str]]:
    """Yield medians, means and midpoints with the range that they are told with."""
    folded, words, seen = case.draft.folded, case.draft.words, set()
    wording = _wording(case.known)
    middles = case.known.made("first words of middles", lambda: _firsts(case.known, "middles"))
    for number in _numbers(case, middles):
        start = words.starts[number]
        behind = wording.behind.search(folded, max(0, start - _BACK), start + _AHEAD)
        for found in (behind, wording.before.match(folded, start)):
            if found is None or found.span("middle") in seen:
                continue
            seen.add(found.span("middle"))
            if _YEAR.fullmatch(found["low"]) and _YEAR.fullmatch(found["high"]):
                continue  # `2011-2020, and an average 2 per cent`
            low, high, middle = (figures.number(found[n])[0] for n in ("low", "high", "middle"))
            first = min(found.start("low"), found.start("middle"))
            last = max(found.end("high"), found.end("middle"))
            if low > high:
                yield Mark(first, last), _UPSIDE_DOWN
            else:
                is_out = not low <= middle <= high
                yield Mark(first, last), f"{found['middle']} lies outside it" if is_out else ""
