"""From the characters of a page to its words, each with its place.

Pure geometry: lengths are points, y grows upwards.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import groupby, pairwise, repeat
from math import inf
from operator import attrgetter, sub

from disclosure_lint.draft.characters import WIDE_FROM
from disclosure_lint.readers.pdf import symbols
from disclosure_lint.readers.pdf.hyphens import SOFT
from disclosure_lint.readers.pdf.sheet import WORD, Sheet
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.readers.pdf.library import Box

_SCRIPT = 0.84  # a mark above or below the line is smaller than this part of its neighbour
_RAISED = 0.12  # of the size: what differs more is on another base line
_FAR = 0.75  # of the size: what differs more is on another line
_MARK = Regex(r"[(\[]?[\d,*†‡§#+−–-]{1,4}[)\]]?|[a-z]|TM|SM|R|®|™|st|nd|rd|th")
_MARKS = 0.2  # of the words: where more are small, they are no marks
RIGHT_TO_LEFT = Regex("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
HALVES = Regex("[\ud800-\udfff]")  # of a character, as pdfium gives those of the upper planes
_JUMP = 1.7  # of the size: no two neighbours in a word are so far apart
_STEP = 1.2  # the same, from one Chinese character to the next
_LATIN = "\u024f"  # the last letter whose width is that of a letter
_TWICE = Regex(r"(.)\1")
_SHADOW = 0.13  # of the size: no two letters stand so near each other
_TYPED = 10.0  # points: how high typed letters are taken to be
_BACK = 0.3  # of the size: how far the pen goes back within a word


class Word(NamedTuple):
    """Characters without white space between them."""

    text: str
    x0: float  # where the ink begins
    x1: float  # where it ends
    base: float  # the base line
    size: float  # of the font: how high its letters are
    em: float  # the same across, which differs where they are narrowed
    bold: bool = False
    upright: bool = True  # not turned by a quarter
    spaced: bool = True  # whether the file has white space before it
    at: int = 0  # its offset in the order of the file
    slanted: bool = False  # neither level nor turned by quarters


def words(sheet: Sheet) -> list[Word]:
    """Return the words of a page in the order of the file, marks joined to their words.

    What the file prints far off the page is left out.
    """
    found: list[Word] = []
    reach = 2 * max(sheet.width, sheet.height)
    pieces = _pieces(sheet)
    pieces = _within([*pieces, *_typed(sheet, pieces)], reach)
    for high, same in groupby(pieces, attrgetter("size")):
        sized = list(same)
        at = 0
        # Only words of other sizes can be marks of each other.
        while at < len(sized) and found and found[-1].size != high:
            joined = _joined(found[-1], sized[at])
            if not joined:
                break
            found[-1] = joined
            at += 1
        found += sized[at:] if at else sized
    return _carried(found)


def _within(words: list[Word], reach: float) -> list[Word]:
    """Leave out what stands far off the page, or nowhere."""
    _, *places = [*zip(*words, strict=True)][:4] or [()]
    if all(-reach < min(one) and max(one) < reach and sum(one) < inf for one in places):
        return words
    return [word for word in words if all(-reach < place < reach for place in word[1:4])]


def _carried(words: list[Word]) -> list[Word]:
    """Put marks that the file prints out of order to the words that carry them."""
    sizes = sorted([word.size for word in words])
    small = _SCRIPT * sizes[len(sizes) // 2] if sizes else 0.0
    if not sizes or sizes[0] > small:
        return words
    marks = [
        at for at, word in enumerate(words) if word.size <= small and _MARK.fullmatch(word.text)
    ]
    if not marks or len(marks) > _MARKS * len(words):
        return words
    order = sorted(set(range(len(words))).difference(marks), key=lambda at: words[at].base)
    bases = [words[at].base for at in order]
    for mark in marks:
        word = words[mark]
        first = bisect_left(bases, word.base - small)
        last = bisect_right(bases, word.base + small)
        for at in order[first:last]:
            if joined := _joined(words[at], word):
                words[at] = joined
                words[mark] = word._replace(text="")
                break
    return [word for word in words if word.text]


def is_wide(character: str) -> bool:
    """Whether a character is Chinese: written without spaces between words."""
    return WIDE_FROM <= character < "\ufb00" or "\ufe30" <= character <= "\uffef"


def _pieces(sheet: Sheet) -> list[Word]:
    """Return the words of a page, those that are odd parted where their letters do not go on."""
    text = symbols.read(sheet)
    spans = [found.span() for found in WORD.finditer(text)]
    if not sheet.odd and not sheet.astray:
        return _plain(sheet, text, spans)
    parted = [span in sheet.odd or span[0] in sheet.astray for span in spans]
    plain = iter(
        _plain(sheet, text, [span for span, apart in zip(spans, parted, strict=True) if not apart])
    )
    found: list[Word] = []
    for (start, end), apart in zip(spans, parted, strict=True):
        if not apart:
            found.append(next(plain))
        elif start in sheet.astray or RIGHT_TO_LEFT.search(text, start, end):
            found.append(_whole(sheet, text, start, end))
        else:
            found += [
                _word(sheet, text, first, last, spaced=first == start)
                for first, last in _runs(sheet, start, end)
            ]
    return found


def _whole(sheet: Sheet, text: str, first: int, last: int) -> Word:
    """Return a word of letters that do not go from left to right: it is as the file has it."""
    x, right, base = sheet.x[first:last], sheet.right[first:last], sheet.base[first:last]
    size, em = max(sheet.size[first:last]) or 1.0, max(sheet.em[first:last]) or 1.0
    level = first not in sheet.astray
    return Word(
        _inked(text[first:last]), min(*x, *right), max(*x, *right), max(base), size, em,
        first in sheet.bold, level, at=first, slanted=first in sheet.slanted,
    )  # fmt: skip


def _inked(ink: str) -> str:
    """Return characters as they are read: hyphens at line ends, halves of one put together."""
    ink = ink.replace("\x02", "-").replace("\ufffe", "-").replace("\xad", SOFT)
    if HALVES.search(ink):
        ink = ink.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return ink


def _plain(sheet: Sheet, text: str, spans: list[tuple[int, int]]) -> list[Word]:
    """Return words that go straight on, field by field of all at once."""
    x, right, base, size, em = sheet.x, sheet.right, sheet.base, sheet.size, sheet.em
    bold, slanted = sheet.bold, sheet.slanted
    starts, lasts = [start for start, _ in spans], [end - 1 for _, end in spans]
    inks = [text[start:end] for start, end in spans]
    ends = list(map(max, [right[at] for at in lasts], [x[at] for at in lasts]))
    ems = [em[at] or 1.0 for at in starts]
    if not text.isascii() or "\x02" in text:
        for at, ink in enumerate(inks):
            if not ink.isascii() or "\x02" in ink:
                inks[at] = ink = _inked(ink)  # noqa: PLW2901 - as it is read
                if is_wide(ink[-1]):  # Chinese signs take a square, whatever their ink
                    ends[at] = max(ends[at], x[lasts[at]] + 0.94 * ems[at])
    fields = zip(
        inks,
        [x[at] for at in starts],
        ends,
        [base[at] for at in starts],
        [size[at] or 1.0 for at in starts],
        ems,
        [at in bold for at in starts],
        repeat(True),  # noqa: FBT003 - upright
        repeat(True),  # noqa: FBT003 - spaced
        starts,
        [at in slanted for at in starts],
        strict=False,
    )
    return [_new(Word, one) for one in fields]


_new = tuple.__new__  # of its fields at once


def _typed(sheet: Sheet, pieces: Sequence[Word]) -> Iterator[Word]:
    """Yield what is typed into fields of which the file does not say how they look.

    It may say so and show nothing: then a program that opens it draws the text.
    """
    at = len(sheet.text)
    for text, box, drawn in sheet.notes.typed:
        if drawn and _is_drawn(sheet, text, box, pieces):
            continue
        left, bottom, _, top = box
        size = min(_TYPED, max(1.0, 0.8 * (top - bottom)))
        for number, line in enumerate(text.splitlines()):
            x, base = left + 0.2 * size, top - size * (1 + 1.2 * number)
            for word in line.split():
                x1 = x + 0.5 * size * len(word)
                yield Word(word, x, x1, base, size, size, at=at)
                x, at = x1 + 0.25 * size, at + 1


def _is_drawn(sheet: Sheet, text: str, box: Box, pieces: Sequence[Word]) -> bool:
    """Whether there is text in a field, or what is typed into it stands on the page or is hidden."""
    left, bottom, right, top = box
    if any(left <= word.x0 <= right and bottom <= word.base <= top for word in pieces):
        return True
    words = text.split()
    there = set(sheet.text.split()).union(*(hidden.split() for hidden in sheet.hidden))
    return 2 * sum(word in there for word in words) >= len(words)


def _word(sheet: Sheet, text: str, first: int, last: int, *, spaced: bool) -> Word:
    size = max(sheet.size[first:last]) or 1.0
    turned = last - first > 1 and _is_turned(sheet, first, last, size)
    ink = text[first:last]
    if "\xad" in ink:
        ink = _unbroken(sheet, ink, first)
    ink = _inked(ink)
    if _TWICE.search(ink):
        ink = _once(sheet, ink, first, min(size, sheet.em[first]))
    x0, x1 = sheet.x[first], max(sheet.right[last - 1], sheet.x[last - 1])
    if is_wide(ink[-1]) and not turned:  # Chinese signs take a square, whatever their ink
        x1 = max(x1, sheet.x[last - 1] + 0.94 * sheet.em[last - 1])
    return Word(
        ink,
        x0,
        x1,
        sheet.base[first],
        size,
        max(sheet.em[first:last]) or 1.0,
        first in sheet.bold,
        not turned,
        spaced,
        first,
        first in sheet.slanted,
    )


def _once(sheet: Sheet, ink: str, first: int, size: float) -> str:
    """Leave out letters that are printed a second time right beside themselves.

    Those of a ligature are said to stand in one place.
    """
    kept = ink[0]
    for at, (before, one) in enumerate(pairwise(ink), first + 1):
        step = abs(sheet.x[at] - sheet.x[at - 1])
        if one != before or not 0 < step < _SHADOW * size:
            kept += one
    return kept


def _unbroken(sheet: Sheet, ink: str, first: int) -> str:
    """Leave out a place to break at that a ligature is drawn over: it takes no room of its own."""
    x = sheet.x[first : first + len(ink)]
    return (
        ink[0]
        + "".join(
            one
            for at, one in enumerate(ink[1:-1], 1)
            if one != "\xad" or x[at] not in x[at - 1 : at + 2 : 2]
        )
        + ink[1:][-1:]
    )


def _is_turned(sheet: Sheet, first: int, last: int, size: float) -> bool:
    across = abs(sheet.x[last - 1] - sheet.x[first])
    down = abs(sheet.base[last - 1] - sheet.base[first])
    return down > across and down > size / 2


def _runs(sheet: Sheet, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a word where its base line, its size or the way of its pen changes."""
    base, x = sheet.base[start:end], sheet.x[start:end]
    size, em = max(sheet.size[start:end]) or 1.0, max(sheet.em[start:end]) or 1.0
    level = max(base) - min(base) < _RAISED * size
    text = sheet.text[start:end]
    if level and text.isascii() and 0 <= x[-1] - x[0] < _JUMP * em * (end - start):
        yield start, end
        return
    if _is_turned(sheet, start, end, size):
        yield start, end
        return
    if level and end - start > 1:
        steps = list(map(sub, x[1:], x))
        if min(steps) >= -_BACK * em and max(steps) <= _STEP * em:
            yield start, end
            return
    first = start
    for at in range(start + 1, end):
        if _is_parted(sheet, at, size, em):
            yield first, at
            first = at
    yield first, end


