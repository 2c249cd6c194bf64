"""`reference`: the official lists under the profiles."""

from __future__ import annotations

import os

import click

from disclosure_lint.cli import completing, declared
from disclosure_lint.errors import UsageError
from disclosure_lint.regex import IGNORECASE, Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from disclosure_lint.reference.build import Built
    from disclosure_lint.reference.facts import CompanyRow
    from disclosure_lint.reference.lookup import Entry, Reference

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DAY = Regex(r"(20\d\d)[-_]?([01]\d)[-_]?([0-3]\d)(?!\d)")
_WORDED = Regex(r"(?<!\d)(\d{1,2})([A-Z][a-z]{2})(20\d\d)", IGNORECASE)  # UNII_Names_12Jun2025.txt
_SHOWN = 20  # rows not understood that are shown without --verbose


@click.group(epilog=declared.examples("reference status"))
def reference() -> None:
    """Build, show and date the official lists under the profiles."""


@reference.command(
    epilog=declared.examples(
        "reference build --sec company_tickers_exchange.json --date sec=2026-11-02 -o ours.ref",
        "reference build --hkex ListOfSecurities.xlsx --csv ours.csv --date csv=2026-11-02 -o house.ref",
    )
)
@click.option("--sec", metavar="FILE", help="The SEC's company_tickers_exchange.json.")
@click.option("--unii", metavar="FILE", help="The FDA's UNII_Names.txt, or the zip it comes in.")
@click.option("--hkex", metavar="FILE", help="The Exchange's ListOfSecurities.xlsx.")
@click.option("--hkex-zh", metavar="FILE", help="The same in Chinese.")
@click.option("--csv", metavar="FILE", multiple=True, help="A list of your own, as CSV.")
@click.option(
    "--date", "dates", multiple=True, metavar="LIST=DAY",
    help="The day of a list that does not bear it, as sec=2026-11-02.",
)  # fmt: skip
@click.option("-o", "--output", required=True, metavar="FILE", help="Where the store goes.")
@click.option("--verbose", is_flag=True, help="Show every row that was not understood.")
def build(  # noqa: PLR0913, PLR0917 - as many as there are lists
    sec: str | None,
    unii: str | None,
    hkex: str | None,
    hkex_zh: str | None,
    csv: tuple[str, ...],
    dates: tuple[str, ...],
    output: str,
    verbose: bool,  # noqa: FBT001 - a flag of the command line
) -> int:
    """Make a store of the lists that publishers give; it is named in the configuration."""
    from disclosure_lint.reference import build as making

    given = [("sec", sec), ("unii", unii), ("hkex", hkex), ("hkex-zh", hkex_zh)]
    given += [("csv", path) for path in csv]
    paths = [(name, path) for name, path in given if path]
    if not paths:
        raise UsageError("nothing to build from: name a list with --sec, --unii, --hkex or --csv")
    told = dict(_told(one) for one in dates)
    files = [
        making.ListFile(name, path, told.get(name) or _day(name, path)) for name, path in paths
    ]
    for done in making.build(files, output, _placing() if csv else lambda row: row):
        _report(done, verbose=verbose)
    click.echo(f"wrote {output} ({os.path.getsize(output):,} bytes)")
    return 0


def _placing() -> Callable[[CompanyRow], CompanyRow | None]:
    """Return what gives a listing of a house's list its exchange as the packs name it."""
    from disclosure_lint.mentions.listings.exchanges import exchanges
    from disclosure_lint.packs import load

    table = exchanges(load.load().known)

    def placed(row: CompanyRow) -> CompanyRow | None:
        name = row.exchange if row.exchange in table else table.by_label(row.exchange)
        if not name:
            return None
        symbol = row.symbol.lstrip("0") if table[name].drops_zeros else row.symbol
        return row._replace(exchange=name, symbol=symbol, reports=table[name].reports_to_sec)

    return placed


def _report(done: Built, *, verbose: bool) -> None:
    click.echo(
        f"{done.file.path}: {done.rows:,} rows as of {done.file.date}, {done.kept:,} of use, {done.skipped:,} not understood"
    )
    shown = done.unread if verbose else done.unread[:_SHOWN]
    for row in shown:
        click.echo(f"  row {row.line}: {row.said}")
    if done.skipped > len(shown):
        click.echo(f"  and {done.skipped - len(shown):,} more")


