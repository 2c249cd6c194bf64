"""Drafts of many kinds in which nothing is wrong: nothing more than a note is said of them.

An alarm that is wrong costs more than one that is missed: whoever adds a rule sees here what
it says of drafts that an editor would let pass. They are written for this test; companies and
products are made up, but for those that the trade brief tells of.
"""

import os

import pytest

from disclosure_lint import Linter, Severity
from disclosure_lint.readers import read_text

FOLDER = os.path.join(os.path.dirname(__file__), "clean_drafts")
NAMES = sorted(os.listdir(FOLDER))


@pytest.fixture(scope="module")
def linter():
    return Linter()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_it(linter, name):
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        report = linter.lint(read_text(file.read(), name=name))
    wrong = [
        f"{one.rule}: {one.message}" for one in report.findings if one.severity is not Severity.NOTE
    ]
    assert wrong == []


def test_they_are_of_both_languages_and_of_many_kinds(linter):
    documents, languages = set(), set()
    for name in NAMES:
        with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
            report = linter.lint(read_text(file.read(), name=name))
        documents.add(report.document)
        languages.add(report.language)
    assert {"announcement", "press-release", "exhibit", "results"} <= documents
    assert {"en", "zh-Hant", "zh-Hans"} <= languages
