"""The registry: every issuer and product that the tool knows, ready to be asked.

It stands on plain data that was compiled once; an issuer or product becomes an object
only when somebody asks for it, because a draft speaks of two and the data has hundreds.
"""

from __future__ import annotations

from disclosure_lint import flat
from disclosure_lint.draft.fold import fold
from disclosure_lint.lean import Generic, TypeVar
from disclosure_lint.mentions.names import Lexicon
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

T = TypeVar("T")
_MONTH, _DAY = len("2025-01"), len("2025-01-24")


class Listing(NamedTuple):
    """One listing of an issuer.

    Dates are ISO, as exact as the source is (`2020`, `2020-09`, `2020-09-28`);
    `until` is the last day. `unsure` names the fields that nobody has verified.
    """

    exchange: str
    symbol: str  # normalised: no leading zeros
    since: str | None
    until: str | None
    chapter: str | None  # "18A"
    sure: bool  # whether the listing itself is verified
    unsure: tuple[str, ...] = ()  # of "since", "until", "chapter"

    def holds(self, date: str | None) -> bool | None:
        """Tell whether it held on an ISO date; None where that is not known for sure.

        Without a date, tell whether it holds today as far as the data goes.
        """
        return _within(self.since, self.until, self.unsure, date)


class Brand(NamedTuple):
    """A brand name and where it is used."""

    name: str
    regions: tuple[str, ...]  # "CN", "US"; empty: not known
    mark: str  # "®", "™" or "" where not known
    sure: bool


class Product(NamedTuple):
    """A drug, under all the names it goes by."""

    id: str
    generic: str | None
    codes: tuple[str, ...]  # first the form that the owner writes
    brands: tuple[Brand, ...]
    chinese: tuple[str, ...]  # generic names in Chinese
    former: tuple[str, ...]
    short: tuple[str, ...]  # "zevor-cel"
    target: str
    owners: tuple[str, ...]  # issuer ids, first the one whose file has it
    stages: dict[str, str]  # region → stage
    stage_dates: dict[str, str]  # region → ISO date since when
    sure: bool
    unsure: tuple[str, ...]  # the names above, or regions of stages, that are not verified
    basis: str = ""  # the list and its day, where no profile has it


class Issuer(NamedTuple):
    """A company profile.

    `unsure` names the fields here that rest on unverified facts.
    """

    id: str
    name: str
    names: tuple[str, ...]  # every form, Chinese and former ones included
    former: tuple[tuple[str, str | None], ...]  # name and the last day it held
    listings: tuple[Listing, ...]
    chapter_18a: bool
    sec_reporting: bool  # today; `reports_to_sec` knows of dates
    annual_form: str | None  # "20-F", "10-K"
    products: tuple[str, ...]
    # {"labels": {"HKEX": "HKEX"}, "symbols": {"HKEX": "06160"}}; `told`: labels that a configuration set
    house: dict[str, Any]
    incorporation: str | None
    subsidiaries: tuple[str, ...]
    marker: tuple[str, str] | None  # ("B" or "", the day that was seen)
    sec_since: str | None
    sec_until: str | None
    unsure: tuple[str, ...]
    basis: str = ""  # the list and its day, where there is no profile

    def held(self, date: str | None) -> tuple[Listing, ...]:
        """Return the listings that certainly held on an ISO date (None: today)."""
        return tuple(listing for listing in self.listings if listing.holds(date))

    def reports_to_sec(self, date: str | None) -> bool | None:
        """Tell whether it reported to the SEC on a date; None where that is not known."""
        if self.basis:  # a list knows who reports, and not who does not
            return True if self.sec_reporting else None
        if not (self.sec_reporting or self.sec_until):
            return False
        return _within(self.sec_since, self.sec_until, self.unsure, date, "sec_")


class Shelf(Generic[T]):
    """Values by id, read-only, each made when it is first asked for."""

    __slots__ = ("_made", "_make", "_plain")

    def __init__(self, plain: Mapping[str, Any], make: Callable[[str, Any], T]) -> None:
        self._plain = plain
        self._make = make
        self._made: dict[str, T] = {}

    def __getitem__(self, id_: str) -> T:
        if id_ not in self._made:
            self._made[id_] = self._make(id_, self._plain[id_])
        return self._made[id_]

    def get(self, id_: str | None) -> T | None:
        """Return the value, or None where there is none."""
        return self[id_] if id_ is not None and id_ in self._plain else None

    def values(self) -> Iterator[T]:
        """Yield every value; this makes them all."""
        return (self[id_] for id_ in self._plain)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._plain

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)


