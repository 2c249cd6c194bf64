"""What a sentence says of its p-value: a result called significant whose p-value is 0.48.

Told only where the word and the p-value stand in one clause, and the value is so far from any usual
level that no test makes the one of the other.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.mentions.intervals.find import Chance
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TERMS = ("significant", "insignificant", "denies", "turns-of-a-sentence")

_SURE, _UNSURE = 0.001, 0.2  # p-values on this and that side of every usual level
_REACH = 170  # code points of a clause before its p-value
_DENIED = 40  # and before the word that reads it, in which it may be denied
_END = r"[.!?]\s|[;:。；：!?]\s?|\n"  # notation: where a clause ends


class Contrary(NamedTuple):
    """A p-value, the word that reads it, and whether that calls it significant."""

    start: int
    end: int
    chance: Chance
    significant: bool


class _Words(NamedTuple):
    yes: Regex
    no: Regex
    denies: Regex
    turn: Regex


def find(case: Case, chances: Sequence[Chance]) -> Iterator[Contrary]:
    """Yield the p-values that their own clause reads otherwise."""
    folded, last = case.draft.folded, 0
    for chance in chances:
        first, last = max(last, chance.start - _REACH), chance.end
        is_large = chance.relation in {"=", ">", "≥"} and _UNSURE <= chance.value <= 1
        is_small = chance.relation in {"=", "<", "≤"} and chance.value <= _SURE
        if not (is_large or is_small):
            continue
        words = case.known.made("significant", lambda: _made(case.known))
        turns = [m.end() for m in words.turn.finditer(folded, first, chance.start)]
        first = turns[-1] if turns else first
        found = (words.yes if is_large else words.no).search(folded, first, chance.start)
        if found is None:
            continue
        begins = max(0, min(first, found.start() - _DENIED))
        begins = max([begins, *(t for t in turns if t <= found.start())])
        if not (is_large and words.denies.search(folded, begins, chance.start)):
            yield Contrary(found.start(), chance.end, chance, is_large)


def _made(known: Known) -> _Words:
    yes, no, denies, turns = (any_of(known.listed(name)) for name in TERMS)
    return _Words(
        Regex(rf"(?<![a-z-])(?:{yes})(?![a-z])"),
        Regex(rf"(?<![a-z])(?:{no})(?![a-z])"),
        Regex(rf"(?<![a-z])(?:{denies})(?![a-z])"),
        Regex(rf"{_END}|(?<![a-z])(?:{turns})(?![a-z])"),
    )
