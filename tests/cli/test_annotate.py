"""`annotate`: findings of a Word file as comments in a copy of it."""

from __future__ import annotations

import json
import os
import re
import stat
import sys

import pytest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "readers", "word"))

from test_annotating import comments
from wordfile import body_of, change, docx, p, parts, r, read, row, tbl, zipped

LISTED = "Ascentage Pharma (NASDAQ: AAPG; HKG: 6855) announces that its trial began."
SELECT = ("--select", "tickers/nonstandard-exchange-label,drafting")
OLDER = '<w:comment w:id="7" w:author="A. Chan"><w:p><w:r><w:t>Is this so?</w:t></w:r></w:p></w:comment>'
ON = ('<w:commentRangeStart w:id="7"/>', '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>')  # fmt: skip
HEAD = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
RICH = docx(
    p(r(LISTED[:35]), r(LISTED[35:], "<w:b/>"))
    + p("It ", ON[0], "met", ON[1], " its [TBC] end-point, ", change("ins", "the the end."))
    + tbl(row("Item", "2026"), row("Revenue", "[●]"))
    + HEAD,
    headers=[p("Draft [TBC]")],
    comments=OLDER,
)
LEFTOVERS = {"drafting/review-comment", "drafting/tracked-change"}


@pytest.fixture
def draft(put):
    return put("a.docx", docx(p(r(LISTED[:35]), r(LISTED[35:], "<w:b/>"))))


def findings(lint, path, *args):
    """Return the findings of a file, those about what reviewers left aside."""
    told = json.loads(lint("check", path, "--output", "json", *args).out)["drafts"][0]
    return [
        (one["rule"], one["message"], one["quote"], one["where"], one["fingerprint"])
        for one in told["findings"]
        if one["rule"] not in LEFTOVERS
    ]


def test_a_finding_is_a_comment_with_its_fix_beside_it(lint, draft):
    before = draft.read_bytes()
    done = lint("annotate", *SELECT, "a.docx", "-o", "b.docx", "--stamp", "2026-11-23")
    assert (done.code, done.err) == (0, "")
    assert done.out == "b.docx: 1 comment, 1 tracked change; 1 warning\n"
    data = draft.with_name("b.docx").read_bytes()
    ((said, words),) = comments(data).items()
    assert words == "HKEX"
    assert said.split("\n") == [
        "Look at: “HKG” is not the house's label; it writes “HKEX”",
        "What to do: Write HKEX before 6855.",
        "Fix: “HKG” → “HKEX” (made here as a tracked change, to accept or reject)",
        "Rule: tickers/nonstandard-exchange-label",
    ]
    assert (read(data).text, read(data, "original").text) == (LISTED.replace("HKG", "HKEX"), LISTED)
    assert body_of(data).count('w:date="2026-11-23T00:00:00Z"') == 2
    assert draft.read_bytes() == before
    assert sorted(os.listdir()) == ["a.docx", "b.docx"]


def test_without_fixes_there_are_comments_alone(lint, draft):
    done = lint("annotate", *SELECT, "a.docx", "-o", "b.docx", "--no-fixes")
    assert done.out == "b.docx: 1 comment, no tracked changes; 1 warning\n"
    data = draft.with_name("b.docx").read_bytes()
    assert "(not made here)" in next(iter(comments(data)))
    assert "w:date" not in body_of(data)
    assert read(data).text == LISTED


def test_fixes_of_wording_are_tracked_where_that_is_asked_for(lint, put):
    path = put(
        "a.docx", docx(p("The drug is a BCL-2 inhibitor (ofapplication) to use the the most."))
    )
    select = ("--select", "drafting")
    assert "tracked change" in lint("annotate", *select, "a.docx", "-o", "b.docx").out
    said = "\n".join(comments(path.with_name("b.docx").read_bytes()))
    done = lint("annotate", *select, "a.docx", "-o", "c.docx", "--unsafe-fixes")
    after = "\n".join(comments(path.with_name("c.docx").read_bytes()))
    assert "not made here: it changes wording" in said
    assert "not made here: it changes wording" not in after
    assert read(path.with_name("c.docx").read_bytes()).text != read(path.read_bytes()).text
    assert done.code == 0


