"""What the two seed documents must show, and their whole reports as snapshots."""

import json
from pathlib import Path

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from disclosure_lint import Linter, Report, read, read_bytes, report_json
from disclosure_lint.finding import Status
from disclosure_lint.render import full
from disclosure_lint.render.view import View

SEEDS = Path(__file__).parent.parent / "seeds"
ANNOUNCEMENT = SEEDS / "004_c8cbabc9fea894ab.txt"
DRUG_RULES = ("drugs/unknown-code", "drugs/malformed-code", "drugs/misspelt-name")
BRIEF = SEEDS / "002_c43686c3d80eda56.txt"


class TextSnapshot(SingleFileSnapshotExtension):
    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture(scope="module")
def linter():
    return Linter()


@pytest.fixture(scope="module")
def announcement(linter):
    return linter.lint(read(str(ANNOUNCEMENT)))


@pytest.fixture(scope="module")
def brief(linter):
    return linter.lint(read(str(BRIEF)))


def read_seed(path):
    """Read a seed under the name that it has in the checkout, wherever the tests run."""
    name = path.relative_to(SEEDS.parent).as_posix()
    return read_bytes(path.read_bytes(), name)


def requirement(report: Report, rule: str):
    return next(one for one in report.requirements if one.rule == rule)


def evidence(report: Report, rule: str):
    return [report.source.quote(label.span) for label in requirement(report, rule).evidence]


def flagged(report: Report, rule: str):
    return [f for f in report.findings if f.rule == rule]


def quotes(report: Report, rule: str):
    return [report.source.quote(f.primary.span) for f in flagged(report, rule)]


def test_the_announcement_is_recognised(announcement):
    assert (announcement.document, announcement.language) == ("announcement", "en")
    assert announcement.issuer == "ascentage-pharma"


def test_the_cautionary_statement_is_met_with_its_words(announcement):
    rule = "hkex/missing-cautionary-statement"
    assert requirement(announcement, rule).status is Status.MET
    (words,) = evidence(announcement, rule)
    assert words.startswith("Cautionary Statement required by Rule 18A.05")
    assert words.endswith("or ultimately market, HQP1351 successfully.")


@pytest.mark.parametrize(
    "rule",
    [
        "hkex/incomplete-cautionary-statement",
        "hkex/cautionary-statement-names-other-product",
        "hkex/doubtful-rule-citation",
        "drugs/unlinked-names",
        "drugs/wrong-pair",
        "drugs/inconsistent-name",
        "drugs/misspelt-name",
        "drugs/unknown-code",
        "drugs/malformed-code",
    ],
)
def test_the_code_in_the_statement_is_the_drug_of_the_headline(announcement, rule):
    assert requirement(announcement, rule).status is Status.MET


def test_both_garbled_runs_are_found_whole_and_decoded(announcement):
    findings = flagged(announcement, "drafting/garbled-text")
    assert [edit.text for f in findings for edit in f.fix.edits] == [
        "藥品註冊管理辦法(國家市場監督管理總局令第27號)",
        "國家藥監局關於發佈《突破性治療藥物審評工作程序(試行)》等三個文件的公告(2020年第82號)",
    ]
    assert {f.fix.safety for f in findings} == {"safe"}


def test_an_announcement_of_2021_owes_no_nasdaq_symbol(announcement):
    assert not [f for f in announcement.findings if f.rule.startswith("tickers/")]
    assert "NASDAQ" not in " ".join(f.message for f in announcement.findings)


def test_nothing_in_the_announcement_is_taken_for_what_it_is_not(announcement):
    said = {(f.rule, announcement.source.quote(f.primary.span)[:20]) for f in announcement.findings}
    assert {rule for rule, _ in said} == {
        "drafting/garbled-text",
        "hkex/missing-board-signature",
        "hkex/missing-dealing-caution",
        "hkex/missing-directors",
        "drafting/joined-words",
        "drafting/wrong-word",
        "hkex/missing-exchange-disclaimer",
        "hkex/missing-issuer-identification",
        "hkex/missing-stock-code",
        "promotion/promising-results",
        "hkex/unclear-basis",
        "hkex/unmatched-identification-footnote",
    }


def test_the_slips_of_the_announcement_are_found_and_mended(announcement):
    rule = "drafting/wrong-word"
    assert quotes(announcement, rule) == [
        "first-and second-",
        "qualify of life",
        "first-and second-",
        "first-and second-",
    ]
    assert [f.fix.edits[0].text for f in flagged(announcement, rule)] == [
        "first- and second-",
        "quality of life",
        "first- and second-",
        "first- and second-",
    ]
    (finding,) = flagged(announcement, "drafting/joined-words")
    assert finding.fix.edits[0].text == "of application"


def test_both_listings_of_the_brief_are_read_and_the_label_mended(brief):
    findings = flagged(brief, "tickers/nonstandard-exchange-label")
    assert [brief.source.quote(f.primary.span) for f in findings] == ["HKG", "HKG"]
    assert [(f.fix.safety, f.fix.edits[0].text) for f in findings] == [("safe", "HKEX")] * 2
    assert evidence(brief, "tickers/wrong-symbol") == ["NASDAQ: AAPG", "HKG: 6855"] * 2


def test_the_statement_under_a_run_in_heading_is_found(brief):
    rule = "us/missing-forward-looking-statement"
    assert requirement(brief, rule).status is Status.MET
    assert evidence(brief, rule)[0].startswith("Forward‑Looking Statements This brief contains")
    assert requirement(brief, "us/unnamed-risk-factors").status is Status.MET
    assert evidence(brief, "us/unnamed-risk-factors")[0].startswith("Actual results may differ")
    (finding,) = flagged(brief, "us/missing-update-disclaimer")
    assert finding.severity == "note"


def test_an_unknown_code_is_reported_with_the_known_one(brief):
    assert quotes(brief, "drugs/unknown-code") == ["CFT8916"]
    (finding,) = flagged(brief, "drugs/unknown-code")
    assert "CFT8919" in finding.help
    assert finding.fix.safety == "unsafe"


@pytest.mark.parametrize("word", ["BTK", "BCL", "MDM2", "C481S", "E3"])
def test_targets_and_mutations_are_no_drugs(brief, word):
    named = [quote for rule in DRUG_RULES for quote in quotes(brief, rule)]
    assert not any(word in quote for quote in named)


@pytest.mark.parametrize("path", [ANNOUNCEMENT, BRIEF], ids=["announcement", "brief"])
def test_the_json_report_stays_as_reviewed(path, linter, snapshot):
    report = linter.lint(read_seed(path))
    text = json.dumps(json.loads(report_json([report])), ensure_ascii=False, indent=1)
    assert snapshot(extension_class=TextSnapshot) == text


@pytest.mark.parametrize("path", [ANNOUNCEMENT, BRIEF], ids=["announcement", "brief"])
def test_the_full_report_stays_as_reviewed(path, linter, snapshot):
    report = linter.lint(read_seed(path))
    shown = full.draft(report, View(names={"ascentage-pharma": "Ascentage Pharma"}))
    assert snapshot(extension_class=TextSnapshot) == shown
