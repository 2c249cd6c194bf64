"""What only one of two versions says: paragraphs, and parts of one."""

from __future__ import annotations

import pytest

from disclosure_lint import Linter, read_bytes

EN = """Example Pharma announced on 24 March 2026 that revenue was RMB217.4 million, against RMB198.2 million in 2024.

The Company raised HK$1,250,000 and sold 35,600,000 shares to investors in Hong Kong.

The Board considers that the terms of the agreement are fair and reasonable and in the interests of the Company and its shareholders as a whole. No director has a material interest in the agreement, and none was required to abstain from voting on the resolutions of the Board.

The audit committee has reviewed the accounting policies and the consolidated financial statements together with the auditor, and has no disagreement with them.

The Company will pay US$2,400,000 on 2 April 2026 under Rule 13.09 of the Listing Rules.
"""
ZH = """範例醫藥於2026年3月24日宣佈收入為人民幣217.4百萬元，而2024年為人民幣198.2百萬元。

本公司籌得1,250,000港元並向香港投資者售出35,600,000股股份。

董事會認為該協議的條款屬公平合理，符合本公司及其股東的整體利益。概無董事於該協議中擁有重大權益，亦無董事須就董事會的有關決議案放棄投票。

審核委員會已與核數師一同審閱會計政策及綜合財務報表，且對此並無異議。

本公司將於2026年4月2日根據上市規則第13.09條支付2,400,000美元。
"""
COMMITTEE = "The audit committee has reviewed the accounting policies and the consolidated financial statements together with the auditor, and has no disagreement with them."
COMMITTEE_ZH = "審核委員會已與核數師一同審閱會計政策及綜合財務報表，且對此並無異議。"
INTEREST_ZH = "概無董事於該協議中擁有重大權益，亦無董事須就董事會的有關決議案放棄投票。"
INTEREST = "No director has a material interest in the agreement, and none was required to abstain from voting on the resolutions of the Board."


@pytest.fixture(scope="module")
def linter():
    return Linter(select=["bilingual"])


def drafts(en, zh):
    return read_bytes(en.encode(), "en.txt"), read_bytes(zh.encode(), "zh.txt")


def lone(reports):
    return [
        " ".join(report.source.quote(finding.primary.span).split())
        for report in reports
        for finding in report.findings
        if finding.rule == "bilingual/missing-section"
    ]


def test_nothing_is_missing_where_both_say_all(linter):
    assert lone(linter.lint_both(*drafts(EN, ZH))) == []


@pytest.mark.parametrize(
    ("en", "zh", "said"),
    [
        (EN, ZH.replace(COMMITTEE_ZH + "\n\n", ""), COMMITTEE),
        (EN.replace(COMMITTEE + "\n\n", ""), ZH, COMMITTEE_ZH),
        (EN, ZH.replace(INTEREST_ZH, ""), INTEREST),
        (EN.replace(INTEREST, ""), ZH, INTEREST_ZH),
    ],
    ids=["a paragraph", "a paragraph of the Chinese", "a sentence", "a sentence of the Chinese"],
)
def test_what_one_lacks_is_told_once(linter, en, zh, said):
    assert lone(linter.lint_both(*drafts(en, zh))) == [said]


def test_a_paragraph_that_a_page_breaks_is_told_as_one(linter):
    broken = EN.replace("financial statements together", "financial\n\nstatements together")
    found = lone(linter.lint_both(*drafts(broken, ZH.replace(COMMITTEE_ZH + "\n\n", ""))))
    assert found == [COMMITTEE]


def test_a_name_in_the_other_script_is_no_missing_paragraph(linter):
    named = "Example Pharma Holdings (International) Group Company Limited, incorporated there.\n\n"
    assert lone(linter.lint_both(*drafts(EN, named + ZH))) == []


def test_two_that_are_judged_at_once_come_out_as_one_by_one(linter):
    pair = drafts(EN, ZH.replace("217.4", "271.4").replace(COMMITTEE_ZH + "\n\n", ""))
    en, zh = pair
    each = linter.lint(en, translation=zh), linter.lint(zh, translation=en)
    for at_once, alone in zip(linter.lint_both(en, zh), each, strict=True):
        assert at_once._replace(beside=()) == alone._replace(beside=())
        rows, others = (report.beside[0].rows() for report in (at_once, alone))
        assert rows == others != ()


def test_traditional_and_simplified_chinese_are_one(linter):
    simplified = ZH.replace("範例醫藥", "范例医药").replace("審核委員會", "审核委员会")
    assert not [f for r in linter.lint_both(*drafts(EN, simplified)) for f in r.findings]
