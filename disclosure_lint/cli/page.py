"""`page`: one HTML file that checks drafts in a browser, for people who can install nothing."""

from __future__ import annotations

import click

from disclosure_lint.cli import completing, declared


@click.command(epilog=declared.examples("page --output check.html"))
@click.option("-o", "--output", "target", required=True, metavar="FILE", help="The page to write.")
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
    *, target: str, base: str | None, force: bool, packs: tuple[str, ...],
    config: str | None, references: tuple[str, ...],
) -> int:  # fmt: skip
    """Write one HTML file that checks drafts in a browser.

    Whoever opens it drops a draft and sees the report. It needs no server and no installation,
    loads nothing and sends nothing. The packs, issuers, settings and lists that a run in this
    folder would go by are in it.
    """
    from disclosure_lint.cli import sink, terminal
    from disclosure_lint.page import foundation, house, written

    sink.see_to(target, (), force=force)
    found = foundation.read(base)
    settings, waivers = house.settings_of(packs, config, references)
    made = house.compiled(settings, waivers)
    data = written.page(found, made.data).encode("utf-8")
    sink.put(target, data)
    for line in made.said:
        terminal.say(line)
    click.echo(f"wrote {target}: {len(data):,} bytes, {made.rules} rules")
    return 0
