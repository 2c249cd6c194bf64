"""`check`: judge drafts and report what was found, wrong and in order."""

from __future__ import annotations

import gc
import os
import sys

from disclosure_lint.cli import pairing, reporting, streams
from disclosure_lint.cli.bench import Bench, Plan
from disclosure_lint.cli.exit_codes import CANNOT_JUDGE, CLEAN, FOUND, code_of, rank
from disclosure_lint.cli.gather import STDIN, gather
from disclosure_lint.cli.outcome import Outcome, Task
from disclosure_lint.cli.progress import Progress
from disclosure_lint.cli.sink import Sink, see_to
from disclosure_lint.config import discover
from disclosure_lint.config.settings import Settings, settle
from disclosure_lint.errors import UsageError
from disclosure_lint.finding import Safety
from disclosure_lint.outputs import PAGES, RECORDS
from disclosure_lint.packs import regexes
from disclosure_lint.readers.manner import Tracked
from disclosure_lint.record import NamedTuple
from disclosure_lint.render.formats import unread
from disclosure_lint.render.view import counted
from disclosure_lint.waivers.comments import RULES as WAIVER_RULES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from disclosure_lint.cli.baseline import Baseline


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
    waivers: str | None = None
    baseline: str | None = None
    baselines_before: tuple[str, ...] = ()
    write_baseline: str | None = None
    statistics: str | bool | None = None
    sort: str | None = None
    watch: bool = False
    tracked: Tracked = "accepted"
    suggest: bool = False
    stamp: str | None = None
    force: bool = False
    translation: str | None = None
    previous: str | None = None
    companion: str | None = None
    convert: bool = False
    time_limit: float | None = None


def check(options: Options) -> int:
    """Run the command and return its exit code.

    Raises:
        DisclosureLintError: nothing can be judged at all.
        BugsError: some drafts brought a bug to light; the others are reported.
    """
    regexes.learn()  # even finding the configuration needs some
    _see_to(options)
    settings = settings_of(options)
    drafts, errors, left_out = gather(options.paths, convert=options.convert)
    tell_left_out(errors, () if options.quiet else left_out)
    if not drafts:
        return CANNOT_JUDGE
    mends = options.fix or options.unsafe_fixes or options.diff
    pairs = pairing.by_name(drafts, settings.pairs, mends=mends)
    given = given_beside(options)
    pairs |= pairing.told(drafts, given, mends=mends, alone=settings.output in RECORDS)
    drafts = (*drafts, *(name for name in pairs if name not in drafts))
    folder = _folder(settings.output, options, drafts)
    if options.baselines_before and not folder:
        raise UsageError(
            "--baseline-before is for a folder of pages: --output html --output-file FOLDER/"
        )
    for path in filter(None, (options.output_file, options.write_baseline)):
        see_to(path, drafts, force=options.force)
    _see_that_it_fits(settings.output, options, len(drafts) + len(errors))
    sink = Sink(None if folder else options.output_file, error=_prints_draft(options, drafts))
    plan = plan_of(options, settings)._replace(beside=pairs)
    if folder:
        plan = plan._replace(output=PAGES)
    bench = Bench(plan)
    if len(drafts) > 1:
        gc.enable()
    outcomes, told = judged(bench, drafts, settings.jobs, options), options.output_file
    missing = [unread(bench.format, path, reason) for path, reason in errors]
    if options.diff:
        done = reporting.diffs(outcomes, sink)
    elif options.statistics:
        done = reporting.statistics(outcomes, sink, bench, options.statistics)
    elif folder:
        from disclosure_lint.cli import folder as pages

        order, before = options.sort or "worst", options.baselines_before
        done, number = pages.report(outcomes, folder, bench, missing, order, before)
        told = f"{folder}: index.html and {counted(number, 'page')}"
    else:
        done = reporting.report(outcomes, sink, bench, missing)
    sink.close()
    if options.output_file and not options.quiet:
        streams.say(f"wrote {told}")
    code = code_of(done, rank(settings.fail_on), diff=options.diff)
    code = max(code, CANNOT_JUDGE) if errors else code
    return _with_baseline(options, bench, done, code)


def _folder(output: str, options: Options, drafts: Sequence[str]) -> str | None:
    """Return the folder that a report is to be, where it is one, and see to it.

    Raises:
        UsageError: what is in it is not ours.
    """
    path = options.output_file
    if output != "html" or not path or options.diff or options.statistics:
        return None
    if not (path.endswith(("/", os.sep)) or os.path.isdir(path)):
        return None
    from disclosure_lint.cli.folder import see_to_folder

    see_to_folder(path, drafts, force=options.force)
    return path


def given_beside(options: Options) -> dict[str, str]:
    """Return what the command line puts beside its draft, by what that is to it."""
    given = {
        "translation": options.translation,
        "previous": options.previous,
        "companion": options.companion,
    }
    return {relation: path for relation, path in given.items() if path is not None}


def tell_left_out(errors: Iterable[tuple[str, str]], left_out: Iterable[str]) -> None:
    """Say which paths gave no draft, and what of folders is none."""
    for path, reason in errors:
        streams.fail(f"{path}: {reason}")
    for line in left_out:
        streams.say(line)


