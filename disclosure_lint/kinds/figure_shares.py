"""Percentages against their counts, estimates against their intervals."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.figures.find import Share
from disclosure_lint.mentions.intervals import find as intervals
from disclosure_lint.mentions.intervals.find import Interval

_NOTHING = 1e-9  # what floats lose
_LARGEST_RATIO_BOUND = 2.0  # bounds below it may be of a ratio, whatever stands before


def percentage_mismatch(case: Case) -> Verdict:
    """Flag a percentage that is not its count of its whole."""
    shares = figures.shares(case.draft)
    shares = tuple(share for share in shares if 0 <= share.part <= share.whole and share.whole)
    if not shares:
        return Verdict(idle="no percentage stands beside its count")
    flags = tuple(_wrong_share(share) for share in shares if not _adds_up(share))
    return Verdict(flags, evidence=tuple(Mark(share.start, share.end) for share in shares))


def _adds_up(share: Share) -> bool:
    """Whether a percentage is that of its count, give or take one unit of its last place."""
    percent = share.percent
    return abs(_percentage(share) - percent.value) <= percent.place + _NOTHING


def _percentage(share: Share) -> float:
    return 100 * share.part / share.whole


def _wrong_share(share: Share) -> Flag:
    decimals = len(f"{share.percent.place:g}".partition(".")[2])
    values = {
        "part": f"{share.part:,}",
        "whole": f"{share.whole:,}",
        "percent": f"{share.percent.value:.{decimals}f}%",
        "right": f"{_percentage(share):.{decimals}f}%",
    }
    return Flag(Mark(share.start, share.end), values)


def implausible_interval(case: Case) -> Verdict:
    """Flag an estimate outside its interval, an interval upside down, a p-value above one."""
    found, chances = intervals.find(case.draft), intervals.chances(case.draft)
    if not found and not chances:
        return Verdict(idle="the draft gives no confidence interval and no p-value")
    flags = [
        Flag(Mark(interval.start, interval.end), _said(case, interval.start, interval.end, why))
        for interval in found
        if (why := _implausible(interval))
    ]
    flags += [
        Flag(
            Mark(chance.start, chance.end),
            _said(case, chance.start, chance.end, "a p-value above 1"),
        )
        for chance in chances
        if chance.value > 1 and chance.value % 1  # "p = 2" may be of something else
    ]
    return Verdict(tuple(flags))


def _implausible(interval: Interval) -> str:
    """Return in words what cannot be right about an interval, or nothing."""
    lower, upper = interval.lower, interval.upper
    if lower is not None and upper is not None and lower > upper:
        # Of two reductions the smaller is often printed first.
        return "" if lower < 0 and upper < 0 else "its lower bound is above its upper"
    estimate = interval.estimate
    if estimate is None or not _is_comparable(interval, estimate):
        return ""
    spare = interval.place + _NOTHING
    below = lower is not None and estimate + spare < lower
    above = upper is not None and estimate - spare > upper
    return "the estimate lies outside it" if below or above else ""


def _is_comparable(interval: Interval, estimate: float) -> bool:
    """Whether estimate and bounds are of one scale and sign: `38% (95% CI: 0.45-0.85)`."""
    known = [bound for bound in (interval.lower, interval.upper) if bound is not None]
    if interval.percentage and not interval.percentages:
        scaled = max(map(abs, known), default=0.0) > _LARGEST_RATIO_BOUND
    else:
        scaled = interval.percentage or not interval.percentages
    mirrored = any(bound * estimate < 0 for bound in known) and all(
        bound * estimate <= 0 for bound in known
    )
    return scaled and not mirrored


def _said(case: Case, start: int, end: int, why: str) -> dict[str, str]:
    return {"printed": " ".join(case.draft.text[start:end].split()), "why": why}
