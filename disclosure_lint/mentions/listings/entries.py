"""What is read of listings: one that reads, and what almost does."""

from __future__ import annotations

from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


class Listing(NamedTuple):
    """One exchange and one symbol."""

    start: int  # from the label, or the symbol where it has none,
    end: int  # through the symbol, as read
    exchange: str  # "HKEX"; "" where there is no label or it is not in the table
    label: str  # as printed: "HKG", "Stock Code", ".HK"; "" if none
    label_start: int
    label_end: int
    symbol: str  # Hong Kong codes without leading zeros, letters upper-case
    printed: str
    symbol_start: int
    symbol_end: int
    marker: str  # "B" where printed like 6855-B, else ""
    block: tuple[int, int]  # the bracket or line it stands in
    form: str  # labelled, suffixed, stock-code, bare


class Malformed(NamedTuple):
    """Something that does not read as a listing, and what would make it one."""

    start: int
    end: int
    defect: str  # "no closing bracket"
    expected: str  # "a closing bracket after the last symbol"


Entry: TypeAlias = Listing | Malformed
