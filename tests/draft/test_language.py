from __future__ import annotations

import pytest

from disclosure_lint.draft.language import language, readable
from disclosure_lint.draft.model import Draft
from disclosure_lint.source import Source

ENGLISH = (
    "The Company is pleased to announce that the NMPA has approved the drug for the treatment of"
    " adult patients. There is no assurance that it will ultimately be marketed by the Company. "
)
HANT = "本公司欣然宣佈，國家藥監局已批准該藥物用於治療成人患者。概不保證本公司最終能成功開發及銷售該藥物。"
HANS = "本公司欣然宣布，国家药监局已批准该药物用于治疗成人患者。概不保证本公司最终能成功开发及销售该药物。"


def draft(text: str) -> Draft:
    return Draft(Source(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, "en"),
        ("", "en"),
        ("AAPG 6855", "en"),
        (HANT, "zh-Hant"),
        (HANS, "zh-Hans"),
        ("公告", "zh-Hant"),
        (ENGLISH * 2 + "(股份代號：6855) 亞盛醫藥集團 (the “Company”)", "en"),
        (ENGLISH * 2 + "* (國家藥監局關於發佈《突破性治療藥物審評工作程序》的公告)", "en"),
        ("Ascentage Pharma HQP1351 " + HANT + "olverembatinib APG-2575 BCL-2 TKI CML", "zh-Hant"),
        (HANS + "香港聯合交易所", "zh-Hans"),
        (ENGLISH + HANT * 2, "mixed"),
        ("\n".join([ENGLISH, HANS] * 5), "mixed"),
    ],
)
def test_language_is_that_of_the_prose(text: str, expected: str) -> None:
    assert language(draft(text)).name == expected


def test_garbled_chinese_is_chinese() -> None:
    line = "͉ʮѓසԶਞϽdԨʔ࿴ϓϗᒅeᒅ൯אႩᒅᗇՎٙᒗሗߒࠅאfϞᗫ೯ਯٰ΅ٙ΂Оҳ༟Ӕ\n"
    assert language(draft(line)).name == "zh-Hant"


@pytest.mark.parametrize("text", [ENGLISH, HANT, HANS, ENGLISH + HANT, "AAPG 6855", "Lisaftoclax"])
def test_english_and_chinese_are_readable(text: str) -> None:
    assert readable(draft(text))


@pytest.mark.parametrize(
    "text",
    [
        "Die Gesellschaft gibt bekannt, dass das Medikament für die Behandlung von Patienten ist.",
        "La société annonce que les autorités ont approuvé le médicament pour les patients.",
        "La compañía anuncia que el medicamento fue aprobado por las autoridades para los pacientes.",
        "La società annuncia che il farmaco è stato approvato per gli adulti della regione.",
        "Компания объявляет об одобрении препарата для лечения взрослых пациентов.",
        "会社は薬の承認を受けたことをお知らせいたします。詳細については以下をご覧ください。",
        "회사는 성인 환자 치료를 위한 약물이 승인되었음을 알려드립니다.",
        "บริษัทขอแจ้งให้ทราบว่ายาได้รับการอนุมัติสำหรับผู้ป่วยผู้ใหญ่",
        "تعلن الشركة أن الدواء قد تمت الموافقة عليه لعلاج المرضى البالغين",
    ],
)
def test_other_languages_are_not_readable(text: str) -> None:
    assert not readable(draft(text))


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Die Gesellschaft gibt bekannt, dass das Medikament für die Patienten ist.", "German"),
        ("会社は薬の承認を受けたことをお知らせいたします。", "Japanese"),
        ("회사는 성인 환자 치료를 위한 약물이 승인되었음을 알려드립니다.", "Korean"),
        ("บริษัทขอแจ้งให้ทราบว่ายาได้รับการอนุมัติสำหรับผู้ป่วยผู้ใหญ่", "Thai"),
        ("Компания объявляет об одобрении препарата.", "a language in Cyrillic letters"),
    ],
)
def test_other_languages_have_a_name(text: str, called: str) -> None:
    told = language(draft(text))
    assert (told.name, told.called) == ("other", called)


LATIN = {
    "pinyin": "ben gongsi dongshihui xinran xuanbu shouli huanzhe yi wancheng geiyao bing jihua zai",
    "shifted by thirteen letters": "gur svefg cngvrag unf orra qbfrq va vgf fghql bs gur gnoyrg naq cynaf zber",
}


@pytest.mark.parametrize("words", LATIN.values(), ids=LATIN)
def test_letters_alone_make_no_english(words):
    assert language(Draft(Source(f"{words} " * 7))).name == "other"


def test_figures_and_names_are_no_language():
    assert language(Draft(Source("Revenue 12.4 11.3 Costs 4.1 3.9 EXPH AAPG " * 12))).name == "en"


@pytest.mark.parametrize(("copies", "name"), [(6, "other"), (0, "en")])
def test_a_legend_in_english_makes_no_french_release_english(copies, name):
    french = (
        "La société a annoncé que le premier patient a été traité dans une étude et que les"
        " résultats sont attendus pour la fin du semestre dans des centres en Europe.\n\n"
    )
    legend = (
        "This release contains forward-looking statements, which are subject to the risks that are"
        " described in the filings of the company with the authorities, and to the other risks that"
        " it has named. The company has no duty to update them. " * 4
    )
    assert language(Draft(Source(french * copies + legend))).name == name
