"""`rules coverage`: how every rule comes out over many drafts, for whoever judges a pack."""

from __future__ import annotations

import gc
import sys

import click

from disclosure_lint.cli import completing, declared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_OUTPUTS = ("table", "json")


@click.command(epilog=declared.examples("rules coverage drafts/ --example 5"))
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", shell_complete=completing.files
)
@click.option(
    "--output", type=click.Choice(_OUTPUTS), default="table", show_default=True,
    help="A table for people, or JSON for programs.",
)  # fmt: skip
@click.option(
    "--example", "samples", type=click.IntRange(min=0), default=0, metavar="N",
    help="Quote up to N outcomes a rule and status, from as many drafts as may be.",
)  # fmt: skip
@declared.together(declared.TOLD)
@declared.together(declared.WORK)
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
def coverage(*, paths: tuple[str, ...], output: str, samples: int, **given: Any) -> int:
    """Count how each rule comes out on a set of drafts."""
    from disclosure_lint.cli import check, exit_codes, gather, streams
    from disclosure_lint.cli.bench import Bench
    from disclosure_lint.render import coverage as told
    from disclosure_lint.render.view import View

    options = check.Options(paths, **given)
    settings = check.settings_of(options)
    drafts, errors, left_out = gather.gather(paths)
    check.tell_left_out(errors, () if given["quiet"] else left_out)
    if not drafts:
        return exit_codes.CANNOT_JUDGE
    plan = check.plan_of(options, settings)
    bench = Bench(plan._replace(output="coverage", view=View(samples=samples)))
    gc.enable()
    sums = told.Coverage(tuple(bench.linter.rules), samples)
    unread = dict(errors)
    bugs = []
    for outcome in check.judged(bench, drafts, settings.jobs, options):
        if outcome.rendered:
            sums.add(outcome.rendered)
        if outcome.error:
            unread[outcome.name] = outcome.error
        bugs += [outcome.bug] if outcome.bug else []
    if output == "json":
        sys.stdout.write(told.plain(sums, bench.pack.versions, unread))
    else:
        sys.stdout.write(told.table(sums, streams.view(sys.stdout)))
    exit_codes.raise_bugs(bugs)
    return exit_codes.CANNOT_JUDGE if unread else exit_codes.CLEAN
