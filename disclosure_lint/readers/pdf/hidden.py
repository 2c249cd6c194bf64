"""Which text of a page nobody sees: pdfium hands on all of it.

Text in rendering mode 3 or off the page is known by itself, and a scan has such text over its
picture. What is white, clipped, covered or in a layer may be seen all the same, so the page
is painted twice, once without it: where no dot differs, nobody sees it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from disclosure_lint.readers.pdf.library import BYTES, Box, Matrix, Page
from disclosure_lint.readers.pdf.shapes import Shapes
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TEXT, PATH, PICTURE, SHADING, FORM = 1, 2, 3, 4, 5  # what an object of a page is
_COVERING = frozenset({PATH, PICTURE, SHADING})
_INVISIBLE = 3  # the mode in which text leaves no mark
_PALE = 224  # of 255: a colour that may be that of the paper
_DARK = 160  # of 255: one of the tones that pale text has none of
_SOLID = 230  # of 255: how opaque what hides or shows is at least
_FAINT = 24  # of 255: how opaque it is
_SMALL = 3.0  # points: what is narrower covers nothing
_SLACK = 1.5  # points: how far text may stand out of its clip
_PAGE = 0.5  # of a page: a picture that covers more and lies over text is a scan
_DOTS = 300_000  # the most that a page is painted with
_PICTURED = 8_000_000  # dots of pictures; a page with more is not painted
_OBJECTS = 20_000  # the same of its objects
_DEEP = 4  # forms within forms
_COVERS = 200  # more things that cover are taken as one
_LAYER = "OC"  # what marks an object as part of one
_TONES = bytes(tone >> 4 for tone in range(256))  # what differs less is not told apart


class Piece(NamedTuple):
    """Characters that are asked about as one: a word, or part of one."""

    box: Box
    thing: int  # the address of the object it is of


class Things(NamedTuple):
    """What is on a page, in the order in which it is painted."""

    order: dict[int, int]  # of the addresses of text
    covers: list[tuple[int, int, Box]]  # place, kind and box of what is not text
    drawn: int  # paths
    plain: set[int]  # the addresses of text that is in no form
    paths: dict[int, int]  # the addresses of paths that are in no form, by their place


def things(asking: Page) -> Things:
    """Return what is on a page."""
    order: dict[int, int] = {}
    covers: list[tuple[int, int, Box]] = []
    drawn = 0
    number = 0
    plain: set[int] = set()
    paths: dict[int, int] = {}
    for kinds, some, matrix in _lists(asking, 0, None, 0):
        places = range(number + 1, number + 1 + len(some))
        number += len(some)
        texts = {one: at for kind, one, at in zip(kinds, some, places, strict=True) if kind == TEXT}
        order.update(texts)
        if matrix is None:
            plain.update(texts)
        boxed = [
            (at, kind, one)
            for kind, one, at in zip(kinds, some, places, strict=True)
            if kind in _COVERING
        ]
        drawn += kinds.count(PATH)
        boxes = asking.bounds([one for _, _, one in boxed])
        for (at, kind, one), box in zip(boxed, boxes, strict=True):
            if box[2] - box[0] > _SMALL and box[3] - box[1] > _SMALL:
                if kind == PATH and not asking.is_filled(one):
                    continue
                covers.append((at, kind, _moved(box, matrix)))
                if kind == PATH and matrix is None:
                    paths[at] = one
    return Things(order, covers, drawn, plain, paths)


def _lists(
    asking: Page, form: int, matrix: Matrix | None, depth: int
) -> Iterator[tuple[Sequence[int], Sequence[int], Matrix | None]]:
    """Yield the kinds and addresses of objects up to each form, then those of the form."""
    kinds, some = asking.objects(form)
    if FORM not in kinds or depth == _DEEP or len(some) > _OBJECTS:
        yield kinds, some, matrix
        return
    start = 0
    for at, kind in enumerate(kinds):
        if kind == FORM:
            yield kinds[start:at], some[start:at], matrix
            yield from _lists(
                asking, some[at], _product(asking.matrix(some[at]), matrix), depth + 1
            )
            start = at + 1
    yield kinds[start:], some[start:], matrix


def _product(one: Matrix, other: Matrix | None) -> Matrix:
    if other is None:
        return one
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _moved(box: Box, matrix: Matrix | None) -> Box:
    if matrix is None:
        return box
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in box[0::2] for y in box[1::2]]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


class Unseen(NamedTuple):
    """The numbers of the pieces that nobody sees, and whether others are a scan's text."""

    pieces: set[int]
    scan: bool = False


