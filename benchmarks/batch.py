"""A thousand drafts through the real command line, on one core and on two."""

from __future__ import annotations

import os
from collections.abc import Iterator
from statistics import median

import timing
from figures import Figure
from generate import samples
from tool import Tool

_SIZE = 10 << 10
_MEMORY = 150.0  # MiB a process


def measure(tool: Tool, folder: str, *, quick: bool) -> Iterator[Figure]:
    """Yield the speed-up of a second core, the drafts a second and the peak memory."""
    count = 100 if quick else 1000
    drafts = os.path.join(folder, "drafts")
    os.makedirs(drafts)
    for sample in samples(count, _SIZE, "batch"):
        with open(os.path.join(drafts, sample.name), "wb") as file:
            file.write(sample.data)
    env = tool.env(os.path.join(folder, "warm-cache"))
    peaks: dict[int, list[float]] = {1: [], 2: []}

    def check(jobs: int) -> float:
        told = ["check", drafts, "--output", "concise", "--fail-on", "never", "--jobs", str(jobs)]
        done = timing.run([*tool.command, *told], env, frozenset((0,)))
        peaks[jobs].append(done.peak)
        return done.seconds

    check(1)
    measured = {"one": lambda _: check(1)}
    if timing.cores() > 1:
        measured["two"] = lambda _: check(2)
    times = timing.in_turn(measured, 3 if quick else 5)
    one = median(times["one"])
    yield Figure(
        f"{count} drafts of 10 KB on one core", one, "s", note=f"{count / one:.0f} a second"
    )
    yield Figure("  peak memory", max(peaks[1]), "MiB", _MEMORY)
    if "two" not in times:
        yield Figure("two cores: NOT MEASURED", 0, "", note="this machine has one core")
        return
    gain = timing.ratio(times["one"], times["two"])
    note = f"{count / median(times['two']):.0f} a second"
    if timing.cores() == 2:
        note += "; nothing else must run on this machine's two cores"
    yield Figure("one core ÷ two cores", gain, "x", 1.8, at_least=True, note=note)
    yield Figure("  peak memory of the largest process", max(peaks[2]), "MiB", _MEMORY)
