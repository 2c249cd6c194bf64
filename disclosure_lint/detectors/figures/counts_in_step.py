"""Counts with their percentages that share the whole of those beside them.

`53.4% (47/88), including 19 complete responses (26.1%) and 28 partial responses (31.8%)`: no whole is told
with 19, but those beside it are of 88. `RMB187.1 million (62.0%) came from A and RMB124.8 million (40.0%)
from B`: amounts that make up a whole together. Only what is of no whole that stands near is told.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.detectors.figures.misprints import is_a_digit_off, is_swapped
from disclosure_lint.draft.sought import places, stretches
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.figures.find import Amount, Percent, Share
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Notation: a count, the few words that say of what, and its percentage in brackets.
_PAIR = Regex(
    r"(?<![\d.,/$€£¥-])(?<!grade )(?<!grades )(?<!phase )(?<!stage )(?<!level )(?P<part>\d{1,3}(?:,\d{3})+|\d{1,5})"
    r"(?:\s(?P<what>[a-z](?:[a-z' +-]|grades?\s[1-5]){1,70}?)|\s?[例名个位](?P<zh>[^\x00-\xff\d，。；()]{0,16}))?"
    r"\s?[(\[]\s?(?P<percent>\d{1,3}(?:\.\d{1,2})?)\s?%(?:\sof\s[a-z ]{3,20})?\s?[)\]]"
)
_NUMBER = Regex(r"(?<![\d.,/$€£¥])(?:\d{1,3}(?:,\d{3})+|\d{1,5})(?![\d.,]*\d|\s?%)")
# What counts nobody, and what says that two groups are told of.
_MEASURE = Regex(
    r"\b(?:months?|weeks?|days?|years?|hours?|minutes?|cycles?|mg|ml|kg|percent|points?)\b"
)
_OTHER_WHOLE = Regex(
    r"\b(?:vs|versus|compared|placebo|control|respectively|of (?:whom|which|these|them|those))\b|其中[^,。]{0,8}其中"
)
_OPENING, _BRACKET = frozenset("(["), 9  # before a percentage, so many code points at most
_CLOSED = tuple(sign + end for sign in ("%", "percent", "per cent") for end in ")]")
_LONGEST_PERCENT = 40  # code points before its sign
_AROUND = 700  # code points before a count in which its whole may stand
_LONGEST = 90  # words of a sentence; a longer one is a table
_BETWEEN = 60  # code points between two amounts of one whole
_WHOLE = 100.0
_NOTHING = 1e-9


class Pair(NamedTuple):
    """A count with its percentage; `whole` is what those beside it are of, or 0 where nobody knows."""

    share: Share
    whole: int
    agrees: bool


def find(case: Case, shares: Sequence[Share]) -> Iterator[Pair]:
    """Yield the counts with their percentages whose whole is told elsewhere, if at all."""
    folded, words = case.draft.folded, case.draft.words
    if "%" not in folded:
        return
    pairs = [
        pair
        for pair in _pairs(folded)
        if not any(s.start < pair.end and pair.start < s.end for s in shares)
    ]
    for pair in pairs:
        first, last = case.draft.sentence(words.at(pair.start))
        if last - first > _LONGEST:
            continue
        start, end = case.draft.span(first, last)
        beside = [s for s in shares if start <= s.start < end]
        others = [p for p in pairs if start <= p.start < end and p is not pair]
        yield _judged(folded, pair, (beside, others), start, end)


def _pairs(folded: str) -> Iterator[Share]:
    at = folded.find("%")
    seen = -1
    while at >= 0:
        low = max(seen + 1, at - 110)
        is_bracketed = not _OPENING.isdisjoint(folded[max(0, at - _BRACKET) : at])
        around = (low, min(len(folded), at + 30)) if is_bracketed else (0, 0)
        for found in _PAIR.finditer(folded, *around):
            if found.start("percent") < at <= found.end():
                seen = found.end()
                part = int(found["part"].replace(",", ""))
                what = found["what"] or ""
                if part and not _MEASURE.search(what) and not _is_year(found["part"]):
                    value, place = figures.number(found["percent"])
                    percent = Percent(
                        found.start("percent"),
                        at + 1,
                        value,
                        place,
                        figures.plain(found["percent"]),
                    )
                    yield Share(found.start(), found.end(), part, 0, percent)
        at = folded.find("%", at + 1)


def _is_year(printed: str) -> bool:
    return len(printed) == len("2026") and printed[:2] in {"19", "20"}


def _judged(
    folded: str, pair: Share, around: tuple[list[Share], list[Share]], start: int, end: int
) -> Pair:
    """Return a count held against the one whole that the others of its sentence are of."""
    beside, others = around
    low = max(0, start - _AROUND)
    numbers = {int(n[0].replace(",", "")) for n in _NUMBER.finditer(folded, low, end)}
    numbers |= {s.whole for s in beside} | {s.part for s in beside}
    known = {n for n in numbers if n > pair.part}
    if fitting := sorted(n for n in known if _fits(pair, n)):
        return Pair(pair._replace(whole=fitting[0]), fitting[0], agrees=True)
    wholes = {s.whole for s in beside if _fits(s, s.whole) and s.whole >= pair.part}
    if len(wholes) != 1 or _OTHER_WHOLE.search(folded, start, end):
        return Pair(pair, 0, agrees=False)
    whole = wholes.pop()
    told = sum(1 for s in beside if s.whole == whole) + sum(1 for p in others if _fits(p, whole))
    if told >= 2 or _is_astray(pair, whole):  # noqa: PLR2004 - two tell of one whole
        return Pair(pair._replace(whole=whole), whole, agrees=False)
    return Pair(pair, 0, agrees=False)


def _fits(share: Share, whole: int) -> bool:
    percent = share.percent
    return (
        whole > 0 and abs(_WHOLE * share.part / whole - percent.value) <= percent.place + _NOTHING
    )


def _is_astray(share: Share, whole: int) -> bool:
    """Whether two digits of the percentage changed places, or one is another."""
    values = _WHOLE * share.part / whole, share.percent.value
    right, said = (f"{value:05.{share.percent.decimals}f}" for value in values)
    return is_a_digit_off(right, said) or is_swapped(right, said)


class Portion(NamedTuple):
    """An amount with the percentage that it is of those beside it together."""

    start: int
    end: int
    amount: Amount
    total: float
    percent: Percent
    agrees: bool


def portions(case: Case) -> Iterator[Portion]:
    """Yield the amounts of a sentence that make up a whole, each with its percentage in brackets."""
    folded = case.draft.folded
    runs: list[list[tuple[Amount, Percent]]] = [[]]
    for percent in _beside_money(case):
        if folded[percent.end : percent.end + 1] not in {")", "]"}:
            continue
        low = max(0, percent.start - 60)
        if folded[low : percent.start].rstrip()[-1:] not in _OPENING:
            continue
        amounts = [
            a for a in figures.amounts(case.draft, case.known, low, percent.start) if a.currency
        ]
        if not amounts or folded[amounts[-1].end : percent.start].strip() not in {"(", "["}:
            continue
        last = runs[-1][-1] if runs[-1] else None
        gap = folded[last[1].end : amounts[-1].start] if last else ""
        if last and (
            len(gap) > _BETWEEN
            or any(sign in gap for sign in ".;。\n")
            or last[0].currency != amounts[-1].currency
        ):
            runs.append([])
        runs[-1].append((amounts[-1], percent))
    for run in runs:
        yield from _of_whole(run)


def _beside_money(case: Case) -> Iterator[Percent]:
    """Yield the percentages at the end of a bracket that have money before them, and those near."""
    folded, currency = case.draft.folded, figures.money(case.known).currency
    ends = (at for at in places(folded, _CLOSED) if currency.search(folded, max(0, at - 100), at))
    for start, end in stretches(folded, ends, _LONGEST_PERCENT, len("per cent")):
        yield from figures.percents(case.draft, start, end)


def _of_whole(run: list[tuple[Amount, Percent]]) -> Iterator[Portion]:
    total = sum(amount.value for amount, _ in run)
    sum_ = sum(percent.value for _, percent in run)
    rights = [_WHOLE * amount.value / total for amount, _ in run] if len(run) > 1 else []
    spare = [percent.place for _, percent in run]
    agree = [
        abs(right - p.value) <= place + _NOTHING
        for right, (_, p), place in zip(rights, run, spare, strict=False)
    ]
    if not rights or not any(agree) or sum(not one for one in agree) > 1:
        return
    if all(agree) or abs(sum_ - _WHOLE) > sum(spare):
        for (amount, percent), agrees in zip(run, agree, strict=True):
            yield Portion(amount.start, percent.end + 1, amount, total, percent, agrees)
