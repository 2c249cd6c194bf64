"""A statement that is quoted, unfinished or for another company proves nothing."""

from __future__ import annotations

import pytest

from disclosure_lint.finding import Status

CAUTION = (
    "Cautionary Statement required by Rule 18A.05 of the Listing Rules: We cannot guarantee that we"
    " will be able to develop, or ultimately market, lisaftoclax successfully. Shareholders and"
    " potential investors are advised to exercise caution when dealing in the shares of the Company."
)
CAUTION_ZH = (
    "上市規則第18A.05條規定的警示聲明：本公司無法保證能夠成功開發及最終成功銷售利沙托克拉。"
    "本公司股東及潛在投資者於買賣本公司股份時務請審慎行事。"
)
DISCLAIMER = (
    "Hong Kong Exchanges and Clearing Limited and The Stock Exchange of Hong Kong Limited take no"
    " responsibility for the contents of this announcement, make no representation as to its"
    " accuracy or completeness and expressly disclaim any liability whatsoever for any loss"
    " howsoever arising from or in reliance upon the whole or any part of the contents of this"
    " announcement."
)
DISCLAIMER_ZH = (
    "香港交易及結算所有限公司及香港聯合交易所有限公司對本公告的內容概不負責，對其準確性或完整性亦不發表任何聲明，"
    "並明確表示，概不就因本公告全部或任何部分內容而產生或因倚賴該等內容而引致的任何損失承擔任何責任。"
)
LEGEND = (
    "This release contains forward-looking statements. They are subject to risks, such as the risk"
    " that clinical trials fail or that approvals are delayed. We undertake no obligation to update"
    " them."
)
BODY = (
    "Lisaftoclax is an inhibitor of BCL-2 that the Group has developed by itself. The approval rests on"
    " a trial in which patients with chronic lymphocytic leukemia were given lisaftoclax once a day,"
    " and in which most of them responded to it. The Group will bring the product to hospitals in all"
    " provinces of the People's Republic of China by the end of the year, and it has begun to train"
    " the physicians who are to prescribe it. Trials in other indications go on in several countries,"
    " and the first of their results are to be presented at the next meeting of the society."
)
MISSING = "hkex/missing-cautionary-statement"
COMPLETE = "hkex/incomplete-cautionary-statement"
DEALING = "hkex/missing-dealing-caution"
ALTERED = "hkex/altered-exchange-disclaimer"
NO_DISCLAIMER = "hkex/missing-exchange-disclaimer"


def announced(statement: str, before: str = "") -> str:
    return (
        f"{before}\n\nAscentage Pharma Group International\n(Stock Code: 6855)\n\nVOLUNTARY"
        " ANNOUNCEMENT\n\nNMPA APPROVAL OF LISAFTOCLAX\n\nThe Board is pleased to announce that the"
        f" NMPA has approved lisaftoclax (APG-2575).\n\n{statement}\n"
    )


def announced_zh(statement: str, before: str = DISCLAIMER_ZH) -> str:
    return (
        f"{before}\n\n亞盛醫藥集團\n（股份代號：6855）\n\n自願公告\n\n利沙托克拉獲國家藥監局批准\n\n"
        "董事會欣然宣佈，國家藥監局已批准利沙托克拉的新藥上市申請。該藥由本公司自主研發，本公司將於中國各地推出該產品，"
        f"並繼續進行其他適應症的臨床試驗。\n\n{statement}\n"
    )


def outcomes(linter, text):
    report = linter.lint(text, issuer="ascentage-pharma", document="announcement")
    return {one.rule: one for one in report.requirements}


@pytest.mark.parametrize("text", [announced(CAUTION, DISCLAIMER), announced_zh(CAUTION_ZH)])
def test_a_statement_of_its_own_is_proof(linter, text):
    found = outcomes(linter, text)
    for rule in (MISSING, COMPLETE, DEALING, ALTERED):
        assert found[rule].status is Status.MET, rule


def test_a_statement_in_another_language_than_the_draft_proves_nothing(linter):
    english = announced("\n\n".join([BODY] * 4 + [CAUTION_ZH]), DISCLAIMER_ZH)
    found = outcomes(linter, english)
    for rule in (MISSING, COMPLETE, DEALING, ALTERED, NO_DISCLAIMER):
        assert found[rule].status is Status.UNCHECKED, rule
        assert "in Chinese" in found[rule].reason
    body = "該藥為本公司自主研發的抑制劑，本公司將於中國各地推出該產品，並繼續進行其他適應症的臨床試驗。"
    chinese = announced_zh("\n\n".join([body] * 20 + [CAUTION_ZH]), DISCLAIMER)
    found = outcomes(linter, chinese)
    assert found[NO_DISCLAIMER].status is Status.UNCHECKED
    assert "in English" in found[NO_DISCLAIMER].reason


def test_a_heading_in_english_does_not_make_a_chinese_statement_english(linter):
    headed = CAUTION.partition(":")[0] + ": " + CAUTION_ZH.partition("：")[2]
    found = outcomes(linter, announced(f"{BODY}\n\n{headed}", DISCLAIMER))
    for rule in (MISSING, COMPLETE):
        assert found[rule].status is Status.UNCHECKED, rule


def test_the_right_product_in_the_statement_of_another_company(linter):
    said = CAUTION.replace("We cannot guarantee that we", "Innovent cannot guarantee that it")
    found = outcomes(linter, announced(said, DISCLAIMER))
    assert found["hkex/cautionary-statement-names-other-product"].status is Status.UNCHECKED