@pytest.mark.parametrize("fixes", [(), ("--no-fixes",), ("--unsafe-fixes",)])
def test_the_copy_has_the_findings_of_the_draft_and_keeps_what_was_there(lint, put, fixes):
    path = put("a.docx", RICH)
    assert lint("annotate", "a.docx", "-o", "b.docx", *fixes).code == 1
    data = path.with_name("b.docx").read_bytes()
    assert comments(data)["Is this so?"] == "met"
    assert read(data, "original").text == read(RICH, "original").text
    assert findings(lint, "b.docx", "--tracked", "original") == findings(
        lint, "a.docx", "--tracked", "original"
    )
    if fixes == ("--no-fixes",):
        assert read(data).text == read(RICH).text
        assert findings(lint, "b.docx") == findings(lint, "a.docx")


def test_words_that_are_not_in_the_body_are_told_in_the_comment(lint, put):
    path = put("a.docx", RICH)
    lint("annotate", *SELECT, "a.docx", "-o", "b.docx")
    found = comments(path.with_name("b.docx").read_bytes())
    (header,) = [one for one in found if "In header 1: “[TBC]”." in one]
    assert found[header] == LISTED.replace("HKG", "HKEX")
    (told,) = [one for one in found if "In comment 1: “Is this so?”." in one]
    assert found[told] == "met"
    (value,) = [one for one in found if "“[●]”" in one]
    assert found[value] == "[●]"


def test_what_is_waived_has_no_comment(lint, draft):
    told = json.loads(lint("check", *SELECT, "a.docx", "--output", "json").out)
    fingerprint = told["drafts"][0]["findings"][0]["fingerprint"]
    lint("waive", "a.docx", fingerprint, "--reason", "House", "--who", "J. Chan", "--until",
         "2030-12-31", "--register", "waivers.toml", *SELECT)  # fmt: skip
    args = ("annotate", *SELECT, "a.docx", "-o", "b.docx", "--date", "2026-11-23")
    assert lint(*args, "--waivers", "waivers.toml").out == (
        "b.docx: no comments, no tracked changes; no findings\n"
    )
    late = lint(*args[:-1], "2031-01-01", "--force", "--waivers", "waivers.toml")
    assert "The waiver ended on 2030-12-31" in late.err


def test_exit_codes_are_those_of_check(lint, put):
    put("a.docx", docx(p("The trial of XY-101 began on [●] in Hong Kong.")))
    assert lint("annotate", "--select", "drafting", "a.docx", "-o", "1.docx").code == 1
    told = ("--select", "drafting", "--fail-on", "never")
    assert lint("annotate", *told, "a.docx", "-o", "0.docx").code == 0
    put("l.docx", docx(p(LISTED)))
    assert lint("annotate", *SELECT, "l.docx", "-o", "2.docx").code == 0
    assert lint("annotate", *SELECT, "--fail-on", "warning", "l.docx", "-o", "3.docx").code == 1


