"""The cold start: one draft through the real command line, against an empty Python."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from statistics import median

import timing
from figures import Figure
from generate import FAULTS, KINDS, generate
from tool import Tool

_SIZE = 10 << 10
_FOUND = frozenset((0, 1))


def measure(tool: Tool, folder: str, *, quick: bool) -> Iterator[Figure]:
    """Yield the start-up figures; the drafts written for them are of every kind in turn."""
    drafts = [written(folder, kind) for kind in KINDS]
    env = tool.env(os.path.join(folder, "warm-cache"))
    timing.wall([*tool.command, "check", *drafts], env, _FOUND)  # fills both caches

    def check(number: int) -> float:
        return timing.wall([*tool.command, "check", drafts[number % len(drafts)]], env, _FOUND)

    def first(number: int) -> float:
        fresh = tool.env(os.path.join(folder, f"cold-cache-{number}"))
        return timing.wall([*tool.command, "check", drafts[number % len(drafts)]], fresh, _FOUND)

    measured = {
        "pass": lambda _: _python("pass", env),
        "check": check,
        "click": lambda _: _python("import click", env),
    }
    times = timing.in_turn(measured, 9 if quick else 41)
    slow = timing.in_turn({"pass": measured["pass"], "first": first}, 2 if quick else 6)
    base = median(times["pass"]) * 1000
    yield Figure("python -c pass", base, "ms", note=sys.version.split()[0])
    took = median(times["check"]) * 1000
    against = timing.ratio(times["check"], times["pass"])
    yield Figure("check, warm cache ÷ pass", against, "x", 5.0, note=f"aim 3; {took:.0f} ms")
    yield Figure("import click ÷ pass", timing.ratio(times["click"], times["pass"]), "x")
    against = timing.ratio(slow["first"], slow["pass"])
    note = f"{median(slow['first']) * 1000:.0f} ms, once per pack version"
    yield Figure("check, empty cache ÷ pass", against, "x", note=note)


def written(folder: str, kind: str) -> str:
    """Write a draft of a kind, the same each time, and return its path."""
    path = os.path.join(folder, f"cold-{kind}.txt")
    with open(path, "wb") as file:
        file.write(generate(kind, _SIZE, "cold", faults=frozenset(FAULTS[2:5])))
    return path


def _python(code: str, env: Mapping[str, str]) -> float:
    return timing.wall([sys.executable, "-c", code], env, frozenset((0,)))
