"""Anchors: the same value in both languages, however each prints it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from disclosure_lint.case.case import case_of
from disclosure_lint.comparing.anchors import anchors
from disclosure_lint.comparing.numerals import HAN_LARGE, han
from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.figures.find import money
from disclosure_lint.source import Source


@pytest.fixture(scope="module")
def said(pack):
    """What a text says: the kinds and values of its anchors."""

    def read(text):
        found = anchors(case_of(Draft(Source(text)), pack))
        return [(one.kind, one.value) for one in found]

    return read


@pytest.mark.parametrize(
    ("english", "chinese", "kind"),
    [
        ("It raised HK$47.5 million.", "其籌得47.5百萬港元。", "amount"),
        ("It holds HK$32.5 billion.", "其持有325億港元。", "amount"),
        ("Sales were RMB1.3 million.", "銷售額為人民幣130萬元。", "amount"),
        ("It fell by 16.6 per cent.", "其下降16.6%。", "percentage"),
        ("It fell by 10%.", "其下降百分之十。", "percentage"),
        ("It pays HK7.5 cents per share.", "其派發每股7.5港仙。", "number"),
        ("It is subject to Chapter 14A here.", "其須遵守第十四 A 章。", "chapter"),
        ("Today, RVB-204 is approved.", "其今日宣佈，RVB-204獲批准。", "code"),
        ("It rose 2.5 percentage points.", "其上升2.5個百分點。", "percentage"),
        ("It bears interest at 2.25%.", "其按年利率2.25厘計息。", "percentage"),
        ("It meets on 29 December 2025.", "其於2025年12月29日舉行。", "date"),
        ("It meets on 1 September 2025.", "其於二零二五年九月一日舉行。", "date"),
        ("It opens at 9:00 a.m. sharp.", "其於上午九時正開始。", "time"),
        ("It closes at 12:00 noon.", "其於中午十二時正截止。", "time"),
        ("It closes at 12:00 midnight.", "其於午夜十二時正截止。", "time"),
        ("It opens at 2:30 p.m. today.", "其於下午二時三十分開始。", "time"),
        ("It opens at 2:30 p.m. today.", "其於下午2時半開始。", "time"),
        ("Under Rule 13.09(2)(a) it says:", "根據第13.09(2)(a)條，其稱：", "provision"),
        ("It is listed under Chapter 18A.", "其根據第十八A章上市。", "chapter"),
        ("See Cap. 571W of the laws.", "見法例第571W章。", "chapter"),
        ("It sold 7,280 shares.", "其售出7,280股。", "number"),
    ],
)
def test_both_languages_say_the_same(said, english, chinese, kind):
    (one,), (other,) = said(english), said(chinese)
    assert one[0] == other[0] == kind
    assert one[1] == other[1]


def test_each_rule_of_a_list_is_an_anchor(said):
    rules = [("provision", "8.08(1)(b)"), ("provision", "19a.13a")]
    assert said("It meets Rules 8.08(1)(b) and 19A.13A today.") == rules
    assert said("其符合第8.08 (1) (b)及19A.13A條。") == rules
    assert said("其符合第8.08(1)(b)條及19A.13A條。") == rules


@pytest.mark.parametrize(
    "text", ["See https://example.com/2025/117 today.", "Ask ir2025@example.com today."]
)
def test_no_digit_of_an_address_is_a_number(said, text):
    assert [kind for kind, _ in said(text)] == ["code"]


def test_the_currency_of_the_next_column_is_not_of_a_year(said):
    assert ("year", 2024) in said("Revenue of 2025 and 2024\nRMB'000 and RMB'000")


def test_the_number_of_a_page_is_none(said):
    assert said("It is late.\n\n12\n\f\nIt is later.") == []


def test_a_cell_is_no_number_of_a_page(said):
    assert said("Applicants\n712\n703\nTotal") == [
        ("number", Fraction(712)),
        ("number", Fraction(703)),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二百三十五", 235),
        ("一千零五十萬".replace("萬", "万"), 10_500_000),
        ("二零二五", 2025),
        ("廿八", 28),
        ("两", 2),
        ("三亿二千万", 320_000_000),
        ("十五", 15),
        ("公司", None),
        ("", None),
    ],
)
def test_numbers_in_chinese(text, number):
    assert han(text) == number


def test_signs_for_large_numbers_are_worth_what_the_table_of_scales_says(pack):
    scales = {
        word: 10**power for word, power in money(pack.known).scales.items() if han(word) is not None
    }
    assert scales.keys() >= {*HAN_LARGE, "千", "百万", "万亿"}
    assert {word: han(f"一{word}") for word in scales} == scales


def test_a_year_under_the_unit_of_a_column_is_no_amount(said):
    assert said("千港元\n2025年\n2024年\n1,284,613\n")[:2] == [("year", 2025), ("year", 2024)]
    assert said("HK$\n2025\n1,284,613\n")[0] == ("year", 2025)
    assert said("It paid HK$2025 to each.") == [("amount", Fraction(2025))]
