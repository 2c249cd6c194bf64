"""`init`: the first use. Asks or is told whose drafts these are, and writes what that takes."""

from __future__ import annotations

import os
import sys

import click

from disclosure_lint.cli import completing, declared, placing, streams
from disclosure_lint.errors import UsageError
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.issuers.registry import Issuer, Registry
    from disclosure_lint.packs.files import Files
    from disclosure_lint.setup.proposals import News
    from disclosure_lint.setup.told import Told

_FLAGS = '--company "Example Pharma Limited" --listing HKEX:9998 --product "xyzmab (XY-101)"'


class _Wanted(NamedTuple):
    """The profile to go by and the files to write."""

    id: str
    files: dict[str, str]  # path from the folder, with forward slashes → text


@click.command(
    epilog=declared.examples(
        "init",
        'init --yes --company "Acme Bio, Inc." --listing HKEX:9998 --product "xyzmab (XY-101)"',
    )
)
@click.argument("folder", default=".", metavar="[FOLDER]", shell_complete=completing.folders)
@click.option("--company", metavar="NAME", help="Whose drafts these are: a name or a symbol.")
@click.option(
    "--listing", "listings", multiple=True, metavar="EXCHANGE:SYMBOL",
    help="A listing, as HKEX:6855; give it once for each.",
)  # fmt: skip
@click.option(
    "--product", "products", multiple=True, metavar="NAME",
    help='A product, as "lisaftoclax (APG-2575)"; give it once for each.',
)  # fmt: skip
@click.option("--chapter-18a/--no-chapter-18a", default=None, help="How it is listed on HKEX.")
@click.option("--own-profile", is_flag=True, help="Begin a profile; propose none that is known.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing; take a profile that fits exactly.")
@click.option("--force", is_flag=True, help="Write anew what is there already, a profile too.")
def init(  # noqa: PLR0913 - one for each option
    *, folder: str, company: str | None, listings: tuple[str, ...], products: tuple[str, ...],
    chapter_18a: bool | None, own_profile: bool, yes: bool, force: bool,
) -> int:  # fmt: skip
    """Set a folder up: a configuration, and a profile if need be."""
    from disclosure_lint.packs.load import load
    from disclosure_lint.setup import told as tell

    _see_that_it_may_be(folder, force=force)
    asks = not yes and sys.stdin.isatty()
    if company is None and not asks:
        raise UsageError(
            f"nobody is there to be asked; tell with flags, as in: disclosure-lint init {_FLAGS}"
        )
    told = tell.Told(
        " ".join((company or "").split()),
        tuple(dict.fromkeys(map(tell.listing, listings))),
        tuple(dict.fromkeys(map(tell.drug, products))),
        chapter_18a,
    )
    registry = load().registry
    told, issuer = _settled(registry, told, own_profile=own_profile, asks=asks)
    wanted = _files(registry, told, issuer)
    _see_that_it_holds_up(folder, wanted)
    return _written(folder, wanted, force=force)


def _see_that_it_may_be(folder: str, *, force: bool) -> None:
    """See that there is a folder, and no configuration in it that would be lost or hidden."""
    from disclosure_lint.config import discover
    from disclosure_lint.setup.texts import CONFIG

    if not os.path.isdir(folder):
        raise UsageError(f"{folder}: no such folder; make it first")
    if force:
        return
    path = os.path.normpath(os.path.join(folder, CONFIG))
    if os.path.lexists(path):
        shown = "config show" if folder == "." else f"config show {folder}"
        raise UsageError(
            f"{path} is there already: see it with `disclosure-lint {shown}`, "
            "or give --force to write it anew"
        )
    file = discover.find([folder])
    if file and file.how == "beside the drafts":
        raise UsageError(f"{file.path} has a configuration already; give --force to go before it")
    if file:
        streams.say(f"note: {file.path} held here so far; `extends` in the new file keeps it")


def _settled(
    registry: Registry, told: Told, *, own_profile: bool, asks: bool
) -> tuple[Told, Issuer | None]:
    """Return what was told, all questions asked, and the profile that was accepted."""
    from disclosure_lint.setup.proposals import proposals

    if not told.company:
        from disclosure_lint.cli import asking

        told = told._replace(company=asking.company())
    found = [] if own_profile else proposals(registry, told)
    if asks and found:
        from disclosure_lint.cli import asking

        if issuer := asking.accepted(registry, found):
            return told, issuer
    elif len(found) == 1 and found[0].exact:
        _see_whose_listing(registry, told, found[0].issuer)
        return told, found[0].issuer
    elif found:
        for one in found:
            streams.say(f"note: or is it {one.issuer.name}? Then: --company {one.issuer.id}")
        if found[0].exact:
            raise UsageError("several companies are meant; name one, or give --own-profile")
    return _complete(told) if asks else _named(told), None


def _see_whose_listing(registry: Registry, told: Told, issuer: Issuer) -> None:
    """See that a company that was named is the one whose listing was told with it.

    Raises:
        UsageError: the listing leads to another company's profile.
    """
    from disclosure_lint.setup.proposals import proposals

    named = proposals(registry, told._replace(listings=()))
    if any(one.exact and one.issuer.id == issuer.id for one in named):
        return
    listings = [
        f"{one.exchange}:{one.symbol}"
        for one in told.listings
        if any(id_ == issuer.id for id_, _ in registry.by_symbol(*one))
    ]
    raise UsageError(
        f"{listings[0]} is the listing of {issuer.name}, not of {told.company}: check the symbol, "
        f"or give --company {issuer.id}, or --own-profile"
    )


