"""Regular expressions find the same whether their code was kept or has to be made."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint import regex, stored
from disclosure_lint.packs import regexes
from disclosure_lint.regex import Regex

ROOT = Path(__file__).parent.parent
DRAFT = "Example Pharma (NASDAQ: EXPH; HKEX: 06855) announces Phase 3 data on January 5, 2026."
FLAGS = (regex.IGNORECASE, regex.MULTILINE, regex.DOTALL, regex.ASCII)
PATTERNS = (
    r"(?P<day>\d{1,2})\s(?P<month>jan|feb)", r"[一-鿿]+|\w+(?:['’]\w+)*", r"^(a|b)?c(?(1)d|e)$", "",
    r"(?<![a-z])(?:x{2,5}?|y*+)(?=z)", r"(?i:straße)\Z", r"(?s).*?end", r"[^\s﹒·]|[\u3400-\U0002fa1f]",
)  # fmt: skip


@pytest.fixture
def keeping(monkeypatch):
    """A process that keeps the code of what it compiles, and has kept none yet."""
    monkeypatch.setattr(regex, "_kept", [])
    monkeypatch.setattr(regex, "_new", {})
    monkeypatch.setattr(regex, "_keeps_new", [True])
    monkeypatch.setattr(regexes, "_read", set())


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_flags_are_those_of_the_library():
    assert [*FLAGS] == [re.IGNORECASE, re.MULTILINE, re.DOTALL, re.ASCII]


@pytest.mark.parametrize("flags", [0, 2, 8 | 16, 2 | 256])
@pytest.mark.parametrize("source", PATTERNS)
def test_kept_code_is_the_pattern(source, flags):
    usual = re.compile(source, flags)
    kept = regex._from_code(source, regex._code(source, flags))
    assert kept == usual
    assert hash(kept) == hash(usual)
    assert (kept.flags, kept.groups, kept.groupindex) == (
        usual.flags, usual.groups, usual.groupindex,
    )  # fmt: skip


@given(st.sampled_from(PATTERNS), st.sampled_from((0, 2, 10)), st.text("ab cdxyz\n012一é’JAN"))
def test_kept_code_finds_the_same(source, flags, text):
    kept = regex._from_code(source, regex._code(source, flags))
    usual = re.compile(source, flags)
    spans = [found.span() for found in usual.finditer(text)]
    assert [found.span() for found in kept.finditer(text)] == spans
    assert kept.split(text) == usual.split(text)


def test_bytes_are_patterns_too():
    code = regex._code(rb"<(\w+)>", 0)
    assert regex._from_code(rb"<(\w+)>", code).findall(b"<a><b>") == [b"a", b"b"]


def test_what_is_compiled_is_told_once(keeping):
    assert Regex("ab+c", re.IGNORECASE).search("xABBC")
    assert regex.has_news()
    assert [*regex.news()] == [("ab+c", 2)]
    assert not regex.has_news()
    assert Regex("ab+c", 2).search("xABBC")
    assert not regex.has_news(), "it is known by now"


def test_only_the_command_line_keeps_code(keeping, monkeypatch):
    monkeypatch.setattr(regex, "_keeps_new", [False])
    assert Regex("only +here").search("only here")
    assert not regex.has_news()


def test_kept_code_is_what_is_used(keeping):
    regex.learn({("cat", 0): regex._code("dog", 0)})
    assert Regex("cat").search("a dog")


@pytest.mark.parametrize(
    "code",
    [
        ((32, 0, {}, (None,)), b""),
        ((32, 0, {}, (None,)), b"\xff" * 40),
        ((32, 0, {}, (None,)), b"abc"),
        ((32, 0, {}, (None,)), "text"),
        (),
        "code",
    ],
)
def test_code_that_python_does_not_take_is_made_anew(code, keeping):
    regex.learn({("ca+t", 0): code})
    assert Regex("ca+t").search("a caat")


def test_a_pattern_that_is_wrong_is_told_by_the_library(keeping):
    with pytest.raises(re.error, match="unterminated"):
        Regex("a(b").search("")
    assert not regex.has_news()


def test_a_pattern_has_no_other_attributes():
    with pytest.raises(AttributeError):
        Regex("a").colour  # noqa: B018


def test_threads_compile_the_same(keeping):
    patterns = [Regex(rf"(\d+) word{number}") for number in range(50)]
    failed: list[int] = []

    def use() -> None:
        failed.extend(n for n, one in enumerate(patterns) if not one.search(f"12 word{n}"))

    threads = [threading.Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(regex.news()) == 50


def _anew(monkeypatch):
    """Forget what this process knows, as another process does not know it."""
    monkeypatch.setattr(regex, "_kept", [])
    monkeypatch.setattr(regexes, "_read", set())


def test_the_next_process_knows_what_one_compiled(keeping, folder, monkeypatch):
    assert Regex("one +two").search("one two")
    regexes.keep()
    assert Regex("three").search("three")
    regexes.keep()
    _anew(monkeypatch)
    regexes.learn()
    assert {*regex._kept[0]} == {("one +two", 0), ("three", 0)}
    assert Regex("one +two").search("one  two")
    assert not regex.has_news()


def test_nothing_is_written_where_nothing_was_compiled(keeping, folder):
    regexes.keep()
    assert not folder.exists()


def test_nothing_is_written_where_there_is_no_cache(keeping, monkeypatch):
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", "")
    assert Regex("one +two").search("one two")
    regexes.learn()
    regexes.keep()


def test_a_folder_that_cannot_be_made_costs_only_time(keeping, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DISCLOSURE_LINT_CACHE", str(tmp_path / "file" / "cache"))
    assert Regex("one +two").search("one two")
    regexes.learn()
    regexes.keep()


def test_the_file_is_bounded(keeping, folder, monkeypatch):
    monkeypatch.setattr(regexes, "_MOST", 3)
    for number in range(5):
        assert Regex(f"one{number}").search(f"one{number}")
        regexes.keep()
    (file,) = folder.iterdir()
    assert [*stored.Shelf(str(file))] == [("one3", 0), ("one4", 0)]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda data: data[:-1],
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda _: os.urandom(5000),
    ],
)
def test_a_damaged_file_costs_only_time(spoil, keeping, folder, monkeypatch):
    assert Regex("one +two").search("one two")
    regexes.keep()
    (file,) = folder.iterdir()
    file.write_bytes(spoil(file.read_bytes()))
    _anew(monkeypatch)
    regexes.learn()
    assert regex._kept[0].get(("one +two", 0)) is None
    assert Regex("one +two").search("one two")
    regexes.keep()
    _anew(monkeypatch)
    regexes.learn()
    assert regex._kept[0].get(("one +two", 0)) is not None


def test_another_python_has_a_file_of_its_own(keeping, folder, monkeypatch):
    mine = regexes._path()
    monkeypatch.setattr(sys, "version", "3.99.0")
    assert regexes._path() != mine


SPY = """
import re, sys
seen = []
was = re._compiler.compile
re._compiler.compile = lambda *told: seen.append(told[0]) or was(*told)
code = re._compiler._code
re._compiler._code = lambda *told: seen.append(told[1]) or code(*told)
seen.clear()
from disclosure_lint.cli.main import main
main(sys.argv[1:])
print(len(seen), file=sys.stderr)
"""


def _examples():
    for path in sorted((ROOT / "rules" / "figures").glob("*-*.yaml")):
        examples = yaml.safe_load(path.read_text(encoding="utf-8"))["examples"]
        yield from (one["draft"] for one in (*examples["fails"], *examples["passes"]))


@pytest.mark.parametrize("output", ["full", "json"])
def test_no_pattern_is_compiled_in_a_second_run(output, folder, tmp_path):
    drafts = [str(path) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    examples = tmp_path / "examples.txt"  # which lead to the patterns of most detectors
    examples.write_text("\n\n".join(_examples()), encoding="utf-8")
    command = [sys.executable, "-c", SPY, "check", *drafts, str(examples), "--output", output]
    counts = []
    for seed in "12":  # a pattern made of a set would be another in each process
        env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
        done = subprocess.run(command, env=env, capture_output=True, check=False, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        counts.append(int(done.stderr.split()[-1]))
    assert counts[0] > 50
    assert counts[1] == 0


@given(st.text())
def test_text_is_escaped_as_the_library_does(text):
    assert regex.escape(text) == re.escape(text)
