"""Which text of a page nobody sees: pdfium hands on all of it.

Text in rendering mode 3 or off the page is known by itself, and a scan has such text over its
picture. What is white, clipped, covered or in a layer may be seen all the same, so the page
is painted twice, once without it: where no dot differs, nobody sees it.
"""

from __future__ import annotations

from disclosure_lint.readers.pdf.library import BYTES, Box, Matrix, Page
from disclosure_lint.readers.pdf.shapes import Shapes
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
_NOWHERE = (0.0, 0.0, 0.0, 0.0)
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
        some = list({one for one in things if one > 0})  # others are none
        self.asking = asking
        self.shapes = Shapes(asking)
        self.on = on
        self.modes = dict(zip(some, asking.modes(some), strict=True))
        self.pale = _pale(asking, some)
        clipped = self._clipped(some)
        self.odd = self.pale | clipped
        if layered or clipped:
            self.pale.clear()  # more than its colour may hide it
        self._boxes: dict[int, list[Box]] = {}  # that paths are made of
        self._colours: dict[int, tuple[int, ...] | None] = {}
        if layered:
            self.odd |= {one for one in some if one not in on.plain or _LAYER in asking.marks(one)}
        first = min(on.order.values(), default=0)
        self.later = [cover for cover in on.covers if cover[0] > first]
        if len(self.later) > _COVERS:
            last = max(at for at, _, _ in self.later)
            self.later = [(last, PATH, _around([box for _, _, box in self.later]))]

        self._around = _around([box for _, _, box in self.later]) if self.later else _NOWHERE

    def _clipped(self, some: Sequence[int]) -> set[int]:
        """Return the text that reaches out of its clip."""
        found: set[int] = set()
        clips = self.shapes.clips(some)
        if not any(clips):
            return found
        for one, clip, box in zip(some, clips, self.asking.bounds(some), strict=True):
            if clip and (
                box[0] < clip[0] - _SLACK or box[1] < clip[1] - _SLACK
                or box[2] > clip[2] + _SLACK or box[3] > clip[3] + _SLACK
            ):  # fmt: skip
                found.add(one)
        return found

    def is_plain(self) -> bool:
        """Whether nothing hides any of it."""
        return not self.odd and not self.later and _INVISIBLE not in self.modes.values()

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
        if path not in self._boxes:
            self._boxes[path] = self.shapes.rectangles(path)
        colour, clip = self._colour(path), self.shapes.clips([path])[0]
        return (
            colour is not None
            and min(colour[:3]) < _DARK
            and colour[3] >= _SOLID
            and (clip is None or _lies_in(box, clip))
            and any(_lies_in(box, one) for one in self._boxes[path])
        )

    def _over(self, box: Box, thing: int) -> list[tuple[int, int, Box]]:
        """Return what is painted after a piece and lies over it."""
        if not _holds(self._around, box):
            return []
        place = self.on.order.get(thing, 0)
        return [one for one in self.later if one[0] > place and _holds(one[2], box)]

    def unseen(self, page: Box, pieces: Sequence[Piece]) -> Unseen:
        """Return which pieces of the text nobody sees."""
        hidden: set[int] = set()
        doubtful: set[int] = set()
        scan = False
        left, bottom, right, top = page
        invisible = {one for one, mode in self.modes.items() if mode == _INVISIBLE}
        for at, (box, thing) in enumerate(pieces):
            if box[2] < left or box[0] > right or box[3] < bottom or box[1] > top:
                hidden.add(at)
            elif thing in invisible:
                if any(kind == PICTURE and _holds(over, box) for _, kind, over in self.on.covers):
                    scan = True
                else:
                    hidden.add(at)
            elif thing in self.odd:
                if thing not in self.pale or not self._is_on_dark(box, thing):
                    doubtful.add(at)
            elif self.later and (over := self._over(box, thing)):
                if any(
                    kind == PICTURE and _size(one) > _PAGE * _size(page) for _, kind, one in over
                ):
                    scan = True
                else:
                    doubtful.add(at)
        if doubtful:
            hidden |= _painted(self.asking, page, pieces, doubtful, self.on)
        return Unseen(hidden, scan)


def _pale(asking: Page, some: Sequence[int]) -> set[int]:
    """Return the text that is all but white or all but transparent."""
    found = set()
    for one, colour in zip(some, asking.colours(some), strict=True):
        if colour:
            red, green, blue, solid = colour
            if solid <= _FAINT or (red >= _PALE and green >= _PALE and blue >= _PALE):
                found.add(one)
    return found


def _painted(
    asking: Page, page: Box, pieces: Sequence[Piece], doubtful: set[int], on: Things
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
    some = list({pieces[at].thing for at in doubtful if pieces[at].thing})
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


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _around(boxes: list[Box]) -> Box:
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)
