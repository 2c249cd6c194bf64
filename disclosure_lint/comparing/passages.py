"""Passages that the other text lacks: paragraphs without a partner.

A paragraph is missing where no block of the other text goes with it, the texts about it
say that much less there, and nothing that stands elsewhere without a partner is it.
"""

from __future__ import annotations

from disclosure_lint.comparing.beads import Bead, beads
from disclosure_lint.comparing.blocks import Block, Weight, blocks
from disclosure_lint.comparing.concepts import spoken
from disclosure_lint.comparing.differences import Side
from disclosure_lint.comparing.matching import Matched
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from disclosure_lint.draft.segment import Unit
    from disclosure_lint.mentions.known import Known

_LEAST = 22.0  # of weight, in letters of Chinese, below which a passage is no paragraph
_STEP = 0.5  # the part of a passage by which its surroundings say more than theirs
_NEIGHBOUR = 0.4  # the part of a passage that a neighbour may tell against it
_MOVED = 0.5  # the part of what a passage speaks of that another must, to be it


class Passage(NamedTuple):
    """A paragraph that only one text has, and where it should stand in the other."""

    start: int
    end: int
    place: int


class _Pairing(NamedTuple):
    """Two texts in blocks, and which go together."""

    ones: list[Block]
    others: list[Block]
    beads: list[Bead]
    weights: Mapping[Hashable, float]
    scale: float


def passages(  # noqa: PLR0913, PLR0917 - two texts and what is known of both
    one: Side,
    units: Sequence[Unit],
    other: Side,
    other_units: Sequence[Unit],
    matched: Matched,
    known: Known,
) -> Iterator[Passage]:
    """Yield the paragraphs of the one text that the other lacks."""
    said = spoken(one, other, matched, known)
    mine, theirs = Weight(one), Weight(other)
    whole = mine.between(0, len(one.folded)), theirs.between(0, len(other.folded))
    if not whole[0] or not whole[1]:
        return
    # Where one text writes more tersely throughout, its whole is no missing part.
    scale = min(max(whole[0] / whole[1], 0.8), 1.25)
    ones = blocks(one, units, said.one, mine)
    others = blocks(other, other_units, said.other, theirs)
    found = beads(ones, others, matched.map, said.weights, scale)
    scale = _scale(ones, others, found) or scale  # by what goes together: nothing that is missing
    pairing = _Pairing(ones, others, found, said.weights, scale)
    for at, bead in enumerate(found):
        block = ones[bead.start] if bead.start < bead.end else None
        if block is None or bead.there != bead.there_end:
            continue
        if not block.is_text or block.weight < _LEAST:
            continue
        if _is_surplus(pairing, at) and not _is_elsewhere(pairing, block):
            place = others[bead.there].start if bead.there < len(others) else len(other.folded)
            yield Passage(block.start, block.end, place)


def _scale(ones: Sequence[Block], others: Sequence[Block], found: Sequence[Bead]) -> float:
    """Return how much more the one text says in what both say; 0 where that is nothing."""
    mine = theirs = 0.0
    for bead in found:
        if not bead.is_lone:
            mine += sum(block.weight for block in ones[bead.start : bead.end])
            theirs += sum(block.weight for block in others[bead.there : bead.there_end])
    return min(max(mine / theirs, 0.8), 1.25) if mine and theirs else 0.0


def _is_surplus(pairing: _Pairing, at: int) -> bool:
    """Whether the one text says that much more about a lone block, its neighbours included."""
    first, last = at, at
    while first > 0 and pairing.beads[first - 1].is_lone:
        first -= 1
    while last + 1 < len(pairing.beads) and pairing.beads[last + 1].is_lone:
        last += 1
    weight = pairing.ones[pairing.beads[at].start].weight
    surplus = sum(_surplus(pairing, bead) for bead in pairing.beads[first : last + 1])
    for neighbour in (first - 1, last + 1):
        if 0 <= neighbour < len(pairing.beads):
            # A long neighbour may be that much terser by itself.
            lack = _surplus(pairing, pairing.beads[neighbour])
            surplus += max(min(lack, 0.0), -_NEIGHBOUR * weight)
    return surplus >= _STEP * weight


def _surplus(pairing: _Pairing, bead: Bead) -> float:
    mine = sum(block.weight for block in pairing.ones[bead.start : bead.end])
    theirs = sum(block.weight for block in pairing.others[bead.there : bead.there_end])
    return mine - pairing.scale * theirs


def _is_elsewhere(pairing: _Pairing, block: Block) -> bool:
    """Whether something in the other text that goes with nothing speaks of the same."""
    mass = sum(pairing.weights[key] * count for key, count in block.speaks.items())
    for bead in pairing.beads:
        if bead.start != bead.end:
            continue
        other = pairing.others[bead.there]
        if pairing.scale * other.weight < _MOVED * block.weight:
            continue
        theirs = other.speaks
        shared = sum(
            pairing.weights[key] * min(count, theirs[key])
            for key, count in block.speaks.items()
            if key in theirs
        )
        if shared and shared >= _MOVED * mass:
            return True
    return False
