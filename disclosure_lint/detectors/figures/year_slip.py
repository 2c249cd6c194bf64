"""`figures/year-slip`: an event dated before the period it reports on had ended."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.mentions.dates import calendar_days
from disclosure_lint.mentions.dates.find import Date
from disclosure_lint.mentions.dates.islands import YEARS
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.saying import says
from disclosure_lint.notation.forms import any_of
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.spans import between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("results", "period-words", "issuing", "plans", "notices")

_TO_COME = ("plans", "notices")
_EARLY = 3  # months in which a year that is not over yet cannot be reported on
_REACH = 40  # words of a sentence before the period in which its event is told
_TO_EVENT = 12  # words from a date to the verb of its event
_OPENING = 300  # words at the head of a draft that tell what it announces
_AT_ONCE = 3  # code points to the date of a period: a space, a line's end


class _Period(NamedTuple):
    """Results for a period, with the words from the first of them to its end."""

    first: int
    end: Date


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag an event that is told before the period that it reports on had ended."""
    found = [*_slips(case), *_slips_zh(case), *_cover_slips(case), *_full_years(case)]
    if not found and not {"ended", "full", "截"} & case.draft.words.index.keys():
        return Verdict(idle="the draft reports on no period")
    flags = []
    for date, period in dict(found).items():
        text = case.draft.text
        values = {"date": text[date.start : date.end], "period": text[period.start : period.end]}
        related = (Mark(period.start, period.end, "the period"),)
        flags.append(Flag(Mark(date.start, date.end), values, related))
    return Verdict(tuple(flags))


def _slips(case: Case) -> Iterator[tuple[Date, Date]]:
    for period in _periods(case):
        date = _event(case, period) or _release(case, period)
        if date is not None and _is_before(date, period.end):
            yield date, period.end


def _periods(case: Case) -> Iterator[_Period]:
    """Yield where a draft tells results for a period with its end."""
    words, results = case.draft.words, case.known.words("results")
    within = case.known.words("period-words") | YEARS
    for ended in words.index.get("ended", ()):
        end = _date_after(case, words.end(ended))
        first = ended - 1
        while first > 0 and words.text[first] in within and ended - first < _REACH:
            first -= 1
        if end is not None and end.year and end.month and words.text[first] in results:
            yield _Period(first, end)


def _date_after(case: Case, offset: int) -> Date | None:
    return next(iter(between(case.dates, offset, offset + _AT_ONCE)), None)


def _event(case: Case, period: _Period) -> Date | None:
    """Return the date of `On …, the Company issued its results`, in the period's sentence."""
    words = case.draft.words
    first = max(case.draft.sentence(period.first)[0], period.first - _REACH)
    start, end = words.starts[first], words.starts[period.first]
    dated = [date for date in between(case.dates, start, end) if date.iso]
    return dated[-1] if dated and _tells_event(case, dated[-1], period.first) else None


def _tells_event(case: Case, date: Date, last: int) -> bool:
    """Whether the words around a date tell of an issue that is past, up to a word."""
    words = case.draft.words
    number, after = words.at(date.start), words.at(date.end)
    if words.text[number - 1 : number] not in (["on"], ["dated"]) or last - after > _REACH:
        return False
    issuing = case.known.words("issuing")
    told = (
        not issuing.isdisjoint(words.text[after:last][:_TO_EVENT])
        or words.text[number - 1] == "dated"
    )
    return told and not _is_to_come(case, after, last)


def _is_to_come(case: Case, first: int, last: int) -> bool:
    """Whether words speak of results that are to come, not of some that are out."""
    return any(says(case.draft.words, case.known.listed(name), first, last) for name in _TO_COME)


def _release(case: Case, period: _Period) -> Date | None:
    """Return the draft's own date as it prints it, where the period is what it announces."""
    if case.date is None or period.first > _OPENING:
        return None
    words = case.draft.words
    first, last = case.draft.sentence(period.first)
    issued = not case.known.words("issuing").isdisjoint(words.text[first:last])
    if not issued or _is_to_come(case, first, period.first):
        return None
    own = between(case.dates, 0, words.starts[last - 1])
    return next((date for date in own if date.iso == case.date), None)


def _is_before(date: Date, period: Date) -> bool:
    """Whether a day lies before the period's end; both name at least a month."""
    day, end = date.iso, period.iso or f"{period.year:04}-{period.month:02}-01"
    ordinals = calendar_days.iso_ordinal(day or "0-0-0"), calendar_days.iso_ordinal(end)
    return None not in ordinals and ordinals[0] < ordinals[1]  # type: ignore[operator]


class _Chinese(NamedTuple):
    """What finds the report on a Chinese period, and that it is out."""

    report: Regex
    issued: Regex


def _chinese(known: Known) -> _Chinese:
    reports, issuing = any_of(known.phrases("results")), any_of(known.phrases("issuing"))
    return _Chinese(Regex(rf"止?.{{0,16}}(?:{reports})"), Regex(rf"[^。]{{0,24}}?(?:{issuing})"))


def _slips_zh(case: Case) -> Iterator[tuple[Date, Date]]:
    words, folded = case.draft.words, case.draft.folded
    for number in words.index.get("截", ()):
        if words.text[number + 1 : number + 2] != ["至"]:
            continue
        chinese = case.known.made("Chinese results", lambda: _chinese(case.known))
        period = _date_after(case, words.end(number + 1))
        if period is None or not period.year or not chinese.report.match(folded, period.end):
            continue
        start = words.starts[max(case.draft.sentence(number)[0], number - _REACH)]
        for date in between(case.dates, start, period.start):
            is_out = chinese.issued.match(folded, date.end, words.starts[number])
            told_early = date.iso and is_out and _is_before(date, period)
            if told_early and not _is_to_come(case, words.at(date.end), number):
                yield date, period


def _full_years(case: Case) -> Iterator[tuple[Date, Date]]:
    """Yield events of the first months of the year whose whole they report: `full year 2025`.

    A fiscal year may end in any month; where the draft speaks of one, nobody can tell.
    """
    words = case.draft.words
    if "fiscal" in words.index:
        return
    for number in words.index.get("full", ()):
        if words.text[number + 1 : number + 2] != ["year"] or number + 2 >= len(words):
            continue
        year = words.text[number + 2]
        first = max(case.draft.sentence(number)[0], number - _REACH)
        start, end = words.starts[first], words.starts[number]
        for date in between(case.dates, start, end):
            early = date.iso and str(date.year) == year and (date.month or 12) <= _EARLY
            period = next((d for d in between(case.dates, end, words.end(number + 2) + 1)), None)
            if early and _tells_event(case, date, number):
                told = period or date._replace(
                    start=words.starts[number + 2], end=words.end(number + 2)
                )
                yield date, told


def _cover_slips(case: Case) -> Iterator[tuple[Date, Date]]:
    """Yield events a year before the month that the cover of a Form 6-K gives."""
    words = case.draft.words
    for number in words.index.get("month", ()):
        if words.text[number - 2 : number + 2] != ["for", "the", "month", "of"]:
            continue
        month = _date_after(case, words.end(number + 1))
        if month is None or not month.year:
            continue
        for date in case.dates:
            slipped = date.year == month.year - 1 and date.month == month.month and date.day
            last = words.at(date.end) + _TO_EVENT
            if slipped and date.start > month.end and _tells_event(case, date, last):
                yield date, month
