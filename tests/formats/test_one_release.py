"""One release in every format and layout, in English and in Chinese: the findings are the same.

Markdown is the original; markdown-it makes the HTML of it, and LibreOffice the other files
from that, as people do: Word, text, PDF in one and in two columns. The scan is the pages of
the PDF as pictures, over which the words are printed in no colour, as programs that
recognise text leave them. Chromium, where it is here, prints the page once more.
"""

import io
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from markdown_it import MarkdownIt

from disclosure_lint import Linter, read
from disclosure_lint.draft.fold import fold

HERE = Path(__file__).parent
ORIGINALS = {"en": "release.md", "zh": "release.zh.md", "brief": "brief.zh.md"}
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
SAME = ("html", "docx", "txt", "pdf", "two-columns.pdf", "scan.pdf")
PRINTED = ("print.pdf",) if CHROMIUM else ()
OF_A_SCAN = "part of the draft could not be read, and may hold it"
LANGUAGES = {"en": "en", "zh": "zh-Hant", "brief": "zh-Hant"}
PAGE = '<!DOCTYPE html><html lang="{}"><head><meta charset="utf-8"></head><body>{}</body></html>'
# In that of the brief one nothing but a gap of half a character tells cells from words.
TABLES = {
    "en": '<table border="1" cellpadding="6">',
    "zh": '<table border="1">',
    "brief": '<table cellpadding="3">',
}
COLUMNS = '<w:cols w:num="2" w:space="567"/>'

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not here to make the files"
)


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """The report on each release in each format, by language and format."""
    folder = tmp_path_factory.mktemp("formats")
    for language, original in ORIGINALS.items():
        words = (HERE / original).read_text(encoding="utf-8")
        (folder / f"{language}.md").write_text(words, encoding="utf-8")
        body = MarkdownIt().enable("table").render(words).replace("<table>", TABLES[language])
        page = PAGE.format(LANGUAGES[language], body)
        (folder / f"{language}.html").write_text(page, encoding="utf-8")
    _convert(folder, "docx:MS Word 2007 XML", *(f"{one}.html" for one in ORIGINALS))
    for language in ORIGINALS:
        whole = (folder / f"{language}.docx").read_bytes()
        (folder / f"{language}.two-columns.docx").write_bytes(_in_two_columns(whole))
    files = [f"{one}{kind}.docx" for one in ORIGINALS for kind in ("", ".two-columns")]
    _convert(folder, "pdf", *files)
    _convert(folder, "txt:Text (encoded):UTF8", *(f"{one}.docx" for one in ORIGINALS))
    for language in ORIGINALS:
        _scan(folder / f"{language}.pdf", folder / f"{language}.scan.pdf")
        for kind in PRINTED:
            _print(folder, f"{language}.html", f"{language}.{kind}")
    linter = Linter()
    return {
        (language, kind): linter.lint(read(str(folder / f"{language}.{kind}")))
        for language in ORIGINALS
        for kind in ("md", *SAME, *PRINTED)
    }


def _convert(folder, kind, *names):
    """Convert files with one call of LibreOffice."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder]
    paths = [folder / name for name in names]
    subprocess.run([*command, *paths], check=True, capture_output=True, timeout=240)


def _print(folder, name, made):
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command = [CHROMIUM, *options, f"--user-data-dir={folder / 'chromium'}"]
    command += [f"--print-to-pdf={folder / made}", (folder / name).as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=240)


def _in_two_columns(docx):
    """Return a Word file with its text in two columns."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(made, "w") as target:
        for part in source.infolist():
            data = source.read(part)
            if part.filename == "word/document.xml":
                section, end = data.rsplit(b"</w:sectPr>", 1)
                data = section + COLUMNS.encode() + b"</w:sectPr>" + end
            target.writestr(part, data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _scan(path, to):
    """Make of a PDF file pictures of its pages, over the same words, which nobody sees."""
    raw = pdfium.raw
    document = pdfium.PdfDocument(path)
    for page in document:
        image = page.render(scale=1)
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            raw.FPDFTextObj_SetTextRenderMode(thing, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
        picture = pdfium.PdfImage.new(document)
        picture.set_bitmap(image)
        picture.set_matrix(pdfium.PdfMatrix().scale(*page.get_size()))
        page.insert_obj(picture)
        page.gen_content()
    document.save(to)
    document.close()


def _findings(report):
    """What was found, where in the words; not where in the file, nor with which gaps.

    LibreOffice sets Chinese apart from figures by a gap, which a PDF file has as a blank.
    """
    return Counter(
        (one.rule, _whole(report.source.quote(one.primary.span)), _whole(one.message))
        for one in report.findings
    )


def _whole(words):
    return "".join(fold(words).split())


each = pytest.mark.parametrize(
    ("language", "kind"), [(one, kind) for one in ORIGINALS for kind in (*SAME, *PRINTED)]
)


@pytest.mark.parametrize(("language", "sorts"), [("en", 8), ("zh", 5), ("brief", 5)])
def test_the_original_has_findings_of_many_sorts(reports, language, sorts):
    assert len({rule for rule, *_ in _findings(reports[language, "md"])}) > sorts


@each
def test_the_findings_are_those_of_the_original(reports, language, kind):
    assert _findings(reports[language, kind]) == _findings(reports[language, "md"])


@each
def test_the_outcomes_are_those_of_the_original(reports, language, kind):
    def outcomes(report):
        return {
            one.rule: (one.status, None if one.reason == OF_A_SCAN else one.reason)
            for one in report.requirements
        }

    assert outcomes(reports[language, kind]) == outcomes(reports[language, "md"])


@each
def test_what_is_recognised_is_the_same(reports, language, kind):
    def facts(report):
        return report.document, report.language, report.issuer, report.date

    assert facts(reports[language, kind]) == facts(reports[language, "md"])


@pytest.mark.parametrize("language", ORIGINALS)
def test_a_scan_is_said_to_be_one(reports, language):
    places = {place.name for place in reports[language, "scan.pdf"].source.places}
    assert places
    assert all("scan" in place for place in places)
