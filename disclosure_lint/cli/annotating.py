"""From a Word file to its annotated copy: judged once, its fixes chosen, and read again."""

from __future__ import annotations

from disclosure_lint import annotating, readers
from disclosure_lint.cli import streams
from disclosure_lint.cli.bench import Bench
from disclosure_lint.cli.check import Options, plan_of, settings_of
from disclosure_lint.cli.exit_codes import rank
from disclosure_lint.cli.outcome import Outcome
from disclosure_lint.finding import Safety
from disclosure_lint.record import NamedTuple
from disclosure_lint.render.view import counted
from disclosure_lint.waivers.audit import audit


class Annotated(NamedTuple):
    """The copy of a draft, and what came of the draft."""

    data: bytes
    outcome: Outcome
    threshold: int  # the rank of severity from which findings count for the exit code
    comments: int
    changes: int
    withheld: tuple[tuple[str, str], ...]  # rules whose fixes cannot be tracked, and why

    def summary(self, target: str) -> str:
        """Return what was written, in a line."""
        tally = self.outcome.tally
        told = [(tally.errors, "error"), (tally.warnings, "warning"), (tally.notes, "note")]
        found = ", ".join(counted(number, noun) for number, noun in told if number)
        written = f"{_some(self.comments, 'comment')}, {_some(self.changes, 'tracked change')}"
        return f"{target}: {written}; {found or 'no findings'}"


def _some(number: int, noun: str) -> str:
    return counted(number, noun) if number else f"no {noun}s"


def annotated(options: Options, safeties: frozenset[Safety]) -> Annotated:
    """Judge the one draft that options name, and return its copy with comments.

    Raises:
        DisclosureLintError: it cannot be judged, or is not a Word file that can be changed.
    """
    (path,) = options.paths
    data = readers.load(path)
    settings = settings_of(options)
    annotator = readers.annotator(data, path)
    bench = Bench(plan_of(options, settings))
    draft = readers.read_bytes(data, path)
    report = bench.judge(draft)
    outcome = _audited(bench, bench.outcome(path, report))
    made = annotating.copy(annotator, draft, report, safeties, options.stamp)
    threshold = rank(settings.fail_on)
    return Annotated(made.data, outcome, threshold, made.comments, made.changes, made.withheld)


def _audited(bench: Bench, outcome: Outcome) -> Outcome:
    """Say what is wrong with the waiver register, which counts as it does for `check`."""
    register = bench.register
    if register is None:
        return outcome
    found = audit(register, [outcome], bench.names)
    for finding in found.findings:
        streams.say(f"{found.source.name}: {finding.message}")
    return outcome._replace(
        worst=max([outcome.worst, *(finding.severity.rank for finding in found.findings)])
    )
