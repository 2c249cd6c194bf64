"""The options that commands share."""

from __future__ import annotations

import click
from typing_extensions import override

from disclosure_lint.cli import completing, plain
from disclosure_lint.cli.sorting import ORDERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TypeAlias

_Command: TypeAlias = "Callable[..., Any]"
_Option: TypeAlias = "Callable[[_Command], _Command]"


STATISTICS = ("rule", "draft")


class Check(click.Command):
    """A command whose `--statistics` may stand alone, as it always might: then by rule."""

    @override
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read arguments, `--statistics` with what it counts by."""
        told = list(args)
        end = told.index("--") if "--" in told else len(told)
        if "--statistics" in told[:end]:
            at = told.index("--statistics")
            by = (
                told.pop(at + 1)
                if told[at + 1 : at + 2] in [[one] for one in STATISTICS]
                else "rule"
            )
            told[at] = f"--statistics={by}"
        return super().parse_args(ctx, told)


def _listed(
    _context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    """Take `--select a,b` for `--select a --select b`."""
    return tuple(name for value in given for part in value.split(",") if (name := part.strip()))


def _plain(option: plain.Option, **further: Any) -> _Option:
    """Declare an option that is mostly read without click."""
    kind: click.Choice[str] | click.IntRange | None = None
    if option.choices:
        kind = click.Choice(option.choices)
    elif option.is_number:
        kind = click.IntRange(min=0)
    return click.option(
        *option.names, type=kind, is_flag=option.is_flag, metavar=option.metavar, help=option.help,
        **further,
    )  # fmt: skip


def together(options: Sequence[_Option]) -> _Option:
    """Return a decorator that declares several options, in their order."""

    def declare(command: _Command) -> _Command:
        for option in reversed(options):
            command = option(command)
        return command

    return declare


def examples(*lines: str, rest: str = "") -> str:
    """Return the end of a command's help: examples of it, then whatever else it says."""
    shown = "".join(f"  $ disclosure-lint {line}\n" for line in lines)
    title = "Examples" if len(lines) > 1 else "Example"
    return f"\b\n{title}:\n{shown}{f'{chr(10)}{rest}' if rest else ''}"


PACKS = click.option(
    "--pack",
    "packs",
    multiple=True,
    metavar="FOLDER",
    help="A folder of further rules.",
    shell_complete=completing.folders,
)

TOLD: tuple[_Option, ...] = (
    _plain(plain.ISSUER, shell_complete=completing.issuers),
    _plain(plain.DOCUMENT),
    PACKS,
    click.option(
        "--select", multiple=True, callback=_listed, metavar="RULE",
        shell_complete=completing.several_rules,
        help="Run only these rules or packs; separate several with commas.",
    ),
    click.option(
        "--ignore", multiple=True, callback=_listed, metavar="RULE",
        shell_complete=completing.several_rules,
        help="Leave these rules or packs out.",
    ),
)  # fmt: skip

CONFIG = _plain(plain.CONFIG, shell_complete=completing.files)

WORK: tuple[_Option, ...] = (_plain(plain.JOBS), CONFIG)

JUDGED: tuple[_Option, ...] = (
    *TOLD,
    _plain(plain.FAIL_ON),
    click.option(
        "--waivers", metavar="FILE", shell_complete=completing.files,
        help="The waiver register.  [default: waivers.toml beside the configuration]",
    ),
)  # fmt: skip

STAMP = click.option(
    "--stamp", metavar="DATE",
    help="The day that comments and tracked changes bear, as 2026-11-23.  [default: none]",
)  # fmt: skip

SETTINGS: tuple[_Option, ...] = (_plain(plain.OUTPUT), *JUDGED, *WORK)

BESIDE: tuple[_Option, ...] = (
    click.option(
        "--translation",
        metavar="FILE",
        shell_complete=completing.files,
        help="The draft's other language version; each is judged with the other beside it.",
    ),
    click.option(
        "--previous",
        metavar="FILE",
        shell_complete=completing.files,
        help="The issuer's text before it: what changed without a word.",
    ),
    click.option(
        "--companion",
        metavar="FILE",
        shell_complete=completing.files,
        help="Another text of the same event, such as the exhibit to its cover.",
    ),
)

RUN: tuple[_Option, ...] = (
    _plain(plain.OUTPUT_FILE, shell_complete=completing.files),
    _plain(plain.DATE),
    *BESIDE,
    click.option("--fix", is_flag=True, help="Mend notation in the drafts themselves."),
    click.option("--unsafe-fixes", is_flag=True, help="Mend wording too; read it afterwards."),
    click.option(
        "--suggest", is_flag=True, help="Put fixes into Word files as tracked changes to accept."
    ),
    STAMP,
    click.option(
        "--force", is_flag=True,
        help="Let --output-file and --write-baseline replace a file that is not ours; never a draft.",
    ),
    click.option("--diff", is_flag=True, help="Show what would be mended, and write nothing."),
    click.option(
        "--baseline", metavar="FILE", shell_complete=completing.files,
        help="Known findings, which are not told again.",
    ),
    click.option(
        "--baseline-before", "baselines_before", multiple=True, metavar="FILE",
        shell_complete=completing.files,
        help="An older baseline, for a picture of known findings over time; the oldest first.",
    ),
    click.option(
        "--write-baseline", metavar="FILE", help="Write what is found as known, and end with 0."
    ),
    click.option(
        "--statistics", type=click.Choice(STATISTICS),
        help="Only count the findings of each rule, or with `draft` of each draft.",
    ),
    click.option(
        "--sort", type=click.Choice(ORDERS),
        help="The order of the drafts: the worst first, or the latest.  [default: path]",
    ),
    click.option("--watch", is_flag=True, help="Judge again whenever a draft is saved."),
    click.option(
        "--time-limit", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS",
        help="Give a file up that takes longer, and judge the others.  [default: none]",
    ),
    click.option("--stdin-name", metavar="NAME", help="What to call standard input."),
    click.option("--encoding", metavar="NAME", help="The drafts' encoding; else recognised."),
    click.option(
        "--tracked", type=click.Choice(("accepted", "original")), default="accepted",
        help="Read Word files with their tracked changes made, or not.  [default: accepted]",
    ),
    click.option(
        "--convert", is_flag=True,
        help="Let LibreOffice, where it is installed, turn .doc, .rtf, .odt and the like into .docx to read.",
    ),
    _plain(plain.QUIET),
    _plain(plain.VERBOSE),
)  # fmt: skip
