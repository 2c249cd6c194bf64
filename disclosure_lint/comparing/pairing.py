"""Two texts in paragraphs, and which of them go together."""

from __future__ import annotations

from disclosure_lint.comparing.anchor import Side
from disclosure_lint.comparing.beads import Bead, beads
from disclosure_lint.comparing.blocks import Block, blocks, weight_of
from disclosure_lint.comparing.concepts import Sign, spoken
from disclosure_lint.comparing.matching import Map, Matched
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from disclosure_lint.draft.segment import Unit
    from disclosure_lint.mentions.known import Known

_TERSER = 0.8  # how much less a text may say of the same throughout


class Told(NamedTuple):
    """One of two texts: its paragraphs, and what it speaks of."""

    folded: str
    blocks: list[Block]
    signs: list[Sign]


class Pairing(NamedTuple):
    """Two texts in paragraphs, and which of them go together."""

    one: Told
    other: Told
    beads: list[Bead]
    weights: Mapping[Hashable, float]  # how much each thing tells that they speak of
    scale: float  # how much more the one says of the same
    map: Map  # from the one into the other

    def mirrored(self) -> Pairing:
        """Return the same from the side of the other text."""
        turned = [bead.mirrored() for bead in self.beads]
        back = self.map.mirrored()
        return Pairing(self.other, self.one, turned, self.weights, 1 / self.scale, back)


def pairing(  # noqa: PLR0913, PLR0917 - two texts and what is known of both
    one: Side,
    units: Sequence[Unit],
    other: Side,
    other_units: Sequence[Unit],
    matched: Matched,
    known: Known,
) -> Pairing:
    """Return which paragraphs of two texts go together."""
    said = spoken(one, other, matched, known)
    ones = blocks(one.folded, units, said.one, is_han=one.is_han)
    others = blocks(other.folded, other_units, said.other, is_han=other.is_han)
    # Where one text writes more tersely throughout, its whole is no missing part.
    scale = _scale(weight_of(ones), weight_of(others))
    found = beads(ones, others, matched.map, said.weights, scale)
    both = [bead for bead in found if not bead.is_lone]  # nothing that is missing
    mine = sum(weight_of(ones[bead.start : bead.end]) for bead in both)
    theirs = sum(weight_of(others[bead.there : bead.there_end]) for bead in both)
    return Pairing(
        Told(one.folded, ones, said.one),
        Told(other.folded, others, said.other),
        found,
        said.weights,
        _scale(mine, theirs) if mine and theirs else scale,
        matched.map,
    )


def _scale(mine: float, theirs: float) -> float:
    return min(max(mine / theirs, _TERSER), 1 / _TERSER) if mine and theirs else 1.0
