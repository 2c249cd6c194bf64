"""What only a process of its own shows: streams, pipes, terminals, several processes."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import subprocess
import sys

import pytest

from disclosure_lint.outputs import OUTPUTS

START = "import sys; from disclosure_lint.cli.main import main; sys.exit(main())"
ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX terminal")


def start(*args, code=START, **options):
    env = {**os.environ, "PYTHONPATH": ROOT, **options.pop("env", {})}
    return subprocess.Popen([sys.executable, "-c", code, *args], env=env, **options)


def on_terminal(*args, columns=80, code=START, **environment):
    """Run on a pseudo-terminal and return the exit code and all that was written."""
    import fcntl
    import pty
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    env = {"TERM": "xterm-256color", **environment}
    process = start(*args, stdin=theirs, stdout=theirs, stderr=theirs, env=env, code=code)
    os.close(theirs)
    written = b""
    while True:
        ready, _, _ = select.select([ours], [], [], 60)
        assert ready, "nothing was written for a minute"
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux's way of saying that the other side is closed
            break
        if not piece:
            break
        written += piece
    os.close(ours)
    return process.wait(), written.decode()


def test_standard_input_is_read_as_bytes(shell, samples):
    done = shell("check", "-", stdin=samples.open_end.encode("utf-16"))
    assert done.returncode == 1
    assert b"--> -:1:31\n" in done.stdout
    done = shell("check", "--stdin-name", "drafts/x.md", "--output", "json", "-", stdin=b"Hello.")
    assert json.loads(done.stdout)["drafts"][0]["path"] == "drafts/x.md"


def test_an_empty_standard_input_is_2(shell):
    done = shell("check", "-")
    assert done.returncode == 2
    assert done.stderr == b"error: -: empty, so there is nothing to check\n"


def test_output_is_utf_8_and_plain_when_piped(shell, put, samples):
    put("二.txt", samples.garbled)
    done = shell("check", "二.txt", PYTHONIOENCODING="ascii")
    text = done.stdout.decode("utf-8")
    assert "二.txt" in text
    assert "國家藥監局" in text
    assert "\x1b" not in text
    assert "\r" not in text


def test_colour_can_be_forced_and_refused(shell, put, samples):
    put("a.txt", samples.open_end)
    assert b"\x1b[" in shell("check", "a.txt", FORCE_COLOR="1").stdout
    assert b"\x1b[" not in shell("check", "a.txt", FORCE_COLOR="0").stdout
    assert b"\x1b[" not in shell("check", "a.txt", FORCE_COLOR="1", NO_COLOR="1").stdout
    shell("check", "a.txt", "--output-file", "report.txt", FORCE_COLOR="1")
    with open("report.txt", "rb") as file:
        assert b"\x1b[" not in file.read()


@posix
def test_a_terminal_gets_colour_and_its_own_width(put, samples):
    put("a.txt", "word " * 100 + samples.open_end)
    code, wide = on_terminal("check", "a.txt", columns=100)
    assert code == 1
    assert "\x1b[1;31merror[drafting/placeholder]\x1b[0m" in wide
    _, narrow = on_terminal("check", "a.txt", columns=50)
    assert len(narrow.splitlines()) > len(wide.splitlines())
    assert "\x1b[" not in on_terminal("check", "a.txt", NO_COLOR="1")[1]
    assert "\x1b[" not in on_terminal("check", "a.txt", TERM="dumb")[1]


@posix
def test_progress_is_shown_on_a_terminal_once_it_takes_long(put, samples):
    for number in range(30):
        put(f"many/{number:03}.txt", samples.clean)
    args = ("check", *samples.select, "--output", "concise", "--jobs", "1", "many")
    long = f"from disclosure_lint.cli import progress as p; p._PATIENCE = p._PACE = 0; {START}"
    code, written = on_terminal(*args, code=long)
    assert code == 0
    first, *others = written.removeprefix("\r\x1b[K").split("\r\x1b[K")
    shown = r"(?:\[#*\.*\] )?{} of 30 drafts, [\d.,]+ a second, \d+:\d\d left"
    assert re.fullmatch(shown.format(1), first)
    assert re.fullmatch(shown.format(29), others[-2])
    assert others[-1] == ""
    assert on_terminal(*args, "--quiet", code=long)[1] == ""
    assert on_terminal(*args)[1] == ""


@posix
def test_a_pipe_that_nobody_reads_is_no_news(put, samples):
    for number in range(40):
        put(f"many/{number}.txt", samples.open_end * 40)
    for args in (["check", "many"], ["check", "--output", "json", "many"], ["issuers", "list"]):
        process = start(*args, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait() in {0, 1, 2}


@posix
def test_an_interrupt_is_130(put, samples):
    for number in range(200):
        put(f"many/{number}.txt", samples.clean * 400)
    for jobs in ("1", "2"):
        process = start("check", "--jobs", jobs, "many", stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
        process.stdout.read(1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        assert process.returncode == 130, err
        assert err.endswith(b"interrupted\n")
        assert b"Traceback" not in err


@pytest.mark.parametrize("output", OUTPUTS)
def test_several_processes_say_what_one_says_in_the_same_order(shell, put, samples, output):
    for number in range(30):
        put(f"many/{number}.txt", samples.open_end if number % 3 else samples.garbled)
    put("many/bad.txt", b"%PDF-1.7")
    one = shell("check", "--jobs", "1", "--output", output, "many")
    two = shell("check", "--jobs", "2", "--output", output, "many")
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert one.returncode == two.returncode == 2


def test_a_report_in_a_file_is_whole_and_replaces_the_old_one(shell, put, samples):
    put("a.txt", samples.open_end)
    report = put("report.json", "old")
    report.chmod(0o640)
    done = shell("check", "a.txt", "--output", "json", "--output-file", "report.json")
    assert (done.returncode, report.read_text("utf-8")) == (2, "old")  # it is nobody's of ours
    done = shell("check", "a.txt", "--output", "json", "--output-file", "report.json", "--force")
    assert (done.returncode, done.stdout) == (1, b"")
    assert json.loads(report.read_text("utf-8"))["summary"]["drafts"] == 1
    assert report.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in report.parent.iterdir()) == ["a.txt", "report.json"]


@posix
def test_a_report_may_go_to_a_device_or_through_a_link(shell, put, samples):
    put("a.txt", samples.open_end)
    target = put("real.txt", "old")
    os.symlink("real.txt", "link.txt")
    assert shell("check", "a.txt", "--output-file", "link.txt", "--force").returncode == 1
    assert os.path.islink("link.txt")
    assert "placeholder" in target.read_text("utf-8")
    assert shell("check", "a.txt", "--output-file", "/dev/null").returncode == 1
    assert not os.path.isfile("/dev/null")


def test_the_plainest_check_does_without_click(shell, put, samples):
    put("a.txt", samples.clean)
    probe = (
        "import sys; from disclosure_lint.cli.main import main; main();"
        "print([m for m in ('click', 'pydantic', 'json', 'tomllib', 'multiprocessing')"
        " if m in sys.modules], file=sys.stderr)"
    )
    shell("check", "a.txt", start=probe)
    assert shell("check", "a.txt", start=probe).stderr == b"[]\n"
    assert b"click" in shell("check", "--statistics", "a.txt", start=probe).stderr


def test_the_program_flushes_everything_before_it_leaves(shell, put, samples):
    start = "from disclosure_lint.cli.main import program; program()"
    for number in range(30):
        put(f"many/{number}.txt", samples.open_end * 20)
    whole = shell("check", "many", "gone.txt")
    done = shell("check", "many", "gone.txt", start=start)
    assert (done.returncode, done.stdout, done.stderr) == (2, whole.stdout, whole.stderr)
    assert len(done.stdout) > 65536
    done = shell("--version", start=start)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"disclosure-lint ")
