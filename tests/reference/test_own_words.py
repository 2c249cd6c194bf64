"""What a draft says of its drugs itself makes one product of two names, in whatever words."""

import pytest

from disclosure_lint import Draft, Source, lint
from disclosure_lint.case.case import case_of

LEAD = "BOSTON, June 20, 2026 - Zorbium Labs said of its drug, a treatment for patients: "

FORMS = [
    "Velmira™ (ZRB-101 or synthetic trisperin) is new.",
    "ZRB-101 (Velmira®) is new.",
    "ZRB-101/Velmira® is new.",
    "Velmira®/ZRB-101 is new.",
    "Velmira® (also known as ZRB-101) is new.",
    "Velmira®, formerly known as ZRB-101, is new.",
    "ZRB-101, also called Velmira™, is new.",
    "trisperitinib (ZRB-101; Velmira®) is new.",
    "Velmira® [ZRB-101] is new.",
    "ZRB-101 is now Velmira®.",
    "Velmira (R) (ZRB-101) is new.",
    "Velmira® (trisperitinib) is new.",
    "trisperitinib, marketed as Velmira®, is new.",
    "Velmira® (trisperoxamine) is new.",
]


@pytest.mark.parametrize("form", FORMS)
def test_a_brand_is_tied_to_its_code_or_name(pack, form):
    case = case_of(Draft(Source(f"{LEAD}{form} Velmira was given twice.")), pack)
    found = {drug.product for drug in case.drugs if drug.printed == "Velmira"}
    assert len(found) == 1
    assert found < {"own-zrb-101", "own-trisperitinib", "own-trisperoxamine", ""}
    assert sum(drug.printed == "Velmira" for drug in case.drugs) == form.count("Velmira") + 1


@pytest.mark.parametrize(
    "form",
    [
        "ZRB-101 and Velmira® are two.",
        "ZRB-101, Velmira® and a placebo were given.",
        "Velmira® is a test. ZRB-101 is new.",
        "ZRB-101 was given with Velmira®.",
    ],
)
def test_two_names_that_only_stand_together_are_not_tied(pack, form):
    assert not case_of(Draft(Source(LEAD + form)), pack).ties


def test_what_a_machine_is_called_is_no_brand(pack):
    text = "BOSTON, June 20, 2026 - The avionics of Zorbium Labs meet DO-178 (Vectron®). Vectron flies."
    assert {drug.printed for drug in case_of(Draft(Source(text)), pack).drugs} <= {"DO-178"}


def test_a_brand_that_stands_with_its_name_is_not_said_to_lack_it():
    said = lint(f"{LEAD}Velmira® (trisperitinib) is new. Velmira was given.")
    assert "drugs/brand-without-generic" not in {one.rule for one in said.findings}


def test_a_brand_of_two_codes_is_a_slip_still():
    said = lint(f"{LEAD}Velmira® (ZRB-101) is new. ZRB-102 (Velmira®) was given.")
    assert [one.rule for one in said.findings if one.rule.startswith("drugs/")] == [
        "drugs/misspelt-name"
    ]


def test_a_name_that_a_list_has_is_the_measure_of_a_slip():
    text = f"{LEAD}zelenirstat (PCLX-001) is new. Then zelenirsat was given."
    (found,) = [one for one in lint(text).findings if one.rule == "drugs/misspelt-name"]
    assert text[slice(*found.primary.span)] == "zelenirsat"


@pytest.mark.parametrize("symbol", ["ABVC", "AXIM"])  # the first words of those companies
def test_a_symbol_that_is_a_companys_name_too_is_another_companys(symbol):
    text = f"BOSTON, June 20, 2026 - Aclarion, Inc. (Nasdaq: {symbol}) today announced results."
    assert "tickers/wrong-symbol" in {one.rule for one in lint(text).findings}


@pytest.mark.parametrize(
    "form",
    [
        "ZRB-101 (trisperoxamine) is new.",
        'ZRB-101 ("trisperoxamine") is new.',
        "trisperoxamine (ZRB-101) is new.",
        "ZRB-101, also known as trisperoxamine, is new.",
    ],
)
def test_beside_a_code_the_ends_of_all_official_names_tell_a_name(pack, form):
    case = case_of(Draft(Source(f"{LEAD}{form} Trisperoxamine was given twice.")), pack)
    products = {drug.product for drug in case.drugs}
    assert products == {"own-zrb-101"}
    assert sum(drug.printed.lower() == "trisperoxamine" for drug in case.drugs) == 2


@pytest.mark.parametrize(
    "form", ["ZRB-101 (peptone) is new.", "ZRB-101 (synthetic) is new.", "The device (ZRB-101) is."]
)
def test_a_word_that_ends_otherwise_is_no_name_beside_a_code(pack, form):
    case = case_of(Draft(Source(f"{LEAD}{form}")), pack)
    assert [drug.printed for drug in case.drugs] == ["ZRB-101"]
