"""`check`: judge drafts and report what was found, wrong and in order."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from disclosure_lint.cli import crash, terminal
from disclosure_lint.cli.bench import Bench, Outcome, Plan, rank
from disclosure_lint.cli.gather import STDIN, gather
from disclosure_lint.cli.mend import Task, difference
from disclosure_lint.cli.progress import Progress
from disclosure_lint.cli.sink import Sink
from disclosure_lint.config import discover
from disclosure_lint.config.settings import Settings, settle
from disclosure_lint.errors import UsageError
from disclosure_lint.finding import Safety
from disclosure_lint.readers.manner import Tracked
from disclosure_lint.render.view import counted, total

CLEAN, FOUND, CANNOT_JUDGE = range(3)


class Options(NamedTuple):
    """What the command line says; None or empty where it says nothing."""

    paths: tuple[str, ...]
    output: str | None = None
    output_file: str | None = None
    issuer: str | None = None
    document: str | None = None
    date: str | None = None
    packs: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    config: str | None = None
    stdin_name: str | None = None
    jobs: int | None = None
    quiet: bool = False
    verbose: bool = False
    encoding: str | None = None
    tracked: Tracked = "accepted"
    suggest: bool = False


def check(options: Options) -> int:
    """Run the command and return its exit code.

    Raises:
        DisclosureLintError: nothing can be judged at all.
        BugsError: some drafts brought a bug to light; the others are reported.
    """
    _see_to(options)
    settings = settings_of(options)
    drafts, errors = gather(options.paths)
    for path, reason in errors:
        terminal.fail(f"{path}: {reason}")
    if not drafts:
        return CANNOT_JUDGE
    sink = Sink(options.output_file, error=_prints_draft(options, drafts))
    plan = plan_of(options, settings)
    bench = Bench(plan)
    if len(drafts) > 1:
        gc.enable()
    outcomes = judged(bench, drafts, settings.jobs, options)
    done = _diffs(outcomes, sink) if options.diff else _report(outcomes, sink, bench)
    sink.close()
    code = _code(done, rank(settings.fail_on), diff=options.diff)
    return max(code, CANNOT_JUDGE) if errors else code


def _see_to(options: Options) -> None:
    """See that what is asked for goes together.

    Raises:
        UsageError: it does not.
    """
    if options.suggest and not (options.fix or options.unsafe_fixes):
        raise UsageError("--suggest says how fixes are written; give --fix or --unsafe-fixes too")
    if options.tracked != "accepted" and _safeties(options):
        raise UsageError("fixes go into the text with its changes accepted; leave --tracked out")


def settings_of(options: Options) -> Settings:
    """Return what a run goes by: flags, then the configuration file, then defaults."""
    file = discover.read(options.config) if options.config else discover.find(_inputs(options))
    settings, _ = settle(flags(options), file)
    if options.verbose:
        said = f"{file.path} ({file.how})" if file else "none found"
        terminal.say(f"configuration: {said}")
    return settings


def _inputs(options: Options) -> list[str]:
    return [options.stdin_name or "-" if path == STDIN else path for path in options.paths]


def flags(options: Options) -> dict[str, object]:
    """Return what the command line sets, by the names of `Settings`."""
    given = options._asdict()
    return {name: given[name] for name in Settings._fields if name in given}


def plan_of(options: Options, settings: Settings) -> Plan:
    """Return what every worker needs to know."""
    stream = sys.stderr if _prints_draft(options, options.paths) else sys.stdout
    view = terminal.view(stream, verbose=options.verbose, quiet=options.quiet)
    if options.output_file:
        view = view._replace(colour=False, columns=80)
    return Plan(
        output=settings.output,
        view=view,
        packs=settings.packs,
        select=settings.select,
        ignore=settings.ignore,
        preview=settings.preview,
        terms=settings.terms,
        house=settings.house,
        issuer=settings.issuer,
        document=settings.document,
        date=options.date,
        encoding=options.encoding,
        tracked=options.tracked,
        task=Task(_safeties(options), options.suggest, options.date),
        diff=options.diff,
    )


def _safeties(options: Options) -> frozenset[Safety]:
    if options.unsafe_fixes:
        return frozenset(Safety)
    return frozenset({Safety.SAFE}) if options.fix or options.diff else frozenset()


def _prints_draft(options: Options, drafts: Sequence[str]) -> bool:
    """Whether standard output is for the mended text of standard input."""
    return STDIN in drafts and bool(_safeties(options)) and not options.diff


def judged(
    bench: Bench, drafts: Sequence[str], jobs: int | None, options: Options
) -> Iterator[Outcome]:
    """Judge drafts and say at once which of them cannot be judged."""
    progress = Progress(len(drafts), quiet=options.quiet)
    for done, outcome in enumerate(_outcomes(bench, drafts, jobs, options), start=1):
        if outcome.error:
            progress.clear()
            terminal.fail(outcome.error)
        if outcome.rendered or outcome.error:
            progress.clear()
        yield outcome
        progress.show(done)
    progress.clear()


def _outcomes(
    bench: Bench, drafts: Sequence[str], jobs: int | None, options: Options
) -> Iterator[Outcome]:
    if len(drafts) > 1 and STDIN not in drafts:
        from disclosure_lint.cli import pool

        count = pool.processes(jobs, len(drafts))
        if count > 1:
            yield from pool.judge(bench.plan, drafts, count)
            return
    for name in drafts:
        if name == STDIN:
            yield bench.judge(options.stdin_name or STDIN, sys.stdin.buffer.read())
        else:
            yield bench.judge(name)


def _report(outcomes: Iterable[Outcome], sink: Sink, bench: Bench) -> list[Outcome]:
    """Write the report as it comes, and return the outcomes without their texts."""
    format_, view = bench.format, bench.plan.view
    done: list[Outcome] = []
    sink.write(format_.head(bench.pack.versions))
    between = ""
    for outcome in outcomes:
        if outcome.mended:
            _say_mended(outcome)
        if outcome.rendered:
            sink.write(between + outcome.rendered)
            between = format_.SEPARATOR
        done.append(outcome._replace(rendered="", mended=None))
    sink.write(format_.foot(total(outcome.tally for outcome in done), view))
    return done


def _say_mended(outcome: Outcome) -> None:
    mended = outcome.mended
    if mended is None:
        return
    if mended.prints:
        sys.stdout.flush()
        sys.stdout.buffer.write(mended.data)
    for rule in dict.fromkeys(mended.rules):
        times = mended.rules.count(rule)
        terminal.say(f"mended {outcome.name}: {rule}{f' ({times} times)' if times > 1 else ''}")
    _say_withheld(outcome)


def _say_withheld(outcome: Outcome) -> None:
    for rule, reason in outcome.mended.withheld if outcome.mended else ():
        terminal.say(f"left as it is in {outcome.name}: {rule}: {reason}")


def _diffs(outcomes: Iterable[Outcome], sink: Sink) -> list[Outcome]:
    done = []
    for outcome in outcomes:
        if outcome.mended:
            sink.write(difference(outcome.mended, outcome.name))
            _say_withheld(outcome)
        done.append(outcome)
    return done


def _code(done: Sequence[Outcome], threshold: int, *, diff: bool) -> int:
    raise_bugs([outcome.bug for outcome in done if outcome.bug])
    if any(outcome.error for outcome in done):
        return CANNOT_JUDGE
    if not any(outcome.judged for outcome in done):
        terminal.fail("nothing was checked: no rule applies to what was given")
        return CANNOT_JUDGE
    if diff:
        return FOUND if any(one.mended and one.mended.changed for one in done) else CLEAN
    if any(outcome.worst >= threshold for outcome in done):
        return FOUND
    return _unchecked(done)


def raise_bugs(bugs: list[str]) -> None:
    """Say what bugs came to light, if any, now that the other drafts are told of."""
    if bugs:
        raise crash.BugsError(bugs)


def _unchecked(done: Sequence[Outcome]) -> int:
    """Say what could not be checked: nothing was found, but that proves nothing."""
    partly = [outcome for outcome in done if outcome.unchecked]
    for outcome in partly:
        number = counted(outcome.unchecked, "rule")
        terminal.fail(f"{outcome.name}: {number} could not be checked (--output full says why)")
    return CANNOT_JUDGE if partly else CLEAN
