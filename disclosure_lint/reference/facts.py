"""What lists say, alike for all of them, before it is sorted into a store."""

from __future__ import annotations

from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


class CompanyRow(NamedTuple):
    """One listing of one company on a list."""

    id: str  # cik-0000812796, hkex-6855: what the rows of one company share
    name: str
    exchange: str  # as rules/exchanges.yaml names it; "" where the list does not say
    symbol: str
    is_short: bool = False  # whether the name is a short one, cut to a length
    isin: str = ""
    marker: str = ""  # the letter behind the short name: B
    since: str = ""  # ISO
    until: str = ""
    reports: bool = False  # whether the company reports to the SEC


class NameRow(NamedTuple):
    """One name of one substance on a list."""

    id: str  # unii-KV1M7Q3CBP
    name: str
    sort: str  # official, code, brand
    display: str  # the name that the list shows for the substance
    is_told: bool = False  # whether what is shown is its official name, as a house writes it


class Unread(NamedTuple):
    """A row that was not understood."""

    line: int
    said: str


Row: TypeAlias = CompanyRow | NameRow | Unread | None
"""A row as read; None for one of another sort, which is no use here."""
