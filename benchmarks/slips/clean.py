"""A text before it is spoiled, and what it says: its language, drugs, listings and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from slots import Chance

Span = tuple[int, int]

# A name and its code, as releases tie them: `lisaftoclax (APG-2575)`, 利沙托克拉（APG-2575）.
_PAIR = re.compile(
    r"\b([a-z]{4,}(?:nib|mab|clax|lin|lib|tide|asib|rutinib))\s?\(([A-Z]{2,5}-?[A-Z]?\d{2,6})\)"
)
_PAIR_ZH = re.compile(
    r"([奧利伏登呋賽索尼信瑪替澤][\u4e00-\u9fff]{2,6})[（(]([A-Z]{2,5}-?[A-Z]?\d{2,6})[）)]"
)
_CODE = re.compile(r"(?<![\w-])[A-Z]{2,5}-?[A-Z]?\d{2,6}(?![\w-])")
_NAMED = re.compile(
    r"((?:[A-Z][\w&.’'-]*,?\s(?:\([A-Z][a-z]+\)\s)?){1,6})\((?:the\s)?(?:NASDAQ|Nasdaq|HKEX|NYSE|SEHK|HKG|Nasdaq/AIM)\s?:"
)
_STOCK = re.compile(r"(?:HKEX:\s?|Stock Code:\s?|股份代號[：:]\s?)(\d{2,5})\b", re.IGNORECASE)
_SYMBOL = re.compile(r"\bnasdaq(?:/AIM)?:\s?([A-Z]{2,5})\b", re.IGNORECASE)
_LEGEND = re.compile(
    r"^\W*(?:cautionary (?:note|statement)s?[^\n]{0,40})?(?:forward[- ]looking statements?|safe harbou?r"
    r"|前瞻性陳述|前瞻性声明)[^\n]{0,40}$",
    re.IGNORECASE | re.MULTILINE,
)
_DISCLAIMER = ("no responsibility for the contents of this", "的內容概不負責")
_HEAD = 2500  # characters in which a release names its company
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DATES = (
    re.compile(rf"\b(?P<month>{'|'.join(_MONTHS)}) (?P<day>\d\d?), (?P<year>20\d\d)\b"),
    re.compile(r"\b(?P<year>20\d\d)\s?年\s?(?P<month>\d\d?)\s?月\s?(?P<day>\d\d?)\s?日"),
)
_DATELINES = (
    re.compile(
        rf"^[A-Z][\w.,’ -]{{2,40}}, (?P<month>{'|'.join(_MONTHS)}) (?P<day>\d\d?), (?P<year>20\d\d)",
        re.MULTILINE,
    ),
    re.compile(
        rf"^Hong Kong, (?P<day>\d\d?) (?P<month>{'|'.join(_MONTHS)}) (?P<year>20\d\d)", re.MULTILINE
    ),
    re.compile(r"^香港，(?P<year>20\d\d)年(?P<month>\d\d?)月(?P<day>\d\d?)日", re.MULTILINE),
)
# The end of a line that ends a sentence, where one more sentence may stand.
_SPOT = re.compile(r"(?<=[a-z)%\d][.])(?=\n)|(?<=。)(?=\n)")
_NO_NEWS = re.compile(
    r"forward-looking|no responsibility|18A\.05|Board comprises|[Cc]autionary|obligation"
    r"|前瞻|概不負責|董事會包括|審慎行事"
)


def read_date(match: re.Match[str]) -> date | None:
    """Return the day that was matched; None where there is no such day."""
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    try:
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


class Profile(NamedTuple):
    """What a shipped profile says of a company, as far as slips ask."""

    chapter_18a: bool
    form: str | None  # the annual report that it files with the SEC


class Known(NamedTuple):
    """What the shipped profiles hold: drugs with their codes, companies by name."""

    drugs: Mapping[str, str] = {}
    companies: Mapping[str, Profile] = {}
    approved: frozenset[str] = frozenset()  # names and codes of drugs that are approved somewhere
    codes: frozenset[str] = frozenset()  # every code of every drug


class Clean:
    """A text in which nothing was spoiled yet, and the facts that slips go by.

    They are read here, never by the tool that is measured, which would leave out what it
    cannot read; `known` alone comes from the shipped profiles.
    """

    def __init__(self, text: str, known: Known = Known()) -> None:  # noqa: B008 - never changed
        self.text = text.replace("\r\n", "\n").strip("\n") + "\n"
        self._known = known

    def is_real(self, code: str) -> bool:
        """Whether what a slip made of a code is the code of a drug that there is."""
        return code in self._known.codes

    @cached_property
    def chinese(self) -> bool:
        """Whether most of it is Chinese."""
        signs = sum(1 for sign in self.text if "\u4e00" <= sign <= "\u9fff")
        return signs * 3 > len(self.text)

    @cached_property
    def announcement(self) -> bool:
        """Whether it bears the exchanges' disclaimer."""
        return any(words in self.text for words in _DISCLAIMER)

    @cached_property
    def legend(self) -> int:
        """Where its forward-looking legend begins; the text's end where it has none."""
        found = [match.start() for match in _LEGEND.finditer(self.text)]
        return found[-1] if found else len(self.text)

    @cached_property
    def spots(self) -> list[int]:
        """Where one more sentence of news may stand: at the ends of lines of prose."""
        found = []
        for match in _SPOT.finditer(self.text):
            line = self.text[self.text.rfind("\n", 0, match.start()) + 1 : match.start()]
            prose = len(line) > (25 if self.chinese else 45) and not _NO_NEWS.search(line)
            if prose and match.start() < self.legend:
                found.append(match.start())
        return found

    @cached_property
    def day(self) -> date | None:
        """Its own date, by its dateline or its line of place and date; None where it has none."""
        for wanted in _DATELINES:
            match = wanted.search(self.text)
            if match:
                return read_date(match)
        return None

    @cached_property
    def drugs(self) -> list[tuple[str, str]]:
        """The pairs of a name and a code that it ties, or that the profiles tie."""
        tied = (_PAIR_ZH if self.chinese else _PAIR).findall(self.text)
        pairs = dict(tied)
        for name, code in self._known.drugs.items():
            if name not in pairs and code in self.text and name in self.text:
                pairs[name] = code
        return list(pairs.items())

    @cached_property
    def candidates(self) -> list[str]:
        """The names of its drugs that are approved nowhere, of which nothing may be claimed."""
        approved = self._known.approved
        return [name for name, code in self.drugs if approved.isdisjoint((name, code))]

    def others(self, code: str) -> tuple[str, ...]:
        """Return the codes of the other drugs that it names; of any drugs where it names none."""
        named = [one for name, one in self._known.drugs.items() if name in self.text]
        near = tuple(dict.fromkeys(c for c in (*dict(self.drugs).values(), *named) if c != code))
        return near or tuple(one for one in self._known.drugs.values() if one != code)

    @cached_property
    def names(self) -> list[Span]:
        """Where its drugs are named once they were named before."""
        return [span for name, _ in self.drugs for span in self.places(name)[1:]]

    @cached_property
    def codes(self) -> list[Span]:
        """Where the codes of its drugs stand once they stood before, or are known to profiles."""
        known = set(self._known.drugs.values())
        found: list[Span] = []
        for code in dict.fromkeys(_CODE.findall(self.text)):
            places = self.places(code)
            if any(code == one for _, one in self.drugs) or code in known:
                found += places if code in known else places[1:]
        return found

    @cached_property
    def profile(self) -> Profile | None:
        """What is known of the company that it speaks of first; None where nothing is."""
        head = self.text[:_HEAD].casefold()
        places = ((head.find(name.casefold()), name) for name in self._known.companies)
        found = [(at, -len(name), name) for at, name in places if at >= 0]
        return self._known.companies[min(found)[2]] if found else None

    def knows(self, company: str) -> bool:
        """Whether the profiles have a company of this name."""
        said = company.casefold()
        return bool(said) and any(said.startswith(n.casefold()) for n in self._known.companies)

    @cached_property
    def company(self) -> str:
        """The name before its first listing; `""` where there is none."""
        match = _NAMED.search(self.text)
        return match[1].strip().removesuffix("’s").removesuffix("'s") if match else ""

    @cached_property
    def stock(self) -> str:
        """Its stock code in Hong Kong; `""` where it has none."""
        match = _STOCK.search(self.text)
        return match[1] if match else ""

    @cached_property
    def symbol(self) -> str:
        """Its symbol on Nasdaq; `""` where it has none."""
        match = _SYMBOL.search(self.text)
        return match[1] if match else ""

    def repeated(self, wanted: re.Pattern[str]) -> list[Span]:
        """Return where the group of a pattern stands, where it can be known to be right.

        That is where a profile may hold it, or the draft says it a second time.
        """
        spans = [match.span(1) for match in wanted.finditer(self.text)]
        words = [self.text[start:end].lstrip("0") for start, end in spans]
        pairs = zip(spans, words, strict=True)
        return [span for span, said in pairs if self.profile or words.count(said) > 1]

    def places(self, words: str) -> list[Span]:
        """Return every place of some words that stand for themselves."""
        bound = r"(?<![\w-])" if words.isascii() else ""
        end = r"(?![\w-])" if words.isascii() else ""
        return [m.span() for m in re.finditer(bound + re.escape(words) + end, self.text)]

    def dates(self) -> Iterator[re.Match[str]]:
        """Yield the full dates that it writes."""
        yield from _DATES[self.chinese].finditer(self.text)


