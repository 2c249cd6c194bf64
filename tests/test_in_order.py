"""What a report says of a rule that is met is what holds, and its authorities are ones."""

from __future__ import annotations

import pytest

from disclosure_lint.packs.load import load
from disclosure_lint.render.formats import render
from disclosure_lint.render.view import View

SAID = "Acme Bio announces on Monday, 5 January 2026 that the trial (NCT01234567) has ended."
POOR = (
    "criticmarkup", "wukongpdf", "grokipedia", "prbuzz", "vdocument", "trac.syr.edu", "slideum",
    "docslib", "studylib", "financedocbox", "moxreports", "lawstack", "staging", "docs.rs",
    "crates.io", "marketscreener",
)  # fmt: skip


def test_every_shipped_rule_says_what_is_in_order(pack):
    assert [rule.id for rule in pack.rules if not rule.in_order] == []


@pytest.mark.parametrize("output", ["full", "html", "record-html"])
def test_a_tick_stands_before_what_holds(linter, output):
    said = render([linter.lint(SAID)], output, View(pack=load()))
    assert "very weekday is that of its date" in said
    if output == "full":
        assert "figures/weekday-mismatch" not in said


def test_a_rule_without_such_words_is_named(linter):
    assert "nothing found by figures/weekday-mismatch" in render([linter.lint(SAID)])


def test_authorities_are_ones_that_counsel_respects(pack):
    for rule in pack.rules:
        for cited in rule.citations:
            assert not any(host in cited.url for host in POOR), rule.id


def test_a_rule_of_plain_practice_cites_nobody(linter):
    report = linter.lint("Acme said [TBD].")
    (found,) = report.findings
    assert found.citations == ()
    assert "cites" not in render([report])