def _complete(told: Told) -> Told:
    """Ask for whatever a profile needs and was not told."""
    from disclosure_lint.cli import asking

    listings, name = told.listings, _symbol(told)
    if name:
        listings = tuple(dict.fromkeys((*name.listings, *listings)))
        told = told._replace(company=asking.name())
    listings = listings or asking.listings()
    in_hong_kong = any(one.exchange == "HKEX" for one in listings)
    chapter = told.chapter_18a
    if in_hong_kong and chapter is None:
        chapter = asking.chapter_18a()
    return told._replace(listings=listings, chapter_18a=chapter, drugs=told.drugs or asking.drugs())


def _named(told: Told) -> Told:
    if _symbol(told):
        raise UsageError(f"no profile has {told.company}; give the name with --company, "
                         f"and --listing {told.company}")  # fmt: skip
    return told


def _symbol(told: Told) -> Told | None:
    """Return the listing that was told in the place of a name, if it is one."""
    from disclosure_lint.setup.told import listing

    try:
        return told._replace(listings=(listing(told.company),))
    except UsageError:
        return None


def _files(registry: Registry, told: Told, issuer: Issuer | None) -> _Wanted:
    """Return the files that it takes, the configuration last."""
    from disclosure_lint.setup import texts
    from disclosure_lint.setup.proposals import news
    from disclosure_lint.setup.told import file_name

    found = news(registry, told, issuer)
    _say_elsewhere(registry, found)
    added = found.told
    files = texts.editor_schemas()
    if issuer is None:
        id_, text = file_name(added), texts.issuer(added)
    elif added.listings or added.drugs:
        id_, text = issuer.id, texts.extended(_shipped(issuer.id), added)
    else:
        return _Wanted(issuer.id, {**files, texts.CONFIG: texts.config(issuer.id, own=False)})
    files[texts.issuer_path(id_)] = text
    return _Wanted(id_, {**files, texts.CONFIG: texts.config(id_, own=True)})


def _say_elsewhere(registry: Registry, found: News) -> None:
    for drug, id_ in found.elsewhere:
        owners = ", ".join(registry.products[id_].owners)
        said = " ".join(filter(None, drug))
        streams.say(f"note: {said} is known already, in the profile of {owners}; left out here")


def _shipped(id_: str) -> str:
    from disclosure_lint.packs.files import shipped

    with open(os.path.join(shipped(), "issuers", f"{id_}.yaml"), encoding="utf-8") as file:
        return file.read()


def _see_that_it_holds_up(folder: str, wanted: _Wanted) -> None:
    """Check the profile before anything is written.

    Raises:
        PackError: it does not hold up.
    """
    from datetime import UTC, datetime

    from disclosure_lint.errors import PackError
    from disclosure_lint.packcheck import check

    own = {
        placing.path_of(folder, name): text.encode()
        for name, text in wanted.files.items()
        if name.endswith(".yaml")
    }
    if not own:
        return
    files = _around(folder, own)
    mistakes = check.mistakes({**files, **own}, list(own), datetime.now(UTC).date())
    if mistakes:
        streams.fail("nothing was written, for what was told does not hold up")
        raise PackError(mistakes)


def _around(folder: str, own: Sequence[str] | dict[str, bytes]) -> Files:
    """Return the files of the shipped packs and of those that are in the folder already."""
    from disclosure_lint.packs.files import read, shipped
    from disclosure_lint.setup.texts import RULES

    there = os.path.join(folder, RULES)
    try:
        files = read([shipped(), there])
    except UsageError:  # no packs in it yet
        files = read([shipped()])
    replaced = {os.path.abspath(path) for path in own}
    return {path: data for path, data in files.items() if os.path.abspath(path) not in replaced}


def _written(folder: str, wanted: _Wanted, *, force: bool) -> int:
    """Write the files, see that they are found and hold, and say what to do next."""
    from disclosure_lint.config import discover
    from disclosure_lint.config.settings import settle
    from disclosure_lint.packs.load import load
    from disclosure_lint.setup.texts import CONFIG

    there = placing.in_the_way(folder, wanted.files)
    if there and not force:
        raise UsageError(
            f"{', '.join(there)}: there already; give --force to write anew what is there"
        )
    for path in placing.place(folder, wanted.files, force=force):
        click.echo(f"wrote {path}")
    settings = settle({}, discover.read(os.path.join(folder, CONFIG))).settings
    issuer = load(settings.packs).registry.issuers[settings.issuer or wanted.id]
    click.echo(f"Checked: the configuration goes by {issuer.name} ({issuer.id}).")
    click.echo(_next(folder, wanted))
    return 0


def _next(folder: str, wanted: _Wanted) -> str:
    own = [name for name in wanted.files if name.endswith(".yaml")]
    paths = [placing.path_of(folder, name) for name in own]
    there = "" if os.path.abspath(folder) == os.getcwd() else f" {folder}"
    return "\n".join([
        "",
        "Next:",
        f"  disclosure-lint check {folder if there else 'draft.docx'}",
        f"  disclosure-lint config show{there}",
        *(f"  fill in {path}, then: disclosure-lint issuers check {path}" for path in paths),
    ])  # fmt: skip
