"""PDF files on the command line: found in folders, told by page, never written."""

from __future__ import annotations

import json

import pytest

TEXT = "The Company (HKG: 6855) said [●] of it."


@pytest.fixture
def document(build_pdf):
    return build_pdf(TEXT)


@pytest.fixture
def build_pdf():
    def build(text: str) -> bytes:
        escaped = text.replace("(", r"\(").replace(")", r"\)").replace("●", "x")
        content = f"BT /F 10 Tf 1 0 0 1 60 700 Tm ({escaped}) Tj ET".encode()
        return (
            b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
            b"4 0 obj<</Length %d>>stream\n%b\nendstream endobj\n"
            b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>endobj\n"
            b"trailer<</Root 1 0 R>>\n%%%%EOF" % (len(content), content)
        )

    return build


SELECT = ("--select", "tickers/nonstandard-exchange-label", "--issuer", "ascentage-pharma")


def test_a_folder_gives_its_pdf_files_and_findings_say_their_page(lint, put, document):
    put("drafts/x.pdf", document)
    said = lint("check", *SELECT, "--output", "concise", "drafts").out
    assert said.startswith("drafts/x.pdf:1:14: note[tickers/nonstandard-exchange-label]")
    assert said.endswith(" (page 1)\n")
    full = lint("check", *SELECT, "drafts").out
    assert "--> drafts/x.pdf, page 1\n" in full
    assert "can be mended" not in full
    report = json.loads(lint("check", *SELECT, "--output", "json", "drafts").out)
    assert report["drafts"][0]["findings"][0]["where"] == "page 1"


@pytest.mark.parametrize("how", ["--fix", "--diff"])
def test_a_pdf_file_is_not_mended_but_told_of(lint, put, document, how):
    path = put("x.pdf", document)
    output = ("--output", "concise") if how == "--fix" else ()
    done = lint("check", *SELECT, how, "x.pdf", *output)
    assert done.code == 2
    assert "x.pdf: not a text that can be mended; mend the file it was made from" in done.err
    assert path.read_bytes() == document
    if how == "--fix":
        assert "nonstandard-exchange-label" in done.out


def test_a_pdf_file_with_nothing_to_mend_is_no_failure(lint, put, build_pdf):
    put("x.pdf", build_pdf("The Company (HKEX: 6855) said so."))
    assert lint("check", *SELECT, "--fix", "x.pdf").code == 0


def test_a_pdf_file_comes_through_standard_input(shell, document):
    assert b"--> -, page 1\n" in shell("check", *SELECT, "-", stdin=document).stdout


def test_a_plain_text_is_read_without_the_pdf_reader(shell, put, samples):
    put("a.txt", samples.clean)
    start = (
        "import sys; from disclosure_lint.cli.main import main; main(sys.argv[1:]);"
        "print([name for name in sys.modules if 'pdf' in name])"
    )
    assert shell("check", "a.txt", "--quiet", start=start).stdout.decode().endswith("[]\n")
