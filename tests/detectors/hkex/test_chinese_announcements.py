"""A Chinese announcement in our own words, spoiled in one thing after another."""

from __future__ import annotations

import pytest

from disclosure_lint import Linter, read_bytes
from disclosure_lint.draft.han import SIMPLIFIED, TRADITIONAL

CLEAN = """香港交易及結算所有限公司及香港聯合交易所有限公司對本公告的內容概不負責，對其準確性或完整性亦不發表任何聲明，並明確表示，概不對因本公告全部或任何部分內容而產生或因倚賴該等內容而引致的任何損失承擔任何責任。

Ascentage Pharma Group International
亞盛醫藥集團
（於開曼群島註冊成立的有限公司）
（股份代號：6855）

自願公告
奧雷巴替尼的新藥上市申請獲國家藥監局受理

本公告由亞盛醫藥集團（「本公司」，連同其附屬公司統稱「本集團」）自願作出，以知會本公司股東及潛在投資者有關本集團的最新業務發展。

本公司董事會（「董事會」）欣然宣佈，國家藥品監督管理局已於2026年3月23日（星期一）受理奧雷巴替尼（HQP1351）用於治療慢性髓細胞白血病的新藥上市申請。

該項III期臨床研究（NCT04126681）共入組120例患者。在可評估的60例患者中，45例（75.0%）獲得緩解。最常見的不良事件為血小板減少，均屬輕度。

截至2025年12月31日止年度，本集團錄得收入人民幣220.0百萬元，較2024年的人民幣200.0百萬元增加10.0%。

開支明細如下：
項目\t人民幣千元
研發開支\t120,500
行政開支\t40,300
銷售開支\t39,200
合計\t200,000

上市規則第18A.05條規定的警示聲明：本公司無法保證將能成功開發或最終成功銷售奧雷巴替尼。股東及潛在投資者於買賣本公司股份時務請審慎行事。

承董事會命
亞盛醫藥集團
主席兼執行董事
楊大俊博士

中國蘇州，2026年3月24日

於本公告日期，董事會包括主席兼執行董事楊大俊博士；非執行董事王少萌博士；以及獨立非執行董事葉長青先生、任為先生及David Sidransky博士。
"""
DISCLAIMER = CLEAN.split("\n\n", maxsplit=1)[0]
DIRECTORS = CLEAN.rstrip().rsplit("\n\n", 1)[1]

# what is spoiled, what is written for it, and the rule that finds it
SPOILED = {
    "no cautionary statement": (
        "上市規則第18A.05條規定的警示聲明：本公司無法保證將能成功開發或最終成功銷售奧雷巴替尼。",
        "",
        "hkex/missing-cautionary-statement",
    ),
    "a cautionary statement that promises": (
        "無法保證將能成功",
        "保證將能成功",
        "hkex/missing-cautionary-statement",
    ),
    "a cautionary statement on another drug": (
        "最終成功銷售奧雷巴替尼",
        "最終成功銷售利沙托克拉",
        "hkex/cautionary-statement-names-other-product",
    ),
    "no caution on dealing": (
        "股東及潛在投資者於買賣本公司股份時務請審慎行事。",
        "",
        "hkex/missing-dealing-caution",
    ),
    "no disclaimer": (DISCLAIMER, "", "hkex/missing-exchange-disclaimer"),
    "a disclaimer that accepts": ("概不對因", "將對因", "hkex/altered-exchange-disclaimer"),
    "a disclaimer that lost a part": (
        "準確性或完整性",
        "準確性",
        "hkex/altered-exchange-disclaimer",
    ),
    "another's stock code": ("代號：6855", "代號：6885", "tickers/wrong-symbol"),
    "no stock code": ("（股份代號：6855）\n", "", "hkex/missing-stock-code"),
    "a slip in its own name": (
        "由亞盛醫藥集團（",
        "由亞勝醫藥集團（",
        "drafting/name-variant",
    ),
    "a slip in the name that signs": (
        "承董事會命\n亞盛醫藥",
        "承董事會命\n亞晟醫藥",
        "drafting/name-variant",
    ),
    "another weekday": ("星期一", "星期二", "figures/weekday-mismatch"),
    "another year": ("於2026年3月23日", "於2025年3月23日", "figures/weekday-mismatch"),
    "a day that no month has": ("3月23日（星期一）", "2月30日", "figures/impossible-date"),
    "a share that does not fit": ("75.0%", "78.0%", "figures/percentage-mismatch"),
    "a growth that does not fit": ("增加10.0%", "增加12.5%", "figures/growth-mismatch"),
    "a total that does not fit": ("200,000", "201,000", "figures/total-mismatch"),
    "a code with a slip": ("HQP1351", "HQP1315", "drugs/misspelt-name"),
    "a drug with a slip": ("受理奧雷巴替尼（", "受理奧雷替巴尼（", "drugs/misspelt-name"),
    "a trial number that lost a digit": (
        "NCT04126681",
        "NCT0412668",
        "figures/malformed-trial-id",
    ),
    "no signature": ("承董事會命\n", "", "hkex/missing-board-signature"),
    "no directors": (DIRECTORS, "", "hkex/missing-directors"),
    "directors of another day": (
        "於本公告日期，董事會",
        "於2026年2月23日，董事會",
        "hkex/directors-date-mismatch",
    ),
    "a rule that there is not": ("18A.05條", "18A.50條", "hkex/doubtful-rule-citation"),
    "a blank that nobody filled": ("120例患者", "[●]例患者", "drafting/placeholder"),
}


@pytest.fixture(scope="module")
def linter():
    return Linter()


def written(text, script):
    if script == "zh-Hant":
        return text
    return text.translate(dict(zip(map(ord, TRADITIONAL), SIMPLIFIED, strict=True)))


def rules(linter, text):
    report = linter.lint(read_bytes(text.encode(), "announcement.txt"))
    return report, {finding.rule for finding in report.findings}


@pytest.mark.parametrize("script", ["zh-Hant", "zh-Hans"])
def test_nothing_is_found_in_a_clean_one(linter, script):
    report, found = rules(linter, written(CLEAN, script))
    assert (report.language, report.document) == (script, "announcement")
    assert not found


@pytest.mark.parametrize("script", ["zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("slip", SPOILED)
def test_what_is_spoiled_is_found(linter, slip, script):
    was, new, rule = SPOILED[slip]
    assert was in CLEAN
    _, found = rules(linter, written(CLEAN.replace(was, new, 1), script))
    assert rule in found
