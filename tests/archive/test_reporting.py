"""What a team gets of an archive: a page, spreadsheets, and samples that are read back."""

from __future__ import annotations

import csv
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest

from disclosure_lint.archive import asking, exporting, precision
from disclosure_lint.archive.report import charts, report
from disclosure_lint.cli.main import main as run
from disclosure_lint.errors import UsageError

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")
FORM = "{source}/{year}/{month}{day}/"
RULE = "drafting/placeholder"


@pytest.fixture
def feed(releases):
    return releases(6)


@pytest.fixture
def archive(feed, judge, tmp_path):
    (feed / "wire" / "2025" / "0501" / "=1+1.txt").write_text("<script>x</script> Of [●] & of <b>.", "utf-8")  # fmt: skip
    judge(feed, form=FORM)
    return str(tmp_path / "out")


def read(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_page_is_whole_in_itself(archive, tmp_path):
    assert run(["archive", "report", archive, "-o", f"{tmp_path}/r.html", "--title", "<Wire>"]) == 0
    page = (tmp_path / "r.html").read_text("utf-8")
    assert "<h1>&lt;Wire&gt;</h1>" in page
    assert "<script" not in page
    assert not re.findall(r"""(?:src|href)=["']|url\(|@import|style=["']""", page)
    body = re.sub(r"<!DOCTYPE html>|<meta[^>]*>|<br>|<style>.*?</style>", "", page, flags=re.DOTALL)
    ET.fromstring(body)  # every element is closed
    for heading in ("Findings by rule", "By source", "Over time", "Legends", "Not judged"):
        assert heading in page
    assert RULE in page
    assert report(asking.Archive(archive), "<Wire>") == page


def test_a_rate_is_drawn_with_its_band():
    rates = [charts.Rate(name, 100, value, value - 5, value + 5) for name, value in (("a", 10), ("b", 20), ("d", 15))]  # fmt: skip
    drawn = charts.panel("wire", rates, ["a", "b", "c", "d"], 30, "%")
    assert drawn.count("<polygon") == 2  # nothing is drawn through `c`, of which nothing is known
    assert "b: 20 % of 100 drafts, between 15 and 25" in drawn
    assert charts.panel("wire", [], ["a"], 0, "%")
    assert 'aria-label="3 %, between 1 and 9"' in charts.bar(charts.Rate("a", 9, 3, 1, 9), 9, "%")


def test_a_sample_is_filled_in_and_read_back(archive, feed, tmp_path, capsys):
    sample = tmp_path / "sample.csv"
    args = ["archive", "sample", archive, str(feed), "--rule", RULE, "--count", "4", "-o", str(sample)]  # fmt: skip
    assert run(args) == 0
    rows = read(sample)
    assert [row["quote"] for row in rows] == ["[●]"] * 4
    assert all(row["before"] and row["findings"] == "7" for row in rows)
    for row, said in zip(rows, ("right", "Yes", "wrong", ""), strict=True):
        row["right"] = said
    with sample.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter=";")  # as a spreadsheet of some countries
        writer.writeheader()
        writer.writerows(rows)
    (found,) = precision.read([str(sample), str(sample)])
    assert found.row == (RULE, 3, 2, 0, 1, 66.7, 20.8, 93.9, 1)
    capsys.readouterr()
    assert run(["archive", "precision", str(sample)]) == 0
    assert "66.7 % of all findings" in capsys.readouterr().out
    assert "2 of 3 (20.8–93.9 %)" in report(asking.Archive(archive), "Wire", [found])
    sample.write_text("right,rule\nmaybe,a/b\n", encoding="utf-8")
    with pytest.raises(UsageError, match="row 2: `maybe` is none of right, wrong and arguable"):
        precision.read([str(sample)])
    sample.write_text("a,b\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no sample"):
        precision.read([str(sample)])


@pytest.mark.parametrize(
    ("hit", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (95, 100, 0.8882, 0.9785), (0, 0, 0.0, 1.0)],
)
def test_the_band_is_wilsons(hit, of, low, high):
    assert precision.wilson(hit, of) == pytest.approx((low, high), abs=5e-5)


def test_spreadsheets_open_what_is_exported(archive, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(exporting, "LINES", 10)
    assert run(["archive", "export", archive, "-o", str(tmp_path / "csv")]) == 0
    assert "findings-2.csv" in capsys.readouterr().out
    names = ("findings.csv", "findings-2.csv")
    rows = [row for name in names for row in read(tmp_path / "csv" / name)]
    assert len(rows) == 13
    assert {row["path"] for row in rows if row["quote"] == "[●]"} >= {
        "feed/wire/2025/0501/=1+1.txt"
    }
    assert read(tmp_path / "csv" / "unread.csv") == []


def test_an_excel_file_is_the_same_each_time(archive, tmp_path):
    pytest.importorskip("xlsxwriter")
    for name in ("one.xlsx", "two.xlsx"):
        assert run(["archive", "export", archive, "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.xlsx") as book:
        sheets = re.findall(r'sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        first = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheets == ["findings", "drafts", "unread", "rules"]
    assert "<f>" not in first
    assert first.count("<row ") == 14
