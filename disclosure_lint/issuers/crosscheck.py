"""What issuer files say against one another."""

from __future__ import annotations

from disclosure_lint.draft.fold import fold
from disclosure_lint.issuers.model import IssuerFile, Place
from disclosure_lint.issuers.registry import code_key
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Claim = tuple[object, str, str, Place, str]  # what, whose, in which file, where, in words


class Clash(NamedTuple):
    """Something in one file that does not go with another file."""

    file: str  # the id of the file
    place: Place  # as pydantic gives it: ("products", 3, "codes", 0)
    message: str


def crosscheck(files: Sequence[IssuerFile]) -> list[Clash]:
    """Return what two files claim both, and what names a file that is not there."""
    return [
        *_twice(_symbols(files)),
        *_twice(_names(files)),
        *_twice(_drugs(files)),
        *_astray(files),
    ]


def _twice(claims: Iterable[Claim]) -> Iterator[Clash]:
    """Yield each claim to something that an earlier claim gives to somebody else."""
    owners: dict[object, tuple[str, str]] = {}
    for key, owner, file, place, what in claims:
        held, where = owners.setdefault(key, (owner, file))
        if held != owner or (where != file and held == owner):
            yield Clash(file, place, f"{what} is {held}'s already, in {where}.yaml")


def _symbols(files: Sequence[IssuerFile]) -> Iterator[Claim]:
    for file in files:
        for at, one in enumerate(file.listings):
            key = (one.exchange, one.normal)
            yield key, file.id, file.id, ("listings", at, "symbol"), f"{one.exchange}: {one.symbol}"


def _names(files: Sequence[IssuerFile]) -> Iterator[Claim]:
    for file in files:
        for name, place in file.named_places():
            yield fold(name), file.id, file.id, place, f"the name {name}"


def _drugs(files: Sequence[IssuerFile]) -> Iterator[Claim]:
    for file in files:
        for at, product in enumerate(file.products):
            for name, _, place in product.names():
                yield code_key(name), product.id, file.id, ("products", at, *place), name


def _astray(files: Sequence[IssuerFile]) -> Iterator[Clash]:
    known = {file.id for file in files}
    for file in files:
        for at, product in enumerate(file.products):
            for number, partner in enumerate(product.partners):
                if partner not in known:
                    place = ("products", at, "partners", number)
                    yield Clash(file.id, place, f"there is no issuer file {partner}.yaml")
