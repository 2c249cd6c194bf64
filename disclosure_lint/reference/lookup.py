"""What the lists say, asked by name, code or symbol; a house's own lists come before ours."""

from __future__ import annotations

import os

from disclosure_lint.issuers.registry import Brand, Issuer, Listing, Product, code_key
from disclosure_lint.record import NamedTuple
from disclosure_lint.reference.names import company_key, substance_key
from disclosure_lint.reference.store import ListFacts, Store

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHIPPED = os.path.join(os.path.dirname(__file__), "official.ref")
_YEAR = 10000  # of days written as one number, 20250612


class Entry(NamedTuple):
    """A company or a substance on one list."""

    id: str
    listed: ListFacts
    issuer: Issuer | None = None
    product: Product | None = None
    is_short: bool = False  # whether the company's name is a short one, cut to a length


class Reference:
    """The stores that a run goes by, none of them opened before something is sought."""

    __slots__ = ("_known", "_paths", "_stores")

    def __init__(self, paths: Iterable[str] = (), *, shipped: bool = True) -> None:
        """Take the paths of a house's stores, the first of which wins.

        Raises:
            UsageError: one of them is not there, or is no store.
        """
        self._paths = tuple(paths)
        self._stores = [Store(path) for path in self._paths]
        if shipped and os.path.exists(SHIPPED):
            self._paths = (*self._paths, SHIPPED)
        self._known: dict[tuple[str, str], tuple[Entry, ...]] = {}

    @property
    def stores(self) -> list[Store]:
        """The stores, ours last."""
        if len(self._stores) < len(self._paths):
            self._stores = [*self._stores, *map(Store, self._paths[len(self._stores) :])]
        return self._stores

    def called(self, id_: str) -> str | None:
        """Return the name of a company by its id."""
        rows = [row for store in self.stores for row in store.find("who", id_)]
        return rows[0][1] if rows else None

    def by_symbol(self, symbol: str) -> tuple[Entry, ...]:
        """Return the companies that have or had a symbol, on whatever exchange."""
        return self._asked("sign", symbol.strip().upper().replace(".", "-"))

    def companies(self, name: str) -> tuple[Entry, ...]:
        """Return the companies of that name, its legal form aside."""
        return self._asked("firm", company_key(name))

    def by_code(self, code: str) -> tuple[Entry, ...]:
        """Return the substances that have a code."""
        return self._asked("code", code_key(code))

    def substances(self, name: str) -> tuple[Entry, ...]:
        """Return the substances of that official name."""
        return self._asked("name", substance_key(name))

    def by_brand(self, name: str) -> tuple[Entry, ...]:
        """Return the substances of that brand."""
        return self._asked("brand", name.lower())

    def names_beginning(self, start: str) -> Iterator[tuple[str, str]]:
        """Yield the official names that begin with these letters, each with its substance."""
        for store in self.stores:
            for _, name, _, id_ in store.beginning(f"name\t{start}"):
                yield name, id_

    def _asked(self, kind: str, key: str) -> tuple[Entry, ...]:
        """Return what the first store says that knows the key; an answer is kept for a while."""
        if not key:
            return ()
        found = self._known.get((kind, key))
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = next(filter(None, (_entries(s, kind, key) for s in self.stores)), ())
            if found:  # what no list has is another word in each draft
                self._known[kind, key] = found
        return found


_MOST = 2000  # answers that are kept: drafts bring names without end


def is_old(listed: ListFacts, date: str | None) -> bool:
    """Whether a list is older than a year at the date of a draft; where there is none, it may be."""
    return date is None or _number(date) - _number(listed.date) > _YEAR


def is_before(listed: ListFacts, date: str | None) -> bool:
    """Whether a draft is older than its list by more than a year, of which the list says nothing."""
    return date is not None and _number(listed.date) - _number(date) > _YEAR


def _number(day: str) -> int:
    return int((day.replace("-", "") + "0101")[:8])


def _entries(store: Store, kind: str, key: str) -> tuple[Entry, ...]:
    """Return what a key leads to in a store, of each company or substance once."""
    of_substances = kind in {"code", "name", "brand"}
    made: dict[str, Entry] = {}
    for named, id_ in store.find(kind, key):
        entry = _substance(store, named, id_) if of_substances else _company(store, named, id_)
        made[id_] = _both(made[id_], entry) if id_ in made else entry
    return tuple(made.values())


def _both(entry: Entry, other: Entry) -> Entry:
    """Return a company that two lists have, such as the Exchange's in English and in Chinese."""
    if entry.issuer is None or other.issuer is None:
        return entry
    names = tuple(dict.fromkeys((*entry.issuer.names, *other.issuer.names)))
    return entry._replace(issuer=entry.issuer._replace(names=names))


def _company(store: Store, named: str, id_: str) -> Entry:
    row = next(row for row in store.find("who", id_) if row[0] == named)
    _, name, listings, _, marker, reports, short = row
    listed = store.lists[named]
    told = [one.split(":") for one in listings.split(";")]
    issuer = Issuer(
        id=id_,
        name=name,
        names=(name,),
        former=(),
        listings=tuple(
            Listing(exchange, symbol, since or None, until or None, None, sure=True)
            for exchange, symbol, since, until in told
        ),
        chapter_18a=False,
        sec_reporting=reports == "sec",
        annual_form=None,
        products=(),
        house={},
        incorporation=None,
        subsidiaries=(),
        marker=(marker, listed.date) if marker else None,
        sec_since=None,
        sec_until=None,
        unsure=(),
        basis=listed.basis,
    )
    return Entry(id_, listed, issuer=issuer, is_short=short == "short")


def _substance(store: Store, named: str, id_: str) -> Entry:
    row = next(row for row in store.find("drug", id_) if row[0] == named)
    _, officials, codes, brands = row
    names = officials.split(";")
    listed = store.lists[named]
    product = Product(
        id=id_,
        generic=names[0],
        codes=tuple(filter(None, codes.split(";"))),
        brands=tuple(Brand(b, (), "", sure=False) for b in brands.split(";") if b),
        chinese=(),
        former=(),
        short=tuple(names[1:]),
        target="",
        owners=(),
        stages={},
        stage_dates={},
        sure=True,
        unsure=(),
        basis=listed.basis,
    )
    return Entry(id_, listed, product=product)
