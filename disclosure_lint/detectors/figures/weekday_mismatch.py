"""`figures/weekday-mismatch`: a weekday that its date did not have."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures.days import day
from disclosure_lint.detectors.figures.relative_days import relative_days
from disclosure_lint.mentions.dates import calendar_days
from disclosure_lint.mentions.dates.day_names import day_names
from disclosure_lint.mentions.dates.find import Date
from disclosure_lint.mentions.dates.weekdays import behind
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TERMS = ("weekdays", "weekdays-short", "ranges", "days-before", "days-at-hand", "days-after")

_JOINED = frozenset((",", "-", "&", "/", ""))  # notation: between two weekdays of one list
_LONGEST = 12  # code points of a weekday in Chinese with a bracket behind it
# Notation: between a weekday and its date, `Monday (3 August 2026)`, `(Monday) 3 August 2026`.
_BEFORE = frozenset((" ", ", ", " (", ") "))
_OVER = frozenset((" - ", "-", "- ", " -"))  # notation: between the two dates of a range
_BEHIND, _AHEAD = 200, 330  # days of a date without a year from the draft's own
# notation: a time and its zone between a day and its year, as programs print them
_YEAR_LATER = Regex(r" \d\d:\d\d(?::\d\d)?(?: [a-z]{2,5})? ((?:19|20)\d\d)\b")
_NOT_COMPARED = "a weekday stands by a date with which it cannot be compared, look at it: {printed}"


class _Told(NamedTuple):
    """The weekdays that a draft tells of a date, with the words from the first of them."""

    start: int
    date: Date
    weekdays: tuple[int, ...]


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a date whose weekday is another."""
    told: list[_Told] = []
    for number, date in enumerate(case.dates):
        found = _told(case, number) if date.weekday is not None else _beside(case, date)
        told += [found] if found else []
    flags, evidence, doubt = [], [], None
    for one in told:
        judged = _compared(case, one)
        mark = Mark(one.start, one.date.end)
        if judged is None:
            doubt = doubt or _NOT_COMPARED.format(printed=printed(case, mark.start, mark.end))
        elif isinstance(judged, Flag):
            flags.append(judged)
        else:
            evidence.append(mark)
    flags += [flag for date in case.dates if (flag := _second(case, date))]
    today = calendar_days.iso_ordinal(case.date) if case.date else None
    relative = list(relative_days(case))
    for day_told in relative:
        mark = Mark(day_told.start, day_told.end)
        if today is None:
            doubt = doubt or _NOT_COMPARED.format(printed=printed(case, mark.start, mark.end))
        elif (weekday := calendar_days.of_ordinal(today + day_told.away)) == day_told.weekday:
            evidence.append(mark)
        else:
            flags.append(_slip(case, mark, weekday))
    if not told and not relative:
        return Verdict(idle="no date is printed with its weekday")
    return Verdict(tuple(flags), evidence=tuple(evidence), doubt=doubt)


def _second(case: Case, date: Date) -> Flag | None:
    """Return what a second weekday behind a date says otherwise: `Friday, May 1, 2026 (Monday)`."""
    if date.weekday is None:
        return None
    names = case.known.made("weekdays beside", lambda: _made(case.known))
    told = behind(case.draft.folded, date.end, case.known)
    after = names.after.match(case.draft.folded, date.end)
    if told is None and after is not None:
        told = after.end(), names.english[after[1]]
    if told is None:
        return None
    end, weekday = told
    of = day(date)
    right = date.weekday if of is None else calendar_days.weekday(*of)
    if weekday == right:  # of the first, others tell
        return None
    return _slip(case, Mark(date.start, end), right)


def _beside(case: Case, date: Date) -> _Told | None:
    """Return a date in figures with the weekday in front, or one with it in an apposition.

    `Tuesday, 2026-03-04`, `星期三（2026年3月4日）`, `March 4, 2026, a Tuesday`.
    """
    if day(date) is None:
        return None
    folded, words = case.draft.folded, case.draft.words
    names = case.known.made("weekdays beside", lambda: _made(case.known))
    first = words.at(date.start)
    if first and words.text[first - 1] in names.english and words.gaps[first] in _BEFORE:
        start = words.starts[first - 1]
        closes = words.gaps[first] == ") "
        is_alone = folded[max(0, start - 1) : start] not in {"(", "-"}
        if not _ends(case, words.end(first - 1) + closes) and is_alone != closes:
            return _Told(start, date, (names.english[words.text[first - 1]],))
    before = names.before.search(folded, max(0, date.start - _LONGEST), date.start)
    if before and not _ends(case, before.end(1)):
        return _Told(before.start(), date, (names.all["".join(before[1].split())],))
    after = names.after.match(folded, date.end)
    if after:
        return _Told(date.start, date._replace(end=after.end()), (names.english[after[1]],))
    return None


class _Names(NamedTuple):
    """What tells a weekday beside a date that does not hold it."""

    english: dict[str, int]
    all: dict[str, int]
    before: Regex
    after: Regex


