"""Weekdays of days that are told from the draft's own: `tomorrow, Tuesday`, `今日（星期二）`."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.draft import sought
from disclosure_lint.mentions.dates.day_names import day_names
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("days-before", "days-at-hand", "days-after")


class Relative(NamedTuple):
    """A weekday beside a word that tells a day from the draft's own."""

    start: int
    end: int
    weekday: int
    away: int  # days from the draft's own


def relative_days(case: Case) -> Iterator[Relative]:
    """Yield the weekdays that stand behind `today` and its like, but for those of a date."""
    told = case.known.made("relative days", lambda: _made(case.known))
    index, starts = case.draft.words.index, case.draft.words.starts
    places = [starts[at] for name in told.english for at in index.get(name, ())]
    if case.language != "en":
        places += sought.places(case.draft.folded, told.han)
    if not places:
        return
    weekdays = day_names(case.known).weekdays
    dated = {date.start for date in case.dates}
    for found in sought.matches(case.draft.folded, told.seeks, sorted(places)):
        start, end = found.span(2)
        if dated.isdisjoint(range(start - 1, start + 1)):
            name = "".join(found[2].split()).rstrip(".")
            yield Relative(found.start(1), end, weekdays[name], told.away[found[1]])


class _Told(NamedTuple):
    away: dict[str, int]
    english: tuple[str, ...]
    han: tuple[str, ...]
    seeks: Regex


def _made(known: Known) -> _Told:
    away = {
        name: number
        for number, names in ((-1, TERMS[0]), (0, TERMS[1]), (1, TERMS[2]))
        for name in known.listed(names)
    }
    english = [name for name in away if name.isascii()]
    han = [name for name in away if not name.isascii()]
    weekdays = day_names(known).weekdays
    return _Told(
        away,
        tuple(english),
        tuple(han),
        Regex(
            rf"((?:{any_of(english)})(?!\w)|{any_of(han)})(?:,\s|\s?\(|\s|(?<=[^\x00-\xff]))"
            rf"({any_of(weekdays, chr(92) + 's?')})(?![a-z])"
        ),
    )
