"""Lines that open a release with its date, in the forms that companies print."""

from __future__ import annotations

import pytest

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.dates import find as dates
from disclosure_lint.mentions.dates import own
from disclosure_lint.mentions.dates.datelines import dateline
from disclosure_lint.packs.load import load
from disclosure_lint.source import Source

KNOWN = load().known


def own_date(text: str) -> str | None:
    draft = Draft(Source(text))
    found = dates.find(draft, KNOWN)
    return own.draft_date(draft, KNOWN, found, dateline(draft, KNOWN, found))


@pytest.mark.parametrize(
    "line",
    [
        "中國香港、上海和美國新澤西州：2025年5月8日（星期四）：範例醫藥今日宣布一項研究的數據。",
        "2025年5月8日，廣州——範例醫藥今日宣布一項研究的數據。",
        "【深圳，2025年5月8日】範例醫藥今日宣布一項研究的數據。",
        "【2025年5月8日，深圳】範例醫藥今日宣布一項研究的數據。",
        "（杭州 – 2025年5月8日）範例醫藥今日宣布一項研究的數據。",
        "杭州2025年5月8日電 — 範例醫藥今日宣布一項研究的數據。",
        "上海讯（2025年5月8日）范例医药今日宣布一项研究的数据。",
        "苏州／香港，2025年5月8日，范例医药今日宣布一项研究的数据。",
        "2025年5月8日讯，范例医药今日宣布一项研究的数据。",
        "二〇二五年五月八日於香港",
        "2025年5月8日 香港",
        "新聞稿 2025年5月8日",
        "刊發日期：二零二五年五月八日",
        "HALIFAX, NS, May 8, 2025 /24-7PressRelease/ -- Example Pharma today announced data.",
        "WINDSOR, ON, May 8, 2025 /24-7PressRelease/ -- Example Pharma today announced data.",
        "Reno, NV (Newsworthy.ai) Thursday May 8, 2025 @ 8:45 AM Pacific — Example Pharma has data.",
        "May 8, 2025 - Example Pharma today announced data.",
        "May 8, 2025, Austin, TX: Example Pharma today announced data.",
        "AUSTIN, Texas (May 8, 2025) – Example Pharma today announced data.",
        "AUSTIN (May 8, 2025) -- Example Pharma today announced data.",
        "香港；2025年5月8日",
        "香港•2025年5月8日",
        "香港，二０二五年五月八日",
        "2025年5月8日，範例醫藥（9123.HK）宣布一項研究的數據。",
        "公元2025年5月8日",
        "香港，公元二零二五年五月八日",
        "Dated the 8th day of May, 2025",
        "Dated this 8th day of May 2025",
        "Hong Kong, the 8th day of May, 2025",
    ],
)
def test_a_line_that_opens_a_release_dates_it(line):
    assert own_date(f"範例醫藥公布數據\n\n{line}\n\n本公司預期明年公布結果。\n") == "2025-05-08"


@pytest.mark.parametrize(
    "line",
    [
        "05/22/2025",
        "BOSTON, 05/22/2025 --",
        "Hong Kong, 22/05/2025",
        "Date: 22.05.2025",
        "BOSTON (05/22/2025) -",
    ],
)
def test_figures_date_a_release_where_day_and_month_cannot_be_misread(line):
    assert own_date(f"Example Reports Data\n\n{line}\n\nThe rest follows.\n") == "2025-05-22"


@pytest.mark.parametrize(
    "text",
    [
        "05/06/2025",
        "Hong Kong, 06/05/2025",
        "5/5/2025",
        "2.13.2025 is a version",
        "EMBARGOED UNTIL May 8, 2025, 8:00 a.m.",
        "Embargo: May 8, 2025",
        "Embargoed for release until 8 May 2025",
        "Not for release before May 8, 2025",
        "禁發至2025年5月8日",
        "解禁時間：2025年5月8日",
        "經計及本集團於二零二五年三月三十一日之銀行結餘，本公司認為足夠。",
        "截至2025年3月31日，本公司有銀行結餘。",
        "As at March 31, 2025, the Group had bank balances.",
        "ON March 31, 2025, the Group had bank balances.",
        "References: Doe J, et al. doi:10.1200/jco.2011.29.15",
        "Milestones\n\nMay 8, 2019 - Founded in Austin\n\nMay 9, 2021 - Listed in New York\n",
    ],
)
def test_other_dates_are_not_the_drafts_own(text):
    assert own_date(f"Example Pharma\n\n{text}\n\nThe rest follows.\n") is None
