"""`previous/reversed-stage`: a product that is less far than the text before said."""

from __future__ import annotations

from bisect import bisect_left

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Verdict
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.counterparts import Changed, changed
from disclosure_lint.comparing.sentences import strangers
from disclosure_lint.detectors.previous import stages as told
from disclosure_lint.detectors.previous.stages import Stage, stages
from disclosure_lint.detectors.previous.wording import called, drugs_in, mark, touches, words
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

TERMS = told.TERMS

_SURE = 0.6  # of the words of a sentence and its counterpart that both have
_NAMELESS = 0.7  # of the words that both sentences have, where they name no drug
_KNOWN = 0.75  # the same, where the text before told the lower stage of it, too


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a stage below that of the same sentence of the text before, where that is told no more."""
    beside = beside_of(case)
    if (doubt := strangers(case, beside)) is not None:
        return Verdict(doubt=doubt)
    flags = []
    agreed = []
    for one in changed(case):
        here, there = _in(stages(case), one.here), _in(stages(beside), one.there)
        if len({s.level for s in here}) != 1 or len({s.level for s in there}) != 1:
            continue
        now, then = here[0], there[0]
        if now.level >= then.level or not touches(one.fresh, (now.first, now.last)):
            agreed.append(mark(case, (now.first, now.last)))
        elif _is_of_one(case, beside, one, now, then):
            hit, before = (now.first, now.last), (then.first, then.last)
            flags.append(
                Flag(
                    mark(case, hit),
                    {"here": words(case, hit), "there": words(beside, before)},
                    related=(mark(beside, before, "it said this", beside=True),),
                )
            )
    return Verdict(tuple(flags), evidence=() if flags else tuple(agreed))


def _in(found: Sequence[Stage], place: tuple[int, int]) -> Sequence[Stage]:
    return found[bisect_left(found, (place[0],)) : bisect_left(found, (place[1],))]


def _is_of_one(case: Case, beside: Case, one: Changed, now: Stage, then: Stage) -> bool:
    """Whether both sentences speak of one product, and nothing else tells of its higher stage."""
    mine = {called(drug) for drug in drugs_in(case, *one.here)}
    theirs = {called(drug) for drug in drugs_in(beside, *one.there)}
    if mine != theirs or one.share < (_SURE if mine else _NAMELESS):
        return False
    if _is_told(case, then.level, mine):
        return False
    return one.share >= _KNOWN or not _is_told(beside, now.level, mine)


def _is_told(case: Case, level: float, drugs: set[str]) -> bool:
    """Whether a case tells a stage of one of some drugs, or of none."""
    for stage in stages(case):
        if stage.level == level:
            named = {called(d) for d in drugs_in(case, *case.draft.sentence(stage.first))}
            if not named or not drugs or named & drugs:
                return True
    return False
