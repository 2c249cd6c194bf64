"""Where the headline of a draft stands, with what is set above the text with it."""

from __future__ import annotations

from itertools import islice

from disclosure_lint.case.case import Case
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.draft.segment import Unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADS = 6  # units at the head of a draft among which its headline stands
_LETTERHEAD = 8  # units between the disclaimer of an announcement and its headline
_LONGEST_DECK = 260  # code points
_OPENING = 400  # code points in which that disclaimer begins
_LONGEST_NAME = 90  # code points
_SHORTEST, _SHORTEST_HAN = 20, 8


def heads_of(case: Case) -> Sequence[Unit]:
    """Return the headline and what stands above the text with it.

    An announcement has the exchange's disclaimer before them, and who makes it.
    """
    return case.kept("heads", lambda: _heads(case))


def _heads(case: Case) -> Sequence[Unit]:
    disclaimer = case.statement("disclaimer")
    opens = disclaimer is not None and disclaimer.start < _OPENING
    end = disclaimer.end if disclaimer is not None and opens else 0
    heads: list[Unit] = []
    for unit in islice(
        (u for u in case.draft.units if u.start >= end), _HEADS + opens * _LETTERHEAD
    ):
        is_head = unit.kind in {"heading", "cell"} or (opens and _is_letterhead(case, unit))
        if not is_head and not (heads and _is_deck(case, unit)):
            break
        heads.append(unit)
    return [unit for unit in heads if unit.end - unit.start >= _shortest(case, unit)]


def _is_deck(case: Case, unit: Unit) -> bool:
    """Whether a line below the headline is set between dashes, as what stands above the text is."""
    line = case.draft.folded[unit.start : unit.end].strip()
    return len(line) < _LONGEST_DECK and line[:1] in "-*" and line[-1:] in "-*"


def _is_letterhead(case: Case, unit: Unit) -> bool:
    """Whether a line between the disclaimer and the headline is no sentence: a name, a code."""
    line = case.draft.folded[unit.start : unit.end].strip()
    return line.startswith("(") or (len(line) < _LONGEST_NAME and line[-1:] not in ".。")


def _shortest(case: Case, unit: Unit) -> int:
    """Return how many code points a headline has at least: fewer in Chinese."""
    han = sum(1 for letter in case.draft.text[unit.start : unit.end] if letter >= HAN_FROM)
    return _SHORTEST if han < _SHORTEST_HAN else _SHORTEST_HAN