class Registry:
    """Issuers and products by id, by name, by symbol and by code."""

    __slots__ = (
        "_drops_zeros", "_keys", "_symbols", "companies", "drugs", "issuers", "products",
        "spelt",
    )  # fmt: skip

    def __init__(self, plain: dict[str, Any], labels: Mapping[str, str] | None = None) -> None:
        make = _labelled(labels) if labels else _issuer
        self.issuers: Shelf[Issuer] = Shelf(plain["issuers"], make)
        self.products: Shelf[Product] = Shelf(plain["products"], _product)
        self.companies = Lexicon(plain["companies"])  # name → issuer id
        self.drugs = Lexicon(plain["drugs"])  # name → (product id, form of the name)
        self.spelt: bytes = plain["spelt"]  # see `issuers.spelling`
        self._symbols: dict[tuple[str, str], tuple[tuple[str, int], ...]] = plain["symbols"]
        self._drops_zeros: tuple[str, ...] = plain["drops zeros"]  # exchanges where 06855 is 6855
        self._keys: dict[str, str] = plain["keys"]

    @classmethod
    def from_plain(cls, plain: dict[str, Any], labels: Mapping[str, str] | None = None) -> Registry:
        """Return the registry over what `compile_issuers` gave; a house's own labels win."""
        return cls(plain, labels)

    def by_symbol(self, exchange: str, symbol: str) -> tuple[tuple[str, Listing], ...]:
        """Return the issuers that have or had a symbol, each with the listing."""
        found = self._symbols.get((exchange, self.normal_symbol(exchange, symbol)), ())
        return tuple((id_, self.issuers[id_].listings[at]) for id_, at in found)

    def normal_symbol(self, exchange: str, symbol: str) -> str:
        """Return a symbol as it compares: in capitals, a Hong Kong code without zeros."""
        symbol = symbol.strip().upper()
        return symbol.lstrip("0") if exchange in self._drops_zeros else symbol

    def by_key(self, key: str) -> str | None:
        """Return the product that has a code with this `code_key`."""
        return self._keys.get(key)

    def called(self, name: str) -> str:
        """Return the id of the issuer with an id or any name like this, else what was given."""
        if name in self.issuers:
            return name
        wanted = name.casefold()
        for id_ in self.issuers:
            names = self.issuers[id_].names
            if wanted == id_ or any(wanted == form.casefold() for form in names):
                return id_
        return name


def code_key(code: str) -> str:
    """Return a code as it compares: in capitals, without hyphens and spaces."""
    return "".join(fold(code).replace("-", " ").split()).upper()


def _issuer(id_: str, folded: bytes) -> Issuer:
    made = Issuer(id_, *flat.loads(folded))
    return made._replace(listings=tuple(Listing(*listing) for listing in made.listings))


def _labelled(labels: Mapping[str, str]) -> Callable[[str, bytes], Issuer]:
    """Return what makes issuers that write exchanges as the house does."""

    def make(id_: str, folded: bytes) -> Issuer:
        issuer = _issuer(id_, folded)
        own = issuer.house.get("labels") or {}
        told = {"labels": {**own, **labels}, "told": tuple(labels)}
        return issuer._replace(house={**issuer.house, **told})

    return make


def _product(id_: str, folded: bytes) -> Product:
    made = Product(id_, *flat.loads(folded))
    return made._replace(brands=tuple(Brand(*brand) for brand in made.brands))


def _within(
    since: str | None,
    until: str | None,
    unsure: tuple[str, ...],
    date: str | None,
    prefix: str = "",
) -> bool | None:
    if date is None:
        return until is None
    begun = _side(date, since, unsure=prefix + "since" in unsure) if since else 1
    ended = _side(date, until, unsure=prefix + "until" in unsure) if until else -1
    if begun == -1 or ended == 1:
        return False
    return None if begun is None or ended is None else True


def _side(date: str, bound: str, *, unsure: bool) -> int | None:
    """Return on which side of a bound a date lies; None where the bound is too vague."""
    known = bound[: _MONTH if unsure else _DAY]
    day = date[: len(known)]
    if day != known:
        return 1 if day > known else -1
    return 0 if len(known) == _DAY else None
