"""The formats of a report by name: what `--output` takes and a configuration may say."""

from __future__ import annotations

from typing import Literal, get_args

Output = Literal[
    "full", "concise", "json", "sarif", "github", "junit", "gitlab", "rdjsonl", "html", "record",
    "record-html",
]  # fmt: skip
OUTPUTS: tuple[str, ...] = get_args(Output)
RECORDS = ("record", "record-html")  # those that are of one draft
