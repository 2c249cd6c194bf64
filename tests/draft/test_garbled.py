from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.garbled import Run, find
from disclosure_lint.draft.model import Draft
from disclosure_lint.source import Source

SEEDS = Path(__file__).parents[2] / "seeds"
REGULATION = "ᖹۜൗ̅၍ଣ፬ج'(਷࢕̹ఙ္ຖ၍ଣᐼ҅˿ୋ27໮)"
NOTICE = "਷࢕ᖹ္҅ᗫ׵೯бÖ߉ॎ׌طᐕᖹيᄲ൙ʈЪ೻ҏ(༊Б)×ഃɧࡈ˖ ΁ٙʮѓ'(2020ϋୋ82໮)"


def read(text: str) -> str:
    return Draft(Source(text)).text


def test_the_seed_has_two_garbled_titles_found_whole_and_read_exactly() -> None:
    (seed,) = SEEDS.glob("004*.txt")
    text = seed.read_text(encoding="utf-8")
    runs = find(text)
    assert [(text[run.start : run.end], run.text, run.exact) for run in runs] == [
        (REGULATION, "藥品註冊管理辦法(國家市場監督管理總局令第27號)", True),
        (
            NOTICE,
            "國家藥監局關於發佈《突破性治療藥物審評工作程序(試行)》等三個文件的公告(2020年第82號)",
            True,
        ),
    ]
    assert [text[run.start - 1] + text[run.end] for run in runs] == ["()", "()"]


def test_the_other_seed_has_none() -> None:
    (seed,) = SEEDS.glob("002*.txt")
    assert find(seed.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("ʮ̡", "公司"),
        ("࠰ಥ", "香港"),
        ("ٰ΅˾໮", "股份代號"),
        ("ٰ΅˾໮j2561", "股份代號：2561"),
        ("ੰҎፕ͛يٰ΅ʮ̡", "康希諾生物股份公司"),
        ("2025ϋ12˜31˚", "2025年12月31日"),
        ("Ҧஔٰ΅Ϟࠢʮ̡\x80\x98͉ʮ̡\x99\x81d࠰ಥf", "技術股份有限公司（「本公司」），香港。"),
        ("࠰ಥجԷୋ571W௝ٙ", "香港法例第571W章的"),
        ("࠰ಥʿŊאʮ̡", "香港及╱或公司"),
    ],
)
def test_glyph_numbers_are_read_as_chinese(printed: str, meant: str) -> None:
    assert [(run.text, run.exact) for run in find(printed)] == [(meant, True)]
    assert read(f"The {printed} board.") == f"The {meant} board."


def test_a_quotation_mark_that_was_opened_before_the_run_stays() -> None:
    assert read("known as 'ੰҎፕ͛ي' in Chinese") == "known as '康希諾生物' in Chinese"


def test_letters_stand_for_marks_only_inside_runs() -> None:
    assert read("find ٰ΅dʮ̡ of ID") == "find 股份，公司 of ID"


def test_three_right_to_left_letters_in_a_row_may_be_out_of_order() -> None:
    (run,) = find("ٰםٙ௝೻ʕٙ")
    assert not run.exact


def test_a_text_garbled_throughout_is_read_down_to_single_characters() -> None:
    line = "͉ʮѓසԶਞϽdԨʔ࿴ϓϗᒅeᒅ൯אႩᒅᗇՎٙᒗሗߒࠅאfϞᗫ೯ਯٰ΅ٙ΂Оҳ༟Ӕ\n"
    assert read(line * 3 + "Ȃ\n֛f\n").endswith("定。\n")


