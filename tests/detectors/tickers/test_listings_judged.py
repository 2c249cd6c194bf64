"""Listings against profiles: whose they are, on which day, and how the house writes them.

The examples of the rules are run elsewhere; these are the cases between them.
"""

import os

import pytest

from disclosure_lint import Linter
from disclosure_lint.case.case import Case
from disclosure_lint.case.facts import Facts
from disclosure_lint.case.reading import Reading
from disclosure_lint.draft.model import Draft
from disclosure_lint.engine import examine
from disclosure_lint.finding import Status
from disclosure_lint.kinds.registry import engine
from disclosure_lint.packs.pack import Pack
from disclosure_lint.source import Source

SEEDS = os.path.join(os.path.dirname(__file__), "..", "..", "..", "seeds")


DEFECTS = (
    "incomplete-pair", "inconsistent-notation", "malformed-listing", "nonstandard-exchange-label",
    "stale-symbol", "unknown-exchange", "wrong-symbol",
)  # fmt: skip # which have nothing to judge without a listing


@pytest.fixture
def judged(pack):
    def judge(defect, text, issuer=None, date=None, **facts):
        profile = pack.registry.issuers[issuer] if issuer else None
        told = Facts(issuer=profile, date=date, **facts)
        case = Case(Reading(Draft(Source(text)), pack), told)
        rule = next(rule for rule in pack.rules if rule.id == f"tickers/{defect}")
        return engine(rule).judge(rule, case)

    return judge


def flagged(verdict, text):
    return [text[flag.mark.start : flag.mark.end] for flag in verdict.flags]


def mended(verdict, text):
    changes = sorted((change for flag in verdict.flags for change in flag.changes), reverse=True)
    for change in changes:
        text = text[: change.start] + change.text + text[change.end :]
    return text


def test_a_brief_is_judged_one_step_milder(pack):
    steps = {"error": "warning", "warning": "note", "note": "note"}
    for rule in pack.rules:
        if rule.id.startswith("tickers/") and "brief" in rule.severities:
            assert rule.severities["brief"] == steps[rule.severities["announcement"]], rule.id


@pytest.mark.parametrize(
    "text",
    [
        "Ascentage Pharma (HKEX: 86855) has an RMB counter.",
        "BeOne Medicines (OTC: BEIGF; NASDAQ: ONC) rose.",
        "Ascentage Pharma (FSE: 8AX) rose.",
        "Zai Lab and BeOne Medicines (NASDAQ: ZLAB and NASDAQ: ONC) rose.",
        "Ascentage Pharma. Example Biotech (HKEX: 1234) rose.",
        "Ascentage Pharma's rival Example Biotech Inc. (NASDAQ: EXMP) rose.",
        "Innovent Biologics, Inc. (“Innovent” or the “Company”) (HKEX: 01801) rose.",
    ],
)
def test_symbols_that_are_right_or_nobodys_business(judged, text):
    assert flagged(judged("wrong-symbol", text, "ascentage-pharma", "2026-02-10"), text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ascentage Pharma (NASDAQ: ONC; HKEX: 6855) rose.", "NASDAQ: ONC"),
        ("Ascentage Pharma (“Ascentage”) (HKEX: 1801) rose.", "HKEX: 1801"),
        ("亞盛醫藥集團（股份代號：6865）", "股份代號：6865"),
        (
            "ASCENTAGE PHARMA GROUP INTERNATIONAL\n亞盛醫藥集團\n(Stock Code: 1801)",
            "Stock Code: 1801",
        ),
        ("Akeso, Inc. (6855.HK) announced", "6855.HK"),
        ("the Company (NASDAQ: AAPG; HKEX: 6865) rose.", "HKEX: 6865"),
    ],
)
def test_symbols_beside_the_wrong_name(judged, text, words):
    verdict = judged("wrong-symbol", text, "ascentage-pharma", "2026-02-10")
    assert flagged(verdict, text) == [words]


def test_own_symbols_are_the_evidence(judged):
    text = "Ascentage Pharma (NASDAQ: AAPG, HKG: 6855) rose."
    verdict = judged("wrong-symbol", text, "ascentage-pharma", "2026-02-10")
    assert [text[m.start : m.end] for m in verdict.evidence] == ["NASDAQ: AAPG", "HKG: 6855"]


