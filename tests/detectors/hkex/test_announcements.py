"""The printed form of an HKEX announcement: header, code, dates and footnotes."""

import pytest

from disclosure_lint import Linter, load_packs
from disclosure_lint.finding import Status

DISCLAIMER = (
    "Hong Kong Exchanges and Clearing Limited and The Stock Exchange of Hong Kong Limited take no"
    " responsibility for the contents of this announcement, make no representation as to its"
    " accuracy or completeness and expressly disclaim any liability whatsoever for any loss"
    " howsoever arising from or in reliance upon the whole or any part of the contents of this"
    " announcement."
)
ENGLISH = f"""{DISCLAIMER}

ASCENTAGE PHARMA GROUP INTERNATIONAL

亞 盛 醫 藥 集 團

(Incorporated in the Cayman Islands with limited liability)

(Stock Code: 6855)

VOLUNTARY ANNOUNCEMENT

NDA OF LISAFTOCLAX ACCEPTED BY THE NMPA

This announcement is made by Ascentage Pharma Group International (the “Company”) on a voluntary basis.

The Board is pleased to announce that the NMPA has accepted the NDA of lisaftoclax (APG-2575), developed with Suzhou Example Co., Ltd.* (蘇州範例有限公司).

Cautionary Statement required by Rule 18A.05 of the Listing Rules: We cannot guarantee that we will be able to obtain further approval for, or ultimately market, lisaftoclax successfully.

Shareholders of the Company and potential investors are advised to exercise caution when dealing in the shares of the Company.

By Order of the Board
Ascentage Pharma Group International
Dr. A Yang
Chairman and Executive Director

Suzhou, People’s Republic of China, July 10, 2025

As at the date of this announcement, the board of directors of the Company comprises Dr. A Yang as Chairman and executive Director, and Mr. B Ye as independent non-executive Director.

* For identification purposes only
"""
CHINESE = """香港交易及結算所有限公司及香港聯合交易所有限公司對本公告的內容概不負責，對其準確性或完整性亦不發表任何聲明，並明確表示，概不就因本公告全部或任何部分內容而產生或因倚賴該等內容而引致的任何損失承擔任何責任。

ASCENTAGE PHARMA GROUP INTERNATIONAL
亞盛醫藥集團
（於開曼群島註冊成立的有限公司）
（股份代號：6855）

自願公告

利沙托克拉新藥上市申請獲受理

本公告乃由亞盛醫藥集團（「本公司」）自願作出。

本公司董事會（「董事會」）欣然宣佈，國家藥監局已受理利沙托克拉（APG-2575）的新藥上市申請。

上市規則第18A.05條規定的警示聲明：我們無法保證最終能夠成功開發及銷售利沙托克拉。

本公司股東及潛在投資者於買賣本公司股份時務請審慎行事。

承董事會命
亞盛醫藥集團
主席兼執行董事
楊一博士

中國蘇州，2025年7月10日

於本公告日期，本公司董事會包括主席兼執行董事楊一博士；及獨立非執行董事葉二先生。
"""


@pytest.fixture(scope="module")
def linter():
    return Linter(load_packs(), select=["hkex"])


def found(linter, text, **told):
    return {(f.rule, f.severity.value) for f in linter.lint(text, **told).findings}


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
@pytest.mark.parametrize("document", ["announcement", "exhibit"])
def test_nothing_is_said_of_an_announcement_in_order(linter, text, document):
    assert found(linter, text, document=document) == set()


