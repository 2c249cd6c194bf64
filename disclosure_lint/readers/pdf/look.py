"""What pdfium says of one open page: its characters and where they stand, what is seen of them."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from math import hypot

from disclosure_lint.readers.pdf import hidden
from disclosure_lint.readers.pdf.bold import Fonts
from disclosure_lint.readers.pdf.library import Box, Page, lies_in, upright
from disclosure_lint.readers.pdf.sheet import WORD, Sheet
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LONGEST_NAME = 200  # bytes of the name of a font


class _Kind(NamedTuple):
    """What all characters of one text object of a page have."""

    size: float
    em: float
    way: int  # how many quarters they are turned to the left
    slanted: bool
    bold: bool


class _Places(NamedTuple):
    """Where characters stand: those that were asked about, and 0 for the others."""

    x: array[float]
    y: array[float]
    size: list[float]
    em: list[float]


class _Pieces(NamedTuple):
    """Parts of words that go straight on, in the order of the file."""

    starts: list[int]
    ends: list[int]
    things: list[int]  # the addresses of the objects they are of


class Look:
    """A look at one page while it is open.

    A word has a few hundred neighbours on its page, and asking costs as much as all that is
    made of the answer. What all characters of a text object share is asked of one of them, and a word
    within one object, whose pen goes straight on, is known by its first and last character.
    """

    def __init__(self, page: Page, count: int, number: int, fonts: Fonts, *, layered: bool) -> None:
        self.asking = page
        self.number = number
        self.fonts = fonts
        self.layered = layered  # whether some of the page may be in a layer that is off
        self.count = count
        self._kinds: dict[int, _Kind] = {}  # by the addresses of objects
        self._same: dict[tuple[float, ...], _Kind] = {}  # by how characters are set
        self._around: list[Box] = []  # where the pen is put down

    def sheet(self) -> Sheet:
        """Return all that is asked of a page."""
        text = self._characters()
        words = [word.span() for word in WORD.finditer(text)]
        starts = [start for start, _ in words]
        lasts = [end - 1 for start, end in words if end - start > 1]
        things = self.asking.things(starts)
        self._ask(starts, things)
        turned = self._turned(things)
        places = self._places(starts, lasts)
        odd = self._odd(words, things, lasts, places, turned)
        if not turned and _OWN.search(text):
            signs = (at for at, (start, end) in enumerate(words) if _OWN.search(text, start, end))
            odd = sorted({*odd, *signs})
        pieces = self._pieces(words, things, odd, places)
        page = upright(self.asking.box())
        on = hidden.things(self.asking)
        whole = text
        text, unseen, scan = self._seen(text, pieces, places, page, on)
        unmapped = self._unmapped(starts)
        if unmapped and unseen:
            unmapped = {at: font for at, font in unmapped.items() if text[at] == whole[at]}
        pens, lines = _beyond(page[0], places.x), _beyond(page[1], places.y)
        right, y, x = self._right([end - 1 for end in pieces.ends], pens, lines, turned, page)
        width, height = self.asking.size()
        drawn = self._drawn(on, width * height)
        bold = self._having(lambda kind: kind.bold, pieces.starts, pieces.things)
        slanted = self._having(lambda kind: kind.slanted, pieces.starts, pieces.things)
        astray = self._having(lambda kind: kind.way != turned, starts, things)
        return Sheet(
            self.number + 1, width, height, text, right, y, places.size, places.em, x,
            bold, unmapped, *drawn, unseen, scan, {words[at] for at in odd}, slanted, astray,
        )  # fmt: skip

    def _turned(self, things: Sequence[int]) -> int:
        """Return how most of the words are turned."""
        if len({kind.way for kind in self._same.values()}) > 1:
            return Counter([self._kinds[one].way for one in things]).most_common(1)[0][0]
        return next((kind.way for kind in self._same.values()), 0)

    def _having(
        self, holds: Callable[[_Kind], bool], starts: Sequence[int], things: Sequence[int]
    ) -> frozenset[int]:
        """Return where the words begin of whose kind something holds."""
        if not any(map(holds, self._same.values())):
            return frozenset()
        some = {thing for thing, kind in self._kinds.items() if holds(kind)}
        return frozenset(at for at, thing in zip(starts, things, strict=True) if thing in some)

    def _ask(self, indexes: Sequence[int], things: list[int]) -> None:
        """Find out what the characters of each object have, from one of them.

        A character that is of no object, as pdfium puts in some, is one of its own.
        """
        if 0 in things:
            things[:] = [
                thing or -1 - index  # a name for none
                for index, thing in zip(indexes, things, strict=True)
            ]
        kinds, same = self._kinds, self._same
        first = dict(zip(reversed(things), reversed(indexes), strict=True))
        fresh = {thing: index for thing, index in first.items() if thing not in kinds}
        if not fresh:
            return
        values, sizes = self.asking.settings(list(fresh.values()))
        columns = (values[side::6] for side in range(4))
        bold = self.fonts.bold(self.asking, [max(0, thing) for thing in fresh])
        hows = zip(*columns, sizes, bold, strict=True)
        for thing, how in zip(fresh, hows, strict=True):
            kind = same.get(how)
            if kind is None:
                kind = same[how] = _kind(how)
            kinds[thing] = kind

    def _places(self, starts: Sequence[int], lasts: Sequence[int]) -> _Places:
        """Return the places of the first and last characters of words."""
        x, y = array("d", bytes(8 * self.count)), array("d", bytes(8 * self.count))
        places = _Places(x, y, [0.0] * self.count, [0.0] * self.count)
        self._fill(places, [*starts, *lasts])
        return places

    def _fill(self, places: _Places, indexes: Sequence[int]) -> None:
        xs, ys = self.asking.origins(indexes)
        if xs:
            self._around.append((min(xs), min(ys), max(xs), max(ys)))
        x, y = places.x, places.y
        for at, across, up in zip(indexes, xs, ys, strict=True):
            x[at] = across
            y[at] = up

    def _odd(
        self, words: Sequence[tuple[int, int]], things: Sequence[int], lasts: Sequence[int],
        places: _Places, turned: int,
    ) -> list[int]:  # fmt: skip
        """Return the numbers of the words whose every character is asked about."""
        if turned:
            return list(range(len(words)))
        x, y = places.x, places.y
        of_lasts = iter(self.asking.things(lasts))
        found = []
        kinds = self._kinds
        for at, ((start, end), thing) in enumerate(zip(words, things, strict=True)):
            _, em, way, _, _ = kinds[thing]
            if end - start == 1:
                if way != turned and not (thing > 0 and em > 0):
                    found.append(at)
            elif not (
                thing == next(of_lasts)
                and -_LEVEL <= y[end - 1] - y[start] <= _LEVEL
                and _LEAST * em * (end - start - 1) <= x[end - 1] - x[start] < _MOST * em * (end - start)
            ):  # fmt: skip
                found.append(at)
        return found

    def _pieces(
        self, words: Sequence[tuple[int, int]], things: Sequence[int], odd: Sequence[int],
        places: _Places,
    ) -> _Pieces:  # fmt: skip
        """Return words, those that are odd parted where the pen does not go straight on."""
        x, y, size, em = places
        kinds = self._kinds
        for (start, _), thing in zip(words, things, strict=True):
            size[start], em[start], _, _, _ = kinds[thing]
        if not odd:
            return _Pieces([start for start, _ in words], [end for _, end in words], [*things])
        self._fill(places, [one for at in odd for one in range(words[at][0] + 1, words[at][1] - 1)])
        every = [index for at in odd for index in range(*words[at])]
        of_each = self.asking.things(every)
        self._ask(every, of_each)
        starts, ends, things_of = found = _Pieces([], [], [])
        parted = {*odd}
        known = iter(of_each)
        for at, ((start, end), thing) in enumerate(zip(words, things, strict=True)):
            first, of_first, before = start, thing, thing
            if at in parted:
                next(known)  # that of its first character
                kind = kinds[thing]
                for index, here in zip(range(start + 1, end), known, strict=False):
                    if here != before:
                        kind = kinds[here]
                    size[index], em[index], _, _, _ = kind
                    if (
                        here != before
                        or not -_LEVEL <= y[index] - y[index - 1] <= _LEVEL
                        or not -1 < x[index] - x[index - 1] < _LEAP
                    ):
                        starts.append(first)
                        ends.append(index)
                        things_of.append(of_first)
                        first, of_first = index, here
                    before = here
            starts.append(first)
            ends.append(end)
            things_of.append(of_first)
        return found

    def _seen(
        self, text: str, pieces: _Pieces, places: _Places, page: Box, on: hidden.Things
    ) -> tuple[str, tuple[str, ...], bool]:
        """Return the text with blanks for what nobody sees, and what that is."""
        starts, ends, things = pieces
        if not starts:
            return text, (), False
        text_of = hidden.Text(self.asking, things, on, layered=self.layered)
        some: Sequence[int] = range(len(starts))
        if all(lies_in(box, page) for box in self._around):
            some = [at for at, thing in enumerate(things) if thing in text_of.suspects]
        if not some:
            return text, (), False
        found = text_of.unseen(page, {at: _piece(pieces, at, places) for at in some})
        if not found.pieces:
            return text, (), found.scan
        kept = list(text)
        unseen: list[str] = []
        last = -1
        for at in sorted(found.pieces):
            start, end = starts[at], ends[at]
            to = starts[at + 1] if at + 1 < len(starts) else len(text)
            if last == at - 1 and unseen:
                unseen[-1] += text[start:to]
            else:
                unseen.append(text[start:to])
            last = at
            kept[start:end] = " " * (end - start)
        told_of = (" ".join(words.split()) for words in unseen)
        return "".join(kept), tuple(words for words in told_of if words), found.scan

    def _characters(self) -> str:
        text = self.asking.text().decode("utf-16-le", "surrogatepass")
        if len(text) == self.count:
            return text
        codes = self.asking.codes(range(self.count))
        return "".join(chr(code) if 0 <= code <= sys.maxunicode else "\ufffd" for code in codes)

    def _right(
        self, ends: Sequence[int], x: Sequence[float], y: Sequence[float], turned: int, page: Box
    ) -> tuple[Sequence[float], Sequence[float], Sequence[float]]:
        """Return where the ink of the letters ends, and base lines and pens as they are read.

        It is asked where a piece ends; elsewhere it ends where the next letter begins.
        """
        sides = self.asking.edges(ends)
        width, height = self.asking.size()
        edges = page[0], page[0], page[1], page[1]
        left, far, low, high = map(_beyond, edges, sides)
        if turned == 1:
            far, x, y = high, y, _from(height, x)
        elif turned == 2:  # noqa: PLR2004 - quarter turns
            far, x, y = _from(width, left), _from(width, x), _from(height, y)
        elif turned == 3:  # noqa: PLR2004 - quarter turns
            far, x, y = _from(width, low), _from(width, y), x
        right = array("d", x[1:])
        right.extend(x[-1:])
        for at, edge in zip(ends, far, strict=True):
            right[at] = edge
        return right, y, x

    def _unmapped(self, some: Sequence[int]) -> dict[int, str]:
        """Return the characters without text, and their fonts; none where `some` have it."""
        if 1 not in self.asking.unmapped(some):
            return {}
        told = self.asking.unmapped(range(self.count))
        fonts = self.asking.fonts(range(self.count), _LONGEST_NAME)
        flags: dict[str, list[int]] = {}
        for flag, font in zip(told, fonts, strict=True):
            flags.setdefault(font, []).append(flag)
        lost = {font for font, of in flags.items() if font and 3 * of.count(1) >= len(of)}
        return {
            index: font
            for index, (flag, font) in enumerate(zip(told, fonts, strict=True))
            if flag == 1 or font in lost
        }

    def _drawn(self, on: hidden.Things, area: float) -> tuple[int, float, bool]:
        """Return how many paths a page has, which part pictures cover, and whether any may say.

        A name may be in a picture that is no mere line or dot, or in shapes of many bends.
        """
        pictures = [box for _, kind, box in on.covers if kind == hidden.PICTURE]
        covered = sum((box[2] - box[0]) * (box[3] - box[1]) for box in pictures)
        saying = not self.number and (
            any(box[3] - box[1] > _HIGH for box in pictures) or self._is_bent()
        )
        return on.drawn, min(1.0, covered / area) if area else 0.0, saying

    def _is_bent(self) -> bool:
        kinds, some = self.asking.objects()
        paths = [one for one, kind in zip(some, kinds, strict=True) if kind == hidden.PATH]
        return sum(number >= _BENDS for number in self.asking.segments(paths)) >= _LETTERS


# Signs of symbol fonts, halves of a character, what pdfium turns from right to left, and codes
# that are white space or the numbers of signs.
_OWN = Regex(
    "\xad(?=\\w)|[\x0b\x0c\x1c-\x1f\uf000-\uf0ff\ud800-\udfff\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
)
_LEAST, _MOST = 0.08, 1.7  # of the size: how far the pen goes from letter to letter
_LEVEL = 0.3  # points: what is further apart is not on one base line
_SLANT = 0.09  # what rises by more is no level line that was scanned askew
_LEAP = 30.0  # points: the pen goes no further from letter to letter
_BENDS = 10  # segments of a path; a frame or a line has fewer
_LETTERS = 4  # such paths that can be a name
_HIGH = 8.0  # points: how high a picture with a name in it is


def _kind(how: tuple[float, ...]) -> _Kind:
    """Return the kind of characters, by their matrix, their size and whether they are bold."""
    a, b, c, d, size, bold = how
    slanted = bool(b) and min(abs(a), abs(b)) > _SLANT * max(abs(a), abs(b))
    way = _quarter(a, b) if size >= 0 else (_quarter(a, b) + 2) % 4
    return _Kind(abs(size) * hypot(c, d), abs(size) * hypot(a, b), way, slanted, bool(bold))


def _piece(pieces: _Pieces, at: int, places: _Places) -> hidden.Piece:
    start, last = pieces.starts[at], pieces.ends[at] - 1
    x0, x1, y0, y1 = places.x[start], places.x[last], places.y[start], places.y[last]
    wide, high = places.em[start], places.size[start]
    left, bottom, top = min(x0, x1), min(y0, y1), max(y0, y1)
    box = left, bottom - 0.2 * high, max(x0, x1) + wide / 2, top + 0.7 * high
    return hidden.Piece(box, pieces.things[at])


def _quarter(a: float, b: float) -> int:
    """Return how many quarters text is turned to the left, by the way its letters go."""
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _beyond(edge: float, values: Sequence[float]) -> Sequence[float]:
    """Return distances beyond an edge."""
    return [value - edge for value in values] if edge else values


def _from(edge: float, values: Sequence[float]) -> array[float]:
    """Return distances from the other edge."""
    return array("d", [edge - value for value in values])
