"""Real documents of a folder: what the page makes of each is byte for byte the command line's.

The folder is that of `DISCLOSURE_LINT_DOCUMENTS`; `pytest -s` says how many of each sort are the same.
"""

from __future__ import annotations

import os
import sys
from collections import Counter

import pytest

from disclosure_lint.page.asked import IN_A_BROWSER

sys.path.insert(0, os.path.dirname(__file__))

import checking

FOLDER = os.environ.get("DISCLOSURE_LINT_DOCUMENTS")
SORTS = ("docx", "eml", "htm", "html", "md", "pdf", "txt")


def documents():
    """Return the paths of what can be checked in a page, those of a sort together."""
    found = [
        os.path.join(folder, name)
        for folder, _, names in os.walk(FOLDER)
        for name in names
        if sort(name) in SORTS and os.path.getsize(os.path.join(folder, name)) <= IN_A_BROWSER
    ]
    return sorted(found, key=lambda path: (sort(path), path))


def sort(path):
    return path.rpartition(".")[2].lower()


@pytest.mark.skipif(FOLDER is None, reason="DISCLOSURE_LINT_DOCUMENTS names no folder of documents")
def test_every_document_of_a_folder_comes_out_the_same(
    browser, checking_page, tmp_path, monkeypatch
):
    checking.opened(browser, f"file://{checking_page}")
    tried, refused, other = Counter(), Counter(), []
    for path in documents():
        folder, name = os.path.split(path)
        monkeypatch.chdir(folder)
        here = checking.commanded(name, tmp_path)
        with open(name, "rb") as file:
            said, made = checking.asked(browser, name, file.read())
        tried[sort(name)] += 1
        refused[sort(name)] += not here
        there = {key: value for key, value in made.items() if key.startswith("0.")}
        if here != there:
            keys = sorted(key for key in {*here, *there} if here.get(key) != there.get(key))
            other.append((path, keys, said[:200] if not there else ""))
    print(f"tried {dict(tried)}, refused by both {dict(refused)}, other {len(other)}")  # noqa: T201 - for whoever measures
    assert tried
    assert not other
