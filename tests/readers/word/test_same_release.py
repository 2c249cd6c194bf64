"""One release as text, as Markdown and as a Word file: the findings are the same."""

from __future__ import annotations

import os

import pytest
from wordfile import docx, p, r, row, tbl

from disclosure_lint import Linter, readers

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "seeds")
TITLE = "Ascentage Pharma Announces Positive Phase II Results of Olverembatinib"
LEAD = (
    "SUZHOU, China, Monday, November 24, 2026 – Ascentage Pharma (NASDAQ: AAPG; HKG: 6855) announces that the Phase II"
    " trial of HQP1351 met its primary endpoint. The trial was was safe and effective, and 12/20 (65%) patients responded."
)
POINTS = (
    "The overall response rate was 60% (12/20) at data cutoff, with a first-in-class profile.",
    "Approval by the FDA is expected on [●] 2027.",
)
CLOSE = "Olverembatinb will definitely be approved, and the Company (the “Group”) expects to file an NDA by next year."
CELLS = (
    ("Item", "2026", "2025"),
    ("Revenue", "1,000", "900"),
    ("Cost", "400", "300"),
    ("Total", "1,500", "1,200"),
)
ABOUT_TITLE = "About Ascentage Pharma"
ABOUT = "Ascentage Pharma is a global biopharmaceutical company."

NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>'
    for n in (1, 2)
)


def as_text():
    rows = "\n".join("\n".join(cells) for cells in CELLS)
    points = "\n\n".join(f"• {point}" for point in POINTS)
    parts = [TITLE, LEAD, "Results", points, CLOSE, rows, ABOUT_TITLE, ABOUT]
    return "\n\n".join(parts).encode()


def as_markdown():
    rows = [" | ".join(cells) for cells in CELLS]
    table = "\n".join(f"| {line} |" for line in [rows[0], "--- | --- | ---", *rows[1:]])
    points = "\n\n".join(f"• {point}" for point in POINTS)
    lead = LEAD.replace("Ascentage Pharma", "**Ascentage Pharma**")
    said = [
        f"# {TITLE}",
        lead,
        "## Results",
        points,
        CLOSE,
        table,
        f"## {ABOUT_TITLE}",
        ABOUT,
    ]
    return "\n\n".join(said).encode()


def as_word():
    bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    first, _, rest = LEAD.partition("HKG")
    body = (
        p(TITLE, style="H1")
        + p(r(first), r("HK", "<w:b/>"), r("G" + rest))
        + p("Results", style="H2")
    )
    body += "".join(p(point, properties=bullet) for point in POINTS) + p(CLOSE)
    body += tbl(*(row(*cells) for cells in CELLS)) + p(ABOUT_TITLE, style="H2") + p(ABOUT)
    return docx(body, styles=STYLES, numbering=NUMBERING)


@pytest.fixture(scope="module")
def linter():
    return Linter()


def told(linter, data, name):
    """Return what is found and how every rule came out, Markdown's stars left out."""
    report = linter.lint(readers.read_bytes(data, name))
    found = [
        (
            one.rule,
            one.severity,
            one.message,
            report.source.quote(one.primary.span).replace("**", ""),
        )
        for one in report.findings
    ]
    return sorted(found), {one.rule: one.status for one in report.requirements}, report.date


def test_a_release_has_the_same_findings_in_every_format(linter):
    text = told(linter, as_text(), "x.txt")
    markdown = told(linter, as_markdown(), "x.md")
    word = told(linter, as_word(), "x.docx")
    for one in (text, markdown, word):  # the cells of a table's head, which plain text has not
        del one[1]["figures/repeated-period"]
    assert word == text
    assert markdown == text
    assert len(word[0]) > 5
    assert word[2] == "2026-11-24"


@pytest.mark.parametrize("name", [one for one in sorted(os.listdir(SEEDS)) if one.endswith(".txt")])
def test_a_real_document_has_the_same_findings_as_a_word_file(linter, name):
    with open(os.path.join(SEEDS, name), encoding="utf-8") as file:
        text = file.read()
    paragraphs = [block.split("\n") for block in text.split("\n\n")]
    body = "".join(p("<w:r><w:br/></w:r>".join(r(line) for line in lines)) for lines in paragraphs)
    assert told(linter, docx(body), "x.docx") == told(linter, text.encode(), "x.txt")
