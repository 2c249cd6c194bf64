"""Findings as pictures: bars by rule, and columns by week; plain SVG, nothing loaded for it."""

from __future__ import annotations

import os
from datetime import date, timedelta

from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.render.html.markup import text
from disclosure_lint.render.view import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_BARS = 15  # rules that have a bar
_COLUMNS = 60  # periods that fit beside each other
_KINDS = (
    ("error", "must change"),
    ("warning", "look at"),
    ("note", "consider"),
    ("known", "known to the baseline"),
)
_KNOWN = (
    ("known", "known, and still found"),
    ("past", "known then, and not found now"),
    ("error", "not known"),
)
_DAY = Regex(r"(?<!\d)\d{4}-?\d\d(?:-?\d\d)?(?!\d)")
_LABEL = 13  # characters that fit under a column
_WIDE, _HIGH, _LEFT, _BELOW = 600, 170, 40, 30
_NAMES = 300  # what the names of rules take of the width


def by_rule(counts: Mapping[str, int]) -> Iterator[str]:
    """Yield bars: how many findings the rules have that have most."""
    shown = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_BARS]
    if not shown:
        return
    most, height = shown[0][1], 22 * len(shown) + 4
    said = f"Findings by rule: {shown[0][0]} has most, {most:,}."
    yield f'<figure tabindex="0"><figcaption>Findings by rule{_left(len(counts))}</figcaption>'
    yield f'<svg viewBox="0 0 {_WIDE} {height}" role="img" aria-label="{text(said)}">'
    for number, (rule, count) in enumerate(shown):
        at = 22 * number
        wide = max(1, round((_WIDE - _NAMES - 60) * count / most))
        yield f'<text x="{_NAMES}" y="{at + 16}" class="end">{text(rule)}</text>'
        yield f'<rect x="{_NAMES + 8}" y="{at + 3}" width="{wide}" height="16" class="bar"></rect>'
        yield f'<text x="{_NAMES + 14 + wide}" y="{at + 16}">{count:,}</text>'
    yield "</svg></figure>"


def _left(number: int) -> str:
    return f", the {_BARS} of {number:,} rules that have most" if number > _BARS else ""


def by_week(drafts: Iterable[tuple[str, Sequence[int]]], *, known: bool = False) -> Iterator[str]:
    """Yield columns: errors, warnings and notes by the week of the drafts' own dates.

    `drafts` are ISO dates with those three numbers and, behind them, that of the findings which
    a baseline knows; `known` says that there is one. Where there are too many weeks, months or
    years take their place.
    """
    dated = [(date.fromisoformat(day), counts) for day, counts in drafts if day]
    if not dated:
        return
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    unit = _unit(first, last)
    periods = list(_periods(first, last, unit))
    kinds = _KINDS if known else _KINDS[:-1]
    sums = {period: [0] * len(kinds) for period in periods}
    having = dict.fromkeys(periods, 0)
    for day, counts in dated:
        period = _begin(day, unit)
        having[period] += 1
        sums[period] = [a + b for a, b in zip(sums[period], counts, strict=False)]
    columns = [
        Column(
            _name(period, unit),
            f"{_name(period, unit)}: {_numbers(sums[period])} in {counted(having[period], 'draft')}",
            sums[period],
        )
        for period in periods
    ]
    caption = f"Findings by {unit} of the drafts’ own dates"
    said = f"Findings by {unit}, from {first} to {last}; at most {_most(columns):,} in one {unit}."
    yield from _columns(caption, said, columns, kinds)


def over_time(then: Sequence[tuple[str, int, int]], known: int, found: int) -> Iterator[str]:
    """Yield columns: how many findings each baseline knew, the oldest first, and what is now.

    `then` is the name of each baseline, how many of its findings are still found, and how many
    it has besides; `known` are those found now that the present baseline knows, `found` those
    that it does not.
    """
    columns = [
        Column(
            _short(name),
            f"{name}: {still + rest:,} known then, {still:,} of them still found",
            (still, rest, 0),
        )
        for name, still, rest in then
    ]
    told = f"now: {counted(known + found, 'finding')}, {found:,} of them not known"
    columns.append(Column("now", told, (known, 0, found)))
    said = "; ".join(column.told for column in columns)
    yield from _columns("Known findings over time", f"Known findings: {said}.", columns, _KNOWN)


