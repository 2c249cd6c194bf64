"""Counts of a whole told in other phrases than `26 of 41 (65.9%)`: what stands around a percentage.

`26 (65.9%) of 41`, `26 out of 41 patients, or 65.9%`, `Of 41 patients, 26 responded (65.9%)`,
`Twenty-six of 41 (65.9%)`, `41名患者中26名缓解，缓解率65.9%`.
"""

from __future__ import annotations

from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_BACK, _AHEAD = 260, 90  # code points around a percentage in which its count may stand
_TENS_FROM = 20
# Notation, up to `_made`: numbers, brackets, and what stands between them without a figure.
_N = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d.]*\d|\s?%)"
_PCT = r"(?P<percent>\d{1,3}(?:\.\d{1,3})?)\s?(?:%|percent\b|per cent\b)"
_W = r"(?:[a-zà-ÿ'\s-]|grades?\s[1-5](?:(?:\sor\s|[-/])[1-5])?\b|\([a-z]{2,6}\))"
_H = r"(?:[^\x00-\xff\d。；]|\n(?![ \t]*\n))"  # a line of Chinese may be broken anywhere
_ALL = r"(?:the |these |those |all |a total of )*"
# what stands right before the percentage of a phrase, and right behind, with its signs
_BEFORE = {r"[(\[]\s?": "([", r"\sof\s": "f", r"[,;:]\s?": ",;:"}
_BEHIND = {
    r"\s?[)\]]": ")]", r"(?=\s?[)\],;])": ")],;", r"\s(?:of|in)\s": "oi", r"\s?[,;:]": ",;:",
}  # fmt: skip
_ENDS = Regex(r"[.!?。；\n](?:(?<=[.!?])\s|(?<=[。；])|(?<=\n)\s*\n)")
_LIKELY_WORDS = (" in ", "among")  # most of what that finds, without a look at each letter
_LIKELY = Regex(
    r"\d\)?\s(?:\w+ )?(?:out )?of\s|\bof\s(?:[a-z]+\s){0,3}\d|among|\bin\s|/\d|\bn\s?=\s?\d|\bdid not\b|[例名个位]|人,?其中"
)


# notation: what stands behind a figure that counts nobody
_MEASURE = Regex(
    r"[\s-](?:months?|weeks?|days?|years?|hours?|minutes?|cycles?|mg|ml|kg)\b|\s?(?:个月|[周天年日月])"
)
_JUDGED = Regex(r"\s?[例名个位]?\s?(?:[a-z]+-)?(?:evaluable|可评估)")  # behind a whole


class Told(NamedTuple):
    """A count of a whole and where it stands with its percentage, which `percent` spans."""

    start: int
    end: int
    part: int
    whole: int
    percent: tuple[int, int]
    digits: tuple[int, int]


class _Phrase(NamedTuple):
    """A phrase, and the signs of which one stands right before its percentage, or right behind."""

    before: frozenset[str] | None  # None: any
    behind: frozenset[str] | None
    is_chinese: bool
    regex: Regex
    is_told_of: bool  # says of whom the percentage tells, whatever was done with them

    def may_stand(self, before: str, behind: str, *, is_ascii: bool) -> bool:
        """Whether the phrase may stand around a percentage that has some signs beside it."""
        return (
            (self.before is None or before in self.before)
            and (self.behind is None or behind in self.behind)
            and not (self.is_chinese and is_ascii)
        )


class _Phrases(NamedTuple):
    phrases: tuple[_Phrase, ...]
    words: dict[str, int]  # numbers in words
    gathered: Regex  # those counted are not those of whom the percentage tells


def told(folded: str, sign: int, known: Known) -> Told | None:
    """Return the count with the percentage whose sign stands at an offset of a folded text."""
    end = sign if folded[sign] == "%" else folded.rfind("per", max(0, sign - 9), sign)
    end -= folded[end - 1].isspace()  # of the digits before the sign
    if not folded[end - 1 : end].isdecimal():
        return None
    low, high = _window(folded, sign)
    around = folded[low:high]
    is_likely = any(sign in around for sign in _LIKELY_WORDS)
    if not is_likely and not _LIKELY.search(folded, low, high):
        return None
    phrases = known.made("phrases of counts", lambda: _made(known))
    before = folded[low:end].rstrip("0123456789.").rstrip()[-1:]
    behind = folded[sign + 1 : high].lstrip()[:1]
    is_ascii = around.isascii()
    for phrase in phrases.phrases:
        if not phrase.may_stand(before, behind, is_ascii=is_ascii):
            continue
        for found in phrase.regex.finditer(folded, low, high):
            if found.start("percent") < sign <= found.end():
                if not found.end("percent") <= sign <= found.end("percent") + len(" per cent"):
                    continue
                gathered = not phrase.is_told_of and _is_gathered(phrases, folded, found)
                if gathered or _is_measure(folded, found):
                    continue
                part, whole = _part_and_whole(found, phrases)
                if 0 < part <= whole:
                    spans = (found.start("percent"), sign + 1), found.span("percent")
                    return Told(found.start(), found.end(), part, whole, *spans)
    return None


