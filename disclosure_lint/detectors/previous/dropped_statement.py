"""`previous/dropped-statement`: a required statement that the text before still had."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.comparing import statements
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.sentences import by_frame, strangers
from disclosure_lint.detectors.previous.wording import said, within
from disclosure_lint.packs.rule import Rule

MISSING = True
TERMS = (*statements.TERMS, "looking-ahead")

_OF_ANOTHER_HAND = "the two texts have no sentence in common, as those of one template have"


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag each statement of the text before that the draft does not make."""
    beside = beside_of(case)
    if (doubt := strangers(case, beside)) is not None:
        return Verdict(doubt=doubt)
    if (case.document == "brief") != (beside.document == "brief"):
        return Verdict(idle="one of the two texts is somebody else's about the issuer")
    if not by_frame(case).keys() & by_frame(beside).keys():
        return Verdict(doubt=_OF_ANOTHER_HAND)
    milder = frozenset() if _looks_ahead(case, beside) else frozenset({"legend"})
    return statements.missing(case, milder)


def _looks_ahead(case: Case, beside: Case) -> bool:
    """Whether a sentence that is new says what may come: not the invitation to a call alone."""
    words, hits = case.draft.words, said(case, "looking-ahead")
    theirs = by_frame(beside)
    return any(
        within(hits, *words.between(sentence.start, sentence.end))
        for frame, sentence in by_frame(case).items()
        if frame not in theirs
    )
