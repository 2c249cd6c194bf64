"""How soon findings follow a change; run with -s to see the figures.

Milliseconds do not travel between machines, so the bound is a ratio to `Linter.lint`
in this process, and a generous one.
"""

import asyncio
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

pytest.importorskip("pygls", reason="the extra lsp is not installed")

from lspclient import editor

from disclosure_lint.engine import Linter

SEEDS = sorted((Path(__file__).parent.parent.parent / "seeds").glob("*.txt"))
SIZE = 10_240  # bytes
ROUNDS = 30
MOST = 10  # times as long as judging alone


def timed(work):
    began = perf_counter()
    work()
    return 1000 * (perf_counter() - began)


def test_findings_follow_a_change_of_10_kb_at_once(tmp_path):
    whole = "\n\n".join(path.read_text(encoding="utf-8") for path in SEEDS) * 3
    text = whole.encode()[:SIZE].decode(errors="ignore")
    linter = Linter()
    linter.lint(text)
    alone = median(timed(lambda: linter.lint(text)) for _ in range(ROUNDS))
    took = []

    async def work():
        async with editor(tmp_path) as told:
            uri = (tmp_path / "draft.txt").as_uri()
            told.open(uri, text)
            await told.diagnostics(uri)
            for _ in range(ROUNDS):
                await asyncio.sleep(0.05)
                began = perf_counter()
                told.change(uri, ((0, 0), (0, 0), "x"))
                await told.diagnostics(uri)
                took.append(1000 * (perf_counter() - began))

    asyncio.run(asyncio.wait_for(work(), 120))
    slow = sorted(took)[int(0.95 * ROUNDS)]
    print(  # noqa: T201 - what -s is for
        f"\njudging alone {alone:.1f} ms; from change to findings: median {median(took):.1f} ms, "
        f"95th percentile {slow:.1f} ms, slowest {max(took):.1f} ms"
    )
    assert median(took) < MOST * alone