class Text:
    """The text of a page, and what of it may not be seen."""

    def __init__(self, asking: Page, things: Sequence[int], on: Things, *, layered: bool) -> None:
        every = set(things)
        some = [one for one in every if one > 0]  # others are none
        self.asking = asking
        self.shapes = Shapes(asking)
        self.on = on
        modes = asking.modes(some)
        self.invisible = (
            {one for one, mode in zip(some, modes, strict=True) if mode == _INVISIBLE}
            if _INVISIBLE in modes
            else set()
        )
        self.pale = _pale(asking, some)
        clipped = self._clipped(some)
        self.odd = self.pale | clipped
        if layered or clipped:
            self.pale.clear()  # more than its colour may hide it
        self._dark: dict[int, list[Box]] = {}  # that paths paint
        self._colours: dict[int, tuple[int, ...] | None] = {}
        if layered:
            self.odd |= {one for one in some if one not in on.plain or _LAYER in asking.marks(one)}
        first = min(on.order.values(), default=0)
        self.later = [cover for cover in on.covers if cover[0] > first]
        last = max((at for at, _, _ in self.later), default=0)
        if len(self.later) > _COVERS:
            self.later = [(last, PATH, _around([box for _, _, box in self.later]))]
        below = {one for one in every if on.order.get(one, 0) < last} if last else set()
        self.suspects = self.odd | self.invisible | below  # what something may hide

    def _clipped(self, some: Sequence[int]) -> set[int]:
        """Return the text that reaches out of its clip."""
        clips = [
            (one, clip) for one, clip in zip(some, self.shapes.clips(some), strict=True) if clip
        ]
        boxes = self.asking.bounds([one for one, _ in clips])
        return {
            one
            for (one, clip), box in zip(clips, boxes, strict=True)
            if box[0] < clip[0] - _SLACK or box[1] < clip[1] - _SLACK
            or box[2] > clip[2] + _SLACK or box[3] > clip[3] + _SLACK
        }  # fmt: skip

    def _is_on_dark(self, box: Box, thing: int) -> bool:
        """Whether white text lies on a box of another colour, and nothing over it."""
        place = self.on.order.get(thing, 0)
        if not place or thing not in self.on.plain or (colour := self._colour(thing)) is None:
            return False
        if colour[3] < _SOLID:
            return False
        below = None
        for at, kind, over in self.on.covers:
            if at > place:
                if _meets(over, box):
                    return False
            elif _meets(over, box):
                below = at, kind, over
        return below is not None and below[1] == PATH and self._is_dark(below, box)

    def _colour(self, one: int) -> tuple[int, ...] | None:
        if one not in self._colours:
            (self._colours[one],) = self.asking.colours([one])
        return self._colours[one]

    def _is_dark(self, cover: tuple[int, int, Box], box: Box) -> bool:
        path = self.on.paths.get(cover[0])
        if path is None or not _lies_in(box, cover[2]):
            return False
        if path not in self._dark:
            self._dark[path] = self._dark_boxes(path)
        return any(_lies_in(box, one) for one in self._dark[path])

    def _dark_boxes(self, path: int) -> list[Box]:
        """Return the boxes that a path paints dark, as far as its clip leaves them open."""
        colour = self._colour(path)
        if colour is None or min(colour[:3]) >= _DARK or colour[3] < _SOLID:
            return []
        boxes, clip = self.shapes.rectangles(path), self.shapes.clips([path])[0]
        return [_common(box, clip) for box in boxes] if clip else boxes

    def _over(self, pieces: Mapping[int, Piece]) -> dict[int, list[tuple[int, int, Box]]]:
        """Return what is painted after pieces and lies over the middle of them."""
        found: dict[int, list[tuple[int, int, Box]]] = {}
        if not self.later:
            return found
        left, bottom, right, top = _around([box for _, _, box in self.later])
        middles = []
        for at, (box, thing) in pieces.items():
            x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
            if left <= x <= right and bottom <= y <= top:
                middles.append((y, x, self.on.order.get(thing, 0), at))
        middles.sort()
        ys = [y for y, *_ in middles]
        for cover in self.later:
            place, _, (left, bottom, right, top) = cover
            for _, x, of_text, at in middles[bisect_left(ys, bottom) : bisect_right(ys, top)]:
                if place > of_text and left <= x <= right:
                    found.setdefault(at, []).append(cover)
        return found

    def unseen(self, page: Box, pieces: Mapping[int, Piece]) -> Unseen:
        """Return which pieces of the text, by their numbers, nobody sees."""
        hidden: set[int] = set()
        doubtful: set[int] = set()
        others: dict[int, Piece] = {}
        scan = False
        left, bottom, right, top = page
        for at, piece in pieces.items():
            box, thing = piece
            if box[2] < left or box[0] > right or box[3] < bottom or box[1] > top:
                hidden.add(at)
            elif thing in self.invisible:
                if any(kind == PICTURE and _holds(over, box) for _, kind, over in self.on.covers):
                    scan = True
                else:
                    hidden.add(at)
            elif thing not in self.odd:
                others[at] = piece
            elif thing not in self.pale or not self._is_on_dark(box, thing):
                doubtful.add(at)
        over = self._over(others)
        scanned = {at for at, covers in over.items() if _is_scanned(covers, page)}
        doubtful |= over.keys() - scanned
        if doubtful:
            hidden |= _painted(self.asking, page, pieces, doubtful, self.on)
        return Unseen(hidden, scan or bool(scanned))


