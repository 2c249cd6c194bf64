"""Leaving out of a page what is not its release: the decisions, made on the whole page.

Prose is what a release has and a menu has not: stretches of some length that are no links.
"""

from __future__ import annotations

from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.readers.opening import JOINED
from disclosure_lint.readers.page import Page, Piece
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import IGNORECASE, Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PROSE = 80  # code points that make a stretch prose; a Han character counts for two
_PARAGRAPH = 200  # and that make it a paragraph
_MUCH = 1000  # code points that are no links, of which furniture has less
_MOST_HIDDEN = 0.5  # of the prose of a page; more was hidden to be shown by a program
_MOST_ASIDE = 0.25
_CENTRAL = (("main", 0.6), ("article", 0.8))  # the share of prose that makes it the release
_LINKS = 4  # stretches in a row that are a link each, and so a list of links
_LINK = 80  # code points of such a link at most
_NUMBER = Regex(
    r"(?:[-–—\s]*(?:page\s)?(?:[A-Z]-)?\d{1,3}(?:\s(?:of|/)\s\d{1,3})?|[ivx]{1,5})[-–—\s]*$",
    IGNORECASE,
)


class Block(NamedTuple):
    """A stretch of words that nothing parts: pieces from `first` up to `last`."""

    first: int
    last: int
    plain: int  # code points of it that are no links
    weight: int  # how much prose it is; 0 where it is none
    is_link: bool
    heading: int


def kept(page: Page) -> bytearray:
    """Return for each piece of a page whether it is read: 1 or 0."""
    found = list(_blocks(page))
    dropped = _dropped(page, found)
    keep = bytearray(not dropped[piece.region] for piece in page.pieces)
    for first, last in _outside(page, found, dropped):
        keep[first:last] = bytes(last - first)
    for block in [*_link_lists(found), *_page_numbers(page, found)]:
        keep[block.first : block.last] = bytes(block.last - block.first)
    return keep


def _blocks(page: Page) -> Iterator[Block]:
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
            length += sum(character >= HAN_FROM for character in words)
        whole += length
        plain += 0 if piece.link else length
    weight = plain if plain >= _PROSE else 0
    is_link = not plain and whole <= _LINK
    return Block(first, last, plain, weight, is_link, pieces[first].heading)


class _Measure:
    """What the regions of a page hold, with all regions inside them."""

    def __init__(self, page: Page, blocks: Sequence[Block]) -> None:
        count = len(page.regions)
        self.prose = [0] * count
        self.plain = [0] * count
        self.longest = [0] * count
        self.titled = [False] * count
        for block in blocks:
            region = page.pieces[block.first].region
            self.prose[region] += block.weight
            self.plain[region] += block.plain
            self.longest[region] = max(self.longest[region], block.weight)
            self.titled[region] |= block.heading == 1
        for number in range(count - 1, 0, -1):
            parent = page.regions[number].parent
            self.prose[parent] += self.prose[number]
            self.plain[parent] += self.plain[number]
            self.longest[parent] = max(self.longest[parent], self.longest[number])
            self.titled[parent] |= self.titled[number]


def _dropped(page: Page, blocks: Sequence[Block]) -> list[bool]:
    """Return for each region whether its words are left out."""
    measure = _Measure(page, blocks)
    central = [False] * len(page.regions)
    dropped = [False] * len(page.regions)
    for number, region in enumerate(page.regions):
        if number:
            central[number] = central[region.parent] or region.sort in {"main", "article"}
            dropped[number] = dropped[region.parent] or _is_dropped(
                region.sort, number, measure, inside=central[number]
            )
    return dropped


def _is_dropped(sort: str, number: int, measure: _Measure, *, inside: bool) -> bool:
    prose, most = measure.prose[number], measure.prose[0]
    if sort in {"unseen", "deleted", "remark"}:
        return True
    if sort == "hidden":
        return prose <= _MOST_HIDDEN * most
    if sort in {"nav", "notice"}:
        return prose <= _MOST_HIDDEN * most and not measure.titled[number]
    if sort == "aside" or (sort == "footer" and not inside):
        return prose <= _MOST_ASIDE * most and not measure.titled[number]
    if sort in {"menu", "furniture", "form"} or (sort == "header" and not inside):
        is_short = measure.longest[number] < _PARAGRAPH and measure.plain[number] < _MUCH
        return is_short and not measure.titled[number]
    return False


def _outside(
    page: Page, blocks: Sequence[Block], dropped: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """Yield the pieces around the part that holds nearly all prose, its title excepted."""
    live = [block for block in blocks if not dropped[page.pieces[block.first].region]]
    for sort, share in _CENTRAL:
        prose = _Measure(page, live).prose
        for number, region in enumerate(page.regions):
            if region.sort == sort and prose[number] and prose[number] >= share * prose[0]:
                live = [b for b in live if region.start <= page.pieces[b.first].start < region.end]
                first = _title(page, blocks, dropped, live)
                yield 0, first
                yield live[-1].last, len(page.pieces)
                break


def _title(
    page: Page, blocks: Sequence[Block], dropped: Sequence[bool], inner: Sequence[Block]
) -> int:
    """Return the piece from which on a page is read: its title may stand before its text."""
    first = inner[0].first
    if any(block.heading == 1 for block in inner):
        return first
    titles = [
        block.first
        for block in blocks
        if block.heading == 1
        and block.first < first
        and not dropped[page.pieces[block.first].region]
    ]
    return titles[-1] if titles else first


def _link_lists(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks of lists that hold nothing but links."""
    run: list[Block] = []
    for block in blocks:
        if block.is_link and not block.heading:
            run.append(block)
            continue
        if len(run) >= _LINKS:
            yield from run
        run = []
    if len(run) >= _LINKS:
        yield from run


def _page_numbers(page: Page, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the numbers of pages, which stand where a page ends."""
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        breaks = page.pieces[block.first].breaks or (after and page.pieces[after.first].breaks)
        if breaks and block.last - block.first <= 3:  # noqa: PLR2004 - `- 3 -` in pieces
            words = page.text[page.pieces[block.first].start : page.pieces[block.last - 1].end]
            if _NUMBER.match(words):
                yield block
