"""What is written replaces nobody's work, and what a folder holds is not passed over."""

from __future__ import annotations

import json
import os
import sys
import zipfile

import pytest

from disclosure_lint.outputs import OUTPUTS
from disclosure_lint.readers.ours import ours
from disclosure_lint.readers.word.suggesting import AUTHOR

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "readers", "word"))

from wordfile import docx, p

DRAFTING = ("--select", "drafting")


def other_names(path):
    """Further names of one file, as far as the system has them."""
    made = [os.path.join(".", path), os.path.abspath(path)]
    if hasattr(os, "symlink") and os.name != "nt":
        os.symlink(path, "link.html")
        os.link(path, "second.html")
        made += ["link.html", "second.html"]
    return made


@pytest.mark.parametrize("option", ["--output-file", "--write-baseline"])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_no_draft_is_replaced_by_whatever_name(lint, put, samples, option, force):
    path = put("draft.txt", samples.clean)
    for name in ["draft.txt", *other_names("draft.txt")]:
        done = lint("check", *DRAFTING, ".", option, name, *force)
        assert done.code == 2
        assert "one of the drafts" in done.err
    assert path.read_text(encoding="utf-8") == samples.clean


def test_what_somebody_else_wrote_is_replaced_only_where_that_is_told(lint, put, samples):
    put("draft.txt", samples.clean)
    theirs = put("notes.csv", "a,b\n")
    done = lint("check", *DRAFTING, "draft.txt", "--output-file", "notes.csv")
    assert done.code == 2
    assert "--force" in done.err
    assert theirs.read_text() == "a,b\n"
    assert lint("check", *DRAFTING, "draft.txt", "--output-file", "notes.csv", "--force").code == 0
    assert theirs.read_text() != "a,b\n"


@pytest.mark.parametrize("draft", ["clean", "open_end"])
@pytest.mark.parametrize("output", OUTPUTS)
def test_a_report_may_be_written_anew(lint, put, samples, output, draft):
    put("draft.txt", getattr(samples, draft))
    told = ("check", *DRAFTING, "draft.txt", "--output", output, "--output-file", "report")
    first = lint(*told)
    assert first.code in {0, 1}
    assert "wrote report" in first.err
    assert lint(*told).code == first.code


@pytest.mark.parametrize("output", ["html", "record-html", "full", "concise"])
def test_a_report_that_lies_among_the_drafts_is_no_draft(lint, put, samples, output):
    put("d/draft.txt", samples.open_end)
    name = "d/report.html" if "html" in output else "d/report.txt"
    lint("check", *DRAFTING, "d", "--output", output, "--output-file", name)
    done = lint("check", *DRAFTING, "d", "--output", "json")
    assert [one["path"] for one in json.loads(done.out)["drafts"]] == [
        os.path.join("d", "draft.txt")
    ]
    assert f"1 file that disclosure-lint wrote is left out: {os.path.basename(name)}" in done.err
    named = lint("check", *DRAFTING, "d/draft.txt", name, "--output", "json")
    assert len(json.loads(named.out)["drafts"]) == 1


def test_a_report_that_is_named_alone_is_refused(lint, put, samples):
    put("draft.txt", samples.clean)
    lint("check", *DRAFTING, "draft.txt", "--output", "html", "--output-file", "page.html")
    done = lint("check", *DRAFTING, "page.html")
    assert done.code == 2
    assert "a report of disclosure-lint, and no draft" in done.err


def test_an_annotated_copy_is_left_out_of_a_folder_until_its_comments_are_gone(lint, put):
    draft = put("d/draft.docx", docx(p("Acme said [TBD] on Monday.")))
    lint("annotate", "d/draft.docx", "-o", "d/copy.docx")
    done = lint("check", *DRAFTING, "d", "--output", "concise")
    assert "copy.docx (an annotated copy)" in done.err
    assert "copy.docx" not in done.out
    assert "copy.docx" in lint("check", *DRAFTING, "d/copy.docx", "--output", "concise").out
    (draft.parent / "copy.docx").write_bytes(draft.read_bytes())
    assert "copy.docx" in lint("check", *DRAFTING, "d", "--output", "concise").out


def test_a_draft_that_quotes_a_report_is_a_draft():
    quoted = b"Read this:\n\nerror[hkex/missing-stock-code]: no\n  --> a.txt:1:1\n\n1 draft: 1 error; 3 requirements met\n\nThe end.\n"
    assert ours(quoted) is None
    assert ours(b"") is None
    assert ours(b'{"name": "disclosure-lint"}') is None
    assert ours(AUTHOR) is None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")),
        ("a.rtf", b"{\\rtf1 Acme}"),
        ("a.odt", b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text"),
        ("a.pages", b"PK\x03\x04 Index/Document.iwa"),
        ("a", b"{\\rtf1 Acme}"),
        ("a.bak", b"%PDF-1.7 "),
        ("a.dotx", b"PK\x03\x04 word/document.xml"),
    ],
)
def test_what_may_hold_a_draft_and_is_not_read_is_told_of_and_fails(lint, put, samples, name, data):
    put("d/draft.txt", samples.clean)
    put(f"d/{name}", data)
    done = lint("check", *DRAFTING, "d")
    assert done.code == 2
    told = [line for line in done.err.splitlines() if "may hold a draft" in line]
    assert len(told) == 1
    assert f"{name} (" in told[0]


def test_several_of_them_are_counted_in_one_line(lint, put, samples):
    put("d/draft.txt", samples.clean)
    for number in range(8):
        put(f"d/{number}.rtf", "{\\rtf1 Acme}")
    done = lint("check", *DRAFTING, "d")
    assert done.err.count("8 files that may hold drafts are not read") == 1
    assert "and 3 more" in done.err


def test_other_files_are_counted_and_change_nothing(lint, put, samples):
    put("d/draft.txt", samples.clean)
    for name in ("LICENSE", "a.png", "b.png", "c.yaml"):
        put(f"d/{name}", "text")
    done = lint("check", *DRAFTING, "d")
    assert done.code == 0
    assert "4 other files left out: 2 .png, 1 .yaml, LICENSE" in done.err
    assert "left out" not in lint("check", *DRAFTING, "d", "--quiet").err


def test_a_stamp_dates_comments_and_a_date_the_draft(lint, put):
    put("draft.docx", docx(p("Hong Kong, December 10, 2025 – Acme said [TBD].")))
    assert lint("annotate", "draft.docx", "-o", "a.docx", "--stamp", "2026-11-29").code in {0, 1}
    comments = zipfile.ZipFile("a.docx").read("word/comments.xml").decode()
    assert 'w:date="2026-11-29T00:00:00Z"' in comments
    assert "2026-11-29" not in comments.replace('w:date="2026-11-29T00:00:00Z"', "")
    lint("annotate", "draft.docx", "-o", "b.docx", "--date", "2025-12-10")
    assert "w:date=" not in zipfile.ZipFile("b.docx").read("word/comments.xml").decode()
    assert lint("annotate", "draft.docx", "-o", "c.docx", "--stamp", "today").code == 2
    assert not os.path.exists("c.docx")


@pytest.mark.parametrize("output", ["json", "html", "concise"])
def test_a_report_and_differences_are_not_asked_for_at_once(lint, put, samples, output):
    put("draft.txt", samples.clean)
    done = lint("check", *DRAFTING, "draft.txt", "--output", output, "--fix", "--diff")
    assert done.code == 2
    assert "--diff prints differences" in done.err