def _is_parted(sheet: Sheet, at: int, size: float, em: float) -> bool:
    """Whether a character does not stand right behind the one before it."""
    step = sheet.x[at] - sheet.x[at - 1]
    if abs(sheet.base[at] - sheet.base[at - 1]) >= _RAISED * size or step < -_BACK * em:
        return True
    wide = sheet.text[at - 1] > _LATIN  # it may be a glyph's number and not yet be read
    return step > (_STEP if wide else 2 * _JUMP) * em


def _joined(before: Word, word: Word) -> Word | None:
    """Return two words as one where one is a small mark that the other carries."""
    raised = word.base - before.base
    gap = word.x0 - before.x1
    if not (word.upright and before.upright):
        return None
    if word.size <= _SCRIPT * before.size:
        near = -0.3 * before.em < gap < 0.35 * before.em
        if near and _RAISED * before.size < abs(raised) < _FAR * before.size:
            mark = symbols.raised(word.text) if raised > 0 else word.text
            return before._replace(text=before.text + mark, x1=max(before.x1, word.x1))
    elif before.size <= _SCRIPT * word.size:
        near = -0.3 * word.em < gap < 0.35 * word.em
        if near and _RAISED * word.size < -raised < _FAR * word.size:
            return word._replace(text=f"{symbols.raised(before.text)} {word.text}", x0=before.x0)
    return None