def _made(known: Known) -> _Names:
    weekdays = day_names(known).weekdays
    english = {name: number for name, number in weekdays.items() if name.isascii()}
    han = {name: number for name, number in weekdays.items() if not name.isascii()}
    return _Names(
        english,
        weekdays,
        Regex(rf"({any_of(han, chr(92) + 's?')})\s?[(,]\s?$"),
        Regex(rf",\s(?:which\s(?:is|was)\s)?an?\s({any_of(english)})\b"),
    )


def _told(case: Case, number: int) -> _Told:
    """Return the weekdays of a date: its own, and those listed before that: `Sunday to Tuesday`."""
    words, date = case.draft.words, case.dates[number]
    first, weekdays = words.at(date.start), [date.weekday or 0]
    names, ranges = day_names(case.known).weekdays, case.known.words("ranges")
    if words.text[first] not in names:  # the weekday stands behind the date
        return _Told(date.start, date, tuple(weekdays))
    while first:
        joint = first - 1 if words.text[first - 1] in ranges and first > 1 else first
        gaps = [words.gaps[at].strip() for at in range(joint, first + 1)]
        before = names.get(words.text[joint - 1])
        if before is None or not _JOINED.issuperset(gaps) or _ends(case, words.end(joint - 1)):
            break
        weekdays.insert(0, before)
        first = joint - 1
    return _Told(words.starts[first], date, tuple(weekdays))


def _ends(case: Case, offset: int) -> bool:
    """Whether the weekday that ends here belongs to a date of its own: `(Tuesday) to Friday`."""
    return any(date.end in (offset, offset + 1) for date in case.dates if date.weekday is not None)


def _compared(case: Case, told: _Told) -> Flag | bool | None:
    """Return the slip of a date's weekdays, True where they are right, None where nobody can tell."""
    date = told.date
    if date.month is None or date.day is None:
        return None
    if date.year is None:
        later = _YEAR_LATER.match(case.draft.folded, date.end)
        if later is None:
            return _without_year(case, told)
        date = date._replace(year=int(later[1]))
    of = day(date)
    if of is None:
        return None
    last = _last(case, told)
    if len(told.weekdays) > 1 and last is None:
        return None
    wrong = _wrong(told, of, last)
    return _flag(case, told, wrong) if wrong is not None else True


def _last(case: Case, told: _Told) -> tuple[int, int, int] | None:
    """Return the day that ends the range of a date, of its own or told as the next date."""
    date = told.date
    if date.last is not None and date.year and date.month:
        last = (date.year, date.month, date.last)
        return last if calendar_days.exists(*last) else None
    later = next((d for d in case.dates if d.start >= date.end), None)
    if len(told.weekdays) < 2 or later is None or later.weekday is not None:  # noqa: PLR2004
        return None
    between = case.draft.folded[date.end : later.start]
    is_range = between in _OVER or between.strip() in case.known.words("ranges")
    return day(later) if is_range else None


def _wrong(
    told: _Told, first: tuple[int, int, int], last: tuple[int, int, int] | None
) -> tuple[int, int, int] | None:
    """Return the day, of the two that a range names, whose weekday is another."""
    if calendar_days.weekday(*first) != told.weekdays[0]:
        return first
    is_named = last is not None and len(told.weekdays) > 1
    if is_named and calendar_days.weekday(*last) != told.weekdays[-1]:  # type: ignore[misc]
        return last
    return None


def _without_year(case: Case, told: _Told) -> Flag | bool | None:
    """Compare a date without its year with the draft's: it is to come soon, or lately past."""
    today = calendar_days.iso_ordinal(case.date) if case.date else None
    if today is None or len(told.weekdays) > 1 or told.date.last is not None:
        return None
    year, month, number = int(str(case.date)[:4]), told.date.month or 0, told.date.day or 0
    near = [
        of
        for of in ((y, month, number) for y in (year - 1, year, year + 1))
        if calendar_days.exists(*of) and -_BEHIND <= calendar_days.ordinal(*of) - today <= _AHEAD
    ]
    if not near:
        return None
    if any(calendar_days.weekday(*of) == told.weekdays[0] for of in near):
        return True
    return _flag(case, told, near[-1], mild=True)


def _slip(case: Case, mark: Mark, weekday: int) -> Flag:
    values = {
        "printed": printed(case, mark.start, mark.end),
        "weekday": calendar_days.WEEKDAYS[weekday],
    }
    return Flag(mark, values)


def _flag(case: Case, told: _Told, of: tuple[int, int, int], *, mild: bool = False) -> Flag:
    date = told.date
    values = {
        "printed": printed(case, told.start, date.end),
        "weekday": calendar_days.WEEKDAYS[calendar_days.weekday(*of)],
    }
    # A sign by itself in brackets, as `（三）`, may number an item.
    is_sign = case.draft.folded[date.end - 3 : date.end - 2] == "("
    return Flag(Mark(told.start, date.end), values, mild=mild or is_sign)
