"""Chinese figures that are said to rise and fell, or the other way, with no rate beside them.

`由11.7%下降至11.9%`, `由…148百萬港元及9百萬港元增加至…99百萬港元及5百萬港元`; and the
points between two percentages: `由45.5%上升至60.0%，增加15.4個百分點`.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

TERMS = ("changes", "rising", "falling")

_P = r"\d{1,3}(?:\.\d{1,3})?"
_CLAUSE = 170  # code points from 由 to the second figure of money
_MOST = 3  # figures of a list that moved together
_NOTHING = 1e-9


class Move(NamedTuple):
    """Two figures, or two lists of them, and why they did not move so; "" where they did."""

    start: int
    end: int
    why: str


class _Phrases(NamedTuple):
    chinese: Regex
    moved: Regex  # 增加至
    rising: frozenset[str]
    falling: frozenset[str]


def find(case: Case) -> Iterator[Move]:
    """Yield what is told to move from one figure to another."""
    index, folded = case.draft.words.index, case.draft.folded
    phrases = case.known.made("moves", lambda: _made(case.known))
    starts = case.draft.words.starts
    for sign in ("由", "从"):
        for number in index.get(sign, ()):
            at = starts[number]
            match = phrases.chinese.match(folded, at)
            if match:
                yield _judged(case, match, phrases)
            else:
                yield from _money(case, phrases, at)


def _judged(case: Case, found: re.Match[str], phrases: _Phrases) -> Move:
    before, after = float(found["a"]), float(found["b"])
    way = _way(found["way"], phrases)
    shown = f"{found['a']}% to {found['b']}%"
    span = min(found.start("way"), found.start("a")), found.end("b") + 1
    if way * (after - before) < 0:
        return Move(*span, f"{shown} is no {'rise' if way > 0 else 'fall'}")
    again = found["again"]
    if again and way * _way(again, phrases) < 0:
        return Move(*span, f"{shown} is no {'fall' if way > 0 else 'rise'}")
    by = found["by"]
    if by:
        spare = sum(_place(one) for one in (found["a"], found["b"])) / 2 + _place(by) + _NOTHING
        if abs(abs(after - before) - float(by)) > spare:
            return Move(*span, f"{shown} is not a change of {by} points")
    return Move(*span, "")


def _place(shown: str) -> float:
    return 10.0 ** -len(shown.partition(".")[2])


def _money(case: Case, phrases: _Phrases, at: int) -> Iterator[Move]:
    """Yield the amounts of a clause that are said to move to as many others."""
    folded = case.draft.folded
    end = folded.find("。", at, at + _CLAUSE)
    end = end if end > 0 else at + _CLAUSE
    moved = list(phrases.moved.finditer(folded, at, end))
    if len(moved) != 1 or "%" in folded[at : moved[0].start()]:
        return
    amounts = [a for a in figures.amounts(case.draft, case.known, at, end) if a.value]
    before = [a for a in amounts if a.end <= moved[0].start()]
    after = [a for a in amounts if a.start >= moved[0].end()][: len(before)]
    if not 1 <= len(before) <= _MOST or len(before) != len(after):
        return
    if (
        len({a.currency for a in (*before, *after)}) > 1
        or "," in folded[moved[0].end() : after[0].start]
    ):
        return
    way = _way(moved[0]["way"], phrases)
    first, last = before[0].start, after[-1].end
    for one, other in zip(before, after, strict=True):
        if way * (other.value - one.value) < 0:
            shown = (
                f"{printed(case, one.start, one.end)} to {printed(case, other.start, other.end)}"
            )
            yield Move(first, last, f"{shown} is no {'rise' if way > 0 else 'fall'}")
            return
    yield Move(first, last, "")


def _way(word: str, phrases: _Phrases) -> int:
    return (word in phrases.rising) - (word in phrases.falling)


def _made(known: Known) -> _Phrases:
    words = [form for form in known.listed("changes") if form != "by"]
    rising, falling = (frozenset(known.listed(name)) for name in ("rising", "falling"))
    told = [word for word in words if word in rising or word in falling]
    han = any_of(word for word in told if not word.isascii())
    gap = r"[^。;%\n]"
    return _Phrases(
        Regex(
            rf"[由从]{gap}{{0,24}}?(?<![\d.])(?P<a>{_P})\s?%{gap}{{0,10}}?(?P<way>{han})\s?[至到为]{gap}{{0,24}}?(?<![\d.])(?P<b>{_P})\s?%"
            rf"(?:\)?,{gap}{{0,8}}?(?P<again>{han}){gap}{{0,4}}?(?P<by>{_P})\s?个百分点)?"
        ),
        Regex(rf"(?P<way>{han})\s?[至到]"),
        rising,
        falling,
    )
