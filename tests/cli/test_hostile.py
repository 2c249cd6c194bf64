"""Drafts that kill the process that judges them, or never end: the others are judged."""

from __future__ import annotations

import json
import sys

import pytest

from disclosure_lint.cli import pool

CLERK = """
import os, time
from disclosure_lint.cli.pool import Clerk

class Hostile(Clerk):
    def __call__(self, task):
        if "kills" in task[0]:
            os._exit(9)
        if "spins" in task[0]:
            while True:
                pass
        if "sleeps" in task[0]:
            time.sleep(600)
        if "fails" in task[0]:
            raise ValueError("Quillon")
        return super().__call__(task)
"""


@pytest.fixture
def hostile(tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("modules")
    (folder / "hostile_clerk.py").write_text(CLERK, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    import hostile_clerk  # type: ignore[import-not-found]

    monkeypatch.setattr(pool, "Clerk", hostile_clerk.Hostile)
    yield
    del sys.modules["hostile_clerk"]


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_costs_itself_alone_and_is_named(lint, put, samples, jobs):
    for number in range(6):
        put(f"many/{number}.txt", samples.open_end)
    for name in ("kills", "spins", "sleeps"):
        put(f"many/3-{name}.txt", samples.clean)
    done = lint("check", "many", "--output", "json", "--jobs", jobs, "--time-limit", "1.5")
    assert done.code == 2
    told = json.loads(done.out)["drafts"]
    assert [one["path"] for one in told if one["findings"]] == [f"many/{n}.txt" for n in range(6)]
    assert done.err.splitlines() == [
        "error: many/3-kills.txt: the process that judged it was ended with exit code 9",
        "error: many/3-sleeps.txt: not judged within 1.5 s",
        "error: many/3-spins.txt: not judged within 1.5 s",
    ]


@pytest.mark.usefixtures("hostile")
def test_without_a_limit_one_that_kills_still_costs_itself_alone(lint, put, samples):
    for name in ("a", "b-kills", "c", "d"):
        put(f"many/{name}.txt", samples.open_end)
    done = lint("check", "many", "--jobs", "2", "--output", "concise")
    assert done.code == 2
    assert done.out.count("[drafting/placeholder]") == 3
    assert "b-kills.txt: the process that judged it" in done.err


@pytest.mark.usefixtures("hostile")
def test_a_bug_in_a_child_is_a_bug(lint, put, samples):
    for name in ("a", "b-fails"):
        put(f"many/{name}.txt", samples.open_end)
    done = lint("check", "many", "--jobs", "2", "--output", "concise")
    assert done.code == 3
    assert "placeholder" in done.out
    assert "ValueError" in done.err
    assert "Quillon" not in done.err


@pytest.mark.parametrize("output", ["full", "json"])
def test_a_limit_that_is_kept_changes_nothing(lint, put, samples, output):
    put("a.txt", samples.open_end)
    args = ("check", "a.txt", "--output", output)
    assert lint(*args, "--time-limit", "60") == lint(*args)


def test_standard_input_has_its_limit_too(shell, samples):
    one = shell("check", "-", stdin=samples.open_end.encode())
    done = shell("check", "-", "--time-limit", "60", stdin=samples.open_end.encode())
    assert (done.returncode, done.stdout, done.stderr) == (1, one.stdout, b"")


def test_a_slow_draft_is_given_up_by_name(lint, put, samples):
    put("slow.txt", samples.clean * 60_000)
    put("b.txt", samples.open_end)
    done = lint("check", "slow.txt", "b.txt", "--output", "concise", "--time-limit", "0.5")
    assert done.code == 2
    assert done.err == "error: slow.txt: not judged within 0.5 s\n"
    assert "placeholder" in done.out


def test_what_does_not_go_together_is_said(lint, put, samples):
    put("a.txt", samples.clean)
    assert "leave --time-limit out" in lint("check", "a.txt", "--watch", "--time-limit", "1").err
    assert lint("check", "a.txt", "--time-limit", "0").code == 2
