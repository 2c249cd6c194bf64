"""PDF files as an office makes them: by LibreOffice, from HTML, with its fonts and its tables."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from disclosure_lint import Linter, readers

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

BODY = (
    "The board of directors of Example Pharma is pleased to announce that the first patient has"
    " been dosed in a phase II trial of its drug candidate, a third-generation inhibitor. "
)
PAGE = f"""<html><body style="font-family: 'Liberation Serif'; font-size: 11pt">
<h2>VOLUNTARY ANNOUNCEMENT</h2>
<p>{BODY * 9}</p><p style="text-align: justify">{BODY * 9}</p>
<ul><li>{BODY}</li><li>{BODY}</li></ul>
<table border="1"><tr><td>Revenue</td><td>1,204</td></tr><tr><td>Cost</td><td>310</td></tr></table>
<p>{BODY * 12}</p><p>Cells were given at a dose of 10<sup>6</sup>.</p></body></html>"""


@pytest.fixture(scope="module")
def draft(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    (folder / "x.html").write_text(PAGE, encoding="utf-8")
    home = f"-env:UserInstallation=file://{folder}/home"
    command = [SOFFICE, home, "--headless", "--infilter=HTML (StarWriter)", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(folder / "x.html")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return readers.read(str(folder / "x.pdf"))


def test_its_paragraphs_are_those_of_the_page_it_was_made_from(draft):
    found = [" ".join(draft.text[one.start : one.end].split()) for one in draft.units]
    assert found[0] == "VOLUNTARY ANNOUNCEMENT"
    assert draft.units[0].kind == "heading"
    assert found.count((BODY * 9).strip()) == 2
    assert (BODY * 12).strip() in found
    assert "Cells were given at a dose of 10⁶." in found
    assert sum(one.lstrip("•● ") == BODY.strip() for one in found) == 2


def test_its_table_is_told(draft):
    (table,) = draft.tables
    told = [[draft.source.quote(cell) for cell in row] for row in table.rows]
    assert told == [["Revenue", "1,204"], ["Cost", "310"]]


def test_its_findings_are_those_of_the_text(draft):
    linter = Linter()
    text = f"VOLUNTARY ANNOUNCEMENT\n\n{BODY * 9}\n\n{BODY * 9}\n\n{BODY}\n\n{BODY}\n\n{BODY * 12}"
    mine, plain = (
        {one.rule for one in linter.lint(each, document="announcement").findings}
        for each in (draft, text)
    )
    assert mine == plain
