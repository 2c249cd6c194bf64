"""Slips in weekdays, dates, years and times."""

from __future__ import annotations

import re
from datetime import timedelta

from slots import Chance

from slips.clean import Clean, read_date
from slips.slip import Slip, Spoiled, altered, planted

_WEEKDAY = ("figures/weekday-mismatch",)
_IMPOSSIBLE = ("figures/impossible-date",)
_LATE = ("figures/cutoff-after-release",)
_YEAR = ("figures/year-slip", "figures/cutoff-after-release", "hkex/directors-date-mismatch")


_EN = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def _weekday_added(clean: Clean, chance: Chance) -> Spoiled | None:
    """Give a date that the text writes the weekday of the day after."""
    matches = tuple(clean.dates())
    if not matches:
        return None
    match = chance.one(matches)
    day = read_date(match)
    if day is None:
        return None
    wrong = (day.weekday() + 1) % 7
    if clean.chinese:
        said = f"{match[0]}（星期{'一二三四五六日'[wrong]}）"
    else:
        said = f"{_EN[wrong]}, {match[0]}"
    text = clean.text[: match.start()] + said + clean.text[match.end() :]
    return Spoiled(text, match.start(), match.start() + len(said))


def _year_before(clean: Clean, _: Chance) -> Spoiled | None:
    """Write the year before in the line of place and date."""
    if clean.day is None:
        return None
    year = str(clean.day.year)
    for wanted in (rf"^(?:Hong Kong, \d+ \w+ |香港，)({year})", rf"^[A-Z][A-Z ,.]+, .*?({year})"):
        match = re.search(wanted, clean.text, re.MULTILINE)
        if match and _shows_its_year(clean):
            start, end = match.span(1)
            text = clean.text[:start] + str(clean.day.year - 1) + clean.text[end:]
            return Spoiled(text, start, end)
    return None


def _shows_its_year(clean: Clean) -> bool:
    """Whether the text tells of two days of the year up to its own, so that another year is seen."""
    own = clean.day
    days = {day for match in clean.dates() if own and (day := read_date(match))}
    return sum(1 for day in days if own and own - timedelta(days=364) < day < own) > 1


def _days(clean: Clean) -> list[tuple[int, int]]:
    """Return where the numbers of days stand in full dates."""
    return [match.span("day") for match in clean.dates()]


