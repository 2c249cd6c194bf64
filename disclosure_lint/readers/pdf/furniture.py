"""What stands around the text of every page: running heads and feet, page numbers.

They cut a sentence that goes on overleaf, so they are taken out of the flow. The first
of each head and foot is kept, for a head may be the only place that names the company.
"""

from __future__ import annotations

from collections import Counter

from disclosure_lint.readers.pdf.lines import Line
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_MARGIN = 0.14  # of the height of a page: where heads and feet stand
_NEAR = 4.0  # points: how far the same head wanders
_GAP = 1.9  # of the size: how far a head or a foot stands from the text
_LONGEST = 200  # code points of a head
_NUMBER = Regex(r"\d+|\b[ivxlc]{1,7}\b")
_PAGE_NUMBER = Regex(
    r"(?:[-–—•|\s.]*(?:page\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?[-–—•|\s.]*"
    r"|第?\s*\d{1,4}\s*[頁页](?:[，,/\s]*共\s*\d{1,4}\s*[頁页])?)"
)

Row = list[Line]


class Parted(NamedTuple):
    """The rows of one page: those of its text, and the heads and feet to be kept."""

    heads: list[Row]  # to be kept
    body: list[Row]
    feet: list[Row]  # to be kept


def parted(pages: Sequence[tuple[float, list[Row]]]) -> list[Parted]:
    """Part the rows of pages, each with its height in points, from what stands around them."""
    marks = [[_key(row, height) for row in rows] for height, rows in pages]
    times = Counter(key for page in marks for key in set(page) if key)
    seen: set[object] = set()
    found = []
    for (height, rows), keys in zip(pages, marks, strict=True):
        around = [
            key is not None and (times[key] > 1 or _is_lone_number(row, rows, height))
            for row, key in zip(rows, keys, strict=True)
        ]
        first, last = _edges(rows, around)
        kept = [row for row, key in zip(rows, keys, strict=True) if _is_new(row, key, seen)]
        found.append(
            Parted(
                [row for row in rows[:first] if row in kept],
                rows[first:last],
                [row for row in rows[last:] if row in kept],
            )
        )
        seen.update(keys)
    return found


def _is_new(row: Row, key: tuple[str, int] | None, seen: set[object]) -> bool:
    return key not in seen and not _is_number(row)


def _edges(rows: list[Row], around: list[bool]) -> tuple[int, int]:
    """Return where the text of a page begins and ends between its heads and feet.

    A gap parts them from it; the head of a table that goes on overleaf has none.
    """
    first = around.index(False) if False in around else len(rows)
    last = len(rows) - around[::-1].index(False) if False in around else len(rows)
    while 0 < first < len(rows) and not _is_gap(rows[first - 1], rows[first]):
        first -= 1
    while first < last < len(rows) and not _is_gap(rows[last - 1], rows[last]):
        last += 1
    return first, last


def _is_gap(above: Row, below: Row) -> bool:
    if _is_number(above) or _is_number(below):
        return True
    return above[0].base - below[0].base > _GAP * max(above[0].size, below[0].size)


def _key(row: Row, height: float) -> tuple[str, int] | None:
    """Return what tells a head or foot again: its words without numbers, and its place."""
    base = row[0].base
    if row[0].turned or _MARGIN * height < base < (1 - _MARGIN) * height:
        return None
    text = " ".join(line.text for line in row)
    if len(text) > _LONGEST:
        return None
    words = _NUMBER.sub("0", text.casefold())
    if not any(one.isalpha() for one in words) and not _is_number(row):
        return None  # figures of a table
    return words, round(base / _NEAR)


def _is_number(row: Row) -> bool:
    return len(row) == 1 and _PAGE_NUMBER.fullmatch(row[0].text.strip().casefold()) is not None


def _is_lone_number(row: Row, rows: list[Row], height: float) -> bool:
    """Whether a number alone in the last line of a page is that of the page."""
    return (
        _is_number(row) and row is rows[-1] and len(rows) > 1 and row[0].base < _MARGIN * height / 2
    )
