"""`rules coverage`: how rules come out over many drafts."""

from __future__ import annotations

import json
from collections import Counter

import pytest

SELECT = ("--select", "drafting/garbled-text,drafting/placeholder")
STATUSES = ["met", "unmet", "not-applicable", "waived", "unchecked"]


@pytest.fixture
def drafts(put, samples):
    put("drafts/garbled.txt", samples.garbled)
    put("drafts/open.txt", samples.open_end)
    put("drafts/clean.txt", samples.clean)
    allowed = "<!-- disclosure-lint: allow drafting/placeholder because it is a form -->\n\n"
    put("drafts/allowed.txt", allowed + samples.open_end)
    return "drafts"


def rows(done):
    return {row["rule"]: row for row in json.loads(done.out)["rules"]}


def test_counts_are_those_of_check(lint, drafts):
    told = json.loads(lint("check", drafts, "--output", "json").out)
    wanted = Counter(
        (one["rule"], one["status"]) for d in told["drafts"] for one in d["requirements"]
    )
    levels = Counter(
        (one["rule"], one["severity"]) for d in told["drafts"] for one in d["findings"]
    )
    done = lint("rules", "coverage", drafts, "--output", "json")
    assert done.code == 0
    for rule, row in rows(done).items():
        assert row["status"] == {status: wanted[rule, status] for status in STATUSES}
        assert row["findings"] == {n: levels[rule, n] for n in ("error", "warning", "note")}
        assert row["samples"] == []
    assert json.loads(done.out)["drafts"] == 4


def test_the_table_has_a_row_a_rule(lint, drafts):
    done = lint("rules", "coverage", drafts, *SELECT)
    head, *body, foot = done.out.splitlines()
    assert head.split() == "met unmet n/a waived unchecked errors warnings notes".split()
    assert [row.split()[0] for row in body] == ["drafting/garbled-text", "drafting/placeholder"]
    assert body[1].split()[1:] == ["0", "1", "2", "1", "0", "1", "0", "0"]
    assert foot == "4 drafts, 2 rules"


def test_examples_are_quoted_with_their_place(lint, drafts):
    done = lint("rules", "coverage", drafts, *SELECT, "--example", "3")
    assert "\ndrafting/placeholder: unmet in 1 draft\n" in done.out
    assert "drafts/open.txt:1:31: error: " in done.out.replace("\\", "/")
    assert "“[●]”" in done.out
    assert "\ndrafting/placeholder: waived in 1 draft\n" in done.out
    assert "it is a form: “[●]”" in done.out


def test_examples_come_from_as_many_drafts_as_may_be(lint, put, samples):
    put("drafts/a.txt", samples.open_end * 5)
    put("drafts/b.txt", samples.open_end)
    put("drafts/c.txt", samples.open_end)
    done = lint("rules", "coverage", "drafts", *SELECT, "--output", "json", "--example", 3)
    told = rows(done)["drafting/placeholder"]["samples"]
    assert sorted(one["path"].replace("\\", "/") for one in told) == [
        "drafts/a.txt", "drafts/b.txt", "drafts/c.txt",
    ]  # fmt: skip
    assert {one["status"] for one in told} == {"unmet"}
    assert all(one["quote"] == "[●]" and one["severity"] == "error" for one in told)


def test_workers_change_nothing(lint, drafts):
    args = ("rules", "coverage", drafts, "--output", "json", "--example", "1", "--quiet")
    assert lint(*args, "--jobs", "1").out == lint(*args, "--jobs", "2").out


def test_what_cannot_be_read_is_told_and_is_2(lint, put, samples):
    put("drafts/open.txt", samples.open_end)
    put("drafts/nothing.txt", "")
    done = lint("rules", "coverage", "drafts", "gone.txt", "--output", "json")
    assert done.code == 2
    told = json.loads(done.out)
    assert told["drafts"] == 1
    assert sorted(one["path"].replace("\\", "/") for one in told["unread"]) == [
        "drafts/nothing.txt", "gone.txt",
    ]  # fmt: skip
    assert "gone.txt: no such file or folder" in done.err
    assert lint("rules", "coverage", "gone.txt").code == 2


def test_a_finding_that_is_no_rules_is_counted(lint, put, samples):
    put(
        "a.txt",
        "<!-- disclosure-lint: allow drafting/placeholder because x -->\n\n" + samples.clean,
    )
    done = lint("rules", "coverage", "a.txt", *SELECT, "--example", "1")
    assert "\nwaiver/unused-allow: unmet\n" in done.out
