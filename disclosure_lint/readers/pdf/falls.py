"""Stretches of a page's text in which the pen goes down it, as the file has them.

Pure geometry: lengths are points, y grows upwards.
"""

from __future__ import annotations

from disclosure_lint.readers.pdf.words import Word
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

LEVEL = 0.6  # of the size: what stands further up or down is on another line
_BACK = 0.5  # of the size: how far the pen goes back within a line


class Run(NamedTuple):
    """Words on one base line that the file has one after the other from left to right."""

    words: list[Word]
    x0: float
    x1: float
    base: float


Fall = list[Run]  # runs, each below the one before


def in_file(word: Word) -> int:
    """Return the place of a word in the order of the file."""
    return word.at


def falls(words: Sequence[Word]) -> list[Fall]:
    """Return words in the order of the file as runs, parted where the pen goes up."""
    runs: list[list[Word]] = []
    last = None
    for word in words:
        if last is not None and word.x0 > last.x1 - _BACK * word.em:
            step = last.base - word.base
            if not step or abs(step) < LEVEL * max(last.size, word.size):
                runs[-1].append(word)
                last = word
                continue
        runs.append([word])
        last = word
    found: list[Fall] = []
    for run in map(_run, runs):
        if found:
            above = found[-1][-1]
            size = max(above.words[0].size, run.words[0].size)
            if above.base - run.base > -LEVEL * size and not (
                above.base - run.base < LEVEL * size and run.x0 < above.x1
            ):
                found[-1].append(run)
                continue
        found.append([run])
    return found


def _run(words: list[Word]) -> Run:
    return Run(words, words[0].x0, max([word.x1 for word in words]), words[0].base)
