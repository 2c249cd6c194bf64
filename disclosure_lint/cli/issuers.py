"""`issuers`: the company profiles that rules go by."""

from __future__ import annotations

import os

import click

from disclosure_lint.cli import completing, declared
from disclosure_lint.cli.rules import folders, of_files, report
from disclosure_lint.config.here import packs_of
from disclosure_lint.errors import UnknownError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.issuers.registry import Issuer, Listing, Product, Registry


@click.group(epilog=declared.examples("issuers show ascentage-pharma"))
def issuers() -> None:
    """Show and check the profiles of issuers, begin new ones."""


@issuers.command("list", epilog=declared.examples("issuers list"))
@declared.PACKS
def list_(packs: tuple[str, ...]) -> int:
    """List every issuer: name for --issuer, company, listings."""
    registry = _registry(packs)
    known = [registry.issuers[id_] for id_ in sorted(registry.issuers)]
    width = max((len(issuer.id) for issuer in known), default=0)
    for issuer in known:
        listed = "; ".join(f"{one.exchange}: {one.symbol}" for one in issuer.held(None))
        click.echo(f"{issuer.id:<{width}}  {issuer.name}{f' ({listed})' if listed else ''}")
    return 0


@issuers.command(epilog=declared.examples("issuers show ascentage-pharma"))
@click.argument("name", shell_complete=completing.issuers)
@declared.PACKS
def show(name: str, packs: tuple[str, ...]) -> int:
    """Show the profile of an issuer, and what in it is not verified."""
    registry = _registry(packs)
    if name not in registry.issuers:
        raise UnknownError("issuer", name, registry.issuers)
    click.echo("\n".join(profile(registry, registry.issuers[name])))
    return 0


@issuers.command(
    epilog=declared.examples("issuers check", "issuers check rules/issuers/acme-bio.yaml")
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=completing.files)
def check(paths: tuple[str, ...]) -> int:
    """Check issuer files (those shipped, if none are named)."""
    from datetime import UTC, datetime

    from disclosure_lint.packcheck.check import check as mistakes_in

    today = datetime.now(UTC).date()
    found = of_files(mistakes_in(folders(paths), today), paths)
    return report([one for one in found if _is_issuer_file(one.path)], "issuers")


@issuers.command(epilog=declared.examples("issuers new example-pharma"))
@click.argument("name", metavar="NAME")
@click.option("--folder", default="rules", show_default=True, help="Where the packs are.")
def new(name: str, folder: str) -> int:
    """Begin a profile: write its file, TODO where you look it up."""
    from disclosure_lint import scaffold

    path = scaffold.new_issuer(name, folder)
    click.echo(f"wrote {path}")
    click.echo(f"Fill every TODO, then run: disclosure-lint issuers check {path}")
    return 0


@issuers.command(epilog=declared.examples("issuers schema > issuer.schema.json"))
def schema() -> int:
    """Print the JSON Schema of an issuer file, for editors."""
    from disclosure_lint import schemas

    click.echo(schemas.text("issuer"), nl=False)
    return 0


def _is_issuer_file(path: str) -> bool:
    return os.path.basename(os.path.dirname(os.path.abspath(path))) == "issuers"


def _registry(packs: tuple[str, ...]) -> Registry:
    from disclosure_lint.packs import load

    return load.load(packs_of(packs)).registry


def profile(registry: Registry, issuer: Issuer) -> Iterator[str]:
    """Yield the lines of a profile."""
    yield f"{issuer.name} ({issuer.id})"
    yield f"  names: {', '.join(issuer.names)}"
    for name, until in issuer.former:
        yield f"  formerly: {name}{f', until {until}' if until else ''}"
    for listing in issuer.listings:
        yield f"  listed: {_listing(listing)}"
    if issuer.sec_reporting:
        yield f"  reports to the SEC{f' on Form {issuer.annual_form}' if issuer.annual_form else ''}"
    for id_ in issuer.products:
        yield f"  product: {_product(registry.products[id_])}"
    if issuer.unsure:
        yield f"  not verified: {', '.join(issuer.unsure)}"


def _listing(listing: Listing) -> str:
    said = [f"{listing.exchange}: {listing.symbol}"]
    said += [f"Chapter {listing.chapter}"] if listing.chapter else []
    said += [f"since {listing.since}"] if listing.since else []
    said += [f"until {listing.until}"] if listing.until else []
    said += [] if listing.sure else ["not verified"]
    return ", ".join(said)


def _product(product: Product) -> str:
    brands = tuple(f"{brand.name}{brand.mark}" for brand in product.brands)
    first, *others = filter(None, (product.generic, *product.codes, *brands, *product.chinese))
    said = f"{first} ({', '.join(others)})" if others else str(first)
    return said if product.sure else f"{said}, not verified"
