from __future__ import annotations

import os
import subprocess
import sys
from typing import NamedTuple

import pytest

from disclosure_lint.cli.main import main

START = "import sys; from disclosure_lint.cli.main import main; sys.exit(main())"
ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


class Done(NamedTuple):
    """How a run of the command line ended."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def surroundings(monkeypatch, cache):
    """No colour, no terminal and no cache of the person who runs the tests."""
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(cache))
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def put(tmp_path, monkeypatch):
    """Work in an empty folder outside any repository, and put files into it."""
    monkeypatch.chdir(tmp_path)

    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def lint(capsysbinary):
    """Run the command line in this process."""

    def run(*args):
        code = main([str(arg) for arg in args])
        out, err = capsysbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return run


@pytest.fixture
def shell():
    """Run the command line as a process of its own, its streams as bytes."""

    def run(*args, stdin=b"", start=START, **environment):
        env = {**os.environ, "PYTHONPATH": ROOT, **environment}
        command = [sys.executable, "-c", start, *map(str, args)]
        return subprocess.run(command, input=stdin, env=env, capture_output=True, check=False)

    return run


class Samples:
    """One draft an outcome, under rules that no profile and no date sways."""

    select = ("--select", "drafting")
    garbled = "The Phase II trial of XY-101 met its endpoint (਷࢕ᖹ္҅).\n"
    mended = "The Phase II trial of XY-101 met its endpoint (國家藥監局).\n"
    open_end = "The Company announces that on [●] the trial of XY-101 began in Hong Kong.\n"
    clean = "The Company announces that the trial of its drug began in Hong Kong on 4 May.\n"
    foreign = "Die Gesellschaft gibt bekannt, dass die Studie mit dem Wirkstoff begonnen hat.\n"


@pytest.fixture
def samples():
    return Samples