@pytest.mark.parametrize(
    ("cut", "put", "rule"),
    [
        ("(Stock Code: 6855)", "", "missing-stock-code"),
        ("6855)", "6855-B)", "marker-in-stock-code"),
        ("By Order of the Board\n", "", "missing-board-signature"),
        ("(Incorporated in the Cayman Islands with limited liability)", "",
         "missing-issuer-identification"),
        ("亞 盛 醫 藥 集 團", "", "missing-issuer-identification"),
        ("on a voluntary basis", "pursuant to Rule 13.09(2)(a) of the Listing Rules",
         "conflicting-basis"),
        ("* For identification purposes only", "", "unmatched-identification-footnote"),
        ("Ltd.*", "Ltd.", "unmatched-identification-footnote"),
        ("the date of this announcement", "July 9, 2025", "directors-date-mismatch"),
        ("exercise caution", "take part", "missing-dealing-caution"),
        ("howsoever", "however", "altered-exchange-disclaimer"),
    ],
)  # fmt: skip
def test_each_part_that_is_lost_or_altered_is_named_and_nothing_else(linter, cut, put, rule):
    assert cut in ENGLISH
    assert {name for name, _ in found(linter, ENGLISH.replace(cut, put))} == {f"hkex/{rule}"}


@pytest.mark.parametrize(
    ("cut", "put", "rule"),
    [
        ("（股份代號：6855）", "", "missing-stock-code"),
        ("6855）", "6855－Ｂ）", "marker-in-stock-code"),
        ("承董事會命", "", "missing-board-signature"),
        ("（於開曼群島註冊成立的有限公司）", "", "missing-issuer-identification"),
        ("ASCENTAGE PHARMA GROUP INTERNATIONAL", "", "missing-issuer-identification"),
        ("自願作出", "根據上市規則第13.09條及內幕消息條文作出", "conflicting-basis"),
        ("於本公告日期", "於2025年7月1日", "directors-date-mismatch"),
        ("務請審慎行事", "可聯絡本公司", "missing-dealing-caution"),
        ("聯合交易所有限公司對", "證券交易所有限公司對", "altered-exchange-disclaimer"),
    ],
)
def test_so_it_is_in_chinese(linter, cut, put, rule):
    assert cut in CHINESE
    assert {name for name, _ in found(linter, CHINESE.replace(cut, put))} == {f"hkex/{rule}"}


def test_a_code_that_comes_only_after_the_signature_is_misplaced(linter):
    late = ENGLISH.replace("(Stock Code: 6855)", "") + "\nAscentage Pharma (HKEX: 6855) is here.\n"
    assert found(linter, late) == {("hkex/misplaced-stock-code", "error")}


def test_a_code_below_a_full_page_of_text_is_misplaced(linter):
    page = "The Board has considered the matter with care. " * 120
    late = ENGLISH.replace("(Stock Code: 6855)", "").replace(
        "By Order", f"{page}\n\nStock Code: 6855\n\nBy Order"
    )
    assert ("hkex/misplaced-stock-code", "error") in found(linter, late)


def test_the_first_page_lasts_until_the_page_turns(linter):
    legends = "This announcement is not for release in the United States. " * 80
    long = ENGLISH.replace("ASCENTAGE PHARMA GROUP", f"{legends}\n\nASCENTAGE PHARMA GROUP", 1)
    turned = long.replace("VOLUNTARY ANNOUNCEMENT", "\x0cVOLUNTARY ANNOUNCEMENT", 1)
    assert ("hkex/misplaced-stock-code", "error") not in found(linter, turned)


def test_a_cover_sheet_before_the_announcement_takes_no_room_on_its_first_page(linter):
    cover = "FORM 6-K\n\n" + "Indicate by check mark whether the registrant files reports. " * 80
    text = f"{cover}\n\nExhibit 99.1\n\n{ENGLISH}"
    assert ("hkex/misplaced-stock-code", "error") not in found(linter, text, document="exhibit")


def test_a_report_may_print_the_code_among_corporate_information(linter):
    report = "Annual Report 2024\n\n" + "The Group went on. " * 800
    placed = report + "\n\nCORPORATE INFORMATION\n\nStock code: 6855\n"
    bare = report + "\n\nStock code: 6855\n"
    told = {"document": "report", "issuer": "ascentage-pharma"}
    assert ("hkex/misplaced-stock-code", "error") not in found(linter, placed, **told)
    assert ("hkex/misplaced-stock-code", "error") in found(linter, bare, **told)


