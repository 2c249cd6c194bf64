"""From the words of a page to its lines: pieces of text on one base line.

Pure geometry: lengths are points, y grows upwards.
"""

from __future__ import annotations

import itertools

from disclosure_lint.readers.pdf.symbols import LOST
from disclosure_lint.readers.pdf.words import RIGHT_TO_LEFT, Word, is_wide
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LEVEL = 0.25  # of the size: words that stand no further apart are on one base line
_GAP = 0.7  # of the size: what stands further apart is not one piece of text
_LEAST, _MOST = 0.8, 2.0  # the same, in a line of several words, by how far it is spread
_TIMES = 2.6  # of the middle gap of the line
_GAP_HAN = 0.75  # the same between two Chinese characters of a line of several
_SPREAD = 0.4  # of the size: the middle gap of a Chinese line that is spaced out
_SPACE = 0.16  # of the size: the least space between Chinese and other letters
_APART = 0.15  # of the size: the least space between words that the file does not part
_OVER = 0.5  # the same: how far no word reaches into the one that it goes on in
_LOOSE = Regex(r" [.,;:)]")  # what may stand right behind a word all the same
_STACKED = 4  # characters one below the other that make a vertical line
_STEPS = (0.7, 1.9)  # of the size: how far apart they stand


class Line(NamedTuple):
    """Words on one base line without a gap between them that parts them."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    em: float
    bold: bool = False
    first: float = 0.0  # the width of its first word, or its first character in Chinese
    turned: bool = False  # read down or up the page
    words: tuple[Word, ...] = ()


def rows(words: Iterable[Word]) -> list[list[Line]]:
    """Return the lines of a page from the top, those on one base line together."""
    level, turned = _upright(list(words))
    found = [_parted(row) for row in _levels(level)]
    return found + [[line] for line in turned]


def joint(before: str, after: str) -> str:
    """Return what stands between two pieces of running text: nothing within Chinese."""
    return "" if is_wide(before[-1]) or is_wide(after[0]) else " "


def _upright(words: list[Word]) -> tuple[list[Word], list[Line]]:
    """Tell words on level lines from vertical Chinese and from turned margins."""
    level: list[Word] = []
    turned: list[Line] = []
    at = 0
    for lone in [at for at, word in enumerate(words) if not _is_level(word)]:
        if lone < at:
            continue
        level += words[at:lone]
        at = lone
        end = _stack(words, at)
        if end - at >= _STACKED:
            turned.append(_column(words[at:end]))
        elif not words[at].upright:
            while end < len(words) and not words[end].upright:
                end += 1
            turned.append(_column(_from_right(words[at:end])))
        else:
            end = at + 1
            level.append(words[at])
        at = end
    return level + words[at:], turned


def _is_level(word: Word) -> bool:
    """Whether a word is none that may stand in a vertical line."""
    return word.upright and (len(word.text) > 1 or word.text.isascii())


def _stack(words: list[Word], at: int) -> int:
    """Return where the single characters end that stand below each other from `at` on."""
    end = at + 1
    if not (len(words[at].text) == 1 and is_wide(words[at].text)):
        return end
    while end < len(words):
        above, word = words[end - 1], words[end]
        step = above.base - word.base
        low, high = (part * word.size for part in _STEPS)
        same = abs(above.x0 + above.x1 - word.x0 - word.x1) < 0.8 * word.em
        if not (len(word.text) == 1 and same and low < step < high):
            break
        end += 1
    return end


def _from_right(words: list[Word]) -> list[Word]:
    """Return vertical lines as they are read: of Chinese and Japanese from the right, row by row.

    A row of such lines ends where the next begins below all of them.
    """
    wide = sum(len(word.text) for word in words if is_wide(word.text[0]))
    if 2 * wide <= sum(len(word.text) for word in words):
        return words
    rows: list[list[Word]] = []
    bottom = 0.0
    for word in sorted(words, key=_from_top):
        if not rows or word.base < bottom:
            rows.append([])
            bottom = word.base
        rows[-1].append(word)
        bottom = min(bottom, word.base - (len(word.text) - 1) * word.size)
    return [word for row in rows for word in sorted(row, key=_back)]


def _back(word: Word) -> tuple[float, float]:
    return -round(word.x0 / word.em), -word.base


def _column(words: list[Word]) -> Line:
    x0, x1 = min(word.x0 for word in words), max(word.x1 for word in words)
    text = words[0].text
    for word in words[1:]:
        text += joint(text, word.text) + word.text
    return Line(text, x0, x1, words[0].base, words[0].size, words[0].em, turned=True)


def _levels(words: list[Word]) -> Iterator[list[Word]]:
    """Yield the words on each base line from left to right, from the top line down."""
    row: list[Word] = []
    for word in sorted(words, key=_from_top):
        if row and row[0].base - word.base > _LEVEL * min(row[0].size, word.size):
            yield sorted(row, key=_from_left)
            row = []
        row.append(word)
    if row:
        yield sorted(row, key=_from_left)


def _parted(row: list[Word]) -> list[Line]:
    """Part the words of a base line where the gaps are wide."""
    if len(row) == 1:
        return [made(row)]
    gaps = [after.x0 - before.x1 for before, after in itertools.pairwise(row)]
    widest = _widest(row, gaps)
    found: list[list[Word]] = [row[:1]]
    if max(gaps) <= min(_GAP_HAN, widest) * min([word.em for word in row]):
        return [made(row)]
    for before, word, gap in zip(row, row[1:], gaps, strict=False):
        han = widest <= _GAP and is_wide(before.text[-1]) and is_wide(word.text[0])
        if gap > (min(_GAP_HAN, widest) if han else widest) * word.em:
            found.append([word])
        else:
            found[-1].append(word)
    return [made(words) for words in found]


def _widest(row: list[Word], gaps: list[float]) -> float:
    """Return how wide a gap within a piece may be, in sizes."""
    if len(gaps) < _STACKED - 1:
        return _GAP
    middle = sorted(gaps)[len(gaps) // 2] / row[0].em
    single = sum(len(word.text) == 1 for word in row)
    if 2 * single > len(row) and middle > _SPREAD:
        return max(_MOST, 1.5 * middle)  # a name in spaced letters
    return min(max(_LEAST, _TIMES * middle), _MOST)


def made(words: Sequence[Word]) -> Line:
    """Return words of one base line as a line."""
    first = words[0]
    if len(words) == 1:
        text, x0, x1, base, size, em, bold, *_ = first
        width = em if is_wide(text[0]) else x1 - x0
        return Line(text, x0, x1, base, size, em, bold, width, words=(first,))
    sizes = sorted([word.size for word in words])
    bold = 2 * sum([word.bold for word in words]) > len(words)
    size = sizes[len(sizes) // 2]
    em = max([word.em for word in words if word.size == size])
    width = em if is_wide(first.text[0]) else first.x1 - first.x0
    x1 = max([word.x1 for word in words])
    return Line(_text(words), first.x0, x1, first.base, size, em, bold, width, words=tuple(words))


def _text(words: Sequence[Word]) -> str:
    """Return the text of the words of a line."""
    text = " ".join([word.text for word in words])
    if (
        text.isascii()
        and len(text) > 3 * len(words)
        and not _LOOSE.search(text)
        and False not in [word.spaced for word in words[1:]]
    ):
        return text  # as nearly all are
    if RIGHT_TO_LEFT.search(text):
        parts = [(" " if word.spaced else "") + word.text for word in sorted(words, key=_in_file)]
        return "".join(parts).strip()
    spaced = _is_spaced(words)
    parts = [words[0].text]
    for before, word in itertools.pairwise(words):
        parts += (_between(before, word, spaced=spaced), word.text)
    return "".join(parts)


def _is_spaced(words: Sequence[Word]) -> bool:
    """Whether the letters of a Latin line are spaced out one by one."""
    single = sum(len(word.text) == 1 and word.text.isalpha() for word in words)
    return single >= 2 * _STACKED and single > 0.8 * len(words)


def _between(before: Word, word: Word, *, spaced: bool) -> str:
    gap = word.x0 - before.x1
    em = max(before.em, word.em)
    wide, other = is_wide(before.text[-1]), is_wide(word.text[0])
    if (wide and other) or before.text[-1] == word.text[0] == LOST:
        return ""
    if wide or other:
        return " " if gap > _SPACE * em else ""
    if spaced and len(before.text) == len(word.text) == 1 and gap < 0.7 * em:
        return ""
    if gap < _SPACE * em and word.text[0] in ".,;:)" and before.text[-1].isalnum():
        return ""  # behind a raised mark
    if gap < -_OVER * em and len(before.text) > 1 < len(word.text):
        return " "  # it lies over the end of the other, as fields that are too long do
    return " " if word.spaced or gap > _APART * em else ""


def _from_top(word: Word) -> float:
    return -word.base


def _in_file(word: Word) -> int:
    return word.at


def _from_left(word: Word) -> float:
    return word.x0
