"""What the command line makes of pages, submissions and e-mails."""

from __future__ import annotations

import json
import os

import pytest

PAGE = "<html><head><title>x</title></head><body>\n<p>The date is <b>[TBD]</b> now.</p>\n</body></html>"
SUBMISSION = (
    "<SEC-DOCUMENT>0001.txt\n<DOCUMENT>\n<TYPE>6-K\n<FILENAME>a.htm\n<TEXT>\n" + PAGE + "\n</TEXT>\n</DOCUMENT>\n"
    "<DOCUMENT>\n<TYPE>EX-99.1\n<FILENAME>b.txt\n<TEXT>\nThe date is [TBD] (਷࢕ᖹ္҅).\n</TEXT>\n</DOCUMENT>\n"
)  # fmt: skip
MAIL = "Subject: x\nContent-Type: text/html\n\n" + PAGE
SELECT = ("--select", "drafting/placeholder", "--select", "drafting/garbled-text")


def test_a_page_is_checked_where_it_stands(lint, put):
    put("a.html", PAGE)
    done = lint("check", *SELECT, "--output", "concise", "a.html")
    assert done.out.startswith("a.html:2:19: error[drafting/placeholder]")
    assert done.code == 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_part_of_a_submission_is_checked(lint, put, jobs):
    put("f.txt", SUBMISSION)
    put("g.txt", "The date is known.")
    done = lint("check", *SELECT, "--output", "json", "--jobs", jobs, "f.txt", "g.txt")
    drafts = json.loads(done.out)["drafts"]
    assert [draft["path"] for draft in drafts] == ["f.txt#a.htm", "f.txt#b.txt", "g.txt"]
    assert [one["line"] for draft in drafts for one in draft["findings"]] == [7, 15, 15]
    assert done.code == 1


@pytest.mark.parametrize(("name", "content"), [("f.txt", SUBMISSION), ("m.eml", MAIL)])
def test_what_was_taken_out_of_a_file_is_not_mended(lint, put, name, content):
    garbled = content.replace("now.", "(਷࢕ᖹ္҅).")
    path = put(name, garbled)
    done = lint("check", *SELECT, "--fix", name)
    assert path.read_text("utf-8") == garbled
    assert "not a text that can be mended" in done.err
    assert done.code == 2


def test_folders_give_pages_and_mails_too(lint, put):
    for name in ("a.htm", "b.html", "c.xhtml", "d.eml", "e.mht", "f.xml"):
        put(f"drafts/{name}", MAIL if name[0] in "de" else PAGE)
    done = lint("check", *SELECT, "--output", "concise", "drafts")
    names = [line.split(":")[0] for line in done.out.splitlines()]
    assert [os.path.basename(name) for name in names] == "a.htm b.html c.xhtml d.eml e.mht".split()


def test_one_bad_file_does_not_stop_the_others(lint, put, tmp_path):
    put("good.html", PAGE)
    put("cut.html", b"<html><body><p>The comp\xff\xfeany</p><td")
    put("words.eml", "The Company.")
    put("none.html", "<html><script>load()</script>")
    put("fake.html", b"%PDF-1.7 \x00\x01")
    os.symlink(tmp_path / "loop.html", tmp_path / "loop.html")
    (tmp_path / os.fsdecode(b"n\xffame.html")).write_text(PAGE)
    done = lint("check", *SELECT, "--output", "concise", ".", "loop.html")
    assert done.out.count("drafting/placeholder") == 2
    assert "none.html: an HTML page that shows no words" in done.err
    assert "fake.html: not a PDF file, or a broken one" in done.err
    assert "words.eml: not an e-mail or a saved page: no header" in done.err
    assert "loop.html" in done.err
    assert done.code == 2


def test_a_fix_of_a_page_changes_nothing_else(lint, put):
    page = "<p title='a & b'>R&amp;D of XY-101 <i>met</i> its endpoint (਷࢕ᖹ္҅).</p>\n<!-- x -->\n"
    path = put("a.html", page)
    done = lint("check", *SELECT, "--fix", "a.html")
    assert path.read_text("utf-8") == page.replace("਷࢕ᖹ္҅", "國家藥監局")
    assert done.err == "mended a.html: drafting/garbled-text\n"


def test_a_finding_is_allowed_by_a_comment_in_a_page(lint, put):
    allow = "<!-- disclosure-lint: allow drafting/placeholder because the date is not known yet -->"
    put("a.html", PAGE.replace("<p>", f"{allow}\n<p>"))
    done = lint("check", *SELECT, "a.html")
    assert done.code == 0
    assert "because the date is not known yet" in done.out or "waived" in done.out


def test_a_page_without_a_fault_is_clean_and_one_not_utf_8_is_mended_in_place(lint, put):
    page = "<html><meta charset=windows-1252><p>A “quote” of XY-101 (਷࢕ᖹ္҅) – café.</p>"
    path = put("a.htm", page.encode("utf-8"))
    assert lint("check", *SELECT, "--fix", "a.htm").code == 0
    assert path.read_text("utf-8") == page.replace("਷࢕ᖹ္҅", "國家藥監局")
