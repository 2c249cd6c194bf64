"""HTML pages: the exhibits of filings, the pages of newsrooms, what Word saves as HTML.

The source is the file as it stands; its tags, its menus and all that a browser does not
show are taken out of the text as read, so that every offset is one in the file.
"""

from __future__ import annotations

from itertools import islice

from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.reading import Substitution, Unread
from disclosure_lint.errors import ReadError
from disclosure_lint.readers import browser_text, chrome, grids, leftovers
from disclosure_lint.readers.opening import BLOCK, JOINED
from disclosure_lint.readers.page import Page, Piece, State, walk
from disclosure_lint.source import Source

_ENDS = '.!?:;。！？：；)）"”'
_CUT = "the page ends within its text"
_BETWEEN = ("", "\n", "\n\n")
_MOST = 1_000_000  # changes; a page of Chinese may have one for every character
_NEAR = 4  # code points beside a raised stretch that tell what it is


def read(source: Source) -> Draft:
    """Return the draft of a page.

    Raises:
        ReadError: the page shows no words, or has more tags than any draft.
    """
    page = walk(source.text, source.name)
    keep = chrome.kept(page)
    tables = grids.settle(page, keep)
    shown_pieces = [piece for piece, is_kept in zip(page.pieces, keep, strict=True) if is_kept]
    if not shown_pieces:
        shown_pieces = _title(page)
    if not shown_pieces:
        raise ReadError(f"{source.name}: an HTML page that shows no words")
    _carry(page, keep)
    return Draft(
        source,
        _markup(source, shown_pieces),
        [piece.start for piece in shown_pieces if piece.heading],
        residue=leftovers.find(page, keep),
        tables=tables,
        unread=[Unread(len(source.text), len(source.text), _CUT)] * page.is_cut,
        notation=Notation(source.encoding),
    )


class Notation:
    """How words are written in a page."""

    __slots__ = ("_encoding",)

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding or "utf-8"

    def written(self, text: str, before: str) -> str | None:
        """Return words as a page has them in the place of `before`; None across a tag."""
        if "<" in before:
            return None
        text = text.replace("&", "&amp;").replace("<", "&lt;")
        return text.encode(self._encoding, "xmlcharrefreplace").decode(self._encoding)


def _title(page: Page) -> list[Piece]:
    """Return the title of a page that shows nothing else."""
    if page.title is None or not page.text[slice(*page.title)].strip():
        return []
    return [Piece(*page.title, BLOCK, State())]


def _carry(page: Page, keep: bytearray) -> None:
    """Let a piece that is read have what parted the pieces before it that are not."""
    gap, space, breaks = JOINED, False, False
    for piece, is_kept in zip(page.pieces, keep, strict=True):
        gap, space, breaks = max(gap, piece.gap), space or piece.space, breaks or piece.breaks
        if is_kept:
            piece.gap, piece.space, piece.breaks = gap, space, breaks
            gap, space, breaks = JOINED, False, False


def _markup(source: Source, pieces: list[Piece]) -> list[Substitution]:
    """Return the substitutions that leave of a page what it shows."""
    text = source.text
    found: list[Substitution] = []
    at = 0
    for number, piece in enumerate(pieces):
        if number or piece.start or piece.opens:
            before = pieces[number - 1] if number else None
            between = _parting(text, before, piece) if before else piece.lead
            between = (before.closes if before else "") + between + piece.opens
            found.append(Substitution(at, piece.start, between))
        at = piece.end
        read = _raised(text, pieces, number) if piece.raised else None
        if read is None:
            found += islice(
                browser_text.changes(text, piece.start, piece.end, pre=piece.pre), _MOST
            )
        else:
            found.append(Substitution(piece.start, piece.end, read))
        if len(found) >= _MOST:
            raise ReadError(f"{source.name}: more than {_MOST:,} HTML entities, so it is no draft")
    last = pieces[-1].closes
    if at < len(text) or last:
        found.append(Substitution(at, len(text), last))
    return [one for one in found if one.end > one.start or one.text]


def _parting(text: str, before: Piece, piece: Piece) -> str:
    """Return what is read between two stretches of words."""
    if piece.gap == JOINED:
        return " " if piece.space else ""
    gap = piece.gap
    if piece.breaks and text[piece.start].islower() and text[before.end - 1] not in _ENDS:
        gap -= 1  # a sentence that goes on over the page
    return _BETWEEN[gap] + piece.lead


def _raised(text: str, pieces: list[Piece], number: int) -> str | None:
    piece = pieces[number]
    if piece.raised > 1:
        return browser_text.exponent(text[piece.start : piece.end])
    before = after = ""
    if number and piece.gap == JOINED and not piece.space:
        previous = pieces[number - 1]
        before = text[max(previous.start, previous.end - _NEAR) : previous.end]
    if number + 1 < len(pieces):
        following = pieces[number + 1]
        if following.gap == JOINED and not following.space:
            after = text[following.start : min(following.end, following.start + _NEAR)]
    return browser_text.raised(text[piece.start : piece.end], before, after)
