"""What the page may cost in Chromium: memory, and the longest that it does not answer.

Processor time is what counts, so that a busy machine is none of the page's fault.
`pytest -s tests/browser/test_budgets.py` prints what was measured.
"""

from __future__ import annotations

import json
import os
import shutil
import sys

import pytest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "readers", "word"))
sys.path.insert(0, os.path.dirname(__file__))

import checking
from conftest import Browser
from wordfile import docx, p, r

MEMORY = 350  # megabytes of the page's process, after four drafts
PAUSE = 100  # milliseconds of one task
FINDINGS = 1500  # of a draft that has many


class Watched(Browser):
    """A Chromium of its own, whose page is the largest process."""

    def __init__(self, profile):
        self._profile = str(profile)
        super().__init__(profile, traced="toplevel")

    def open(self, path, **_):
        """Open a page; the log is kept, as the driver traces until it is read for the first time."""
        self.driver.get(str(path))
        return self

    def page(self):
        """Return the id of the page's process, its memory in MB, its processor time in seconds."""
        found = []
        for name in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{name}/cmdline", encoding="utf-8", errors="replace") as file:
                    said = file.read()
                if "--type=renderer" not in said or self._profile not in said:
                    continue
                with open(f"/proc/{name}/statm", encoding="ascii") as file:
                    memory = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
                with open(f"/proc/{name}/stat", encoding="utf-8") as file:
                    told = file.read().rpartition(")")[2].split()
                used = (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
                found.append((memory, used, int(name)))
            except (FileNotFoundError, ProcessLookupError):  # it ended meanwhile
                continue
        memory, used, number = max(found)
        return number, memory, used

    def longest(self, process):
        """Return the milliseconds of the longest task of the page; to be asked once, at the end."""
        entries = [
            json.loads(one["message"])["message"] for one in self.driver.get_log("performance")
        ]
        events = [one["params"] for one in entries if one["method"] == "Tracing.dataCollected"]
        mains = {
            one["tid"]
            for one in events
            if one.get("name") == "thread_name"
            and one["pid"] == process
            and one["args"]["name"] == "CrRendererMain"
        }
        tasks = [
            one["tdur"] / 1000
            for one in events
            if one.get("pid") == process and one.get("tid") in mains and "tdur" in one
        ]
        assert len(tasks) > 20, "the log has nothing of the page"
        return max(tasks)


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    if not os.path.isdir("/proc"):
        pytest.skip("there is no /proc to measure by")
    profile = tmp_path_factory.mktemp("watched")
    started = Watched(profile)
    yield started
    started.driver.quit()
    shutil.rmtree(profile, ignore_errors=True)


def test_the_page_keeps_within_its_memory_and_always_answers(
    watched, checking_page, announcement, tmp_path
):
    checking.opened(watched, f"file://{checking_page}")
    process, memory, used = watched.page()
    said = [f"ready: {memory:.0f} MB, {used:.1f} s"]
    body = "".join(p(r(line)) for line in announcement.split("\n") * 3 if line.strip())
    for number in range(4):
        (tmp_path / f"draft {number}.docx").write_bytes(docx(body))
        checking.checked(watched, tmp_path / f"draft {number}.docx")
        _, memory, now = watched.page()
        said.append(f"draft {number + 1}: {memory:.0f} MB, {now - used:.1f} s")
        used = now
    assert memory <= MEMORY, said
    lines = (f"Visit {n} of the Company is on Monday, May 5, 2026." for n in range(FINDINGS))
    (tmp_path / "many.txt").write_text("\n\n".join(lines), encoding="utf-8")
    checking.checked(watched, tmp_path / "many.txt")
    pause = watched.longest(process)
    print("; ".join(said), f"; longest task: {pause:.0f} ms")  # noqa: T201 - for whoever measures
    assert pause <= PAUSE
