"""Records written and verified from the command line."""

from __future__ import annotations

import json
import os
import shutil

import pytest

from disclosure_lint.packs.load import shipped

DRAFT = (
    "Voluntary Announcement\n\nAscentage Pharma Group International (Stock Code: 6855) announces "
    "that on [●] the trial of olverembatinib began.\n"
)


@pytest.fixture
def recorded(lint, put):
    """A draft and the record of it."""
    put("draft.txt", DRAFT)
    done = lint("check", "draft.txt", "--output", "record", "--output-file", "record.json",
                "--date", "2026-11-23")  # fmt: skip
    assert done.code == 1, done
    return put


def test_a_record_agrees_with_its_draft(recorded, lint):
    done = lint("verify", "record.json", "draft.txt")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("record.json and draft.txt agree: the same draft, packs, issuer")


def test_the_same_run_writes_the_same_bytes_anywhere(recorded, shell, tmp_path):
    first = (tmp_path / "record.json").read_bytes()
    recorded("elsewhere/draft.txt", DRAFT)
    args = ("check", tmp_path / "elsewhere" / "draft.txt", "--output", "record",
            "--date", "2026-11-23")  # fmt: skip
    assert shell(*args, PYTHONHASHSEED="7").stdout == first
    assert str(tmp_path).encode() not in first


def test_another_draft_is_named(recorded, lint):
    recorded("draft.txt", DRAFT.replace("[●]", "4 May 2026"))
    done = lint("verify", "record.json", "draft.txt")
    assert done.code == 1
    assert "- the draft is another: its SHA-256 began with" in done.out
    assert "drafting/placeholder was unmet, and is not applicable now" in done.out
    assert "the finding is gone: drafting/placeholder (error), line 3" in done.out


def test_a_tampered_record_is_named(recorded, lint, tmp_path):
    path = tmp_path / "record.json"
    path.write_text(path.read_text("utf-8").replace('"severity": "error"', '"severity": "note"'))
    done = lint("verify", "record.json", "draft.txt")
    assert done.code == 1
    assert "- the record was changed after it was written" in done.out


def test_other_rules_and_another_profile_are_named(recorded, lint, tmp_path):
    own = tmp_path / "own" / "issuers"
    own.mkdir(parents=True)
    profile = os.path.join(shipped(), "issuers", "ascentage-pharma.yaml")
    shutil.copy(profile, own)
    with open(own / "ascentage-pharma.yaml", "a", encoding="utf-8") as file:
        file.write("# the house's own copy\n")
    done = lint("verify", "record.json", "draft.txt", "--pack", "own")
    assert done.code == 1
    assert "- the profile of the issuer ascentage-pharma is another" in done.out


def test_a_draft_may_come_by_standard_input(recorded, shell, tmp_path):
    done = shell("verify", tmp_path / "record.json", "-", stdin=DRAFT.encode())
    assert done.returncode == 0, done
    assert b"note:" not in done.stdout


def test_the_options_of_the_record_are_gone_by(lint, put):
    put("draft.txt", DRAFT)
    lint("check", "draft.txt", "--output", "record", "--output-file", "r.json",
         "--select", "drafting", "--ignore", "drafting/placeholder")  # fmt: skip
    assert lint("verify", "r.json", "draft.txt").code == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("gone.json", "draft.txt"), "gone.json: no such file"),
        (("draft.txt", "draft.txt"), "draft.txt: not a record"),
        (("record.json", "gone.txt"), "gone.txt"),
    ],
)
def test_what_cannot_be_judged_is_2(recorded, lint, args, said):
    done = lint("verify", *args)
    assert done.code == 2
    assert said in done.err


def test_a_rule_that_is_no_more_is_2(recorded, lint, tmp_path):
    record = json.loads((tmp_path / "record.json").read_text("utf-8"))
    record["told"]["select"] = ["hkex/gone"]
    recorded("record.json", json.dumps(record))
    done = lint("verify", "record.json", "draft.txt")
    assert done.code == 2
    assert "cannot be checked as it was recorded: there is no rule `hkex/gone`" in done.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("a.txt", "b.txt"), "a record is of one draft, and these are 2; name one"),
        (("a.txt", "--fix"), "a record is of a draft as it stands"),
        (("a.txt", "--diff"), "--diff prints differences and no report"),
    ],
)
def test_a_record_is_of_one_draft_as_it_stands(lint, put, args, said):
    put("a.txt", DRAFT)
    put("b.txt", DRAFT)
    for output in ("record", "record-html"):
        done = lint("check", *args, "--output", output)
        assert done.code == 2
        assert said in done.err


def test_the_pages_are_written_to_files(lint, put, tmp_path):
    put("a.txt", DRAFT)
    for output in ("html", "record-html"):
        done = lint("check", "a.txt", "--output", output, "--output-file", "page.html")
        assert (done.code, done.out) == (1, "")
        page = (tmp_path / "page.html").read_text("utf-8")
        assert page.startswith("<!DOCTYPE html>")
        assert page.endswith("</html>\n")


def test_what_is_not_asked_for_is_not_imported(shell, put):
    path = put("a.txt", DRAFT)
    start = (
        "import sys; from disclosure_lint.cli.main import main; main(); "
        "print([n for n in sys.modules if 'render.html' in n or n.endswith(('render.record', 'record_wire'))])"
    )
    assert shell("check", path, start=start).stdout.endswith(b"[]\n")


def test_a_record_keeps_what_the_register_waived_and_agrees(recorded, lint):
    recorded(
        "waivers.toml",
        '[[waiver]]\nrule = "drafting/placeholder"\ndraft = "draft.txt"\nwords = "[●]"\n'
        'reason = "Filled in by the printer"\nwho = "J. Chan"\nuntil = 2026-12-31\n',
    )
    again = ("check", "draft.txt", "--output", "record", "--date", "2026-11-23")
    done = lint(*again, "--output-file", "waived.json")
    assert json.loads(lint(*again).out)["draft"]["waived"][0]["who"] == "J. Chan"
    assert lint("verify", "waived.json", "draft.txt").code == 0
    # A record is of its draft alone: what is wrong with the register is said beside it.
    recorded("waivers.toml", '[[waiver]]\nrule = "drafting/no-such-rule"\ndraft = "draft.txt"\n'
             'words = "x"\nreason = "r"\nwho = "w"\nuntil = 2026-12-31\n')  # fmt: skip
    done = lint(*again)
    assert "drafting/no-such-rule" in done.err
    assert json.loads(done.out)["record"] == 1


@pytest.mark.parametrize("other", [["--baseline", "b.txt"], ["--statistics"]])
def test_a_record_leaves_nothing_out(recorded, lint, other):
    recorded("b.txt", "")
    done = lint("check", "draft.txt", "--output", "record", *other)
    assert done.code == 2
    assert "a record holds every finding once" in done.err
