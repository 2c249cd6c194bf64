"""Invented announcements in English and Chinese that say the same, paragraph by paragraph.

The same seed gives the same bytes. Figures are drawn once and written in the manner of each
language: HK$47.5 million and 47.5百萬港元, 24 June 2026 and 2026年6月24日 or in Chinese
numerals.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

import wrapping
from slips.slip import Spoiled
from slots import Chance

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_HAN = "〇一二三四五六七八九"
_HEAD = (
    "Hong Kong Exchanges and Clearing Limited and The Stock Exchange of Hong Kong Limited take no responsibility for the contents of this announcement, make no representation as to its accuracy or completeness and expressly disclaim any liability whatsoever for any loss howsoever arising from or in reliance upon the whole or any part of the contents of this announcement.",
    "香港交易及結算所有限公司及香港聯合交易所有限公司對本公告的內容概不負責，對其準確性或完整性亦不發表任何聲明，並明確表示，概不就因本公告全部或任何部分內容而產生或因倚賴該等內容而引致的任何損失承擔任何責任。",
)
_NAMES = (
    ("Examplara Pharma Limited", "範例藥業有限公司", "6997"),
    ("Mockwell Biotherapeutics Inc.", "模例生物治療有限公司", "9791"),
    ("Placebridge Medical Group Limited", "樣橋醫療集團有限公司", "2691"),
)
_TITLES = (
    ("ANNUAL RESULTS AND CLINICAL PROGRESS", "年度業績及臨床進展"),
    ("PLACING OF NEW SHARES UNDER GENERAL MANDATE", "根據一般授權配售新股份"),
    ("VOLUNTARY ANNOUNCEMENT — BUSINESS UPDATE", "自願公告 — 業務最新情況"),
)
_BLOCKS = (
    (
        "The board of directors (the “Board”) of the Company is pleased to announce that revenue for the year ended {d1} was RMB{m1} million, as compared with RMB{m2} million for the previous year, and increased by {p1}%.",
        "本公司董事會（「董事會」）欣然宣佈，截至{d1}止年度的收入為人民幣{m1}百萬元，而上一年度為人民幣{m2}百萬元，增加{p1}%。",
    ),
    (
        "Research and development expenses decreased by {p2}% to RMB{m3} million, mainly because two pivotal trials were completed during the year.",
        "研發開支減少{p2}%至人民幣{m3}百萬元，主要由於兩項關鍵試驗於年內完成。",
    ),
    (
        "On {d2}, the Company entered into a placing agreement with the placing agent, pursuant to which {n1} new shares are to be placed at HK${q1} each to not fewer than six independent placees.",
        "於{d2}，本公司與配售代理訂立配售協議，據此，{n1}股新股份將按每股{q1}港元配售予不少於六名獨立承配人。",
    ),
    (
        "The placing price of HK${q1} represents a discount of approximately {p3}% to the closing price of HK${q2} per share as quoted on the Stock Exchange on {d3}.",
        "配售價{q1}港元較股份於{d3}在聯交所所報收市價每股{q2}港元折讓約{p3}%。",
    ),
    (
        "The net proceeds from the placing are estimated to be approximately HK${m4} million, of which {p4}% will be used for clinical trials and the remaining {p5}% for general working capital.",
        "配售所得款項淨額估計約為{m4}百萬港元，其中{p4}%將用於臨床試驗，餘下{p5}%將用作一般營運資金。",
    ),
    (
        "The annual general meeting will be held at {t1} on {d4} at the office of the Company in Hong Kong. The register of members will be closed from {d5} to {d6}, both days inclusive.",
        "股東週年大會將於{d4}{t1}假座本公司香港辦事處舉行。本公司將由{d5}至{d6}（包括首尾兩日）暫停辦理股份過戶登記手續。",
    ),
    (
        "This announcement is made pursuant to Rule {r1} of the Listing Rules and the inside information provisions under Part XIVA of the Securities and Futures Ordinance.",
        "本公告乃根據上市規則第{r1}條及證券及期貨條例第XIVA部項下的內幕消息條文作出。",
    ),
    (
        "The Directors consider that the terms of the agreement are on normal commercial terms, are fair and reasonable and are in the interests of the Company and its shareholders as a whole.",
        "董事認為，該協議的條款屬一般商業條款，公平合理，並符合本公司及其股東的整體利益。",
    ),
    (
        "To the best knowledge, information and belief of the Directors, having made all reasonable enquiries, each of the placees and their ultimate beneficial owners is a third party independent of the Company and its connected persons.",
        "據董事經作出一切合理查詢後所深知、盡悉及確信，各承配人及其最終實益擁有人均為獨立於本公司及其關連人士的第三方。",
    ),
    (
        "In the pivotal Phase III clinical trial, {n2} patients were randomized. The objective response rate was {p6}% in the treatment arm and {p7}% in the placebo arm, and the median progression-free survival was {q3} months.",
        "在關鍵性III期臨床試驗中，{n2}名患者接受隨機分組。治療組的客觀緩解率為{p6}%，安慰劑組為{p7}%，中位無進展生存期為{q3}個月。",
    ),
    (
        "The most common adverse events were mild and were resolved without a change of dose. No death was considered to be related to the treatment by the investigators.",
        "最常見的不良事件屬輕度，且毋須調整劑量即已緩解。研究者認為並無死亡個案與治療有關。",
    ),
    (
        "The upfront payment is US${m5} million, and the Company is eligible for milestone payments of up to US${b1} billion, together with tiered royalties on net sales.",
        "首付款為{m5}百萬美元，而本公司合資格收取最多{b1}十億美元的里程碑付款，連同按淨銷售額計算的分級特許權使用費。",
    ),
    (
        "As at {d1}, the Group held cash and cash equivalents of RMB{n3} thousand and employed {n4} employees, of whom {p8}% work in research and development.",
        "於{d1}，本集團持有現金及現金等價物人民幣{n3}千元，並聘用{n4}名僱員，其中{p8}%從事研發工作。",
    ),
    (
        "The audit committee has reviewed the accounting policies of the Group and the consolidated financial statements together with the auditor, and has no disagreement with them.",
        "審核委員會已與核數師一同審閱本集團的會計政策及綜合財務報表，且對此並無異議。",
    ),
    (
        "The completion of the placing is subject to the satisfaction of the conditions precedent, and the placing may or may not proceed. Shareholders and potential investors are advised to exercise caution when dealing in the shares.",
        "配售須待先決條件達成後方告完成，而配售未必一定進行。股東及潛在投資者於買賣股份時務請審慎行事。",
    ),
    (
        "The Board does not recommend the payment of a final dividend for the year. The restricted share units that lapsed during the year were returned to the pool of the scheme and may be granted again.",
        "董事會不建議就本年度派付末期股息。年內失效的受限制股份單位已退回該計劃的股份儲備，並可再次授出。",
    ),
    (
        "Gross profit rose by {p9}% to RMB{m6} million. The gross profit margin was {p10}%, because more of the sales came from products of our own.",
        "毛利上升{p9}%至人民幣{m6}百萬元。毛利率為{p10}%，原因是更多銷售額來自自有產品。",
    ),
    (
        "Applications may be made from {t2} on {d7} until {t3} on {d8}. Applications for less than {n5} shares will be rejected without further notice.",
        "申請可於{d7}{t2}起至{d8}{t3}止提出。少於{n5}股股份的申請將不獲受理，恕不另行通知。",
    ),
    (
        "The Company has obtained a waiver from strict compliance with Rule {r2} of the Listing Rules in respect of the qualification of the company secretary, for a period of three years.",
        "本公司已就公司秘書的資格獲豁免嚴格遵守上市規則第{r2}條的規定，為期三年。",
    ),
)
_FOOT = (
    "By order of the Board\n{name}\nChairman\n\nHong Kong, {d9}",
    "承董事會命\n{name}\n主席\n\n香港，{d9}",
)


class _Drawn(NamedTuple):
    """A slot as each language prints it."""

    en: str
    zh: str


def made(count: int, seed: str) -> Iterator[tuple[str, str, str]]:
    """Yield pairs: a name, the English text and the Chinese one."""
    for number in range(count):
        chance = Chance(f"{seed}/pair/{number}")
        company, title = chance.one(_NAMES), chance.one(_TITLES)
        slots = _slots(chance)
        left = list(_BLOCKS)
        chosen = [left.pop(chance.below(len(left))) for _ in range(len(left) - chance.below(6))]
        foot = [
            text.format(name=name, d9="{d9}") for text, name in zip(_FOOT, company, strict=False)
        ]
        rows = _table(chance)
        en = [
            _HEAD[0], company[0], f"(Stock Code: {company[2]})", title[0],
            *(block[0] for block in chosen), rows[0], foot[0],
        ]  # fmt: skip
        zh = [
            _HEAD[1], company[1], f"（股份代號：{company[2]}）", title[1],
            *(block[1] for block in chosen), rows[1], foot[1],
        ]  # fmt: skip
        english = {name: drawn.en for name, drawn in slots.items()}
        chinese = {name: drawn.zh for name, drawn in slots.items()}
        yield (
            f"{number:03}",
            "\n\n".join(en).format_map(english) + "\n",
            "\n\n".join(zh).format_map(chinese) + "\n",
        )


def write(folder: str, count: int, seed: str) -> None:
    """Put pairs down as text, Word and HTML, a folder each."""
    for name, *texts in made(count, seed):
        for form in ("txt", "docx", "html"):
            where = os.path.join(folder, form, name)
            os.makedirs(where, exist_ok=True)
            for side, text in zip(("en", "zh"), texts, strict=True):
                with open(os.path.join(where, f"{side}.{form}"), "wb") as file:
                    file.write(wrapping.wrapped(form, Spoiled(text, 0, 0)))


def _table(chance: Chance) -> tuple[str, str]:
    labels = (
        ("Revenue", "收入"), ("Cost of sales", "銷售成本"), ("Administrative expenses", "行政開支"),
        ("Finance costs", "財務成本"), ("Loss before tax", "除稅前虧損"),
    )  # fmt: skip
    figures = [(_large(chance), _large(chance)) for _ in labels]
    en = ["\t2025\t2024", "\tRMB'000\tRMB'000"]
    zh = ["\t2025年\t2024年", "\t人民幣千元\t人民幣千元"]
    for label, (this, last) in zip(labels, figures, strict=True):
        en.append(f"{label[0]}\t{this}\t{last}")
        zh.append(f"{label[1]}\t{this}\t{last}")
    return "\n".join(en), "\n".join(zh)


def _large(chance: Chance) -> str:
    return f"{chance.between(12_000, 998_000):,}"


def _slots(chance: Chance) -> dict[str, _Drawn]:
    found = {}
    in_han = chance.happens(0.4)
    for number in range(1, 10):
        found[f"d{number}"] = _date(chance, in_han=in_han)
    for number in range(1, 7):
        found[f"m{number}"] = _same(f"{chance.between(11, 980)}.{chance.between(1, 9)}")
    for number in range(1, 11):
        found[f"p{number}"] = _same(f"{chance.between(3, 96)}.{chance.between(1, 9)}")
    for number in range(1, 4):
        found[f"q{number}"] = _same(f"{chance.between(2, 48)}.{chance.between(11, 98)}")
        found[f"t{number}"] = _time(chance, in_han=in_han)
    for number in range(1, 6):
        found[f"n{number}"] = _same(_large(chance))
    found["b1"] = _same(f"{chance.between(1, 3)}.{chance.between(1, 9)}")
    for number in (1, 2):
        found[f"r{number}"] = _same(f"{chance.between(3, 19)}.{chance.between(11, 88)}")
    return found


def _same(text: str) -> _Drawn:
    return _Drawn(text, text)


def _date(chance: Chance, *, in_han: bool) -> _Drawn:
    year, month, day = chance.between(2024, 2026), chance.between(1, 12), chance.between(1, 28)
    if in_han:
        zh = f"二〇二{_HAN[year - 2020]}年{_han(month)}月{_han(day)}日"
    else:
        zh = f"{year}年{month}月{day}日"
    return _Drawn(f"{day} {_MONTHS[month - 1]} {year}", zh)


def _time(chance: Chance, *, in_han: bool) -> _Drawn:
    hour, half = chance.between(1, 11), chance.one(("a.m.", "p.m."))
    minute = chance.one((0, 15, 30))
    said = _han(hour) if in_han else str(hour)
    minutes = f"{_han(minute) if in_han else minute}分" if minute else ("正" if in_han else "")
    return _Drawn(
        f"{hour}:{minute:02} {half}", f"{'上午' if half == 'a.m.' else '下午'}{said}時{minutes}"
    )


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    said = _HAN[ones] if ones else ""
    return ("十" if tens == 1 else f"{_HAN[tens]}十" if tens else "") + said
