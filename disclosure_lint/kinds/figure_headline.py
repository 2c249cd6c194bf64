"""A figure of the headline that the body gives otherwise for the same thing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.segment import Unit
from disclosure_lint.kinds import figure_astray
from disclosure_lint.kinds.figure_astray import Figure
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.figures.find import Amount, Percent
from disclosure_lint.regex import Regex

# What a headline gives a figure of. One thing may go by several names.
_MEASURES: tuple[tuple[str, str], ...] = (
    ("response rate", r"objective response rates?|overall response rates?|\borr\b|客观缓解率"),
    ("complete response", r"complete (?:response|remission) rates?|\bcr rates?\b|完全缓解率"),
    ("disease control", r"disease control rates?|\bdcr\b|疾病控制率"),
    ("private placement", r"private placements?|\bpipe\b"),
    ("registered direct offering", r"registered direct offerings?"),
    ("public offering", r"(?:public|follow-on) offerings?"),
    ("upfront payment", r"up-?front (?:cash )?(?:payments?|fees?|consideration)"),
    ("series financing", r"series [a-e]\+? (?:financing|round|funding)"),
    ("dividend", r"(?:interim|final|special|quarterly|cash) dividends?"),
    ("revenue", r"(?:total |net |product )?(?:revenues?|sales)\b|总?收入|营业收入"),
    ("net loss", r"net loss(?:es)?|净亏损"),
    ("net profit", r"net (?:profit|income)|净利润"),
)
_NAMES = {f"m{n}": name for n, (name, _) in enumerate(_MEASURES)}
_MEASURE = Regex("|".join(f"(?P<m{n}>{words})" for n, (_, words) in enumerate(_MEASURES)))
_VAGUE = Regex(
    r"(?:over|more than|nearly|almost|approximately|approx\.?|about|around|exceed(?:s|ed|ing)?|at least|up to"
    r"|less than|under|below|above|some|[<>~≥≤±]|逾|超过?|近|约|至少|最多)\s?$"
)
_CHANGE = Regex(
    r"(?:by|up|down|increas\w*|decreas\w*|gr(?:ew|ow\w*)|rose|rises?|fell|declin\w*|jump\w*|surg\w*|growth(?: of)?"
    r"|增长|上升|下降|减少|增加)\s?(?:of\s|by\s)?$|^\s?(?:growth|increase|decrease|rise|decline|year|yoy|y/y)"
)
_SIGN = Regex(r"[%$€£¥元]|rmb|hkd|usd|cny|percent|dollar|euro")  # of a percentage or an amount
_REACH = 34  # code points between a figure and what it is a figure of
_FAR = 90  # the longest name of a measure with it
_HEADS = 6  # units at the head of a draft among which its headline stands
_SHORTEST = 20


# What stands behind a figure, where it is on no list: "$25 million equity investment".
_NOUN = Regex(r"\s[a-z]{3,}(?:-[a-z]+)?\s[a-z]{5,}\b")
_FUNCTION_WORDS = frozenset(
    "and the for from with its our was were are has have had that this will than per year over into"
    " compared versus during which their after before based under while about between through upon"
    " including increase decrease reduction improvement growth compared patients people million"
    " billion adults participants women those these each annually quarter months weeks".split()
)


class _Figure(NamedTuple):
    start: int
    end: int
    value: float
    place: float
    unit: str  # "%", "change" or a currency
    measure: str


def headline_body_mismatch(case: Case) -> Verdict:
    """Flag a figure of the headline that the body, which gives one for it, does not give."""
    heads = _heads(case)
    said = [figure for unit in heads for figure in _figures(case, unit.start, unit.end)]
    flags = {flag.mark.start: flag for flag in _otherwise(case, said, heads)}
    for said_, told, word in figure_astray.find(case, heads):
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
            measure = _NAMES.get(figure.measure, figure.measure)
            yield _flag(case, figure, same[0], measure)


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
    folded = case.draft.folded
    if not _SIGN.search(folded, start, end):
        return
    measures = [
        (m.start(), m.end(), str(m.lastgroup)) for m in _MEASURE.finditer(folded, start, end)
    ]
    found = figure_astray.signed(case, start, end)
    for figure in sorted(found, key=lambda figure: figure.start):
        measure = _measure(folded, figure, measures)
        if measure and not _VAGUE.search(folded, max(0, figure.start - 16), figure.start):
            unit = figure.currency if isinstance(figure, Amount) else _percent_unit(folded, figure)
            yield _Figure(figure.start, figure.end, figure.value, figure.place, unit, measure)


def _percent_unit(folded: str, figure: Percent) -> str:
    before = folded[max(0, figure.start - 24) : figure.start]
    is_change = _CHANGE.search(before) or _CHANGE.search(folded[figure.end : figure.end + 12])
    return "change" if is_change else "%"


_BETWEEN = Regex(r"[^.;:()。；：（）%$€£¥\d]*$")
_NAMES_OTHER = Regex(r"\b(?:and|versus|vs|with|in|for|from|than|compared)\b")


def _measure(
    folded: str,
    figure: Amount | Percent,
    measures: list[tuple[int, int, str]],
) -> str:
    """Return what a figure is a figure of: the one thing named close to it, or nothing."""
    near = []
    first = bisect_left(measures, (figure.start - _FAR,))
    for start, end, name in measures[first : bisect_left(measures, (figure.end + _FAR,))]:
        gap = folded[end : figure.start] if end <= figure.start else folded[figure.end : start]
        if len(gap) <= _REACH and _BETWEEN.match(gap) and not _NAMES_OTHER.search(gap):
            near.append(name)
    if near:
        return near[0] if len(set(near)) == 1 else ""
    noun = _NOUN.match(folded, figure.end)
    if noun is None or not _FUNCTION_WORDS.isdisjoint(noun[0].split()):
        return ""
    return " ".join(word.removesuffix("s") for word in noun[0].split())


def _is_given(case: Case, figure: _Figure, body: int) -> bool:
    """Whether the body gives the figure anywhere, less rounded or in another scale."""
    draft = case.draft
    given: tuple[Amount | Percent, ...] = (
        figures.percents(draft, body)
        if figure.unit in {"%", "change"}
        else figures.amounts(draft, body)
    )
    spare = figure.place + 1e-9 * abs(figure.value)
    return any(abs(other.value - figure.value) <= spare for other in given)


def _is_printed(case: Case, figure: _Figure, body: int) -> bool:
    """Whether the body has the same digits; a table may give them without their unit."""
    digits = _DIGITS.search(case.draft.folded, figure.start, figure.end)
    return digits is not None and case.draft.folded.find(digits[0], body) >= 0


_DIGITS = Regex(r"\d[\d,.]*\d|\d")


def _flag(case: Case, figure: _Figure | Figure, told: _Figure | Figure, measure: str) -> Flag:
    text = case.draft.text
    values = {
        "said": " ".join(text[figure.start : figure.end].split()),
        "told": " ".join(text[told.start : told.end].split()),
        "measure": measure,
    }
    related = (Mark(told.start, told.end, "told otherwise here"),)
    return Flag(Mark(figure.start, figure.end), values, related)
