"""What people put onto a page: comments, and text that is typed into fields or onto the page."""

from __future__ import annotations

from disclosure_lint.readers.pdf.library import Box, Page, upright
from disclosure_lint.record import NamedTuple

_FIELD = 20
_TYPED = {3, 13, _FIELD}  # text on the page, a stamp, a field
_BUTTON = "Btn"  # the sort of a field whose value is no text: a box that is ticked or not
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
    """Text that is typed onto a page and of which the file may not say how it looks."""

    text: str
    box: Box
    drawn: bool = False  # whether it says so, which may be nothing


class Notes(NamedTuple):
    """All of a page."""

    remarks: tuple[Note, ...] = ()
    typed: tuple[Typed, ...] = ()
    shown: bool = False  # whether the file says how some of the typed text looks


def notes(page: Page) -> Notes:
    """Return what people put onto a page."""
    remarks: list[Note] = []
    typed: list[Typed] = []
    shown = False
    for index, sort, flags, drawn in page.annotations(_MOST):
        if sort in _TYPED and not flags & _HIDDEN:
            shown = shown or drawn
            if drawn and sort != _FIELD:
                continue
            text = _string(page, index, "Contents" if sort == min(_TYPED) else "V")
            if text and not _string(page, index, "AS") and _string(page, index, "FT") != _BUTTON:
                typed.append(Typed(text, upright(page.annotation_box(index)), drawn))
        elif sort in _REMARKS:
            remarks += _remark(page, index, sort)
    return Notes(tuple(remarks), tuple(typed), shown)


def _remark(page: Page, index: int, sort: int) -> list[Note]:
    text, author = _string(page, index, "Contents"), _string(page, index, "T")
    by = f" by {author[:60]}" if author else ""
    if sort == _STRUCK:
        return [Note(text or "struck words", f"words struck out{by}")]
    return [Note(text, f"a comment{by}")] if text else []


def _string(page: Page, index: int, key: str) -> str:
    text = page.annotation_text(index, key, _LONGEST).decode("utf-16-le", "replace")
    lines = text.partition("\0")[0].splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()
