"""The blocks of a text that are paired with those of another: paragraphs, and runs of cells."""

from __future__ import annotations

from bisect import bisect_left

from disclosure_lint.comparing.concepts import Sign
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from disclosure_lint.comparing.differences import Side
    from disclosure_lint.draft.segment import Unit

_HAN_TO_ENGLISH = 4.0  # letters of English to one of Chinese
_TAIL = 12  # code points in which a sentence ends
_CELLS = 16  # of a table that make a block
# Notation: the end of a sentence, with the brackets and marks that it closes.
_END = Regex(r"[.。!:;?][\s)\]\"'’”」』》]*$")


class Block(NamedTuple):
    """A paragraph, or some cells of a table."""

    start: int
    end: int
    is_text: bool  # rather than cells, or a line that ends no sentence
    weight: float  # how much it says, in letters of Chinese
    speaks: dict[Hashable, int]  # of what, and how often


class Weight:
    """How much a stretch of a text says, in letters of Chinese."""

    def __init__(self, side: Side) -> None:
        """Weigh every letter of a text once."""
        total, self._sums = 0.0, [0.0]
        latin = 1.2 / _HAN_TO_ENGLISH  # spaces aside
        for sign in side.folded:
            if sign >= "\u3400":
                total += 1.0
            elif not sign.isspace():
                total += latin
            self._sums.append(total)

    def between(self, start: int, end: int) -> float:
        """Return how much a stretch says."""
        return self._sums[end] - self._sums[start]


def blocks(side: Side, units: Sequence[Unit], signs: Sequence[Sign], weight: Weight) -> list[Block]:
    """Return the blocks of a text, in order."""
    places = [sign.at for sign in signs]
    spans: list[tuple[int, int, bool]] = []
    cells = 0
    for at, unit in enumerate(units):
        if unit.kind == "cell" and cells and cells < _CELLS:
            spans[-1] = (spans[-1][0], unit.end, False)
            cells += 1
            continue
        cells = int(unit.kind == "cell")
        spans.append(
            (
                unit.start,
                unit.end,
                not cells and not _is_among_cells(units, at) and _is_whole(side, unit),
            )
        )
    found = []
    for start, end, is_text in spans:
        speaks: dict[Hashable, int] = {}
        for sign in signs[bisect_left(places, start) : bisect_left(places, end)]:
            speaks[sign.key] = speaks.get(sign.key, 0) + 1
        found.append(Block(start, end, is_text, weight.between(start, end), speaks))
    return found


def _is_among_cells(units: Sequence[Unit], at: int) -> bool:
    """Whether a paragraph stands in the middle of a table, so that it is of its cells."""
    return 0 < at < len(units) - 1 and units[at - 1].kind == units[at + 1].kind == "cell"


def _is_whole(side: Side, unit: Unit) -> bool:
    return _END.search(side.folded[max(unit.start, unit.end - _TAIL) : unit.end]) is not None
