"""`figures/headline-body-mismatch`: a figure of the headline that the body gives otherwise for the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures import digits_astray
from disclosure_lint.detectors.figures.digits_astray import Figure
from disclosure_lint.detectors.figures.printed import printed
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.segment import Unit
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.figures.find import Amount, Percent
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex
from disclosure_lint.spans import between

TERMS = ("approximations", "changes", "changes-after", "turning", "not-telling")

# Notation, from here on: signs, digits and what stands between a figure and a name.
_APPROXIMATE = "<>~≥≤±"
_SIGN = Regex(r"[%$€£¥元]|rmb|hkd|usd|cny|percent|dollar|euro")  # of a percentage or an amount
_REACH = 34  # code points between a figure and what it is a figure of
_FAR = 90  # the longest name of a measure with it
_HEADS = 6  # units at the head of a draft among which its headline stands
_SHORTEST = 20


# What stands behind a figure, where it is on no list: "$25 million equity investment".
_NOUN = Regex(r"\s[a-z]{3,}(?:-[a-z]+)?\s[a-z]{5,}\b")
_BETWEEN = Regex(r"[^.;:()。；：（）%$€£¥\d]*$")
_DIGITS = Regex(r"\d[\d,.]*\d|\d")


class _Wording(NamedTuple):
    """The words around a figure that tell what it is of, and how."""

    measures: Regex  # a group `m0`, `m1` … for each
    names: dict[str, str]  # of the groups
    vague: Regex  # right before a figure that is not exact
    changed_by: Regex  # right before a figure by which something changed
    change: Regex  # right after it
    turns: Regex  # to another thing, between a figure and a name


def _wording(case: Case) -> _Wording:
    return case.known.made("headline wording", lambda: _made(case.known))


def _made(known: Known) -> _Wording:
    table = known.tables["measures"]
    groups = (
        rf"(?P<m{n}>(?<![a-z])(?:{any_of(map(fold, row['printed']))}))"
        for n, row in enumerate(table)
    )
    vague, turning = any_of(known.listed("approximations")), any_of(known.listed("turning"))
    changes, after = any_of(known.listed("changes")), any_of(known.listed("changes-after"))
    return _Wording(
        Regex("|".join(groups)),
        {f"m{n}": row["name"] for n, row in enumerate(table)},
        Regex(rf"(?:(?<![a-z])(?:{vague})|[{_APPROXIMATE}])\s?$"),
        Regex(rf"(?<![a-z])(?:{changes})\s?(?:of\s|by\s)?$"),
        Regex(rf"\s?(?:{after})"),
        Regex(rf"\b(?:{turning})\b"),
    )


class _Figure(NamedTuple):
    start: int
    end: int
    value: float
    place: float
    unit: str  # "%", "change" or a currency
    measure: str


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a figure of the headline that the body, which gives one for it, does not give."""
    heads = _heads(case)
    said = [figure for unit in heads for figure in _figures(case, unit.start, unit.end)]
    flags = {flag.mark.start: flag for flag in _otherwise(case, said, heads)}
    for said_, told, word in digits_astray.find(case, heads):
        flags.setdefault(said_.start, _flag(case, said_, told, word))
    if not said and not flags:
        return Verdict(idle="the headline gives no figure for a thing that is told by name")
    evidence = tuple(Mark(f.start, f.end) for f in said)
    return Verdict(tuple(flag for _, flag in sorted(flags.items())), evidence=evidence)


def _otherwise(case: Case, said: list[_Figure], heads: Sequence[Unit]) -> Iterator[Flag]:
    """Yield the figures that the body does not print, but one other for the same thing."""
    body = heads[-1].end if heads else 0
    missing = [figure for figure in said if not _is_printed(case, figure, body)]
    if not missing:
        return
    told = [figure for figure in _figures(case, body, len(case.draft.text)) if figure.measure]
    for figure in missing:
        same = [f for f in told if (f.measure, f.unit) == (figure.measure, figure.unit)]
        if len({f.value for f in same}) == 1 and not _is_given(case, figure, body):
            named = _wording(case).names.get(figure.measure, figure.measure)
            yield _flag(case, figure, same[0], named)


def _heads(case: Case) -> Sequence[Unit]:
    """Return the headline and what stands above the text with it."""
    heads: list[Unit] = []
    for unit in case.draft.units[:_HEADS]:
        if unit.kind not in {"heading", "cell"}:
            break
        heads.append(unit)
    return [unit for unit in heads if unit.end - unit.start >= _SHORTEST]


def _figures(case: Case, start: int, end: int) -> Iterator[_Figure]:
    """Yield the figures in a span that are plainly of one thing."""
    folded, wording = case.draft.folded, _wording(case)
    if not _SIGN.search(folded, start, end):
        return
    measures = [
        (m.start(), m.end(), str(m.lastgroup))
        for m in wording.measures.finditer(folded, start, end)
    ]
    found = digits_astray.signed(case, start, end)
    for figure in sorted(found, key=lambda figure: figure.start):
        measure = _measure(case, figure, measures)
        if measure and not wording.vague.search(folded, max(0, figure.start - 16), figure.start):
            unit = figure.currency if isinstance(figure, Amount) else _percent_unit(case, figure)
            yield _Figure(figure.start, figure.end, figure.value, figure.place, unit, measure)


def _percent_unit(case: Case, figure: Percent) -> str:
    folded, wording = case.draft.folded, _wording(case)
    before = folded[max(0, figure.start - 24) : figure.start]
    is_change = wording.changed_by.search(before) or wording.change.match(folded, figure.end)
    return "change" if is_change else "%"


def _measure(
    case: Case,
    figure: Amount | Percent,
    measures: list[tuple[int, int, str]],
) -> str:
    """Return what a figure is a figure of: the one thing named close to it, or nothing."""
    folded, turns = case.draft.folded, _wording(case).turns
    near = []
    for start, end, name in between(measures, figure.start - _FAR, figure.end + _FAR):
        gap = folded[end : figure.start] if end <= figure.start else folded[figure.end : start]
        if len(gap) <= _REACH and _BETWEEN.match(gap) and not turns.search(gap):
            near.append(name)
    if near:
        return near[0] if len(set(near)) == 1 else ""
    noun = _NOUN.match(folded, figure.end)
    if noun is None or not case.known.words("not-telling").isdisjoint(noun[0].split()):
        return ""
    return " ".join(word.removesuffix("s") for word in noun[0].split())


def _is_given(case: Case, figure: _Figure, body: int) -> bool:
    """Whether the body gives the figure anywhere, less rounded or in another scale."""
    draft = case.draft
    given: tuple[Amount | Percent, ...] = (
        figures.percents(draft, body)
        if figure.unit in {"%", "change"}
        else figures.amounts(draft, case.known, body)
    )
    spare = figure.place + 1e-9 * abs(figure.value)
    return any(abs(other.value - figure.value) <= spare for other in given)


def _is_printed(case: Case, figure: _Figure, body: int) -> bool:
    """Whether the body has the same digits; a table may give them without their unit."""
    digits = _DIGITS.search(case.draft.folded, figure.start, figure.end)
    return digits is not None and case.draft.folded.find(digits[0], body) >= 0


def _flag(case: Case, figure: _Figure | Figure, told: _Figure | Figure, measure: str) -> Flag:
    values = {
        "said": printed(case, figure.start, figure.end),
        "told": printed(case, told.start, told.end),
        "measure": measure,
    }
    related = (Mark(told.start, told.end, "told otherwise here"),)
    return Flag(Mark(figure.start, figure.end), values, related)