@pytest.mark.parametrize(
    "genuine",
    [
        "IL-2Rβ, IFN-α, PPARγ/δ, 5 µg, Δ9, χ² = 4.1, κ-opioid",
        "naïve Müller Łódź Việt Nam crème brûlée İstanbul",
        "olverembatinib [ˌɒlvərɛmˈbætɪnɪb] /ɪˈɔː/ (ʃəˈwɑː) ˈfɑːmə",
        "Общество с ограниченной ответственностью, Д. И. Іт",
        "ударе́ние, п’ять, м'ята",
        "Ελληνικά και ἀρχὴ ἥμισυ παντός",
        "บริษัทหลักทรัพย์ ฿100 ๒๕๖๘",
        "شركة المساهمة العامة ١٢٣ فارسی اردو",
        "חברה בע״מ בִּרְאשִׁית",
        "कंपनी का नाम है। हिन्दी में लिखा, সংগঠন হয়। தமிழ் తెలుగు ಕನ್ನಡ മലയാളം ଓଡ଼ିଆ ગુજરાતી",
        "မြန်မာဘာသာ ကုမ္ပဏီ",
        "주식회사 한국어 \u1112\u1161\u11ab\u1100\u116e\u11a8",
        "株式会社カタカナとひらがな、東京",
        "香港聯合交易所有限公司 国家药品监督管理局",
        "English · Ελληνικά/עברית/ไทย/العربية/हिन्दी/ქართული/Հայերեն/አማርኛ/ᐃᓄᒃᑎᑐᑦ",
        "ᚠᚢᚦᚨᚱᚲ \u1680 \u180e Ꮳꮃꭹ",
        "« PÂTÉ » et „ÄÖÜ“, «CAFÉ», IRMÃ”, ESPAÑA – año, “résumé”—he, à “…”",
        "AAPG® Co™ €5 ±3 §21E ¶ ° ½ × ÷",
    ],
)
def test_genuine_writing_is_never_garbled(genuine: str) -> None:
    assert find(genuine) == []


def test_a_greek_letter_alone_stays_in_a_text_garbled_throughout() -> None:
    line = "͉ʮѓසԶਞϽdԨʔ࿴ϓϗᒅeᒅ൯אႩᒅᗇՎٙᒗሗߒࠅאfϞᗫ೯ਯٰ΅ٙ΂Оҳ༟Ӕ\n"
    assert read(line * 3 + "of α = 5").endswith("of α = 5")


def test_greek_beside_garbled_text_stays_greek() -> None:
    text = "PPARγ agonist of ੰҎፕ͛يٰ΅ʮ̡ with an α of 0.05"
    assert read(text) == "PPARγ agonist of 康希諾生物股份公司 with an α of 0.05"


@pytest.mark.parametrize(
    ("broken", "meant"),
    [
        ("the companyâ€™s", "the company’s"),
        ("â€œCompanyâ€\x9d", "“Company”"),
        ("GLEEVECÂ®", "GLEEVEC®"),
        ("Tevimbraâ„¢", "Tevimbra™"),
        ("cafÃ©", "café"),
        ("GarcÃ\xada", "García"),
        ("5 Â± 3 Â°C", "5 ± 3 °C"),
        ("IFN-Î±", "IFN-α"),
        ("â‰¥ 18", "≥ 18"),
        ("äº\x9aç››åŒ»è\x8d¯", "亚盛医药"),
        ("donÃ¢â‚¬â„¢t", "don’t"),
    ],
)
def test_text_decoded_in_the_wrong_encoding_is_repaired(broken: str, meant: str) -> None:
    assert read(broken) == meant
    assert all(run.exact for run in find(broken))


def test_lost_characters_are_reported_and_not_guessed() -> None:
    assert find("na\ufffd\ufffdve") == [Run(2, 4, "", exact=False)]


@given(st.text())
def test_runs_are_in_order_and_apart(text: str) -> None:
    end = 0
    for run in find(text):
        assert end <= run.start < run.end <= len(text)
        end = run.end


@given(st.text(st.characters(max_codepoint=127, exclude_characters="&")))
def test_ascii_is_never_garbled(text: str) -> None:
    assert find(text) == []


@given(st.text(st.characters(min_codepoint=0x370, max_codepoint=0x3FF)))
def test_one_script_alone_is_never_garbled(text: str) -> None:
    assert find(f"in 2021 {text} x") == []
