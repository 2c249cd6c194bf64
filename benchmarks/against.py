"""This checkout beside an earlier commit: processor time, in turn, as paired ratios."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from statistics import median
from typing import NamedTuple

import cold
import timing
from figures import Figure
from generate import KINDS
from tool import ROOT, Tool, checkout

_JSON = ("--output", "json", "--fail-on", "error")
_FOUND = frozenset((0, 1))
_WARM = """
import sys, time
from disclosure_lint import Linter, load_packs
linter = Linter(load_packs(), preview=True)
texts = [open(path, encoding="utf-8").read() for path in sys.argv[1:]]
for text in texts:
    linter.lint(text)
for text in texts:
    took = []
    for _ in range(7):
        began = time.process_time()
        linter.lint(text)
        took.append(time.process_time() - began)
    print(sorted(took)[3])
"""

# What the wheel has beside the modules, and what pip makes of them.
_COMPILED = """
import compileall, os
from disclosure_lint.packs import files, ready
with open(os.path.join(files.shipped(), ready.NAME), "wb") as file:
    file.write(ready.content())
compileall.compile_dir(os.path.dirname(files.shipped()), quiet=1)
"""


class _Side(NamedTuple):
    """One of the two trees, and where it keeps its packs."""

    tool: Tool
    cache: str

    def check(self, draft: str, *options: str, cache: str | None = None) -> float:
        """Return the processor seconds of a check."""
        command = [*self.tool.command, "check", draft, *options]
        return timing.run(command, self.tool.env(cache or self.cache), _FOUND).cpu

    def warm(self, drafts: Sequence[str]) -> list[float]:
        """Return the processor seconds of judging each draft in a process that is warm."""
        command = [sys.executable, "-P", "-c", _WARM, *drafts]
        env = self.tool.env(self.cache)
        done = subprocess.run(command, env=env, capture_output=True, check=True)
        return [float(line) for line in done.stdout.split()]


def measure(revision: str, folder: str, *, quick: bool) -> Iterator[Figure]:
    """Yield how this checkout compares with a commit of its history."""
    with _earlier(revision, os.path.join(folder, "earlier")) as tree:
        now = _Side(checkout(ROOT), os.path.join(folder, "now"))
        then = _Side(checkout(tree), os.path.join(folder, "then"))
        drafts = [cold.written(folder, kind) for kind in KINDS]
        for side in (now, then):
            for draft in drafts:
                side.check(draft)
                side.check(draft, *_JSON)
        yield from _cold(now, then, drafts, rounds=3 if quick else 11)
        yield from _first(now, then, drafts, folder)
        yield from _installed(now, then, drafts, folder)
        yield from _warm(now, then, drafts, rounds=2 if quick else 5)


@contextmanager
def _earlier(revision: str, tree: str) -> Iterator[str]:
    """Give a folder that holds the tool as it was at a commit."""
    git = ["git", "-C", ROOT, "worktree"]
    told = subprocess.run(
        [*git, "add", "--detach", tree, revision], capture_output=True, check=False
    )
    if told.returncode:
        raise timing.MeasureError(told.stderr.decode(errors="replace").strip())
    try:
        yield tree
    finally:
        subprocess.run([*git, "remove", "--force", tree], capture_output=True, check=True)


def _checked(side: _Side, draft: str, *options: str) -> Callable[[int], float]:
    return lambda _: side.check(draft, *options)


def _cold(now: _Side, then: _Side, drafts: Sequence[str], rounds: int) -> Iterator[Figure]:
    times = [
        timing.in_turn(
            {
                "pass": lambda _: _pass(now),
                "now": _checked(now, draft),
                "then": _checked(then, draft),
                "now, json": _checked(now, draft, *_JSON),
                "then, json": _checked(then, draft, *_JSON),
            },
            rounds,
        )
        for draft in drafts
    ]
    yield _of_kinds("cold check ÷ then", times, "now", "then", 0.45)
    yield _of_kinds("cold check ÷ pass", times, "now", "pass", 5.0)
    yield _of_kinds("  then ÷ pass", times, "then", "pass")
    yield _of_kinds("cold check as JSON ÷ then", times, "now, json", "then, json")
    yield _of_kinds("cold check as JSON ÷ pass", times, "now, json", "pass", 6.0)
    yield _of_kinds("  then ÷ pass", times, "then, json", "pass")


def _first(now: _Side, then: _Side, drafts: Sequence[str], folder: str) -> Iterator[Figure]:
    fresh = (os.path.join(folder, f"fresh-{number}") for number in range(100))
    times = timing.in_turn(
        {
            "now": lambda n: now.check(drafts[n], cache=next(fresh)),
            "then": lambda n: then.check(drafts[n], cache=next(fresh)),
            "then, warm": lambda n: then.check(drafts[n]),
        },
        4,
    )
    yield _of_kinds("first run in a checkout ÷ then", [times], "now", "then")
    yield _of_kinds("first run in a checkout ÷ a later one then", [times], "now", "then, warm")


def _installed(now: _Side, then: _Side, drafts: Sequence[str], folder: str) -> Iterator[Figure]:
    """Yield what the first run takes where the tool is as a wheel and pip leave it."""
    tree = os.path.join(folder, "installed")
    package = os.path.join(tree, "disclosure_lint")
    shutil.copytree(os.path.join(ROOT, "disclosure_lint"), package)
    shutil.copytree(os.path.join(ROOT, "rules"), os.path.join(package, "_rules"))
    tool = now.tool._replace(path=tree)
    env = tool.env(os.path.join(folder, "built"))
    subprocess.run([sys.executable, "-P", "-c", _COMPILED], env=env, check=True)
    fresh = (_Side(tool, os.path.join(folder, f"installed-{n}")) for n in range(100))
    times = timing.in_turn(
        {
            "now": lambda n: next(fresh).check(drafts[n % len(drafts)]),
            "then, warm": lambda n: then.check(drafts[n % len(drafts)]),
        },
        6,
    )
    yield _of_kinds("first run installed ÷ a later one then", [times], "now", "then, warm", 1.5)


def _warm(now: _Side, then: _Side, drafts: Sequence[str], rounds: int) -> Iterator[Figure]:
    pairs = [(now.warm(drafts), then.warm(drafts)) for _ in range(rounds)]
    times = [
        {"now": [one[at] for one, _ in pairs], "then": [other[at] for _, other in pairs]}
        for at in range(len(drafts))
    ]
    took = median(median(kind["now"]) for kind in times) * 1000
    figure = _of_kinds("Linter.lint, warm ÷ then", times, "now", "then", 0.70)
    yield figure._replace(note=f"{figure.note}; {took:.1f} ms")


def _pass(side: _Side) -> float:
    return timing.run(
        [sys.executable, "-c", "pass"], side.tool.env(side.cache), frozenset((0,))
    ).cpu


def _of_kinds(
    name: str,
    times: Sequence[Mapping[str, Sequence[float]]],
    one: str,
    other: str,
    budget: float | None = None,
) -> Figure:
    """Return the median of the ratios of all kinds of drafts, each a median of pairs."""
    ratios = [timing.ratio(kind[one], kind[other]) for kind in times]
    note = f"kinds {min(ratios):.2f} to {max(ratios):.2f}" if len(ratios) > 1 else ""
    return Figure(name, median(ratios), "x", budget, note=note)
