"""Who speaks in a draft: the issuer itself, or somebody about it."""

import pytest

from disclosure_lint import Linter

RULE = "us/missing-forward-looking-statement"
PREDICTS = " The Company expects to report topline data in 2027."


@pytest.fixture(scope="module")
def linter():
    return Linter(select=["us"])


def came_out(linter, text, **told):
    report = linter.lint(text, **told)
    status = next(str(one.status) for one in report.requirements if one.rule == RULE)
    severity = next((str(f.severity) for f in report.findings if f.rule == RULE), None)
    return severity or status


@pytest.mark.parametrize(
    "lead",
    [
        "BOSTON, June 3, 2025 -- Example Pharma, Inc. (Nasdaq: EXPH), a clinical-stage company, today announced news.",
        "BOSTON, June 3, 2025 -- Example Pharma (“Example” or the “Company”) (NYSE: EXPH) shares news.",
        (
            "Example Pharma (NASDAQ: EXPH) Reports News\n\nBOSTON, June 3, 2025 -- Example Pharma opened a plant in the town"
            " of Sampletown, where it makes medicines for patients in all the world."
        ),
        "UNITED STATES\nSECURITIES AND EXCHANGE COMMISSION\nWashington, D.C. 20549\n\nFORM 8-K\n\nItem 8.01 Other Events.",
        "Exhibit 99.1\n\nExample Opens Plant\n\nExample opened a plant.",
    ],
)
def test_an_issuer_that_speaks_for_itself_and_predicts_owes_a_legend(linter, lead):
    assert came_out(linter, lead + PREDICTS) == "error"


@pytest.mark.parametrize(
    "lead",
    [
        (
            "Sample Partners Initiates Coverage on Example Pharma (NASDAQ: EXPH)\n\nDALLAS, June 3, 2025 -- Example Pharma"
            " (NASDAQ: EXPH): Sample Partners initiates coverage on Example Pharma."
        ),
        "Example Pharma (NASDAQ: EXPH) chief executive Jane Doe sits down with a reporter to speak of the year.",
        "Sample LLP Reminds Investors of a Class Action against Example Pharma (NASDAQ: EXPH)\n\nNEW YORK -- News.",
    ],
)
def test_somebody_who_speaks_about_an_issuer_owes_none(linter, lead):
    assert came_out(linter, lead + PREDICTS, document="press-release") == "not-applicable"


def test_where_nobody_can_tell_who_speaks_nothing_is_proved(linter):
    text = "Sampletown thanks all who helped, among them Example Pharma (NASDAQ: EXPH)." + PREDICTS
    assert came_out(linter, text, document="press-release") == "unchecked"


@pytest.mark.parametrize(
    "sentence",
    [
        "“We expect to open the plant in 2027,” said Mayor John Roe of Sampletown.",
        "“We expect to open our plant in 2027,” said Jane Roe, President of Sample Biologics.",
        "“I look forward to working with the team,” said Jane Doe.",
        "The Company offers customised plans and believes in health.",
        "The Company will host a conference call to discuss its results in 2025 and expects to answer questions.",
        "The Company does not expect to file in 2027 and has no plans to do so.",
    ],
)
def test_what_others_or_courtesies_say_is_no_prediction(linter, sentence):
    lead = "BOSTON, June 3, 2025 -- Example Pharma (NASDAQ: EXPH) today announced an award. "
    assert came_out(linter, lead + sentence) == "not-applicable"
