"""What is given to be judged is a draft: a path, bytes or the name of a file is told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from disclosure_lint import Linter, UsageError, lint, read
from disclosure_lint.mending import mend

NAMES = (
    "drafts/a.docx",
    "a.PDF",
    "C:\\drafts\\my draft.html",
    " release.md\n",
    '"C:\\drafts\\a.docx"',
    "公告.docx",
    "x.txt",
    "drafts/",
    "drafts\\2026\\",
    "/srv/release",
    "./release",
    "../drafts/release",
    "~/release",
    "C:\\drafts\\release",
    "\\\\server\\drafts\\release",
    '"/srv/release"',
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("judge", [lint, lambda text: Linter().lint(text), mend])
def test_the_name_of_a_file_is_no_draft(judge, name):
    with pytest.raises(UsageError, match=r"name of a file.*read\(path\)"):
        judge(name)


@pytest.mark.parametrize("judge", [lint, lambda text: Linter().lint(text), mend])
def test_a_path_is_told_what_to_call(judge):
    with pytest.raises(TypeError, match=r"read\(path\)"):
        judge(Path("a.docx"))


def test_the_number_of_an_open_file_is_no_path():
    with pytest.raises(TypeError, match="by its path, not by int"):
        read(3)


@pytest.mark.parametrize("judge", [lint, mend])
def test_bytes_and_nothing_are_told_apart(judge):
    with pytest.raises(TypeError, match="read_bytes"):
        judge(b"Acme (NASDAQ: ACME) spoke.")
    with pytest.raises(TypeError, match="NoneType"):
        judge(None)


@pytest.mark.parametrize("key", ["translation", "previous", "companion"])
def test_what_is_beside_a_draft_is_told_apart_too(linter, key):
    with pytest.raises(UsageError):
        linter.lint("Acme (NASDAQ: ACME) spoke.", **{key: "other.docx"})
    with pytest.raises(TypeError):
        linter.lint("Acme (NASDAQ: ACME) spoke.", **{key: Path("other.docx")})


@pytest.mark.parametrize(
    "text",
    [
        "See results.pdf\n\nAcme (NASDAQ: ACME) spoke.",
        "Acme spoke of acme.com.",
        "/PRNewswire/ -- Acme spoke.",
        "Safety/efficacy",
        "安全性/有效性",
    ],
)
def test_a_text_may_name_a_file(linter, text):
    assert linter.lint(text).source.text == text
