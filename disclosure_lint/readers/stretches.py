"""The stretches of words of a page that nothing parts: how much of each is prose, how much links."""

from __future__ import annotations

from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.readers.opening import JOINED
from disclosure_lint.readers.page import Page, Piece
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PROSE = 80  # code points that make a stretch prose; a Han character counts for two
_HAN = Regex(f"[{HAN_FROM}-\U0010ffff]")
_LINK = 80  # code points of such a link at most


class Block(NamedTuple):
    """A stretch of words that nothing parts: pieces from `first` up to `last`."""

    first: int
    last: int
    plain: int  # code points of it that are no links
    weight: int  # how much prose it is; 0 where it is none
    is_link: bool
    heading: int
    linked: int  # code points of it that are links


def stretches(page: Page) -> Iterator[Block]:
    """Yield the stretches of a page, in order."""
    first = 0
    pieces = page.pieces
    for last in range(1, len(pieces) + 1):
        if last == len(pieces) or pieces[last].gap != JOINED:
            yield _block(page.text, pieces, first, last)
            first = last


def _block(text: str, pieces: Sequence[Piece], first: int, last: int) -> Block:
    whole = plain = 0
    for piece in pieces[first:last]:
        length = piece.end - piece.start
        words = text[piece.start : piece.end]
        if not words.isascii():
            length += len(_HAN.findall(words))
        whole += length
        plain += 0 if piece.link else length
    weight = plain if plain >= _PROSE else 0
    is_link = not plain and whole <= _LINK
    return Block(first, last, plain, weight, is_link, pieces[first].heading, whole - plain)


def said(page: Page, block: Block) -> str:
    """Return a stretch as the source has it, with the marks in it."""
    return page.text[page.pieces[block.first].start : page.pieces[block.last - 1].end]
