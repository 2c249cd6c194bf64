"""`rules`: list, check, test, begin, document and try rules."""

from __future__ import annotations

import os
import sys

import click

from disclosure_lint.cli import completing, declared, streams
from disclosure_lint.cli.coverage import coverage
from disclosure_lint.cli.docs import docs
from disclosure_lint.cli.exit_codes import CLEAN, FOUND
from disclosure_lint.config.here import packs_of
from disclosure_lint.errors import Mistake, UsageError
from disclosure_lint.finding import Severity
from disclosure_lint.render.measure import shown
from disclosure_lint.render.view import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_PATHS = click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=completing.files)


@click.group(epilog=declared.examples("rules list", "explain hkex/missing-stock-code"))
def rules() -> None:
    """List, check, test, begin, document and try out rules."""


@rules.command("list", epilog=declared.examples("rules list"))
@declared.PACKS
def list_(packs: tuple[str, ...]) -> int:
    """List every rule: name, gravest severity, what it finds."""
    from disclosure_lint.packs import load

    found = load.load(packs_of(packs)).rules
    width = max((len(rule.id) for rule in found), default=0)
    for rule in sorted(found):
        severity = max(map(Severity, rule.severities.values()), key=_rank, default="none")
        standing = "" if rule.status == "stable" else f" ({rule.status})"
        click.echo(f"{rule.id:<{width}}  {severity:<7}  {rule.title}{standing}")
    return 0


def _rank(severity: Severity) -> int:
    return severity.rank


@rules.command(epilog=declared.examples("rules check", "rules check rules/house"))
@_PATHS
def check(paths: tuple[str, ...]) -> int:
    """Check rule files (those shipped, if none are named)."""
    from disclosure_lint.packcheck.check import check as mistakes_in

    return report(of_files(mistakes_in(folders(paths)), paths), "rules")


@rules.command(epilog=declared.examples("rules test", "rules test rules/house"))
@_PATHS
def test(paths: tuple[str, ...]) -> int:
    """Run the examples of rules (those shipped, if none are named)."""
    from disclosure_lint.packcheck.check import outcomes

    done = outcomes(folders(paths))
    if not done:
        raise UsageError("nothing was tested: no rule has an example there")
    view = streams.view(sys.stdout)
    failed = [outcome for outcome in done if outcome.said]
    for outcome in failed:
        mark = view.paint("error", f"error[{outcome.mistake}]")
        click.echo(f"{mark}: {outcome.rule}, {outcome.example}: {shown(outcome.said)}")
    said = f", {len(failed)} do not hold" if failed else ", all hold"
    click.echo(f"{counted(len(done), 'example')}{said}")
    return FOUND if failed else CLEAN


@rules.command(
    epilog=declared.examples(
        "rules new house/missing-contact", "rules new house/vague-word --kind forbid"
    )
)
@click.argument("name", metavar="PACK/DEFECT")
@click.option("--kind", default="require", show_default=True, help="The engine that judges it.")
@click.option(
    "--folder",
    help="Where the packs are.  [default: here, where the pack is; else rules]",
)
def new(name: str, kind: str, folder: str | None) -> int:
    """Begin a rule: write its file, TODO where you have to think."""
    from disclosure_lint import scaffold

    if folder is None:
        is_here = os.path.isfile(os.path.join(name.partition("/")[0], "pack.yaml"))
        folder = os.curdir if is_here else "rules"
    written = [os.path.normpath(path) for path in scaffold.new(name, kind, folder)]
    for path in written:
        click.echo(f"wrote {path}")
    click.echo(f"Fill every TODO, then run: disclosure-lint rules check {os.path.dirname(path)}")
    return 0


@rules.command(epilog=declared.examples("rules schema > rule.schema.json"))
def schema() -> int:
    """Print the JSON Schema of a rule file."""
    from disclosure_lint import schemas

    click.echo(schemas.text("rule"), nl=False)
    return 0


rules.add_command(docs)
rules.add_command(coverage)


def folders(paths: Sequence[str]) -> list[str]:
    """Return the pack folders that paths lie in; without paths, the one shipped."""
    from disclosure_lint.packs.files import shipped

    for path in paths:
        if not os.path.exists(path):
            raise UsageError(f"{path}: no such file or folder")
    found = (_pack_around(path) for path in paths)
    return list(dict.fromkeys(found)) or [shipped()]


def _pack_around(path: str) -> str:
    """Return the folder of the pack that a folder, rule, term or issuer file belongs to."""
    folder = path if os.path.isdir(path) else os.path.dirname(path) or "."
    if os.path.basename(os.path.abspath(folder)) != "issuers":
        return folder
    told = os.path.normpath(folder)
    return os.pardir if told == os.curdir else os.path.dirname(told) or os.curdir


def of_files(mistakes: Sequence[Mistake], paths: Sequence[str]) -> list[Mistake]:
    """Keep the mistakes that lie in the files and folders that were asked for."""
    roots = [os.path.abspath(path) for path in paths]
    return [
        mistake
        for mistake in mistakes
        if not roots
        or any(f"{os.path.abspath(mistake.path)}{os.sep}".startswith(f"{r}{os.sep}") for r in roots)
    ]


def report(mistakes: Sequence[Mistake], what: str) -> int:
    """Show mistakes and return the exit code."""
    from disclosure_lint.render.mistakes import render

    if mistakes:
        click.echo(render(mistakes, streams.view(sys.stdout)))
        click.echo(f"{counted(len(mistakes), 'mistake')} in the {what}")
        return FOUND
    click.echo(f"no mistakes in the {what}")
    return CLEAN
