"""Figures of accounts by what they are of and for which period: revenue of 2025, cash at a day.

Only sentences of plain build are read: one measure with its figures and periods in turn, or
several measures of one period. What is built otherwise gives nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from disclosure_lint.comparing.anchors import anchors
from disclosure_lint.mentions.saying import places
from disclosure_lint.notation.forms import at_words
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from disclosure_lint.case.case import Case
    from disclosure_lint.comparing.anchor import Anchor
    from disclosure_lint.mentions.known import Known

    Key: TypeAlias = tuple[str, str, str, str]  # modifier, measure, period, currency

TERMS = (
    "account-measures",
    "measure-articles",
    "rising",
    "falling",
    "foretelling",
    "of-something-else",
    "years-to-date",
)

_REACH = 60  # code points from a measure to its figure
_BACK, _AHEAD = 42, 8  # code points around a date that tell how long a period is
# Notation: how long a period is, in folded text.
_LONG = Regex(
    r"\b(?P<count>three|six|nine) months\b|\b(?P<quarter>first|second|third|fourth) quarter\b"
    r"|\b(?P<half>first|second) half\b|\bq(?P<q>[1-4])\b|\bh(?P<h>[12])\b|(?P<year>\byear\b(?![ -](?:to[ -]date|over\b))|\bannual\b)"
)
_HAN_LONG = Regex(
    r"止?(?P<year>年度|全年)|止(?P<count>三|六|九)个月|(?P<half>上|下)半年|第(?P<quarter>[一二三四])季"
)
_DECEMBER = "-12-31"


class Figure(NamedTuple):
    """A figure of accounts, and by how much it may be off as it is printed."""

    anchor: Anchor
    step: float  # of the last printed place


def goes_on(text: str, known: Known, start: int = 0, end: int | None = None) -> bool:
    """Whether a folded text tells of a year to date, which no two texts tell for the same days."""
    return _has("years-to-date", text, known, start, end)


def _has(name: str, text: str, known: Known, start: int = 0, end: int | None = None) -> bool:
    listed = known.made(f"words of {name}", lambda: Regex(at_words(known.listed(name))))
    return listed.search(text, start, len(text) if end is None else end) is not None


def accounts(case: Case) -> dict[Key, list[Figure]]:
    """Return the figures of a case by what they are of; made once for all rules."""
    return case.kept("accounts", lambda: _made(case))


def _made(case: Case) -> dict[Key, list[Figure]]:
    found: dict[Key, list[Figure]] = {}
    measures = _measures(case)
    starts = [first for first, _ in measures]
    for begin, end in pairwise([*case.draft.sentences, len(case.draft.words)]):
        inside = measures[bisect_left(starts, begin) : bisect_left(starts, end)]
        if inside:
            for key, figure in _read(case, inside, case.draft.span(begin, end)):
                found.setdefault(key, []).append(figure)
    return found


def _measures(case: Case) -> list[tuple[int, int]]:
    """Return where measures stand, the longest at each place."""
    best: dict[int, int] = {}
    for first, last in places(case.draft.words, case.known.listed("account-measures")):
        best[first] = max(best.get(first, 0), last)
    found: list[tuple[int, int]] = []
    for first, last in sorted(best.items()):
        if not found or first >= found[-1][1]:
            found.append((first, last))
    return found


def _read(
    case: Case, measures: Sequence[tuple[int, int]], sentence: tuple[int, int]
) -> Iterator[tuple[Key, Figure]]:
    found = anchors(case)
    first, last = (bisect_left(found, at, key=_start) for at in sentence)
    inside = found[first:last]
    amounts = [one for one in inside if one.kind == "amount" and not _is_change(case, one)]
    folded, known = case.draft.folded, case.known
    if goes_on(folded, known, *sentence) or _has("foretelling", folded, known, *sentence):
        return
    periods = _alike([told for one in inside if (told := _period(case, one)) is not None])
    paired = _paired(amounts, periods, len(measures))
    for amount, period in paired:
        measure = _before(case, measures, amounts, amount)
        if measure is not None:
            key = (*measure, period, amount.currency)
            yield key, Figure(amount, _step(case, amount))


def _alike(periods: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the periods of a sentence, but for bare years beside what is less than a year.

    "The fourth quarter of 2024, compared with 2023" means a quarter of 2023.
    """
    if all(period.startswith("year") for _, period in periods):
        return periods
    return [one for one in periods if not one[1].startswith("year")]


