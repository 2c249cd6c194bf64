"""`companion/headline-mismatch`: a headline that says something else than that of the other text."""

from __future__ import annotations

from difflib import SequenceMatcher

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TERMS = ("headline-turns",)

_ALIKE = 0.65  # of the words of two headlines that both have, where one is a copy of the other
_LEAST = 4  # words of a headline that can be known again
_SCALES = {"m": "million", "mn": "million", "bn": "billion", "b": "billion", "k": "thousand"}
_SCALED = Regex(r"(?P<figure>\d+)(?P<scale>mn|m|bn|b|k)")  # notation: 25M
_APART = "the two headlines are worded apart, so that neither is a copy of the other"


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag figures and words that turn the sense, where a headline differs from its copy in them."""
    beside = beside_of(case)
    here, there = case.headline(), beside.headline()
    mine, theirs = _words(case, here), _words(beside, there)
    said = [[word.text for word in words] for words in (theirs, mine)]
    matcher = SequenceMatcher(None, said[0], said[1], autojunk=False)
    if min(len(mine), len(theirs)) < _LEAST or matcher.ratio() < _ALIKE:
        return Verdict(idle=_APART)
    turns = case.known.words("headline-turns")
    for tag, first, last, begin, end in matcher.get_opcodes():
        gone, fresh = set(said[0][first:last]), set(said[1][begin:end])
        if tag == "equal" or not any(_tells(word, turns) for word in gone | fresh):
            continue
        # A shorter headline leaves figures out; one that is worded otherwise tells others.
        has_figures = all(any(map(_has_digit, side)) for side in (gone, fresh))
        if not ((gone | fresh) & turns or has_figures):
            continue
        marked = _place(case, here, mine[begin:end])
        other = _place(beside, there, theirs[first:last])
        values = {
            "here": case.draft.text[slice(*marked)],
            "there": beside.draft.text[slice(*other)],
        }
        related = (Mark(*other, "it says this", beside=True),)
        return Verdict((Flag(Mark(*marked), values, related=related),))
    return Verdict(evidence=(here,))


def _tells(word: str, turns: frozenset[str]) -> bool:
    return word in turns or _has_digit(word)


def _has_digit(word: str) -> bool:
    return any(sign.isdigit() for sign in word)


class _Word(NamedTuple):
    """A word as it compares, and the words of the draft that it is."""

    text: str
    first: int
    last: int


def _words(case: Case, place: Mark) -> list[_Word]:
    """Return the words of a headline, `25M` and `25 million` alike."""
    text = case.draft.words.text
    found: list[_Word] = []
    for at in range(*case.draft.words.between(place.start, place.end)):
        figure = _SCALED.fullmatch(text[at])
        if figure is not None:
            found.append(_Word(f"{figure['figure']} {_SCALES[figure['scale']]}", at, at + 1))
        elif text[at] in _SCALES.values() and found and found[-1].text.isdigit():
            before = found.pop()
            found.append(_Word(f"{before.text} {text[at]}", before.first, at + 1))
        else:
            found.append(_Word(text[at], at, at + 1))
    return found


def _place(case: Case, headline: Mark, words: list[_Word]) -> tuple[int, int]:
    """Return where some words of a headline stand; where they are none, the whole of it."""
    if not words:
        return headline.start, headline.end
    return case.draft.span(words[0].first, words[-1].last)
