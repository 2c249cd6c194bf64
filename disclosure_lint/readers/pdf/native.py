"""Asks the pdfium of the system, which pypdfium2 brings, by ctypes.

The only module that imports it. A call through ctypes costs ten times what pdfium does in it, so
the functions are called from `map`, with what needs no turning into C: plain numbers, and places
that were made once (`_Room`). The short ones keep the interpreter's lock: to let it go and take it
again would cost as much as they do.
"""

from __future__ import annotations

import ctypes
from array import array
from itertools import repeat

# Not pypdfium2 itself, which costs as much again and closes the library on its way out.
import pypdfium2_raw as pdfium

from disclosure_lint.readers.pdf.library import (
    MARK,
    Annotation,
    Box,
    Clips,
    File,
    Matrix,
    Painted,
    Settings,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

_BGR = 2  # the sort of bitmap
_WHITE = 0xFFFFFFFF
_FLATTENED = 1

_INT, _FLOAT, _DOUBLE = ctypes.c_int, ctypes.c_float, ctypes.c_double
_UNSIGNED = ctypes.c_uint
_AT = ctypes.c_void_p
_ADDRESS = ctypes.c_size_t  # what is given: 0 for none
_MANY = 256  # items that are asked about at once


def _call(name: str, gives: Any = _INT) -> Callable[..., Any]:
    """Return a function of pdfium that takes an address, and then numbers and places.

    Types are told for the address alone: ctypes turns each argument of a known type into an
    object of that type first, which costs more than the call.
    """
    address = ctypes.cast(getattr(pdfium, name), _AT).value or 0
    found: Callable[..., Any] = ctypes.PYFUNCTYPE(gives, _AT)(address)
    return found


_thing = _call("FPDFText_GetTextObject", _ADDRESS)
_text = _call("FPDFText_GetText")
_code = _call("FPDFText_GetUnicode", _UNSIGNED)
_matrix_of = _call("FPDFText_GetMatrix")
_size_of = _call("FPDFText_GetFontSize", _DOUBLE)
_face_of = _call("FPDFTextObj_GetFont", _ADDRESS)
_name_of_face = _call("FPDFFont_GetBaseFontName", _ADDRESS)
_is_embedded = _call("FPDFFont_GetIsEmbedded")
_program_of = _call("FPDFFont_GetFontData")
_origin = _call("FPDFText_GetCharOrigin")
_edge = _call("FPDFText_GetCharBox")
_is_unmapped = _call("FPDFText_HasUnicodeMapError")
_font = _call("FPDFText_GetFontInfo", _UNSIGNED)
_count_in_page = _call("FPDFPage_CountObjects")
_in_page = _call("FPDFPage_GetObject", _ADDRESS)
_count_in_form = _call("FPDFFormObj_CountObjects")
_in_form = _call("FPDFFormObj_GetObject", _ADDRESS)
_kind = _call("FPDFPageObj_GetType")
_bound = _call("FPDFPageObj_GetBounds")
_mode = _call("FPDFTextObj_GetTextRenderMode")
_fill = _call("FPDFPageObj_GetFillColor")
_clip = _call("FPDFPageObj_GetClipPath", _ADDRESS)
_paths_of_clip = _call("FPDFClipPath_CountPaths")
_count_in_clip = _call("FPDFClipPath_CountPathSegments")
_in_clip = _call("FPDFClipPath_GetPathSegment", _ADDRESS)
_count_in_path = _call("FPDFPath_CountSegments")
_in_path = _call("FPDFPath_GetPathSegment", _ADDRESS)
_point = _call("FPDFPathSegment_GetPoint")
_draws = _call("FPDFPath_GetDrawMode")
_count_marks = _call("FPDFPageObj_CountMarks")
_mark = _call("FPDFPageObj_GetMark", _ADDRESS)
_name_of = _call("FPDFPageObjMark_GetName")
_placed = _call("FPDFPageObj_GetMatrix")
_shown = _call("FPDF_GetPageBoundingBox")
_dots = _call("FPDFImageObj_GetImagePixelSize")
_activate = _call("FPDFPageObj_SetIsActive")
_annotation = _call("FPDFPage_GetAnnot", _ADDRESS)
_count_annotations = _call("FPDFPage_GetAnnotCount")
_sort = _call("FPDFAnnot_GetSubtype")
_flags = _call("FPDFAnnot_GetFlags")
_has_key = _call("FPDFAnnot_HasKey")
_let_go = _call("FPDFPage_CloseAnnot", None)


class _Room:
    """Where functions write numbers; its places are made once, as each costs half of a call."""

    def __init__(self, code: str, wide: int = 1) -> None:
        self._wide = wide  # numbers for each item
        self._values = array(code, [0] * (wide * _MANY))
        self._bytes = wide * self._values.itemsize  # of an item
        held = (ctypes.c_char * (self._bytes * _MANY)).from_buffer(self._values)
        self._at = ctypes.addressof(held)
        self.places = [ctypes.byref(held, self._bytes * item) for item in range(_MANY)]

    def taken(self, count: int) -> array[Any]:
        """Return what was written for so many items; where nothing is, it is 0 again."""
        found = self._values[: self._wide * count]
        ctypes.memset(self._at, 0, self._bytes * count)
        return found


_DOUBLES = [_Room("d") for _ in range(4)]
_FLOATS = [_Room("f") for _ in range(4)]
_UNSIGNEDS = [_Room("I") for _ in range(4)]
_MATRICES = _Room("f", 6)


def _asked(
    call: Callable[..., Any], some: Sequence[int], rooms: Sequence[_Room], text: int = 0
) -> tuple[list[Any], list[array[Any]]]:
    """Return what is given for objects, or for characters of a text, and what is written."""
    given: list[Any] = []
    found = [room.taken(0) for room in rooms]
    for start in range(0, len(some), _MANY):
        part = some[start : start + _MANY]
        of = (repeat(text), part) if text else (part,)
        given += map(call, *of, *[room.places for room in rooms])
        for values, room in zip(found, rooms, strict=True):
            values.extend(room.taken(len(part)))
    return given, found


class _Page:
    """A page that is open; what its methods do says `library.Page`."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._text: Any = None
        self._of_page = ctypes.cast(page, _AT).value or 0
        self._of_text = 0
        self._count = 0

    def annotations(self, most: int) -> list[Annotation]:
        found = []
        for index in range(min(most, _count_annotations(self._of_page))):
            one = _annotation(self._of_page, index)
            if one:
                drawn = bool(_has_key(one, b"AP"))
                found.append(Annotation(index, _sort(one), _flags(one), drawn))
                _let_go(one)
        return found

    def annotation_text(self, index: int, key: str, most: int) -> bytes:
        one = pdfium.FPDFPage_GetAnnot(self._page, index)
        size = pdfium.FPDFAnnot_GetStringValue(one, key.encode(), None, 0)
        buffer = (ctypes.c_ushort * (min(size, most) // 2 + 1))()
        pdfium.FPDFAnnot_GetStringValue(one, key.encode(), buffer, min(size, ctypes.sizeof(buffer)))
        pdfium.FPDFPage_CloseAnnot(one)
        return bytes(buffer)

    def annotation_box(self, index: int) -> Box:
        one = pdfium.FPDFPage_GetAnnot(self._page, index)
        box = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(one, box)
        pdfium.FPDFPage_CloseAnnot(one)
        return box.left, box.bottom, box.right, box.top

    def flatten(self) -> bool:
        return bool(pdfium.FPDFPage_Flatten(self._page, 0) == _FLATTENED)

    def count_objects(self) -> int:
        return int(_count_in_page(self._of_page))

    def read(self) -> int | None:
        self._text = pdfium.FPDFText_LoadPage(self._page)
        if not self._text:
            return None
        self._of_text = ctypes.cast(self._text, _AT).value or 0
        self._count = max(0, pdfium.FPDFText_CountChars(self._text))
        return self._count

    def text(self) -> bytes:
        count = self._count
        buffer = bytearray(2 * count + 2)
        at = ctypes.byref(ctypes.c_char.from_buffer(buffer))
        written = _text(self._of_text, 0, count, at)
        return bytes(buffer[: 2 * count]) if written == count + 1 else b""

    def codes(self, indexes: Sequence[int]) -> Sequence[int]:
        return list(map(_code, repeat(self._of_text), indexes))

    def things(self, indexes: Sequence[int]) -> list[int]:
        return list(map(_thing, repeat(self._of_text), indexes))

    def settings(self, indexes: Sequence[int]) -> Settings:
        text = self._of_text
        _, (matrices,) = _asked(_matrix_of, indexes, [_MATRICES], text)
        return Settings(matrices, list(map(_size_of, repeat(text), indexes)))

    def faces(self, texts: Sequence[int]) -> Sequence[int]:
        return list(map(_face_of, texts))

    def face(self, face: int, most: int) -> tuple[str, int]:
        name, size = ctypes.create_string_buffer(most), _ADDRESS()
        if _name_of_face(face, name, _ADDRESS(most)) > most:
            name.value = b""
        if _is_embedded(face) == 1:
            _program_of(face, None, _ADDRESS(), ctypes.byref(size))
        return name.value.decode("utf-8", "replace"), size.value

    def program(self, face: int, size: int) -> bytes:
        data, written = ctypes.create_string_buffer(size), _ADDRESS()
        known = _program_of(face, data, _ADDRESS(size), ctypes.byref(written))
        return data.raw if known and written.value == size else b""

    def origins(self, indexes: Sequence[int]) -> Sequence[Sequence[float]]:
        return _asked(_origin, indexes, _DOUBLES[:2], self._of_text)[1]

    def edges(self, indexes: Sequence[int]) -> Sequence[Sequence[float]]:
        return _asked(_edge, indexes, _DOUBLES, self._of_text)[1]

    def unmapped(self, indexes: Sequence[int]) -> Sequence[int]:
        return list(map(_is_unmapped, repeat(self._of_text), indexes))

    def fonts(self, indexes: Sequence[int], most: int) -> list[str]:
        name, flags = ctypes.create_string_buffer(most), ctypes.c_int()
        places = name, most, ctypes.byref(flags)
        found = []
        for index in indexes:
            name.value = b""
            _font(self._of_text, index, *places)
            found.append(name.value.decode("utf-8", "replace"))
        return found

    def objects(self, form: int = 0) -> tuple[Sequence[int], Sequence[int]]:
        counted, asked = (_count_in_form, _in_form) if form else (_count_in_page, _in_page)
        of = form or self._of_page
        some = list(map(asked, repeat(of), range(max(0, counted(of)))))
        return list(map(_kind, some)), some

    def bounds(self, some: Sequence[int]) -> list[Box]:
        return list(zip(*_asked(_bound, some, _FLOATS)[1], strict=True))

    def modes(self, some: Sequence[int]) -> Sequence[int]:
        return list(map(_mode, some))

    def colours(self, some: Sequence[int]) -> list[tuple[int, ...] | None]:
        known, told = _asked(_fill, some, _UNSIGNEDS)
        colours = zip(*told, strict=True)
        return [one if is_known else None for is_known, one in zip(known, colours, strict=True)]

    def clips(self, some: Sequence[int]) -> Clips:
        clips = list(map(_clip, some))
        counts = list(map(_paths_of_clip, clips))
        lasts = [
            _in_clip(clip, count - 1, 0) if count > 0 else 0
            for clip, count in zip(clips, counts, strict=True)
        ]
        return Clips(clips, counts, lasts)

    def clip_points(self, clip: int, path: int, most: int) -> Sequence[float]:
        count = _count_in_clip(clip, path)
        some = (_in_clip(clip, path, at) for at in range(count)) if 0 < count <= most else ()
        return [value for point in map(_told, some) for value in point]

    def segments(self, paths: Sequence[int]) -> Sequence[int]:
        return list(map(_count_in_path, paths))

    def path_points(self, path: int, most: int) -> Sequence[float]:
        count = _count_in_path(path)
        points = [_told(_in_path(path, at)) for at in range(count if count <= most else 0)]
        return [value for point in points for value in point] if all(points) else []

    def is_filled(self, path: int) -> bool:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        return bool(_draws(path, ctypes.byref(fill), ctypes.byref(stroke)) and fill.value)

    def marks(self, one: int) -> list[str]:
        name, written = ctypes.create_string_buffer(MARK), ctypes.c_ulong()
        places = name, MARK, ctypes.byref(written)
        found = []
        for number in range(max(0, _count_marks(one))):
            at = _mark(one, number)
            if at and _name_of(at, *places) and written.value <= MARK:
                found.append(name.raw[: written.value].decode("utf-16-le", "replace").rstrip("\0"))
        return found

    def matrix(self, form: int) -> Matrix:
        values = (_FLOAT * 6)()
        if not _placed(form, values):
            return 1.0, 0.0, 0.0, 1.0, 0.0, 0.0
        a, b, c, d, e, f = values
        return a, b, c, d, e, f

    def box(self) -> Box:
        values = (_FLOAT * 4)()
        if not _shown(self._of_page, values):
            return 0.0, 0.0, 0.0, 0.0
        left, top, right, bottom = values
        return left, bottom, right, top

    def size(self) -> tuple[float, float]:
        page = self._page
        return pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)

    def dots(self, pictures: Sequence[int]) -> int:
        wide, high = ctypes.c_uint(), ctypes.c_uint()
        places = ctypes.byref(wide), ctypes.byref(high)
        return sum(wide.value * high.value for one in pictures if _dots(one, *places))

    def show(self, some: Sequence[int], *, on: bool) -> None:
        for one in some:
            _activate(one, int(on))

    def painted(self, wide: int, high: int) -> Painted | None:
        bitmap = pdfium.FPDFBitmap_CreateEx(wide, high, _BGR, None, 0)
        if not bitmap:
            return None
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, _WHITE)
            turn = (4 - pdfium.FPDFPage_GetRotation(self._page)) % 4
            pdfium.FPDF_RenderPageBitmap(bitmap, self._page, 0, 0, wide, high, turn, 0)
            stride = pdfium.FPDFBitmap_GetStride(bitmap)
            dots = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * high)
            return Painted(dots, stride)
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)

    def close(self) -> None:
        if self._text:
            pdfium.FPDFText_ClosePage(self._text)
        pdfium.FPDF_ClosePage(self._page)


class _File:
    """A file, as `library.File` has it."""

    def __init__(self, data: bytes) -> None:
        pdfium.FPDF_InitLibrary()
        self._data = data  # pdfium reads it as long as the file is open
        self._file = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        self.error = 0 if self._file else int(pdfium.FPDF_GetLastError()) or 1
        self.pages = pdfium.FPDF_GetPageCount(self._file) if self._file else 0

    def page(self, number: int) -> _Page | None:
        page = pdfium.FPDF_LoadPage(self._file, number)
        return _Page(page) if page else None

    def close(self) -> None:
        pdfium.FPDF_CloseDocument(self._file)


def opened(data: bytes) -> File:
    """Return a file that is open, or says why it is not."""
    return _File(data)


_x, _y = _FLOAT(), _FLOAT()
_x_at, _y_at = ctypes.byref(_x), ctypes.byref(_y)


def _told(segment: int) -> tuple[float, ...]:
    """Return where a segment ends, or nothing where that is not known."""
    return (_x.value, _y.value) if _point(segment, _x_at, _y_at) else ()
