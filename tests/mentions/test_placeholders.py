from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.placeholders import find as placeholders
from disclosure_lint.packs.load import load
from disclosure_lint.source import Source

KNOWN = load().known


def found(text: str) -> list[str]:
    return [text[p.start : p.end] for p in placeholders.find(Draft(Source(text)), KNOWN)]


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("raised HK$[●] million on [•] 2025", ["[●]", "[•]"]),
        ("[*] shares at [ ] on [__] in ____ lots", ["[*]", "[ ]", "[__]", "____"]),
        ("on [date], [insert name of drug] and [Company Name]", ["[date]", "[insert name of drug]", "[Company Name]"]),
        ("[NTD: confirm] [Note to draft: x] [Please confirm]", ["[NTD: confirm]", "[Note to draft: x]", "[Please confirm]"]),
        ("[product], [Drug Name], [names of directors] and 【藥物名稱】", ["[product]", "[Drug Name]", "[names of directors]", "【藥物名稱】"]),
        ("ORR was __%, 請按此輸入文字", ["__", "請按此輸入文字"]),
        ("the time is TBD, the place TBC, the quote TK.", ["TBD", "TBC", "TK"]),
        ("about XX% of XXX patients", ["XX%", "XXX"]),
        ("$X.XX and US$XX million, X.X%", ["$X.XX", "US$XX", "X.X%"]),
        ("registered as NCTXXXXXXXX", ["NCTXXXXXXXX"]),
        ("lorem ipsum dolor sit amet", ["lorem ipsum dolor sit amet"]),
        ("Dear {{name}} of <insert company>", ["{{name}}", "<insert company>"]),
        ("Click here to enter text.", ["Click here to enter text."]),
        ("LAS VEGAS, NV - ● (NEWSWIRE) - as of ●, HK$● million on ● 2026", ["●", "●", "●", "●"]),
        ("on [●]($190.40)", ["[●]"]),
        ("於［●］年，【●】及【日期】", ["［●］", "【●】", "【日期】"]),
    ],
)  # fmt: skip
def test_blanks_that_were_left(text, blanks):
    assert found(text) == blanks


@pytest.mark.parametrize(
    "text",
    [
        "see [1], [12] and [2021] HKCFI 1", "lisaftoclax [APG-2575]", "the price is [**] or [***]", "(b)(4)",
        "Super Bowl XXX", "Title XX of the Act", "World Congress XXV", "the XX chromosome", "XX/XY karyotype",
        "- [ ] to do\n- [x] done", "Form 20-F [X] Form 40-F [ ]", "[ ] Yes [ ] No", "[text](https://x.org)",
        "[HONG KONG, 4 Aug 2021]", "[sic] and [emphasis added]", "These results [...] and […]", "[the Company]",
        "TK inhibitors, thymidine kinase (TK) and TK-216", "NASDAQ: TBC", "[18F]FDG and [Ca2+]",
        "回條\n\n本人____出席於____舉行的大會。", "知情同意书\n\n受试者签名：____ 日期：____", "本人已閱讀。簽署：____ 日期：____",
        "● of ● Grade 3 ● in China: ● Japan", "By: ____________", "__________", "__init__", "MAXX Inc.", "le « personal shopper »", "a < b > c",
    ],
)  # fmt: skip
def test_what_belongs_to_a_finished_text(text):
    assert found(text) == []


@given(st.text(alphabet="[]●_X$%.TBDK{}<> \n【】", max_size=60))
def test_any_text_is_read_and_blanks_do_not_overlap(text):
    spans = [(p.start, p.end) for p in placeholders.find(Draft(Source(text)), KNOWN)]
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
