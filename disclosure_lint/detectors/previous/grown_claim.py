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
    from collections.abc import Iterator

TERMS = (
    "hedges",
    "hedges-besides",
    "hedged-claims",
    "claim-earned",
    "claim-fillers",
    "of-the-text",
    "before-months",
    "after-nouns",
)

_STEM = 4  # letters by which "reduce" and "reduces" are one word
_NEXT = 8  # words after a hedge among which what it hedges stands
_BEFORE = 5  # words before a claim among which its hedge begins
_COMMAS = frozenset(",;:，；：、")
_POTENTIAL = "potential"
_MAY = "May"  # as a month and in a title alike
_SURE = 0.6  # of the words of a sentence and its counterpart that both have


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag sentences that lost the hedge which they had, and claims that are hedged no more."""
    beside = beside_of(case)
    if (doubt := strangers(case, beside)) is not None:
        return Verdict(doubt=doubt)
    flags = {flag.mark.start: flag for flag in (*_bare(case, beside), *_outright(case, beside))}
    hedges = _hedges(case)
    kept = [hit for one in changed(case) for hit in within(hedges, *one.here)]
    flagged = tuple(flags[start] for start in sorted(flags))
    return Verdict(flagged, evidence=() if flagged else tuple(mark(case, hit) for hit in kept))


def _outright(case: Case, beside: Case) -> Iterator[Flag]:
    """Yield sentences that say outright what their counterparts hedged."""
    hedges, theirs = _all_hedges(case), _hedges(beside)
    earned, claims = said(case, "claim-earned"), said(case, "hedged-claims")
    own = said(case, "of-the-text")
    for one in changed(case):
        if one.share < _SURE or within(hedges, *one.here) or within(earned, *one.here):
            continue
        if within(own, *one.here):
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
    is_month_or_title = words(beside, hedge) == _MAY
    # Of Chinese two characters tell a word, of English the letters that endings leave alone.
    for at in range(*one.here):
        if is_month_or_title and mine[at] == told[0]:
            continue  # "May Report" lost no hedge, "May Reduce" is "Reduces" without one
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
    hedges = _hedges(beside)
    for hit in said(beside, "hedged-claims"):
        claim, first = words(beside, hit).lower(), beside.draft.sentence(hit[0])[0]
        leading = within(hedges, max(first, hit[0] - _BEFORE), hit[0])
        if leading and not _is_parted(beside, leading[-1][1], hit[0]):
            before.setdefault(claim, leading[-1])
        else:
            bare_before.add(claim)
    excused = _all_hedges(case)
    for hit in said(case, "hedged-claims"):
        claim = words(case, hit).lower()
        if claim not in before or claim in bare_before:
            continue
        if not within(excused, *case.draft.sentence(hit[0])):
            yield _flag(case, beside, hit, before[claim])


def _is_parted(case: Case, first: int, last: int) -> bool:
    """Whether a comma or the like stands between two words."""
    return any(set(gap) & _COMMAS for gap in case.draft.words.gaps[first : last + 1])


def _hedges(case: Case) -> list[tuple[int, int]]:
    """Return where a hedge stands: not May the month, nor the potential that something has."""
    hits = said(case, "hedges")
    return [hit for hit in hits if not (_is_month(case, hit) or _is_noun(case, hit))]


def _is_noun(case: Case, hit: tuple[int, int]) -> bool:
    """Whether "potential" is what a market or a person has, rather than what a claim lacks."""
    text, last = case.draft.words.text, hit[1]
    if text[hit[0]] != _POTENTIAL or last - hit[0] > 1:
        return False
    after = text[last] if last < len(text) else ""
    return _is_parted(case, last, last) or not after or after in case.known.words("after-nouns")


def _is_month(case: Case, hit: tuple[int, int]) -> bool:
    if words(case, hit) != _MAY:
        return False
    text, first, last = case.draft.words.text, *hit
    before = text[first - 1] if first else ""
    after = text[last] if last < len(text) else ""
    return (
        after[:1].isdigit() or before[:1].isdigit() or before in case.known.words("before-months")
    )


def _all_hedges(case: Case) -> list[tuple[int, int]]:
    return sorted([*_hedges(case), *said(case, "hedges-besides")])


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
