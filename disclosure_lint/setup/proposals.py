"""Which companies of the registry somebody may mean by a name, a symbol or a listing."""

from __future__ import annotations

import difflib

from disclosure_lint.draft.fold import fold
from disclosure_lint.errors import UsageError
from disclosure_lint.issuers.registry import Issuer, Registry, code_key
from disclosure_lint.record import NamedTuple
from disclosure_lint.setup.told import Drug, Told, file_name, listing, short_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MOST = 5
_SHORTEST = 4  # letters of a name that is part of another


class Proposal(NamedTuple):
    """A company, and whether its very name or symbol was told."""

    issuer: Issuer
    exact: bool


def proposals(registry: Registry, told: Told) -> list[Proposal]:
    """Return up to five companies, those that were named exactly first."""
    found: dict[str, Proposal] = {}
    for id_ in _exact(registry, told):
        found.setdefault(id_, Proposal(registry.issuers[id_], exact=True))
    if not found:
        for id_ in _near(registry, told.company):
            found.setdefault(id_, Proposal(registry.issuers[id_], exact=False))
    return list(found.values())[:_MOST]


def _exact(registry: Registry, told: Told) -> Iterator[str]:
    wanted = {fold(told.company), fold(short_name(told.company))}
    for id_ in registry.issuers:
        names = registry.issuers[id_].names
        if id_ == told.company or wanted & {form for name in names for form in _forms(name)}:
            yield id_
    for exchange, symbol in told.listings:
        yield from (id_ for id_, _ in registry.by_symbol(exchange, symbol))
    try:
        meant = listing(told.company)
    except UsageError:
        yield from _with_symbol(registry, told.company)
    else:
        yield from (id_ for id_, _ in registry.by_symbol(*meant))


def _forms(name: str) -> tuple[str, str]:
    return fold(name), fold(short_name(name))


def _with_symbol(registry: Registry, text: str) -> Iterator[str]:
    """Yield the companies listed anywhere under a symbol that was told without an exchange."""
    for id_ in registry.issuers:
        for one in registry.issuers[id_].held(None):
            if registry.normal_symbol(one.exchange, text) == one.symbol:
                yield id_


def _near(registry: Registry, company: str) -> Iterator[str]:
    wanted = fold(short_name(company))
    names = {fold(name): id_ for id_ in registry.issuers for name in registry.issuers[id_].names}
    if len(wanted) >= _SHORTEST:
        yield from (id_ for name, id_ in names.items() if name.startswith(wanted))
    for close in difflib.get_close_matches(wanted, names, n=_MOST, cutoff=0.75):
        yield names[close]


class News(NamedTuple):
    """What was told that a profile does not have, and the drugs that another one has."""

    told: Told
    elsewhere: tuple[tuple[Drug, str], ...]  # drug and the name of its product


def news(registry: Registry, told: Told, issuer: Issuer | None) -> News:
    """Return what is to be added to the registry, or to the profile of an issuer."""
    held = {(one.exchange, one.symbol) for one in issuer.listings} if issuer else set()
    known = {one: id_ for one in told.drugs if (id_ := _product(registry, one))}
    own = set(issuer.products) if issuer else replaced(registry, told)
    added = told._replace(
        listings=tuple(one for one in told.listings if one not in held),
        drugs=tuple(
            one for one in told.drugs if one not in known or (not issuer and known[one] in own)
        ),
    )
    elsewhere = tuple((one, id_) for one, id_ in known.items() if id_ not in own)
    return News(added, elsewhere)


def replaced(registry: Registry, told: Told) -> set[str]:
    """Return the products of the profile whose place a new one of that name takes."""
    shipped = registry.issuers.get(file_name(told))
    return set(shipped.products) if shipped else set()


def _product(registry: Registry, drug: Drug) -> str | None:
    names: Iterable[str] = filter(None, drug)
    keys = {code_key(name) for name in names}
    for product in registry.products.values():
        every = [product.generic, *product.codes, *product.former, *product.short]
        if any(code_key(name) in keys for name in every if name):
            return product.id
    return None
