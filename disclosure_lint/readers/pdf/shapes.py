"""Boxes that paths of a page make: what objects are clipped to, and what is drawn as boxes."""

from __future__ import annotations

from disclosure_lint.readers.pdf.library import Box, Page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_POINTS = 64  # of a path: one with more is no box
_CORNERS = 5  # points of a box: the pen goes to one corner, and around


class Shapes:
    """The boxes of a page; a clip that many objects share is looked at once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[tuple[int, int], Box] = {}

    def clips(self, some: Sequence[int]) -> list[Box | None]:
        """Return the boxes that objects are clipped to."""
        told = self._page.clips(some)
        if max(told.counts, default=0) <= 0:
            return [None] * len(some)
        found: list[Box | None] = []
        for clip, count, last in zip(*told, strict=True):
            if not clip or count <= 0:
                found.append(None)
                continue
            key = count, last
            if key not in self._known:
                self._known[key] = self._clip(clip, count)
            found.append(self._known[key])
        return found

    def _clip(self, clip: int, count: int) -> Box:
        """Return the box that all paths of a clip leave open."""
        left, bottom, right, top = -1e9, -1e9, 1e9, 1e9
        for path in range(min(count, _POINTS)):
            points = self._page.clip_points(clip, path, _POINTS)
            if points:
                xs, ys = points[0::2], points[1::2]
                left, right = max(left, min(xs)), min(right, max(xs))
                bottom, top = max(bottom, min(ys)), min(top, max(ys))
        return left, bottom, right, top

    def rectangles(self, path: int) -> list[Box]:
        """Return the boxes that a path is made of; none, where it is no such path."""
        values = self._page.path_points(path, _POINTS)
        if not values or len(values) % (2 * _CORNERS):
            return []
        a, b, c, d, e, f = self._page.matrix(path)
        points = [
            (a * x + c * y + e, b * x + d * y + f)
            for x, y in zip(values[0::2], values[1::2], strict=True)
        ]
        found = []
        for at in range(0, len(points), _CORNERS):
            xs, ys = map(set, zip(*points[at : at + _CORNERS], strict=True))
            if not len(xs) == len(ys) == 2:  # noqa: PLR2004 - the sides of a box
                return []
            found.append((min(xs), min(ys), max(xs), max(ys)))
        return found