class Filling(dict[str, str]):
    """What the braces of a planted sentence stand for: the draft's own facts, drawn figures."""

    def __init__(self, clean: Clean, chance: Chance) -> None:
        super().__init__()
        if clean.drugs:
            drawn = chance.one(tuple(clean.drugs))
            self["drug"], self["code"] = drawn
            self["drug_start"] = drawn[0][0].upper() + drawn[0][1:]
            others = clean.others(drawn[1])
            if others:
                self["other_code"] = chance.one(others)
        if clean.candidates:
            self["candidate"] = chance.one(tuple(clean.candidates))
            self["candidate_start"] = self["candidate"][0].upper() + self["candidate"][1:]
        told = {"company": clean.company, "stock": clean.stock, "symbol": clean.symbol}
        self.update({name: words for name, words in told.items() if words})
        self._figures(chance)
        own = clean.day or date(2026, 3, 4)
        self._day("", own + timedelta(days=chance.between(9, 60)))
        if clean.day is not None:
            self._day("late_", clean.day + timedelta(days=chance.between(20, 90)))
            self._day("own_", clean.day + timedelta(days=chance.between(9, 60)))
            self["not_today"] = f"{clean.day + timedelta(days=chance.between(1, 6)):%A}"

    def _figures(self, chance: Chance) -> None:
        whole = chance.between(25, 96)
        part = chance.between(5, whole - 12)
        right = 100 * part / whole
        wrong = right + chance.between(25, 95) / 10
        self.update(n=str(whole), k=str(part), rest=str(whole - part), wrong=f"{wrong:.1f}")
        self.update(right=f"{right:.1f}", low=f"{right * 0.7:.1f}", high=f"{right * 1.02:.1f}")
        old, rise = chance.between(1200, 4800), chance.between(150, 900)
        self.update(old=f"{old / 10:.1f}", new=f"{(old + rise) / 10:.1f}", by=f"{rise / 10:.1f}")
        growth = 100 * rise / old
        self.update(growth=f"{growth:.1f}", wrong_growth=f"{growth + 9:.1f}")
        self.update(wrong_by=f"{rise / 10 + 9:.1f}", wrong_new=f"{(old + rise) / 10 + 30:.1f}")
        first, second = chance.between(1200, 4800), chance.between(600, 2400)
        self.update(a=f"{first:,}", b=f"{second:,}", ab=f"{first + second:,}")
        self.update(less=f"{first - second:,}", off=f"{first + second + 90:,}")
        self.update(a2=f"{first - 210:,}", b2=f"{second + 75:,}", ab2=f"{first + second - 135:,}")
        self.update(off2=f"{first + second - 45:,}", less_off=f"{first - second + 90:,}")

    def _day(self, which: str, day: date) -> None:
        wrong = day + timedelta(days=1)
        month = _MONTHS[day.month - 1]
        told = {"y": str(day.year), "m": str(day.month), "d": str(day.day), "month": month}
        told |= {"mon": month[:3], "mm": f"{day.month:02}", "dd": f"{day.day:02}"}
        told |= {
            "wday": f"{wrong:%A}",
            "wd": f"{wrong:%a}",
            "zh": "一二三四五六日"[wrong.weekday()],
        }
        told |= {"y_before": str(day.year - 1)}
        self.update({which + name: words for name, words in told.items()})
