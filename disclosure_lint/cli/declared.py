"""The options that commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from disclosure_lint.config.settings import OUTPUTS, THRESHOLDS
from disclosure_lint.finding import DOCUMENTS

_Command = Callable[..., Any]
_Option = Callable[[_Command], _Command]


def _listed(
    _context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    """Take `--select a,b` for `--select a --select b`."""
    return tuple(name for value in given for part in value.split(",") if (name := part.strip()))


def together(options: Sequence[_Option]) -> _Option:
    """Return a decorator that declares several options, in their order."""

    def declare(command: _Command) -> _Command:
        for option in reversed(options):
            command = option(command)
        return command

    return declare


PACKS = click.option(
    "--pack", "packs", multiple=True, metavar="FOLDER", help="A folder of further rules."
)

TOLD: tuple[_Option, ...] = (
    click.option("--issuer", metavar="NAME", help="Whose drafts these are; else recognised."),
    click.option(
        "--document", type=click.Choice(DOCUMENTS), help="What the drafts are; else recognised."
    ),
    PACKS,
    click.option(
        "--select", multiple=True, callback=_listed, metavar="RULE",
        help="Run only these rules or packs; separate several with commas.",
    ),
    click.option(
        "--ignore", multiple=True, callback=_listed, metavar="RULE",
        help="Leave these rules or packs out.",
    ),
)  # fmt: skip

CONFIG = click.option("--config", metavar="FILE", help="The configuration file to go by.")

WORK: tuple[_Option, ...] = (
    click.option(
        "--jobs", type=click.IntRange(min=0), metavar="N",
        help="Processes to use; 0 for one a core.  [default: as many as help]",
    ),
    CONFIG,
)  # fmt: skip

JUDGED: tuple[_Option, ...] = (
    *TOLD,
    click.option(
        "--fail-on", type=click.Choice(THRESHOLDS),
        help="The mildest severity that makes the exit code 1.  [default: error]",
    ),
    click.option(
        "--waivers", metavar="FILE",
        help="The waiver register.  [default: waivers.toml beside the configuration]",
    ),
)  # fmt: skip

SETTINGS: tuple[_Option, ...] = (
    click.option(
        "--output", type=click.Choice(OUTPUTS), help="The report's format.  [default: full]"
    ),
    *JUDGED,
    *WORK,
)  # fmt: skip

RUN: tuple[_Option, ...] = (
    click.option("--output-file", metavar="FILE", help="Write the report to a file."),
    click.option("--date", metavar="DATE", help="The drafts' date, as 2026-11-23; else read."),
    click.option("--fix", is_flag=True, help="Mend notation in the drafts themselves."),
    click.option("--unsafe-fixes", is_flag=True, help="Mend wording too; read it afterwards."),
    click.option(
        "--suggest", is_flag=True, help="Put fixes into Word files as tracked changes to accept."
    ),
    click.option("--diff", is_flag=True, help="Show what would be mended, and write nothing."),
    click.option("--baseline", metavar="FILE", help="Known findings, which are not told again."),
    click.option(
        "--write-baseline", metavar="FILE", help="Write what is found as known, and end with 0."
    ),
    click.option("--statistics", is_flag=True, help="Only count the findings of each rule."),
    click.option("--watch", is_flag=True, help="Judge again whenever a draft is saved."),
    click.option("--stdin-name", metavar="NAME", help="What to call standard input."),
    click.option("--encoding", metavar="NAME", help="The drafts' encoding; else recognised."),
    click.option(
        "--tracked", type=click.Choice(("accepted", "original")), default="accepted",
        help="Read Word files with their tracked changes made, or not.  [default: accepted]",
    ),
    click.option("-q", "--quiet", is_flag=True, help="Only findings; no checklist, no summary."),
    click.option("-v", "--verbose", is_flag=True, help="Say why rules did not apply."),
)  # fmt: skip
