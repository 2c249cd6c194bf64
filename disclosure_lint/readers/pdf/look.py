"""What pdfium says of one open page: its characters and where they stand, what is seen of them."""

from __future__ import annotations

import ctypes
import sys
from array import array
from collections import Counter
from math import hypot
from operator import sub

from disclosure_lint.readers.pdf import seen
from disclosure_lint.readers.pdf.asking import Asking, Box
from disclosure_lint.readers.pdf.notes import Notes
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_NAME = 200  # bytes of the name of a font


class Sheet(NamedTuple):
    """The characters of one page, in the order of the file.

    The lists have an item for each character of `text`, in points; y grows upwards.
    A page whose text is turned is turned so that it reads from left to right.
    """

    number: int  # from 1
    width: float
    height: float
    text: str  # with the spaces and line ends that pdfium finds missing
    right: Sequence[float]  # where their ink ends
    base: Sequence[float]  # the base line
    size: Sequence[float]  # of the font: how high its letters are
    em: Sequence[float]  # the same across, which differs where they are narrowed
    x: Sequence[float]  # where the pen is put down
    bold: frozenset[int]  # offsets of words that are bold
    unmapped: dict[int, str]  # characters whose font gives no text, and its name
    drawn: int = 0  # paths
    pictured: float = 0.0  # which part of the page pictures cover
    partly: bool = False  # whether the first page has a picture, or letters drawn as outlines
    hidden: tuple[str, ...] = ()  # text that nobody sees
    scan: bool = False  # whether text lies under a picture of it
    turns: Sequence[int] = ()  # where the pen goes elsewhere than on; all, if the page is turned
    slanted: frozenset[int] = frozenset()  # offsets of words neither level nor turned by quarters
    notes: Notes = Notes()  # what people put onto the page


class _Places(NamedTuple):
    """Where characters stand, and how large they are, as in a sheet."""

    x: Sequence[float]
    y: Sequence[float]
    size: Sequence[float]
    em: Sequence[float]