def test_the_markers_fix_is_safe(linter):
    report = linter.lint(ENGLISH.replace("6855)", "6855-B)"))
    (finding,) = report.findings
    assert (finding.fix.safety, [edit.text for edit in finding.fix.edits]) == ("safe", [""])


def test_a_company_that_nobody_knows_needs_no_profile(linter):
    text = ENGLISH.replace("ASCENTAGE PHARMA GROUP INTERNATIONAL", "EXAMPLE THERAPEUTICS")
    text = text.replace("Ascentage Pharma Group International", "Example Therapeutics")
    text = text.replace("亞 盛 醫 藥 集 團", "範 例 生 物").replace("6855", "9998")
    assert found(linter, text) == set()


@pytest.mark.parametrize(
    "name", ["EXAMPLE PHARMA LIMITED 範例醫藥有限公司 (incorporated in Bermuda with limited liability)",
             "範例醫藥有限公司*\nExample Pharma Co., Ltd.\n(A joint stock company established in the PRC)"]
)  # fmt: skip
def test_names_flattened_onto_one_line_or_starred_are_names(linter, name):
    text = f"{DISCLAIMER}\n\n{name}\n(Stock Code: 9998)\n\nVoluntary Announcement\n"
    rules = {rule for rule, _ in found(linter, text, document="announcement")}
    assert "hkex/missing-issuer-identification" not in rules


def test_the_told_date_is_held_against_the_signature(linter):
    (finding,) = linter.lint(ENGLISH, date="2025-07-11").findings
    assert finding.rule == "hkex/directors-date-mismatch"
    assert finding.message == "Dated `July 10, 2025` here, 2025-07-11 elsewhere"


def test_a_signature_alone_gives_nothing_to_compare(linter):
    (said,) = [
        r for r in linter.lint(ENGLISH).requirements if r.rule == "hkex/directors-date-mismatch"
    ]
    assert said.status is Status.NOT_APPLICABLE


def test_an_asterisk_on_a_company_is_a_reference_outside_hong_kong(linter):
    text = "INDIANAPOLIS, March 24, 2025 -- Example Inc.* today announced results.\n\n###\n"
    assert found(linter, text, document="press-release") == set()


@pytest.mark.parametrize("noun", ["circular", "composite document", "prospectus"])
def test_a_document_may_call_itself_by_its_own_name_in_the_disclaimer(linter, noun):
    text = DISCLAIMER.replace("announcement", noun)
    body = f"\n\nThe terms used in this {noun} have these meanings.\n"
    rules = {rule for rule, _ in found(linter, text + body, document="announcement")}
    assert "hkex/altered-exchange-disclaimer" not in rules
    body = "\n\nVOLUNTARY ANNOUNCEMENT\n\nThis announcement is made by the Company.\n"
    rules = {rule for rule, _ in found(linter, text + body, document="announcement")}
    assert "hkex/altered-exchange-disclaimer" in rules


def test_a_disclaimer_that_a_pdf_broke_into_blocks_is_read_whole(linter):
    broken = DISCLAIMER.replace(" and The Stock", " and The Stock\n\n").replace(
        "howsoever", "howsoever\n\n"
    )
    assert found(linter, ENGLISH.replace(DISCLAIMER, broken)) == set()


@pytest.mark.parametrize(
    "item", ["identification of patients", "translational research", "resources identified"]
)
def test_a_list_item_is_no_footnote_on_names(item: str) -> None:
    draft = f"{ENGLISH.replace('* For identification purposes only', f'* {item}')}"
    report = Linter().lint(draft.replace("Ltd.*", "Ltd."))
    rule = "hkex/unmatched-identification-footnote"
    status = next(r.status for r in report.requirements if r.rule == rule)
    assert status is Status.NOT_APPLICABLE


