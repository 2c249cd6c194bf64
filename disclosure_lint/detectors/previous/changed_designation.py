"""`previous/changed-designation`: a designation that the text before gave another name."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Verdict
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.counterparts import changed
from disclosure_lint.comparing.sentences import strangers
from disclosure_lint.detectors.previous.wording import mark, said, touches, within, words
from disclosure_lint.packs.rule import Rule

TERMS = ("designations",)

_SURE = 0.6  # of the words of a sentence and its counterpart that both have


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a designation of a sentence in whose counterpart another one stands.

    A draft that still names the other one somewhere tells of both.
    """
    beside = beside_of(case)
    if (doubt := strangers(case, beside)) is not None:
        return Verdict(doubt=doubt)
    mine, theirs = said(case, "designations"), said(beside, "designations")
    known = {words(case, hit).lower() for hit in mine}
    before = {words(beside, hit).lower() for hit in theirs}
    flags, agreed = [], []
    for one in changed(case):
        here, there = within(mine, *one.here), within(theirs, *one.there)
        fresh = [h for h in here if touches(one.fresh, h) and words(case, h).lower() not in before]
        gone = [h for h in there if touches(one.gone, h) and words(beside, h).lower() not in known]
        agreed += [mark(case, hit) for hit in here if not touches(one.fresh, hit)]
        if one.share >= _SURE and fresh and gone:
            flags.append(
                Flag(
                    mark(case, fresh[0]),
                    {"here": words(case, fresh[0]), "there": words(beside, gone[0])},
                    related=(mark(beside, gone[0], "it said this", beside=True),),
                )
            )
    return Verdict(tuple(flags), evidence=() if flags else tuple(agreed))
