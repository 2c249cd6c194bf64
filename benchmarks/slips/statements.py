"""Slips in what Hong Kong and the United States require a release to say."""

from __future__ import annotations

import re

from slots import Chance

from slips.clean import Clean
from slips.slip import Slip, Spoiled, changed, dropped, planted, replaced

_DISCLAIMER = ("hkex/altered-exchange-disclaimer", "hkex/missing-exchange-disclaimer")
_CAUTION = ("hkex/missing-cautionary-statement",)
_WEAK = ("hkex/incomplete-cautionary-statement", "hkex/missing-cautionary-statement")
_CITATION = ("hkex/doubtful-rule-citation",)
_ACT = ("us/misnamed-reform-act",)
_LEGEND = ("us/missing-forward-looking-statement",)
_FACTORS = ("us/unnamed-risk-factors",)
_EXPECTS = "The Company expects to submit a new drug application in the second half of 2028 and believes that sales will grow."
_EXPECTS_ZH = "本公司預期將於2028年下半年提交新藥上市申請，並相信收入將會增長。"
_LEGEND_EN = r"\nForward-Looking Statements\n\n[^\n]*(?:\n[^\n]+)*\n"
_LEGEND_ZH = r"\n前瞻性陳述\n\n[^\n]*(?:\n[^\n]+)*\n"
_CAUTION_EN = r"\n(?:Cautionary Statement required|Warning under) [^\n]*(?:\n[^\n]+)*\n"
_CAUTION_ZH = r"\n(?:根據)?上市規則第18A\.05條[^\n]*(?:\n[^\n]+)*\n"
_DEALING = r"\n(?:Shareholders and potential investors of the Company are advised|本公司股東及潛在投資者於買賣)[^\n]*(?:\n[^\n]+)*\n"


def _is_18a(clean: Clean) -> bool:
    """Tell whether a profile says that the company was listed under Chapter 18A."""
    return clean.profile is not None and clean.profile.chapter_18a


def _owes_legend(clean: Clean) -> bool:
    """Tell whether it is a release, or the announcement of a company that reports to the SEC."""
    return not clean.announcement or (clean.profile is not None and clean.profile.form is not None)


def _says_18a(text: str) -> str:
    """Let a head without a profile say under which chapter the company was listed."""
    said = re.sub(
        r"(?m)^\(Stock Code: ",
        "(A company listed under Chapter 18A of the Listing Rules)\n(Stock Code: ",
        text,
        count=1,
    )
    return re.sub(
        r"(?m)^（股份代號：", "（根據上市規則第18A章上市的公司）\n（股份代號：", said, count=1
    )


def _caution_of_unknown(clean: Clean, _: Chance) -> Spoiled | None:
    """Leave the caution out where the head says that one is due."""
    cautions = re.compile(f"{_CAUTION_EN}|{_CAUTION_ZH}")
    if not clean.announcement or clean.profile or not cautions.search(clean.text):
        return None
    text = _says_18a(cautions.sub("\n", clean.text))
    return Spoiled(text, 0, len(text))


def _head(title: str) -> Slip:
    """Give a draft with no caution a headline that calls for one."""
    cautions = re.compile(f"{_CAUTION_EN}|{_CAUTION_ZH}|{_DEALING}")

    def spoil(clean: Clean, _: Chance) -> Spoiled | None:
        chinese = any("\u4e00" <= sign <= "\u9fff" for sign in title)
        if (
            not clean.announcement
            or clean.chinese is not chinese
            or not clean.drugs
            or not _is_18a(clean)
        ):
            return None
        if "interim results" in clean.text:
            return None  # not asked of results
        left = cautions.sub("\n", clean.text)
        at = left.find("自願公告" if chinese else "VOLUNTARY ANNOUNCEMENT")
        if left == clean.text or at < 0:
            return None
        said = title.format(drug=clean.drugs[0][0]) + "\n\n"
        return Spoiled(left[:at] + said + left[at:], 0, len(left))

    rules = ("hkex/missing-cautionary-statement",)
    proof = ("hkex/missing-dealing-caution",)
    return Slip("news without a caution", title, rules, spoil, proof=proof, anywhere=True)


def _reversed_copy(clean: Clean, _: Chance) -> Spoiled | None:
    """Add a second copy of the disclaimer that says the reverse."""
    match = re.search(
        r"Hong Kong Exchanges and Clearing Limited and [^\n]*(?:\n[^\n]+)*", clean.text
    )
    if not match or "take no responsibility" not in match[0]:
        return None
    said = match[0].replace("take no responsibility", "take responsibility")
    return Spoiled(f"{clean.text}\n{said}\n", len(clean.text) + 1, len(clean.text) + 1 + len(said))


def _other_product(clean: Clean, _: Chance) -> Spoiled | None:
    """Name a product in the caution that the draft is not about."""
    for pattern in (_CAUTION_EN, _CAUTION_ZH):
        match = re.search(pattern, clean.text)
        for name, code in clean.drugs if match else ():
            for words in (name, code):
                if match and words in match[0]:
                    start = match.start() + match[0].index(words)
                    return replaced(clean, (start, start + len(words)), "pemigatinib")
    return None


