"""Issuer files: what a company profile may say, checked.

Every value arrives as a string, because YAML would read the code 0013 as 11 and `no`
as false. Each group of facts says how sure it is and where it was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PrivateAttr,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import InitErrorDetails
from typing_extensions import override

from disclosure_lint.issuers.registry import code_key
from disclosure_lint.issuers.values import (
    Chinese,
    Code,
    Date,
    Exchange,
    Kebab,
    Name,
    Progress,
    Region,
    Sources,
    Sure,
    Text,
    is_address,
    table_of,
    wrong,
)
from disclosure_lint.mentions.listings.exchanges import Exchanges

Place = tuple[int | str, ...]
Mistake = tuple[Place, str]  # where in the file, and what is wrong there


class _Strict(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
    )

    @model_validator(mode="after")
    def _hold_up(self, info: ValidationInfo) -> Self:
        self.fit(info)
        details = [
            InitErrorDetails(type=wrong(what), loc=loc, input=None) for loc, what in self.mistakes()
        ]
        if details:
            raise ValidationError.from_exception_data(type(self).__name__, details)
        return self

    def fit(self, info: ValidationInfo) -> None:
        """Take from the tables of the packs what is needed to tell mistakes."""

    def mistakes(self) -> Iterator[Mistake]:
        """Yield what is wrong beyond the single values, each with its place."""
        yield from ()


class Fact(_Strict):
    """A group of facts, where it was read and how sure it is.

    A source is an address, or the name of one of the file's `sources`.

    `verified` was read at the source, `secondary` in somebody's list, and `recalled`
    nowhere: no finding made of it is an error. In a fact that is otherwise sure,
    `recalled` lists the parts that are not.
    """

    sure: Sure
    source: Sources = []
    recalled: list[Text] = []
    note: Text | None = None

    def parts(self) -> Iterable[str]:
        """Return what `recalled` may list."""
        return ()

    @override
    def mistakes(self) -> Iterator[Mistake]:
        """Yield a missing source, and recalled parts that the fact does not have."""
        if self.sure != "recalled" and not self.source:
            yield ("sure",), f"what is {self.sure} was read: say in `source` where"
        parts = set(self.parts())
        for number, part in enumerate(self.recalled):
            if part not in parts:
                yield ("recalled", number), f"`{part}` is not said here"

    def is_sure(self, part: str | None = None) -> bool:
        """Tell whether the fact, or one part of it, is verified."""
        return self.sure != "recalled" and part not in self.recalled


class Dated(Fact):
    """A fact with a first and a last day."""

    since: Date | None = None
    until: Date | None = None

    @override
    def parts(self) -> Iterable[str]:
        """Return the fields that are filled in."""
        return self.model_dump(exclude_none=True, by_alias=True).keys()

    @override
    def mistakes(self) -> Iterator[Mistake]:
        """Yield an end before the beginning."""
        yield from super().mistakes()
        if self.since and self.until and self.until[: len(self.since)] < self.since:
            yield ("until",), f"`until` lies before `since`, {self.since}"


class Listing(Dated):
    """A listing: exchange, symbol, and when."""

    exchange: Exchange
    symbol: Text
    chapter: Literal["18A"] | None = None
    _exchanges: Exchanges = PrivateAttr()

    @override
    def fit(self, info: ValidationInfo) -> None:
        """Keep the table of exchanges, which tells what a symbol looks like."""
        self._exchanges = table_of(info)

    @property
    def normal(self) -> str:
        """The symbol as it compares."""
        return self._exchanges.normal(self.exchange, self.symbol)

    @override
    def mistakes(self) -> Iterator[Mistake]:
        """Yield a symbol of another shape than its exchange gives."""
        yield from super().mistakes()
        if not self._exchanges.takes(self.exchange, self.symbol):
            yield ("symbol",), f"`{self.symbol}` is not the shape of a symbol on {self.exchange}"
        if self.chapter and self.exchange != "HKEX":
            yield ("chapter",), f"`{self.chapter}` is a chapter of the HKEX Listing Rules only"


class Names(Fact):
    """The names that a draft may use, besides the full name."""

    english: list[Name] = []
    traditional: list[Chinese] = []
    simplified: list[Chinese] = []

    @override
    def parts(self) -> Iterable[str]:
        """Return the names."""
        return [*self.english, *self.traditional, *self.simplified]


class FormerName(Dated):
    """A name that the issuer once had."""

    name: Name


class Incorporation(Fact):
    """Where the issuer is incorporated, as its announcements print it."""

    place: Text


class Marker(Fact):
    """The marker in the short name on HKEX, as it was seen on a day.

    It comes and goes by application under Rule 18A.12, so it is never taken for true.
    """

    letter: Literal["B", "none"]
    as_of: Date


class SecReporting(Dated):
    """Reporting to the SEC, and the form of the annual report."""

    annual_form: Literal["10-K", "20-F", "40-F"] | None = None


class Subsidiary(Fact):
    """A subsidiary that releases name."""

    name: Name


class House(_Strict):
    """How the issuer writes."""

    labels: dict[Exchange, Text] = {}  # HKEX: HKEX
    symbols: dict[Exchange, Text] = {}  # HKEX: 06160
    capitals: Literal["lower", "initial"] | None = None  # generic names in running text


class Brand(_Strict):
    """A brand name."""

    name: Name
    regions: list[Region] = []
    mark: Literal["®", "™"] | None = None


class Stage(Dated):
    """How far a product is in a region."""

    region: Region
    stage: Progress


class Product(Fact):
    """A drug, under all the names it goes by."""

    generic: Name | None = None
    codes: list[Code] = []
    brands: list[Brand] = []
    chinese: list[Chinese] = []
    former: list[Name] = []
    short: list[Name] = []
    target: Text | None = None
    partners: list[Kebab] = []
    stages: list[Stage] = []

    @property
    def id(self) -> str:
        """The name that the product goes by in the registry."""
        return re.sub("[^a-z0-9]+", "-", (self.generic or self.codes[0]).lower()).strip("-")

    def names(self) -> Iterator[tuple[str, str, Place]]:
        """Yield every name with its form and its place in the file."""
        if self.generic:
            yield self.generic, "generic", ("generic",)
        for field, form in (("codes", "code"), ("chinese", "chinese"), ("former", "former")):
            for number, name in enumerate(getattr(self, field)):
                yield name, form, (field, number)
        for number, name in enumerate(self.short):
            yield name, "short", ("short", number)
        for number, brand in enumerate(self.brands):
            yield brand.name, "brand", ("brands", number, "name")

    @override
    def parts(self) -> Iterable[str]:
        """Return the names, the target and the partners."""
        names = [name for name, _, _ in self.names()]
        return [*names, *self.partners, *([self.target] if self.target else [])]

    @override
    def mistakes(self) -> Iterator[Mistake]:
        """Yield a product without a name, and a region that is told twice."""
        yield from super().mistakes()
        if not (self.generic or self.codes):
            yield (), "a product needs a generic name or a code"
        regions = [stage.region for stage in self.stages]
        for number, region in enumerate(regions):
            if region in regions[:number]:
                yield ("stages", number, "region"), f"the stage in {region} is told twice"


class IssuerFile(_Strict):
    """One file `rules/issuers/<id>.yaml`."""

    name: Name
    names: Names
    former_names: list[FormerName] = []
    incorporation: Incorporation | None = None
    listings: list[Listing] = Field(default=[])
    marker: Marker | None = None
    sec_reporting: SecReporting | None = None
    subsidiaries: list[Subsidiary] = []
    house: House = House()
    products: list[Product] = []
    sources: dict[Kebab, Text] = {}  # addresses that many facts share, and lists in words
    note: Text | None = None
    _id: str = PrivateAttr(default="")
    _exchanges: Exchanges = PrivateAttr()

    @override
    def fit(self, info: ValidationInfo) -> None:
        """Keep the table of exchanges that the file was held to."""
        self._exchanges = table_of(info)

    @property
    def exchanges(self) -> Exchanges:
        """The table of exchanges that the file was held to."""
        return self._exchanges

    @classmethod
    def read(cls, id_: str, data: object, exchanges: Exchanges) -> IssuerFile:
        """Return the file with the id that its name gives it, held to the table of exchanges.

        Raises:
            ValidationError: the file does not hold up; every mistake has its place.
        """
        return cls.model_validate(data, context={"exchanges": exchanges}).named(id_)

    def named(self, id_: str) -> Self:
        """Give the file its id."""
        self._id = id_
        return self

    @property
    def id(self) -> str:
        """The name of the file, without its ending."""
        return self._id

    @override
    def mistakes(self) -> Iterator[Mistake]:
        """Yield codes and symbols that stand in the file twice, and sources unknown here."""
        yield from self._twice()
        used: set[str] = set()
        for fact, place in _facts(self, ()):
            for at, source in enumerate(fact.source):
                used.add(source)
                if not is_address(source) and source not in self.sources:
                    said = f"`{source}` is neither an address nor named in `sources`"
                    yield (*place, "source", at), said
        for name in self.sources.keys() - used:
            yield ("sources", name), f"`{name}` is the source of nothing"

    def _twice(self) -> Iterator[Mistake]:
        seen: dict[tuple[str, str], str] = {}
        for at, product in enumerate(self.products):
            for name, form, place in product.names():
                key = (form, code_key(name))
                if key in seen and (form == "code" or seen[key] != product.id):
                    said = f"`{name}` is a name of {seen[key]} already"
                    yield ("products", at, *place), said
                seen.setdefault(key, product.id)
        symbols = [(one.exchange, one.normal) for one in self.listings]
        for at, symbol in enumerate(symbols):
            if symbol in symbols[:at]:
                yield ("listings", at, "symbol"), f"{': '.join(symbol)} is listed here twice"

    def company_names(self) -> list[str]:
        """Return every name of the company itself, the full one first."""
        own = (name for name, place in self.named_places() if place[0] != "subsidiaries")
        return list(dict.fromkeys(own))

    def named_places(self) -> Iterator[tuple[str, Place]]:
        """Yield every name of the company and its subsidiaries with its place."""
        yield self.name, ("name",)
        for field in ("english", "traditional", "simplified"):
            for at, name in enumerate(getattr(self.names, field)):
                yield name, ("names", field, at)
        for at, former in enumerate(self.former_names):
            yield former.name, ("former-names", at, "name")
        for at, subsidiary in enumerate(self.subsidiaries):
            yield subsidiary.name, ("subsidiaries", at, "name")


def _facts(value: object, place: Place) -> Iterator[tuple[Fact, Place]]:
    """Yield every fact in a model or a list of models, with its place."""
    if isinstance(value, Fact):
        yield value, place
    if isinstance(value, BaseModel):
        for field, inner in value:
            yield from _facts(inner, (*place, field.replace("_", "-")))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _facts(inner, (*place, at))
