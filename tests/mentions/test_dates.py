from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.dates import datelines, own
from disclosure_lint.mentions.dates import find as dates
from disclosure_lint.packs.load import load
from disclosure_lint.source import Source

KNOWN = load().known


def draft(text: str) -> Draft:
    return Draft(Source(text))


def found(text: str) -> list[tuple[str, int | None, int | None, int | None, int | None]]:
    return [(text[d.start : d.end], *d[2:6]) for d in dates.find(draft(text), KNOWN)]


def dateline(text: str) -> datelines.Dateline | None:
    read = draft(text)
    return datelines.dateline(read, KNOWN, dates.find(read, KNOWN))


@pytest.mark.parametrize(
    ("text", "printed", "parts"),
    [
        ("On March 24, 2021, 5 patients", "March 24, 2021", (2021, 3, 24, None)),
        ("on the 24th day of March, 2021", "the 24th day of March, 2021", (2021, 3, 24, None)),
        ("on 03/24/2021 we", "03/24/2021", (2021, 3, 24, None)),
        ("on 24/3/2021 we", "24/3/2021", (2021, 3, 24, None)),
        ("on 24.03.2021.", "24.03.2021", (2021, 3, 24, None)),
        ("公元2021年3月24日", "公元2021年3月24日", (2021, 3, 24, None)),
        ("24 March 2021", "24 March 2021", (2021, 3, 24, None)),
        ("Jan. 06, 2026 (GLOBE NEWSWIRE)", "Jan. 06, 2026", (2026, 1, 6, None)),
        ("Sept. 7th , 2020", "Sept. 7th , 2020", (2020, 9, 7, None)),
        ("on Monday, June 3, 2024 we", "Monday, June 3, 2024", (2024, 6, 3, 0)),
        ("Friday 31 May 2024", "Friday 31 May 2024", (2024, 5, 31, 4)),
        ("the 24th of March 2021", "24th of March 2021", (2021, 3, 24, None)),
        ("24-Mar-2021", "24-Mar-2021", (2021, 3, 24, None)),
        ("from May 30-31, 2025", "May 30-31, 2025", (2025, 5, 30, None)),
        ("30 and 31 May 2025", "30 and 31 May 2025", (2025, 5, 30, None)),
        ("In June\n2019, the", "June\n2019", (2019, 6, None, None)),
        ("as of May 30.", "May 30", (None, 5, 30, None)),
        ("June 31, 2024", "June 31, 2024", (2024, 6, 31, None)),
        ("dated 2021-03-24.", "2021-03-24", (2021, 3, 24, None)),
        ("2021/3/24", "2021/3/24", (2021, 3, 24, None)),
        ("2024年6月19日（星期三）", "2024年6月19日（星期三）", (2024, 6, 19, 2)),
        ("２０２１年３月２４日", "２０２１年３月２４日", (2021, 3, 24, None)),
        ("截至2025 年 6 月 30 日止六個月", "2025 年 6 月 30 日", (2025, 6, 30, None)),
        ("香港，二零二一年三月二十四日", "二零二一年三月二十四日", (2021, 3, 24, None)),
        ("二〇二一年十二月三十一日", "二〇二一年十二月三十一日", (2021, 12, 31, None)),
        ("第82號2020年7月1日", "2020年7月1日", (2020, 7, 1, None)),
    ],
)  # fmt: skip
def test_reads_dates_as_they_are_printed(text, printed, parts):
    assert found(text) == [(printed, *parts)]


@pytest.mark.parametrize(
    "text",
    ["12/20 (60.0%)", "may 5 patients", "2022311日", "為期6個月", "於6月", "March of Dimes", "24", "the year 2020"],
)  # fmt: skip
def test_leaves_alone_what_is_no_date(text):
    assert found(text) == []


def test_gives_a_year_only_to_the_date_that_has_it():
    assert [d[1:4] for d in found("on June 30 and December 31, 2024")] == [
        (None, 6, 30),
        (2024, 12, 31),
    ]


@given(st.text(alphabet="January March 3024,-年月日二十. \n", max_size=60))
def test_any_text_is_read_and_spans_are_in_order(text):
    spans = [(d.start, d.end) for d in dates.find(draft(text), KNOWN)]
    assert all(a < b <= len(text) for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "printed", "iso", "wire"),
    [
        ("SUZHOU, China and ROCKVILLE, Md., Nov. 8, 2020 /PRNewswire/ -- Ascentage",
         "SUZHOU, China and ROCKVILLE, Md., Nov. 8, 2020 /PRNewswire/ -- ", "2020-11-08", "PR Newswire"),
        ("ROCKVILLE, Md. and SUZHOU, China, Jan. 06, 2026 (GLOBE NEWSWIRE) — Ascentage",
         "ROCKVILLE, Md. and SUZHOU, China, Jan. 06, 2026 (GLOBE NEWSWIRE) ", "2026-01-06", "GlobeNewswire"),
        ("BEIJING--(BUSINESS WIRE)--InnoCare", "BEIJING--(BUSINESS WIRE)--", None, "Business Wire"),
        ("RALEIGH, NC / ACCESSWIRE / December 5, 2023 / The",
         "RALEIGH, NC / ACCESSWIRE / December 5, 2023 / ", "2023-12-05", "ACCESSWIRE"),
        ("CAMBRIDGE, Mass., Dec. 28 /PRNewswire-FirstCall/ -- Biopure",
         "CAMBRIDGE, Mass., Dec. 28 /PRNewswire-FirstCall/ -- ", None, "PR Newswire"),
        ("[HONG KONG, 4 Aug 2021] Akeso", "HONG KONG, 4 Aug 2021]", "2021-08-04", ""),
        ("Hong Kong, Shanghai & Florham Park, NJ — Friday, May 30, 2025: HUTCHMED",
         "Hong Kong, Shanghai & Florham Park, NJ — Friday, May 30, 2025: ", "2025-05-30", ""),
    ],
)  # fmt: skip
def test_reads_datelines(text, printed, iso, wire):
    line = dateline(text)
    assert line is not None
    read = text[line.start : line.end]
    assert read.strip(" [—-") == printed.strip(" [—-")
    assert (line.date.iso if line.date else None, line.wire) == (iso, wire)


