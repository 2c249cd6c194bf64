"""Slips in counts, percentages, intervals, tables, growth, doses and numbers of trials."""

from __future__ import annotations

import re

from slots import Chance

from slips.clean import Clean, Span
from slips.slip import Slip, Spoiled, altered, planted

_PERCENT = ("figures/percentage-mismatch",)
_INTERVAL = ("figures/implausible-interval",)
_GROWTH = ("figures/growth-mismatch",)  # a count of a whole is none
_TOTAL = ("figures/total-mismatch",)
_TRIAL = ("figures/malformed-trial-id",)
_IDENTIFIER = ("figures/malformed-identifier",)
_DOSE = ("figures/dose-mismatch",)
_SLIPPED = ("figures/slipped-figure",)
_PROCEEDS = ("figures/proceeds-mismatch",)
_RANGE = ("figures/reversed-range",)
_LIST = ("figures/list-count",)
_CONFLICT = ("figures/conflicting-trial",)
_HEADLINE = ("figures/headline-body-mismatch",)
_SHARE = re.compile(r"\b(\d{1,2}\.\d)% \(\d+/\d+\)")
_NCT = re.compile(r"\bNCT\d{8}\b")


def _rates(clean: Clean) -> list[Span]:
    return [match.span(1) for match in _SHARE.finditer(clean.text)]


def _trials(clean: Clean) -> list[Span]:
    return [match.span() for match in _NCT.finditer(clean.text)]


def _points(rate: str, chance: Chance) -> str:
    return f"{float(rate) + chance.between(20, 60) / 10:.1f}"


def _swapped(rate: str, _: Chance) -> str | None:
    return rate[1] + rate[0] + rate[2:] if rate[1] != "." and rate[0] != rate[1] else None


def _headline(title: str, body: str) -> Slip:
    """Put one figure into a headline at the top and another into the news."""

    def spoil(clean: Clean, chance: Chance) -> Spoiled | None:
        chinese = any("\u4e00" <= sign <= "\u9fff" for sign in title)
        if clean.chinese is not chinese or clean.announcement or not clean.spots:
            return None
        at = chance.one(tuple(clean.spots))
        gap = "" if chinese else " "
        text = f"{title}\n\n{clean.text[:at]}{gap}{body}{clean.text[at:]}"
        return Spoiled(text, 0, len(text))

    return Slip("headline and body differ", f"{title} | {body}", _HEADLINE, spoil)


