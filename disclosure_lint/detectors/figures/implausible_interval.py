"""`figures/implausible-interval`: an interval that does not hold its estimate."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures import p_readings, risk_reductions
from disclosure_lint.detectors.figures.risk_reductions import Reduction
from disclosure_lint.mentions.intervals import find as intervals
from disclosure_lint.mentions.intervals.find import Chance, Interval
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TERMS = p_readings.TERMS

_NOTHING = 1e-9  # what floats lose
_SURE, _UNSURE = 0.01, 0.15  # p-values that no other test brings an interval of 95% to
_BEFORE, _BESIDE = 70, 16  # code points before an interval of a ratio, and behind it
# Notation: a ratio of two rates, what parts an interval from its p-value.
_RATIO = Regex(
    r"hazard ratio|odds ratio|risk ratio|rate ratio|relative risk|\b(?:a?hr|rr|or)\b\s?[=:)]|风险比"
)
_ONLY_SIGNS = Regex(r"[\s,;:()\[\]]*(?:(?:and|with)\s)?(?:(?:1|2|one|two)-sided\s)?")
_LARGEST_RATIO_BOUND = 2.0  # bounds below it may be of a ratio, whatever stands before


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag an estimate outside its interval, an interval upside down, a p-value above one."""
    found, unread = intervals.read(case.draft, case.known)
    chances = intervals.chances(case.draft, case.known)
    reductions = tuple(risk_reductions.find(case))
    if not (found or chances or reductions or unread):
        return Verdict(idle="the draft gives no confidence interval and no p-value")
    wrong = [(i.start, i.end, why) for i in found if (why := _implausible(i))]
    wrong += [(c.start, c.end, "a p-value above 1") for c in chances if _is_too_large(c)]
    wrong += [(r.start, r.end, _contradicts(r)) for r in reductions if not r.agrees]
    contrary = _contrary(case, found, chances)
    read = tuple(p_readings.find(case, chances))
    contrary += [(one.start, one.end, _misread(one)) for one in read]
    flags = (
        Flag(Mark(start, end), {"printed": printed(case, start, end), "why": why}, mild=mild)
        for some, mild in ((wrong, False), (contrary, True))
        for start, end, why in some
    )
    sound = [Mark(i.start, i.end) for i in found if i.estimate is not None]
    misread = {one.chance for one in read}
    sound += [Mark(one.start, one.end) for one in chances if one not in misread]
    sound += [Mark(one.start, one.end) for one in reductions]
    return Verdict(tuple(flags), evidence=tuple(sound), doubt=_doubt(case, found, unread))


def _doubt(case: Case, found: tuple[Interval, ...], unread: tuple[int, int] | None) -> str | None:
    """Say which interval could not be held against its estimate."""
    if unread is not None:
        return f"an interval could not be read: {printed(case, *unread)}"
    alone = next((i for i in found if not _is_compared(i)), None)
    if alone is None:
        return None
    return f"what an interval is of was not recognised: {printed(case, alone.start, alone.end)}"


def _is_compared(interval: Interval) -> bool:
    return interval.estimate is not None and _is_comparable(interval, interval.estimate)


def _contrary(
    case: Case, found: tuple[Interval, ...], chances: tuple[Chance, ...]
) -> list[tuple[int, int, str]]:
    """Return the intervals of ratios whose p-value says otherwise, by far more than another test would."""
    folded, wrong = case.draft.folded, []
    for interval in found:
        lower, upper, ratio = interval.lower, interval.upper, interval.estimate
        after = next((c for c in chances if 0 <= c.start - interval.end <= _BESIDE), None)
        if after is None or None in {lower, upper, ratio} or interval.percentage:
            continue
        named = _RATIO.search(folded, max(0, interval.start - _BEFORE), interval.level)
        between = folded[interval.end : after.start]
        if (
            named is None
            or not _ONLY_SIGNS.fullmatch(between)
            or "95" not in folded[interval.level : interval.level + 3]
        ):
            continue
        holds_one = lower <= 1 <= upper  # type: ignore[operator]
        if holds_one and after.relation in {"=", "<", "≤"} and after.value <= _SURE:
            wrong.append(
                (interval.start, after.end, "it holds 1, and the p-value says that the two differ")
            )
        elif not holds_one and after.relation in {"=", ">", "≥"} and after.value >= _UNSURE:
            wrong.append(
                (
                    interval.start,
                    after.end,
                    "it does not hold 1, and the p-value says that the two may be one",
                )
            )
    return wrong


def _contradicts(reduction: Reduction) -> str:
    right = f"{100 * (1 - reduction.ratio):.1f}".removesuffix(".0")
    return f"a hazard ratio of {reduction.ratio:g} is a reduction of {right}%, not {reduction.percent:g}%"


def _misread(one: p_readings.Contrary) -> str:
    said = "significant" if one.significant else "not significant"
    return f"a p-value of {one.chance.exact} does not go with what is called {said}"


def _is_too_large(chance: Chance) -> bool:
    """Whether a p-value is above 1; "p = 2" may be of something else."""
    return chance.value > 1 and chance.value % 1 != 0


def _implausible(interval: Interval) -> str:
    """Return in words what cannot be right about an interval, or nothing."""
    lower, upper = interval.lower, interval.upper
    if lower is not None and upper is not None and lower > upper:
        # Of two reductions the smaller is often printed first.
        return "" if lower < 0 and upper < 0 else "its lower bound is above its upper"
    estimate = interval.estimate
    if estimate is None or not _is_comparable(interval, estimate):
        return ""
    said = interval.exact[0]
    below = lower is not None and estimate + _spare(interval, said, interval.exact[1]) < lower
    above = upper is not None and estimate - _spare(interval, said, interval.exact[2]) > upper
    return "the estimate lies outside it" if below or above else ""


def _spare(interval: Interval, estimate: str | None, bound: str | None) -> float:
    """Return by how much an estimate may pass its bound: rounded to one place, by nothing."""
    places = {len(one.partition(".")[2]) for one in (estimate, bound) if one}
    return _NOTHING if len(places) == 1 else interval.place + _NOTHING


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
