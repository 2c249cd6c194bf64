"""Known findings: written when asked, not told again, and told when they are gone."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def check(lint, samples):
    return lambda *args: lint("check", *samples.select, *args)


@pytest.fixture
def known(put, check, samples):
    """Two old drafts, and the baseline of them in a folder of its own."""
    put("drafts/a.txt", samples.open_end)
    put("drafts/二.txt", samples.garbled)
    path = put("ci/baseline.txt", "")
    path.unlink()
    assert check("drafts", "--write-baseline", "ci/baseline.txt").code == 0
    return path


def rows(path):
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]


def test_a_baseline_has_a_line_for_each_finding_in_order(known, check):
    found = rows(known)
    assert [row[:2] for row in found] == [
        ["../drafts/a.txt", "drafting/placeholder"],
        ["../drafts/二.txt", "drafting/garbled-text"],
    ]
    before = known.read_bytes()
    done = check("drafts", "--write-baseline", "ci/baseline.txt")
    assert known.read_bytes() == before
    assert done.err == "wrote 2 known findings to ci/baseline.txt\n"


def test_known_findings_are_neither_shown_nor_counted(known, check):
    done = check("drafts", "--baseline", "ci/baseline.txt")
    assert (done.code, done.err) == (0, "")
    assert "error[" not in done.out
    assert done.out.endswith("; 2 known findings not shown\n")
    told = json.loads(check("drafts", "--baseline", "ci/baseline.txt", "--output", "json").out)
    assert told["summary"] == {"drafts": 2, "errors": 0, "warnings": 0, "notes": 0, "known": 2}


def test_a_new_finding_is_told(known, put, check, samples):
    put("drafts/a.txt", f"A new paragraph.\n\n{samples.open_end}\n{samples.open_end}")
    done = check("drafts", "--baseline", "ci/baseline.txt", "--output", "concise")
    assert done.code == 1
    told = [line for line in done.out.splitlines() if "repeated-sentence" not in line]
    assert [line.split(": ")[0] for line in told] == ["drafts/a.txt:5:31"]


def test_what_is_gone_is_told_so_that_the_file_can_shrink(known, put, check, samples):
    put("drafts/a.txt", samples.clean)
    done = check("drafts", "--baseline", "ci/baseline.txt")
    assert done.code == 0
    said = "1 known finding of ci/baseline.txt is gone; --write-baseline ci/baseline.txt takes that out"
    assert done.err == f"{said}\n"
    assert check("drafts/二.txt", "--baseline", "ci/baseline.txt").err == ""  # a was not judged
    both = ("--baseline", "ci/baseline.txt", "--write-baseline", "ci/baseline.txt")
    assert check("drafts", *both).code == 0
    assert [row[0] for row in rows(known)] == ["../drafts/二.txt"]


def test_writing_keeps_what_was_not_judged(known, put, check, lint):
    check("drafts/a.txt", "--write-baseline", "ci/baseline.txt")
    assert len(rows(known)) == 2
    lint(
        "check", "--select", "drafting/wrong-word", "drafts", "--write-baseline", "ci/baseline.txt"
    )
    assert len(rows(known)) == 2
    put("drafts/a.txt", b"\xff\xfe\x00")
    assert check("drafts", "--write-baseline", "ci/baseline.txt").code == 2
    assert len(rows(known)) == 2
    (known.parent.parent / "drafts" / "a.txt").unlink()
    check("drafts", "--write-baseline", "ci/baseline.txt")
    assert len(rows(known)) == 1


def test_nothing_is_written_unless_asked(known, check):
    stamp = known.stat().st_mtime_ns
    check("drafts", "--baseline", "ci/baseline.txt")
    assert known.stat().st_mtime_ns == stamp
    assert sorted(path.name for path in known.parent.iterdir()) == ["baseline.txt"]


@pytest.mark.parametrize("line", ["just words", "a\tb", "a\tb\t", "a\tb\tc\td"])
def test_a_broken_baseline_is_2(known, check, line):
    known.write_text(f"# head\n{line}\n", encoding="utf-8")
    done = check("drafts", "--baseline", "ci/baseline.txt")
    assert done.code == 2
    assert "ci/baseline.txt:2: is no line of a baseline" in done.err
    assert check("drafts", "--baseline", "gone.txt").code == 2


def test_several_processes_agree(known, put, shell, samples):
    for number in range(30):
        put(f"drafts/{number}.txt", samples.open_end)
    runs = []
    for jobs in ("1", "2"):
        done = shell("check", *samples.select, "--jobs", jobs, "drafts", "--write-baseline", f"ci/{jobs}.txt")  # fmt: skip
        assert done.returncode == 0
        runs.append((known.parent / f"{jobs}.txt").read_bytes())
        done = shell("check", *samples.select, "--jobs", jobs, "drafts", "--baseline", f"ci/{jobs}.txt")  # fmt: skip
        assert (done.returncode, done.stderr) == (0, b"")
    assert runs[0] == runs[1]
    assert runs[0].count(b"\n") == 33


# --statistics


def test_statistics_count_findings_and_drafts_by_rule(put, check, samples):
    put("a.txt", samples.open_end + "\n" + samples.open_end)
    put("b.txt", samples.open_end + "\n" + samples.garbled)
    put("c.txt", samples.clean)
    done = check("a.txt", "b.txt", "c.txt", "--statistics")
    assert done.code == 1
    assert done.out == (
        "rule                        findings  drafts\n"
        "drafting/placeholder               3       2\n"
        "drafting/garbled-text              1       1\n"
        "drafting/repeated-sentence         1       1\n"
        "5 findings in 3 drafts\n"
    )
    assert check("c.txt", "--statistics").out == "0 findings in 1 draft\n"


def test_statistics_leave_out_what_is_known(known, check):
    done = check("drafts", "--statistics", "--baseline", "ci/baseline.txt")
    assert (done.code, done.out) == (0, "0 findings in 2 drafts\n")
