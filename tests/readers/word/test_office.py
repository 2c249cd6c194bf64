"""Files of a real word processor, and ours opened in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest
from wordfile import change, docx, field, p, r, read, row, tbl

from disclosure_lint.finding import Edit
from disclosure_lint.readers.word import rewriter
from disclosure_lint.source import Span

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(
    OFFICE is None, reason="soffice (LibreOffice) is not installed, so no real Word files are made"
)

PAGE = """<html><head><meta charset="utf-8"></head><body>
<h1>Ascentage Pharma Announces Results</h1>
<p>SUZHOU, China, 23 November 2026 — <b>Ascentage Pharma</b> (NASDAQ: AAPG; HKG: 6855) said &amp; “quoted” 國家藥監局.</p>
<h2>Results</h2>
<ol><li>One</li><li>Two<ol type="a"><li>Deep</li></ol></li></ol>
<ul><li>Bullet</li></ul>
<table border="1"><tr><td>Item</td><td>2026</td></tr><tr><td>Revenue</td><td>1,000</td></tr></table>
<p>It was given at 50 mg/m<sup>2</sup> and counts were 10<sup>9</sup>/L.<br>A new line. See <a href="https://a.b">our site</a>.</p>
</body></html>"""
READ = (
    "Ascentage Pharma Announces Results\n\n"
    "SUZHOU, China, 23 November 2026 — Ascentage Pharma (NASDAQ: AAPG; HKG: 6855) said & “quoted” 國家藥監局.\n\n"
    "Results\n\n1. One\n\n2. Two\n\na. Deep\n\n• Bullet\n\nItem\n2026\nRevenue\n1,000\n\n"
    "It was given at 50 mg/m² and counts were 10⁹/L.\nA new line. See our site."
)


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    """Convert files with one call of LibreOffice; return their bytes by name."""
    folder = tmp_path_factory.mktemp("office")

    def run(files, to, *options):
        out = folder / to.partition(":")[0]
        for name, data in files.items():
            (folder / name).write_bytes(data)
        paths = [str(folder / name) for name in files]
        command = [OFFICE, "--headless", f"-env:UserInstallation=file://{folder}/profile", *options,
                   "--convert-to", to, "--outdir", str(out), *paths]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return {name: (out / name).read_bytes() for name in sorted(os.listdir(out))}

    return run


@pytest.fixture(scope="module")
def made(convert):
    files = convert(
        {"page.html": PAGE.encode()}, "docx:MS Word 2007 XML", "--infilter=HTML (StarWriter)"
    )
    return files["page.docx"]


def test_a_file_of_libreoffice_reads_as_it_was_written(made):
    draft = read(made)
    assert draft.text == READ
    assert sorted(draft.headings) == [0, READ.index("Results\n\n1.")]
    assert [len(table.rows) for table in draft.tables] == [2]
    assert draft.source.where(READ.index("Revenue")) == "table 1, row 2, cell 1"


def shown(data):
    """Return a text on one line, with nothing raised: LibreOffice's texts raise nothing."""
    text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
    return " ".join(text.translate(str.maketrans("²⁹", "29")).split())


def test_what_is_written_opens_and_reads_alike(made, convert):
    own = docx(
        p("Lead ", r("HKG", "<w:b/>"), r(" and "), field("REF x", "a field"), r(" & <more>."))
        + tbl(row("HKG", "cell")) + p("Last ", change("ins", "put in"), r("."))
    )  # fmt: skip
    files, expected = {}, {}
    for name, data in {"real": made, "own": own}.items():
        source = read(data).source
        edits = [
            Edit(Span(found.start(), found.end()), "HKEX & “Exchange”")
            for found in re.finditer("HKG", source.text)
        ]
        files[f"{name}-fixed.docx"] = rewriter(data, source).rewritten(edits)
        files[f"{name}-suggested.docx"] = rewriter(data, source, suggest=True).suggested(
            edits, None
        )
        for how in ("fixed", "suggested"):
            expected[f"{name}-{how}.docx"] = read(files[f"{name}-{how}.docx"]).text
    texts = convert(files, "txt:Text (encoded):UTF8")
    for name, text in expected.items():
        seen = shown(texts[name.replace(".docx", ".txt")])
        if "suggested" in name:  # LibreOffice shows what is taken out beside what comes
            assert "HKG" in seen
            seen = re.sub("HKG ?(?=HKEX)", "", seen)
        assert "HKEX & “Exchange”" in seen
        for line in text.split("\n"):
            assert shown(line) in seen
    saved_again = convert(convert(files, "odt"), "docx:MS Word 2007 XML")
    assert saved_again.keys() >= files.keys()
    for name, data in saved_again.items():
        if name.endswith("suggested.docx"):
            assert any("by disclosure-lint" in one.said for one in read(data).residue)
            assert "HKG" in read(data, "original").text
            assert "HKEX & “Exchange”" in read(data).text
