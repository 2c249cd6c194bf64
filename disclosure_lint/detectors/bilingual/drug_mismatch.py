"""`bilingual/drug-mismatch`: a drug that the other version calls by another drug's name."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import beside_of, unlike
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a drug that only this version names, where the other names one that only it names.

    A drug without a name in the other's language may be meant there by words that nobody
    knows, so nothing is said of it.
    """
    if (doubt := unlike(case)) is not None:
        return Verdict(doubt=doubt)
    mine, theirs = case.drugs, beside_of(case).drugs
    here, there = {one.product for one in mine}, {one.product for one in theirs}
    only_there = [one for one in theirs if one.product not in here]
    flags, agreed = [], []
    told: set[str | None] = set()
    for one in mine:
        if one.product in there:
            agreed.append(Mark(one.start, one.end))
        elif one.product not in told and len(only_there) > len(told):
            other = only_there[len(told)]
            told.add(one.product)
            flags.append(
                Flag(
                    Mark(one.start, one.end),
                    {
                        "here": case.draft.text[one.start : one.end],
                        "there": beside_of(case).draft.text[other.start : other.end],
                    },
                    related=(Mark(other.start, other.end, "it names this", beside=True),),
                )
            )
    return Verdict(tuple(flags), evidence=() if flags else tuple(agreed))