def _is_gathered(phrases: _Phrases, folded: str, found: re.Match[str]) -> bool:
    """Whether those counted, or of whom they are counted, may not be those of the percentage.

    That the whole is of those who could be judged is no doubt: it is what percentages are of.
    """
    judged = _JUDGED.match(folded, found.end("whole"))
    after = judged.end() if judged else found.start()
    search = phrases.gathered.search
    if judged and search(folded, found.start(), found.start("whole")):
        return True
    return bool(search(folded, after, found.end()))


def _is_measure(folded: str, found: re.Match[str]) -> bool:
    """Whether one of the two figures counts nobody: `over the next 12 months (30%)`."""
    return any(_MEASURE.match(folded, found.end(name)) for name in ("part", "whole"))


def _window(folded: str, sign: int) -> tuple[int, int]:
    """Return the part of the sentence around a percentage in which its count may stand."""
    low, high = max(0, sign - _BACK), min(len(folded), sign + _AHEAD)
    for end in _ENDS.finditer(folded, low, sign):
        low = end.end()
    next_end = _ENDS.search(folded, sign, high)
    return low, next_end.start() + 1 if next_end else high


def _part_and_whole(found: re.Match[str], phrases: _Phrases) -> tuple[int, int]:
    """Return both; the whole is told, or by those who make it up: `49 responded and 35 did not`."""
    part, whole = (_count(found[name], phrases) for name in ("part", "whole"))
    return part, whole + part if "rest" in found.re.groupindex else whole


def _count(printed: str, phrases: _Phrases) -> int:
    if printed[0].isdecimal():
        return int(printed.replace(",", ""))
    return sum(phrases.words[word] for word in printed.replace("-", " ").split())


def spelled_out(known: Known) -> dict[str, int]:
    """Return the numbers that are one word in English: one to nineteen, and the tens."""
    words = {word: n for n, word in enumerate(known.listed("cardinals"), 1)}
    return words | {word: 10 * n + _TENS_FROM for n, word in enumerate(known.listed("tens"))}


