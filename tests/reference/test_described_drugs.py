"""The drugs that a draft introduces by saying what they are, and what looks like one and is none."""

import pytest

from disclosure_lint.case.case import case_of
from disclosure_lint.draft.model import Draft
from disclosure_lint.packs.load import load
from disclosure_lint.source import Source


def products(text):
    """Return the printed names that a case takes for products."""
    case = case_of(Draft(Source(text)), load())
    return {drug.printed for drug in case.drugs if drug.product}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("QQX301 is a next-generation, multi-antigen vaccine in Phase 2.", {"QQX301"}),
        ("Q-TOY47, an antibody-enzyme conjugate, was well tolerated.", {"Q-TOY47"}),
        ("QQX301 (the lead program), our oral prodrug, has completed Phase 1.", {"QQX301"}),
        ("A novel gene-directed therapy, Toybrite®, is in Phase 3.", {"Toybrite"}),
        ("Toymune™, an oral immune checkpoint modulator. Toymune was given.", {"Toymune"}),
        ("The first patient was dosed with QQX301 in May.", {"QQX301"}),
        ("The grant is for the development of QQX301.", {"QQX301"}),
        ("Our two candidates, QQX301 and QQX302, are licensed.", {"QQX301", "QQX302"}),
        ("QQX301是一種新型的口服抑制劑，已進入二期。", {"QQX301"}),
        ("本公司研發QQX301，用於治療白血病。", {"QQX301"}),
    ],
)
def test_a_name_that_a_draft_says_is_a_drug_is_its_product(text, names):
    assert products(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "TearToy®, a lateral-flow test for dry eye, was cleared.",
        "ToyVision®, a business which offers therapy programs, has grown.",
        "ToyPen™, a drug delivery device, was cleared.",
        "The board (QQX301) is a compliance platform for compounds.",
        "ToyLight® is a laser system for the treatment of acne.",
        "The drill hole TQX301 met copper at 40 metres.",
    ],
)
def test_a_device_a_test_or_a_business_is_no_drug(text):
    assert products(text) == set()


def test_a_telephone_number_glued_to_a_form_is_no_code():
    text = "Crescendo Communications, LLC212-671-1020 ext. 304. QQX301 is a vaccine."
    assert products(text) == {"QQX301"}
    assert "LLC212" not in {d.printed for d in case_of(Draft(Source(text)), load()).drugs}
