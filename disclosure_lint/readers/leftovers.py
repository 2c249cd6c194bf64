"""What an editor's program left in a page: changes, struck and hidden words, remarks.

Pages hide menus, notices and whole tabs, and comment on their own making. So hidden words
count only where nothing but their style tells them from the text, and are a sentence.
"""

from __future__ import annotations

from bisect import bisect_left

from disclosure_lint.draft.reading import Residue
from disclosure_lint.readers import sight
from disclosure_lint.readers.opening import JOINED
from disclosure_lint.readers.page import Page
from disclosure_lint.readers.regions import Region
from disclosure_lint.regex import IGNORECASE, Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SAID = {
    "inserted": ("tracked-change", "an insertion"),
    "deleted": ("tracked-change", "a deletion"),
    "struck": (sight.CHANGE, sight.STRUCK),
    "remark": ("review-comment", "a comment of Word"),
    "hidden": (sight.HIDDEN, "undisplayed text"),
    "white": (sight.HIDDEN, "white text"),
}
_SENTENCE = Regex(r"\S[^<>{}]{24,}[.!?。！？]")
_REMARK = Regex(r"<!--\s*[^\W\d_][^<>{}=|]{16,}[.!?。！？]\s*-->")
_ORDERS = Regex(r"<!--\s*(?:disclosure-lint|\[|end|begin|start)", IGNORECASE)
_LETTER = Regex(r"[^\W\d_]")


def find(page: Page, keep: bytearray) -> list[Residue]:
    """Return what was left, in order of the source."""
    starts = [piece.start for piece in page.pieces]
    found = []
    for region in page.regions[1:]:
        if region.sort in _SAID and not _is_within(page, region):
            first = bisect_left(starts, region.start)
            last = bisect_left(starts, region.end)
            if first < last and _counts(page, keep, region, first, last):
                found.append(Residue(region.start, region.end, *_SAID[region.sort]))
    return sorted([*found, *_remarks(page, keep)])


def _is_within(page: Page, region: Region) -> bool:
    """Whether a region stands in another that tells the same or is not read."""
    around = page.regions[region.parent]
    return around.sort not in {"page", "main", "article", "header", "footer"}


def _counts(page: Page, keep: bytearray, region: Region, first: int, last: int) -> bool:
    if region.sort in {"hidden", "white"}:
        return _is_hidden_sentence(page, keep, region, first, last)
    if region.sort in {"deleted", "remark"}:
        if region.sort == "deleted" and not _is_beside(keep, first, last):
            return False
    elif region.sort != "struck" and not any(keep[first:last]):
        return False
    pieces = page.pieces[first:last]
    return any(_LETTER.search(page.text, piece.start, piece.end) for piece in pieces)


def _is_hidden_sentence(page: Page, keep: bytearray, region: Region, first: int, last: int) -> bool:
    pieces = page.pieces[first:last]
    if not region.bare or any(keep[first:last]) or any(piece.link for piece in pieces):
        return False
    return _is_beside(keep, first, last) and any(
        _SENTENCE.search(page.text, p.start, p.end) for p in pieces
    )


def _is_beside(keep: bytearray, first: int, last: int) -> bool:
    """Whether words that are read stand directly before or after."""
    return bool((first and keep[first - 1]) or (last < len(keep) and keep[last]))


def _remarks(page: Page, keep: bytearray) -> Iterator[Residue]:
    """Yield comments of some length inside a paragraph that is read."""
    for start, end, before in page.remarks:
        after = before + 1
        if before < 0 or after >= len(keep) or not (keep[before] and keep[after]):
            continue
        inside = page.pieces[after].gap == JOINED and end - start < _MOST
        if inside and _REMARK.match(page.text, start, end) and not _ORDERS.match(page.text, start):
            yield Residue(start, end, "hidden-text", "a comment")


_MOST = 2000  # code points of a remark; a longer one is a part of the page, left out
