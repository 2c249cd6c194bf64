"""One `Linter` in a long-lived service: many threads, new packs, limits, a silent log."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import os
import sys
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from disclosure_lint import (
    DisclosureLintError,
    Draft,
    Linter,
    ReadError,
    Source,
    StoppedError,
    TimeLimitError,
    UsageError,
    load_packs,
    read_bytes,
    report_json,
)

THREADS = 16
ROUNDS = 2  # in which each thread judges each draft
LEEWAY = 10  # yardsticks of this thread's own: the longest step without a look at the watch
HOSTILE = "dates", "March 24, 2021, ", "drugs", "APG-2575 ", "may", "may ", "listings", "(HKEX: 1; "
PACK = {"name": "house", "version": "2026.11", "engine": ">=0.1", "about": "Our own."}


def rule(word):
    """Return a rule that forbids one word."""
    return {
        "title": f"Says {word}",
        "status": "stable",
        "severity": "warning",
        "kind": "forbid",
        "citations": [{"provision": "House style", "force": "practice", "url": "https://x.org/"}],
        "forbid": f'"{word}"',
        "message": f"Says {word}",
        "rationale": "We do not.",
        "examples": {
            "fails": [{"name": "it", "draft": f"This is [[{word}]]."}],
            "passes": [{"name": "other", "draft": "This is not."}],
        },
    }


def packs(word):
    files = {"house/pack.yaml": PACK, "house/bad-word.yaml": rule(word)}
    return load_packs(files=files, cache=False)


@pytest.fixture(scope="module")
def linter():
    return Linter()


def judged(linter, files, name):
    return report_json([linter.lint(read_bytes(files[name], name))])


def test_sixteen_threads_share_one_linter_and_say_what_one_says(linter, files):
    alone = {name: judged(linter, files, name) for name in files}
    names, wrong, count = sorted(files), [], [0] * THREADS

    def work(number):
        for at in range(ROUNDS * len(names)):
            name = names[(number + at) % len(names)]
            try:
                if judged(linter, files, name) != alone[name]:
                    wrong.append(f"{name} differs")
            except DisclosureLintError as error:
                wrong.append(f"{name}: {error}")
            count[number] += 1

    threads = [threading.Thread(target=work, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert count == [ROUNDS * len(names)] * THREADS
    assert all(json.loads(one)["drafts"][0]["requirements"] for one in alone.values())


def test_threads_may_share_one_draft(linter, release):
    drafts = [Draft(Source(release)) for _ in range(8)]
    with ThreadPoolExecutor(THREADS) as pool:
        reports = list(pool.map(linter.lint, drafts * 8))
    assert {report.findings for report in reports} == {linter.lint(Draft(Source(release))).findings}


def test_judging_leaves_nothing_behind(linter, files):
    """Drafts that are all different: what is remembered of them is bounded."""

    def some(first, count):
        for number in range(first, first + count):
            label = "Q" + "".join(chr(97 + int(digit)) for digit in str(number))
            said = f"Example Pharma ({label}: ZXY), whose code is AB-{number}1, said so. "
            linter.lint(said + files["release.txt"].decode())

    def held():
        gc.collect()
        return sys.getallocatedblocks()  # to trace every one of them takes four times as long

    some(10_000, 300)  # until what is bounded is full
    before = held()
    some(20_000, 100)
    assert held() - before < 50  # for 100 drafts: with the label of each kept, it is 100


def test_new_packs_are_taken_into_use_without_a_stop():
    made = iter(["apples", "pears"])
    linter = Linter(lambda: packs(next(made)), select=["house"])
    assert [one.message for one in linter.lint("Some apples.").findings] == ["Says apples"]
    linter.reload()
    assert not linter.lint("Some apples.").findings
    assert linter.lint("Some pears.").findings
    linter.reload(packs("plums"))
    assert linter.lint("Some plums.").findings


def test_a_call_that_runs_goes_on_with_the_packs_it_began_with():
    linter = Linter(packs("apples"), select=["house"])

    class Meanwhile:
        """Asked between rules whether to stop: it loads other packs and says no."""

        def is_set(self):
            linter.reload(after)
            return False

    after = packs("pears")
    assert linter.lint("Apples and pears.", stop=Meanwhile()).findings[0].message == "Says apples"
    assert linter.lint("Apples and pears.").findings[0].message == "Says pears"


def test_packs_that_do_not_hold_up_leave_the_old_ones_in_use():
    linter = Linter(packs("apples"), select=["house/bad-word"])
    before = linter.pack
    with pytest.raises(UsageError, match="house/bad-word"):
        linter.reload(load_packs())
    assert linter.pack is before
    with pytest.raises(UsageError, match="nothing to load again"):
        linter.reload()
    assert linter.lint("Apples.").findings


@pytest.mark.parametrize("words", HOSTILE[1::2], ids=HOSTILE[0::2])
def test_a_draft_is_given_up_when_its_time_has_passed(linter, release, words, yardstick):
    hostile = release + words * (2_000_000 // len(words))
    began = time.thread_time()  # a busy machine makes the wait longer, not the work
    with pytest.raises(TimeLimitError, match=r"not judged within 0\.\d+ s"):
        linter.lint(hostile, time_limit=yardstick)
    assert time.thread_time() - began < yardstick + LEEWAY * yardstick


def test_a_limit_that_is_kept_changes_nothing(linter, release):
    assert linter.lint(release, time_limit=60.0).findings == linter.lint(release).findings


def test_a_limit_is_that_of_one_call_and_one_thread(linter, release):
    with pytest.raises(TimeLimitError):
        linter.lint(release, time_limit=0.0)
    assert linter.lint(release).findings
    with ThreadPoolExecutor(2) as pool:
        limited = pool.submit(linter.lint, release * 2000, time_limit=0.2)
        free = [pool.submit(linter.lint, release) for _ in range(20)]
        assert all(one.result().findings for one in free)
        assert isinstance(limited.exception(), TimeLimitError)


def test_a_draft_is_given_up_on_request(linter, release):
    stop = threading.Event()
    threading.Timer(0.05, stop.set).start()
    with pytest.raises(StoppedError, match="stopped") as caught:
        linter.lint(release * 5000, stop=stop)
    assert not isinstance(caught.value, TimeLimitError)


@pytest.fixture
def log(caplog):
    caplog.set_level(logging.DEBUG)
    return caplog


def fields(record):
    plain = logging.LogRecord("", 0, "", 0, "", (), None).__dict__.keys() | {"message"}
    return {name: value for name, value in record.__dict__.items() if name not in plain}


def test_the_log_counts_and_times(log, release):
    linter = Linter(logger=logging.getLogger("desk"))
    report = linter.lint(release)
    loaded, judged = log.records
    assert (loaded.message, judged.message) == ("packs loaded", "draft judged")
    assert fields(loaded)["rules"] == len(linter.rules)
    told = fields(judged)
    assert told["sha256"] == report.source.sha256[:12]
    assert told["characters"] == len(release)
    assert sum(told["findings"].values()) == sum(told["rules"].values()) == len(report.findings)
    assert sum(told["requirements"].values()) == len(report.requirements)
    assert 0 < told["milliseconds"] < 60_000
    assert told["packs"]["hkex"]


def test_no_word_of_a_draft_is_ever_logged(log, files):
    linter = Linter(logger=logging.getLogger("desk"))
    known = {"", *linter.rules, *(name for pack in linter.pack.versions for name in pack)}
    for name, data in files.items():
        linter.lint(read_bytes(data, f"Project Zebra {name}"))
    for odd in ({"issuer": "Zebra"}, {"document": "Zebra"}, {"date": "Zebra"}, {"time_limit": 0.0}):
        with pytest.raises(DisclosureLintError):
            linter.lint("Zebra and Yak announced a merger", **odd)
    with pytest.raises(ReadError):
        linter.lint(read_bytes(b"", "Project Zebra"))
    said = json.dumps([[r.getMessage(), fields(r)] for r in log.records], ensure_ascii=False)
    assert "UsageError" in said
    assert "TimeLimitError" in said
    for name in known:
        said = said.replace(f'"{name}"', "")
    words = {
        "ascentage",
        "lisaftoclax",
        "aapg",
        "6855",
        "zebra",
        "yak",
        "merger",
        "suzhou",
        "耐立克",
    }
    assert not [word for word in words if word in said.lower()]
    assert not any(record.exc_info for record in log.records)


def test_async_code_judges_in_a_thread_or_in_a_process(linter, release):
    """The two patterns of docs/guides/service.md."""

    async def in_threads():
        calls = [asyncio.to_thread(linter.lint, release, time_limit=30.0) for _ in range(4)]
        return await asyncio.gather(*calls)

    async def in_processes():
        loop = asyncio.get_running_loop()
        # spawn: a fork of a process with threads may hang
        with ProcessPoolExecutor(1, get_context("spawn"), _begin) as pool:
            return await loop.run_in_executor(pool, _judge, release)

    expected = report_json([linter.lint(release)])
    assert {report_json([one]) for one in asyncio.run(in_threads())} == {expected}
    assert asyncio.run(in_processes()) == expected


_HERE: list[Linter] = []


def _begin():
    _HERE.append(Linter())


def _judge(text):
    assert os.getpid()
    return report_json([_HERE[0].lint(text)])