@pytest.mark.parametrize(
    "text",
    [
        "As said in a PR Newswire release last month, on May 3, 2024 we",
        "On March 24, 2021 – the Company",
        "Table 1, June 30, 2025: revenue",
    ],
)
def test_a_date_in_prose_is_no_dateline(text):
    assert dateline(text) is None


ANNOUNCEMENT = """VOLUNTARY ANNOUNCEMENT

On July 1, 2020 the policy took effect.

By order of the Board
Ascentage Pharma Group International

Suzhou, People's Republic of China, March 24, 2021

As at the date of this announcement, the Board comprises"""


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("SUZHOU, China, Nov. 8, 2020 /PRNewswire/ -- On July 1, 2020", "2020-11-08"),
        (ANNOUNCEMENT, "2021-03-24"),
        (ANNOUNCEMENT.replace("By order of the", "On behalf of the"), "2021-03-24"),
        (ANNOUNCEMENT.replace("By order of the", "By order of our"), "2021-03-24"),
        ("承董事局命\n亞盛醫藥集團\n\n香港，二零二一年三月二十四日\n\n董事會包括", "2021-03-24"),
        ("承董事會命\n亞盛醫藥集團\n\n香港，二零二一年三月二十四日\n\n於本公告日期", "2021-03-24"),
        ("A release\n\nMarch 24, 2021\n\nThe Company is pleased", "2021-03-24"),
        ("The annual results\nfor the year ended\nDecember 31, 2024\n", None),
        ("On July 1, 2020 the policy took effect.", None),
    ],
)
def test_takes_the_drafts_own_date_only_from_where_it_is_stated(text, iso):
    read = draft(text)
    assert own.draft_date(read, KNOWN, dates.find(read, KNOWN), dateline(text)) == iso


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("In July 2019 it began, and in October 2020 it was granted.", "2020-10"),
        ("It was granted in October 2020 and is expected in June 2022.", None),
        ("It was granted in October 2020. A decision is expected in June 2022.", "2020-10"),
        ("The trial was dosed in the first quarter of 2026, and no more was said of it since then.", "2026-01"),
        ("Founded in 2009, the Company is clinical-stage.", None),
        ("Current\nPhase I initiation\nQ1 2026\nFuture\nDose expansion\nQ3 2027\n", "2026-01"),
        ("No date at all.", None),
    ],
)  # fmt: skip
def test_latest_time_that_is_no_plan(text, latest):
    read = draft(text)
    assert own.latest(read, KNOWN, dates.find(read, KNOWN)) == latest


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("預期為2025年5月27日\n（星期四））上午", "2025年5月27日\n（星期四）"),
        ("將於二\n零二五年八月二十五日（ 星期三 ）寄發", "二\n零二五年八月二十五日（ 星期三 ）"),
        ("二 零 二 三 年 六 月 二 十 四 日", "二 零 二 三 年 六 月 二 十 四 日"),
        ("二十\n二零二五年三月二日", "二零二五年三月二日"),
    ],
)
def test_chinese_dates_over_a_line_s_end_and_spaced_out(text, printed):
    assert [text[one.start : one.end] for one in dates.find(draft(text), KNOWN)] == [printed]


@pytest.mark.parametrize(
    ("english", "chinese", "value"),
    [
        ("March 24, 2026", "二零二六年三月二十四日", ("2026-03-24",)),
        ("Wednesday, 19 June 2024", "2024年6月19日（星期三）", ("2024-06-19",)),
        ("June 2019", "2019年6月", ("2019-06",)),
        ("May 30", "5月30日", ("--05-30",)),
    ],
)
def test_a_date_has_one_value_in_both_languages(english, chinese, value):
    assert [dates.value(date) for date in dates.find(draft(f"on {english}."), KNOWN)] == [value]
    assert [dates.value(date) for date in dates.find(draft(f"於{chinese}。"), KNOWN)] == [value]


def test_a_word_that_begins_like_a_weekday_is_none():
    assert [d[0] for d in found("the monthly March 24, 2021 and Sunshine, June 3, 2024")] == [
        "March 24, 2021",
        "June 3, 2024",
    ]