def test_without_a_date_no_symbol_is_stale_and_none_is_proved(judged):
    text = "BeOne Medicines (NASDAQ: BGNE) has a broad pipeline."
    verdict = judged("stale-symbol", text, "beone-medicines")
    assert not verdict.flags
    assert not verdict.evidence
    assert "no date" in verdict.doubt


def test_stock_codes_may_be_printed_before_the_first_day(judged):
    text = "維昇藥業\n股份代號 2561\n"
    assert judged("stale-symbol", text, "visen-pharmaceuticals", "2025-03-13").flags == ()


def test_all_that_the_issuer_has_is_owed_once_it_has_it(judged):
    text = "Ascentage Pharma (6855.HK) announced today."
    owed = judged("incomplete-pair", text, "ascentage-pharma", "2025-06-01")
    assert flagged(owed, text) == ["6855.HK"]
    assert owed.flags[0].values["lacking"] == "NASDAQ: AAPG"
    for facts in ({"date": "2021-06-01"}, {"latest": "2021-06-01"}):
        assert judged("incomplete-pair", text, "ascentage-pharma", **facts).idle
    assert judged("incomplete-pair", text, "ascentage-pharma").flags


def test_mainland_and_london_listings_count_where_they_are_sure(judged):
    text = "BeOne Medicines (NASDAQ: ONC; HKEX: 06160) announced today."
    (flag,) = judged("incomplete-pair", text, "beone-medicines", "2025-07-25").flags
    assert flag.values["lacking"] == "SSE: 688235"
    text = "HUTCHMED (China) Limited (Nasdaq: HCM; HKEX: 13) announced today."
    (flag,) = judged("incomplete-pair", text, "hutchmed", "2023-07-25").flags
    assert flag.values["lacking"] == "AIM: HCM"


def test_brackets_in_a_row_are_one_pair(judged):
    text = "Ascentage Pharma (NASDAQ: AAPG) (HKEX: 6855) announced today."
    assert judged("incomplete-pair", text, "ascentage-pharma", "2026-02-10").evidence


def test_a_partners_single_listing_is_the_partners(judged):
    text = "Ascentage Pharma works with Zai Lab (NASDAQ: ZLAB) on this."
    assert judged("incomplete-pair", text, "ascentage-pharma", "2026-02-10").flags == ()


def test_a_headline_may_be_shorter_than_the_text(judged):
    text = (
        "Ascentage Pharma (6855.HK) Doses First Patient\n\n"
        "Ascentage Pharma (NASDAQ: AAPG; HKEX: 6855) announced today that the first patient in "
        "its Phase III trial has been dosed, as it had planned to do at the end of last year.\n"
    )
    assert judged("incomplete-pair", text, "ascentage-pharma", "2026-02-10").evidence


@pytest.mark.parametrize(
    "text",
    [
        "The report on Form 6-K of Ascentage Pharma is furnished.",
        "Example Inc. (NASDAQ: EXMP) and Ascentage Pharma announced today a trial.",
        "The data of Ascentage Pharma's trial were announced today.",
        "Ascentage Pharma (NASDAQ AAPG) announced today a trial.",
    ],
)
def test_a_listing_is_missing_only_where_the_issuer_announces(judged, text):
    verdict = judged("missing-listing", text, "ascentage-pharma", "2026-02-10")
    assert verdict.flags == ()


def test_labels_are_mended_to_the_house_s(judged):
    text = "Ascentage Pharma (Nasdaq: AAPG; SEHK: 6855) and Akeso (HKG: 9926) rose."
    verdict = judged("nonstandard-exchange-label", text, "ascentage-pharma", "2026-02-10")
    assert mended(verdict, text) == (
        "Ascentage Pharma (NASDAQ: AAPG; HKEX: 6855) and Akeso (HKEX: 9926) rose."
    )
    assert all(flag.safe for flag in verdict.flags)


def test_capitals_of_a_partner_are_the_partner_s(judged):
    text = "Ascentage Pharma (NASDAQ: AAPG; HKEX: 6855) and HUTCHMED (NASDAQ/AIM: HCM) rose."
    verdict = judged("nonstandard-exchange-label", text, "ascentage-pharma", "2026-02-10")
    assert verdict.flags == ()


