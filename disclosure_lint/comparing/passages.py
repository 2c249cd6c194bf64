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


def _is_surplus(pairing: _Pairing, at: int) -> bool:
    """Whether the one text says that much more about a lone block, its neighbours included."""
    first, last = at, at
    while first > 0 and pairing.beads[first - 1].is_lone:
        first -= 1
    while last + 1 < len(pairing.beads) and pairing.beads[last + 1].is_lone:
        last += 1
    run = pairing.beads[max(first - 1, 0) : last + 2]
    surplus = 0.0
    for bead in run:
        mine = sum(block.weight for block in pairing.ones[bead.start : bead.end])
        theirs = sum(block.weight for block in pairing.others[bead.there : bead.there_end])
        surplus += mine - pairing.scale * theirs
    return surplus >= _STEP * pairing.ones[pairing.beads[at].start].weight


def _is_elsewhere(pairing: _Pairing, block: Block) -> bool:
    """Whether something in the other text that goes with nothing speaks of the same."""
    mass = sum(pairing.weights[key] * count for key, count in block.speaks.items())
    for bead in pairing.beads:
        if bead.start != bead.end:
            continue
        theirs = pairing.others[bead.there].speaks
        shared = sum(
            pairing.weights[key] * min(count, theirs[key])
            for key, count in block.speaks.items()
            if key in theirs
        )
        if shared and shared >= _MOVED * mass:
            return True
    return False
