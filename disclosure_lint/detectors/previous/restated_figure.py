"""`previous/restated-figure`: a figure of one period that the text before had otherwise."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.anchor import Anchor
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.sentences import Sentence, by_frame
from disclosure_lint.packs.rule import Rule

TERMS = ("restated",)
_PERIODS = frozenset({"date", "day", "month", "year"})
_FIGURES = frozenset({"number", "amount", "percentage"})


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag figures in a sentence that the text before has of the same period, but for them."""
    beside = beside_of(case)
    theirs, told = by_frame(beside), case.known.listed("restated")
    if any(word in case.draft.folded for word in told):
        return Verdict(idle="the draft says that figures are restated")
    flags, agreed = [], []
    for frame, sentence in by_frame(case).items():
        other = theirs.get(frame)
        if other is None or not _of_one_period(sentence, other):
            continue
        for here, there in zip(sentence.anchors, other.anchors, strict=True):
            if here.kind not in _FIGURES or not here.is_solid:
                continue
            mark = Mark(here.start, here.end)
            if here.key == there.key:
                agreed.append(mark)
            else:
                flags.append(_flag(case, beside, mark, there))
    return Verdict(tuple(flags), evidence=() if flags else tuple(agreed))


def _of_one_period(one: Sentence, other: Sentence) -> bool:
    """Whether both tell a period, and the same."""
    mine, theirs = ([a.value for a in s.anchors if a.kind in _PERIODS] for s in (one, other))
    return bool(mine) and mine == theirs


def _flag(case: Case, beside: Case, mark: Mark, there: Anchor) -> Flag:
    values = {
        "here": case.draft.text[mark.start : mark.end],
        "there": beside.draft.text[there.start : there.end],
    }
    place = Mark(there.start, there.end, "it said this", beside=True)
    return Flag(mark, values, related=(place,))