SLIPS = (
    *dropped("exchange disclaimer missing", ("hkex/missing-exchange-disclaimer",),
             r"^Hong Kong Exchanges and Clearing Limited and The Stock[^\n]*(?:\n[^\n]+)*\n",
             r"^香港交易及結算所有限公司及[^\n]*(?:\n[^\n]+)*\n"),
    *changed("exchange disclaimer altered", _DISCLAIMER,
             (r"take no\s+responsibility", "take responsibility"),
             (r"take no\s+responsibility", "take full responsibility"),
             (r"make no\s+representation", "make representation"),
             (r"howsoever", "however"), (r"expressly\s+disclaim", "expressly claim"),
             (r"accuracy\s+or\s+completeness", "accuracy"), (r"make no\s+representation as", "make no presentation as"),
             (r"Hong\s+Kong Exchanges and Clearing", "Hong Kong Stock Exchanges and Clearing"),
             (r"(the\s+contents\s+of\s+this) announcement", r"\1 circular"),
             (r"概不負責", "負責"), (r"準確性或完整性", "準確性"), (r"不發表任何聲明", "發表聲明"), (r"明確表示，概不", "明確表示，"),
             (r"香港交易及結算所", "香港交易所及結算所"), first=True),
    Slip("exchange disclaimer altered", "a reversed copy beside the right one", _DISCLAIMER, _reversed_copy),
    *dropped("caution missing", _CAUTION, _CAUTION_EN, _CAUTION_ZH, due=_is_18a),
    Slip("caution missing", "no profile, but the head says Chapter 18A", _CAUTION, _caution_of_unknown, anywhere=True),
    *dropped("dealing caution missing", ("hkex/missing-dealing-caution",), _DEALING, due=lambda clean: clean.announcement and _is_18a(clean)),
    *map(_head, ("{drug} Approved by the NMPA for a New Indication", "NMPA Approves {drug}", "{drug} Included in the NRDL",
                 "Data of {drug} Presented at ASH", "Positive Topline Results of the Phase 3 Study of {drug}",
                 "{drug} Approved in China for Lung Cancer", "Licence Agreement on {drug}", "Launch of {drug} in China",
                 "FDA Grants Orphan Drug Designation to {drug}", "First Patient Dosed in Phase 3 Study of {drug}",
                 "{drug}獲國家藥監局批准上市", "{drug}獲納入國家醫保藥品目錄", "{drug}的III期臨床試驗取得積極頂線結果", "{drug}完成首例患者給藥")),
    *changed("caution weakened", _WEAK,
             (r"We cannot guarantee that we will be able to", "We guarantee that we will be able to"),
             (r"There is no assurance that", "There is assurance that"),
             (r"may not be able to\s+ultimately", "will be able to ultimately"),
             (r"本公司無法保證將能", "本公司保證將能"), (r"概不保證", "保證"),
             (r"ultimately be successfully\s+developed and marketed", "ultimately be developed"),
             (r"will\s+ultimately be successfully", "would not ultimately be successfully"),
             (r"There is no assurance that", "There is no doubt that"), (r"無法保證", "無法保證不會"), chapter_18a=True),
    Slip("caution names another product", "pemigatinib",
         ("hkex/cautionary-statement-names-other-product", *_WEAK), _other_product),
    *changed("rule that does not exist", _CITATION,
             (r"18A\.05", "18.05A"), (r"18A\.05", "18A.5"), (r"18A\.05", "18A.12"), (r"18A\.05", "14A.05"),
             (r"18A\.05", "18A.05(9)"), (r"18A\.05", "18B.05"), (r"18A\.05", "88.08"), (r"18A\.05", "18A.50"), first=True),
    *planted("rule that does not exist", _CITATION,
             "This announcement is made pursuant to Rule 13.99 of the Listing Rules.",
             "This announcement is made under Rule 88.08 of the Listing Rules.",
             "This announcement is made under Part XIVB of the Securities and Futures Ordinance (Cap. 571).",
             "This announcement is made under Part XVIA of the Securities and Futures Ordinance (Chapter 571 of the Laws of Hong Kong).",
             "This announcement is made under Part XIVA of the Securities and Futures Ordinance (Chapter 751 of the Laws of Hong Kong).",
             "本公告乃根據上市規則第13.99條作出。", "本公告乃根據上市規則第88.08條作出。", announcement=True),
    *dropped("stock code of the head missing", ("hkex/missing-stock-code", "hkex/misplaced-stock-code"),
             r" \((?:[\w/]+: \w+; )*HKEX: \d+[^)]*\)|^\(Stock Code: \d+\)\n", r"^（股份代號：\d+）\n", due=lambda clean: clean.announcement),
    *changed("identification missing", ("hkex/missing-issuer-identification",),
             (r"^\(Incorporated in [^\n]*\)\n", ""), (r"^（於[^\n]*有限公司）\n", ""), anywhere=True),
    *dropped("board's signature missing", ("hkex/missing-board-signature",), r"^By order of the Board\n", r"^承董事會命\n"),
    *changed("another company signs", ("hkex/missing-issuer-identification",),
             (r"(?m)(?<=By order of the Board\n)[^\n]+", "Harbourlight Sciences Limited"), anywhere=True),
    *dropped("directors missing", ("hkex/missing-directors",),
             r"^As at the date of this announcement, the Board[^\n]*(?:\n[^\n]+)*", r"^於本公告日期，董事會[^\n]*(?:\n[^\n]+)*"),
    *changed("directors' date", ("hkex/directors-date-mismatch",),
             (r"As at the date of this announcement, the", "As at 1 January 2019, the"),
             (r"於本公告日期，董事會", "於2019年1月1日，董事會"), anywhere=True),
    *dropped("legend missing", _LEGEND, _LEGEND_EN, then=_EXPECTS, due=_owes_legend),
    *dropped("legend missing", _LEGEND, _LEGEND_ZH, then=_EXPECTS_ZH, due=_owes_legend),
    *changed("Reform Act misnamed", _ACT, *(
        (r"Private Securities\s+Litigation\s+Reform\s+Act of 1995", said)
        for said in ("Private Securities Reform Act of 1995", "Private Securities Litigation Act of 1995",
                     "Private Litigation Securities Reform Act of 1995", "Private Securities Legislation Reform Act of 1995",
                     "Private Securities Reform Litigation Act of 1995",
                     "Private Securities Litigation Reform Act of 1996", "Private Security Litigation Reform Act of 1995",
                     "Private Securities Litigation Reform Act of 1955", "Public Securities Litigation Reform Act of 1995",
                     "Section 27A of the Securities Exchange Act of 1934", "Section 21E of the Securities Act of 1933",
                     "Section 27A of the Securities Act of 1993", "Section 21E of the Securities Exchange Act of 1943",
                     "Section 21F of the Securities Exchange Act of 1934"))),
    *planted("act of another year", _ACT,
             "The securities were offered under the Securities Act of 1993.", "The shares are registered under the Exchange Act of 1943.",
             "The shares are registered under the Securities Exchange Act of 1933.",
             "The Company is not registered under the Investment Company Act of 1930."),
    *dropped("update sentence missing", ("us/missing-update-disclaimer",),
             r"(?:^|(?<=\. )|(?<=\.\n))[^.\n]*undertakes\s+no\s+obligation\s+to\s+update[^.]*\.", r"除法律規定外，本公司並無義務更新任何前瞻性陳述。"),
    *changed("update sentence turned round", ("us/missing-update-disclaimer",),
             (r"undertakes\s+no\s+obligation\s+to\s+update", "undertakes the obligation to update"),
             (r"undertakes\s+no\s+obligation\s+to\s+update", "will promptly update"),
             (r"undertakes\s+no\s+obligation\s+to\s+update", "intends, and undertakes the duty, to update"), anywhere=True),
    *changed("legend turned round", ("us/reversed-legend",),
             (r"Actual results may differ", "Actual results will not differ"), (r"Actual results may differ", "Actual results cannot differ"),
             (r"Actual results may differ", "Forward-looking statements are guarantees of future performance, but results may differ"), anywhere=True),
    *changed("risk factors unnamed", _FACTORS,
             (r"because of several\s+factors, among[^.]*(?:\.[^.\n]*)?\.(?=\s)", "because of several factors."),
             (r"(?<=\. )Actual results may differ(?:[^.])*\.(?![\s\S]*?(?:Form 10-|Form 20-F|filings))", "Actual results may differ materially."),
             (r"由於臨床試驗結果、監管決定、競爭及其他風險因素，實際結果", "實際結果"), anywhere=True),
    *changed("legend names another", ("us/legend-names-other-issuer",),
             (r"(?m)^(.*)undertakes\s+no\s+obligation", r"\1Amgen undertakes no obligation"),
             (r"the annual report of [A-Z][\w ]+ on\s+Form", "the annual report of Pfizer Inc. on Form"), anywhere=True),
    *changed("legend names another product", ("us/legend-names-other-product",),
             (r"those regarding the\s+development of [\w-]+", "those regarding the development of pemigatinib"), anywhere=True, strange=True),
    *changed("wrong periodic report", ("us/wrong-periodic-report",),
             (r"on\s+Form\s+20-F", "on Form 10-K"), (r"on\s+Form\s+20-F", "on Form 10-Q"), form="20-F", anywhere=True),
    *changed("wrong periodic report", ("us/wrong-periodic-report",), (r"on\s+Form\s+(?:10-K|20-F)", "on Form 40-F"), form="10-K", anywhere=True),
    *changed("wrong periodic report", ("us/wrong-periodic-report",), (r"on\s+Form\s+20-F", "on Form 20F-K"), form="20-F", anywhere=True),
    *planted("measure that is not reconciled", ("us/unreconciled-non-gaap-measure",),
             "The Company reported adjusted EBITDA of $12.5 million.", "Non-GAAP net loss was $3.1 million.",
             "Adjusted net loss (a non-IFRS measure) was RMB{old} million.",
             "Non-GAAP operating expenses were $330,790 for the quarter.",
             "Adjusted EBITDA was $12.5 million. No reconciliation to net income is provided.", release=True, anywhere=True),
)  # fmt: skip