def _see_that_it_fits(output: str, options: Options, paths: int) -> None:
    """A record is of one draft, and of the draft as it stands.

    Raises:
        UsageError: there are several, or something else is asked for too.
    """
    if output == "xlsx" and not options.statistics:
        from disclosure_lint.render.xlsx import see_to as see_to_xlsx

        see_to_xlsx()
        if options.watch or not options.output_file:
            raise UsageError("a workbook is a file: tell --output-file, and leave --watch out")
    if output not in RECORDS:
        return
    if paths > 1:
        raise UsageError(f"a record is of one draft, and these are {paths}; name one")
    if _safeties(options):
        raise UsageError("a record is of a draft as it stands; mend it first, then record it")
    if options.baseline or options.statistics or options.watch:
        raise UsageError(
            "a record holds every finding once; leave --baseline, --statistics and --watch out"
        )


def _see_to(options: Options) -> None:
    """See that what is asked for goes together.

    Raises:
        UsageError: it does not.
    """
    if options.diff and options.output not in {None, "full"}:
        said = f"--diff prints differences and no report; leave --output {options.output} out"
        raise UsageError(said)
    if options.stamp is not None:
        see_to_day(options.stamp)
        if not options.suggest:
            raise UsageError("--stamp is the day that tracked changes bear; give --suggest too")
    if options.suggest and not (options.fix or options.unsafe_fixes):
        raise UsageError("--suggest says how fixes are written; give --fix or --unsafe-fixes too")
    if options.tracked != "accepted" and _safeties(options):
        raise UsageError("fixes go into the text with its changes accepted; leave --tracked out")


def see_to_day(text: str) -> None:
    """See that a day is written as we write them.

    Raises:
        UsageError: it is not.
    """
    from datetime import date

    try:
        is_day = date.fromisoformat(text).isoformat() == text
    except ValueError:
        is_day = False
    if not is_day:
        raise UsageError(f"`{text}` is not a date; write it as 2026-11-23")


def settings_of(options: Options) -> Settings:
    """Return what a run goes by: flags, then the configuration file, then defaults."""
    file = discover.holding(options.config, _inputs(options))
    settings, _ = settle(flags(options), file)
    if settings.waivers is None:
        settings = settings._replace(waivers=discover.register(file, _inputs(options)))
    if options.verbose:
        said = f"{file.path} ({file.how})" if file else "none found"
        streams.say(f"configuration: {said}")
        if settings.waivers:
            streams.say(f"waivers: {settings.waivers}")
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
    view = streams.view(stream, verbose=options.verbose, quiet=options.quiet)
    if options.output_file:
        view = view._replace(colour=False, columns=80, wraps=False)
    view = view._replace(failing=rank(settings.fail_on))
    return Plan(
        output=settings.output,
        view=view,
        settings=settings,
        date=options.date,
        encoding=options.encoding,
        tracked=options.tracked,
        convert=options.convert,
        task=Task(_safeties(options), options.suggest, options.stamp),
        diff=options.diff,
        register=discover.opened(settings.waivers),
        baseline=_baseline(options.baseline),
        listing=bool(
            options.baseline
            or options.baselines_before
            or options.write_baseline
            or options.statistics
        ),
    )


def _baseline(path: str | None) -> Baseline | None:
    if path is None:
        return None
    from disclosure_lint.cli import baseline

    return baseline.read(path)


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
    """Judge drafts and return what came of them, in the order that is asked for."""
    found = _told_at_once(bench, drafts, jobs, options)
    if options.sort in {None, "path"}:
        return found
    from disclosure_lint.cli.sorting import ordered

    return ordered(found, str(options.sort))


def _told_at_once(
    bench: Bench, drafts: Sequence[str], jobs: int | None, options: Options
) -> Iterator[Outcome]:
    """Judge drafts and say at once which of them cannot be judged."""
    progress, failed = Progress(len(drafts), quiet=options.quiet), 0
    for done, outcomes in enumerate(_outcomes(bench, drafts, jobs, options), start=1):
        for outcome in outcomes:
            failed += bool(outcome.error or outcome.bug)
            if outcome.error:
                progress.clear()
                streams.fail(outcome.error)
            if outcome.error or (outcome.rendered and not options.output_file):
                progress.clear()
            yield outcome
        progress.show(done, failed)
    progress.clear()


def _outcomes(
    bench: Bench, drafts: Sequence[str], jobs: int | None, options: Options
) -> Iterator[list[Outcome]]:
    """Yield what came of each file, in the order of the files."""
    limit = options.time_limit
    if limit is not None or (len(drafts) > 1 and STDIN not in drafts):
        from disclosure_lint.cli import pool

        count = pool.processes(jobs, len(drafts))
        if count > 1 or limit is not None:
            tasks = [_given(name, options) for name in drafts]
            yield from pool.judge(bench.plan, tasks, count, limit)
            return
    for name in drafts:
        yield bench.outcomes(*_given(name, options))


def _given(name: str, options: Options) -> tuple[str, bytes | None]:
    """Return the name of a draft as it is told, and its bytes where they come by themselves."""
    if name == STDIN:
        return options.stdin_name or STDIN, sys.stdin.buffer.read()
    return name, None


def _with_baseline(options: Options, bench: Bench, done: Sequence[Outcome], code: int) -> int:
    """Keep the baseline, where there is one, and return the exit code."""
    if not (options.baseline or options.write_baseline):
        return code
    from disclosure_lint.cli import baseline

    rules = bench.linter.rules | set(WAIVER_RULES)
    if options.write_baseline:
        baseline.write(options.write_baseline, done, rules)
        return CLEAN if code == FOUND else code
    known = bench.plan.baseline
    if known and not options.quiet:
        baseline.say_gone(known, done, rules)
    return code
