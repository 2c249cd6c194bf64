"""Files of a real word processor, and ours opened in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from xml.etree import ElementTree as ET

import pytest
from wordfile import change, docx, field, p, r, read, row, tbl

from disclosure_lint import readers
from disclosure_lint.finding import Edit
from disclosure_lint.readers.rewriting import Remark
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
    saved_again = convert(files, "docx:MS Word 2007 XML")
    assert saved_again.keys() >= files.keys()
    for name, data in saved_again.items():
        if name.endswith("suggested.docx"):
            assert any("by disclosure-lint" in one.said for one in read(data).residue)
            assert "HKG" in read(data, "original").text
            assert "HKEX & “Exchange”" in read(data).text


SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def annotations(data):
    """Return author, first line and words of every comment in a flat OpenDocument text."""
    found, open_, words = [], set(), {}

    def walk(node):
        tag = node.tag.rpartition("}")[2]
        name = node.get(f"{{{SPACES['office']}}}name")
        if tag in {"tracked-changes", "master-styles"}:
            return
        if tag == "annotation":
            author = node.findtext("dc:creator", "", SPACES)
            first = "".join(node.find("text:p", SPACES).itertext())
            words[name] = ""
            open_.add(name)
            found.append((author, first, name))
        elif tag == "annotation-end":
            open_.remove(name)
        else:
            say(node.text)
            for child in node:
                walk(child)
                say(child.tail)

    def say(text):
        for name in open_:
            words[name] += text or ""

    walk(ET.fromstring(data))
    return [(author, first, words[name]) for author, first, name in found]


def remarked(data, *words, edits=()):
    """Return a file with a comment on each of some words, called by them."""
    text = read(data).source.text
    spans = [Span(text.index(one), text.index(one) + len(one)) for one in words]
    said = [
        Remark(*one) for one in zip(spans, [(f"On {one}", "Why.") for one in words], strict=True)
    ]
    at = [(text.index(old), old, new) for old, new in edits]
    made = [Edit(Span(start, start + len(old)), new) for start, old, new in sorted(at)]
    return readers.annotator(data, "x.docx").annotated(said, made, "2026-11-23")


def test_comments_stand_at_their_words_in_libreoffice(made, convert):
    ours = docx(
        p("The tri", r("al met its", "<w:b/>"), " end", r("point", "<w:i/>"), " in May.")
        + tbl(row("收入", "1,000"), row("成本", "900")) + p("See ", field("REF x", "note two"), " here.")
    )  # fmt: skip
    files = {
        "real.docx": remarked(made, "6855", "國家藥監局", "Results\n\n1. One", "Revenue", edits=[("HKG", "HKEX")]),
        "own.docx": remarked(ours, "trial", "met its endpoint", "its", "900", "收入", edits=[("May", "June")]),
    }  # fmt: skip
    flat = convert(files, "fodt:OpenDocument Text Flat XML")
    found = {name: annotations(flat[name.replace("docx", "fodt")]) for name in files}
    for name, told in found.items():
        assert {author for author, _, _ in told} == {"disclosure-lint"}
        assert len(told) == len(readers.read_bytes(files[name], "x.docx").residue) - 1
        for _, first, words in told:
            wanted = first.removeprefix("On ").replace(" 1. ", "").replace("\n", "")
            assert "".join(words.split()) == "".join(wanted.split())
    saved_again = convert(files, "docx:MS Word 2007 XML")
    for name in files:
        comments = [
            one.said for one in read(saved_again[name]).residue if one.sort == "review-comment"
        ]
        assert len(comments) == len(found[name])
        assert all("disclosure-lint" in one for one in comments)


FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="x">
<style:header><text:p>Stock Code: 6855</text:p></style:header></style:master-page></office:master-styles>
<office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><office:change-info>
<dc:creator>A. Chan</dc:creator><dc:date>2026-11-20T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
<text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator>B. Lee</dc:creator>
<dc:date>2026-11-20T10:00:00</dc:date></office:change-info><text:p>narrowly </text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p>The trial <text:change text:change-id="c2"/>met its <text:change-start text:change-id="c1"/>primary <text:change-end text:change-id="c1"/>endpoint<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Not audited.</text:p></text:note-body></text:note> in
<office:annotation><dc:creator>C. Wu</dc:creator><dc:date>2026-11-20T10:00:00</dc:date><text:p>Which one?</text:p></office:annotation>May.</text:p>
<text:p>Beside it<draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>.</text:p>
</office:text></office:body></office:document>"""


def test_changes_comments_notes_headers_and_boxes_of_libreoffice_are_told(convert):
    data = convert({"changed.fodt": FLAT.encode()}, "docx:MS Word 2007 XML")["changed.docx"]
    draft = read(data)
    lines = [line.strip() for line in draft.text.split("\n\n")]
    assert lines == [
        "The trial met its primary endpoint in May.", "Beside it.", "In a box.", "Not audited.", "Stock Code: 6855",
    ]  # fmt: skip
    assert read(data, "original").text.startswith("The trial narrowly met its endpoint in May.")
    assert [one.said for one in draft.residue] == [
        "a deletion by B. Lee of “narrowly”", "an insertion by A. Chan", "a comment by C. Wu",
    ]  # fmt: skip
    names = {place.name for place in draft.source.places}
    assert {"text box 1", "footnote 1", "header 1", "comment 1"} <= names