def _paired(
    amounts: Sequence[Anchor], periods: Sequence[tuple[int, str]], measures: int
) -> Iterator[tuple[Anchor, str]]:
    """Yield amounts with their periods, where the build of the sentence tells which is whose."""
    if len({period for _, period in periods}) == 1:
        if len(amounts) <= measures:
            yield from ((amount, periods[0][1]) for amount in amounts)
    elif measures == 1 and len(amounts) == len(periods):
        yield from zip(amounts, (period for _, period in periods), strict=True)


def _before(
    case: Case,
    measures: Sequence[tuple[int, int]],
    amounts: Sequence[Anchor],
    amount: Anchor,
) -> tuple[str, str] | None:
    """Return the measure that an amount is of, with the word before it that tells which."""
    words = case.draft.words
    at = words.at(amount.start)
    found = [one for one in measures if one[1] <= at]
    if not found:
        return None
    first, last = found[-1]
    between = case.draft.folded[words.end(last - 1) : amount.start]
    start = words.starts[first]
    is_first = not any(start < one.start < amount.start for one in amounts)
    if (is_first or len(measures) > 1) and len(between) > _REACH:
        return None
    if _has("of-something-else", between[:_REACH], case.known):
        return None
    before = words.text[first - 1] if first and not words.gaps[first].strip() else ""
    articles = case.known.words("measure-articles")
    modifier = "" if before in articles or not before.isascii() or not before.isalpha() else before
    return modifier, " ".join(words.text[first:last])


def _is_change(case: Case, amount: Anchor) -> bool:
    """Whether a figure is one by which something rose or fell."""
    words = case.draft.words
    at = words.at(amount.start)
    before = words.text[max(0, at - 3) : at]
    return bool(before) and ("by" in before or (before[-1] == "of" and _turns(case, before)))


def _turns(case: Case, before: Sequence[str]) -> bool:
    return any(word in case.known.words(name) for word in before for name in ("rising", "falling"))


def _period(case: Case, one: Anchor) -> tuple[int, str] | None:
    """Return where a period is told, and which it is; None for what is no period."""
    if one.kind not in {"date", "year"}:
        return None
    folded = case.draft.folded
    before = folded[max(0, one.start - _BACK) : one.start].rpartition(". ")[2]
    long = None
    for found in _LONG.finditer(before):
        long = found
    long = _HAN_LONG.match(folded, one.end, one.end + _AHEAD) or long
    told = "" if long is None else next((f"{n} {v}" for n, v in long.groupdict().items() if v), "")
    told = "year" if told.startswith("year") else told
    value = str(one.value)
    if one.kind == "year" or (told == "year" and value.endswith(_DECEMBER)):
        return one.start, f"{told or 'year'} {value[:4]}"
    return one.start, f"{told} {value}".strip()


def _step(case: Case, amount: Anchor) -> float:
    """Return what one unit of the last printed place of a figure is worth."""
    printed = case.draft.folded[amount.start : amount.end]
    digits = "".join(sign for sign in printed if sign.isdigit() or sign == ".").strip(".")
    if not digits or not float(digits):
        return 0.0
    places_ = len(digits.partition(".")[2])
    value = float(amount.value)  # type: ignore[arg-type]
    return value / float(digits) / float(10**places_)


def _start(anchor: Anchor) -> int:
    return anchor.start
