"""Dates as releases print them.

Knows the notation and never the clock; which of them is the draft's own is for `own`.
"""

from __future__ import annotations

from disclosure_lint.draft import han_numbers
from disclosure_lint.draft.model import Draft
from disclosure_lint.lean import lru_cache
from disclosure_lint.limits import watched
from disclosure_lint.mentions.dates.day_names import day_names
from disclosure_lint.mentions.dates.islands import islands
from disclosure_lint.mentions.dates.weekdays import behind
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation import machine
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

_LAST_DAY = 99  # a larger number is a year; days beyond a month's end are read, to be reported


class Date(NamedTuple):
    """A date in a draft; what it leaves out is None."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None  # Monday is 0
    last: int | None = None  # of a range of days, the day that ends it

    @property
    def iso(self) -> str | None:
        """The day as 2021-03-24, or None where it is not told in full."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


_Parts: TypeAlias = "tuple[int | None, int | None, int | None, int | None, int | None]"
_Read: TypeAlias = "tuple[int, int, _Parts] | None"  # where it begins and ends in its island


def value(date: Date) -> tuple[str]:
    """Return what a date says: 2021-03-24, 2021-03 without its day, --03-24 without its year."""
    year = "-" if date.year is None else f"{date.year:04}"
    parts = (year, *(f"{part:02}" for part in (date.month, date.day) if part is not None))
    return ("-".join(parts),)


def find(draft: Draft, known: Known) -> tuple[Date, ...]:
    """Return the dates of a draft that name at least a month and a day or year, in order."""
    folded = draft.folded
    memo: dict[str, _Read] = {}
    found: list[Date] = []
    end = 0
    for island, stop in watched(islands(draft, known)):
        start = max(island, end)
        text = folded[start:stop]
        if text not in memo:
            memo[text] = _read(text, known)
        read = memo[text]
        if read is not None and (read[2][0] or read[2][2]):  # not a month alone
            date = Date(start + read[0], start + read[1], *read[2])
            found.append(date if date.weekday is not None else _with_weekday(draft, known, date))
            end = found[-1].end
    return tuple(found)


def _with_weekday(draft: Draft, known: Known, date: Date) -> Date:
    """Return a date with the weekday that stands behind it in brackets, if one does."""
    if date.day is None:
        return date
    found = behind(draft.folded, date.end, known)
    return date if found is None else date._replace(end=found[0], weekday=found[1])


@lru_cache(maxsize=512)  # a draft says the same date again and again
def _read(island: str, known: Known) -> _Read:
    """Read the longest date at the start of an island of the folded text."""
    start = len(island) - len(island.lstrip())
    end = len(island)
    for _ in range(3):
        end = len(island[:end].rstrip(" \r\n,-/&("))
        tree = machine.parse("dates", island, start, end)
        if isinstance(tree, machine.Node):
            return start, end, _parts(tree, known)
        if tree.offset >= end:  # cut off in the middle: "may 30 and"
            end = max(island.rfind(" ", start, end), island.rfind("-", start, end))
        else:
            end = tree.offset
        if end <= start:
            return None
    return None


def _parts(tree: machine.Node, known: Known) -> _Parts:
    """Return year, month, day and weekday of the tree of a date."""
    names = day_names(known)
    form = tree.children[0]
    tokens = [t for t in getattr(form, "children", ()) if isinstance(t, machine.Token)]
    if isinstance(form, machine.Node) and form.name == "english":
        kinds = {token.type: token.text for token in tokens}
        return (
            int(kinds["YEAR"]) if "YEAR" in kinds else None,
            names.months[kinds["MONTH"].rstrip(".")],
            _number(kinds["NUMBER"]) if "NUMBER" in kinds else None,
            names.weekdays.get(kinds.get("WEEKDAY", "").rstrip(".")),
            next((_number(next(child.tokens()).text) for child in _lasts(form)), None),
        )
    if isinstance(form, machine.Node) and form.name == "numeric":
        one, other, in_year = (_number(token.text) for token in tokens)
        return in_year, min(one, other), max(one, other), None, None  # of which one is no month
    weekdays = ["".join(t.text.split()) for t in tokens if t.type == "CHINESE_WEEKDAY"]
    numbers = [_number(t.text) for t in tokens if t.type != "CHINESE_WEEKDAY"]
    year = numbers.pop(0) if numbers[0] > _LAST_DAY else None
    day = numbers[1] if len(numbers) > 1 else None
    return year, numbers[0], day, names.weekdays[weekdays[0]] if weekdays else None, None


def _lasts(form: machine.Node) -> list[machine.Node]:
    return [child for child in form.children if isinstance(child, machine.Node)]


def _number(text: str) -> int:
    return int(text.rstrip("stndrh")) if text[0].isdigit() else han_numbers.number(text)