def test_a_fix_that_cannot_be_tracked_is_said_there_and_on_standard_error(lint, put):
    at = LISTED.index("KG")
    path = put("a.docx", docx(p(LISTED[:at], change("del", "x"), r(LISTED[at:]))))
    done = lint("annotate", *SELECT, "a.docx", "-o", "b.docx")
    reason = "it crosses a deletion that nobody accepted"
    assert done.err == f"not tracked in b.docx: tickers/nonstandard-exchange-label: {reason}\n"
    assert f"(not made here: {reason})" in "\n".join(
        comments(path.with_name("b.docx").read_bytes())
    )


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["a.docx", "-o", "a.docx"], "a.docx: is the draft itself, which is never written to"),
        (["a.docx", "-o", "./a.docx", "--force"], "is the draft itself"),
        (["a.docx", "-o", "link.docx", "--force"], "is the draft itself"),
        (["a.docx", "-o", "there.docx"], "there.docx: is there already; --force replaces it"),
        (["a.docx", "-o", "no/b.docx"], "no/b.docx: its folder does not exist"),
        (["a.docx", "-o", "folder.docx", "--force"], "folder.docx: is a folder"),
        (["a.docx", "-o", "b.txt"], "b.txt: Word opens a copy of a .docx file only if it ends in .docx"),
        (["a.docx", "-o", "b.docx", "--no-fixes", "--unsafe-fixes"], "do not go together"),
        (["a.docx", "-o", "b.docx", "--date", "yesterday"], "yesterday"),
        (["a.docx", "-o", "b.docx", "--select", "nothing/such"], "nothing/such"),
        (["a.txt", "-o", "b.docx"], "only a Word file can hold comments, and this is none; `check --output html`"),
        (["a.html", "-o", "b.docx"], "`check --output html` marks the findings in its text"),
        (["none.docx", "-o", "b.docx"], "none.docx: no such file"),
        (["bad.docx", "-o", "b.docx"], "a Word document that cannot be read"),
        (["signed.docx", "-o", "b.docx"], "is signed, and any change would break the signature"),
        (["a.docx"], "Missing option '-o'"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_2_and_writes_nothing(lint, put, draft, args, said):
    put("there.docx", "other")
    put("a.txt", LISTED)
    put("a.html", f"<html><body>{LISTED}")
    put("bad.docx", draft.read_bytes()[:-40])
    put("signed.docx", zipped(parts(p(LISTED)) | {"_xmlsignatures/sig1.xml": "<a/>"}))
    put("folder.docx/x", "")
    os.link("a.docx", "link.docx")
    before = {one: os.stat(one).st_mtime_ns for one in os.listdir()}
    done = lint("annotate", *args)
    assert done.code == 2
    assert said in done.err
    assert {one: os.stat(one).st_mtime_ns for one in os.listdir()} == before


def test_force_replaces_another_copy(lint, put, draft):
    path = put("there.docx", "other")
    assert lint("annotate", *SELECT, "a.docx", "-o", "there.docx", "--force").code == 0
    assert len(comments(path.read_bytes())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_who_may_read_the_copy_is_who_may_read_the_draft(lint, draft):
    draft.chmod(0o600)
    lint("annotate", *SELECT, "a.docx", "-o", "b.docx")
    assert stat.S_IMODE(os.stat("b.docx").st_mode) == 0o600


def test_the_same_draft_gives_the_same_bytes(lint, put):
    path = put("a.docx", RICH)
    for name in ("b.docx", "c.docx"):
        lint("annotate", "a.docx", "-o", name)
    assert path.with_name("b.docx").read_bytes() == path.with_name("c.docx").read_bytes()


def test_a_copy_that_would_not_read_as_it_should_is_not_written(lint, draft, monkeypatch):
    from disclosure_lint.readers.word.annotating import WordAnnotator

    data = docx(p("Something else."))
    monkeypatch.setattr(WordAnnotator, "annotated", lambda *_: data)
    done = lint("annotate", *SELECT, "a.docx", "-o", "b.docx")
    assert done.code == 2
    assert "cannot be annotated: what was written would not read as it should" in done.err
    assert os.listdir() == ["a.docx"]


def test_rows_hold_no_marks_of_the_terminal(lint, put):
    path = put("a.docx", RICH)
    lint("annotate", "a.docx", "-o", "b.docx")
    said = "\n".join(comments(path.with_name("b.docx").read_bytes()))
    assert "`" not in said
    assert re.search(r"^Authority: .*\(guidance\)", said, re.MULTILINE)
