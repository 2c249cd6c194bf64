"""`figures/wrong-daylight-time`: standard time on a day of daylight time, or the reverse."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.detectors.figures.days import around
from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.dates import calendar_days
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.spans import between

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("other-clocks",)

_TIME_BEFORE = Regex(r"(?:\d|[ap]\.?m\.?|noon)\s?\(?$")  # notation: a time of day
_BEFORE = 8  # code points before a zone in which its time ends
_NEAR = 120  # code points before a time in which the date of its event may stand
_SOON = frozenset(("today", "tomorrow"))  # notation: the day is the release's, or the next
_ANY_YEAR = range(2020, 2031)


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a zone of summer in winter or the other way round."""
    times = list(_times(case))
    if not times:
        return Verdict(idle="no time is given in a zone that changes its clocks")
    flags, sound, open_ = [], [], None
    for time in times:
        seasons = set(_seasons(case, time))
        if seasons == {not time.daylight}:
            values = {"zone": time.printed, "right": time.right}
            change = Change(time.start, time.end, time.right)
            flags.append(Flag(Mark(time.start, time.end), values, changes=(change,), safe=False))
        elif seasons == {time.daylight}:
            sound.append(Mark(time.start, time.end))
        else:
            open_ = open_ or f"no one date stands by a time in {time.printed}: look at it"
    return Verdict(tuple(flags), evidence=tuple(sound), doubt=open_)


class _Time(NamedTuple):
    """The zone of a time of day, and what it is called in the other season."""

    start: int
    end: int
    printed: str
    right: str
    daylight: bool
    country: str


def _times(case: Case) -> Iterator[_Time]:
    """Yield the zones that stand behind a time of day, by their letters or in words."""
    words, text = case.draft.words, case.draft.text
    for row in case.known.tables["zones"]:
        letters = [(number, number + 1) for number in words.index.get(row["zone"].lower(), ())]
        named = tuple(fold(row["name"] or "").split())
        letters += (
            (number, number + len(named))
            for number in (words.index.get(named[0], ()) if named else ())
            if tuple(words.text[number : number + len(named)]) == named
        )
        for first, last in letters:
            start, end = words.starts[first], words.end(last - 1)
            is_of_time = _TIME_BEFORE.search(case.draft.folded, max(0, start - _BEFORE), start)
            in_words = last - first > 1
            if is_of_time and (in_words or text[start:end].isupper()):
                right = row["name-instead"] if in_words else row["instead"]
                shown = row["name"] if in_words else row["zone"]
                yield _Time(start, end, shown, right, row["daylight"], row["country"])


def _seasons(case: Case, time: _Time) -> Iterator[bool | None]:
    """Yield for each date of the sentence, or of the lines before, whether it lies in summer."""
    words = case.draft.words
    first, last = around(case, words.at(time.start))
    if not case.known.words("other-clocks").isdisjoint(words.text[first:last]):
        return
    dates = [d for d in between(case.dates, words.starts[first], words.end(last - 1)) if d.day]
    if not dates:
        dates = [d for d in between(case.dates, time.start - _NEAR, time.start) if d.day][-1:]
    for date in dates:
        if date.month and date.day:
            for year in [date.year] if date.year else _ANY_YEAR:
                if calendar_days.exists(year, date.month, date.day):
                    yield calendar_days.daylight_time(time.country, year, date.month, date.day)
    if not dates and case.date and not _SOON.isdisjoint(words.text[first:last]):
        year, month, day = map(int, case.date.split("-"))
        yield calendar_days.daylight_time(time.country, year, month, day)
