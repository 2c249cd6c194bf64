"""A release with ten megabytes in one line that tempt a matcher to look again and again."""

from __future__ import annotations

import os
from collections.abc import Iterator

import cast
import timing
from figures import Figure
from generate import generate
from tool import Tool

_LIMIT = 10.0  # seconds for 10 MiB
_PATIENCE = 6  # times the limit, after which a run is stopped
_LINES = {
    "(": "(",
    "may": "may ",
    "18A.05": "18A.05 ",
    "NASDAQ:": "NASDAQ: ",
    "garbled characters": cast.GARBLED[2],
    "。": "。",
    "“": "“",
    "a drug's name": "olverembatinib ",
    "a drug's code": "APG-2575 ",
    "listings": "(NASDAQ: AAPG; HKEX: 6855) ",
    "open listings": "(HKEX: 6855; ",
    "dates": "March 24, 2021, ",
    "一": "一",
    "no assurance": "no assurance that ",
    "placeholders": "[●] ",
    "open comments": "<!-- disclosure-lint: allow ",
    "zero-width spaces": "\u200b",
    "line ends": "\n",
    "sentences": "A. ",
}


def measure(tool: Tool, folder: str, *, quick: bool) -> Iterator[Figure]:
    """Yield the time of each hostile draft through the real command line."""
    size, limit = (1 << 20, _LIMIT / 10) if quick else (10 << 20, _LIMIT)
    env = tool.env(os.path.join(folder, "warm-cache"))
    path = os.path.join(folder, "hostile.txt")
    told = ["check", path, "--output", "concise", "--fail-on", "never"]
    release = generate("press-release", 4 << 10, "hostile")
    for name, words in _LINES.items():
        with open(path, "wb") as file:
            file.write(release + b"\n" + words.encode() * (size // len(words.encode())))
        # 2: in what language such a draft is may rightly be beyond the tool.
        done = timing.run(
            [*tool.command, *told], env, frozenset((0, 2)), patience=_PATIENCE * limit
        )
        note = "stopped: it had not ended" if done.code is None else f"{done.peak:.0f} MiB"
        note += ", judged in part" if done.code else ""
        yield Figure(f"{size >> 20} MiB of {name}", done.seconds, "s", limit, note=note)
