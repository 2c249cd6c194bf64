"""The commands and options, declared for click. Everything but the plainest `check`."""

from __future__ import annotations

import os
from difflib import get_close_matches

import click
from typing_extensions import override

from disclosure_lint.cli import (
    annotate,
    archive,
    completing,
    completion,
    configure,
    declared,
    explain,
    init,
    issuers,
    page,
    reference,
    rules,
    server,
    verify,
    waive,
)
from disclosure_lint.cli.exit_codes import CANNOT_JUDGE
from disclosure_lint.readers.filetypes import EXTENSIONS
from disclosure_lint.version import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

_EXIT_CODES = """\b
Exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on
  2  could not judge: usage, configuration, an unreadable draft, a broken
     rule pack, or nothing was checked
  3  a bug in disclosure-lint
"""


class _Commands(click.Group):
    """The commands; a draft that stands in the place of one is told what to say."""

    @override
    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that arguments begin with, or say what is meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            meant = _meant(args[0], self.commands)
            raise click.UsageError(f"{error.message}{meant}", ctx) from None


def _meant(word: str, commands: Iterable[str]) -> str:
    """Return what a word in the place of a command may mean, if anything."""
    if os.path.exists(word) or word.lower().endswith(EXTENSIONS):
        return f" To check a draft: disclosure-lint check {word}"
    close = get_close_matches(word, list(commands), n=1)
    return f" Did you mean `{close[0]}`?" if close else ""


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=declared.examples(
        "check draft.txt",
        "init",
        rest="Nothing is ever sent anywhere, and nothing is written that was not asked for.",
    ),
)
@click.version_option(VERSION, prog_name="disclosure-lint", message="%(prog)s %(version)s")
def cli() -> None:
    """Find what is wrong in the draft of a regulated disclosure, and prove what is in order."""


@cli.command(
    cls=declared.Check,
    epilog=declared.examples(
        "check draft.txt",
        "check drafts/ --output json",
        "check draft.txt --diff",
        "check draft.txt --issuer ascentage-pharma --document announcement",
        rest=_EXIT_CODES,
    ),
)
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", shell_complete=completing.files
)
@declared.together(declared.SETTINGS)
@declared.together(declared.RUN)
def check(**given: Any) -> int:
    """Judge drafts: files, folders, or - for standard input."""
    from disclosure_lint.cli.check import Options
    from disclosure_lint.cli.check import check as run_check

    options = Options(**given)
    if options.watch:
        from disclosure_lint.cli.watch import watch

        return watch(options)
    return run_check(options)


cli.add_command(init.init)
cli.add_command(explain.explain)
cli.add_command(annotate.annotate)
cli.add_command(page.page)
cli.add_command(verify.verify)
cli.add_command(archive.archive)
cli.add_command(rules.rules)
cli.add_command(issuers.issuers)
cli.add_command(reference.reference)
cli.add_command(configure.config)
cli.add_command(waive.waive)
cli.add_command(server.server)
cli.add_command(completion.completion)


def run(args: Sequence[str]) -> int:
    """Run the command that arguments name, and return its exit code."""
    if instruction := os.environ.get(completion.VARIABLE):
        return completion.answer(cli, instruction)
    try:
        code = cli.main(list(args), prog_name="disclosure-lint", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return CANNOT_JUDGE
    except click.Abort:
        raise KeyboardInterrupt from None
    except SystemExit:  # click's answer to a pipe that nobody reads any more
        raise BrokenPipeError from None
    return int(code or 0)
