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
_SAID = 40  # and that make it a sentence, where a mark ends it
_MUCH = 1000  # code points that are no links, of which furniture has less
_MOST_HIDDEN = 0.5  # of the prose of a page; more was hidden to be shown by a program
_MOST_ASIDE = 0.25
_CENTRAL = (("main", 0.6), ("article", 0.8))  # the share of prose that makes it the release
_LINKS = 4  # stretches in a row that are a link each, and so a list of links
_LINK = 80  # code points of such a link at most
_ENDS = ".!?。！？"
_CLOSING = " \t\r\n\xa0”’\"')）」』]"
# What a list of links is about that is part of a release, by its heading.
_ABOUT_RELEASE = Regex(
    r"\s*(?:\S+ ){0,3}(?:exhibit|trial|stud(?:y|ies)\b|contact|document|attachment|enclosure|reference|footnote|append|annex|schedule"
    r"|附件|附錄|附录|試驗|试验|臨床|临床|聯絡|联络|联系|文件|參考|参考)",
    IGNORECASE,
)
_CODE = Regex(r"(?:[^\W\d_]{0,8}[-\s.]{0,2}\d[\d.,()/-]{2,}|\S{1,64}@\S{1,64}|https?:|www\.|\+?[\d ()-]{7,}$)")
_TITLES = 3  # levels of headings that may be a title
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
    linked: int  # code points of it that are links


def kept(page: Page) -> bytearray:
    """Return for each piece of a page whether it is read: 1 or 0."""
    found = list(_blocks(page))
    dropped = _dropped(page, found)
    keep = bytearray(not dropped[piece.region] for piece in page.pieces)
    own = _own(page, found, dropped)
    for first, last in _outside(page, found, dropped):
        keep[first:last] = bytes(last - first)
    for block in own:
        keep[block.first : block.last] = b"\1" * (block.last - block.first)
    for block in [*_link_lists(page, found), *_page_numbers(page, found)]:
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
    return Block(first, last, plain, weight, is_link, pieces[first].heading, whole - plain)


class _Measure:
    """What the regions of a page hold, with all regions inside them."""

    def __init__(self, page: Page, blocks: Sequence[Block]) -> None:
        count = len(page.regions)
        self.prose = [0] * count
        self.plain = [0] * count
        self.longest = [0] * count
        self.titled = [False] * count
        self.headed = [False] * count
        self.linked = [0] * count
        for block in blocks:
            region = page.pieces[block.first].region
            self.prose[region] += block.weight
            self.plain[region] += block.plain
            self.longest[region] = max(self.longest[region], block.weight)
            self.titled[region] |= block.heading == 1
            self.headed[region] |= 0 < block.heading <= _TITLES and block.plain > 0
            self.linked[region] += block.linked
        for number in range(count - 1, 0, -1):
            parent = page.regions[number].parent
            self.prose[parent] += self.prose[number]
            self.plain[parent] += self.plain[number]
            self.longest[parent] = max(self.longest[parent], self.longest[number])
            self.titled[parent] |= self.titled[number]
            self.headed[parent] |= self.headed[number]
            self.linked[parent] += self.linked[number]


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
    if sort in {"hidden", "struck"}:
        return prose <= _MOST_HIDDEN * most
    if sort in {"nav", "notice"}:
        return prose <= _MOST_HIDDEN * most and not measure.titled[number]
    if sort == "aside" or (sort == "footer" and not inside):
        return prose <= _MOST_ASIDE * most and not measure.titled[number]
    if sort == "header" and measure.headed[number] and measure.plain[number] > measure.linked[number]:
        return False
    if sort == "named":
        return not measure.plain[number]
    if sort == "doubtful" and not measure.linked[number]:
        return False
    if sort in {"menu", "furniture", "doubtful", "form"} or (sort == "header" and not inside):
        is_short = measure.longest[number] < _PARAGRAPH and measure.plain[number] < _MUCH
        return is_short and not measure.titled[number]
    return False


def _own(page: Page, blocks: Sequence[Block], dropped: Sequence[bool]) -> list[Block]:
    """Return the text of the release in parts that are left out: its paragraphs, and their headings."""
    kept: list[Block] = []
    heading: Block | None = None
    for block in blocks:
        region = page.pieces[block.first].region
        if not dropped[region]:
            heading = None
        elif block.heading:
            heading = block
        elif _is_own(page, block, _outermost(page, region, dropped)):
            if heading is not None:
                kept.append(heading)
            kept.append(block)
            heading = None
    return kept


def _outermost(page: Page, region: int, dropped: Sequence[bool]) -> str:
    """Return the sort of the part that a region is left out with; none where it is not on the page."""
    sort = ""
    while dropped[region]:
        sort = page.regions[region].sort
        if sort not in _WITH_TEXT:
            return ""
        region = page.regions[region].parent
    return sort


_WITH_TEXT = frozenset({"footer", "aside", "form", "header", "doubtful", "furniture"})


def _is_own(page: Page, block: Block, sort: str) -> bool:
    if not sort:
        return False
    if block.plain >= _PARAGRAPH and block.plain > block.linked:
        return sort != "furniture"
    if sort != "doubtful" or block.plain < _SAID:
        return False
    words = page.text[page.pieces[block.first].start : page.pieces[block.last - 1].end]
    return words.rstrip(_CLOSING).endswith(tuple(_ENDS))


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


def _link_lists(page: Page, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks of lists that hold nothing but links, and lead elsewhere."""
    run: list[Block] = []
    heading: Block | None = None
    cells = _in_columns(page)
    for block in [*blocks, None]:
        if block is not None and block.is_link and not block.heading:
            run.append(block)
            continue
        if len(run) >= _LINKS and _leads_away(page, run, heading, cells):
            yield from run
        run, heading = [], block if block is not None and block.heading else None


def _leads_away(page: Page, run: Sequence[Block], heading: Block | None, cells: bytearray) -> bool:
    """Whether links are of the site, rather than the numbers, exhibits and addresses of a text."""

    def said(block: Block) -> str:
        return page.text[page.pieces[block.first].start : page.pieces[block.last - 1].end]

    if heading is not None and heading.plain and _ABOUT_RELEASE.match(said(heading)):
        return False
    if any(cells[block.first] for block in run):
        return False
    return 2 * sum(_CODE.match(said(block)) is not None for block in run) < len(run)


def _in_columns(page: Page) -> bytearray:
    """Return for each piece whether it stands in a table of rows and columns."""
    cells = bytearray(len(page.pieces))
    for grid in page.grids:
        rows = [row for row in grid.rows if sum(last > first for first, last in row) > 1]
        if len(rows) > 1 and not grid.has_tables:
            for first, last in (cell for row in rows for cell in row):
                cells[first:last] = b"\1" * (last - first)
    return cells


def _page_numbers(page: Page, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the numbers of pages, which stand where a page ends."""
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        breaks = page.pieces[block.first].breaks or (after and page.pieces[after.first].breaks)
        if breaks and block.last - block.first <= 3:  # noqa: PLR2004 - `- 3 -` in pieces
            words = page.text[page.pieces[block.first].start : page.pieces[block.last - 1].end]
            if _NUMBER.match(words):
                yield block
