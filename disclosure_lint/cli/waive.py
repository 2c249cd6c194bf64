"""`waive`: allow one finding, by adding it to the waiver register."""

from __future__ import annotations

import os

import click

from disclosure_lint.cli import completing, declared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from disclosure_lint.cli.check import Options
    from disclosure_lint.finding import Finding, Report

_MOST = 5  # findings that are listed where none has the fingerprint


@click.command(
    epilog=declared.examples(
        'waive draft.txt 1c9e0f6a2b7d4e83 --reason "Counsel advised" --who "J. Chan" --until 2026-12-31'
    )
)
@click.argument("draft", metavar="DRAFT", shell_complete=completing.files)
@click.argument("fingerprint", metavar="FINGERPRINT")
@click.option("--reason", required=True, help="Why it is allowed.")
@click.option("--who", required=True, help="The person who answers for it.")
@click.option("--until", required=True, metavar="DATE", help="The last day on which it holds.")
@click.option(
    "--register",
    "waivers",
    metavar="FILE",
    help="The register to add to.  [default: waivers.toml beside the configuration]",
)
@click.option("--config", metavar="FILE", help="The configuration file to go by.")
@click.option("--date", metavar="DATE", help="The draft's date, as 2026-11-23; else read.")
@click.option("--encoding", metavar="NAME", help="The draft's encoding; else recognised.")
@declared.together(declared.TOLD)
def waive(*, draft: str, fingerprint: str, reason: str, who: str, until: str, **given: Any) -> int:
    """Allow one finding, by the fingerprint that `check -v` shows."""
    from disclosure_lint.cli import check, sink, streams
    from disclosure_lint.cli.bench import Bench
    from disclosure_lint.errors import UsageError
    from disclosure_lint.waivers import register as registers

    told = given["waivers"]
    fresh = told is not None and not os.path.exists(told)  # a register that this begins
    options = check.Options((draft,), **{**given, "waivers": None if fresh else told})
    settings = check.settings_of(options)
    path = told or settings.waivers or _default(options)
    register = registers.Register(path, "", ())
    if os.path.exists(path):
        register = registers.read(path)
    bench = Bench(check.plan_of(options, settings)._replace(register=register))
    read = bench.read(draft)
    report = bench.judge(read)
    finding = _finding(report, fingerprint)
    name = register.named(draft)
    if name is None:
        raise UsageError(f"{draft}: lies on another drive than {path}")
    entry = {
        "rule": finding.rule,
        "draft": name,
        "words": report.source.quote(finding.primary.span),
        "fingerprint": fingerprint,
        "reason": reason,
        "who": who,
        "until": until,
    }
    grown = registers.parse(registers.grown(register.text, entry), path)
    if grown.waivers[-1].lapsed(report.date):
        raise UsageError(f"{until} is before the draft's own date, {report.date}")
    bench.register = grown
    if fingerprint not in {one.finding.fingerprint for one in bench.judge(read).waived}:
        raise UsageError(f"a waiver of {fingerprint} would not hold; nothing was written")
    sink.put(os.path.realpath(path), grown.text.encode("utf-8"))
    where = report.source.told(finding.primary.span.start)
    streams.say(f"waived {finding.rule} in {draft}, {where}, until {until}: {path}")
    return 0


def _default(options: Options) -> str:
    """Return where a register would be found if there were one."""
    from disclosure_lint.config import discover

    file = discover.holding(options.config, options.paths)
    return (
        os.path.join(os.path.dirname(file.path), discover.REGISTER) if file else discover.REGISTER
    )


def _finding(report: Report, fingerprint: str) -> Finding:
    """Return the finding of a fingerprint.

    Raises:
        UsageError: there is none, or it is waived, or it is about an allowance.
    """
    from disclosure_lint.errors import UsageError

    if any(one.finding.fingerprint == fingerprint for one in report.waived):
        raise UsageError(f"{fingerprint} is waived already")
    found = next((one for one in report.findings if one.fingerprint == fingerprint), None)
    if found is None:
        said = f"{report.source.name} has no finding {fingerprint}"
        raise UsageError("\n".join([said, *_closest(report, fingerprint)]))
    if found.rule.startswith("waiver/"):
        raise UsageError(f"{fingerprint} is about an allow-comment; mend or remove the comment")
    return found


def _closest(report: Report, fingerprint: str) -> Iterator[str]:
    """Yield a line for each finding whose fingerprint is like it, or else for the first ones."""
    from difflib import get_close_matches

    found = [*report.findings, *(one.finding for one in report.waived)]
    known = {one.fingerprint: one for one in found}
    close = get_close_matches(fingerprint, known, n=_MOST, cutoff=0.6)
    for key in close or list(known)[:_MOST]:
        where = report.source.told(known[key].primary.span.start)
        yield f"{'did you mean' if close else 'it has'} {key}: {known[key].rule}, {where}"
    if not known:
        yield "it has no findings at all"