SLIPS = (
    Slip("weekday off by one", "beside a date of the text", _WEEKDAY, _weekday_added),
    *planted(
        "weekday off by one (English)", _WEEKDAY,
        "The call will be held on {wday}, {month} {d}, {y}.",
        "The call will be held on {wday}, {d} {month} {y}.",
        "The call will be held on {wd}., {mon}. {d}, {y}.",
        "The call will be held on {wd} {d} {mon} {y}.",
        "The call will be held on {month} {d}, {y} ({wday}).",
        "The call will be held on {d} {month} {y} ({wd}).",
        "The call will be held at 8:30 a.m. ET on {wday}, {month} {d}, {y}.",
        "The call will be held on {wday} {month} {d}, {y}, at 8 a.m.",
        "The call will be held on {wday}, the {d}th of {month} {y}.",
        "The register will be closed from now until {wday}, {month} {d}, {y}.",
        "The register will be closed through {wday}, {d} {month} {y}.",
        "The call will be held on {own_wday}, {own_month} {own_d}.",
        "Date: {wday}, {y}-{mm}-{dd}",
        "The call, on {month} {d}, {y}, a {wday}, is open to all.",
        "The Company announced today, {not_today}, that it will hold a call.",
        "The Company announced today ({not_today}) that it will hold a call.",
    ),
    *planted(
        "weekday off by one (Chinese)", _WEEKDAY,
        "電話會議將於{y}年{m}月{d}日（星期{zh}）舉行。",
        "電話會議將於{y}年{m}月{d}日(星期{zh})上午八時舉行。",
        "電話會議將於{y}年{m}月{d}日星期{zh}舉行。",
        "電話會議將於{y}年{m}月{d}日（週{zh}）舉行。",
        "電話會議將於{y}年{m}月{d}日（周{zh}）舉行。",
        "電話會議將於星期{zh}（{y}年{m}月{d}日）舉行。",
        "電話會議將於{y}年{m}月{d}日（禮拜{zh}）舉行。",
        "電話會議將於{own_m}月{own_d}日（星期{own_zh}）舉行。",
        "股份過戶登記手續將暫停辦理，直至{y}年{m}月{d}日（星期{zh}）。",
        "電話會議將於{y}-{mm}-{dd}（星期{zh}）舉行。",
        "電話會議將於{y}/{mm}/{dd}（{zh}）舉行。",
    ),
    *altered(
        "impossible date", _IMPOSSIBLE, _days,
        day_32=lambda _day, _: "32", day_39=lambda _day, _: "39", day_0=lambda _day, _: "0",
    ),
    *planted(
        "impossible date (English)", _IMPOSSIBLE,
        "The meeting will be held on June 31, {y}.",
        "The meeting will be held on 31 November {y}.",
        "The meeting will be held on February 30, {y}.",
        "The meeting will be held on 29 February 2027.",
        "The meeting will be held on {y}-04-31.",
        "The meeting will be held on Sept. 31, {y}.",
        "The meeting will be held on the 31st of June {y}.",
        "The offer ends on {y}/6/31.",
        "The offer ends on 31/06/{y}.",
        "The period runs from April 1 to April 31, {y}.",
    ),
    *planted(
        "impossible date (Chinese)", _IMPOSSIBLE,
        "會議將於{y}年6月31日舉行。", "會議將於{y}年2月30日舉行。", "會議將於{y}年13月5日舉行。",
        "會議將於{y}.5.39舉行。", "會議將於{y}/5/39舉行。", "會議將於{y}-05-39舉行。",
        "會議將於二零二六年六月三十一日舉行。", "會議將於二〇二六年十一月三十一日舉行。",
        "期間為{y}年4月1日至4月31日。",
    ),
    *planted(
        "told as past, dated after the release", _LATE,
        "As of the data cut-off date of {late_month} {late_d}, {late_y}, 40 patients had been enrolled.",
        "As of {late_month} {late_d}, {late_y}, the data cutoff, 40 patients had been enrolled.",
        "With a data cut-off of {late_d} {late_month} {late_y}, 40 patients had been enrolled.",
        "The annual general meeting was held on {late_month} {late_d}, {late_y}.",
        "On {late_month} {late_d}, {late_y}, the Board approved the grant of options.",
        "The first patient was dosed on {late_month} {late_d}, {late_y}.",
        "Enrolment was completed on {late_d} {late_month} {late_y}.",
        "The FDA accepted the application on {late_month} {late_d}, {late_y}.",
        "On {late_month} {late_d}, {late_y}, the United States Patent and Trademark Office issued a notice of allowance.",
        "For the three months ended {late_month} {late_d}, {late_y}, the Company reported revenue of $496,353.",
        "截至數據截止日{late_y}年{late_m}月{late_d}日，共有40名患者入組。",
        "截至{late_y}年{late_m}月{late_d}日（數據截止日期），共有40名患者入組。",
        "董事會已於{late_y}年{late_m}月{late_d}日批准授出購股權。",
        "首例患者已於{late_y}年{late_m}月{late_d}日完成給藥。",
    ),
    Slip("year slip", "the line of place and date", _YEAR, _year_before),
    *planted(
        "year slip", _YEAR,
        "On March 27, {y_before}, the Company issued a press release announcing its financial results for the year ended December 31, {y_before}.",
        "On February 20, {y_before}, the Company announced its results for the fourth quarter and full year {y_before}.",
        "本公司於{y_before}年3月27日刊發截至{y_before}年12月31日止年度之業績公告。",
    ),
    *planted(
        "wrong daylight time", ("figures/wrong-daylight-time",),
        "The call will be held at 8:30 a.m. EST on July 9, 2026.",
        "The call will be held on July 9, 2026, at 8:30 a.m. Eastern Standard Time.",
        "The call will be held on January 14, 2027, at 8:30 a.m. EDT.",
        "The call will be held on January 14, 2027 at 8:30 a.m. Eastern Daylight Time.",
        "The call will be held on June 11, 2026 at 5:00 p.m. PST.",
        "The webcast starts at 8:30 AM EST (July 9, 2026).",
        "The call will be held at 2 p.m. CET on July 9, 2026.",
        "The call will be held on July 9, 2026 at 1 p.m. Central European Time.",
    ),
)  # fmt: skip
