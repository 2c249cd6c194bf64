"""One release as Markdown, text, HTML, Word and PDF: the findings are the same.

Markdown is the original; markdown-it makes the HTML of it, and LibreOffice makes the
other three from that, as people do.
"""

import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from disclosure_lint import Linter, read
from disclosure_lint.draft.fold import fold

ORIGINAL = Path(__file__).with_name("release.md")
FORMATS = ("md", "html", "docx", "pdf", "txt")
PAGE = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"></head><body>{}</body></html>'

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not here to make the files"
)


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """The report on the release in each format."""
    folder = tmp_path_factory.mktemp("formats")
    original = ORIGINAL.read_text(encoding="utf-8")
    (folder / "release.md").write_text(original, encoding="utf-8")
    page = PAGE.format(MarkdownIt().enable("table").render(original))
    (folder / "release.html").write_text(page, encoding="utf-8")
    _convert(folder, "release.html", "docx:MS Word 2007 XML")
    _convert(folder, "release.docx", "pdf")
    _convert(folder, "release.docx", "txt:Text (encoded):UTF8")
    linter = Linter()
    return {name: linter.lint(read(str(folder / f"release.{name}"))) for name in FORMATS}


def _convert(folder, name, kind):
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder]
    subprocess.run([*command, folder / name], check=True, capture_output=True, timeout=120)


def _findings(report):
    """What was found, where in the words; not where in the file."""
    return Counter(
        (one.rule, " ".join(fold(report.source.quote(one.primary.span)).split()), one.message)
        for one in report.findings
    )


def test_the_original_has_findings_of_many_sorts(reports):
    assert len({rule for rule, *_ in _findings(reports["md"])}) > 8


@pytest.mark.parametrize("name", FORMATS[1:])
def test_the_findings_are_those_of_the_original(reports, name):
    assert _findings(reports[name]) == _findings(reports["md"])


@pytest.mark.parametrize("name", FORMATS[1:])
def test_the_outcomes_are_those_of_the_original(reports, name):
    def outcomes(report):
        return {one.rule: (one.status, one.reason) for one in report.requirements}

    assert outcomes(reports[name]) == outcomes(reports["md"])


@pytest.mark.parametrize("name", FORMATS[1:])
def test_what_is_recognised_is_the_same(reports, name):
    def facts(report):
        return report.document, report.language, report.issuer, report.date

    assert facts(reports[name]) == facts(reports["md"])
