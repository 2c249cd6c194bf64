"""`[pairs]` of a configuration: drafts that stand beside each other by their names."""

from __future__ import annotations

import json

import pytest

from disclosure_lint import readers
from disclosure_lint.config.pairing import Folders, partners
from disclosure_lint.readers.filetypes import EXTENSIONS
from tests.cli.test_pairs import EN, ZH

CONFIG = """
select = ["bilingual"]
[pairs]
translation = [["*_e", "*_c"], ["*en", "*tc", "*sc"]]
"""
OTHER = ZH.replace("217.4", "217.6")


@pytest.fixture
def pair(put):
    put("disclosure-lint.toml", CONFIG)
    put("drafts/results_e.txt", EN)
    put("drafts/results_c.txt", OTHER)
    return put


def told(done):
    return [
        (
            draft["path"].rpartition("/")[2],
            one["rule"],
            one["related"][0]["path"].rpartition("/")[2],
        )
        for draft in json.loads(done.out)["drafts"]
        for one in draft["findings"]
    ]


def test_a_folder_pairs_itself(pair, lint):
    done = lint("check", "drafts", "--output", "json")
    rule = "bilingual/number-mismatch"
    assert done.code == 1
    assert told(done) == [
        ("results_c.txt", rule, "results_e.txt"),
        ("results_e.txt", rule, "results_c.txt"),
    ]


def test_one_draft_is_judged_beside_its_partner_on_the_disk(pair, lint):
    done = lint("check", "drafts/results_e.txt", "--output", "json")
    assert [(draft, other) for draft, _, other in told(done)] == [
        ("results_e.txt", "results_c.txt")
    ]


def test_drafts_that_are_mended_are_taken_one_by_one(pair, lint):
    assert "mismatch" not in lint("check", "drafts", "--fix").out


def test_a_pair_is_read_once(pair, lint, monkeypatch):
    loaded = []
    load = readers.load
    monkeypatch.setattr(readers, "load", lambda name: loaded.append(name) or load(name))
    monkeypatch.setattr(readers.files, "load", readers.load)
    lint("check", "drafts", "--output", "json")
    assert sorted(loaded) == ["drafts/results_c.txt", "drafts/results_e.txt"]


def test_a_version_that_cannot_be_read_costs_the_other_nothing(pair, lint):
    pair("drafts/results_c.txt", "")
    done = lint("check", "drafts", "--select", "tickers", "--output", "json")
    assert "empty" in done.err
    assert [draft["path"] for draft in json.loads(done.out)["drafts"]] == ["drafts/results_e.txt"]


def test_a_file_of_several_drafts_says_that_nothing_stands_beside_it(put, lint):
    form = "<DOCUMENT>\n<TYPE>8-K\n<TEXT>\n{}\n</TEXT>\n</DOCUMENT>\n"
    put("all.txt", "<SEC-DOCUMENT>\n" + form.format(EN) + form.format(EN) + "</SEC-DOCUMENT>\n")
    put("zh.txt", ZH)
    done = lint("check", "all.txt", "--translation", "zh.txt")
    assert done.code == 2
    assert "zh.txt stands beside one draft, as its translation, and this file holds 2" in done.err


def test_unknown_keys_of_the_table_are_named(put, lint):
    put("disclosure-lint.toml", '[pairs]\ntranslations = [["a", "b"]]\n')
    done = lint("check", str(put("a.txt", EN)))
    assert "did you mean `translation`?" in done.err


@pytest.mark.parametrize(
    ("name", "partner"),
    [
        ("2025_e.txt", "2025_c.pdf"),
        ("2025_c.pdf", "2025_e.txt"),
        ("qen.docx", "qtc.docx"),
        ("qsc.docx", "qen.docx"),
        ("alone_e.txt", None),
        ("_e.txt", None),
    ],
)
def test_names_without_their_star_are_the_same(put, name, partner):
    files = (
        "2025_e.txt",
        "2025_c.pdf",
        "qen.docx",
        "qtc.docx",
        "qsc.docx",
        "alone_e.txt",
        "_e.txt",
    )
    for file in files:
        put(file, "")
    pairs = {"translation": (("*_e", "*_c"), ("*en", "*tc", "*sc"))}
    assert dict(partners(name, pairs, Folders(EXTENSIONS))) == (
        {"translation": partner} if partner else {}
    )
