"""What months and days of the week are called, and which of them a name is."""

from __future__ import annotations

from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.mentions.known import Known
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_WEEK = 7
_SUNDAY = 6


class DayNames(NamedTuple):
    """Names as they were folded."""

    months: dict[str, int]  # from 1
    weekdays: dict[str, int]  # Monday is 0
    full_months: frozenset[str]  # which are no short form, too, as `May` is
    han_weekdays: tuple[str, ...]


def day_names(known: Known) -> DayNames:
    """Return the names that the packs know."""
    return known.made("day names", lambda: _made(known))


def _made(known: Known) -> DayNames:
    full, short = known.listed("months"), known.listed("months-short")
    week, short_week = known.listed("weekdays"), known.listed("weekdays-short")
    weekdays = {name: number % _WEEK for number, name in enumerate(week)}
    weekdays |= {name: _meant(name, week) for name in short_week}
    weekdays |= dict.fromkeys(known.listed("sundays"), _SUNDAY)
    return DayNames(
        months={name: _meant(name, full) + 1 for name in (*full, *short)},
        weekdays=weekdays,
        full_months=frozenset(full) - frozenset(short),
        han_weekdays=tuple(name for name in weekdays if name >= HAN_FROM),
    )


def _meant(name: str, full: Sequence[str]) -> int:
    """Return the number of the first full name that a name begins."""
    return next(number for number, whole in enumerate(full) if whole.startswith(name))
