"""The text of a release that stands in a part of a page which is left out otherwise.

A legend may be in a footer or beside the text, a sentence in what is called a popup.
"""

from __future__ import annotations

from disclosure_lint.readers.page import Page
from disclosure_lint.readers.stretches import Block, said

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

PARAGRAPH = 200  # code points that make a stretch a paragraph; a Han character counts for two
_SAID = 40  # and that make it a sentence, where a mark ends it
_ENDS = ".!?。！？"
_CLOSING = " \t\r\n\xa0”’\"')）」』]"
_WITH_TEXT = frozenset({"footer", "aside", "form", "header", "doubtful", "furniture"})


def own(page: Page, blocks: Sequence[Block], dropped: Sequence[bool]) -> list[tuple[Block, str]]:
    """Return the text of the release in parts that are left out, and what each part is.

    It is their paragraphs, with the headings of those.
    """
    kept: list[tuple[Block, str]] = []
    heading: Block | None = None
    for block in blocks:
        region = page.pieces[block.first].region
        if not dropped[region]:
            heading = None
        elif block.heading:
            heading = block
        else:
            sort = _outermost(page, region, dropped)
            if _is_own(page, block, sort):
                kept += [(one, sort) for one in (heading, block) if one is not None]
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


def _is_own(page: Page, block: Block, sort: str) -> bool:
    if not sort:
        return False
    if block.plain >= PARAGRAPH and block.plain > block.linked:
        return sort != "furniture"
    if sort != "doubtful" or block.plain < _SAID:
        return False
    return said(page, block).rstrip(_CLOSING).endswith(tuple(_ENDS))
