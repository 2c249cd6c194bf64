from __future__ import annotations

import json

import pytest

from disclosure_lint import fixes
from disclosure_lint.cli import mend
from disclosure_lint.cli.outcome import Task
from disclosure_lint.draft.model import Draft
from disclosure_lint.finding import Edit, Finding, Fix, Label, Report, Safety, Severity
from disclosure_lint.source import Source, Span


def test_fix_writes_what_is_safe_and_reports_what_is_left(lint, put, samples):
    path = put("a.txt", samples.garbled + samples.open_end)
    done = lint("check", *samples.select, "--fix", "a.txt")
    assert path.read_text("utf-8") == samples.mended + samples.open_end
    assert done.err == "mended a.txt: drafting/garbled-text\n"
    assert "drafting/placeholder]" in done.out
    assert "garbled-text]" not in done.out
    assert done.code == 1


def test_fix_counts_only_what_is_left(lint, put, samples):
    put("a.txt", samples.garbled * 3)
    done = lint("check", *samples.select, "--fix", "a.txt", "--output", "json")
    assert done.code == 0
    assert done.err == "mended a.txt: drafting/garbled-text (3 times)\n"
    left = {one["rule"] for one in json.loads(done.out)["drafts"][0]["findings"]}
    assert left <= {"drafting/repeated-sentence"}  # the sample stands three times


def test_fix_leaves_a_file_alone_that_needs_none(lint, put, samples):
    path = put("a.txt", samples.clean)
    before = path.stat()
    assert lint("check", *samples.select, "--fix", "a.txt").err == ""
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encoding_byte_order_mark_and_line_ends_stay(lint, put, samples, encoding):
    text = samples.garbled.replace("\n", "\r\n")
    path = put("a.txt", text.encode(encoding))
    lint("check", *samples.select, "--fix", "a.txt")
    assert path.read_bytes() == samples.mended.replace("\n", "\r\n").encode(encoding)


def test_unsafe_fixes_mend_wording_too(lint, put):
    text = "Ascentage Pharma tests olverembatinb (HQP1351). Then olverembatinib was approved.\n"
    path = put("a.txt", text)
    select = ("--select", "drugs/misspelt-name")
    lint("check", *select, "--fix", "a.txt")
    safe = path.read_text("utf-8")
    lint("check", *select, "--unsafe-fixes", "a.txt")
    assert "olverembatinib (HQP1351)" in path.read_text("utf-8")
    assert safe in {text, path.read_text("utf-8")}


def test_diff_shows_and_writes_nothing(lint, put, samples):
    path = put("a.txt", samples.garbled.rstrip("\n"))
    put("b.txt", samples.clean)
    done = lint("check", *samples.select, "--diff", "a.txt", "b.txt")
    assert done.code == 1
    assert done.out == (
        "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n"
        f"-{samples.garbled}\\ No newline at end of file\n"
        f"+{samples.mended}\\ No newline at end of file\n"
    )
    assert path.read_text("utf-8") == samples.garbled.rstrip("\n")
    done = lint("check", *samples.select, "--diff", "b.txt")
    assert (done.code, done.out) == (0, "")


def test_diff_with_findings_that_have_no_fix_is_clean(lint, put, samples):
    put("a.txt", samples.open_end)
    assert lint("check", *samples.select, "--diff", "a.txt").code == 0


def test_a_file_that_cannot_be_written_is_2(lint, put, samples, monkeypatch):
    path = put("a.txt", samples.garbled)
    monkeypatch.setattr("os.replace", _refuse)
    done = lint("check", *samples.select, "--fix", "a.txt")
    assert done.code == 2
    assert done.err.startswith("error: ")
    assert path.read_text("utf-8") == samples.garbled
    assert [entry.name for entry in path.parent.iterdir()] == ["a.txt"]


def _refuse(*_):
    raise PermissionError(13, "Permission denied")


def test_standard_input_is_mended_to_standard_output(shell, samples):
    done = shell("check", *samples.select, "--fix", "-", stdin=samples.garbled.encode())
    assert done.stdout == samples.mended.encode()
    assert b"mended -: drafting/garbled-text\n" in done.stderr
    assert b"1 draft: no findings" in done.stderr
    assert done.returncode == 0


def test_standard_input_that_needs_no_fix_comes_back_as_it_is(shell, samples):
    data = b"\xef\xbb\xbf" + samples.open_end.replace("\n", "\r\n").encode()
    done = shell("check", *samples.select, "--fix", "--stdin-name", "x.md", "-", stdin=data)
    assert done.stdout == data
    assert b"x.md:1:31" in done.stderr
    assert done.returncode == 1


# How `mend` goes on, with an engine that has one rule: "a" becomes what it is told.


def engine(**replacements):
    def lint(draft: Draft) -> Report:
        text = draft.source.text
        findings = [
            Finding(
                Label(Span(at, at + 1)), f"test/{char}", Severity.NOTE, "m",
                fix=Fix(Safety.SAFE, (Edit(Span(at, at + 1), replacements[char]),)),
            )
            for at, char in enumerate(text)
            if char in replacements
        ]  # fmt: skip
        return Report(draft.source, "other", "en", None, None, tuple(findings), ())

    return lint


def mended(lint, text):
    draft = Draft(Source(text, "x.txt"))
    return mend.mend(lint, text.encode(), draft, Task(frozenset({Safety.SAFE})))


def test_fixes_go_on_until_there_are_none_left():
    result, report = mended(engine(a="b", b="c"), "ab")
    assert result.text == "cc"
    assert result.rules == ("test/a", "test/b", "test/b")
    assert report.findings == ()


def test_a_fix_that_only_then_becomes_possible_is_made():
    result, report = mended(engine(a="b", b="c", c="d"), "a")
    assert (result.text, report.findings) == ("d", ())


@pytest.mark.parametrize(
    "rules",
    [
        {"a": "b", "b": "a"},
        {"a": "b", "b": "c", "c": "a"},
        {"a": "aa"},
        {"a": "a!"},
        {"a": "bb", "b": "aa"},
    ],
)
def test_rules_that_feed_each_other_leave_the_draft_as_it_was(rules):
    result, report = mended(engine(**rules), "a word")
    assert result.text == "a word"
    assert result.data == b"a word"
    assert result.rules == ()
    assert report.findings


def test_other_fixes_are_made_where_two_rules_disagree():
    result, _ = mended(engine(a="b", b="a", x="y"), "a xx")
    assert result.text.endswith("yy")
    assert len(result.text) == len("a xx")
    assert result.data.decode() == result.text


def test_what_is_mended_from_python_does_not_grow_either():
    def judged(text):
        return engine(a="aa", x="y")(Draft(Source(text)))

    safe = frozenset({Safety.SAFE})
    done = fixes.mended(judged("ax"), safe, lambda result: judged(result.text))
    assert len(done.text) <= len("aay")
    assert fixes.edited("ax", done.edits) == done.text
    assert done.report.source.text == done.text


def test_fixes_that_were_not_asked_for_are_not_applied():
    task = Task(frozenset({Safety.UNSAFE}))
    result, report = mend.mend(engine(a="b"), b"a", Draft(Source("a")), task)
    assert not result.changed
    assert report.findings
