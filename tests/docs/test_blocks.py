"""Every command and every Python block of the documents is run, page by page.

The blocks of a page run in order, in a folder of its own that holds sample drafts. One
that cannot run says why in a comment before it: `<!-- not run: the reason -->`.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "readers" / "word"))

from wordfile import docx, p

ROOT = Path(__file__).parent.parent.parent
GENERATED = (ROOT / "docs" / "rules", ROOT / "docs" / "reference")
PAGES = sorted(
    path
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md"),
                 *ROOT.glob("examples/*/README.md"))
    if not any(path.is_relative_to(folder) for folder in GENERATED)
)  # fmt: skip
LANGUAGES = ("console", "python")
EN = "Example Pharma had revenue of RMB217.4 million in 2025."
ZH = "範例醫藥2025年收入為人民幣217.4百萬元。"
RELEASE = """\
SUZHOU, China, Jan. 6, 2026 -- Ascentage Pharma (NASDAQ: AAPG; HKG: 6855) today announced
that lisaftoclax (APG-2575) met its primary endpoint on [●].
"""
_FENCE = re.compile(r"^(`{3,})(\w*)[^\n]*\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
_REASON = re.compile(r"<!-- (?:not run: (.+?)|(command): \w+) -->\s*\Z")
_ENDLESS = "--watch"  # goes on until somebody stops it; tests/cli/test_watch.py runs it
_TEXT = "text = open('draft.txt', encoding='utf-8').read()\n"  # what a caller has at hand


class Block(NamedTuple):
    """A fenced block; `reason` says why it is not run, where it is not."""

    language: str
    code: str
    line: int
    reason: str


def blocks(path):
    """Return the blocks of a page that somebody might run."""
    text, found = path.read_text(encoding="utf-8"), []
    for fence in _FENCE.finditer(text):
        told = _REASON.search(text[: fence.start()])
        reason = (told[1] or ".ci/run runs it, in an environment of its own") if told else ""
        if fence[2] in LANGUAGES:
            line = text.count("\n", 0, fence.start()) + 1
            found.append(Block(fence[2], fence[3], line, reason))
    return found


def commands(code):
    """Return what a person would type, without what is only shown."""
    typed, here = [], ""
    for line in code.splitlines():
        if here or (typed and typed[-1].endswith("\\")):
            typed.append(line)
            here = "" if line == here else here
        elif line.startswith("$ ") and _ENDLESS not in line:
            typed.append(line[2:])
            if document := re.search(r"<<'(\w+)'", line):
                here = document[1]
    return "\n".join(typed)


@pytest.fixture
def desk(tmp_path, cache):
    """A folder with sample drafts, and the commands of the tool on the path."""
    for name in ("draft.txt", "draft.md", "drafts/one.md", "drafts/two.txt", "archive/old.txt"):
        path = tmp_path / "desk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(RELEASE, encoding="utf-8")
    (tmp_path / "desk" / "en.docx").write_bytes(docx(p(EN)))
    (tmp_path / "desk" / "zh.docx").write_bytes(docx(p(ZH)))
    for name in ("draft.docx", "q2-2026.docx", "q3-2026.docx"):
        (tmp_path / "desk" / name).write_bytes(docx(p(" ".join(RELEASE.split()))))
    scripts = tmp_path / "bin"
    scripts.mkdir()
    command = scripts / "disclosure-lint"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m disclosure_lint "$@"\n')
    command.chmod(0o755)
    env = {
        **os.environ,
        "PATH": os.pathsep.join([str(scripts), os.environ["PATH"]]),
        "PYTHONPATH": str(ROOT),
        "DISCLOSURE_LINT_CACHE": str(cache),
        "NO_COLOR": "1",
    }

    def run(*arguments):
        return subprocess.run(
            arguments, cwd=tmp_path / "desk", env=env, capture_output=True, check=False, timeout=300,
            encoding="utf-8",
        )  # fmt: skip

    return run


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash to run commands in")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_blocks_of_a_page_run(path, desk):
    for block in blocks(path):
        if block.reason:
            continue
        if block.language == "python":
            done = desk(sys.executable, "-c", _TEXT + block.code)
            allowed = {0}
        else:
            # A command ends with 1 where it has findings, which is what the samples are for.
            wrapped = "set -uo pipefail\ntrap '[ $? -le 1 ] || exit 99' ERR\n" + commands(
                block.code
            )
            done = desk("bash", "-c", wrapped)
            allowed = {0, 1}
        said = f"{path.name}:{block.line}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
        assert done.returncode in allowed, said
        assert "Traceback" not in done.stderr, said


def test_every_block_that_is_not_run_says_why():
    reasons = [block.reason for path in PAGES for block in blocks(path) if block.reason]
    assert all(len(reason.split()) > 3 for reason in reasons)
    elsewhere = [
        reason for reason in reasons if reason.endswith("which tests/docs/test_recipes.py follows")
    ]
    shown = sum(len(list(blocks(path))) for path in PAGES)
    assert len(reasons) - len(elsewhere) < shown / 2, "most of what is shown is run"


def test_here_documents_and_what_is_printed_are_told_apart():
    code = "$ cat > a <<'END'\nb\nEND\nprinted\n$ disclosure-lint check a --watch\n$ c # why\n"
    assert commands(code) == "cat > a <<'END'\nb\nEND\nc # why"
