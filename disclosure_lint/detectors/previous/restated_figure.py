"""`previous/restated-figure`: a figure of one period that the text before had otherwise."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing import accounts as accounts_
from disclosure_lint.comparing.accounts import Figure, accounts, goes_on
from disclosure_lint.comparing.anchor import FIGURES, Anchor
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.sentences import Sentence, by_frame
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("restated", *accounts_.TERMS)
_ROUNDED = 0.51  # of a unit of the last printed place
_PERIODS = frozenset({"date", "day", "month", "year"})
# Notation: that a month or a year is that of a period of accounts, in the frame of a sentence;
# "as of March 2025" may be told anew each week, and says of no day what it was.
_OF_ACCOUNTS = Regex(
    r"(?<!<)\b(?:year|quarter|half|months|annual|fiscal)\b(?!>)|年度|全年|半年|季|个月"
)
_DAY_BY_STROKES = Regex(r"(?<![\d/])\d{1,2}/\d{1,2}/\d{2,4}(?![\d/])")  # notation: 9/30/24


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag figures in a sentence that the text before has of the same period, but for them."""
    beside = beside_of(case)
    theirs, told = by_frame(beside), case.known.listed("restated")
    if any(word in case.draft.folded for word in told):
        return Verdict(idle="the draft says that figures are restated")
    flags, agreed = [], []
    for frame, sentence in by_frame(case).items():
        other = theirs.get(frame)
        if other is None or not _of_one_period(case, beside, sentence, other):
            continue
        for here, there in zip(sentence.anchors, other.anchors, strict=True):
            if here.kind not in FIGURES or not here.is_solid:
                continue
            mark = Mark(here.start, here.end)
            if here.key == there.key:
                agreed.append(mark)
            else:
                flags.append(_flag(case, beside, mark, there))
    told_of = {flag.mark.start for flag in flags}
    for here, there, is_same in _named(case, beside):
        mark = Mark(here.start, here.end)
        if is_same:
            agreed.append(mark)
        elif here.start not in told_of:
            flags.append(_flag(case, beside, mark, there))
    return Verdict(tuple(flags), evidence=() if flags else tuple(agreed))


def _named(case: Case, beside: Case) -> Iterator[tuple[Anchor, Anchor, bool]]:
    """Yield figures of accounts with those of the text before, and whether they are the same."""
    theirs = accounts(beside)
    for key, figures in accounts(case).items():
        for here in figures:
            others = theirs.get(key, ())
            if others:
                same = next((one for one in others if _is_same(here, one)), None)
                yield here.anchor, (same or others[0]).anchor, same is not None


def _is_same(one: Figure, other: Figure) -> bool:
    """Whether two figures may be one, each rounded as it is printed."""
    off = abs(float(one.anchor.value) - float(other.anchor.value))  # type: ignore[arg-type]
    return off <= _ROUNDED * max(one.step, other.step)


def _of_one_period(case: Case, beside: Case, one: Sentence, other: Sentence) -> bool:
    """Whether both tell a period of accounts, or a day, and the same."""
    mine, theirs = ([a.value for a in s.anchors if a.kind in _PERIODS] for s in (one, other))
    if not mine or mine != theirs or goes_on(one.frame, case.known):
        return False
    days = [
        _DAY_BY_STROKES.findall(side.draft.folded, sentence.start, sentence.end)
        for side, sentence in ((case, one), (beside, other))
    ]
    if days[0] != days[1]:
        return False
    return any(a.kind == "date" for a in one.anchors) or bool(_OF_ACCOUNTS.search(one.frame))


def _flag(case: Case, beside: Case, mark: Mark, there: Anchor) -> Flag:
    values = {
        "here": case.draft.text[mark.start : mark.end],
        "there": beside.draft.text[there.start : there.end],
    }
    place = Mark(there.start, there.end, "it said this", beside=True)
    return Flag(mark, values, related=(place,))
