"""Drafts in several formats, small enough to be judged again and again."""

from __future__ import annotations

import os
import sys

import pytest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "readers", "word"))

from wordfile import docx, p

RELEASE = """\
SUZHOU, China, Jan. 6, 2026 -- Ascentage Pharma (NASDAQ: AAPG; HKG: 6855) today announced
that lisaftoclax (APG-2575) met its primary endpoint on [●], with 12/20 (65.0%) responses.

The drug is safe and effective. The Company expects to file its application in 2027.
"""
CHINESE = "本公司（股份代號：6855）欣然宣佈，核心產品耐立克®（奧雷巴替尼）的新藥申請已獲受理。\n"


def word(text: str) -> bytes:
    """Return a Word file with a paragraph a line."""
    return docx("".join(p(line) for line in text.splitlines()))


def pdf(text: str) -> bytes:
    """Return a PDF file of one page, without a table of its objects, which readers mend."""
    shown = "".join(
        f"1 0 0 1 40 {800 - 14 * number} Tm ({line}) Tj "
        for number, line in enumerate(text.replace("(", "\\(").replace(")", "\\)").splitlines())
    )
    content = f"BT /F 10 Tf {shown} ET".encode("cp1252", "replace")
    return (
        b"%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R"
        b"/Resources<</Font<</F 4 0 R>>>>>>endobj\n"
        b"4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>endobj\n"
        b"5 0 obj<</Length %d>>stream\n%b\nendstream endobj\n"
        b"trailer<</Size 6/Root 1 0 R>>\n%%%%EOF" % (len(content), content)
    )


@pytest.fixture(scope="session")
def files() -> dict[str, bytes]:
    """Drafts by name: text, Markdown, HTML, mail, Word, PDF; English and Chinese."""
    page = f"<!DOCTYPE html><html><body><h1>News</h1><p>{RELEASE}</p></body></html>"
    mail = f"From: a@b.c\nTo: d@e.f\nMIME-Version: 1.0\nContent-Type: text/html\n\n{page}"
    return {
        "release.txt": RELEASE.encode(),
        "chinese.txt": CHINESE.encode(),
        "release.md": f"# News\n\n**{RELEASE.strip()}**\n".encode(),
        "release.html": page.encode(),
        "release.eml": mail.encode(),
        "release.docx": word(RELEASE),
        "release.pdf": pdf(RELEASE.replace("●", "date")),
    }


@pytest.fixture(scope="session")
def release() -> str:
    return RELEASE
