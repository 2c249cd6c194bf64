"""A header proves whose document it is only where it is the issuer's own."""

from __future__ import annotations

import pytest

from disclosure_lint.finding import Status

RULE = "hkex/missing-issuer-identification"
HEADER = (
    "Ascentage Pharma Group International\n亞盛醫藥集團\n(Incorporated in the Cayman Islands with"
    " limited liability)\n(Stock Code: 6855)\n\nVOLUNTARY ANNOUNCEMENT\n\nThe first patient was"
    " dosed.\n"
)


def outcome(linter, text, issuer="ascentage-pharma"):
    report = linter.lint(text, issuer=issuer, document="announcement")
    return next(one for one in report.requirements if one.rule == RULE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("亞盛醫藥集團", "亞盛醫藥集團"),
        ("亞盛醫藥集團", "亞盛医药集团".replace("亞", "亚")),
        ("亞盛醫藥集團", "亞盛醫藥"),
        ("Incorporated in", "incorporated under the laws of"),
    ],
)
def test_a_header_of_its_own_is_proof(linter, before, after):
    assert outcome(linter, HEADER.replace(before, after)).status is Status.MET


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("亞盛醫藥集團", "亞盛醫葯集團", "亞盛醫葯集團"),
        ("亞盛醫藥集團", "亞勝醫藥集團", "亞勝醫藥集團"),
        ("Cayman Islands", "British Virgin Islands", "Cayman Islands"),
        ("the Cayman Islands", "Bermuda", "Cayman Islands"),
        ("Ascentage Pharma Group International", "Innovent Biologics, Inc.", "another company"),
    ],
)
def test_a_header_that_tells_otherwise_than_the_file_is_no_proof(linter, before, after, reason):
    found = outcome(linter, HEADER.replace(before, after))
    assert found.status is Status.UNCHECKED
    assert reason in found.reason


def test_the_republic_is_known_by_its_letters(linter):
    said = (
        "Shanghai Junshi Biosciences Co., Ltd.\n上海君實生物醫藥科技股份有限公司\n(A joint stock company incorporated"
        " in the PRC with limited liability)\n\nVOLUNTARY ANNOUNCEMENT\n\nThe first patient was dosed.\n"
    )
    assert outcome(linter, said, "junshi-biosciences").status is Status.MET


def test_the_board_of_another_company_does_not_sign(linter):
    said = HEADER + "\nBy order of the Board\n{}\nDr. Yang Dajun\nChairman\n"
    for company, status in (
        ("Ascentage Pharma Group International", Status.MET),
        ("Innovent Biologics, Inc.", Status.UNCHECKED),
    ):
        report = linter.lint(
            said.format(company), issuer="ascentage-pharma", document="announcement"
        )
        found = next(
            one for one in report.requirements if one.rule == "hkex/missing-board-signature"
        )
        assert found.status is status, company
