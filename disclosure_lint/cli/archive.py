"""`archive`: many documents judged once each, into tables that other tools read."""

from __future__ import annotations

import os
import sys
from threading import Thread
from time import monotonic

import click
from typing_extensions import override

from disclosure_lint.cli import archive_answers, archive_inputs, declared, streams
from disclosure_lint.cli.archive_inputs import Documents, see_to_libraries
from disclosure_lint.cli.exit_codes import CANNOT_JUDGE, CLEAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from disclosure_lint.archive.run import Tally
    from disclosure_lint.archive.shelf import Shelf
    from disclosure_lint.config.settings import Settings
    from disclosure_lint.guard.wire import Limits
    from disclosure_lint.packs.pack import Pack

_HELP = ("-h", "--help")
_MEGABYTE = archive_inputs.MEGABYTE
_PACE = 0.5  # seconds between two showings of how far the work is


class _Archive(click.Group):
    """The commands on archives; without one of them, an archive is made or added to."""

    @override
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take `archive IN OUT` for `archive run IN OUT`."""
        if args and args[0] not in self.commands and args[0] not in _HELP:
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_Archive,
    epilog=declared.examples(
        "archive releases/ OUT",
        "archive ask OUT findings-by-rule",
        "archive report OUT -o report.html",
    ),
)
def archive() -> None:
    """Judge archives into tables, and ask of them."""


@archive.command(
    epilog=declared.examples(
        "archive run releases/ OUT",
        "archive feed.tar.xz OUT --date-from 'path:{source}/{year}/{month}{day}/'",
        "archive filings.parquet OUT --text body --id accession --date-from column:filed",
    )
)
@click.argument("inputs", nargs=-1, required=True, metavar="IN...")
@click.argument("out", metavar="OUT")
@declared.together(declared.TOLD)
@declared.together(declared.WORK)
@declared.together(archive_inputs.COLUMNS)
@click.option(
    "--time-limit", type=click.FloatRange(min=0, min_open=True), default=30.0, metavar="SECONDS",
    show_default=True, help="Give a document up that takes longer.",
)  # fmt: skip
@click.option(
    "--memory",
    type=click.IntRange(min=200),
    default=1500,
    metavar="MB",
    show_default=True,
    help="Give a document up that takes more, where the system keeps such limits.",
)
@archive_inputs.LARGEST
@click.option("--retry-unread", is_flag=True, help="Try again what earlier runs could not judge.")
@click.option(
    "--engine", type=click.Choice(("local", "spark")), default="local", show_default=True,
    help="What runs it: processes of this machine, or Spark, whose machines all see IN and OUT.",
)  # fmt: skip
@click.option(
    "--master", metavar="URL", help="Where Spark runs.  [default: local[*], or Spark's own setting]"
)  # fmt: skip
@click.option(
    "--most-unread", type=click.FloatRange(0, 100), default=0.1, metavar="PERCENT",
    show_default=True, help="The share of documents not judged past which the exit code is 2.",
)  # fmt: skip
def run(**told: Any) -> int:
    """Judge an archive into a folder of Parquet: folders, zip and tar files, Parquet, JSON lines.

    Runs that were interrupted go on where they stopped, and only new documents are judged.
    """
    see_to_libraries("pyarrow")
    from disclosure_lint.archive import run as running
    from disclosure_lint.archive.renewal import renewal
    from disclosure_lint.archive.shelf import Shelf
    from disclosure_lint.cli.pool import cores
    from disclosure_lint.guard.wire import Limits

    settings = _settings(told)
    pack = running.loaded(settings)  # what is wrong with packs is said before anything is read
    _see_to(settings, pack)
    documents = Documents(told["inputs"], told)
    limits = Limits(told["time_limit"], told["memory"] * _MEGABYTE)
    if told["engine"] == "spark":
        see_to_libraries("pyspark", extra="spark")
    shelf = Shelf(told["out"], running.judged_by(pack, settings), pack)
    try:
        if told["engine"] == "spark":
            tally, left_out = _by_spark(documents, told, shelf, pack, settings, limits)
        else:
            progress = _Progress(documents)
            run_ = running.Run(shelf, retry=told["retry_unread"], renewal=renewal(shelf))
            tally = run_.judge(
                documents, pack.plain, settings, settings.jobs or cores(), limits, progress.show
            )
            progress.clear()
            left_out = documents.left_out
    finally:
        shelf.close()
    _say(tally, left_out)
    return _code(tally, told["most_unread"])


for _command in archive_answers.COMMANDS:
    archive.add_command(_command)


def _settings(told: dict[str, Any]) -> Settings:
    from disclosure_lint.config import discover
    from disclosure_lint.config.settings import Settings, settle

    flags = {name: told[name] for name in Settings._fields if name in told}
    settings, _ = settle(flags, discover.holding(told["config"], told["inputs"]))
    return settings


def _by_spark(  # noqa: PLR0913, PLR0917 - all that a run is told
    documents: Documents,
    told: dict[str, Any],
    shelf: Shelf,
    pack: Pack,
    settings: Settings,
    limits: Limits,
) -> tuple[Tally, int]:
    """Judge with Spark, and return what came of it and how many files are no documents."""
    from disclosure_lint.archive import division
    from disclosure_lint.spark import job

    context = job.context_of(told["master"])
    try:
        tasks, left_out = division.divided(
            documents.inputs, documents.reading, context.defaultParallelism
        )
        tally = job.judge(
            context, tasks, documents.reading, shelf, pack.plain, settings, limits,
            retry=told["retry_unread"],
        )  # fmt: skip
    finally:
        context.stop()
    return tally, left_out


def _see_to(settings: Settings, pack: Pack) -> None:
    """See that what is told of every document is known.

    Raises:
        UsageError: a rule, an issuer or a kind of document is not.
    """
    from disclosure_lint.engine import Linter

    linter = Linter(pack, select=settings.select, ignore=settings.ignore, preview=settings.preview)
    linter.lint("disclosure", issuer=settings.issuer, document=settings.document)


class _Progress:
    """Says on a terminal how far the work is, how fast, and what is left of folders."""

    def __init__(self, documents: Documents) -> None:
        self._wanted = sys.stderr.isatty()
        self._began = self._shown = monotonic()
        self._total: int | None = None
        if self._wanted and all(map(os.path.isdir, documents.inputs)):
            Thread(target=self._measure, args=(documents.inputs,), daemon=True).start()

    def _measure(self, folders: Sequence[str]) -> None:
        self._total = sum(len(names) for folder in folders for _, _, names in os.walk(folder))

    def show(self, tally: Tally) -> None:
        """Show it, if it is time to."""
        now = monotonic()
        if self._wanted and now - self._shown > _PACE:
            self._shown = now
            rate = tally.documents / (now - self._began)
            said = f"{tally.documents:,} documents, {rate:,.0f} a second"
            left = (self._total or 0) - tally.documents - tally.known
            if self._total and left > 0 and rate:
                said += f", about {_long(left / rate)} left"
            sys.stderr.write(f"\r\x1b[K{said}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._wanted:
            sys.stderr.write("\r\x1b[K")


def _long(seconds: float) -> str:
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min" if minutes else f"{seconds} s"


def _say(tally: Tally, left_out: int) -> None:
    print(  # noqa: T201 - what the command is for
        f"{tally.judged:,} judged, {tally.findings:,} findings, {tally.copies:,} copies, "
        f"{tally.known:,} known before, {tally.unread.total():,} not judged"
    )
    if tally.renewed:
        streams.say(
            f"{tally.renewed:,} of them by the rules alone that changed since they were judged"
        )
    if left_out:
        streams.say(f"{left_out:,} files are no documents by their names, or links")
    for kind, count in sorted(tally.unread.items()):
        streams.say(f"not judged: {count:,} {kind}")
    for path, kind, said in tally.first:
        streams.say(f"  {kind}: {path}: {said}")


def _code(tally: Tally, percent: float) -> int:
    if tally.unread["bug"]:
        streams.fail("a bug in disclosure-lint: the table `unread` holds where, for a report of it")
    lost = tally.unread.total()
    return CANNOT_JUDGE if lost * 100 > percent * tally.documents else CLEAN