def _short(name: str) -> str:
    """Return a name as it fits under a column: its date where it has one, else its end."""
    stem = os.path.basename(name.replace("\\", "/")).rpartition(".")[0] or name
    found = _DAY.search(stem)
    if found:
        return found[0]
    return stem if len(stem) <= _LABEL else f"…{stem[1 - _LABEL :]}"


class Column(NamedTuple):
    """What stands below a column, what is said of it, and its parts from the bottom up."""

    name: str
    told: str
    counts: Sequence[int]


def _most(columns: Sequence[Column]) -> int:
    return max(1, *(sum(column.counts) for column in columns), 1)


def _columns(
    caption: str, said: str, columns: Sequence[Column], kinds: Sequence[tuple[str, str]]
) -> Iterator[str]:
    """Yield a figure of columns; `kinds` are the class and the name of each of their parts."""
    most = _most(columns)
    yield f'<figure tabindex="0"><figcaption>{caption}</figcaption>'
    yield f'<svg viewBox="0 0 {_WIDE} {_HIGH + _BELOW}" role="img" aria-label="{text(said)}">'
    yield f'<text x="{_LEFT - 6}" y="12" class="end">{most:,}</text>'
    yield f'<text x="{_LEFT - 6}" y="{_HIGH}" class="end">0</text>'
    yield f'<path d="M{_LEFT} 2V{_HIGH}H{_WIDE}" class="axis"></path>'
    step = (_WIDE - _LEFT) / len(columns)
    every = -(-len(columns) // 6)
    for number, column in enumerate(columns):
        left, wide, top = _LEFT + step * number, min(40.0, max(1.0, step - 2)), float(_HIGH)
        yield f"<g><title>{text(column.told)}</title>"
        for (kind, _), count in zip(kinds, column.counts, strict=True):
            high = (_HIGH - 6) * count / most
            top -= high
            if count:
                yield (
                    f'<rect x="{left + 1:.1f}" y="{top:.1f}" width="{wide:.1f}" '
                    f'height="{high:.1f}" class="{kind}"></rect>'
                )
        yield "</g>"
        if number % every == 0:
            yield f'<text x="{left:.1f}" y="{_HIGH + 18}">{text(column.name)}</text>'
    yield "</svg>"
    yield '<p class="key">'
    for kind, name in kinds:
        yield f'<span><span class="badge {kind}">&#160;</span> {name}</span> '
    yield "</p></figure>"


def _numbers(counts: Sequence[int]) -> str:
    names = ("error", "warning", "note", "known finding")
    return ", ".join(counted(count, name) for count, name in zip(counts, names, strict=False))


def _unit(first: date, last: date) -> str:
    days = (last - first).days
    if days <= 7 * _COLUMNS:
        return "week"
    return "month" if days <= 30 * _COLUMNS else "year"


def _begin(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=min(day.weekday(), (day - date.min).days))
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _periods(first: date, last: date, unit: str) -> Iterator[date]:
    """Yield where each period begins, those without drafts too, if they are not too many."""
    day, last = _begin(first, unit), _begin(last, unit)
    while day <= last:
        yield day
        if (date.max - day).days < 366:  # noqa: PLR2004 - the last year that there is
            return
        if unit == "week":
            day += timedelta(days=7)
        elif unit == "month":
            day = (day + timedelta(days=31)).replace(day=1)
        else:
            day = day.replace(year=day.year + 1)


def _name(period: date, unit: str) -> str:
    if unit == "week":
        return period.isoformat()
    return f"{period.year:04}-{period.month:02}" if unit == "month" else f"{period.year:04}"
