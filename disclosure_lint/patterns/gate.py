"""Which runs of a pack may hold in a draft at all, told from its distinct words.

A run needs a word of each of its steps, so one step is enough to rule it out: the one
whose words are longest, since long words are rare. The answer may be too generous,
never too narrow.
"""

from __future__ import annotations

import sys

from disclosure_lint.draft.characters import WIDE_FROM
from disclosure_lint.draft.words import BEGINNING, Words
from disclosure_lint.patterns.nodes import Node, Step, Steps, alternatives, steps_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

_SIZE = 4  # bytes of the number of a run

Needs = list[tuple[str, str]]  # ("word", …) or ("begins", …): one of them must occur


def build(runs: Iterable[Node]) -> dict[str, Any]:
    """Return what the gate of numbered runs goes by, as plain data."""
    words: dict[str, set[int]] = {}
    beginnings: dict[str, dict[str, set[int]]] = {}
    always: list[int] = []
    for run in runs:
        needs, number = _run_needs(steps_of(run)), run[2]
        if needs is None:
            always.append(number)
        for kind, letters in needs or ():
            if kind == "word":
                words.setdefault(letters, set()).add(number)
            else:
                lettered = beginnings.setdefault(letters[:BEGINNING], {})
                lettered.setdefault(letters, set()).add(number)
    return {
        "words": {word: _folded(numbers) for word, numbers in words.items()},
        "beginnings": {
            short: tuple((letters, tuple(sorted(numbers))) for letters, numbers in found.items())
            for short, found in beginnings.items()
        },
        "always": tuple(always),
    }


def _folded(numbers: Iterable[int]) -> bytes:
    """Return numbers of runs as bytes: of a thousand words, a draft has a hundred."""
    return b"".join([number.to_bytes(_SIZE, sys.byteorder) for number in sorted(numbers)])


class Gate:
    """Tells which runs of a pack may hold, and unfolds those that are asked for, once."""

    __slots__ = ("_plain", "_unfolded")

    def __init__(self, plain: dict[str, Any]) -> None:
        self._plain = plain
        self._unfolded: dict[int, Steps] = {}

    def possible(self, words: Words) -> set[int]:
        """Return the numbers of the runs that may hold among some words."""
        found: set[int] = set(self._plain["always"])
        by_word: dict[str, bytes] = self._plain["words"]
        told = b"".join([by_word[word] for word in by_word.keys() & words.index.keys()])
        found.update(memoryview(told).cast("I"))
        by_letters: dict[str, Any] = self._plain["beginnings"]
        for short in by_letters.keys() & words.begun:
            for letters, numbers in by_letters[short]:
                if words.begin_with(letters):
                    found.update(numbers)
        return found

    def steps(self, run: Node) -> Steps:
        """Return the steps of a run."""
        number = run[2]
        if number not in self._unfolded:
            self._unfolded[number] = steps_of(run)
        return self._unfolded[number]


def _run_needs(steps: Steps) -> Needs | None:
    """Return the needs of the step that rules a run out soonest; None where none can."""
    told = [needs for step in steps if (needs := _step_needs(step))]
    return max(told, key=_rarity, default=None)


def _step_needs(step: Step) -> Needs | None:
    if step[0] == "word" or (step[0] == "begins" and _can_be_looked_up(step[1])):
        return [step[:2]]
    if step[0] != "one":
        return None
    found: Needs = []
    for steps in alternatives(step):
        needs = _run_needs(steps)
        if needs is None:
            return None
        found += needs
    return found


def _can_be_looked_up(letters: str) -> bool:
    return len(letters) >= BEGINNING or letters > WIDE_FROM


def _rarity(needs: Needs) -> tuple[int, int]:
    """Rank needs: the shortest of the words decides, then how few they are."""
    return min(_length(letters) for _, letters in needs), -len(needs)


def _length(letters: str) -> int:
    """Return the length of a word; a Han character tells more than a letter."""
    return len(letters) + 2 * (letters > WIDE_FROM)
