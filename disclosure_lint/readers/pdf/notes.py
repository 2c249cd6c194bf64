"""What people put onto a page: comments, and text that is typed into fields or onto the page."""

from __future__ import annotations

import ctypes

from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_TYPED = {3, 13, 20}  # text on the page, a stamp, a field
_STRUCK = 12
_REMARKS = {1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15}  # notes, lines, shapes, marks on the text
_HIDDEN = 0x02 | 0x20  # flags: hidden, or not to be viewed
_MOST = 2_000  # of a page
_LONGEST = 8_000  # bytes of a comment


class Note(NamedTuple):
    """What somebody says of a page."""

    text: str
    said: str  # what it is: "a comment by Ann"


class Typed(NamedTuple):
    """Text that is typed onto a page and of which the file does not say how it looks."""

    text: str
    box: tuple[float, float, float, float]


class Notes(NamedTuple):
    """All of a page."""

    remarks: tuple[Note, ...] = ()
    typed: tuple[Typed, ...] = ()
    shown: bool = False  # whether the file says how some of the typed text looks


def notes(pdfium: Any, page: Any) -> Notes:
    """Return what people put onto a page."""
    count = pdfium.FPDFPage_GetAnnotCount(page)
    if count <= 0:
        return _NONE
    remarks: list[Note] = []
    typed: list[Typed] = []
    shown = False
    for index in range(min(count, _MOST)):
        one = pdfium.FPDFPage_GetAnnot(page, index)
        if not one:
            continue
        what = pdfium.FPDFAnnot_GetSubtype(one)
        if what in _TYPED and not pdfium.FPDFAnnot_GetFlags(one) & _HIDDEN:
            if pdfium.FPDFAnnot_HasKey(one, b"AP"):
                shown = True
            elif text := _string(pdfium, one, b"Contents" if what == min(_TYPED) else b"V"):
                typed.append(Typed(text, _box(pdfium, one)))
        elif what in _REMARKS:
            remarks += _remark(pdfium, one, what)
        pdfium.FPDFPage_CloseAnnot(one)
    return Notes(tuple(remarks), tuple(typed), shown)


_NONE = Notes()


def _remark(pdfium: Any, one: Any, what: int) -> list[Note]:
    text, author = _string(pdfium, one, b"Contents"), _string(pdfium, one, b"T")
    by = f" by {author[:60]}" if author else ""
    if what == _STRUCK:
        return [Note(text or "struck words", f"words struck out{by}")]
    return [Note(text, f"a comment{by}")] if text else []


def _string(pdfium: Any, one: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(one, key, None, 0)
    if size <= 2:  # noqa: PLR2004 - the end of a text
        return ""
    buffer = (ctypes.c_ushort * (min(size, _LONGEST) // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(one, key, buffer, min(size, ctypes.sizeof(buffer)))
    text = bytes(buffer).decode("utf-16-le", "replace").partition("\0")[0]
    return "\n".join(" ".join(line.split()) for line in text.splitlines()).strip()


def _box(pdfium: Any, one: Any) -> tuple[float, float, float, float]:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(one, box)
    return box.left, min(box.top, box.bottom), box.right, max(box.top, box.bottom)