def test_a_code_in_a_sentence_is_that_of_another_company(linter):
    lines = "The Board has considered the matter with care. " * 40
    text = f"{DISCLAIMER}\n\nFOO LIMITED\n\n{{}}\n\nANNOUNCEMENT\n\n{lines}It signed an agreement with Bar"
    text += (
        " Securities Limited (Stock Code: 1776), a company whose shares are listed on the Exchange."
    )
    assert ("hkex/missing-stock-code", "error") in found(linter, text.format(""))
    headed = found(linter, text.format("(Stock Code: 2651)"))
    assert "hkex/missing-stock-code" not in {rule for rule, _ in headed}


@pytest.mark.parametrize(
    "signed",
    ["On behalf of the Board", "By order of our Board", "By Order of the Directors", "For and on behalf of our Board"],
)  # fmt: skip
def test_a_date_is_compared_in_whichever_words_the_board_signs(linter, signed):
    text = ENGLISH.replace("By Order of the Board", signed)
    assert found(linter, text) == set()
    wrong = text.replace("the date of this announcement", "July 9, 2025")
    assert {rule for rule, _ in found(linter, wrong)} == {"hkex/directors-date-mismatch"}


@pytest.mark.parametrize("signed", ["承董事局命", "奉董事會命", "代表董事會"])
def test_so_it_is_in_chinese_signatures(linter, signed):
    text = CHINESE.replace("承董事會命", signed)
    assert found(linter, text) == set()
    wrong = text.replace("於本公告日期", "於2025年7月1日")
    assert {rule for rule, _ in found(linter, wrong)} == {"hkex/directors-date-mismatch"}


def test_thanks_on_behalf_of_the_board_end_no_first_page(linter):
    thanks = "On behalf of the Board, I would like to thank our staff."
    text = ENGLISH.replace("(Stock Code: 6855)", f"{thanks}\n\n(Stock Code: 6855)")
    assert "hkex/misplaced-stock-code" not in {rule for rule, _ in found(linter, text)}


# What is wrong in each, the rule that says so, and whether it speaks of something missing.
WRONG = [
    ("6855)", "6855-B)", "marker-in-stock-code"),
    ("the date of this announcement", "July 9, 2025", "directors-date-mismatch"),
    ("* For identification purposes only", "", "unmatched-identification-footnote"),
]


@pytest.mark.parametrize(("cut", "put", "rule"), WRONG)
def test_what_is_there_and_wrong_is_not_allowed_from_the_last_page(linter, cut, put, rule):
    allowed = f"<!-- disclosure-lint: allow hkex/{rule} because counsel has seen it -->\n"
    text = f"{ENGLISH.replace(cut, put)}\nA last page.\n\n{allowed}"
    assert f"hkex/{rule}" in {name for name, _ in found(linter, text)}


@pytest.mark.parametrize(("cut", "put", "rule"), WRONG)
def test_what_is_there_and_wrong_is_no_milder_where_the_draft_breaks_off(linter, cut, put, rule):
    whole = ENGLISH.replace(cut, put)
    told = {"document": "announcement"}
    broken = f"{whole}\n\nThe Company has told the Exchange of it [truncated]"
    severity = dict(found(linter, whole, **told))[f"hkex/{rule}"]
    assert dict(found(linter, broken, **told))[f"hkex/{rule}"] == severity
    said = next(r for r in linter.lint(broken, **told).requirements if r.rule == f"hkex/{rule}")
    assert said.reason is None


def test_what_is_missing_is_milder_there_and_allowed_from_anywhere(linter):
    rule = "hkex/missing-issuer-identification"
    text = ENGLISH.replace("亞 盛 醫 藥 集 團", "")
    broken = f"{text}\n\nThe Company has told the Exchange of it [truncated]"
    assert dict(found(linter, text))[rule] == "warning"
    assert dict(found(linter, broken, document="announcement"))[rule] == "note"
    allowed = f"{text}\n<!-- disclosure-lint: allow {rule} because the cover has it -->\n"
    assert rule not in {name for name, _ in found(linter, allowed)}


