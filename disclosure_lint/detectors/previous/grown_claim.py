"""`previous/grown-claim`: what the text before said with a "may" or a "potential", said outright."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Verdict
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.counterparts import Changed, changed
from disclosure_lint.comparing.sentences import strangers
from disclosure_lint.detectors.previous.wording import mark, said, touches, within, words
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TERMS = ("hedges", "hedged-claims", "claim-earned", "claim-fillers")

_STEM = 4  # letters by which "reduce" and "reduces" are one word
_NEXT = 8  # words after a hedge among which what it hedges stands
_SURE = 0.6  # of the words of a sentence and its counterpart that both have


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag sentences that lost the hedge which they had, and claims that are hedged no more."""
    beside = beside_of(case)
    if (doubt := strangers(case, beside)) is not None:
        return Verdict(doubt=doubt)
    flags = {flag.mark.start: flag for flag in (*_bare(case, beside), *_outright(case, beside))}
    kept = [hit for one in changed(case) for hit in within(said(case, "hedges"), *one.here)]
    flagged = tuple(flags[start] for start in sorted(flags))
    return Verdict(flagged, evidence=() if flagged else tuple(mark(case, hit) for hit in kept))


def _outright(case: Case, beside: Case) -> Iterator[Flag]:
    """Yield sentences that say outright what their counterparts hedged."""
    hedges, theirs = said(case, "hedges"), said(beside, "hedges")
    earned, claims = said(case, "claim-earned"), said(case, "hedged-claims")
    for one in changed(case):
        if one.share < _SURE or within(hedges, *one.here) or within(earned, *one.here):
            continue
        if within(claims, *one.here):
            continue  # whether the text before made it without a hedge, too, `_bare` knows
        hedge = next((h for h in within(theirs, *one.there) if touches(one.gone, h)), None)
        if hedge is None:
            continue
        claim = _claimed(case, beside, one, hedge)
        if claim is not None:
            yield _flag(case, beside, (claim, one.here[1]), hedge)


def _claimed(case: Case, beside: Case, one: Changed, hedge: tuple[int, int]) -> int | None:
    """Return the word of the draft that the hedge was about, or None where it is gone too."""
    fillers = case.known.words("claim-fillers")
    theirs, mine = beside.draft.words.text, case.draft.words.text
    after = theirs[hedge[1] : min(one.there[1], hedge[1] + _NEXT)]
    told = [word for word in after if word not in fillers]
    if not told:
        return None
    # Of Chinese two characters tell a word, of English the letters that endings leave alone.
    for at in range(*one.here):
        if told[0][0] >= HAN_FROM:
            if mine[at : at + 2] == told[:2]:
                return at
        elif mine[at][:_STEM] == told[0][:_STEM]:
            return at
    return None


def _bare(case: Case, beside: Case) -> Iterator[Flag]:
    """Yield claims such as "first-in-class" of which the text before made none without a hedge."""
    before: dict[str, tuple[int, int]] = {}
    bare_before = set()
    for hit, hedge in _claims(beside):
        claim = words(beside, hit).lower()
        if hedge is None:
            bare_before.add(claim)
        else:
            before.setdefault(claim, hedge)
    for hit, hedge in _claims(case):
        claim = words(case, hit).lower()
        if hedge is None and claim in before and claim not in bare_before:
            yield _flag(case, beside, hit, before[claim])


def _claims(case: Case) -> Iterator[tuple[tuple[int, int], tuple[int, int] | None]]:
    """Yield claims with the hedge of their sentence, if it has one."""
    hedges: Sequence[tuple[int, int]] = said(case, "hedges")
    for hit in said(case, "hedged-claims"):
        first, last = case.draft.sentence(hit[0])
        own = within(hedges, first, last)
        yield hit, own[0] if own else None


def _flag(case: Case, beside: Case, claim: tuple[int, int], hedge: tuple[int, int]) -> Flag:
    sentence = beside.draft.sentence(hedge[0])
    return Flag(
        mark(case, claim),
        {"hedge": words(beside, hedge)},
        related=(
            mark(beside, hedge, "it was hedged here", beside=True),
            mark(beside, sentence, "in this sentence", beside=True),
        ),
    )
