"""PDF: the text of its pages in reading order, each with its number.

A page is *read*; *decoded*, where a font gives glyph numbers instead of text, which its
place says; or *unreadable*, a picture for example, of which the draft then says that
nobody knows what is in it.
"""

from __future__ import annotations

from collections import Counter

from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import ReadError
from disclosure_lint.readers import files
from disclosure_lint.readers.manner import Manner
from disclosure_lint.readers.pdf import furniture, hyphens, lines, noise, order, symbols
from disclosure_lint.readers.pdf.compose import Page, compose
from disclosure_lint.readers.pdf.decoded import decoded
from disclosure_lint.readers.pdf.paragraphs import Block, blocks, goes_on, gone_on
from disclosure_lint.readers.pdf.pdfium import sheets
from disclosure_lint.readers.pdf.sheet import Sheet
from disclosure_lint.readers.pdf.words import words
from disclosure_lint.record import NamedTuple
from disclosure_lint.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_PICTURE = 0.35  # of a page: a picture that covers more may have been words
_DRAWN = 300  # paths of a page without text: letters drawn as outlines
_HIDDEN = 2  # letters and figures; fewer that nobody sees say nothing
_LONGEST = 4_000  # code points of hidden text that are kept
_WORDS = 12  # code points; a page with fewer has a stamp, not a text
_LOST = 0.3  # of the characters of a page


class _Reason(NamedTuple):
    """Why a page cannot be read, and why several cannot."""

    one: str
    several: str


_PICTURES = _Reason("is a picture", "are pictures")
_OUTLINES = _Reason("is drawn, without text", "are drawn, without text")
_NO_TEXT = _Reason("is in a font that gives no text", "are in fonts that give no text")


class _Leaf(NamedTuple):
    """What is kept of a page until all have been seen."""

    number: int
    height: float
    rows: list[furniture.Row]
    decoded: bool
    drawn: int
    pictured: float
    partly: bool
    scan: bool
    left: tuple[tuple[str, str, str], ...]
    marks: list[str]


def read(data: bytes, name: str, manner: Manner) -> Draft:  # noqa: ARG001 - what readers take
    """Return the draft of a PDF file.

    Raises:
        ReadError: it is broken, locked or too large, or pypdfium2 is not there.
    """
    leaves = _once([_leaf(sheet) for sheet in sheets(data, name)])
    bodies = furniture.parted([(leaf.height, leaf.rows) for leaf in leaves])
    known = hyphens.forms(line.text for parted in bodies for row in parted.body for line in row)
    columns: order.Columns = set()
    pages = _merged(
        [_page(leaf, parted, known, columns) for leaf, parted in zip(leaves, bodies, strict=True)]
    )
    whole = compose(pages, _size(leaves), known)
    if not any(page.blocks for page in pages):
        said = whole.unread[0].said if whole.unread else "its pages are empty"
        raise ReadError(f"{name}: {said}, so there is no text to check")
    source = Source(whole.text, name, files.sha256(data), encoding="", places=whole.places)
    return Draft(
        source, whole.markup, whole.headings,
        residue=whole.residue, tables=whole.tables, unread=whole.unread,
    )  # fmt: skip


def _once(leaves: list[_Leaf]) -> list[_Leaf]:
    """Keep marks that lie across pages, and what is hidden on each alike, where they are first."""
    seen: set[object] = set()
    found = []
    for leaf in leaves:
        marks = [mark for mark in leaf.marks if mark not in seen]
        left = tuple(one for one in leaf.left if one not in seen or one[0] != "hidden-text")
        found.append(leaf._replace(marks=marks, left=left))
        seen.update(leaf.marks)
        seen.update(leaf.left)
    return found


def _leaf(sheet: Sheet) -> _Leaf:
    found, marks = noise.cleared(words(sheet))
    rows = lines.rows(found)
    was_decoded = bool(sheet.unmapped) and symbols.is_decoded(sheet)
    rows, said = decoded(rows)
    return _Leaf(
        sheet.number,
        sheet.height,
        rows,
        was_decoded or said,
        sheet.drawn,
        sheet.pictured,
        sheet.partly,
        sheet.scan,
        tuple(_left(sheet)),
        marks,
    )


def _left(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    """Yield what is on a page and not of its text: its sort, its words, and what it is."""
    for text in sheet.hidden:
        if sum(one.isalnum() for one in text) >= _HIDDEN:
            yield "hidden-text", text[:_LONGEST], "hidden text"
    for note in sheet.notes.remarks:
        yield "review-comment", note.text, note.said


def _page(
    leaf: _Leaf, parted: furniture.Parted, known: hyphens.Forms, columns: order.Columns
) -> tuple[Page, _Reason | None]:
    name = f"page {leaf.number}"
    heads, feet = [*leaf.marks, *_texts(parted.heads)], _texts(parted.feet)
    why = _unread(leaf, parted)
    if why:
        return Page(name, [], heads, feet, left=leaf.left), why
    found: list[Block] = []
    for part in order.ordered(parted.body, columns):
        more = blocks(part, known)
        if found and more and goes_on(found[-1], more[0]):
            more[0] = gone_on(found.pop(), more[0], known)
        found += more
    partly = f"{name} has a picture" if leaf.partly else ""
    if leaf.decoded:
        name = f"{name} (decoded)"
    if leaf.scan:
        name = f"{name} (scan)"
    return Page(name, found, heads, feet, partly=partly, left=leaf.left), None


def _texts(rows: list[furniture.Row]) -> list[str]:
    return [" ".join(line.text for line in row) for row in rows]


def _merged(pages: list[tuple[Page, _Reason | None]]) -> list[Page]:
    """Return pages with those one after the other that cannot be read told of at once."""
    found: list[Page] = []
    at = 0
    while at < len(pages):
        (page, why), end = pages[at], at + 1
        if why is not None:
            while end < len(pages) and pages[end][1] == why:
                end += 1
            heads = [text for same, _ in pages[at:end] for text in same.heads]
            feet = [text for same, _ in pages[at:end] for text in same.feet]
            one = end - at == 1
            said = f"{page.name} {why.one}" if one else f"pages {at + 1} to {end} {why.several}"
            left = [one for same, _ in pages[at:end] for one in same.left]
            page = page._replace(unread=said, heads=heads, feet=feet, left=left)
        found.append(page)
        at = end
    return found


def _unread(leaf: _Leaf, parted: furniture.Parted) -> _Reason | None:
    """Return why a page cannot be read, or None where it can."""
    text = "".join(line.text for row in parted.body for line in row)
    if len(text) < _WORDS:
        if leaf.pictured >= _PICTURE:
            return _PICTURES
        return _OUTLINES if leaf.drawn >= _DRAWN else None
    return _NO_TEXT if text.count(symbols.LOST) > _LOST * len(text) else None


def _size(leaves: list[_Leaf]) -> float:
    """Return the size of the letters that most of a text is set in, in points."""
    sizes: Counter[float] = Counter()
    for leaf in leaves:
        for row in leaf.rows:
            for line in row:
                sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
