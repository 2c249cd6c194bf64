"""What two texts of one event contradict each other in, however much else one of them says.

Two texts told for two regimes share few values as a whole. Where a sentence stands in both
in nearly the same words, its values must be the same.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from disclosure_lint.comparing.anchor import FIGURES, Anchor, Difference
from disclosure_lint.comparing.anchors import anchors
from disclosure_lint.comparing.comparison import beside_of, matched_of
from disclosure_lint.comparing.counterparts import Changed, changed
from disclosure_lint.comparing.differences import sort_of
from disclosure_lint.comparing.sentences import by_frame
from disclosure_lint.comparing.slipping import slipped
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from disclosure_lint.case.case import Case

_ALIKE = 0.75  # of the words of two sentences that are told as one
_AGREED = 0.5  # of their values that must be the same, where they have more than one


_LEAST = 5  # solid values besides what stands in both word for word
_COPY = 0.8  # of the sentences of the shorter, which stand in a copy of it
_RETOLD = 0.7  # of them, the share that both texts have where one retells the other
_HEAD = 600  # code points in which a dateline stands
# Notation: what follows the date of a dateline, on folded text.
_DATELINE = Regex(r"\s{0,2}(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)?\s{0,2}(?:--?|–|—)")
_SHARED = 0.4  # of the telling words of two sentences, by which they tell one thing
_WORD = Regex(r"[a-z]{4,}|[\u3400-\u9fff]{2}")
_DECIMAL = Regex(r"(?P<figure>\d[\d,]*(?:\.(?P<part>\d+))?)")
_SAME = 1e-9  # by which two rounded figures may differ in floating point
_PERIODS = frozenset({"date", "day", "month", "year"})


APART = "the two texts share little but what stands in both word for word"


class Told(NamedTuple):
    """The values of sentences that both texts have: what agrees, and what does not."""

    agreed: tuple[tuple[str, int, int], ...]  # sort and place here
    differences: tuple[Difference, ...]


def contradictions(case: Case) -> Told:
    """Compare the values of the sentences that both texts have; made once for all rules."""
    return case.kept("contradictions", lambda: _made(case))


def _made(case: Case) -> Told:
    agreed, found = [], []
    for here, there, is_same in _pairs(case, beside_of(case)):
        same = sum(one.key == other.key for one, other in zip(here, there, strict=True))
        if same < _AGREED * (len(here) - 1):
            continue  # another thing is told in the same words
        pairs = list(zip(here, there, strict=True))
        is_later = any(one.key != other.key and one.kind in _PERIODS for one, other in pairs)
        for one, other in pairs:
            if one.key == other.key:
                agreed.append((sort_of(one), one.start, one.end))
            elif (is_same or one.is_solid or other.is_solid) and not (
                is_later and one.kind not in _PERIODS
            ):
                # What is told as of another day may be another figure, too.
                sure = (one.is_solid or other.is_solid) and not is_mild(case, one, other)
                found.append(Difference(sort_of(one), one, other, other.start, is_sure=sure))
    return Told(tuple(agreed), tuple(found))


def _pairs(case: Case, beside: Case) -> Iterator[tuple[list[Anchor], list[Anchor], bool]]:
    """Yield the values of two sentences that are told as one, where they are of the same kinds.

    Beside them whether the words about the values are the same, so that each tells one thing.
    """
    mine, theirs = anchors(case), anchors(beside)
    frames, others = by_frame(case), by_frame(beside)
    done = set()
    for frame in frames.keys() & others.keys():
        one, other = frames[frame], others[frame]
        done.add(case.draft.words.at(one.start))
        yield list(one.anchors), list(other.anchors), True
    for pair in changed(case):
        if pair.here[0] in done:
            continue
        here = _within(mine, *case.draft.span(*pair.here))
        there = _within(theirs, *beside.draft.span(*pair.there))
        if pair.share < _ALIKE:
            here, there = _of_the_tail(pair, here, there)
        if here and [one.kind for one in here] == [one.kind for one in there]:
            yield here, there, False


def _of_the_tail(
    pair: Changed, here: list[Anchor], there: list[Anchor]
) -> tuple[list[Anchor], list[Anchor]]:
    """Return the values of how two sentences both end, which one of them leads up to.

    A release begins with its place, its day and who it is; an announcement says the rest alike.
    """
    short = min(pair.here[1] - pair.here[0], pair.there[1] - pair.there[0])
    alike = pair.share * (pair.here[1] - pair.here[0] + pair.there[1] - pair.there[0]) / 2
    if alike < _ALIKE * short or len(here) == len(there):
        return [], []
    some = min(len(here), len(there))
    return (here[-some:], there[-some:]) if some else ([], [])


def is_retold(case: Case) -> bool:
    """Whether one of two texts retells the other, apart from what both have word for word.

    Two releases of one author share boilerplate, addresses and notices, and are still two.
    """
    return case.kept("retold", lambda: _is_retold(case, beside_of(case)))


def _is_retold(case: Case, beside: Case) -> bool:
    matched = matched_of(case)
    if matched is None:
        return False
    frames = by_frame(case), by_frame(beside)
    common = frames[0].keys() & frames[1].keys()
    if common and len(common) >= _COPY * min(len(frames[0]), len(frames[1])):
        return True
    mine = _apart(case, common, set(matched.pairs))
    theirs = _apart(beside, common, set(matched.pairs.values()))
    both = [*mine, *theirs]
    return both.count(True) >= (_RETOLD if min(len(mine), len(theirs)) >= _LEAST else 1) * len(both)


def _apart(case: Case, common: AbstractSet[str], paired: set[int]) -> list[bool]:
    """Return of each solid value outside the common sentences whether it has a partner."""
    frames = by_frame(case)
    spans = sorted((frames[frame].start, frames[frame].end) for frame in common)
    starts = [start for start, _ in spans]
    found = []
    for number, anchor in enumerate(anchors(case)):
        at = bisect_right(starts, anchor.start) - 1
        if anchor.is_solid and not (at >= 0 and anchor.start < spans[at][1]):
            found.append(number in paired)
    return found


def is_of_one_thing(case: Case, here: Anchor, there: Anchor) -> bool:
    """Whether two values that differ are told of one thing: a slip, or among the same words.

    Of two languages nobody can say by the words.
    """
    beside = beside_of(case)
    if here.kind not in FIGURES or slipped(here, there) or here.key == there.key:
        return True
    if case.language.startswith("zh") != beside.language.startswith("zh"):
        return True
    words = [_told_in(side, a) for side, a in ((case, here), (beside, there))]
    return len(words[0] & words[1]) >= _SHARED * max(min(map(len, words)), 1)


def _told_in(case: Case, anchor: Anchor) -> set[str]:
    """Return the telling words of the sentence in which a value stands."""
    first, last = case.draft.sentence(case.draft.words.at(anchor.start))
    return set(_WORD.findall(case.draft.folded, *case.draft.span(first, last)))


def is_mild(case: Case, here: Anchor, there: Anchor) -> bool:
    """Whether two texts of an event may differ so: in the day of a dateline, or by rounding."""
    return _is_dateline(case, here) or _is_rounded(case, here, there)


def _is_rounded(case: Case, here: Anchor, there: Anchor) -> bool:
    """Whether one of two figures is the other with fewer decimals."""
    texts = case.draft.folded, beside_of(case).draft.folded
    printed = [text[a.start : a.end] for text, a in zip(texts, (here, there), strict=True)]
    found = [match for text in printed if (match := _DECIMAL.search(text))]
    if here.kind != there.kind or len(found) != len(printed):
        return False
    places = [len(match["part"] or "") for match in found]
    values = [float(match["figure"].replace(",", "")) for match in found]
    if places[0] == places[1] or here.value == there.value:
        return False
    return abs(round(values[0], min(places)) - round(values[1], min(places))) < _SAME


def _is_dateline(case: Case, one: Anchor) -> bool:
    """Whether a date is that of a dateline: each text has the day of its own place."""
    folded = case.draft.folded
    return one.kind == "date" and one.start < _HEAD and _DATELINE.match(folded, one.end) is not None


def _within(found: Sequence[Anchor], start: int, end: int) -> list[Anchor]:
    first = bisect_left(found, start, key=_start)
    return list(found[first : bisect_left(found, end, key=_start)])


def _start(anchor: Anchor) -> int:
    return anchor.start
