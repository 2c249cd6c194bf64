"""`figures/inconsistent-phase-style`: phases numbered in two ways, Arabic and Roman."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("references", "leading-titles", "named-sessions")

# Notation, from here on: numerals after "phase" and before 期, and what joins them.
_ROMAN = ("I", "II", "III", "IV")
_NUMERAL = r"(?:[1-4]|iii|ii|iv|i)"
_ENGLISH = Regex(rf"[ \n-]({_NUMERAL})(?=[abc]?\b)(?!\.\d|[abc]? of (?:the|its|our)\b)")
_NEXT = Regex(rf"[abc]?\s?(?:/|-|\bto\b|\band\b|\bor\b)\s?({_NUMERAL})(?=[abc]?\b)(?!\.\d)")
_CHINESE = Regex(
    r"(?<![\da-z第])([1-4]|iii|ii|iv|i|[ⅰ-ⅳ])(?=[abc]?期)(?=[abc]?期[^，。]{0,8}?(?:临床|试验|研究|注册|确证))"
)
_REFERENCE = r"clinicaltrials\.gov\.|abstract \d"  # notation: in a reference, beside its words
_NAMED = 80  # code points between what leads a title and a phase in it
_TITLE = 240  # code points of a note or reference around a phase


class _Phase(NamedTuple):
    word: int  # where "phase" begins
    start: int
    end: int
    number: int  # from 1
    is_roman: bool


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the numerals of phases that the draft writes less often."""
    found = [*_english(case), *_chinese(case)]
    if not found:
        return Verdict(idle="the draft names no phase of a trial")
    if len({phase.is_roman for phase in found}) > 1:
        found = [p for p in found if not (_is_quoted(case, p.start) or _is_named(case, p))]
    roman = [phase for phase in found if phase.is_roman]
    arabic = [phase for phase in found if not phase.is_roman]
    if not roman or not arabic:
        return Verdict(evidence=tuple(Mark(p.word, p.end) for p in found[:1]))
    main, other = (roman, arabic) if len(roman) > len(arabic) else (arabic, roman)
    if len(roman) == len(arabic) and roman[0] < arabic[0]:
        main, other = roman, arabic  # of two as frequent the first is the draft's own
    text = case.draft.text
    values = {
        "other": text[other[0].start : other[0].end],
        "main": text[main[0].start : main[0].end],
    }
    changes = tuple(Change(p.start, p.end, _written(p, roman=main is roman)) for p in other)
    related = (Mark(main[0].start, main[0].end, "written so elsewhere"),)
    return Verdict((Flag(Mark(other[0].start, other[0].end), values, related, changes),))


def _written(phase: _Phase, *, roman: bool) -> str:
    return _ROMAN[phase.number - 1] if roman else str(phase.number)


def _english(case: Case) -> Iterator[_Phase]:
    words, folded, text = case.draft.words, case.draft.folded, case.draft.text
    for name in ("phase", "phases"):
        for number in words.index.get(name, ()):
            found = _ENGLISH.match(folded, words.end(number))
            while found is not None:
                start, end = found.span(1)
                if text[start:end].isdecimal() or text[start:end].isupper():
                    yield _phase(found[1], words.starts[number], start, end)
                found = _NEXT.match(folded, end)


def _phase(numeral: str, word: int, start: int, end: int) -> _Phase:
    roman = not numeral.isdecimal()
    at = "ⅰⅱⅲⅳ".find(numeral) if roman else int(numeral) - 1
    return _Phase(word, start, end, 1 + (at if at >= 0 else _ROMAN.index(numeral.upper())), roman)


def _chinese(case: Case) -> Iterator[_Phase]:
    if "期" not in case.draft.words.index:
        return
    for found in _CHINESE.finditer(case.draft.folded):
        yield _phase(found[1], found.start(), *found.span(1))


def _is_quoted(case: Case, offset: int) -> bool:
    """Whether a place lies in quotation marks, which keep a title as it is, or in a reference."""
    unit = case.draft.unit(offset)
    start, end = (unit.start, unit.end) if unit else (max(0, offset - _TITLE), offset + _TITLE)
    before = case.draft.folded[start:offset]
    if before.count('"') % 2 or before.rfind("《") > before.rfind("》"):
        return True
    around = case.draft.folded[max(start, offset - _TITLE) : min(end, offset + _TITLE)]
    return case.known.made("references", lambda: _references(case.known)).search(around) is not None


def _is_named(case: Case, phase: _Phase) -> bool:
    """Whether a phase is part of a title behind a colon, or of a session's name: `Phase II Clinical Trials 1 Session`."""
    title, session = case.known.made("names of sessions", lambda: _names(case.known))
    before = case.draft.folded[max(0, phase.word - _NAMED) : phase.word]
    if title.search(before):
        return True
    return session.match(case.draft.text, phase.end) is not None


def _names(known: Known) -> tuple[Regex, Regex]:
    leads = any_of(known.listed("leading-titles"))
    ends = "|".join(word.capitalize() for word in known.listed("named-sessions"))
    word = r"(?:[A-Z][\w-]*|\d{1,2}|of|and|for|in|[&/-])"  # notation: how a name goes on
    return (
        Regex(rf"\b(?:{leads})(?:\s?:| (?=an? ))[^.;\n]{{0,{_NAMED}}}$"),
        Regex(rf"[abc]?(?:,? {word}){{0,7}}? (?:{ends})\b"),
    )


def _references(known: Known) -> Regex:
    return Regex(rf"\b(?:{any_of(known.listed('references'))})|{_REFERENCE}")
