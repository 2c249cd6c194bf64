"""A case beside another: whether the two are two texts of one matter, and what differs."""

from __future__ import annotations

from disclosure_lint.comparing.anchor import Difference, Side
from disclosure_lint.comparing.anchors import anchors
from disclosure_lint.comparing.differences import differences, sort_of
from disclosure_lint.comparing.matching import Matched, match
from disclosure_lint.comparing.pairing import Pairing, pairing
from disclosure_lint.comparing.passages import Passage, passages
from disclosure_lint.comparing.slipping import share_but_for_slips
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from disclosure_lint.case.case import Case

# Of the solid values, the share that two versions of one document have in common: 0.98 and
# more in pairs that were read, 0.43 and less in announcements of one kind by two issuers.
_PAIR = 0.7
# The same where what slipped counts, too: a short text with several slips. Announcements of
# one template have 0.43 and less, so that this much of values must agree besides.
_PAIR_WITH_SLIPS = 0.4
NOT_A_PAIR = "the two texts have too little in common to be compared"
TOO_FEW = "the draft has too few figures and dates to be compared by"
_LEAST = 5  # solid values, below which nothing can be said


class Comparison(NamedTuple):
    """What two texts have in common and what not, from the side of the first."""

    share: float | None  # of the solid values; None where there are too few to say
    is_pair: bool  # whether the two texts tell one matter, so that what differs is a fault
    agreed: tuple[tuple[str, int, int], ...] = ()  # solid values of both: sort and place here
    differences: tuple[Difference, ...] = ()
    matched: Matched | None = None


def comparison(case: Case) -> Comparison:
    """Compare a case with the one beside it; made once for all rules."""
    return case.kept("comparison", lambda: _made(case))


def unlike(case: Case) -> str | None:
    """Say why a case cannot be compared with the one beside it, or None where it can."""
    compared = comparison(case)
    if compared.share is None:
        return TOO_FEW
    return None if compared.is_pair else NOT_A_PAIR


def matched_of(case: Case) -> Matched | None:
    """Return which values of two texts go together, or None where they are no pair."""
    return comparison(case).matched


def lone_passages(case: Case) -> tuple[Passage, ...]:
    """Return the paragraphs that the text beside a case lacks; made once for all rules."""
    return case.kept("lone passages", lambda: _passages(case))


def _passages(case: Case) -> tuple[Passage, ...]:
    if comparison(case).matched is None:
        return ()
    return tuple(passages(pairing_of(case)))


def is_paired(case: Case) -> bool:
    """Whether the paragraphs of a case are paired already, or there is nothing to pair."""
    return case.has("lone passages") or comparison(case).matched is None


def pairing_of(case: Case) -> Pairing:
    """Return which paragraphs go together; made once for both of two cases."""
    other = beside_of(case)
    if not _leads(case):
        if other.beside is case:
            return pairing_of(other).mirrored()
        return case.kept("pairing", lambda: _paired(other, case).mirrored())
    return case.kept("pairing", lambda: _paired(case, other))


def _paired(case: Case, other: Case) -> Pairing:
    units = case.draft.units, other.draft.units
    matched = _compared(case, other)
    return pairing(side(case), units[0], side(other), units[1], matched, case.known)


def _leads(case: Case) -> bool:
    """Whether two cases are compared from the side of this one, so that it is done once."""
    other = beside_of(case)
    ranks = [(one.language.startswith("zh"), one.is_second) for one in (case, other)]
    return ranks[0] <= ranks[1]


def _matched(case: Case) -> Matched:
    """Return which values go together; found once for both of two cases."""
    other = beside_of(case)
    if not _leads(case):
        if other.beside is case:
            return _matched(other).mirrored()
        return _compared(other, case).mirrored()
    return _compared(case, other)


def _compared(case: Case, other: Case) -> Matched:
    def compare() -> Matched:
        one, there = side(case), side(other)
        return match(one.anchors, there.anchors, len(one.folded), len(there.folded))

    return case.kept("matched", compare)


def beside_of(case: Case) -> Case:
    """Return the case beside another, which a rule that looks at two is always given."""
    assert case.beside is not None  # noqa: S101 - the engine asks such rules of pairs alone
    return case.beside


def _made(case: Case) -> Comparison:
    one, other = side(case), side(beside_of(case))
    matched = _matched(case)
    share = matched.share(one.anchors, other.anchors)
    solid = sum(anchor.is_solid for anchor in one.anchors)
    if solid < _LEAST or share is None:
        return Comparison(None, is_pair=False)
    if not (share >= _PAIR or _is_spoiled(share, one, other, matched)):
        return Comparison(share, is_pair=False)
    found = differences(one, other, matched, case.known)
    return Comparison(
        share,
        is_pair=True,
        agreed=_agreed(one, matched),
        differences=tuple(sorted(found, key=lambda one: one.here.start)),
        matched=matched,
    )


def _is_spoiled(share: float, one: Side, other: Side, matched: Matched) -> bool:
    """Whether two texts are versions of one document, but for slips in many of their values."""
    return share >= _PAIR_WITH_SLIPS and share_but_for_slips(one, other, matched) >= _PAIR


def is_half(case: Case) -> bool:
    """Whether a case and the one beside it are two versions in one file."""
    return beside_of(case).draft.source is case.draft.source


def side(case: Case) -> Side:
    """Return a case as one of two texts."""
    draft = case.draft
    return Side(anchors(case), draft.folded, case.language.startswith("zh"), draft.text)


def _agreed(one: Side, matched: Matched) -> tuple[tuple[str, int, int], ...]:
    pairs = (one.anchors[n] for n in sorted(matched.pairs))
    return tuple((sort_of(a), a.start, a.end) for a in pairs if a.is_solid)
