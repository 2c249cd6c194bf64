"""Plots of rates as SVG, drawn here so that the page loads nothing: a rate never without its band."""

from __future__ import annotations

from disclosure_lint.record import NamedTuple
from disclosure_lint.render.html.markup import attributes, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH, _HEIGHT = 320, 150  # of a panel, which fills a narrow screen at its own size
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 8, 8, 22
_BAR = 160  # width of a bar
_STEPS = (1, 2, 5)


class Rate(NamedTuple):
    """A rate and its band, at a moment or of a group."""

    name: str
    of: int  # how many drafts it is a rate of
    value: float
    low: float
    high: float


def bar(rate: Rate, most: float, unit: str) -> str:
    """Return one rate as a line from nothing, with its band as a whisker."""
    x, low, high = (_BAR * min(value / most, 1) if most else 0 for value in rate[2:])
    said = f"{rate.value:g} {unit}, between {rate.low:g} and {rate.high:g}"
    return (
        f'<svg class="bar" viewBox="0 0 {_BAR} 12" role="img"{attributes(aria_label=said)}>'
        f'<line class="grid" x1="0" y1="6" x2="{_BAR}" y2="6"/>'
        f'<rect class="rate" x="0" y="2" width="{x:.1f}" height="8"/>'
        f'<line class="whisker" x1="{low:.1f}" y1="6" x2="{high:.1f}" y2="6"/></svg>'
    )


def panel(title: str, rates: Sequence[Rate], names: Sequence[str], most: float, unit: str) -> str:
    """Return rates over time, one panel of several that share `names` and `most`."""
    places = {name: at for at, name in enumerate(names)}
    wide = (_WIDTH - _LEFT - _RIGHT) / max(1, len(names) - 1)
    deep = _HEIGHT - _TOP - _BOTTOM

    def x(rate: Rate) -> float:
        return _LEFT + wide * places[rate.name]

    def y(value: float) -> float:
        return _TOP + deep * (1 - min(value / most, 1.0)) if most else _TOP + deep

    drawn = [_grid(names, most, wide)]
    for run in _runs(rates, places):
        above = [f"{x(one):.1f},{y(one.high):.1f}" for one in run]
        below = [f"{x(one):.1f},{y(one.low):.1f}" for one in reversed(run)]
        if len(run) == 1:
            one = run[0]
            drawn.append(
                f'<line class="whisker" x1="{x(one):.1f}" y1="{y(one.low):.1f}" '
                f'x2="{x(one):.1f}" y2="{y(one.high):.1f}"/>'
            )
        drawn += (
            f'<polygon class="band" points="{" ".join(above + below)}"/>',
            f'<polyline class="line" points="{" ".join(f"{x(one):.1f},{y(one.value):.1f}" for one in run)}"/>',
        )
        drawn += [
            f'<circle class="dot" cx="{x(one):.1f}" cy="{y(one.value):.1f}" r="2.2"><title>'
            f"{text(one.name)}: {one.value:g} {text(unit)} of {one.of:,} drafts, "
            f"between {one.low:g} and {one.high:g}</title></circle>"
            for one in run
        ]
    total = sum(one.of for one in rates)
    said = f"{title}: {unit} from {names[0]} to {names[-1]}; the numbers are in `archive ask`"
    return (
        f'<figure class="panel"><figcaption>{text(title)} <span class="aside">{total:,} drafts'
        f'</span></figcaption><svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img"'
        f"{attributes(aria_label=said)}>{''.join(drawn)}</svg></figure>"
    )


def _grid(names: Sequence[str], most: float, wide: float) -> str:
    bottom = _HEIGHT - _BOTTOM
    lines = []
    for value in _ticks(most):
        y = _TOP + (bottom - _TOP) * (1 - (value / most if most else 0))
        lines.append(
            f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDTH - _RIGHT}" y2="{y:.1f}"/>'
            f'<text x="{_LEFT - 4}" y="{y + 4:.1f}" text-anchor="end">{value:g}</text>'
        )
    last = _LEFT + wide * (len(names) - 1)
    lines.append(f'<text x="{_LEFT}" y="{_HEIGHT - 6}">{text(names[0])}</text>')
    if len(names) > 1:
        lines.append(
            f'<text x="{last:.1f}" y="{_HEIGHT - 6}" text-anchor="end">{text(names[-1])}</text>'
        )
    return "".join(lines)


def _ticks(most: float) -> list[float]:
    """Return two or three round numbers from nothing up."""
    if most <= 0:
        return [0.0]
    scale = 10.0 ** (len(str(int(most))) - 1)
    step = next(s * scale for s in (0.1, 0.2, 0.5, *_STEPS) if most / (s * scale) <= 3)  # noqa: PLR2004 - lines
    return [step * at for at in range(int(most / step) + 1)]


def _runs(rates: Sequence[Rate], places: dict[str, int]) -> list[list[Rate]]:
    """Return stretches without a gap: no line is drawn through a time of which nothing is known."""
    runs: list[list[Rate]] = []
    for rate in sorted(rates, key=lambda one: places[one.name]):
        if runs and places[runs[-1][-1].name] == places[rate.name] - 1:
            runs[-1].append(rate)
        else:
            runs.append([rate])
    return runs