class Look:
    """A look at one page while it is open."""

    def __init__(self, asking: Asking, number: int, *, layered: bool) -> None:
        self.asking = asking
        self.number = number
        self.layered = layered  # whether some of the page may be in a layer that is off
        self.count = max(0, asking.pdfium.FPDFText_CountChars(asking.text))

    def sheet(self) -> Sheet:
        """Return all that is asked of a page."""
        text = self._characters()
        every = range(self.count)
        x, y = self.asking.doubles("FPDFText_GetCharOrigin", 2, every)
        starts = [word.start() for word in _WORD.finditer(text)]
        ends = [word.end() - 1 for word in _WORD.finditer(text)]
        steps = zip(map(sub, x[1:], x), map(sub, y[1:], y), strict=False)
        turns = [
            at
            for at, (across, up) in enumerate(steps, 1)
            if not (-_LEVEL <= up <= _LEVEL and -1 < across < _LEAP)
        ]
        told = sorted({*starts, *turns})
        size, em, turned, slanted = self._sizes(told)
        page = self.asking.page_box()
        on = seen.things(self.asking)
        text, hidden, scan = self._seen(text, told, _Places(x, y, size, em), page, on)
        unmapped = self._unmapped(sorted({*told, *ends}))
        for values, edge in ((x, page[0]), (y, page[1])):
            if edge:
                values[:] = array("d", [value - edge for value in values])
        right, y, x = self._right(sorted({*ends, *(at - 1 for at in turns)}), x, y, turned, page)
        width, height = self.asking.size()
        drawn = self._drawn(on, width * height)
        return Sheet(
            self.number + 1, width, height, text, right, y, size, em, x,
            self._bold(starts), unmapped, *drawn, hidden, scan, every if turned else turns, slanted,
        )  # fmt: skip

    def _seen(
        self, text: str, told: Sequence[int], places: _Places, page: Box, on: seen.Things
    ) -> tuple[str, tuple[str, ...], bool]:
        """Return the text with blanks for what nobody sees, and what that is."""
        if not told:
            return text, (), False
        x, y, size, em = places
        pieces = []
        things = self.asking.things(told)
        ends = [*told[1:], len(text)]
        text_of = seen.Text(self.asking, things, on, layered=self.layered)
        inside = page[0] <= min(x) and max(x) <= page[2] and page[1] <= min(y) and max(y) <= page[3]
        if inside and text_of.is_plain():
            return text, (), False
        for start, end, thing in zip(told, ends, things, strict=True):
            while end > start + 1 and text[end - 1].isspace():
                end -= 1  # noqa: PLW2901 - without the space behind it
            xs, ys = x[start:end], y[start:end]
            wide, high = em[start], size[start]
            box = min(xs), min(ys) - 0.2 * high, max(xs) + wide / 2, max(ys) + 0.7 * high
            pieces.append(seen.Piece(box, thing))
        found = text_of.unseen(page, pieces)
        if not found.pieces:
            return text, (), found.scan
        kept = list(text)
        hidden: list[str] = []
        last = -1
        for at in sorted(found.pieces):
            start, end = told[at], ends[at]
            words = text[start:end]
            if last == at - 1 and hidden:
                hidden[-1] += words
            else:
                hidden.append(words)
            last = at
            kept[start:end] = [one if one.isspace() else " " for one in words]
        told_of = (" ".join(words.split()) for words in hidden)
        return "".join(kept), tuple(words for words in told_of if words), found.scan

    def _characters(self) -> str:
        count, pdfium = self.count, self.asking.pdfium
        buffer = (ctypes.c_ushort * (count + 1))()
        written = pdfium.FPDFText_GetText(self.asking.text, 0, count, buffer)
        if written == count + 1:
            text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
            if len(text) == count:
                return text
        codes = self.asking.characters("FPDFText_GetUnicode", range(count))
        return "".join(chr(code) if 0 <= code <= sys.maxunicode else "\ufffd" for code in codes)

    def _sizes(self, told: Sequence[int]) -> tuple[list[float], list[float], int, frozenset[int]]:
        """Return how high and how wide the font of each letter is, and how the text is turned.

        That is the size of the font as the page scales it. It is asked where a word begins
        or the base line turns, and holds from there on.
        """
        if not told:
            return [0.0] * self.count, [0.0] * self.count, 0, frozenset()
        values = array("f", bytes(24 * len(told)))
        at = values.buffer_info()[0]
        self.asking.characters("FPDFText_GetMatrix", told, range(at, at + 24 * len(told), 24))
        sizes = self.asking.characters("FPDFText_GetFontSize", told, result=ctypes.c_double)
        high, wide = [0.0] * self.count, [0.0] * self.count
        ends = [*told[1:], self.count]
        across = map(hypot, values[0::6], values[1::6])
        up = map(hypot, values[2::6], values[3::6])
        for start, end, size, x, y in zip(told, ends, sizes, across, up, strict=True):
            high[start:end] = [abs(size * y)] * (end - start)
            wide[start:end] = [abs(size * x)] * (end - start)
        ways = Counter(map(_quarter, values[0::6], values[1::6]))
        slanted = frozenset(
            start
            for start, a, b in zip(told, values[0::6], values[1::6], strict=True)
            if b and min(abs(a), abs(b)) > _SLANT * max(abs(a), abs(b))
        )
        return high, wide, ways.most_common(1)[0][0], slanted

    def _right(
        self, ends: Sequence[int], x: array[float], y: array[float], turned: int, page: Box
    ) -> tuple[array[float], array[float], array[float]]:
        """Return where the ink of the letters ends, and base lines and pens as they are read.

        It is asked where a word ends; elsewhere it ends where the next letter begins.
        """
        sides = self.asking.doubles("FPDFText_GetCharBox", 4, ends)
        width, height = self.asking.size()
        left, far, low, high = sides
        for values, edge in ((left, page[0]), (far, page[0]), (low, page[1]), (high, page[1])):
            if edge:
                values[:] = array("d", [value - edge for value in values])
        if turned == 1:
            far, x, y = high, y, _from(height, x)
        elif turned == 2:  # noqa: PLR2004 - quarter turns
            far, x, y = _from(width, left), _from(width, x), _from(height, y)
        elif turned == 3:  # noqa: PLR2004 - quarter turns
            far, x, y = _from(width, low), _from(width, y), x
        right = array("d", [*x[1:], *x[-1:]])
        for at, edge in zip(ends, far, strict=True):
            right[at] = edge
        return right, y, x

    def _unmapped(self, some: Sequence[int]) -> dict[int, str]:
        """Return the characters without text, and their fonts; none where `some` have it."""
        name = "FPDFText_HasUnicodeMapError"
        if 1 not in self.asking.characters(name, some):
            return {}
        told = self.asking.characters(name, range(self.count))
        fonts = [self._font(index) for index in range(self.count)]
        flags: dict[str, list[int]] = {}
        for flag, font in zip(told, fonts, strict=True):
            flags.setdefault(font, []).append(flag)
        lost = {font for font, of in flags.items() if font and 3 * of.count(1) >= len(of)}
        return {
            index: font
            for index, (flag, font) in enumerate(zip(told, fonts, strict=True))
            if flag == 1 or font in lost
        }

    def _font(self, index: int) -> str:
        name = ctypes.create_string_buffer(_LONGEST_NAME)
        flags = ctypes.c_int()
        self.asking.pdfium.FPDFText_GetFontInfo(self.asking.text, index, name, _LONGEST_NAME, flags)
        return name.value.decode("utf-8", "replace")

    def _bold(self, starts: Sequence[int]) -> frozenset[int]:
        """Return the offsets of the words that are bold."""
        weighed = self.asking.characters("FPDFText_GetFontWeight", starts)
        return frozenset(at for at, weight in zip(starts, weighed, strict=True) if weight >= _BOLD)

    def _drawn(self, on: seen.Things, area: float) -> tuple[int, float, bool]:
        """Return how many paths a page has, which part pictures cover, and whether any may say.

        A name may be in a picture that is no mere line or dot, or in shapes of many bends.
        """
        pictures = [box for _, kind, box in on.covers if kind == seen.PICTURE]
        covered = sum((box[2] - box[0]) * (box[3] - box[1]) for box in pictures)
        saying = not self.number and (
            any(box[3] - box[1] > _HIGH for box in pictures) or self._is_bent()
        )
        return on.drawn, min(1.0, covered / area) if area else 0.0, saying

    def _is_bent(self) -> bool:
        some = self.asking.objects()
        kinds = self.asking.of_each("FPDFPageObj_GetType", some)
        paths = [one for one, kind in zip(some, kinds, strict=True) if kind == seen.PATH]
        bends = self.asking.of_each("FPDFPath_CountSegments", paths)
        return sum(int(number) >= _BENDS for number in bends) >= _LETTERS


_WORD = Regex(r"\S+")
_LEVEL = 0.3  # points: what is further apart is not on one base line
_SLANT = 0.09  # what rises by more is no level line that was scanned askew
_LEAP = 30.0  # points: the pen goes no further from letter to letter
_BOLD = 600  # the weight of a font that is at least semi-bold
_BENDS = 10  # segments of a path; a frame or a line has fewer
_LETTERS = 4  # such paths that can be a name
_HIGH = 8.0  # points: how high a picture with a name in it is


def _quarter(a: float, b: float) -> int:
    """Return how many quarters text is turned to the left, by the way its letters go."""
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _from(edge: float, values: Sequence[float]) -> array[float]:
    """Return distances from the other edge."""
    return array("d", [edge - value for value in values])
