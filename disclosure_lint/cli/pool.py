"""Judging drafts on several processes, their outcomes in the order of the drafts."""

from __future__ import annotations

import os
import sys

from disclosure_lint.cli.bench import Bench, Plan
from disclosure_lint.cli.outcome import Outcome

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FEW = 24  # drafts that one process judges sooner than a second one starts
_MOST_IN_ONE_GO = 16  # drafts sent to a process together

_bench: Bench | None = None  # of a worker process, made when it starts


def processes(jobs: int | None, drafts: int) -> int:
    """Return how many processes to use; `jobs` is what was asked for, if anything."""
    if jobs is None:
        return 1 if drafts < _FEW else min(_cores(), drafts // (_FEW // 2))
    return min(jobs or _cores(), drafts)


def _cores() -> int:
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def judge(plan: Plan, drafts: Sequence[str], count: int) -> Iterator[list[Outcome]]:
    """Judge drafts on `count` processes; yield what came of each file."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    together = max(1, min(_MOST_IN_ONE_GO, len(drafts) // (count * 4)))
    pool = ProcessPoolExecutor(count, get_context("spawn"), _start, (plan,))
    try:
        yield from pool.map(_judge, drafts, chunksize=together)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(plan: Plan) -> None:
    import signal

    global _bench  # noqa: PLW0603 - a worker process has one bench, and no other way to keep it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers itself
    _bench = Bench(plan)


def _judge(name: str) -> list[Outcome]:
    assert _bench is not None  # noqa: S101 - the pool runs `_start` first
    return _bench.outcomes(name)
