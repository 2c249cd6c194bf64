"""`figures/cutoff-after-release`: told as past, on a day after the draft's own."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures import days
from disclosure_lint.lean import Counter
from disclosure_lint.mentions.dates import calendar_days
from disclosure_lint.mentions.dates.find import Date
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.saying import says
from disclosure_lint.notation.forms import any_of
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TERMS = (
    "plans",
    "conditions",
    "happened",
    "coming-events",
    "done-in-chinese",
    "done-passively",
    "deciding-bodies",
    "decided",
    "announcing-signs",
    "periods-ended",
)
_LISTS = (
    "happened", "coming-events", "done-passively", "deciding-bodies", "decided", "periods-ended",
)  # fmt: skip
_OPEN = ("plans", "conditions")

_OTHER_ZONES = 1  # days: datelines of another time zone
_BEFORE = 80  # code points before a date that are read
# Which words stand right before or after the date, and what marks may lie between: places in
# the text, to the code point, which the phrase language does not tell.
_CUTOFF_BEFORE = Regex(
    r"(?:cut-? ?offs?|数据截[止至](?:日期?|时间)?)(?: dates?)?[\s(,:=-]{0,3}(?:of|on|was|is|as of|为|是)?[\s(:-]{0,2}$"
)
_CUTOFF_AFTER = Regex(r"\s?[,(]?\s?(?:the )?(?:data )?(?:cut-? ?off)|\s?[,(]\s?数据截止")
_LED_BY_ON = Regex(r"\bon (?:the )?$")


class _Past(NamedTuple):
    """What tells beside a date that something has happened."""

    before: Regex
    after: Regex
    coming: Regex  # what is told of is still to come, whatever the verb
    led: Regex  # so it is, right before the verb: `a conference held on`
    passive: Regex  # `was approved on`
    decided: Regex  # `, the board approved`
    ended: Regex  # `for the three months ended`
    chinese: Regex
    chinese_led: Regex  # 已於, right before the date
    chinese_verb: Regex


def _made(known: Known) -> _Past:
    verbs, coming, done, bodies, decided, ended = (any_of(known.listed(name)) for name in _LISTS)
    return _Past(
        Regex(
            rf"\b(?<!previously )(?<!newly )(?<!recently )(?<!be )(?<!being )(?:{verbs})"
            r"(?<!, held)(?: [^\s.;:]+){0,8} on (?:the )?$"  # an event, held in Boston on May 5, may be to come
        ),
        Regex(
            rf",?\s(?:[\w'\"()&.-]+\s){{1,12}}(?<!previously )(?<!newly )(?<!recently )(?:{verbs})(?=\s[a-z$\d])"
        ),
        Regex(rf"\b(?:{coming})"),
        Regex(rf"\b(?:{coming}),? $"),
        Regex(
            rf"\b(?:was|were|has been|have been)(?: \w+)? (?:{done})(?: [\w,']+){{0,4}} on (?:the )?$"
            r"|\bat (?:the|its|our|an?) (?:[\w,']+ ){0,4}meeting held (?:[\w,']+ ){0,4}on (?:the )?$"
        ),
        Regex(rf",? (?:the|our|its) (?:{bodies})(?: [\w,'\"()]+){{0,4}}? (?:{decided})\b"),
        Regex(rf"\b(?:{ended}) (?:on )?$"),
        Regex(r"(?:\([^)]{1,8}\))?[^\x00-\xff]{0,14}?(?:已|[开行成署过准]了)"),
        Regex(r"(?:已|已经)[于在]$"),
        Regex(
            rf"(?:\([^)]{{1,8}}\))?[^\x00-\xff，。]{{0,24}}?(?:{any_of(known.phrases('done-in-chinese'))})"
        ),
    )


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag what the draft tells as past, on a day after its own."""
    today = calendar_days.iso_ordinal(case.date) if case.date else None
    if today is None:
        if any(date.iso for date in case.dates):
            return Verdict(doubt="the draft does not tell its own date: tell it with --date")
        return Verdict(idle="the draft names no day")
    flags = []
    for date in case.dates:
        on = days.ordinal(date)
        if on is not None and on > today + _OTHER_ZONES:
            told = _told_as_past(case, date)
            own = _is_own_a_year_on(date, str(case.date)) or not _is_repeated(case, date)
            if told and own and not _is_planned(case, date):
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
    past = case.known.made("past events", lambda: _made(case.known))
    if _is_told(case, past, date, before):
        return "event"
    if past.ended.search(before):
        return "end of a period"
    led = _LED_BY_ON.search(before) and past.decided.match(folded, date.end)
    return "event" if led or past.passive.search(before) else ""


def _is_told(case: Case, past: _Past, date: Date, before: str) -> bool:
    """Whether a verb of the past tells what happened on a day: `filed … on`, `On …, … approved`."""
    folded = case.draft.folded
    told = past.before.search(before)
    if told and not past.coming.search(told[0]) and not past.led.search(before, 0, told.start()):
        return True
    if _LED_BY_ON.search(before):
        after = past.after.match(folded, date.end, _sentence_end(case, date))
        is_today = after and not case.known.words("announcing-signs").isdisjoint(after[0].split())
        return after is not None and not is_today and not past.coming.search(after[0])
    if past.chinese_led.search(before):
        verb = past.chinese_verb.match(folded, date.end)
        return verb is not None
    return past.chinese.match(folded, date.end) is not None and before[-1:] in {"于", "在"}


def _sentence_end(case: Case, date: Date) -> int:
    """Return where the sentence of a date ends, its stop included."""
    words = case.draft.words
    return words.end(case.draft.sentence(words.at(date.start))[1] - 1) + 1


def _is_planned(case: Case, date: Date) -> bool:
    """Whether the sentence speaks of what is to come, or leaves it open."""
    first, last = days.around(case, case.draft.words.at(date.start))
    return any(says(case.draft.words, case.known.listed(name), first, last) for name in _OPEN)


def _is_own_a_year_on(date: Date, today: str) -> bool:
    """Whether a day is the draft's own but for the year, of which one of the two is a slip."""
    return (
        date.iso is not None
        and date.iso[4:] == today[4:]
        and int(date.iso[:4]) == int(today[:4]) + 1
    )


def _is_repeated(case: Case, date: Date) -> bool:
    """Whether the day is named elsewhere too: it may be the draft's own, as on a Form 8-K."""
    counts = case.kept("days named", lambda: Counter(date.iso for date in case.dates))
    return counts[date.iso] > 1
