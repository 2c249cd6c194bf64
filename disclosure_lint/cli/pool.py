"""Judging drafts in child processes, their outcomes in the order of the drafts."""

from __future__ import annotations

import os
import sys

from disclosure_lint.cli.bench import Bench, Plan
from disclosure_lint.cli.outcome import Outcome
from disclosure_lint.render.formats import format_called, unread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.guard.crew import Lost

_FEW = 24  # drafts that one process judges sooner than a second one starts

Task = tuple[str, bytes | None]  # the name of a file, and what stands in it, if it was read


def processes(jobs: int | None, drafts: int) -> int:
    """Return how many processes to use; `jobs` is what was asked for, if anything."""
    if jobs is None:
        return 1 if drafts < _FEW else min(cores(), drafts // (_FEW // 2))
    return min(jobs or cores(), drafts)


def cores() -> int:
    """Return how many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def judge(
    plan: Plan, tasks: Sequence[Task], count: int, seconds: float | None = None
) -> Iterator[list[Outcome]]:
    """Judge drafts in `count` processes; yield what came of each file.

    A file that kills its process, or takes longer than `seconds`, costs that file.

    Raises:
        GuardError: no process can be started.
    """
    from disclosure_lint.guard.crew import Crew, Limits, Lost  # late: most runs need no child

    with Crew(count, Clerk, plan, limits=Limits(seconds)) as crew:
        for (name, _), came in zip(tasks, crew.judge(tasks), strict=True):
            yield [_lost(plan, name, came)] if isinstance(came, Lost) else came


class Clerk:
    """What judges in a child process."""

    def __init__(self, plan: Plan) -> None:
        self._bench = Bench(plan, is_alone=False)

    def __call__(self, task: Task) -> list[Outcome]:
        """Return what came of the drafts of one file."""
        return self._bench.outcomes(*task)


def _lost(plan: Plan, name: str, lost: Lost) -> Outcome:
    form = format_called(plan.output)
    if lost.kind == "bug":
        return Outcome(name, unread(form, name, "a bug in disclosure-lint"), bug=lost.said)
    said = f"{name}: {lost.said}"
    return Outcome(name, unread(form, name, said), error=said)
