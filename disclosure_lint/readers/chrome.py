"""Leaving out of a page what is not its release: the decisions, made on the whole page.

Prose is what a release has and a menu has not: stretches of some length that are no links.
"""

from __future__ import annotations

from disclosure_lint.readers import links
from disclosure_lint.readers.own import PARAGRAPH, own
from disclosure_lint.readers.page import Page
from disclosure_lint.readers.stretches import Block, stretches
from disclosure_lint.regex import IGNORECASE, Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MUCH = 1000  # code points that are no links, of which furniture has less
_MOST_HIDDEN = 0.5  # of the prose of a page; more was hidden to be shown by a program
_MOST_ASIDE = 0.25
_CENTRAL = (("main", 0.6), ("article", 0.8))  # the share of prose that makes it the release
_GROUND = Regex(r"background|bgcolor|<link\s[^>]{0,300}stylesheet|<style\b", IGNORECASE)
_TITLES = 3  # levels of headings that may be a title
_NUMBER = Regex(
    r"(?:[-–—\s]*(?:page\s)?(?:[A-Z]-)?\d{1,3}(?:\s(?:of|/)\s\d{1,3})?|[ivx]{1,5})[-–—\s]*$",
    IGNORECASE,
)


def kept(page: Page) -> bytearray:
    """Return for each piece of a page whether it is read: 1 or 0."""
    found = list(stretches(page))
    dropped = _dropped(page, found)
    keep = bytearray(not dropped[piece.region] for piece in page.pieces)
    held = own(page, found, dropped)
    for block, _ in held:
        keep[block.first : block.last] = b"\1" * (block.last - block.first)
    for first, last in _outside(page, found, dropped):
        keep[first:last] = bytes(last - first)
    for block, sort in held:
        if sort == "footer":
            keep[block.first : block.last] = b"\1" * (block.last - block.first)
    for block in [*links.lists(page, found), *_page_numbers(page, found)]:
        keep[block.first : block.last] = bytes(block.last - block.first)
    return keep


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
    coloured = {"white"} if _has_ground(page) else set()
    for number, region in enumerate(page.regions):
        if number:
            central[number] = central[region.parent] or region.sort in {"main", "article"}
            dropped[number] = dropped[region.parent] or (
                region.sort not in coloured
                and _is_dropped(region.sort, number, measure, inside=central[number])
            )
    return dropped


def _has_ground(page: Page) -> bool:
    """Whether white words may stand on a ground, as far as the page itself tells."""
    is_asked = any(region.sort == "white" for region in page.regions)
    return is_asked and _GROUND.search(page.text) is not None


def _is_dropped(sort: str, number: int, measure: _Measure, *, inside: bool) -> bool:
    if sort in {"unseen", "deleted", "remark"}:
        return True
    prose, most = measure.prose[number], measure.prose[0]
    if sort in {"hidden", "white"}:
        return prose <= _MOST_HIDDEN * most
    if sort == "struck":
        return measure.plain[number] <= _MOST_HIDDEN * measure.plain[0]
    if sort == "named":
        return not measure.plain[number]
    return _is_furniture(sort, number, measure, inside=inside)


def _is_furniture(sort: str, number: int, measure: _Measure, *, inside: bool) -> bool:
    """Whether a part that is on the page holds less of a text than a release does."""
    prose, most = measure.prose[number], measure.prose[0]
    if sort in {"nav", "notice"}:
        return prose <= _MOST_HIDDEN * most and not measure.titled[number]
    if sort == "aside" or (sort == "footer" and not inside):
        return prose <= _MOST_ASIDE * most and not measure.titled[number]
    plain, linked = measure.plain[number], measure.linked[number]
    if sort == "form" and plain > _MOST_HIDDEN * measure.plain[0]:
        return False  # programs of sites put one around the whole page
    if (sort == "header" and measure.headed[number] and plain > linked) or (
        sort == "doubtful" and not linked
    ):
        return False
    if sort in {"menu", "furniture", "doubtful", "form"} or (sort == "header" and not inside):
        is_short = measure.longest[number] < PARAGRAPH and plain < _MUCH
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


def _page_numbers(page: Page, blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the numbers of pages, which stand where a page ends."""
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        breaks = page.pieces[block.first].breaks or (after and page.pieces[after.first].breaks)
        if breaks and block.last - block.first <= 3:  # noqa: PLR2004 - `- 3 -` in pieces
            words = page.text[page.pieces[block.first].start : page.pieces[block.last - 1].end]
            if _NUMBER.match(words):
                yield block