@pytest.mark.parametrize(
    "name", ["Example GmbH", "EXAMPLE S.A.", "Example N.V.", "EXAMPLE HOLDINGS"]
)
def test_the_legal_forms_of_other_countries_end_a_name(linter, name):
    text = f"{name}\n\n範例醫藥\n\n(Stock Code: 9998)\n\nVoluntary Announcement\n"
    report = linter.lint(text, document="announcement")
    (one,) = [f for f in report.findings if f.rule == "hkex/missing-issuer-identification"]
    assert "English name" not in one.message


@pytest.mark.parametrize(
    ("signed", "listed", "status"),
    [
        ("Dr. Chan Tai Man\nChairman and Executive Director", "Dr. Chan Tai Man", "met"),
        ("Chan Tai Man\nChairman", "Dr. CHAN Tai-man", "met"),
        ("Wong Siu Ming\nChairman", "Dr. Chan Tai Man", "unchecked"),
        ("Mr. Wong Siu Ming, Executive Director", "Dr. Chan Tai Man", "unchecked"),
        ("WONG SIU MING\nCo-Chairman and CEO", "Dr. Chan Tai Man", "unchecked"),
        ("Wong Siu Ming\nCompany Secretary", "Dr. Chan Tai Man", "met"),
        ("Chairman\nDr. Chan Tai Man", "Dr. Chan Tai Man", "met"),
        ("Wong Siu Ming\nJoint Company Secretary", "Dr. Chan Tai Man", "met"),
    ],
)
def test_who_signs_as_a_director_is_among_the_directors(signed, listed, status):
    assert directors(
        f"Voluntary Announcement\n\nThe first patient was dosed.\n\nBy order of the Board\n"
        f"Example Pharma Limited\n{signed}\n\nHong Kong, 3 June 2026\n\nAs at the date of this"
        f" announcement, the Board comprises {listed} as executive Director and Ms. B Lee as"
        " independent non-executive Director."
    ) == (status)


@pytest.mark.parametrize(
    ("signed", "status"),
    [
        ("主席\n陳大文博士", "met"),
        ("主席兼執行董事\n陳 大 文", "met"),
        ("黃小明\n公司秘書", "met"),
        ("主席兼執行董事\n黃小明先生", "unchecked"),
        ("執行董事 黃小明", "unchecked"),
        ("董事長、執行董事兼總經理\n陳大文先生", "met"),
        ("董事長、執行董事及總經理\nWONG Siu Ming博士", "unchecked"),
    ],
)
def test_who_signs_in_chinese_is_among_the_directors(signed, status):
    assert (
        directors(
            f"自願公告\n\n首例患者已給藥。\n\n承董事會命\n範例醫藥有限公司\n{signed}\n\n香港，2026年6月3日\n\n"
            "於本公告日期，董事會包括執行董事陳大文博士；及獨立非執行董事李小明女士。"
        )
        == status
    )


def directors(text):
    report = Linter(select=["hkex"]).lint(text, document="announcement", issuer="ascentage-pharma")
    (came,) = [r for r in report.requirements if r.rule == "hkex/missing-directors"]
    return came.status.value


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("XY-101 will ultimately be successfully developed and marketed by Otherco.", "unchecked"),
        ("Otherco will be able to develop and market XY-101 successfully.", "unchecked"),
        ("XY-101 will ultimately be successfully developed and marketed by Ascentage.", "met"),
        ("XY-101 will ultimately be successfully developed and marketed by our partner.", "unmet"),
        ("XY-101 will ultimately be successfully developed and marketed by us.", "met"),
        ("XY-101 will be successfully developed and marketed by 2028.", "met"),
    ],
)
def test_a_caution_is_about_what_the_issuer_brings_to_market(said, status):
    text = (
        "ASCENTAGE PHARMA GROUP\n(Stock Code: 6855)\n\nOur Core Product met its endpoint.\n\nCautionary"
        f" Statement required by Rule 18A.05 of the Listing Rules: There is no assurance that {said}"
    )
    report = Linter(select=["hkex"]).lint(text, document="announcement", issuer="ascentage-pharma")
    rule = "hkex/incomplete-cautionary-statement"
    (came,) = [r for r in report.requirements if r.rule == rule]
    assert came.status.value == status
