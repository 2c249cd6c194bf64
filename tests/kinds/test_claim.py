"""Claims that a draft must not make, and the ground on which some may stand."""

import pytest

from disclosure_lint import Linter, Source, load_packs
from disclosure_lint.draft.model import Draft
from disclosure_lint.manual.page import explain

HEAD = "Foo Bio announces progress of its drug candidates\n\n"


@pytest.fixture(scope="module")
def linter():
    return Linter(load_packs())


@pytest.fixture
def flagged(linter):
    def make(text, **facts):
        report = linter.lint(Draft(Source(text)), **{"document": "press-release", **facts})
        return {
            (f.rule.split("/")[1], f.severity.value): report.source.quote(f.primary.span)
            for f in report.findings
            if f.rule.startswith(("promotion/", "regulators/"))
        }

    return make


@pytest.mark.parametrize(
    ("text", "rule", "severity"),
    [
        ("XY-101 was safe in the treatment of patients.", "safety-claim", "note"),
        ("XY-101 showed a good safety profile.", "safety-claim", "note"),
        ("A more effective, safer treatment solution is near.", "safety-claim", "note"),
        ("XY-101 represents a recognition for the drug's safety.", "safety-claim", "note"),
        ("XY-101 is a first-in-class inhibitor.", "superlative-claim", "note"),
        (
            "Example Pharma (NASDAQ: EXPH) says: XY-101 is a first-in-class inhibitor.",
            "superlative-claim",
            "warning",
        ),
        ("XY-101 gave promising data.", "promising-results", "note"),
        ("XY-101 is a step toward our goal of curing patients.", "breakthrough-word", "note"),
    ],
)
def test_a_claim_is_reported_as_severely_as_it_is_put(flagged, text, rule, severity):
    assert (rule, severity) in flagged(HEAD + text)


def test_a_brief_is_told_one_step_milder(flagged):
    text = HEAD + "XY-101 was safe in patients. XY-102 is a first-in-class inhibitor."
    assert set(flagged(text, document="brief")) == {
        ("safety-claim", "note"),
        ("superlative-claim", "note"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "XY-101 was well tolerated, with a manageable safety profile.",
        "The trial will evaluate the safety, tolerability and efficacy of XY-101.",
        "The primary endpoints are safety and efficacy; safety is assessed weekly.",
        "The Data and Safety Monitoring Committee met.",
        "Safety and efficacy have not been established.",
        "XY-101 was determined by the FDA to be safe.",
        "No dose-limiting toxicity was observed.",
        "Zepbound is not known to be safe and effective in children.",
        "The Lancet wrote that XY-101 is safe and effective.",
        "The poster is titled “A Study of the First-in-Class Inhibitor XY-101”.",
        "XY-101 has the potential to become a best-in-class therapy.",
        "Patients had breakthrough CLL, breakthrough pain and virologic breakthrough.",
        "The FDA granted XY-101 Breakthrough Therapy Designation.",
        "The trial takes curative-intent surgery as its setting and functional cure as endpoint.",
        "The NMPA approved the IND, and the CDE approved the Phase III trial.",
        "The IND was approved by the NMPA and cleared by the FDA.",
        "The FDA approved olaparib based on the Phase 3 SOLO trial.",
        "The FDA has accepted the NDA and granted Priority Review.",
        "XY-101 gave promising data: 26 of 37 patients responded.",
        "The Center for Drug Evaluation and Research of the FDA wrote to us.",
        "CDE已將XY-101納入突破性治療藥物程序。",
    ],
)
def test_wording_that_claims_nothing_is_left_alone(flagged, text):
    assert flagged(HEAD + text) == {}


@pytest.mark.parametrize(
    "heading",
    ["Forward-Looking Statements", "Cautionary Statement required by Rule 18A.05"],
)
def test_a_statement_that_warns_claims_nothing(flagged, heading):
    text = (
        f"{HEAD}{heading}\n\nThis release contains forward-looking statements. We cannot guarantee"
        " that we will be able to develop, or ultimately market, XY-101 successfully. XY-101 is"
        " safe and effective and a first-in-class inhibitor.\n"
    )
    assert flagged(text) == {}


def test_a_release_about_other_things_is_left_alone(flagged):
    text = (
        "Acme opens a plant\n\nAcme, a global leader with a proven track record, unveiled a"
        " game-changing treatment of lawns, a breakthrough in care. Its data are impressive, its"
        " best-in-class therapy for grass is safe and effective."
    )
    assert flagged(text) == {}


