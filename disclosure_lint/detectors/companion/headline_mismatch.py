"""`companion/headline-mismatch`: a headline that says something else than that of the other text."""

from __future__ import annotations

from difflib import SequenceMatcher

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.packs.rule import Rule

TERMS = ("headline-turns",)

_ALIKE = 0.65  # of the words of two headlines that both have, where one is a copy of the other
_LEAST = 4  # words of a headline that can be known again
_APART = "the two headlines are worded apart, so that neither is a copy of the other"


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag figures and words that turn the sense, where a headline differs from its copy in them."""
    beside = beside_of(case)
    here, there = case.headline(), beside.headline()
    mine, theirs = _words(case, here), _words(beside, there)
    matcher = SequenceMatcher(None, theirs, mine, autojunk=False)
    if min(len(mine), len(theirs)) < _LEAST or matcher.ratio() < _ALIKE:
        return Verdict(idle=_APART)
    turns = case.known.words("headline-turns")
    for tag, first, last, begin, end in matcher.get_opcodes():
        changed = {*theirs[first:last], *mine[begin:end]}
        if tag == "equal" or not any(_tells(word, turns) for word in changed):
            continue
        if tag == "delete" and not changed & turns:
            continue  # a shorter headline leaves figures out
        marked = _place(case, here, begin, end)
        other = _place(beside, there, first, last)
        values = {
            "here": case.draft.text[slice(*marked)],
            "there": beside.draft.text[slice(*other)],
        }
        related = (Mark(*other, "it says this", beside=True),)
        return Verdict((Flag(Mark(*marked), values, related=related),))
    return Verdict(evidence=(here,))


def _tells(word: str, turns: frozenset[str]) -> bool:
    return word in turns or any(sign.isdigit() for sign in word)


def _words(case: Case, place: Mark) -> list[str]:
    words = case.draft.words
    first, last = words.between(place.start, place.end)
    return words.text[first:last]


def _place(case: Case, headline: Mark, first: int, last: int) -> tuple[int, int]:
    """Return where some words of a headline stand; where they are none, the whole of it."""
    if first == last:
        return headline.start, headline.end
    start, _ = case.draft.words.between(headline.start, headline.end)
    return case.draft.span(start + first, start + last)
