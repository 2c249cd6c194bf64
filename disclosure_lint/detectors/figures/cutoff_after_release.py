"""`figures/cutoff-after-release`: told as past, on a day after the draft's own."""

from __future__ import annotations

from collections import Counter

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures import days
from disclosure_lint.detectors.figures.printed import printed
from disclosure_lint.mentions.dates import calendar_days
from disclosure_lint.mentions.dates.find import Date
from disclosure_lint.mentions.saying import says
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TERMS = ("plans", "conditions")

_OTHER_ZONES = 1  # days: datelines of another time zone
_BEFORE = 80  # code points before a date that are read
# Which words stand right before or after the date, and what marks may lie between: places in
# the text, to the code point, which the phrase language does not tell.
_CUTOFF_BEFORE = Regex(
    r"(?:cut-? ?offs?|数据截[止至](?:日期?|时间)?)(?: dates?)?[\s(,:=-]{0,3}(?:of|on|was|is|as of|为|是)?[\s(:-]{0,2}$"
)
_CUTOFF_AFTER = Regex(r"\s?[,(]?\s?(?:the )?(?:data )?(?:cut-? ?off)|\s?[,(]\s?数据截止")
_PAST_BEFORE = Regex(
    r"\b(?:was|were|has been|have been)(?: \w+)? (?:held|approved|announced|issued|presented|published"
    r"|completed|convened|passed|granted|received|signed)(?: [\w,']+){0,4} on (?:the )?$"
    r"|\bmeeting held (?:[\w,']+ ){0,4}on (?:the )?$"
)
_PAST_AFTER = Regex(
    r",? (?:the|our|its) (?:board|company|group|fda|nmpa|ema|cde)(?: [\w,'\"()]+){0,4}?"
    r" (?:approved|resolved|announced|issued|held|entered into|received|granted|completed|signed)\b"
)
_LED_BY_ON = Regex(r"\bon (?:the )?$")


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag what the draft tells as past, on a day after its own."""
    today = calendar_days.iso_ordinal(case.date) if case.date else None
    if today is None:
        return Verdict(idle="the draft does not tell its own date")
    flags = []
    for date in case.dates:
        on = days.ordinal(date)
        if on is not None and on > today + _OTHER_ZONES:
            told = _told_as_past(case, date)
            if told and not _is_planned(case, date) and not _is_repeated(case, date):
                values = {
                    "printed": printed(case, date.start, date.end),
                    "told": told,
                    "date": str(case.date),
                }
                flags.append(Flag(Mark(date.start, date.end), values))
    return Verdict(tuple(flags))


def _told_as_past(case: Case, date: Date) -> str:
    """Return what the date is said to be, if that lies in the past."""
    folded = case.draft.folded
    before = folded[max(0, date.start - _BEFORE) : date.start].replace("\n", " ")
    if _CUTOFF_BEFORE.search(before) or _CUTOFF_AFTER.match(folded, date.end):
        return "data cut-off"
    led = _LED_BY_ON.search(before) and _PAST_AFTER.match(folded, date.end)
    return "event" if led or _PAST_BEFORE.search(before) else ""


def _is_planned(case: Case, date: Date) -> bool:
    """Whether the sentence speaks of what is to come, or leaves it open."""
    first, last = days.around(case, case.draft.words.at(date.start))
    return any(says(case.draft.words, case.known.listed(name), first, last) for name in TERMS)


def _is_repeated(case: Case, date: Date) -> bool:
    """Whether the day is named elsewhere too: it may be the draft's own, as on a Form 8-K."""
    counts = case.kept("days named", lambda: Counter(date.iso for date in case.dates))
    return counts[date.iso] > 1
