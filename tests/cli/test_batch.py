"""Reports over many drafts: a folder of pages, sheets for triage, the order of drafts."""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from pathlib import Path

import pytest

from disclosure_lint.render import rows

GOOD = "The trial began on Monday, 5 January 2026.\n"
BAD = "HONG KONG, 5 January 2026 – Acme Bio said [TBD] on Tuesday, 5 January 2026.\n"


@pytest.fixture
def drafts(put):
    put("drafts/good.txt", GOOD)
    put("drafts/deep/bad.txt", BAD)
    return put


def test_a_folder_has_an_index_and_a_page_for_each_draft(drafts, lint):
    done = lint("check", "drafts", "--output", "html", "--output-file", "out/")
    assert done.code == 1
    assert "wrote out/: index.html and 2 pages" in done.err
    assert not done.out
    index = Path("out/index.html").read_text(encoding="utf-8")
    links = re.findall('href="(pages/[^"]*)"', index)
    assert [link[:9] for link in links] == ["pages/bad", "pages/goo"]  # the worst first
    for link in links:
        page = Path("out", link).read_text(encoding="utf-8")
        assert '<a href="../index.html">All drafts</a>' in page
    assert "<svg" in index
    assert "drafting/placeholder" in index
    assert "style=" not in index


def test_a_folder_is_written_anew_and_others_work_stays(drafts, lint, tmp_path):
    again = ("check", "drafts", "--output", "html", "--output-file", "out/")
    assert lint(*again).code == lint(*again).code == 1
    drafts("mine/notes.txt", "mine")
    done = lint("check", "drafts", "--output", "html", "--output-file", "mine")
    assert done.code == 2
    assert "holds other files" in done.err
    assert os.listdir("mine") == ["notes.txt"]
    assert "a folder" in lint("check", "drafts", "--output", "json", "--output-file", "out").err


def test_the_folder_of_all_drafts_is_told_once(drafts, lint):
    lint("check", "drafts", "--output", "html", "--output-file", "out/")
    index = Path("out/index.html").read_text(encoding="utf-8")
    assert "All lie in <code>drafts/</code>." in index
    assert re.findall(r'<td><a href="pages/[^>]*>([^<]*)</a>', index) == [
        "deep/bad.txt",
        "good.txt",
    ]


def test_known_findings_over_time_are_a_picture(drafts, lint, samples):
    to = ("--output", "html", "--output-file", "out/")
    for name in ("old/known-2026-10-01.txt", "known.txt"):
        drafts(name, "").unlink()
    lint("check", "drafts", "--write-baseline", "known.txt")
    Path("known.txt").replace("old/known-2026-10-01.txt")
    drafts("drafts/deep/bad.txt", BAD.replace("[TBD]", "so"))
    lint("check", "drafts", "--write-baseline", "known.txt")
    drafts("drafts/deep/bad.txt", BAD.replace("[TBD]", "[TBC]"))
    before = ("--baseline", "known.txt", "--baseline-before", "old/known-2026-10-01.txt")
    assert lint("check", "drafts", *before, *to).code in {0, 1}
    index = Path("out/index.html").read_text(encoding="utf-8")
    assert "Known findings over time" in index
    then = "2 known then, 1 of them still found; now: 2 findings, 1 of them not known."
    assert f"old/known-2026-10-01.txt: {then}" in index
    assert ">2026-10-01</text>" in index
    assert "2026-01-05: 1 error, 0 warnings, 0 notes, 1 known finding in 1 draft" in index
    assert "--output html" in lint("check", "drafts", *before).err
    drafts("old/known-2026-10-01.txt", "no baseline")
    assert "known-2026-10-01.txt:1: is no line" in lint("check", "drafts", *before, *to).err


def test_what_cannot_be_read_stands_in_the_index(drafts, lint):
    drafts("drafts/broken.docx", b"PK\x03\x04 broken")
    assert lint("check", "drafts", "--output", "html", "--output-file", "out/").code == 2
    index = Path("out/index.html").read_text(encoding="utf-8")
    assert 'class="unread"' in index
    assert index.index("broken.docx") < index.index("bad.txt")