def _made(known: Known) -> _Phrases:
    ones, tens = known.listed("cardinals"), known.listed("tens")
    words = spelled_out(known)
    spelled = rf"(?:{any_of(tens)})(?:[ -](?:{any_of(ones[:9])}))?|{any_of(ones)}"
    n = rf"(?:{_N}|(?<![a-z-])(?:{spelled}))"
    part, whole = rf"(?<![\d.,/a-z-])(?P<part>{n})", rf"(?P<whole>{n})"
    of, people = r"\s(?:out )?of\s", any_of(known.listed("people"))
    outcome, leading = any_of(known.listed("outcomes")), any_of(known.listed("amounting-to"))
    so = rf",?\s?(?:{leading})\s(?:an? |the )?(?:{_W}{{1,50}}\s(?:of|was|is)\s)?"
    among = rf"\b(?:of|among|in)\s{_ALL}{whole}\s{_W}{{2,110}},?\s(?:there were |we saw )?{part}"
    open_ = r"[(\[]\s?"
    sources = (
        rf"{part}(?:\s{_W}{{1,40}})?\s?{open_}{_PCT}\s?[)\]]{of}{_ALL}{whole}(?=\s[a-z(]|[,;.])",
        rf"{part}\s{_W}{{1,40}}{open_}{_PCT}\s?[)\]]\s(?:among|in)\s{_ALL}{whole}\s{_W}{{0,30}}\b(?:{people})",
        rf"{part}{of}{_ALL}{whole}\b{_W}{{0,60}}?{so}{_PCT}",
        rf"{part}{of}{_ALL}{whole}\s{_W}{{0,30}}\b(?:{outcome}){_W}{{0,40}},\s(?:an?|the)\s{_W}{{1,50}}\sof\s{_PCT}",
        rf"{part}{of}{_ALL}{whole}\b{_W}{{0,60}}{open_}{_PCT}(?=\s?[)\],;])",
        rf"{among}(?:\s{_W}{{0,80}}?)?\s?{open_}{_PCT}(?=\s?[)\],;])",
        rf"{among}\s{_W}{{0,40}}\b(?:{outcome}){_W}{{0,30}},?\s(?:(?:{leading})\s)?(?:an?|the)\s{_W}{{1,50}}\sof\s{_PCT}",
        rf"{among}\s(?:{_W}{{0,40}}\b)?(?:{outcome})\b,?\s(?:(?:including|comprising|with|of whom)\s[^.;%]{{2,170}}?|{_W}{{0,40}}?),?\s(?:{leading})\s(?:an?|the)\s{_W}{{1,60}}\sof\s{_PCT}",
        rf"{_PCT}\s(?:of|in)\s(?:(?!\band\b|\bvs\b|\bversus\b|\bthan\b){_W}){{2,40}}{open_}(?:n ?= ?)?{part}(?:\s?/\s?|{of}{_ALL}){whole}(?=\s?[)\],;]|\s[a-z])",
        rf"{open_}(?:n ?= ?)?{part}(?:\s?/\s?|{of}{_ALL}){whole}(?:\s{_W}{{0,30}})?\s?[,;:]\s?{_PCT}",
        rf"{open_}(?:[a-z]{{2,5}} )?{_PCT}\s?[,;:]\s?(?:n ?= ?)?{part}(?:\s?/\s?|{of}{_ALL}){whole}(?=\s?[)\],;]|\s[a-z])",
        rf"{part}(?:\s(?:{people}|{outcome}))?\s?{open_}{_PCT}\s?[,;:]\s?n\s?=\s?{whole}(?=\s?[)\],;])",
        rf"[(\[]\s?n\s?=\s?{whole}\s?[)\]],?\s{part}(?:\s{_W}{{1,40}})?\s?{open_}{_PCT}(?=\s?[)\],;])",
        rf"{part}\s(?:{_W}{{1,30}})?(?:{outcome}),?\s(?:and|while|but)\s(?P<rest>){whole}\sdid not\b(?:\s[a-z]{{4,9}})?,?\s(?:(?:{leading}|for)\s)?(?:an?|the)\s{_W}{{1,50}}\sof\s{_PCT}",
        rf"(?P<whole>{_N})\s?[例名个位]{_H}{{0,16}}中,?\s?[有共]{{0,2}}\s?(?P<part>{_N})\s?[例名个位人](?:{_H}|,){{0,30}}?\(?{_H}{{0,14}}\s?(?:[a-z]{{2,4}}{_H})?{_PCT}",
        rf"{_PCT}\s?\(\s?(?P<whole>{_N})\s?[例名个位]{_H}{{0,12}}中的?\s?(?P<part>{_N})\s?[例名个位人]?\s?\)",
        rf"(?P<part>{_N})\s?[例名个位]{_H}{{0,6}}\({_PCT}\s?\){_H}{{0,12}},{_H}{{0,6}}[总共]数?为?\s?(?P<whole>{_N})\s?[例名个位人]",
        rf"(?<![\d./])(?P<part>{_N})\s?/\s?(?P<whole>{_N})\s?[例名人]{_H}{{0,8}}[,(]{_H}{{0,8}}\s?{_PCT}",
    )
    told_of = (  # those of whom the percentage tells, whatever was done with them
        rf"{whole}\s{_W}{{0,30}}\b(?:{people})\s(?:were|was)\s(?:[a-z]+-)?(?:evaluable|treated|assessed){_W}{{0,40}}?,?\s(?:and|of whom|of which)\s{part}\s{_W}{{0,20}}?\b(?:{outcome})\b{_W}{{0,30}},?\s(?:{leading})\s(?:an?|the)\s{_W}{{1,60}}\sof\s{_PCT}",
        rf"{whole}\s{_W}{{0,60}}\b(?:{people})\b{_W}{{0,40}},\sof (?:whom|which|these),?\s{part}\s(?:{_W}{{1,30}})?{open_}{_PCT}(?=\s?[)\],;])",
        rf"\b(?:of|among)\s{_ALL}{whole}\s{_W}{{0,30}}\b(?:{people})\b{_W}{{0,20}},\s{_PCT}\s?[(\[]\s?(?:n ?= ?)?{part}\s?[)\]]",
        rf"{part}\s(?:{people})\sof\s{_ALL}{whole}\s{_W}{{0,30}}{open_}{_PCT}(?=\s?[)\],;])",
        rf"(?P<whole>{_N})\s?[例名个位人],?其中{_H}{{0,4}}\s?(?P<part>{_N})\s?[例名个位人]{_H}{{0,12}}(?:,?[占佔]|\()\s?{_PCT}",
    )
    gathered = any_of(known.listed("gathered"))
    phrases = (_phrase(source, is_told_of=False) for source in sources)
    surely = (_phrase(source, is_told_of=True) for source in told_of)
    return _Phrases((*phrases, *surely), words, Regex(rf"(?<![a-z-])(?:{gathered})"))


def _phrase(source: str, *, is_told_of: bool) -> _Phrase:
    return _Phrase(*_sides(source), "例名" in source, Regex(source), is_told_of)


def _sides(source: str) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    """Return the signs that may stand on either side of the percentage of a phrase."""
    before, _, behind = source.partition(_PCT)
    ends = (signs for end, signs in _BEFORE.items() if before.endswith(end))
    begins = (signs for begin, signs in _BEHIND.items() if behind.startswith(begin))
    return next(map(frozenset, ends), None), next(map(frozenset, begins), None)
