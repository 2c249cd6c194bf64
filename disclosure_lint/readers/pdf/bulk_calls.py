"""How a page that is open is asked: functions of pdfium for many things at once.

A call through ctypes costs ten times what pdfium does in it, so the functions are called with
bare addresses, from `map`.
"""

from __future__ import annotations

import ctypes
from array import array
from itertools import repeat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points

_POINTS = 64  # of a clip: one with more is no box
_CORNERS = 5  # segments of a box: the pen goes to one corner, and around
_BGR = 2  # the sort of bitmap
_WHITE = 0xFFFFFFFF
_CALLS: dict[object, Any] = {}  # functions of pdfium, by their names and what they take


class Asking:
    """A page that is open, its text, and what asks about them."""

    BYTES = 3  # of a painted dot

    def __init__(self, pdfium: Any, page: Any, text: Any) -> None:
        self.pdfium = pdfium
        self.page = page
        self.text = text
        self.of_page = ctypes.cast(page, ctypes.c_void_p).value or 0
        self.of_text = ctypes.cast(text, ctypes.c_void_p).value or 0
        self._paths: dict[tuple[int, int], Box | None] = {}

    def call(self, name: str, *arguments: Any, result: Any = ctypes.c_int) -> Any:
        """Return a function of pdfium that takes addresses for pointers."""
        key = name, result, arguments
        found = _CALLS.get(key)
        if found is None:
            made = ctypes.CFUNCTYPE(result, ctypes.c_void_p, *arguments)
            address = ctypes.cast(getattr(self.pdfium, name), ctypes.c_void_p).value or 0
            found = _CALLS[key] = made(address)
        return found

    def characters(
        self, name: str, indexes: Sequence[int], *places: range, result: Any = ctypes.c_int
    ) -> list[Any]:
        """Return what a function says of some characters; `places` take what it writes."""
        asked = self.call(name, ctypes.c_int, *[ctypes.c_void_p] * len(places), result=result)
        return list(map(asked, repeat(self.of_text), indexes, *places))

    def doubles(self, name: str, places: int, indexes: Sequence[int]) -> list[array[float]]:
        """Return the numbers that a function writes for some characters."""
        count = len(indexes)
        found = [array("d", bytes(8 * count)) for _ in range(places)]
        at = [values.buffer_info()[0] for values in found]
        self.characters(name, indexes, *(range(one, one + 8 * count, 8) for one in at))
        return found

    def things(self, indexes: Sequence[int]) -> list[int]:
        """Return the addresses of the objects that characters are of, 0 where there is none."""
        found = self.characters("FPDFText_GetTextObject", indexes, result=ctypes.c_void_p)
        return [one or 0 for one in found]

    def of_each(self, name: str, some: Sequence[int], result: Any = ctypes.c_int) -> list[Any]:
        """Return what a function says of objects."""
        return list(map(self.call(name, result=result), some))

    def objects(self, form: int = 0) -> list[int]:
        """Return the objects of a form, or of the page."""
        kind = "FPDFFormObj" if form else "FPDFPage"
        count = self.call(f"{kind}_CountObjects")(form or self.of_page)
        asked = self.call(
            f"{kind}_GetObject", ctypes.c_ulong if form else ctypes.c_int, result=ctypes.c_void_p
        )
        return [one or 0 for one in map(asked, repeat(form or self.of_page), range(max(0, count)))]

    def boxes(self, name: str, some: Sequence[int]) -> list[Box]:
        """Return the boxes of objects."""
        if not some:
            return []
        asked = self.call(name, *[ctypes.c_void_p] * 4)
        values = array("f", bytes(16 * len(some)))
        at = values.buffer_info()[0]
        places = (range(at + 4 * side, at + 16 * len(some), 16) for side in range(4))
        list(map(asked, some, *places))
        return list(zip(values[0::4], values[1::4], values[2::4], values[3::4], strict=True))

    def colours(self, some: Sequence[int]) -> list[tuple[int, ...] | None]:
        """Return the colours that objects are filled with, as red, green, blue, opaqueness."""
        if not some:
            return []
        asked = self.call("FPDFPageObj_GetFillColor", *[ctypes.c_void_p] * 4)
        values = array("I", bytes(16 * len(some)))
        at = values.buffer_info()[0]
        places = (range(at + 4 * side, at + 16 * len(some), 16) for side in range(4))
        known = list(map(asked, some, *places))
        return [
            tuple(values[4 * at : 4 * at + 4]) if known[at] else None for at in range(len(some))
        ]

    def clips(self, some: Sequence[int]) -> list[Box | None]:
        """Return the boxes that objects are clipped to; those of one clip are asked for once."""
        clips = [one or 0 for one in self.of_each("FPDFPageObj_GetClipPath", some, ctypes.c_void_p)]
        counts = self.of_each("FPDFClipPath_CountPaths", clips)
        segment = self.call(
            "FPDFClipPath_GetPathSegment", ctypes.c_int, ctypes.c_int, result=ctypes.c_void_p
        )
        found: list[Box | None] = []
        for clip, count in zip(clips, counts, strict=True):
            if not clip or count <= 0:
                found.append(None)
                continue
            key = count, segment(clip, count - 1, 0) or 0
            if key not in self._paths:
                self._paths[key] = self._clip(clip, count, segment)
            found.append(self._paths[key])
        return found

    def _clip(self, clip: int, count: int, segment: Any) -> Box | None:
        """Return the box that all paths of a clip leave open."""
        segments = self.call("FPDFClipPath_CountPathSegments", ctypes.c_int)
        point = self.call("FPDFPathSegment_GetPoint", ctypes.c_void_p, ctypes.c_void_p)
        x, y = ctypes.c_float(), ctypes.c_float()
        left, bottom, right, top = -1e9, -1e9, 1e9, 1e9
        for path in range(min(count, _POINTS)):
            number = segments(clip, path)
            if not 0 < number <= _POINTS:
                continue
            xs, ys = [], []
            for at in range(number):
                if point(segment(clip, path, at), ctypes.addressof(x), ctypes.addressof(y)):
                    xs.append(x.value)
                    ys.append(y.value)
            if xs:
                left, right = max(left, min(xs)), min(right, max(xs))
                bottom, top = max(bottom, min(ys)), min(top, max(ys))
        return left, bottom, right, top

    def is_filled(self, path: int) -> bool:
        """Whether a path is painted inside."""
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        asked = self.call("FPDFPath_GetDrawMode", ctypes.c_void_p, ctypes.c_void_p)
        return bool(asked(path, ctypes.addressof(fill), ctypes.addressof(stroke)) and fill.value)

    def rectangles(self, path: int) -> list[Box]:
        """Return the boxes that a path is made of; none, where it is no such path."""
        count = self.call("FPDFPath_CountSegments")(path)
        if count % _CORNERS or not 0 < count <= _POINTS:
            return []
        segment = self.call("FPDFPath_GetPathSegment", ctypes.c_int, result=ctypes.c_void_p)
        point = self.call("FPDFPathSegment_GetPoint", ctypes.c_void_p, ctypes.c_void_p)
        x, y = ctypes.c_float(), ctypes.c_float()
        a, b, c, d, e, f = self.matrix(path)
        points = []
        for at in range(count):
            if not point(segment(path, at), ctypes.addressof(x), ctypes.addressof(y)):
                return []
            points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        found = []
        for at in range(0, count, _CORNERS):
            xs, ys = map(set, zip(*points[at : at + _CORNERS], strict=True))
            if not len(xs) == len(ys) == 2:  # noqa: PLR2004 - the sides of a box
                return []
            found.append((min(xs), min(ys), max(xs), max(ys)))
        return found

    def is_in_layer(self, one: int) -> bool:
        """Whether an object is marked as part of a layer."""
        name, written = ctypes.create_string_buffer(2 * 3), ctypes.c_ulong()
        mark = self.call("FPDFPageObj_GetMark", ctypes.c_ulong, result=ctypes.c_void_p)
        named = self.call(
            "FPDFPageObjMark_GetName", ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p
        )
        for number in range(max(0, self.call("FPDFPageObj_CountMarks")(one))):
            at = mark(one, number)
            told = at and named(at, ctypes.addressof(name), 2 * 3, ctypes.addressof(written))
            if told and name.raw == b"O\0C\0\0\0":
                return True
        return False

    def matrix(self, form: int) -> tuple[float, float, float, float, float, float]:
        """Return how the objects of a form are placed on the page."""
        values = array("f", bytes(24))
        asked = self.call("FPDFPageObj_GetMatrix", ctypes.c_void_p)
        if not asked(form, values.buffer_info()[0]):
            return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
        a, b, c, d, e, f = values
        return a, b, c, d, e, f

    def page_box(self) -> Box:
        """Return what is shown of a page, in its own points."""
        values = array("f", bytes(16))
        if not self.call("FPDF_GetPageBoundingBox", ctypes.c_void_p)(
            self.of_page, values.buffer_info()[0]
        ):
            return 0.0, 0.0, 0.0, 0.0
        left, top, right, bottom = values
        return left, min(top, bottom), right, max(top, bottom)

    def size(self) -> tuple[float, float]:
        """Return how wide and high a page is as it is shown."""
        pdfium = self.pdfium
        return pdfium.FPDF_GetPageWidthF(self.page), pdfium.FPDF_GetPageHeightF(self.page)

    def dots(self) -> int:
        """Return of how many dots the pictures of a page are."""
        wide, high = ctypes.c_uint(), ctypes.c_uint()
        asked = self.call("FPDFImageObj_GetImagePixelSize", ctypes.c_void_p, ctypes.c_void_p)
        total = 0
        some = self.objects()
        for one, kind in zip(some, self.of_each("FPDFPageObj_GetType", some), strict=True):
            if kind == 3 and asked(one, ctypes.addressof(wide), ctypes.addressof(high)):  # noqa: PLR2004 - a picture
                total += wide.value * high.value
        return total

    def show(self, some: Iterable[int], *, on: bool) -> None:
        """Let objects be painted, or not."""
        asked = self.call("FPDFPageObj_SetIsActive", ctypes.c_int)
        for one in some:
            asked(one, int(on))

    def painted(self, wide: int, high: int) -> tuple[bytes, int] | None:
        """Return the dots of the page as it lies in the file, and how long a row of them is."""
        pdfium = self.pdfium
        bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, _BGR, None, 0)
        if not bitmap:
            return None
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, _WHITE)
            turn = (4 - pdfium.FPDFPage_GetRotation(self.page)) % 4
            pdfium.FPDF_RenderPageBitmap(bitmap, self.page, 0, 0, wide, high, turn, 0)
            stride = pdfium.FPDFBitmap_GetStride(bitmap)
            return ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * high), stride
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
