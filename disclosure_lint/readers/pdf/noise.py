"""What is printed over and beside the text: the same words again, marks across the page, line numbers.

Pure geometry: lengths are points, y grows upwards.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict

from disclosure_lint.readers.pdf.words import is_wide
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.readers.pdf.words import Word

_AGAIN = 0.25  # of the size: how far off a word is printed again, to look bold or to cast a shadow
_AGAIN_ONE = 0.12  # the same of a single character
_STEP = 8.0  # points: no copy stands further above or below
_MOST_SLANTED = 0.5  # of the words: where more are slanted, the page is
_LARGE = 2.5  # times the usual size: letters of a mark that lies across the text
_TALL = 36.0  # points: the same, at least
_NUMBERS = 5  # line numbers at least
_NUMBERED = 0.6  # of the lines of a page, those with a number
_NUMBERED_FIVES = 0.12  # the same, where each fifth has one
_BESIDE = 0.05  # of the words, those that may stand beyond the numbers
_PROSE = 4.0  # words of a numbered line, in the mean
_WITHIN = 0.3  # of the lines, those that begin within a sentence


class Cleared(NamedTuple):
    """The words of the text, and the marks that lie across it."""

    words: list[Word]
    marks: list[str]


def cleared(words: list[Word]) -> Cleared:
    """Return the words of a page without what is printed over and beside them."""
    words, marks = _without_marks(_once(words))
    return Cleared(_without_numbers(words), marks)


def _once(words: list[Word]) -> list[Word]:
    """Leave out words that are printed a second time in their place."""
    first: dict[str, Word] = {}
    places: dict[tuple[str, int], list[Word]] = {}
    found = []
    for word in words:
        text = word.text
        before = first.setdefault(text, word)
        if before is not word:
            level = int(word.base / _STEP)
            near = [before]
            for step in (level, level - 1, level + 1):
                if other := places.get((text, step)):
                    near += other
            if True in [_is_again(other, word) for other in near]:
                continue
            places.setdefault((text, level), []).append(word)
        found.append(word)
    return found


def _is_again(before: Word, word: Word) -> bool:
    step = before.base - word.base
    if not -word.size < step < word.size:
        return False
    near = _AGAIN if len(word.text) > 1 else _AGAIN_ONE
    return abs(step) < near * word.size and abs(before.x0 - word.x0) < near * word.em


def _without_marks(words: list[Word]) -> tuple[list[Word], list[str]]:
    """Part slanted words, and large ones that lie over others, from the text."""
    slanted = [word for word in words if word.slanted]
    if (
        slanted
        and len(slanted) > _MOST_SLANTED * len(words)
        and len({w.text for w in slanted}) > len(slanted) / 2
    ):
        return words, []
    marks = {id(word) for word in slanted} | _across(words)
    if not marks:
        return words, []
    lines: list[list[Word]] = []
    for word in words:
        if id(word) not in marks:
            continue
        last = lines[-1][-1] if lines else None
        near = last is not None and word.at - last.at - len(last.text) <= 1
        if near:
            lines[-1].append(word)
        else:
            lines.append([word])
    texts = dict.fromkeys(
        "".join((" " if word.spaced else "") + word.text for word in line).strip() for line in lines
    )
    return [word for word in words if id(word) not in marks], list(texts)


def _across(words: list[Word]) -> set[int]:
    """Return large words that lie over lines of the text."""
    sizes = sorted(word.size for word in words)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    if not sizes or sizes[-1] < max(_TALL, _LARGE * usual):
        return set()
    found = set()
    for large in words:
        if large.size < max(_TALL, _LARGE * usual):
            continue
        over = (
            other
            for other in words
            if other.size < large.size / 2
            and large.x0 < other.x0 < large.x1
            and large.base < other.base < large.base + large.size / 2
        )
        if sum(1 for _ in over) > 1:
            found.add(id(large))
    return found


def _without_numbers(words: list[Word]) -> list[Word]:
    """Leave out the numbers of lines, which stand in a margin one below the other."""
    figures = [word for word in words if word.text[0] <= "9" and _is_figures(word.text)]
    if len(figures) < _NUMBERS:
        return words
    columns: dict[tuple[str, int], list[Word]] = defaultdict(list)
    for word in figures:
        columns["x0", round(word.x0 / 2)].append(word)
        for at in (int(word.x1 / 2), int(word.x1 / 2) + 1):  # where the ink of figures ends varies
            columns["x1", at].append(word)
    for column in sorted(columns.values(), key=len, reverse=True):
        if len(column) >= _NUMBERS and _are_numbers(column, words):
            gone = {id(word) for word in column}
            return [word for word in words if id(word) not in gone]
    return words


def _is_figures(text: str) -> bool:
    return len(text) <= 4 and text.isdecimal()  # noqa: PLR2004 - figures


def _are_numbers(column: list[Word], words: Sequence[Word]) -> bool:
    column = sorted(column, key=lambda word: -word.base)
    values = [int(word.text) for word in column]
    steps = Counter(after - before for before, after in itertools.pairwise(values))
    step, times = steps.most_common(1)[0]
    if step not in {1, 5} or times < len(values) - 2:
        return False
    rest = [word for word in words if not word.text.isdecimal() or word.x0 > column[0].x1 + word.em]
    left, right = min(word.x0 for word in column), max(word.x1 for word in column)
    beyond = min(sum(word.x0 < right for word in rest), sum(word.x1 > left for word in rest))
    lines = {round(word.base / 3) for word in rest}
    share = _NUMBERED if step == 1 else _NUMBERED_FIVES
    return (
        len(lines) >= _NUMBERS
        and beyond <= _BESIDE * len(rest)
        and len(column) >= share * len(lines)
        and sum(not _is_figures(word.text) for word in rest) >= _PROSE * len(lines)
        and _runs_on(rest)
    )


def _runs_on(words: Sequence[Word]) -> bool:
    """Whether lines begin within a sentence, as those of running text do and of a list do not."""
    firsts: dict[int, Word] = {}
    for word in words:
        line = round(word.base / 3)
        if line not in firsts or word.x0 < firsts[line].x0:
            firsts[line] = word
    within = sum(one.text[0].islower() or is_wide(one.text[0]) for one in firsts.values())
    return within >= _WITHIN * len(firsts)