SLIPS = (
    *altered("percentage of a count changed", _PERCENT, _rates, points_added=_points, digits_swapped=_swapped),
    *planted(
        "count and percentage (English)", _PERCENT,
        "The response rate was {k}/{n} ({wrong}%).",
        "The response rate was {wrong}% ({k}/{n}).",
        "In all, {k} of {n} patients ({wrong}%) responded.",
        "In all, {k} ({wrong}%) of {n} patients responded.",
        "Responses were seen in {k} out of {n} patients, or {wrong}%.",
        "Of {n} patients, {k} responded ({wrong}%).",
        "Among {n} evaluable patients, {k} had a response, an ORR of {wrong}%.",
        "There were {k} responses ({wrong}%) among {n} patients.",
        "Twenty-six of 41 patients (65.9%) responded.",
        "Of the {n} patients, {wrong}% ({k}) responded.",
        "The ORR was {wrong}% (n = {k}/{n}).",
        "A total of {n} patients were treated, of whom {k} ({wrong}%) responded.",
        "The ORR was {wrong}% ({k} of {n} patients).",
        "{k} patients of the {n} enrolled ({wrong} per cent) responded.",
        "The ORR was 53.4% (47/88), including 19 complete responses (26.1%) and 28 partial responses (31.8%).",
        "Sales of RMB187.1 million (62.0%) came from hospitals and RMB124.8 million (40.0%) from pharmacies.",
    ),
    *planted(
        "count and percentage (Chinese)", _PERCENT,
        "{n}名患者中{k}名達到緩解（{wrong}%）。",
        "{n}例患者中，有{k}例（{wrong}%）達到緩解。",
        "客觀緩解率為{wrong}%（{k}/{n}）。",
        "在{n}名可評估患者中，{k}名出現緩解，ORR為{wrong}%。",
        "{n}名患者中有{k}名達到緩解，緩解率為{wrong}%。",
        "共{k}名（{wrong}%）患者達到緩解，總數為{n}名患者。",
        "{k}/{n}（{wrong}%）的患者達到緩解。",
        "客觀緩解率為{wrong}%（{n}名患者中的{k}名）。",
        "入組患者{n}人，其中{k}人緩解，佔{wrong}%。",
        "25名患者中有6名患者達到部分緩解（34.0%）。",
        "客觀緩解率為53.4%（47/88），其中19名患者達到完全緩解（26.1%），28名患者達到部分緩解（31.8%）。",
    ),
    *planted(
        "estimate outside its interval", _INTERVAL,
        "The ORR was 78.0% (95% CI: 48.1–77.3).",
        "The ORR was 78.0% (95% CI, 48.1% to 77.3%).",
        "The ORR was 78.0% [95% CI 48.1, 77.3].",
        "In all, 12 patients (a very good partial response or better, 78.0%; 95% CI: 48.1–77.3) responded.",
        "The hazard ratio was 0.71 (95% CI: 0.42–0.68).",
        "The HR was 0.71; 95% confidence interval: 0.42 to 0.68.",
        "The hazard ratio was 0.71, with a 95% confidence interval of 0.42 to 0.68.",
        "Median PFS was 14.2 months (95% CI, 8.1–13.9).",
        "Median PFS was 14.2 months; the 95% CI was 8.1 to 13.9 months.",
        "The ORR was 62.0% (95% CI: 77.3–48.1).",
        "The difference was significant (p=1.3).",
        "The improvement in ulcer depth at week 13 was statistically significant (p=0.48).",
        "There was a significant reduction of pain (p = 0.37).",
        "The difference in weight was not statistically significant (p<0.0001).",
        "The hazard ratio for death from any cause was 0.82 (95% CI: 0.34, 0.79).",
        "The risk was lower (HR=0.52, 95% CI 0.34-1.79, p=0.002).",
        "The HR was 0.71 (95% confidence interval, range of 0.212 to 0.643).",
        "客觀緩解率為78.0%（95%置信區間：48.1%至77.3%）。",
        "客觀緩解率為78.0%（95% CI：48.1%-77.3%）。",
        "中位無進展生存期為14.2個月（95%置信區間：8.1至13.9）。",
        "風險比為0.71（95% CI：0.42–0.68）。",
        "中位無進展生存期為14.2個月，95%可信區間為8.1至13.9個月。",
    ),
    *planted(
        "growth that is not so", _GROWTH,
        "Revenue rose from RMB{old} million to RMB{new} million, an increase of {wrong_growth}%.",
        "Revenue increased by {wrong_growth}% from RMB{old} million to RMB{new} million.",
        "Revenue increased by RMB{by} million, or {wrong_growth}%, from RMB{old} million to RMB{new} million.",
        "Revenue was RMB{new} million, up {wrong_growth}% from RMB{old} million.",
        "Revenue was US${new} million, compared with US${old} million in the prior year, an increase of {wrong_growth}%.",
        "Revenue increased by RMB{wrong_by} million from RMB{old} million to RMB{new} million.",
        "Revenue grew {wrong_growth}% to RMB{new} million (2024: RMB{old} million).",
        "R&D expenses decreased by {wrong_growth}% from ${new} million to ${old} million.",
        "R&D expenses increased from ${new} million to ${old} million.",
        "Shareholders' equity rose to ${old} million from ${new} million a year ago.",
        "Cash and equivalents totalled ${new} million, down from ${old} million at year-end.",
        "General expenses declined to ${new} million, compared to ${old} million a year ago.",
        "The rate of charge-offs fell to 62% from 47% last year.",
        "Repeat orders remained high at 73%, up from 79% a year ago.",
        "Billed rooms fell 48% to 450,000 from 752,000.",
        "We reported revenue of $496,353, an increase of $90,075 (or 32%) over the same period.",
        "Net loss decreased 29% to $11.5 million, or $0.18 per share, compared to $14.2 million.",
        "收入較去年同期的{old}百萬元增加{wrong_growth}%至{new}百萬元。",
        "收入由人民幣{old}百萬元增加{wrong_growth}%至人民幣{new}百萬元。",
        "收入由人民幣{old}百萬元增加人民幣{wrong_by}百萬元至人民幣{new}百萬元。",
        "收入為人民幣{new}百萬元，較去年同期的人民幣{old}百萬元增加{wrong_growth}%。",
        "收入由{old}百萬元上升至{new}百萬元，增幅為{wrong_growth}%。",
    ),
    *planted(
        "total of a table", _TOTAL,
        "Item\t2025\t2024\nProduct sales\t{a}\t{a2}\nLicence income\t{b}\t{b2}\nTotal revenue\t{off}\t{ab2}",
        "Item\t2025\t2024\nProduct sales\t{a}\t{a2}\nLicence income\t{b}\t{b2}\nTotal revenue\t{off}\t{off2}",
        "Item\tRMB’000\nProduct sales\t{a}\nLicence income\t{b}\nTotal\t{off}",
        "Item\t2025\t% of total\nProduct sales\t{a}\t60%\nLicence income\t{b}\t40%\nTotal\t{off}\t100%",
        "Patients\tArm A\tArm B\nMale\t24\t31\nFemale\t17\t12\nTotal\t43\t43",
        "項目\t2025年\t2024年\n產品銷售\t{a}\t{a2}\n授權收入\t{b}\t{b2}\n合計\t{off}\t{ab2}",
        "項目\t2025年\t2024年\n產品銷售\t{a}\t{a2}\n授權收入\t{b}\t{b2}\n總計\t{off}\t{off2}",
        block=True,
    ),
    *planted(
        "total of a sentence", _TOTAL,
        "The consideration is RMB217.4 million, comprising RMB110.0 million in cash and RMB117.4 million in shares.",
        "In all 96 patients were treated, 51 in Arm A and 42 in Arm B.",
        "The Group had 820 employees, of whom 510 work in research, 220 in production and 80 in sales.",
        "代價為人民幣217.4百萬元，包括現金人民幣110.0百萬元及股份人民幣117.4百萬元。",
        "共入組96名患者，其中A組51名，B組42名。",
        "HARBOR enrolled 243 patients, who were randomized 1:1:1 to 300 mg (n=81), 150 mg (n=81) or placebo (n=84).",
        "Of 88 patients, 47 responded, including 16 complete responses and 28 partial responses.",
        "The Group signed for $7.8 million of debt and $3.5 million of equity, for a total of $10.3 million.",
    ),
    *planted(
        "casting of a profit-and-loss statement", _TOTAL,
        "Item\t2025\nRevenue\t{a}\nCost of sales\t({b})\nGross profit\t{less_off}",
        "Item\t2025\nRevenue\t{a}\nCost of sales\t{b}\nGross profit\t{less_off}",
        "Item\t2025\nOperating loss\t({a})\nFinance costs\t({b})\nLoss before tax\t({off})\nIncome tax\t–\nLoss for the year\t({off})",
        "Item\t2025\nLoss before tax\t({a})\nIncome tax expense\t({b})\nLoss for the year\t({off})",
        "項目\t2025年\n收入\t{a}\n銷售成本\t({b})\n毛利\t{less_off}",
        "Item\t2025\t2024\nGross profit\t253,200\t185,200\nResearch expenses\t(182,000)\t(208,000)\nSelling expenses\t(98,300)\t(76,500)\nLoss before tax\t(27,100)\t(93,900)",
        "項目\t2025年\n除稅前虧損\t({a})\n所得稅開支\t({b})\n年內虧損\t({off})",
        block=True,
    ),
    *altered(
        "number of a trial", _TRIAL, _trials,
        digit_lost=lambda number, _: number[:-1], digit_doubled=lambda number, _: number + number[-1],
        NTC=lambda number, _: "NTC" + number[3:], letter_O=lambda number, _: number[:3] + "O" + number[4:],
        NCTO=lambda number, _: "NCT-" + number[3:-1], lower=lambda number, _: "CNT" + number[3:],
    ),
    *planted(
        "number of a trial", _TRIAL,
        "The study is registered as NCT0610456.", "The study is registered as NTC06104566.",
        "The study is registered as CTR2023456.", "The study is registered as ChiCTR230007123.",
        "The study is registered as ISRCTN1234567.", "The study (EU CT 2023-50412-20-00) goes on.",
        "該研究的登記號為CTR2023456。", "該研究（NTC06104566）仍在進行。", "該研究（NCT0610456）仍在進行。",
    ),
    *planted(
        "check digit", _IDENTIFIER,
        "The shares (ISIN US0378331009) are listed.", "ISIN: KYG0540A1067; the notes are listed.",
        "The notes (ISIN: XS2021832633) are due in 2030.", "The ADSs (CUSIP: 037833101) are listed.",
        "LEI: 529900T8BM49AURSDO56.", "債券（ISIN：XS2021832633）將於2030年到期。",
    ),
    *planted(
        "one arm, two doses", _DOSE,
        "Patients in Arm B received 600 mg of {drug} once daily. Patients in Arm B who received 400 mg of {drug} once daily had a higher response rate.",
        "The recommended Phase 2 dose of {drug} is 600 mg once daily. The recommended Phase 2 dose of 400 mg was chosen by the monitoring committee.",
        "{drug}的II期推薦劑量為600毫克。委員會選定的II期推薦劑量為400毫克。",
    ),
    *planted(
        "digits that changed places", _SLIPPED,
        "The option was exercised for 1,276,500 new shares in issue. The lender received 1,267,500 new shares.",
        "Segment revenue was $932,731 for the half year. In the half year, segment revenue of $923,731 came from Asia.",
        "Registrations rose: the registry holds 731 patients from nine sites. Of the registry, which holds 713 patients, more is told below.",
        "Volunteers took 180 mg of it weekly. Those who took 108 mg lived longer.",
        "Each unit was sold at HK$202.50 per unit of the fund. The fund redeems at HK$220.50 per unit.",
    ),
    *planted(
        "shares times price", _PROCEEDS,
        "The Company agreed to sell 2,100,000 common shares at a price of $12.50 per share for gross proceeds of $15.0 million.",
        "It closed an offering of 3,000,000 ADSs at $5 per ADS, raising $12 million in gross proceeds.",
        "It priced 4.0 million units at $2.50 per unit. Gross proceeds are expected to be approximately $11.0 million.",
        "It raised $16.5 million in gross proceeds. The Company sold 606,000 units at $25.00 per unit.",
        "It converted its $200,000 convertible note into 200,000 common shares at a conversion price of $10 per share.",
    ),
    *planted(
        "range upside down", _RANGE,
        "It treated volunteers between August 14, 2025, and June 30, 2025.",
        "Margins per share are expected to be in the range of $7.45 to $7.30.",
        "The poster is shown at the symposium held December 9-5, 2025.",
        "Adults, ages 30 to 79 (median age 82), took part.",
        "The model returns a range of $5.07 to $5.93 with a midpoint of $4.59.",
    ),
    *planted(
        "list that is one short", _LIST,
        "It holds the rights to its three candidates, QX-1504 and QX-1505, in Asia.",
        "It was paid by two partners: $150,000 from Alpha, $100,000 from Beta, and $100,000 from Gamma.",
        "It covers six of the most common mutations (G12D, G12R, G12V, G12A, G12C, G12S and G13D).",
    ),
    *planted(
        "trial told in two ways", _CONFLICT,
        "The LARKSPUR study (NCT04882878) met its endpoint. LARKSPUR (NCT04882787) is a 52-week study.",
        "The Phase 3 LARKSPUR trial was positive. Data came from the Phase 2 LARKSPUR trial.",
        "Data came from the Phase 2 LARKSPUR trial. LARKSPUR is a double-blind Phase 3 trial.",
    ),
    *planted(
        "people who do not add up", _TOTAL,
        "Of those asked, 71% men and 39% women answered.",
        "Of those who answered, 48% were women, and 62% were men.",
        "In all, 15 patients were lost to follow-up (4 in the active group, 12 in the other group).",
    ),
    *(
        _headline(*pair)
        for pair in (
            ("Company Announces an ORR of 68% in the Phase 2 Study", "The ORR was 53.4%."),
            ("Company Announces 68% Response Rate in Phase 2 Study", "The objective response rate was 53%."),
            ("Company Raises $6.8 Million in Private Placement", "The gross proceeds of the private placement were $5.8 million."),
            ("Company Reports Median PFS of 14.2 Months in Phase 3 Study", "The median PFS was 12.4 months."),
            ("Company Announces 120-Patient Phase 3 Study", "The Phase 3 study has enrolled 210 patients."),
            ("Company Reports Revenue of RMB311.9 Million for 2025", "Revenue for 2025 was RMB319.1 million."),
            ("Company Meets Primary Endpoint in Phase III LUMEN Study", "The Phase 2 LUMEN study met its endpoint."),
            ("Company Announces $25 Billion Equity Investment from Partner", "The partner made a $25 million equity investment."),
            ("Company Raises $6.9 Million", "The Company added $6.6 million in gross proceeds in July."),
            ("Company Announces 1-for-25 Reverse Share Split", "The 1-for-35 reverse split of its shares takes effect soon."),
            ("公司公布II期研究主要分子學反應率達52.6%", "主要分子學反應率為56.2%。"),
        )
    ),
)  # fmt: skip
