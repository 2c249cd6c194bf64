"""`rules docs`: writing the reference of the rules, or telling that it is out of date."""

from __future__ import annotations

import os

import click

from disclosure_lint.cli import declared
from disclosure_lint.cli.exit_codes import CLEAN, FOUND
from disclosure_lint.cli.sink import Sink
from disclosure_lint.config.here import packs_of
from disclosure_lint.lean import suppress
from disclosure_lint.render.view import counted

_FOLDER = os.path.join("docs", "rules")


@click.command(epilog=declared.examples("rules docs", "rules docs --check"))
@click.option("--check", is_flag=True, help="Write nothing; name the pages that are out of date.")
@click.option(
    "-o", "--output", "folder", default=_FOLDER, show_default=True, metavar="FOLDER",
    help="Where the pages are.",
)  # fmt: skip
@declared.PACKS
def docs(*, check: bool, folder: str, packs: tuple[str, ...]) -> int:
    """Write a Markdown page on every rule, and indexes."""
    from disclosure_lint.manual import pages as ruledocs

    wanted = ruledocs.pages(packs_of(packs))
    outdated = ruledocs.outdated(folder, wanted)
    if check:
        return _tell(folder, outdated)
    for page in wanted:
        if page.path in outdated:
            _write(_path(folder, page.path), page.text)
    left = [path for path, said in outdated.items() if said == ruledocs.LEFT_OVER]
    for path in left:
        _remove(_path(folder, path))
    written = counted(len(outdated) - len(left), "page")
    click.echo(f"wrote {written} in {folder}, removed {len(left)}, {len(wanted)} in all")
    return 0


def _tell(folder: str, outdated: dict[str, str]) -> int:
    for path, said in outdated.items():
        click.echo(f"{_path(folder, path)}: {said}")
    if outdated:
        click.echo(f"{counted(len(outdated), 'page')} out of date: run disclosure-lint rules docs")
        return FOUND
    click.echo(f"the pages in {folder} are up to date")
    return CLEAN


def _path(folder: str, path: str) -> str:
    return os.path.join(folder, *path.split("/"))


def _write(path: str, text: str) -> None:
    os.makedirs(os.path.dirname(path), exist_ok=True)
    sink = Sink(path)
    sink.write(text)
    sink.close()


def _remove(path: str) -> None:
    """Remove a page, and the folder of its pack where nothing is left in it."""
    os.remove(path)
    with suppress(OSError):
        os.rmdir(os.path.dirname(path))
