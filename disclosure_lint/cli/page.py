"""`page`: what checks drafts in a browser, as a file to hand on, or served on this computer."""

from __future__ import annotations

import click

from disclosure_lint.cli import completing, declared
from disclosure_lint.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from disclosure_lint.config.settings import Settings


@click.command(epilog=declared.examples("page --output check.html", "page --serve"))
@click.option("-o", "--output", "target", metavar="FILE", help="The page to write.")
@click.option(
    "--serve", is_flag=True, help="Show the page on this computer until Ctrl-C; it reads PDF too."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, help="Where to serve it.  [default: any]"
)
@click.option("--no-browser", is_flag=True, help="Only print the address; open no browser.")
@declared.PACKS
@declared.CONFIG
@click.option(
    "--reference", "references", multiple=True, metavar="FILE", shell_complete=completing.files,
    help="A store of lists to put into it.  [default: those of the configuration]",
)  # fmt: skip
@click.option(
    "--base", metavar="FILE", shell_complete=completing.files,
    help="The base to make it of.  [default: the one that was made for this disclosure-lint]",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace a file that is not ours.")
def page(  # noqa: PLR0913 - as many as there are options
    *, target: str | None, serve: bool, port: int, no_browser: bool, base: str | None,
    force: bool, packs: tuple[str, ...], config: str | None, references: tuple[str, ...],
) -> int:  # fmt: skip
    """Check drafts in a browser: one file to hand on, or served here.

    Whoever opens the file drops a draft and sees the report. It needs no server and no
    installation, loads nothing and sends nothing. The packs, issuers, settings, waivers and
    lists that a run in this folder would go by are in it.

    Served, the same page asks this disclosure-lint, which answers nobody but this computer.
    """
    if (target is None) is not serve:
        raise UsageError("page: name the file to write with --output, or say --serve")
    from disclosure_lint.page import house

    settings, waivers = house.settings_of(packs, config, references)
    if target is None:
        return _served(settings, waivers, port, opens=not no_browser)
    return _written(settings, waivers, target, base, force=force)


def _written(
    settings: Settings, waivers: str | None, target: str, base: str | None, *, force: bool
) -> int:
    from disclosure_lint.cli import sink
    from disclosure_lint.page import foundation, house, written

    sink.see_to(target, (), force=force)
    found = foundation.read(base)
    made = house.compiled(settings, waivers)
    data = written.page(found, made.data).encode("utf-8")
    sink.put(target, data)
    held = f", {made.waivers} waivers" if made.waivers else ""
    click.echo(f"wrote {target}: {len(data):,} bytes, {made.rules} rules{held}")
    return 0


def _served(settings: Settings, waivers: str | None, port: int, *, opens: bool) -> int:
    from disclosure_lint.config import discover
    from disclosure_lint.lean import suppress
    from disclosure_lint.page.served import Served
    from disclosure_lint.workbench import Workbench

    register = discover.opened(waivers)
    Workbench(settings)  # says what of the settings is wrong
    try:
        served = Served(settings, register, port)
    except OSError as error:
        raise UsageError(f"page: cannot serve at port {port}: {error.strerror}") from None
    click.echo(f"{served.address}\nserved to this computer alone, until Ctrl-C")
    if opens:
        import webbrowser

        webbrowser.open(served.address)
    with suppress(KeyboardInterrupt):
        served.serve_forever()
    served.close()
    return 0
