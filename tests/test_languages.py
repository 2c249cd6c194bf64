"""Nothing is in order in a language that a rule has no words for."""

from __future__ import annotations

import pytest

from disclosure_lint import Linter, Status, load_packs, report_json
from disclosure_lint.finding import LANGUAGES
from disclosure_lint.packs.model import KINDS

JAPANESE = "会社は、治験薬の承認を受けたことをお知らせいたします。詳細については以下をご覧ください。この薬は安全です。"
GERMAN = "Die Gesellschaft gibt bekannt, dass das Medikament für die Behandlung von Patienten zugelassen ist."
TOY = (
    "Blorp zint quam vexi dorn. Olu hask blorp mirt zint feru; dorn vexi quam blorp, zint olu feru."
)
TOY_LANGUAGE = {
    "name": "Toyish",
    "script": "Latin",
    "common": ["blorp", "zint", "quam", "vexi", "dorn"],
    "terms": {"toy-boasts": ["hask", "feru", "mirt", "olu", "plim"]},
}
RULE = {
    "title": "A boast in Toyish",
    "status": "stable",
    "severity": "warning",
    "kind": "forbid",
    "forbid": "@toy-boasts",
    "citations": [{"provision": "House style", "force": "practice", "url": "https://example.org"}],
    "message": "Boasts",
    "rationale": "Nobody likes that.",
    "examples": {
        "fails": [{"name": "a boast", "draft": "Blorp [[hask]]."}],
        "passes": [{"name": "none", "draft": "Blorp zint."}],
    },
}


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


@pytest.mark.parametrize(("text", "called"), [(JAPANESE, "Japanese"), (GERMAN, "German")])
def test_what_goes_by_words_is_unchecked_in_a_language_without_any(linter, text, called):
    report = linter.lint(text, document="press-release")
    assert report.language == "other"
    speaks = {rule.id: rule.speaks for rule in linter.pack.rules}
    met = {one.rule for one in report.requirements if one.status is Status.MET}
    assert not {rule for rule in met if speaks[rule]}
    reasons = {one.reason for one in report.requirements if one.status is Status.UNCHECKED}
    assert f"the rule has no words for {called}: a person who reads it has to judge" in reasons


def test_json_says_other(linter):
    assert '"language": "other"' in report_json([linter.lint(JAPANESE)])
    assert "other" in LANGUAGES


@pytest.fixture(scope="module")
def toy() -> Linter:
    files = {
        "toy/pack.yaml": {
            "name": "toy",
            "version": "2026.11.1",
            "engine": ">=0.1",
            "about": "Toyish.",
        },
        "toy/boast.yaml": RULE,
        "languages/xx.yaml": TOY_LANGUAGE,
    }
    return Linter(load_packs(files=files, cache=False))


def test_a_language_added_by_its_file_alone_leaves_other_rules_unchecked(toy):
    report = toy.lint(TOY, document="press-release")
    speaks = {rule.id: rule.speaks for rule in toy.pack.rules}
    assert speaks["toy/boast"] == ("xx",)
    assert report.language == "other"
    outcomes = {one.rule: one for one in report.requirements}
    assert outcomes["toy/boast"].status is Status.UNMET
    for rule, one in outcomes.items():
        if speaks[rule] and rule != "toy/boast":
            assert one.status in {Status.UNCHECKED, Status.NOT_APPLICABLE}, rule
    assert outcomes["promotion/superlative-claim"].reason.startswith(
        "the rule has no words for Toyish: "
    )


def test_a_rule_of_that_language_does_not_judge_english(toy):
    outcomes = {one.rule: one for one in toy.lint("The Company met its endpoint.").requirements}
    assert outcomes["toy/boast"].status is not Status.MET


def test_a_rule_in_english_alone_is_never_met_by_chinese(linter):
    english = {rule.id for rule in linter.pack.rules if rule.speaks == ("en",)}
    assert english
    text = "本公司欣然宣佈，國家藥監局已批准該藥物用於治療成人患者。"
    report = linter.lint(text, document="press-release")
    came_out = {one.status for one in report.requirements if one.rule in english}
    assert came_out <= {Status.NOT_APPLICABLE, Status.UNCHECKED}


def test_every_rule_of_a_kind_of_wording_has_words(linter):
    silent = {rule.id for rule in linter.pack.rules if rule.kind in KINDS and not rule.speaks}
    assert {rule.kind for rule in linter.pack.rules if rule.id in silent} <= {
        "agree",
        "detect",
        "require",
    }
