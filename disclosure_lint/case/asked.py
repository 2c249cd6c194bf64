"""What those who look for the issuer's own ask of a reading."""

from __future__ import annotations

from disclosure_lint.lean import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from disclosure_lint.case.overlay import Overlay
    from disclosure_lint.case.verdict import Mark
    from disclosure_lint.draft.model import Draft
    from disclosure_lint.issuers.registry import Issuer
    from disclosure_lint.mentions.dates.datelines import Dateline
    from disclosure_lint.mentions.dates.find import Date
    from disclosure_lint.mentions.drugs.find import Drug
    from disclosure_lint.mentions.known import Known
    from disclosure_lint.mentions.listings.find import Listing
    from disclosure_lint.mentions.names import Named
    from disclosure_lint.packs.pack import Pack

    _Kept = TypeVar("_Kept")


class Asked(Protocol):
    """A draft, whose it is and what it mentions."""

    def kept(self, key: str, make: Callable[[], _Kept]) -> _Kept:
        """Return what was made under `key`, or make it now and keep it for the case."""

    @property
    def draft(self) -> Draft:
        """The draft."""

    @property
    def known(self) -> Known:
        """What the packs know of languages and of the field."""

    @property
    def pack(self) -> Pack:
        """The rules, profiles and lists that it is read by."""

    @property
    def registry(self) -> Overlay:
        """The profiles, and what lists and the draft itself add to them."""

    @property
    def day(self) -> str | None:
        """The draft's own date, ISO: told, or read."""

    @property
    def issuer(self) -> Issuer | None:
        """The profile of the company whose release this is."""

    @property
    def language(self) -> str:
        """The name of its language."""

    @property
    def companies(self) -> tuple[Named, ...]:
        """Every mention of a company that the registry knows."""

    @property
    def drugs(self) -> tuple[Drug, ...]:
        """Every mention of a drug."""

    @property
    def dates(self) -> tuple[Date, ...]:
        """Every date."""

    @property
    def dateline(self) -> Dateline | None:
        """The place, date and wire at its head."""

    @property
    def read_listings(self) -> tuple[Listing, ...]:
        """The listings that read as such."""

    def headline(self) -> Mark:
        """Return the first words of the draft."""

    def line(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets of the line around a span."""
