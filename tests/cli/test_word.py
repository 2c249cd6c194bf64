from __future__ import annotations

import json
import os
import sys

import pytest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "readers", "word"))

from wordfile import change, docx, p, r, read, row, tbl

LISTED = "Ascentage Pharma (NASDAQ: AAPG; HKG: 6855) announces that its trial began."
SELECT = ("--select", "tickers/nonstandard-exchange-label,drafting")


@pytest.fixture
def draft(put):
    return put("a.docx", docx(p(r(LISTED[:35]), r(LISTED[35:], "<w:b/>"))))


def test_a_word_file_is_checked_like_any_draft(lint, draft):
    done = lint("check", *SELECT, "--output", "json", ".")
    (told,) = json.loads(done.out)["drafts"]
    (finding,) = told["findings"]
    assert (finding["quote"], finding["where"]) == ("HKG", "paragraph 1")
    assert finding["rule"] == "tickers/nonstandard-exchange-label"


def test_fix_mends_a_word_file_in_place(lint, draft):
    done = lint("check", *SELECT, "--fix", "a.docx")
    assert done.err == "mended a.docx: tickers/nonstandard-exchange-label\n"
    assert read(draft.read_bytes()).text == LISTED.replace("HKG", "HKEX")
    assert [entry.name for entry in draft.parent.iterdir()] == ["a.docx"]


def test_suggest_leaves_the_choice_to_a_reviewer(lint, draft):
    done = lint("check", *SELECT, "--fix", "--suggest", "--date", "2026-11-23", "a.docx")
    assert done.code == 0
    data = draft.read_bytes()
    assert read(data).text == LISTED.replace("HKG", "HKEX")
    assert read(data, "original").text == LISTED
    done = lint("check", *SELECT, "--tracked", "original", "a.docx", "--output", "json")
    found = [one["message"] for one in json.loads(done.out)["drafts"][0]["findings"]]
    assert found == [
        "Left in the draft: a replacement by disclosure-lint of “HKEX”, `HKG`",
        "`HKG` is not the house's label; it writes `HKEX`",
    ]


def test_diff_of_a_word_file_is_of_its_text(lint, draft):
    before = draft.read_bytes()
    done = lint("check", *SELECT, "--diff", "a.docx")
    assert done.code == 1
    assert f"-{LISTED}\n" in done.out
    assert f"+{LISTED.replace('HKG', 'HKEX')}\n" in done.out
    assert draft.read_bytes() == before


def test_standard_input_that_is_a_word_file_comes_back_as_one(shell, draft):
    done = shell("check", *SELECT, "--fix", "-", stdin=draft.read_bytes())
    assert read(done.stdout).text == LISTED.replace("HKG", "HKEX")


def test_a_fix_that_cannot_be_made_is_left_and_said(lint, put):
    at = LISTED.index("KG")
    path = put("a.docx", docx(p(LISTED[:at], change("del", "x"), r(LISTED[at:]))))
    before = path.read_bytes()
    done = lint("check", *SELECT, "--fix", "a.docx")
    reason = "it crosses a deletion that nobody accepted"
    assert done.err == f"left as it is in a.docx: tickers/nonstandard-exchange-label: {reason}\n"
    assert path.read_bytes() == before
    assert reason in lint("check", *SELECT, "--diff", "a.docx").err


def test_a_file_that_changed_meanwhile_is_left_alone(lint, draft, monkeypatch):
    from disclosure_lint.cli import mend

    def meanwhile(*args):
        draft.write_bytes(b"other")
        return done(*args)

    done = mend.mend
    monkeypatch.setattr(mend, "mend", meanwhile)
    assert "has changed since it was read" in lint("check", *SELECT, "--fix", "a.docx").err
    assert draft.read_bytes() == b"other"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--suggest", "a.docx"], "give --fix or --unsafe-fixes too"),
        (["--fix", "--tracked", "original", "a.docx"], "leave --tracked out"),
        (["--fix", "--suggest", "a.txt"], "a.txt: only a Word file can hold suggestions"),
        (["bad.docx"], "bad.docx: a Word document that cannot be read: "),
    ],
)
def test_what_makes_no_sense_is_2(lint, put, draft, args, said):
    put("a.txt", LISTED)
    put("bad.docx", draft.read_bytes()[:-40])
    done = lint("check", *SELECT, *args)
    assert done.code == 2
    assert said in done.err


def test_tracked_original_reads_what_was_there_before(lint, put):
    put("a.docx", docx(p(change("ins", LISTED)) + p("A trial began.") + tbl(row("a", "b"))))
    assert "HKG" in lint("check", *SELECT, "a.docx").out
    assert "nonstandard" not in lint("check", *SELECT, "--tracked", "original", "a.docx").out


def test_plain_text_does_not_import_what_reads_word(shell, put, samples):
    put("a.txt", samples.clean)
    start = (
        "import sys; from disclosure_lint.cli.main import main; main();"
        "print([one for one in sys.modules if 'readers.word' in one or one in"
        " ('zipfile', 'xml.parsers.expat', 'difflib', 'disclosure_lint.readers.rewriting')], file=sys.stderr)"
    )
    assert shell("check", "a.txt", start=start).stderr.strip() == b"[]"
