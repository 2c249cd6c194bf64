"""Terms and their definitions beyond what the examples of the rules show."""

from __future__ import annotations

import pytest

from disclosure_lint.case.case import case_of
from disclosure_lint.draft.model import Draft
from disclosure_lint.errors import PackError
from disclosure_lint.kinds.registry import engine
from disclosure_lint.packs import load
from disclosure_lint.packs.build import build
from disclosure_lint.packs.rule import Rule
from disclosure_lint.source import Source


@pytest.fixture
def flagged(pack):
    def found(defect: str, text: str) -> list[str]:
        rule = pack.rule(f"drafting/{defect}")
        verdict = engine(rule).judge(rule, case_of(Draft(Source(text)), pack))
        return [text[flag.mark.start : flag.mark.end] for flag in verdict.flags]

    return found


@pytest.mark.parametrize(
    "text",
    [
        "Patients with PMF were old. In PMF the spleen grows.",
        "The rate (PMF 12%) was low, and with PMF it grew; PMF is rare.",
        "In PMF, spleens grow.\n\nPMF patients and others’ PMF grew.",
    ],
)
def test_an_abbreviation_without_its_words(text, flagged):
    assert flagged("undefined-abbreviation", text) == ["PMF"]


@pytest.mark.parametrize(
    "text",
    [
        "PMF (primary myelofibrosis) is rare. We treat PMF.",
        "The “PMF” program and PMF are new.",
        "Primary myelo-fibrosis is rare. We treat PMF, and PMF is treated.",
        "PMF announced results. The shares of PMF rose.",
        "Write to ir@pmf.com of PMF; we are PMF, the company.",
        "PMF is a company, known as PMF to all.",
        "Mr. PMF Wang and the PMF gene, and PMF.",
        "PMF® is a brand; PMF is sold.",
        "The pmf is a function and PMF is too, PMF.",
        "We use PMF-101 and APMF/PMF and $PMF and PMF.",
        "PMF\n\nPMF data",
    ],
)
def test_an_abbreviation_that_is_a_name_or_explained(text, flagged):
    assert flagged("undefined-abbreviation", text) == []


def test_one_finding_for_each_abbreviation(flagged):
    text = "PMF and MDR were seen. PMF was worse, and MDR was not; PMF and MDR are rare."
    assert flagged("undefined-abbreviation", text) == ["PMF", "MDR"]


def test_an_abbreviation_that_is_read_over_a_compound(flagged):
    text = "The postprandial glucose was high. PPG is often seen, and PPG grows."
    assert flagged("undefined-abbreviation", text) == []


@pytest.mark.parametrize(
    ("text", "unused"),
    [
        ("Dear all, Takeda Inc. (the “Partner”) is new to all of us.", ["Partner"]),
        ("Dear all, Takeda Inc. (the “Partner”) is new. The partner is glad.", []),
        ("Dear all, a major depressive disorder (MDD) is rare in the young.", ["MDD"]),
        ("Dear all, a major depressive disorder (MDD) is rare. MDDs are bad.", []),
        ("Dear all, the Plasma Therapeutics Association (PPTA) is a body here.", []),
        ("Dear all, at accelerated phase of chronic leukemia (AP-CL) was rare.", []),
        ("Dear all, lisaftoclax (“APG-2575”) is a drug of this company here.", []),
        ("本公司與武田公司（「夥伴」）今日簽訂協議，並將於香港舉行會議。", ["夥伴"]),
        ("本公司與武田公司（「夥伴」）今日簽訂協議，該夥伴將於香港舉行會議。", []),
    ],
)
def test_a_definition_that_nobody_uses(text, unused, flagged):
    assert flagged("unused-definition", text) == unused


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        (
            "In all, Takeda Inc. (the “Partner”) met. Then Ipsen SA (the “Partner”) left.",
            ["Partner"],
        ),
        ("In all, Takeda Inc. (the “Partner”) met. Then Takeda Inc. (the “Partner”) left.", []),
        ("In all, Takeda Inc. (“Takeda”) met. Then we saw Takeda Ltd. (“Takeda”) leave.", []),
        ("In all, a complete response (CR) was seen. The clearance rate (CR) was high.", ["CR"]),
        ("In all, a complete response (CR) was seen. Complete responses (CR) were rare.", []),
        ("In all, a complete response (CR) was seen (the “CR”) in all of the patients.", []),
    ],
)
def test_a_term_for_two_things(text, twice, flagged):
    assert flagged("duplicate-definition", text) == twice


@pytest.mark.parametrize(
    ("text", "early"),
    [
        ("We met the Partner.\n\nTakeda Inc. (the “Partner”) is glad.", ["Partner"]),
        ("We met the Partner Group.\n\nTakeda Inc. (the “Partner”) is glad.", []),
        ("We met a Partner.\n\nTakeda Inc. (the “Partner”) is glad.", []),
        ("We treat MDD here.\n\nMajor depressive disorder (MDD) is bad.", ["MDD"]),
        ("We treat MDD (a disorder).\n\nMajor depressive disorder (MDD) is bad.", []),
        ("We treat what is called MDD.\n\nMajor depressive disorder (MDD) is bad.", []),
        ("We treat MDD-like moods.\n\nMajor depressive disorder (MDD) is bad.", []),
        ("We met the Takeda team.\n\nTakeda Inc. (“Takeda”) is glad.", []),
    ],
)
def test_a_term_before_its_definition(text, early, flagged):
    assert flagged("used-before-defined", text) == early


def test_a_rule_may_name_only_terms_that_exist():
    files = load.read([load.shipped()])
    path = next(path for path in files if path.endswith("undefined-abbreviation.yaml"))
    files[path] = files[path].replace(b"[known-abbreviation]", b"[unknown]")
    with pytest.raises(PackError) as error:
        build(files, {})
    assert [m.message for m in error.value.mistakes] == ["there is no term `unknown`"]


def test_terms_of_the_configuration_are_known_as_well():
    files = load.read([load.shipped()])
    rules = {rule[0]: rule for rule in build(files, {"known-abbreviation": ["PMF"]})["rules"]}
    assert "PMF" in Rule(*rules["drafting/undefined-abbreviation"]).fields["known"]
