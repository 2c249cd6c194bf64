"""What two texts of one event contradict each other in, however much else one of them says.

Two texts told for two regimes share few values as a whole. Where a sentence stands in both
in nearly the same words, its values must be the same.
"""

from __future__ import annotations

from bisect import bisect_left

from disclosure_lint.comparing.anchor import Difference
from disclosure_lint.comparing.anchors import anchors
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.counterparts import changed
from disclosure_lint.comparing.differences import sort_of
from disclosure_lint.comparing.sentences import by_frame
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.case.case import Case
    from disclosure_lint.comparing.anchor import Anchor

_ALIKE = 0.75  # of the words of two sentences that are told as one
_AGREED = 0.5  # of their values that must be the same, where they have more than one


class Told(NamedTuple):
    """The values of sentences that both texts have: what agrees, and what does not."""

    agreed: tuple[tuple[str, int, int], ...]  # sort and place here
    differences: tuple[Difference, ...]


def contradictions(case: Case) -> Told:
    """Compare the values of the sentences that both texts have; made once for all rules."""
    return case.kept("contradictions", lambda: _made(case))


def _made(case: Case) -> Told:
    agreed, found = [], []
    for here, there in _pairs(case, beside_of(case)):
        same = sum(one.key == other.key for one, other in zip(here, there, strict=True))
        if same < _AGREED * (len(here) - 1):
            continue  # another thing is told in the same words
        for one, other in zip(here, there, strict=True):
            if one.key == other.key:
                agreed.append((sort_of(one), one.start, one.end))
            elif one.is_solid or other.is_solid:
                found.append(Difference(sort_of(one), one, other, other.start, is_sure=True))
    return Told(tuple(agreed), tuple(found))


def _pairs(case: Case, beside: Case) -> Iterator[tuple[list[Anchor], list[Anchor]]]:
    """Yield the values of two sentences that are told as one, where they are of the same kinds."""
    mine, theirs = anchors(case), anchors(beside)
    frames, others = by_frame(case), by_frame(beside)
    done = set()
    for frame in frames.keys() & others.keys():
        one, other = frames[frame], others[frame]
        done.add(case.draft.words.at(one.start))
        yield list(one.anchors), list(other.anchors)
    for pair in changed(case):
        if pair.share < _ALIKE or pair.here[0] in done:
            continue
        here = _within(mine, *case.draft.span(*pair.here))
        there = _within(theirs, *beside.draft.span(*pair.there))
        if here and [one.kind for one in here] == [one.kind for one in there]:
            yield here, there


def _within(found: Sequence[Anchor], start: int, end: int) -> list[Anchor]:
    first = bisect_left(found, start, key=_start)
    return list(found[first : bisect_left(found, end, key=_start)])


def _start(anchor: Anchor) -> int:
    return anchor.start
