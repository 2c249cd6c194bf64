"""Options are the same whether click reads them or the start without click does."""

from __future__ import annotations

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_lint.cli import check as checking
from disclosure_lint.cli import main, plain
from disclosure_lint.cli.app import cli
from disclosure_lint.cli.check import Options

WORDS = (
    "draft.txt",
    "-",
    "",
    "a b",
    "é.txt",
    "2026-11-23",
    "json",
    "error",
    "2",
    "0",
    "002",
    "-1",
    "٣",
    "x=y",
)
NAMES = tuple(name for option in plain.OPTIONS for name in option.names)
VALUES = (*WORDS, "full", "note", "never", "brief", "JSON", "err", "--quiet", "-q")
ARGS = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from((*NAMES, "--fix", "--", "-qv", "--quie", "--select", "--help")),
    st.builds("{}={}".format, st.sampled_from(NAMES), st.sampled_from(VALUES)),
)
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES))
LINES = st.lists(ARGS.map(lambda arg: (arg,)) | PAIRS, max_size=6).map(
    lambda parts: [arg for part in parts for arg in part]
)


def by_click(args, monkeypatch):
    """Return the options that click reads, or None where it refuses them."""
    told = []
    with monkeypatch.context() as patched:
        patched.setattr(checking, "check", lambda options: told.append(options) or 0)
        try:
            cli.main(["check", *args], prog_name="disclosure-lint", standalone_mode=False)
        except click.ClickException:
            return None
    return told[0] if told else None


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(args=LINES)
def test_what_is_read_without_click_is_what_click_reads(args, monkeypatch):
    said = plain.said(args)
    if said is not None:
        assert Options(**said) == by_click(args, monkeypatch)


@pytest.mark.parametrize("option", plain.OPTIONS, ids=lambda option: option.field)
@pytest.mark.parametrize("joined", [True, False])
def test_every_option_of_the_table_needs_no_click(option, joined, monkeypatch):
    value = option.choices[-1] if option.choices else "3"
    for name in option.names:
        if option.is_flag:
            args = [name, "draft.txt"]
        else:
            args = [f"{name}={value}", "draft.txt"] if joined else ["draft.txt", name, value]
        said = plain.said(args)
        assert said is not None
        assert Options(**said) == by_click(args, monkeypatch)


def test_options_go_together():
    args = ["a.txt", "--output", "json", "--fail-on=error", "-v", "-", "--jobs", "2", "-q"]
    assert plain.said(args) == {
        "paths": ("a.txt", "-"), "output": "json", "fail_on": "error", "verbose": True,
        "jobs": 2, "quiet": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["--output", "json"],
        ["a.txt", "--output"],
        ["a.txt", "--output", "yaml"],
        ["a.txt", "--output", "JSON"],
        ["a.txt", "--output="],
        ["a.txt", "--outp", "json"],
        ["a.txt", "--jobs", "-1"],
        ["a.txt", "--jobs", "two"],
        ["a.txt", "--output-file", "-"],
        ["a.txt", "--quiet=yes"],
        ["a.txt", "-qv"],
        ["a.txt", "-q", "--quiet"],
        ["a.txt", "--fix"],
        ["--help"],
        ["--", "a.txt"],
    ],
)
def test_whatever_else_is_said_is_left_to_click(args):
    assert plain.said(args) is None


@pytest.mark.parametrize("args", [[], ["--version"], ["rules", "list"], ["init"]])
def test_other_commands_are_left_to_click(args):
    assert main._said_plainly(args) is None


def test_a_pattern_on_windows_is_left_to_click(monkeypatch):
    assert main._said_plainly(["check", "*.txt"]) is not None
    monkeypatch.setattr("sys.platform", "win32")
    assert main._said_plainly(["check", "*.txt"]) is None
