"""`bilingual/not-a-pair`: two texts that are not versions of one document."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import TOO_FEW, comparison, is_half
from disclosure_lint.packs.rule import Rule

_NOT_APART = "the two languages of the draft are no versions of each other, or not told apart"


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the draft where too few of its solid values stand in the text beside it."""
    compared = comparison(case)
    if compared.share is None:
        return Verdict(doubt=TOO_FEW)
    if compared.is_pair:
        return Verdict(evidence=tuple(Mark(start, end) for _, start, end in compared.agreed[:50]))
    if is_half(case):
        return Verdict(doubt=_NOT_APART)
    first = case.draft.units[0]
    return Verdict((Flag(Mark(first.start, first.end), {"share": f"{compared.share:.0%}"}),))