def test_a_line_of_csv_is_a_finding(drafts, lint):
    done = lint("check", "drafts", "--output", "csv")
    assert done.out.startswith("\ufeffdraft,severity,rule,message,")
    assert "\n" not in done.out.replace("\r\n", "")
    told = list(csv.DictReader(io.StringIO(done.out[1:], newline="")))
    found = {row["rule"]: row for row in told}
    assert found["drafting/placeholder"]["words"] == "[TBD]"
    assert found["drafting/placeholder"]["draft"] == "drafts/deep/bad.txt"
    assert found["drafting/placeholder"]["line"] == "1"


def test_no_formula_ever_runs(put, lint):
    put("=cmd|' /C calc'!A1.txt", "Acme said [=1+1;=2+2 TBD].\n")
    done = lint("check", "=cmd|' /C calc'!A1.txt", "--output", "csv")
    for row in csv.reader(io.StringIO(done.out[1:], newline="")):
        for cell in row:
            assert not re.search(r"(^|[;|\t])\s*[=+@-]", cell)


@pytest.mark.parametrize(
    "words",
    ["0013", "12/20", "5 May 2026", "May 5, 2026", "1234567890123e12", "1e+5", "65.6%", "(5)", "$1,200.50", "9:30 am",
     "2026年5月5日", "2026-05-05"],
)  # fmt: skip
def test_no_words_become_a_number_or_a_date(words):
    assert rows.literal(words) == f"'{words}"


@pytest.mark.parametrize(
    "words", ["", "HKEX: 0013", "[TBC]", "Phase III", "5e102a4b8c19949a", "212/344 (65.6%) patients", "二零二六年"]
)  # fmt: skip
def test_words_that_no_spreadsheet_counts_stay(words):
    assert rows.literal(words) == words


def test_a_line_of_csv_keeps_the_zeros_of_a_name(put, lint):
    put("0013", "The Company [TBC] said so.\n")
    done = lint("check", "0013", "--output", "csv")
    assert done.out.splitlines()[1].startswith('"\'0013",')


def test_a_workbook_has_three_sheets_and_no_formula(drafts, lint):
    pytest.importorskip("xlsxwriter")
    drafts("drafts/=1+1.txt", BAD)
    told = ("check", "drafts", "--output", "xlsx", "--output-file", "out.xlsx")
    assert lint(*told).code == 1
    first = Path("out.xlsx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(first)) as file:
        book = file.read("xl/workbook.xml").decode()
        sheets = "".join(file.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2, 3))
    assert re.findall('<sheet name="([^"]*)"', book) == ["drafts", "findings", "requirements"]
    assert "<f>" not in sheets
    assert lint(*told).code == 1  # ours, so it is written anew
    assert Path("out.xlsx").read_bytes() == first
    assert "--output-file" in lint("check", "drafts", "--output", "xlsx").err


def test_statistics_are_by_rule_or_by_draft(drafts, lint):
    by_draft = lint("check", "drafts", "--statistics", "draft").out.splitlines()
    assert by_draft[0].split() == ["draft", "errors", "warnings", "notes", "met", "unchecked"]
    assert by_draft[1].startswith("drafts/deep/bad.txt")
    by_rule = lint("check", "--statistics", "drafts").out
    assert by_rule == lint("check", "drafts", "--statistics", "rule").out
    assert by_rule.startswith("rule ")


def test_drafts_are_told_of_in_the_order_that_is_asked_for(drafts, lint):
    drafts("drafts/a.txt", GOOD.replace("2026", "2027"))
    by_path = lint("check", "drafts", "--output", "concise").out
    worst = lint("check", "drafts", "--output", "concise", "--sort", "worst").out
    assert sorted(worst.splitlines()) == sorted(by_path.splitlines())
    assert worst.startswith("drafts/deep/bad.txt")
    assert by_path.startswith("drafts/a.txt")