def test_notation_is_mended_to_the_first(judged):
    text = (
        "Example (Nasdaq: EXPH; HKEX: 01801) agrees. Example (NASDAQ:EXPH; HKEX: 1801) agrees. "
        "Example (1801.HK) agrees."
    )
    verdict = judged("inconsistent-notation", text)
    assert mended(verdict, text) == (
        "Example (Nasdaq: EXPH; HKEX: 01801) agrees. Example (Nasdaq: EXPH; HKEX: 01801) agrees. "
        "Example (HKEX: 01801) agrees."
    )


def test_what_another_rule_mends_is_not_mended_twice(judged):
    text = "Example (HKG: 3456) agrees. Example (HKEX: 3456) agrees."
    assert judged("inconsistent-notation", text).flags == ()
    assert flagged(judged("nonstandard-exchange-label", text), text) == ["HKG"]


def test_a_warrant_beside_its_share_has_lost_no_exchange(judged):
    text = "Aclarion, Inc. (Nasdaq: ACON, ACONW) announced today a trial."
    assert judged("malformed-listing", text).flags == ()


@pytest.mark.parametrize("defect", DEFECTS)
def test_without_listings_there_is_nothing_to_judge(judged, defect):
    assert judged(defect, "The Board is pleased to announce a trial.").idle


def test_the_brief_of_the_seeds_has_two_labels_of_a_data_service(pack):
    name = next(name for name in os.listdir(SEEDS) if name.startswith("002"))
    with open(os.path.join(SEEDS, name), encoding="utf-8") as file:
        text = file.read()
    rules = [rule.id for rule in pack.rules if rule.id.startswith("tickers/")]
    report = examine(Draft(Source(text)), pack, rules=rules)
    found = [(f.rule, text[f.primary.span.start : f.primary.span.end]) for f in report.findings]
    assert found == [("tickers/nonstandard-exchange-label", "HKG")] * 2
    assert [[e.text for e in f.fix.edits] for f in report.findings] == [["HKEX"]] * 2
    wrong = next(r for r in report.requirements if r.rule == "tickers/wrong-symbol")
    assert wrong.status is Status.MET
    quotes = [text[mark.span.start : mark.span.end] for mark in wrong.evidence]
    assert quotes[:2] == ["NASDAQ: AAPG", "HKG: 6855"]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("(Nasdaq Global Marked: EXPH)", "unchecked"),
        ("(Nasdaq Capital Mrkt: EXPH; HKEX: 9123)", "unchecked"),
        ("(New York Stock Exchnge: EXPH)", "unchecked"),
        ("(NASDAQ EXPH, a maker of drugs, announced. Then", "unchecked"),
        ("(NYSE - EXPH, a maker of drugs, announced. Then", "unmet"),
        ("(Nasdaq Global Market: EXPH)", "met"),
        ("(New York Stock Exchange: EXPH)", "met"),
        ("(Hong Kong Office: Central)", "met"),
        ("(NASDAQ Composite Index rose)", "met"),
        ("(NYSE American LLC)", "met"),
    ],
)
def test_what_begins_as_a_listing_and_reads_as_none_leaves_the_others_unproved(said, status):
    report = Linter(select=["tickers"]).lint(
        f"Example Pharma (HKEX: 9123) announced that it has dosed a patient. Example {said} expects more."
    )
    (came,) = [r for r in report.requirements if r.rule == "tickers/malformed-listing"]
    assert came.status.value == status


@pytest.mark.parametrize(
    ("text", "labels", "severity"),
    [
        ("HUTCHMED (China) Limited (Nasdaq/AIM: HCM; SEHK: 13) reports.", None, "note"),
        ("HUTCHMED (China) Limited (Nasdaq/AIM: HCM; HKG: 13) reports.", None, "warning"),
        (
            "HUTCHMED (China) Limited (Nasdaq/AIM: HCM; SEHK: 13) reports.",
            {"HKEX": "HKEX"},
            "warning",
        ),
    ],
    ids=["the exchange's own", "of data services", "another than the house told"],
)
def test_a_label_that_the_exchange_has_is_told_mildly(pack, text, labels, severity):
    linter = Linter(packs=Pack(pack.plain, labels) if labels else pack)
    report = linter.lint(text, issuer="hutchmed", date="2023-09-14", document="press-release")
    found = [f for f in report.findings if f.rule == "tickers/nonstandard-exchange-label"]
    assert [str(one.severity) for one in found] == [severity]
