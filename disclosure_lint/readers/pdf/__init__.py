"""PDF: the text of its pages in reading order, each with its number.

A page is *read*; *decoded*, where a font gives glyph numbers instead of text, which its
place says; or *unreadable*, a picture for example, of which the draft then says that
nobody knows what is in it.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from disclosure_lint.draft.model import Draft
from disclosure_lint.readers import files
from disclosure_lint.readers.manner import Manner
from disclosure_lint.readers.pdf import columns, furniture, lines, symbols
from disclosure_lint.readers.pdf.compose import Page, compose
from disclosure_lint.readers.pdf.decoded import decoded
from disclosure_lint.readers.pdf.paragraphs import Block, blocks
from disclosure_lint.readers.pdf.pdfium import Sheet, sheets
from disclosure_lint.readers.pdf.words import words
from disclosure_lint.source import Source

_PICTURE = 0.35  # of a page: a picture that covers more may have been words
_DRAWN = 300  # paths of a page without text: letters drawn as outlines
_WORDS = 12  # code points; a page with fewer has a stamp, not a text
_LOST = 0.3  # of the characters of a page


class _Leaf(NamedTuple):
    """What is kept of a page until all have been seen."""

    number: int
    height: float
    rows: list[lines.Line]
    decoded: bool
    drawn: int
    pictured: float


def read(data: bytes, name: str, manner: Manner) -> Draft:  # noqa: ARG001 - what readers take
    """Return the draft of a PDF file.

    Raises:
        ReadError: it is broken, locked or too large, or pypdfium2 is not there.
    """
    leaves = [_leaf(sheet) for sheet in sheets(data, name)]
    bodies = furniture.parted([(leaf.height, leaf.rows) for leaf in leaves])
    pages = [_page(leaf, parted) for leaf, parted in zip(leaves, bodies, strict=True)]
    whole = compose(pages, _size(leaves))
    source = Source(whole.text, name, files.sha256(data), places=whole.places)
    return Draft(
        source, whole.markup, whole.headings, tables=whole.tables, unread=whole.unread
    )


def _leaf(sheet: Sheet) -> _Leaf:
    rows = lines.rows(words(sheet))
    was_decoded = bool(sheet.unmapped) and symbols.is_decoded(sheet)
    rows, said = decoded(rows)
    return _Leaf(
        sheet.number, sheet.height, rows, was_decoded or said, sheet.drawn, sheet.pictured
    )


def _page(leaf: _Leaf, parted: furniture.Parted) -> Page:
    name = f"page {leaf.number}"
    kept = [" ".join(line.text for line in row) for row in parted.kept]
    why = _unread(leaf, parted)
    if why:
        return Page(name, [], kept, f"{name} {why}")
    found: list[Block] = []
    for part in columns.ordered(parted.body):
        found += blocks(part)
    return Page(f"{name} (decoded)" if leaf.decoded else name, found, kept)


def _unread(leaf: _Leaf, parted: furniture.Parted) -> str:
    """Return why a page cannot be read, or nothing where it can."""
    text = "".join(line.text for row in parted.body for line in row)
    if len(text) < _WORDS:
        if leaf.pictured >= _PICTURE:
            return "is a picture"
        return "is drawn, without text" if leaf.drawn >= _DRAWN else ""
    if text.count(symbols.LOST) > _LOST * len(text):
        return "is in a font that gives no text"
    return ""


def _size(leaves: list[_Leaf]) -> float:
    """Return the size of the letters that most of a text is set in, in points."""
    sizes: Counter[float] = Counter()
    for leaf in leaves:
        for row in leaf.rows:
            for line in row:
                sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
