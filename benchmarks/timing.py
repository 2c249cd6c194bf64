"""How things are timed: side by side, in turn, as medians of paired ratios."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from time import perf_counter
from typing import NamedTuple

# A child's peak memory counts the memory of whoever forked it, so a small process does.
_LAUNCHER = """
import os, sys, time
began = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(child, 0)
cpu = usage.ru_utime + usage.ru_stime
print(time.perf_counter() - began, usage.ru_maxrss, cpu, file=sys.stderr)
sys.exit(os.waitstatus_to_exitcode(status))
"""
_KIB_PER_MIB = 1024


class MeasureError(Exception):
    """A command that is being measured did not do its work."""


class Run(NamedTuple):
    """What one process took; `peak` is in MiB, of the largest process where it has children."""

    seconds: float
    peak: float
    code: int | None  # None: it was stopped when its time was up
    cpu: float = 0  # seconds of processor time


def in_turn(measured: Mapping[str, Callable[[int], float]], rounds: int) -> dict[str, list[float]]:
    """Call every measure once a round, so that a busy moment hits all of them alike."""
    times: dict[str, list[float]] = {name: [] for name in measured}
    for number in range(rounds):
        for name, measure in measured.items():
            times[name].append(measure(number))
    return times


def ratio(times: Sequence[float], against: Sequence[float]) -> float:
    """Return the median of the ratios of what was measured in the same round."""
    return median(time / other for time, other in zip(times, against, strict=True))


def wall(command: Sequence[str], env: Mapping[str, str], well: frozenset[int]) -> float:
    """Run a command to its end and return the seconds it took.

    Raises:
        MeasureError: its exit code is none of `well`.
    """
    began = perf_counter()
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    seconds = perf_counter() - began
    _demand(command, done.returncode, done.stderr, well)
    return seconds


def run(
    command: Sequence[str],
    env: Mapping[str, str],
    well: frozenset[int],
    *,
    patience: float | None = None,
) -> Run:
    """Run a command to its end with its output thrown away; return time and peak memory.

    It is stopped after `patience` seconds.

    Raises:
        MeasureError: its exit code is none of `well`.
    """
    launcher = [sys.executable, "-I", "-S", "-c", _LAUNCHER, *command]
    with subprocess.Popen(
        launcher,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as started:
        try:
            _, said = started.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            return Run(float(patience or 0), 0, None)
    _demand(command, started.returncode, said, well)
    seconds, peak, cpu = said.split()[-3:]
    unit = _KIB_PER_MIB if sys.platform != "darwin" else _KIB_PER_MIB**2
    return Run(float(seconds), int(peak) / unit, started.returncode, float(cpu))


def _demand(command: Sequence[str], code: int, said: bytes, well: frozenset[int]) -> None:
    if code not in well:
        words = said.decode(errors="replace").strip()
        raise MeasureError(f"{' '.join(command)} ended with {code}\n{words[-2000:]}")


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
