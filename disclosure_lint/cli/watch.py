"""`check --watch`: judge drafts again as soon as they are saved, until Ctrl-C.

Packs and engine stay loaded, so a save is judged within a tenth of a second or so. Looks
at the times and sizes of files, which needs nothing of the system and works on shares too.
"""

from __future__ import annotations

import gc
import os
import sys
from time import monotonic, sleep

from disclosure_lint.cli import check, pairing, reporting, streams
from disclosure_lint.cli.bench import Bench
from disclosure_lint.cli.exit_codes import CLEAN
from disclosure_lint.cli.gather import STDIN, gather
from disclosure_lint.cli.outcome import Outcome
from disclosure_lint.cli.sink import Sink
from disclosure_lint.config import discover
from disclosure_lint.errors import DisclosureLintError, UsageError
from disclosure_lint.render.formats import unread
from disclosure_lint.render.view import counted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from disclosure_lint.config.settings import Settings

_PACE = 0.05  # seconds between two looks at the files
_GATHER = 2.0  # seconds between two looks for new ones
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"

_Stamps = dict[str, tuple[int, int, int] | None]  # path → when and what; None while it is away
_SIZE = 1  # where a stamp has it


def watch(options: check.Options) -> int:
    """Judge drafts and whatever changes of them, until Ctrl-C; return the exit code, 0.

    Raises:
        UsageError: standard input, fixes or a file to write do not go with watching.
        DisclosureLintError: nothing can be judged to begin with.
    """
    writes = options.fix or options.unsafe_fixes or options.write_baseline or options.output_file
    if STDIN in options.paths or writes or options.diff:
        raise UsageError("--watch takes files and folders, and does not go with --fix, --diff, - "
                         "or a file to write")  # fmt: skip
    if options.time_limit is not None:
        raise UsageError("--watch judges in its own process; leave --time-limit out")
    gc.enable()
    watcher = _Watcher(options)
    try:
        while True:
            watcher.look()
            sleep(_PACE)
    except KeyboardInterrupt:
        sys.stdout.write("\n" if sys.stdout.isatty() else "")
        return CLEAN


class _Watcher:
    """The drafts that are watched, what came of each, and the bench that judges them."""

    def __init__(self, options: check.Options) -> None:
        self._options = options
        self._outcomes: dict[str, list[Outcome]] = {}  # of each file
        self._missing: tuple[tuple[str, str], ...] = ()
        self._left_out: tuple[str, ...] = ()
        self._stamps: dict[str, _Stamps] = {}  # of a draft and those beside it
        self._emptied: dict[str, _Stamps] = {}  # those of which something was empty at a look
        self._gathered = float("-inf")
        self._means: _Stamps = {}
        self._prepare()

    def _prepare(self) -> None:
        """Read configuration, packs, register and baseline, and forget every outcome."""
        settings = check.settings_of(self._options)
        plan = check.plan_of(self._options, settings)
        self._paired = settings.pairs
        self._means = _stamps(_means(self._options, settings))
        self._bench = Bench(plan)
        self._outcomes, self._stamps, self._gathered = {}, {}, float("-inf")

    def look(self) -> None:
        """Judge what has changed since the last look, and report if anything has."""
        if _stamps(self._means) != self._means and not self._renew():
            return
        changed = False
        if monotonic() - self._gathered > _GATHER:
            changed = self._gather()
        beside = self._bench.plan.beside
        for name in list(self._outcomes):
            stamps = _stamps([name, *(path for _, path in beside.get(name, ()))])
            # One that is away is being saved, or is found gone at the next look for new ones.
            if None in stamps.values() or self._stamps.get(name) == stamps:
                continue
            if name not in self._stamps or not self._is_half_saved(name, stamps):
                self._stamps[name] = stamps
                self._outcomes[name] = self._bench.outcomes(name)
                changed = True
        if changed:
            self._bench.forget()
            self._report()

    def _is_half_saved(self, name: str, stamps: _Stamps) -> bool:
        """Whether a draft has just been emptied: whoever saves one mostly writes it at once."""
        if all(stamp is None or stamp[_SIZE] for stamp in stamps.values()):
            return False
        before, self._emptied[name] = self._emptied.get(name), stamps
        return before != stamps

    def _renew(self) -> bool:
        try:
            self._prepare()
        except DisclosureLintError as error:
            self._means = _stamps(self._means)
            streams.fail(str(error))
            return False
        return True

    def _gather(self) -> bool:
        """Look for drafts that are new or gone; return whether any is."""
        found = gather(self._options.paths, convert=self._options.convert)
        self._gathered = monotonic()
        before = (list(self._outcomes), self._missing)
        kept = {name: self._outcomes.get(name, [Outcome(name)]) for name in found.drafts}
        self._stamps = {name: stamp for name, stamp in self._stamps.items() if name in kept}
        pairs = pairing.by_name(found.drafts, self._paired, mends=False)
        pairs |= pairing.told(found.drafts, check.given_beside(self._options), mends=False)
        kept |= {name: self._outcomes.get(name, [Outcome(name)]) for name in pairs}
        self._bench.plan = self._bench.plan._replace(beside=pairs)
        self._outcomes, self._missing = kept, found.errors
        self._left_out = found.said
        return (list(kept), self._missing) != before

    def _report(self) -> None:
        options = self._options
        outcomes = [one for of_file in self._outcomes.values() for one in of_file]
        if sys.stdout.isatty():
            sys.stdout.write(_CLEAR)
        sink = Sink(None)
        if options.statistics:
            done = reporting.statistics(outcomes, sink, self._bench, options.statistics)
        else:
            missing = [unread(self._bench.format, *error) for error in self._missing]
            done = reporting.report(outcomes, sink, self._bench, missing)
        sys.stdout.flush()
        check.tell_left_out(self._missing, () if options.quiet else self._left_out)
        for one in done:
            if one.error or one.bug:
                streams.fail(one.error or f"{one.name}: a bug; run without --watch to see it")
        streams.say(f"watching {counted(len(self._outcomes), 'draft')}; Ctrl-C ends")


def _means(options: check.Options, settings: Settings) -> list[str]:
    """Return the files other than drafts that decide what is said; some may not be there."""
    file = discover.holding(options.config, options.paths)
    found = [each.path for each in file.chain()] if file else []
    found += [path for path in (settings.waivers, options.baseline, *settings.reference) if path]
    for folder in settings.packs:
        found += [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names]
    return found


def _stamps(paths: Iterable[str]) -> _Stamps:
    stamps: _Stamps = {}
    for path in paths:
        try:
            found = os.stat(path)
        except OSError:
            stamps[path] = None
        else:
            stamps[path] = (found.st_mtime_ns, found.st_size, found.st_ino)
    return stamps
