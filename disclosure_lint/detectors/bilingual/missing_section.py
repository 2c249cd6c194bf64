"""`bilingual/missing-section`: a passage that only one version has."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import is_half, lone_passages, unlike
from disclosure_lint.packs.rule import Rule

_IN_ONE = "both versions stand in one file, where paragraphs of both may be read as one"


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag each paragraph without a partner, and say where it should stand."""
    if (doubt := unlike(case)) is not None:
        return Verdict(doubt=doubt)
    if is_half(case):
        return Verdict(doubt=_IN_ONE)
    return Verdict(
        tuple(
            Flag(
                Mark(one.start, one.end),
                related=(Mark(one.place, one.place, "it should stand about here", beside=True),),
            )
            for one in lone_passages(case)
        )
    )
