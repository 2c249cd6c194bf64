"""The registry of one draft: the profiles, and over them what lists and the draft itself add.

What is added holds for this draft alone, so that the registry of the packs never grows.
"""

from __future__ import annotations

from disclosure_lint.issuers.registry import Issuer, Listing, Product, Registry, Shelf
from disclosure_lint.lean import Generic, TypeVar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")


class Over(Shelf[T], Generic[T]):
    """A shelf with some more values before it, which its own win over."""

    __slots__ = ("_below", "more")

    def __init__(self, below: Shelf[T]) -> None:
        self._below = below
        self.more: dict[str, T] = {}

    def __getitem__(self, id_: str) -> T:  # type: ignore[explicit-override] # `override` is of Python 3.12
        return self.more[id_] if id_ in self.more else self._below[id_]

    def get(self, id_: str | None) -> T | None:  # type: ignore[explicit-override] # `override` is of Python 3.12
        """Return the value, or None where there is none."""
        return self.more.get(id_) if id_ in self.more else self._below.get(id_)

    def values(self) -> Iterator[T]:  # type: ignore[explicit-override] # `override` is of Python 3.12
        """Yield every value."""
        yield from self._below.values()
        yield from self.more.values()

    def __contains__(self, id_: object) -> bool:  # type: ignore[explicit-override] # `override` is of Python 3.12
        return id_ in self.more or id_ in self._below

    def __iter__(self) -> Iterator[str]:  # type: ignore[explicit-override] # `override` is of Python 3.12
        yield from self._below
        yield from self.more

    def __len__(self) -> int:  # type: ignore[explicit-override] # `override` is of Python 3.12
        return len(self._below) + len(self.more)


class Overlay(Registry):
    """A registry that knows more of one draft."""

    __slots__ = ("symbols",)

    def __init__(self, below: Registry) -> None:
        self.issuers: Over[Issuer] = Over(below.issuers)
        self.products: Over[Product] = Over(below.products)
        self.companies = below.companies
        self.drugs = below.drugs
        self.spelt = below.spelt
        self._symbols = below._symbols  # noqa: SLF001 - of its own class
        self._drops_zeros = below._drops_zeros  # noqa: SLF001
        self._keys = below._keys  # noqa: SLF001
        self.symbols: dict[tuple[str, str], tuple[str, Listing]] = {}

    def by_symbol(self, exchange: str, symbol: str) -> tuple[tuple[str, Listing], ...]:  # type: ignore[explicit-override] # `override` is of Python 3.12
        """Return the companies that have or had a symbol, those of profiles first."""
        known = super().by_symbol(exchange, symbol)
        more = self.symbols.get((exchange, self.normal_symbol(exchange, symbol)))
        return known or ((more,) if more else ())
