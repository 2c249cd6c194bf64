"""Judging in children that may die: what each death costs, and what is left when the parent dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from disclosure_lint.errors import GuardError
from disclosure_lint.guard.crew import Crew, Limits, Lost

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
posix = pytest.mark.skipif(os.name != "posix", reason="limits and signals as POSIX has them")
HOSTILE = """
import os, sys, time

class Judge:
    def __init__(self, word="done"):
        self.word = word

    def __call__(self, task):
        if task == "dies":
            os._exit(9)
        if task == "spins":
            while True:
                pass
        if task == "sleeps":
            time.sleep(60)
        if task == "eats":
            return len(bytearray(4_000_000_000))
        if task == "fails":
            raise ValueError("the words of a draft")
        if task == "prints":
            print("noise", flush=True)
            os.write(1, b"noise")
        if task == "echo":
            sys.stdin.read()
        if isinstance(task, bytes):
            return len(task)
        return self.word, task

def refuses():
    raise LookupError("no packs")

def ends():
    os._exit(4)
"""
PARENT = """
import sys
from disclosure_lint.guard.crew import Crew
import hostile
with Crew(2, hostile.Judge) as crew:
    for came in crew.judge(["pid", "spins", "spins"]):
        print("ready", flush=True)
"""


@pytest.fixture
def hostile(tmp_path, monkeypatch):
    """A module that children can import, with judges that do what drafts may do to them."""
    (tmp_path / "hostile.py").write_text(HOSTILE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    import hostile  # type: ignore[import-not-found]

    yield hostile
    del sys.modules["hostile"]


@pytest.mark.parametrize("count", [1, 3])
def test_answers_come_in_the_order_of_the_tasks(hostile, count):
    tasks = [str(number) for number in range(200)]
    with Crew(count, hostile.Judge, "well") as crew:
        assert list(crew.judge(tasks)) == [("well", task) for task in tasks]
        assert list(crew.judge([])) == []
        assert list(crew.judge(["again"])) == [("well", "again")]


def test_what_kills_its_process_costs_itself_alone(hostile):
    tasks = ["a", "dies", "b", "c", "dies", "dies", "d"]
    with Crew(2, hostile.Judge) as crew:
        came = list(crew.judge(tasks))
    assert [one[1] for one in came if not isinstance(one, Lost)] == ["a", "b", "c", "d"]
    lost = [one for one in came if isinstance(one, Lost)]
    assert lost == [Lost("crashed", "the process that judged it was ended with exit code 9")] * 3
    assert [came.index(one) for one in lost] == [1, 1, 1]


@pytest.mark.parametrize("what", ["spins", "sleeps"])
def test_a_limit_of_time_holds_whatever_the_task_does(hostile, what):
    with Crew(1, hostile.Judge, limits=Limits(seconds=0.5)) as crew:
        came = list(crew.judge(["a", what, "b"]))
    assert came == [("done", "a"), Lost("time-limit", "not judged within 0.5 s"), ("done", "b")]


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS counts no address space")
def test_a_limit_of_memory_holds(hostile):
    with Crew(1, hostile.Judge, limits=Limits(memory=1_000_000_000)) as crew:
        came = list(crew.judge(["a", "eats", "b"]))
    assert came == [("done", "a"), Lost("memory", "takes more than 1,000 MB of memory"), ("done", "b")]  # fmt: skip


def test_a_bug_is_told_without_the_words_of_the_draft(hostile):
    with Crew(1, hostile.Judge) as crew:
        failed, after = crew.judge(["fails", "b"])
    assert (failed.kind, after) == ("bug", ("done", "b"))
    assert "ValueError" in failed.said
    assert "words" not in failed.said


def test_what_a_task_prints_and_reads_is_not_the_pipe(hostile):
    with Crew(1, hostile.Judge) as crew:
        assert list(crew.judge(["prints", "echo"])) == [("done", "prints"), ("done", "echo")]


def test_large_tasks_go_through(hostile):
    with Crew(2, hostile.Judge) as crew:
        assert list(crew.judge([b"x" * 3_000_000] * 8, weight=len)) == [3_000_000] * 8


def test_tasks_are_taken_as_they_are_needed(hostile):
    taken = []

    def tasks():
        for number in range(500):
            taken.append(number)
            yield str(number)

    with Crew(1, hostile.Judge) as crew:
        next(crew.judge(tasks()))
        assert len(taken) < 50


@pytest.mark.parametrize(("make", "said"), [("refuses", "no packs"), ("ends", "exit code 4")])
def test_a_child_that_cannot_begin_is_an_error_and_no_endless_loop(hostile, make, said):
    with Crew(2, getattr(hostile, make)) as crew, pytest.raises(GuardError, match=said):
        list(crew.judge(["a", "b"]))


@posix
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_children_are_gone_soon_after_their_parent(hostile, how):
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([os.path.dirname(hostile.__file__), ROOT])}
    parent = subprocess.Popen([sys.executable, "-c", PARENT], env=env, stdout=subprocess.PIPE)
    assert parent.stdout.readline() == b"ready\n"
    children = of(parent.pid)
    assert len(children) == 2
    parent.send_signal(how)
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 5
    while any(map(lives, children)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(lives, children))


def of(parent):
    done = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, check=False)  # fmt: skip
    return [int(pid) for pid in done.stdout.split()]


def lives(pid):
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, check=False)
    return bool(done.stdout.strip()) and not done.stdout.strip().startswith(b"Z")
