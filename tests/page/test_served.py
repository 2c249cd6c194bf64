"""The page on loopback: a real process, asked as a browser asks it and as nobody else should."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from disclosure_lint.page.served import framed, unframed

sys.path.insert(0, os.path.dirname(__file__))

from serving import Tool, pdf

DRAFT = "Example Pharma (NASDAQ: EXPH) announced [TBC] data on 5 May 2026. " * 3
WAIVERS = """\
[[waiver]]
rule = "drafting/placeholder"
draft = "*.txt"
words = "[TBC]"
reason = "The figure comes from the auditors tonight."
who = "A. Chan"
until = 2999-01-01
"""


@pytest.fixture(scope="module")
def tool(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    (folder / "waivers.toml").write_text(WAIVERS, encoding="utf-8")
    started = Tool(folder)
    yield started
    assert os.listdir(folder) == ["waivers.toml"]  # nothing is written that was not asked for
    started.close()


def test_it_shows_the_page_and_answers_it(tool):
    status, page = tool.sent("GET", tool.path)
    assert status == 200
    assert b"connect-src 'self'" in page
    assert tool.ask("about").told["rules"] > 80
    said, made = tool.ask("check", {"name": "a.html"}, {"draft": DRAFT.encode()})
    assert "drafting/placeholder" in {one["rule"] for one in said["drafts"][0]["findings"]}
    assert json.loads(made["0.json"])["drafts"][0]["path"] == "a.html"


def test_the_waivers_of_the_folder_hold(tool):
    said = tool.ask("check", {"name": "a.txt"}, {"draft": DRAFT.encode()}).told
    assert said["drafts"][0]["statuses"]["waived"] == 1


def test_a_pdf_file_is_read(tool):
    pytest.importorskip("pypdfium2_raw")
    said = tool.ask("check", {"name": "a.pdf"}, {"draft": pdf(DRAFT)}).told
    assert "drafting/placeholder" in {one["rule"] for one in said["drafts"][0]["findings"]}
    assert "PDF" in tool.ask("check", {"name": "b.pdf"}, {"draft": b"%PDF-1.7\n"}).told["error"]


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/", {}, 404),
        ("GET", "/another-secret/", {}, 404),
        ("POST", "/another-secret/check", {}, 404),
        ("POST", "{path}other", {}, 404),
        ("GET", "{path}", {"Host": "rebound.example:80"}, 403),
        ("POST", "{path}check", {"Origin": "https://elsewhere.example"}, 403),
        ("POST", "{path}check", {"Content-Length": "99999999999"}, 413),
        ("POST", "{path}check", {"Content-Length": "many"}, 411),
        ("POST", "{path}check", {}, 400),
        ("PUT", "{path}check", {}, 501),
    ],
)
def test_nobody_else_is_answered(method, path, headers, status, tool):
    found, said = tool.sent(method, path.format(path=tool.path), b"", **headers)
    assert found == status
    assert tool.path.strip("/").encode() not in said


@pytest.mark.parametrize(
    "data",
    [b"", b"\0\0", b"\0\0\0\x04[]", b"\0\0\0\x02[]", framed({}, {"a": b"12"})[:-1], b"\xff" * 8],
)
def test_what_is_cut_off_is_no_request(data):
    with pytest.raises(ValueError, match=r"request"):
        unframed(data)


def test_what_is_framed_comes_out_again():
    files = {"draft": b"\0\xff" * 9, "previous": b""}
    assert unframed(framed({"name": "公告.txt"}, files)) == ({"name": "公告.txt"}, files)


def test_cancel_ends_what_is_asked_and_the_next_one_is_answered(tool):
    said = []
    long = (DRAFT * 40_000).encode()
    asking = threading.Thread(
        target=lambda: said.append(tool.ask("check", {"name": "long.txt"}, {"draft": long}))
    )
    asking.start()
    time.sleep(1.5)
    tool.ask("cancel")
    asking.join(60)
    assert not asking.is_alive()
    assert "error" in said[0].told
    assert tool.ask("check", {"name": "a.txt"}, {"draft": DRAFT.encode()}).told["drafts"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_it_ends_at_an_interrupt_and_leaves_nobody_behind(tmp_path):
    tool = Tool(tmp_path)
    try:
        tool.ask("about")
        tool.process.send_signal(signal.SIGINT)
        assert tool.process.wait(20) == 0
        with pytest.raises(ConnectionRefusedError):
            tool.ask("about")
    finally:
        tool.close()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("waivers.toml", "[[waiver]]\n", "`rule` is missing"),
        ("disclosure-lint.toml", "no = 1", "no"),
    ],
)
def test_what_does_not_hold_up_is_said_before_it_serves(name, text, said, tmp_path):
    (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "disclosure_lint", "page", "--serve", "--no-browser"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("options", [[], ["--serve", "-o", "a.html"]])
def test_the_command_wants_one_of_two(options):
    from click.testing import CliRunner

    from disclosure_lint.cli.page import page
    from disclosure_lint.errors import UsageError

    with pytest.raises(UsageError, match=r"--output.*--serve"):
        CliRunner().invoke(page, options, catch_exceptions=False)