def test_what_is_approved_is_no_candidate(flagged):
    sold = "Olverembatinib is a first-in-class inhibitor in China."
    assert flagged(HEAD + sold, date="2025-01-01") == {}
    assert flagged(HEAD + sold, date="2020-01-01") != {}  # it was approved in 2021
    assert flagged(HEAD + "Foobrand is safe and effective. Foobrand® is sold in Europe.") == {}


def test_a_use_under_study_is_not_the_approved_one(flagged):
    text = "In the Phase II trial olverembatinib was safe in patients with GIST."
    assert ("safety-claim", "note") in flagged(HEAD + text, date="2025-01-01")


def test_a_company_may_describe_itself(flagged):
    about = "About Foo Bio\n\nFoo Bio is working on breakthrough therapies.\n\nContact\n\n"
    assert flagged(HEAD + about) == {}
    assert flagged(HEAD + about + "XY-101 is a breakthrough therapy for all.") != {}


def test_an_issuer_that_sells_drugs_has_a_record(flagged):
    text = HEAD + "We have a proven track record."
    assert flagged(text, issuer="ascentage-pharma", date="2025-01-01") == {}
    assert flagged(text) == {("unsupported-scale", "warning"): "proven track record"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The FDA granted orphan drug designation.", False),
        ("The FDA granted Orphan Drug designation.", False),
        ("Fast track designation was granted.", False),
        ("The FDA granted Fast track designation.", True),
    ],
)
def test_a_formal_name_has_even_capitals(flagged, text, found):
    assert (("misnamed-designation", "warning") in flagged(HEAD + text)) is found


@pytest.mark.parametrize(
    ("headline", "body", "found"),
    [
        ("Foo Wins Approval of XY-101", "has accepted the NDA of XY-101 for review", True),
        ("Foo Wins Approval of XY-101", "has approved the NDA of XY-101 that it accepted", False),
        ("Foo's NDA for Approval of XY-101 Accepted", "has accepted the NDA of XY-101", False),
        ("NMPA Accepts NDA of XY-101", "has accepted the NDA of XY-101 for review", False),
    ],
)
def test_a_headline_is_held_against_the_first_paragraph(flagged, headline, body, found):
    text = f"{headline}\n\nFoo Bio today announced that the NMPA of China {body}.\n\nMore follows."
    assert (("approval-overstated", "error") in flagged(text)) is found


def test_a_first_sentence_is_no_headline(flagged):
    text = "Foo Bio announced the approval of XY-101. More follows.\n\n"
    body = "Foo Bio today announced that the NMPA of China has accepted the NDA of XY-101."
    assert flagged(text + body) == {}


@pytest.mark.parametrize(
    "body",
    [
        "The CDE recommended XY-101 for a Breakthrough Therapy Designation. The publicity period ended.",
        "XY-101 is recommended by the CSCO guidelines in China and has a BTD.",
        "In March 2021 the CDE recommended XY-101 for a Breakthrough Therapy Designation.",
    ],
)
def test_what_was_proposed_before_may_have_been_granted_since(flagged, body):
    text = f"XY-101 Granted Breakthrough Therapy Designation\n\n{body}"
    assert flagged(text) == {}
    proposed = "The CDE recommended XY-101 for a Breakthrough Therapy Designation."
    said = flagged(f"XY-101 Granted Breakthrough Therapy Designation\n\n{proposed}")
    assert set(said) == {("granted-before-publication-ends", "error")}


def test_a_headline_alone_overstates_nothing(flagged):
    assert flagged("Foo Wins Approval of XY-101") == {}


def test_the_page_of_a_rule_says_what_it_spares():
    page = " ".join(explain("promotion/breakthrough-word").split())
    assert "It spares:" in page
    assert "the description of a company at the end" in page
    assert "This wording claims nothing:" in page


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("Lisaftoclax is safe and effective.", True),
        ("Lisaftoclax is safe and effective and approved in China.", False),
    ],
)
def test_what_one_region_approved_is_investigational_in_another(linter, text, flagged):
    lead = "Ascentage Pharma (NASDAQ: AAPG; HKEX: 6855) today announced data on lisaftoclax.\n\n"
    report = linter.lint(lead + text, document="press-release", date="2026-01-06")
    rules = {finding.rule for finding in report.findings}
    assert bool(rules & {"promotion/safety-claim", "promotion/efficacy-claim"}) is flagged
