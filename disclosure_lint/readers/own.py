"""The text of a release that stands in a part of a page which is left out otherwise.

A legend may be in a footer or beside the text, a sentence in what is called a popup.
"""

from __future__ import annotations

from disclosure_lint.readers.page import Page
from disclosure_lint.readers.stretches import Block, said
from disclosure_lint.regex import IGNORECASE, Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

PARAGRAPH = 200  # code points that make a stretch a paragraph; a Han character counts for two
# What only the issuer of a release says, and no menu, wherever it stands on the page.
_STATED = Regex(
    r"forward[- ]looking|safe harbou?r|undue reliance|(?:no|any) (?:obligation|duty|responsibility)"
    r"|without registration|stock code|not an offer|solicitation"
    r"|前瞻|股份代[號号]|审慎|審慎|免責|免责|概不負責|概不负责|並不構成|并不构成",
    IGNORECASE,
)
# What a site says to those who visit it.
_SITE = Regex(
    r"cookie|newsletter|subscri|sign up|log in|register|inbox|your (?:e-?mail|browser|comment)|click"
    r"|rights reserved|privacy|comment|訂閱|订阅|登入|登录|私隱|隐私|版權|版权",
    IGNORECASE,
)
_SENTENCE = 80  # code points of a sentence that no menu has
_NAMED = frozenset({"menu", "furniture"})  # by its class alone
_SEEN = frozenset({"nav", "notice"})
_SAID = 40  # and that make it a sentence, where a mark ends it
_ENDS = ".!?。！？"
_CLOSING = " \t\r\n\xa0”’\"')）」』]"
_WITH_TEXT = frozenset({"footer", "aside", "form", "header", "doubtful"}) | _NAMED | _SEEN


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
    if not sort or block.plain < _SAID or block.plain <= block.linked:
        return False
    if block.plain >= PARAGRAPH and sort not in _NAMED | _SEEN:
        return True
    words = said(page, block)
    if not words.rstrip(_CLOSING).endswith(tuple(_ENDS)):
        return False
    if sort == "doubtful" or _STATED.search(words):
        return True
    if sort not in _NAMED and sort != "form":
        return False
    return block.plain >= _SENTENCE and not (block.linked or _SITE.search(words))
