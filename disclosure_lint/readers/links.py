"""Lists of links in a page: menus and related news lead away, exhibits and numbers are text."""

from __future__ import annotations

from disclosure_lint.readers.page import Page
from disclosure_lint.readers.stretches import Block, said
from disclosure_lint.regex import IGNORECASE, Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINKS = 4  # stretches in a row that are a link each, and so a list of links
# What a list of links is about that is part of a release, by its heading.
_ABOUT_RELEASE = Regex(
    r"\s*(?:\S+ ){0,3}(?:exhibit|trial|stud(?:y|ies)\b|contact|document|attachment|enclosure|reference|footnote|append|annex|schedule"
    r"|附件|附錄|附录|試驗|试验|臨床|临床|聯絡|联络|联系|文件|參考|参考)",
    IGNORECASE,
)
_CODE = Regex(
    r"(?:[^\W\d_]{0,8}[-\s.]{0,2}\d[\d.,()/-]{2,}|\S{1,64}@\S{1,64}|https?:|www\.|\+?[\d ()-]{7,}$"
    r"|(?:exhibit|annex|schedule|appendix|attachment|enclosure)\s+[A-Z\d]{1,4}\b|附[件錄录表][\s一二三四五六七八九十\d甲乙丙])",
    IGNORECASE,
)


def lists(page: Page, blocks: Sequence[Block]) -> Iterator[Block]:
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
    if heading is not None and heading.plain and _ABOUT_RELEASE.match(said(page, heading)):
        return False
    if any(cells[block.first] for block in run):
        return False
    return 2 * sum(_CODE.match(said(page, block)) is not None for block in run) < len(run)


def _in_columns(page: Page) -> bytearray:
    """Return for each piece whether it stands in a table of rows and columns."""
    cells = bytearray(len(page.pieces))
    for grid in page.grids:
        rows = [row for row in grid.rows if sum(last > first for first, last in row) > 1]
        if len(rows) > 1 and not grid.has_tables:
            for first, last in (cell for row in rows for cell in row):
                cells[first:last] = b"\1" * (last - first)
    return cells
