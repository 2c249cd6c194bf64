"""Packs and issuers that are nowhere on disk."""

from __future__ import annotations

import datetime as dt

import pytest

from disclosure_lint import Linter, PackError, load_packs

PACK = {"name": "house", "version": "2026.11", "engine": ">=0.1", "about": "Our own rules."}
RULE = """\
title: Says world-class
status: stable
severity: warning
kind: forbid
citations:
  - {provision: House style, force: practice, url: "https://example.org/"}
forbid: '"world-class"'
message: Praise without a figure
rationale: Readers ask for figures.
examples:
  fails:
    - {name: praise, draft: "A [[world-class]] team."}
  passes:
    - {name: near miss, draft: "A team of the world, in its class."}
"""
ISSUER = {
    "name": "Zebra Biotech Limited",
    "names": {"english": ["Zebra Biotech"], "sure": "verified", "source": "https://example.org/"},
    "listings": [
        {
            "exchange": "HKEX",
            "symbol": "9123",
            "since": dt.date(2024, 1, 2),
            "sure": "verified",
            "source": "https://example.org/listing",
        }
    ],
}


def test_a_pack_and_an_issuer_from_memory():
    files = {
        "house/pack.yaml": PACK,
        "house/no-praise.yaml": RULE,
        "issuers/zebra-biotech.yaml": ISSUER,
    }
    linter = Linter(load_packs(files=files), select=["house", "tickers"])
    report = linter.lint("Zebra Biotech (HKEX: 9124) has a world-class team.", date="2026-01-06")
    assert report.issuer == "zebra-biotech"
    assert {one.rule for one in report.findings} == {"house/no-praise", "tickers/wrong-symbol"}
    assert ("house", "2026.11") in report.packs


def test_an_issuer_from_memory_takes_the_place_of_a_shipped_one():
    pack = load_packs(files={"issuers/ascentage-pharma.yaml": ISSUER}, cache=False)
    assert pack.registry.issuers["ascentage-pharma"].name == "Zebra Biotech Limited"


@pytest.mark.parametrize("content", [RULE.replace("forbid:", "forbit:"), b"\xff\xfe", {"title": 1}])
def test_what_does_not_hold_up_is_shown_with_its_line(content):
    files = {"house/pack.yaml": PACK, "house/no-praise.yaml": content}
    with pytest.raises(PackError) as caught:
        load_packs(files=files)
    assert {one.path for one in caught.value.mistakes} == {"<memory>/house/no-praise.yaml"}
    assert all(one.line >= 1 for one in caught.value.mistakes)


def test_a_rule_without_a_pack_is_refused():
    with pytest.raises(PackError, match=r"no pack\.yaml"):
        load_packs(files={"house/no-praise.yaml": RULE})


def test_terms_and_numbers_survive_as_they_are_written():
    files = {
        "house/pack.yaml": {**PACK, "version": "2026.1"},
        "house/terms.yaml": {"praise": ["world-class", "no", "13.10"]},
        "house/no-praise.yaml": RULE.replace("'\"world-class\"'", "'@praise'"),
    }
    linter = Linter(load_packs(files=files), select=["house"])
    assert len(linter.lint("Rule 13.10 says no to world-class teams.").findings) == 3
