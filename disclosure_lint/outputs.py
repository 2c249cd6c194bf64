"""The formats of a report by name: what `--output` takes and a configuration may say."""

from __future__ import annotations

OUTPUTS = (
    "full", "concise", "json", "sarif", "github", "junit", "gitlab", "rdjsonl", "html", "record",
    "record-html", "csv", "xlsx",
)  # fmt: skip
PAGES = "html-folder"  # what `html` is where the report is a folder: an index, a page a draft
RECORDS = ("record", "record-html")  # those that are of one draft

# The marks by which what the tool wrote is known again (`readers.ours`).
NAME = "disclosure-lint"
GENERATOR = f'<meta name="generator" content="{NAME} '  # near the top of every page
BASELINE = f"# Findings that {NAME} knows"  # how a baseline begins
