"""Measures the budgets of the project side by side in one run, and says which are met.

    python benchmarks/run.py              everything, about ten minutes
    python benchmarks/run.py --quick      a smaller run, about one
    python benchmarks/run.py --against REV    processor time beside that of an earlier commit

Ratios travel between machines, milliseconds do not. Close what else is running.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator

import against
import batch
import cold
import engine
import hostile
import timing
import tool
from figures import Figure, plain, shown

_Part = Callable[[], Iterator[Figure]]


def main() -> int:
    """Run the measures, print each, and return 1 where a budget is missed."""
    told = _arguments()
    found = tool.find()
    print(f"Python {platform.python_version()}, {platform.platform()}, {timing.cores()} cores")
    print(f"command: {' '.join(found.command)}")
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="disclosure-lint-benchmark-") as folder:
        os.environ["DISCLOSURE_LINT_CACHE"] = os.path.join(folder, "warm-cache")
        for title, part in _parts(found, folder, told).items():
            if told.only and title not in told.only:
                continue
            print(f"\n{title}{_load()}", flush=True)
            for figure in part():
                print(shown(figure), flush=True)
                figures.append(figure)
    if told.json:
        with open(told.json, "w", encoding="utf-8") as file:
            json.dump([plain(figure) for figure in figures], file, ensure_ascii=False, indent=1)
    missed = [figure for figure in figures if figure.is_met is False]
    judged = sum(1 for figure in figures if figure.budget is not None)
    print(f"\n{judged - len(missed)} of {judged} budgets met")
    return 1 if missed else 0


def _guarded() -> int:
    try:
        return main()
    except timing.MeasureError as error:
        print(f"cannot measure: {error}", file=sys.stderr)
        return 2


def _parts(found: tool.Tool, folder: str, told: argparse.Namespace) -> dict[str, _Part]:
    quick = told.quick
    if told.against:
        title = f"against {told.against}"
        return {title: lambda: against.measure(told.against, folder, quick=quick)}
    return {
        "start": lambda: cold.measure(found, folder, quick=quick),
        "engine": lambda: _engine(quick=quick),
        "batch": lambda: batch.measure(found, folder, quick=quick),
        "hostile": lambda: hostile.measure(found, folder, quick=quick),
    }


def _engine(*, quick: bool) -> Iterator[Figure]:
    from disclosure_lint import load_packs

    return engine.measure(load_packs(), quick=quick)


def _load() -> str:
    """Say how busy the machine is, where that can be known."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f" (load {os.getloadavg()[0]:.1f})"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the budgets of disclosure-lint.")
    parser.add_argument("--quick", action="store_true", help="a smaller run, for CI")
    parser.add_argument("--json", metavar="FILE", help="write the figures to a file as well")
    parser.add_argument("--against", metavar="REV", help="compare with a commit, and only that")
    parts = ("start", "engine", "batch", "hostile")
    parser.add_argument("--only", action="append", choices=parts, help="may be given again")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(_guarded())
