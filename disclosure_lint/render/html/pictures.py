"""Findings as pictures: bars by rule, and columns by week; plain SVG, nothing loaded for it."""

from __future__ import annotations

from datetime import date, timedelta

from disclosure_lint.render.html.markup import text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_BARS = 15  # rules that have a bar
_COLUMNS = 60  # periods that fit beside each other
_SEVERITIES = ("error", "warning", "note")
_WIDE, _HIGH, _LEFT, _BELOW = 900, 170, 40, 30


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
        wide = max(1, round(500 * count / most))
        yield f'<text x="330" y="{at + 16}" class="end">{text(rule)}</text>'
        yield f'<rect x="338" y="{at + 3}" width="{wide}" height="16" class="bar"></rect>'
        yield f'<text x="{344 + wide}" y="{at + 16}">{count:,}</text>'
    yield "</svg></figure>"


def _left(number: int) -> str:
    return f", the {_BARS} of {number:,} rules that have most" if number > _BARS else ""


def by_week(drafts: Iterable[tuple[str, Sequence[int]]]) -> Iterator[str]:
    """Yield columns: errors, warnings and notes by the week of the drafts' own dates.

    `drafts` are ISO dates with those three numbers. Where there are too many weeks, months
    or years take their place.
    """
    dated = [(date.fromisoformat(day), counts) for day, counts in drafts if day]
    if not dated:
        return
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    unit = _unit(first, last)
    periods = list(_periods(first, last, unit))
    sums = {period: [0, 0, 0] for period in periods}
    having = dict.fromkeys(periods, 0)
    for day, counts in dated:
        period = _begin(day, unit)
        having[period] += 1
        sums[period] = [a + b for a, b in zip(sums[period], counts, strict=True)]
    most = max(1, *(sum(counts) for counts in sums.values()))
    yield f'<figure tabindex="0"><figcaption>Findings by {unit} of the drafts’ own dates</figcaption>'
    said = f"Findings by {unit}, from {first} to {last}; at most {most:,} in one {unit}."
    yield f'<svg viewBox="0 0 {_WIDE} {_HIGH + _BELOW}" role="img" aria-label="{text(said)}">'
    yield f'<text x="{_LEFT - 6}" y="12" class="end">{most:,}</text>'
    yield f'<text x="{_LEFT - 6}" y="{_HIGH}" class="end">0</text>'
    yield f'<path d="M{_LEFT} 2V{_HIGH}H{_WIDE}" class="axis"></path>'
    step = (_WIDE - _LEFT) / len(periods)
    every = -(-len(periods) // 9)
    for number, period in enumerate(periods):
        left, wide, top = _LEFT + step * number, min(40.0, max(1.0, step - 2)), float(_HIGH)
        told = f"{_name(period, unit)}: {_numbers(sums[period])} in {having[period]:,} drafts"
        yield f"<g><title>{told}</title>"
        for severity, count in zip(_SEVERITIES, sums[period], strict=True):
            high = (_HIGH - 6) * count / most
            top -= high
            if count:
                yield (
                    f'<rect x="{left + 1:.1f}" y="{top:.1f}" width="{wide:.1f}" '
                    f'height="{high:.1f}" class="{severity}"></rect>'
                )
        yield "</g>"
        if number % every == 0:
            yield f'<text x="{left:.1f}" y="{_HIGH + 18}">{_name(period, unit)}</text>'
    yield "</svg>"
    yield '<p class="key">'
    for severity, name in zip(_SEVERITIES, ("must change", "look at", "consider"), strict=True):
        yield f'<span class="badge {severity}">&#160;</span> {name} '
    yield "</p></figure>"


def _numbers(counts: Sequence[int]) -> str:
    return ", ".join(f"{count:,} {name}s" for count, name in zip(counts, _SEVERITIES, strict=True))


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
