"""`figures/list-count`: a number of things before a list that has one more or one less of them.

`two candidates, AB-101, AB-102 and AB-103`; `three partners: $150,000 from A and $100,000 from B`. Only lists
whose things are plainly one each are counted: codes, and sums of money, each with its comma or its `and`.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("cardinals",)

_MOST = 9  # of what is listed; of more the number is written in digits
# Notation: codes and names in capitals, sums, how a list is joined and where it ends.
_CODE = (
    r"(?:[A-Z]{1,8}[A-Z0-9]*[- ]?[A-Z]{0,3}\d{1,6}[A-Za-z0-9]{0,4}|[A-Z]{2,8}\d+[A-Z]?)(?![\w-])"
)
_BRACKETS = r"(?:[®™]|\s?\([^()]{1,60}\))*"
_LIST = Regex(
    rf"{_CODE}{_BRACKETS}(?:,\s(?:and\s)?{_CODE}{_BRACKETS})*,?\s(?:and|&)\s{_CODE}{_BRACKETS}(?=\s?[).;,]|\s[a-z]|$)"
)
_ITEM = Regex(_CODE)
_SUM = r"(?:US|HK)?[$€£]\d[\d,.]*\d(?:\s(?:million|billion))?\s"
_OF = r"(?:[^.;:$€£\d]|\.(?=,)){2,60}?"
_SUMS = Regex(rf"{_SUM}{_OF}(?:(?:,\s|\s)(?:and\s)?{_SUM}{_OF})*,?\sand\s{_SUM}")
_ONE_SUM = Regex(_SUM)


class _Listed(NamedTuple):
    mark: Mark  # the number
    said: int
    listed: Mark
    things: int


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag numbers of things that a list right behind them does not have."""
    flags, sound = [], []
    for one in _lists(case):
        if one.said == one.things:
            sound.append(one.mark)
            continue
        values = {
            "said": printed(case, one.mark.start, one.mark.end),
            "count": str(one.things),
            "listed": printed(case, one.listed.start, one.listed.end),
        }
        flags.append(Flag(one.mark, values, (one.listed._replace(message="listed here"),)))
    if not flags and not sound:
        return Verdict(idle="the draft tells no number of what a list right behind it has")
    return Verdict(tuple(flags), evidence=tuple(sound))


def _lists(case: Case) -> Iterator[_Listed]:
    words, text, seen = case.draft.words, case.draft.text, set()
    numbers = case.known.made("numbers of lists", lambda: _numbers(case.known))
    before = case.known.made("before lists", lambda: _before(case.known))
    for word in sorted(numbers.keys() & words.index.keys()):
        for number in words.index[word]:
            start = words.starts[number]
            found = before.match(case.draft.folded, start)
            if found is None:
                continue
            if listed := _LIST.match(text, found.end()):
                count = len(_ITEM.findall(_outside(listed[0])))
            elif listed := _SUMS.match(text, found.end()):
                count = len(_ONE_SUM.findall(listed[0]))
            else:
                continue
            said = numbers[word]
            if abs(said - count) <= 1 and start not in seen:
                seen.add(start)
                yield _Listed(Mark(start, words.end(number)), said, Mark(*listed.span()), count)


def _outside(printed_: str) -> str:
    """Return what stands outside brackets."""
    parts = printed_.replace("(", "\0").replace(")", "\0").split("\0")
    return "".join(parts[::2])


def _numbers(known: Known) -> dict[str, int]:
    ones = known.listed("cardinals")[:_MOST]
    return {word: number for number, word in enumerate(ones, 1) if number > 1}


def _before(known: Known) -> Regex:
    ones = any_of(known.listed("cardinals")[:_MOST])
    return Regex(
        rf"(?:{ones})\s(?:of\s(?:the|its|our)\s)?(?:[a-z0-9-]+\s){{0,6}}?(?!(?:this|its|was|is|has|as)\b)[a-z-]{{2,}}s"
        r"(?::\s|,\s(?:namely\s)?|\s?\(|\s-\s)"
    )