def _is_scanned(covers: Sequence[tuple[int, int, Box]], page: Box) -> bool:
    """Whether a picture of most of a page lies over a piece."""
    return any(kind == PICTURE and _size(one) > _PAGE * _size(page) for _, kind, one in covers)


def _pale(asking: Page, some: Sequence[int]) -> set[int]:
    """Return the text that is all but white or all but transparent."""
    colours = asking.colours(some)
    pale = {one for one in set(colours) if one and _is_pale(one)}
    return (
        {one for one, colour in zip(some, colours, strict=True) if colour in pale}
        if pale
        else set()
    )


def _is_pale(colour: tuple[int, ...]) -> bool:
    red, green, blue, solid = colour
    return solid <= _FAINT or (red >= _PALE and green >= _PALE and blue >= _PALE)


def _painted(
    asking: Page, page: Box, pieces: Mapping[int, Piece], doubtful: set[int], on: Things
) -> set[int]:
    """Return which pieces make no difference to how a page looks."""
    if len(on.order) + len(on.covers) + on.drawn > _OBJECTS or _dots(asking) > _PICTURED:
        return set()
    width, height = page[2] - page[0], page[3] - page[1]
    if not (width > 0 and height > 0):
        return set()
    scale = min(1.0, (_DOTS / (width * height)) ** 0.5)
    across, down = max(1, int(width * scale)), max(1, int(height * scale))
    with_them = asking.painted(across, down)
    some = list({pieces[at].thing for at in doubtful if pieces[at].thing > 0})
    asking.show(some, on=False)
    without = asking.painted(across, down)
    asking.show(some, on=True)
    if with_them is None or without is None:
        return set()
    (one, stride), (other, _) = with_them, without
    found = set()
    for at in doubtful:
        left, bottom, right, top = pieces[at].box
        begin = max(0, int((left - page[0]) * scale) - 1)
        end = min(across, int((right - page[0]) * scale) + 2)
        rows = range(
            max(0, int((page[3] - top) * scale) - 1), min(down, int((page[3] - bottom) * scale) + 2)
        )
        spans = [slice(row * stride + begin * BYTES, row * stride + end * BYTES) for row in rows]
        if all(
            one[span] == other[span] or one[span].translate(_TONES) == other[span].translate(_TONES)
            for span in spans
        ):
            found.add(at)
    return found


def _dots(asking: Page) -> int:
    """Return of how many dots the pictures of a page are."""
    kinds, some = asking.objects()
    return asking.dots([one for kind, one in zip(kinds, some, strict=True) if kind == PICTURE])


def _holds(over: Box, box: Box) -> bool:
    """Whether a thing lies over the middle of a piece."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return over[0] <= x <= over[2] and over[1] <= y <= over[3]


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _lies_in(box: Box, over: Box) -> bool:
    """Whether a piece lies in a thing, but for the room above and below its letters."""
    low, high = box[1] + 0.3 * (box[3] - box[1]), box[3] - 0.3 * (box[3] - box[1])
    return over[0] <= box[0] and box[2] <= over[2] + _SLACK and over[1] <= low and high <= over[3]


def _common(one: Box, other: Box) -> Box:
    return (
        max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    )  # fmt: skip


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _around(boxes: list[Box]) -> Box:
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)
