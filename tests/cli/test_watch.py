"""`--watch` through a real process: what a save shows, how soon, and how it ends."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from statistics import median
from time import monotonic, sleep

import pytest

from disclosure_lint.cli.watch import _Watcher

START = "import sys; from disclosure_lint.cli.main import main; sys.exit(main())"
ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
pytestmark = pytest.mark.skipif(os.name != "posix", reason="ends a process by SIGINT")


class Watch:
    """A running `check --watch` and the lines it writes, both streams in one."""

    def __init__(self, *args):
        env = {**os.environ, "PYTHONPATH": ROOT}
        command = [sys.executable, "-u", "-c", START, "check", "--watch", *args]
        self.process = subprocess.Popen(
            command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line)

    def report(self, end="watching"):
        """Return what is written up to the line that ends a report."""
        written = ""
        while end not in written:
            written += self.lines.get(timeout=60)
        return written

    def idle(self, seconds):
        sleep(seconds)
        assert self.lines.empty()


@pytest.fixture
def watch():
    running = []

    def start(*args):
        running.append(Watch(*args))
        return running[-1]

    yield start
    for one in running:
        one.process.kill()
        one.process.wait()
        one.process.stdout.close()


def test_a_draft_that_was_just_emptied_is_being_saved():
    watcher = _Watcher.__new__(_Watcher)
    watcher._emptied = {}
    emptied, again = {"a.txt": (1, 0, 7)}, {"a.txt": (2, 0, 7)}
    looks = [emptied, emptied, again, {"a.txt": (3, 9, 7)}, again, again]
    assert [watcher._is_half_saved("a.txt", one) for one in looks] == [
        True, False, True, False, False, False
    ]  # fmt: skip


def test_a_draft_that_stays_empty_is_told(watch, put, samples):
    put("drafts/a.txt", samples.clean)
    seen = watch(*samples.select, "drafts")
    seen.report()
    put("drafts/a.txt", "")
    assert "drafts/a.txt: empty" in seen.report()


def test_a_save_is_judged_at_once_and_nothing_else_is_written(watch, put, samples):
    put("drafts/a.txt", samples.open_end)
    put("drafts/b.txt", samples.clean)
    seen = watch(*samples.select, "drafts")
    assert "error[drafting/placeholder]" in seen.report()
    seen.idle(0.5)
    put("drafts/a.txt", samples.clean)
    assert "2 drafts: no findings" in seen.report()
    put("drafts/b.txt", samples.open_end)
    assert "--> drafts/b.txt:1:31" in seen.report()


def test_a_save_is_judged_about_as_soon_as_a_run_of_its_own_would(watch, put, samples, shell):
    seen = watch(*samples.select, str(put("a.txt", samples.clean)))
    seen.report()
    waits, runs = [], []
    for number in range(7):
        put("a.txt", samples.open_end if number % 2 else samples.clean + "\n" * number)
        began = monotonic()
        seen.report()
        waits.append(monotonic() - began)
        began = monotonic()
        shell("check", *samples.select, "a.txt")
        runs.append(monotonic() - began)
    assert median(waits) < 3 * median(runs), (waits, runs)


def test_an_editor_that_saves_by_renaming_is_followed(watch, put, samples):
    path = put("a.txt", samples.clean)
    seen = watch(*samples.select, "a.txt")
    seen.report()
    path.rename("a.txt~")
    sleep(0.2)
    put(".a.tmp", samples.open_end).rename(path)
    assert "error[drafting/placeholder]" in seen.report()


def test_drafts_come_and_go(watch, put, samples):
    put("drafts/a.txt", samples.clean)
    seen = watch(*samples.select, "drafts")
    assert "watching 1 draft;" in seen.report()
    new = put("drafts/b.txt", samples.open_end)
    assert "watching 2 drafts;" in seen.report()
    new.unlink()
    assert "1 draft: no findings" in seen.report()


def test_the_configuration_and_the_register_are_watched_too(watch, put, samples):
    put("a.txt", samples.open_end)
    put("disclosure-lint.toml", "")
    put("waivers.toml", "")
    seen = watch(*samples.select, "a.txt")
    assert "1 error" in seen.report()
    put("waivers.toml", "[[waiver]]\n")
    assert "`rule` is missing" in seen.report("`until`")
    entry = (
        'rule = "drafting/placeholder"\ndraft = "a.txt"\nwords = "[●]"\nreason = "x"\nwho = "x"\n'
    )
    put("waivers.toml", f"[[waiver]]\n{entry}until = 2026-12-31\n")
    assert "1 waived" in seen.report()


def test_an_unreadable_draft_ends_nothing(watch, put, samples):
    put("a.txt", samples.clean)
    seen = watch(*samples.select, "a.txt")
    seen.report()
    put("a.txt", "")
    assert "empty, so there is nothing to check" in seen.report()
    put("a.txt", samples.clean)
    assert "1 draft: no findings" in seen.report()


def test_an_interrupt_ends_it_cleanly(watch, put, samples):
    put("a.txt", samples.clean)
    seen = watch(*samples.select, "a.txt")
    seen.report()
    seen.process.send_signal(signal.SIGINT)
    assert seen.process.wait(timeout=60) == 0
    assert seen.lines.empty()


@pytest.mark.parametrize("args", [["-"], ["--fix", "."], ["--diff", "."], ["--output-file", "x", "."]])  # fmt: skip
def test_watching_does_not_go_with_writing(lint, put, samples, args):
    put("a.txt", samples.clean)
    done = lint("check", "--watch", *args)
    assert done.code == 2
    assert "--watch takes files and folders" in done.err


def test_a_draft_that_is_empty_from_the_start_is_told_at_once(watch, put, samples):
    put("drafts/a.txt", "")
    assert "drafts/a.txt: empty" in watch(*samples.select, "drafts").report()