@pytest.mark.parametrize(
    ("board", "status"),
    [
        ("Ascentage Pharma Group International", Status.MET),
        ("the Company", Status.MET),
        ("Otherco Holdings Limited", Status.UNCHECKED),
    ],
)
def test_whose_directors_a_list_names(linter, board, status):
    listed = (
        f"As at the date of this announcement, the board of directors of {board} comprises"
        " Dr. A Chan as executive Director and Mr. B Lee as independent non-executive Director."
    )
    found = outcomes(linter, announced(CAUTION, DISCLAIMER) + "\n" + listed + "\n")
    assert found["hkex/missing-directors"].status is status


@pytest.mark.parametrize(
    "statement",
    [
        f"An earlier announcement of a competitor said: “{CAUTION}” We do not say so.",
        f'An earlier announcement of a competitor said: "{CAUTION}" We do not say so.',
        f"一家同業曾稱：「{CAUTION_ZH}」",
        f"一家同業曾稱：“{CAUTION_ZH}”",
    ],
)
def test_what_is_quoted_is_somebody_elses(linter, statement):
    found = outcomes(linter, announced(statement))
    for rule in (COMPLETE, DEALING):
        assert found[rule].status is not Status.MET, rule
    assert "quotation" in found[DEALING].reason


@pytest.mark.parametrize("before", ['A reader writes: "{}" We disagree.', "“{}”", "「{}」"])
def test_a_quoted_disclaimer_is_no_disclaimer(linter, before):
    found = outcomes(linter, announced(CAUTION, before.format(DISCLAIMER)))
    assert found[ALTERED].status is Status.UNCHECKED


def test_a_word_in_quotation_marks_is_no_quotation(linter):
    said = CAUTION.replace("the Company", 'Ascentage (the "Company", together "we")')
    assert outcomes(linter, announced(said))[DEALING].status is Status.MET


@pytest.mark.parametrize("blank", ["[product]", "[●]", "XXX", "[insert name]"])
def test_a_statement_with_a_blank_is_not_finished(linter, blank):
    found = outcomes(linter, announced(CAUTION.replace("lisaftoclax", blank)))
    assert found[COMPLETE].status is not Status.MET
    assert found[MISSING].status is not Status.MET


@pytest.mark.parametrize(
    "statement",
    [
        CAUTION.replace("We cannot guarantee that we", "Innovent cannot guarantee that it"),
        CAUTION.replace("shares of the Company", "shares of Innovent Biologics"),
        CAUTION_ZH.replace("本公司無法", "信達生物無法"),
        CAUTION_ZH.replace("買賣本公司股份", "買賣信達生物股份"),
    ],
)
def test_a_statement_for_a_company_of_which_the_rest_says_nothing(linter, statement):
    found = outcomes(linter, announced(statement))
    assert Status.UNCHECKED in {found[COMPLETE].status, found[DEALING].status}


def test_a_partner_that_the_draft_names_may_stand_in_the_statement(linter):
    said = CAUTION.replace("successfully", "successfully together with Innovent")
    text = announced(f"Lisaftoclax is developed with Innovent.\n\n{said}")
    assert outcomes(linter, text)[COMPLETE].status is Status.MET


@pytest.mark.parametrize(
    ("legend", "status"),
    [
        (LEGEND, Status.MET),
        (f'In 2020 another company wrote: "{LEGEND}"', Status.UNCHECKED),
        (LEGEND.replace("contains", "does not contain"), Status.UNMET),
    ],
)
def test_a_legend_is_the_issuers_own(linter, legend, status):
    text = (
        "BOSTON, June 3, 2025 -- Example Pharma (NASDAQ: EXPH) today announced results. The Company"
        f" expects to file its NDA in 2026.\n\n{legend}\n"
    )
    (found,) = (
        one
        for one in linter.lint(text, document="press-release").requirements
        if one.rule == "us/missing-forward-looking-statement"
    )
    assert found.status is status


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We cannot", "It is untrue that we cannot"),
        ("We cannot", "It would be wrong to say that we cannot"),
        ("We cannot", "We no longer say that we cannot"),
        ("We cannot guarantee", "We guarantee"),
        ("will be able", "will not be able"),
    ],
)
def test_a_doubt_that_is_denied_doubts_nothing(linter, before, after):
    found = outcomes(linter, announced(CAUTION.replace(before, after)))
    assert found[COMPLETE].status is not Status.MET
    assert found[MISSING].status is Status.UNMET


@pytest.mark.parametrize("denial", ["以下說法並不正確：本公司無法", "本公司不再表示無法"])
def test_a_doubt_that_is_denied_in_chinese(linter, denial):
    found = outcomes(linter, announced(CAUTION_ZH.replace("本公司無法", denial)))
    assert found[MISSING].status is Status.UNMET


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("missing-forward-looking-statement", "This release contains", "There are no"),
        ("missing-forward-looking-statement", "This release contains", "This release is free of"),
        ("unnamed-risk-factors", "subject to risks", "free of risks"),
        ("unnamed-risk-factors", "They are subject to risks, such as the risk", "There is no risk"),
        ("missing-update-disclaimer", "to update", "not to update"),
        ("missing-update-disclaimer", "update them", "update our website"),
    ],
)
def test_a_legend_that_denies_what_it_should_say(linter, rule, before, after):
    text = (
        "BOSTON, June 3, 2025 -- Example Pharma (NASDAQ: EXPH) today announced results. The Company"
        f" expects to file its NDA in 2026.\n\n{LEGEND}\n"
    )
    for said, status in ((text, Status.MET), (text.replace(before, after), Status.UNMET)):
        found = linter.lint(said, document="press-release").requirements
        assert next(one for one in found if one.rule == f"us/{rule}").status is status