def _told(text: str) -> tuple[str, str]:
    from datetime import date

    from disclosure_lint.reference.build import LISTS

    name, _, day = text.partition("=")
    try:
        date.fromisoformat(day)
    except ValueError:
        raise UsageError(f"--date {text}: write LIST=DAY, as sec=2026-11-02") from None
    if name not in LISTS:
        raise UsageError(f"--date {text}: the lists are {', '.join(LISTS)}")
    return name, day


def _day(name: str, path: str) -> str:
    """Return the day that a file bears: in itself, or in its name."""
    if not os.path.exists(path):
        raise UsageError(f"{path}: there is no such file")
    if name.startswith("hkex"):
        from disclosure_lint.reference.lists import hkex

        if day := hkex.day(path):
            return day
    if name == "unii":
        from disclosure_lint.reference.lists import unii

        if day := _written(unii.inside(path)):
            return day
    if day := _written(os.path.basename(path)):
        return day
    raise UsageError(f"{path}: of which day it is, it does not say; tell it with --date {name}=DAY")


def _written(name: str) -> str:
    if found := _DAY.search(name):
        return f"{found[1]}-{found[2]}-{found[3]}"
    found = _WORDED.search(name)
    if found and found[2].lower() in _MONTHS:
        return f"{found[3]}-{_MONTHS.index(found[2].lower()) + 1:02}-{int(found[1]):02}"
    return ""


_STORES = click.option(
    "--reference", "paths", multiple=True, metavar="FILE", shell_complete=completing.files,
    help="A store to ask before ours.  [default: those of the configuration]",
)  # fmt: skip


@reference.command(epilog=declared.examples("reference show HQP1351", "reference show SNGX"))
@click.argument("name", metavar="NAME|CODE|SYMBOL")
@_STORES
def show(name: str, paths: tuple[str, ...]) -> int:
    """Show what the lists say of a name, a code or a symbol."""
    asked = _reference(paths)
    found = [*asked.by_symbol(name), *asked.companies(name)]
    found += [*asked.by_code(name), *asked.substances(name), *asked.by_brand(name)]
    entries = {entry.id: entry for entry in found}
    if not entries:
        click.echo(f"no list has `{name}`")
        return 1  # as grep says that there is none
    for entry in entries.values():
        click.echo("\n".join(_shown(entry)))
    return 0


@reference.command(epilog=declared.examples("reference status"))
@_STORES
def status(paths: tuple[str, ...]) -> int:
    """Show the lists that are gone by: what they are, of which day, how much is in them."""
    for store in _reference(paths).stores:
        click.echo(store.path)
        for one in store.lists.values():
            click.echo(f"  {one.name}: {one.basis}")
            counts = f"{one.rows:,} rows, {one.kept:,} of use, {one.skipped:,} not understood"
            click.echo(f"    {counts}; SHA-256 {one.sha256}")
    return 0


def _reference(paths: tuple[str, ...]) -> Reference:
    from disclosure_lint.config.here import references_of
    from disclosure_lint.reference.lookup import Reference

    return Reference(references_of(paths))


def _shown(entry: Entry) -> Iterator[str]:
    if entry.issuer is not None:
        yield f"{entry.issuer.name} ({entry.id})"
        for one in entry.issuer.listings:
            since = f", since {one.since}" if one.since else ""
            until = f", until {one.until}" if one.until else ""
            yield f"  listed: {one.exchange or 'exchange not told'}: {one.symbol}{since}{until}"
        if entry.issuer.sec_reporting:
            yield "  reports to the SEC"
    if entry.product is not None:
        yield f"{entry.product.generic} ({entry.id})"
        if entry.product.short:
            yield f"  also: {', '.join(entry.product.short)}"
        if entry.product.codes:
            yield f"  codes: {', '.join(entry.product.codes)}"
        if entry.product.brands:
            yield f"  brands: {', '.join(one.name for one in entry.product.brands)}"
    yield f"  by {entry.listed.basis}"
