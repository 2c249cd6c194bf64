"""One draft with both languages in it is judged as the pair that it holds."""

from __future__ import annotations

import pytest

from disclosure_lint import lint
from tests.cli.test_pairs import EN, ZH

MORE = (
    (
        "The placing price is HK$11.25. On 24 March 2026 the Company placed 35,600,000 shares to raise "
        "HK$400.5 million under Rule 13.28 and paid US$2,400,000. It employs 421 people.\n\n"
    ),
    (
        "配售價為11.25港元。於2026年3月24日，本公司根據第13.28條配售35,600,000股股份以籌集400.5百萬港元，"
        "並支付2,400,000美元。其僱用421人。\n\n"
    ),
)


def told(text):
    report = lint(text)
    found = [one for one in report.findings if one.rule.startswith("bilingual/")]
    return report, [
        (one.rule, str(one.severity), report.source.quote(one.primary.span)) for one in found
    ]


@pytest.mark.parametrize("parts", [(0, 2, 1, 3), (0, 1, 2, 3), (1, 0, 3, 2)])
def test_both_versions_in_one_file_are_compared(parts):
    blocks = (EN + "\n", ZH + "\n", *MORE)
    report, found = told("".join(blocks[number] for number in parts))
    assert not found
    met = {one.rule for one in report.requirements if str(one.status) == "met"}
    assert "bilingual/number-mismatch" in met


def test_what_they_say_otherwise_is_told_once():
    report, found = told(EN + "\n" + MORE[0] + ZH.replace("217.4", "217.6") + "\n" + MORE[1])
    assert found == [("bilingual/number-mismatch", "warning", "217.4 million")]
    (one,) = [one for one in report.findings if one.rule == "bilingual/number-mismatch"]
    assert [report.source.quote(label.span) for label in one.related] == ["217.6百萬元"]
    assert one.related[0].source is None


def test_a_quotation_in_the_other_language_is_no_version():
    report, found = told(
        EN + "\n" + MORE[0] + "範例醫藥有限公司為一家生物科技公司，總部位於香港。\n" * 12
    )
    assert not found
    assert not [one for one in report.requirements if one.rule.startswith("bilingual/")]


ROWS = "".join(
    f"{english}{chinese}\n{2025}\n{figures[0]}\n{figures[1]}\n"
    for english, chinese, figures in (
        ("Revenue", "收入", ("217,412", "198,240")),
        ("Cost of inventories", "存貨成本", ("25,027", "23,281")),
        ("Write-off of bad debts", "撇銷壞賬", ("1,172", "2,381")),
    )
)


@pytest.mark.parametrize(
    "row",
    [
        "\n1,556\nand after crediting:已計入：\n",
        "\n1,556\nshown under current liabilities of the Group\n\n於流動負債列示\n\n",
        "\nMockwell Consulting (Shanghai) Co., Ltd.模例諮詢（上海）有限公司\n1,556\n\n",
    ],
)
def test_a_figure_read_as_one_with_a_label_is_of_both(row):
    _, found = told(EN + "\n" + ZH + "\n" + "".join(MORE) + ROWS + row + ROWS)
    assert not found


def test_two_short_versions_that_say_as_much_are_a_pair():
    met, found = told(EN + "\n" + ZH)
    assert not found
    assert "bilingual/number-mismatch" in {
        one.rule for one in met.requirements if str(one.status) == "met"
    }
    _, found = told(EN + "\n" + ZH.replace("217.4", "217.6"))
    assert [one[0] for one in found] == ["bilingual/number-mismatch"]


def test_two_halves_that_are_no_versions_are_unchecked():
    other = (
        "範例醫藥有限公司（股份代號：9998）為一家生物科技公司，總部位於香港，並於蘇州設有生產基地及研發中心。"
        "本公司於2019年3月4日註冊成立，僱用312名員工，其產品於28個國家銷售，累計治療51,200名患者。\n"
    )
    report, found = told(EN + "\n" + other)
    assert not found
    reasons = {one.reason for one in report.requirements if one.rule == "bilingual/number-mismatch"}
    assert reasons == {"the two texts have too little in common to be compared"}
    (one,) = [one for one in report.requirements if one.rule == "bilingual/not-a-pair"]
    assert (str(one.status), one.reason) == (
        "unchecked",
        "the two languages of the draft are no versions of each other, or not told apart",
    )
