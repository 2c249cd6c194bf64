"""`drafting/doubled-word`: a word that stands twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.detectors.drafting import slips
from disclosure_lint.detectors.drafting.slips import Slip
from disclosure_lint.draft.model import Draft
from disclosure_lint.packs.rule import Rule

ILLEGIBLE = True
_TWICE = frozenset("that had do so very no her ha bye hear there much many long far".split())
_SAYS = frozenset(
    "it what this that there he she which who problem thing question".split()
)  # is is
_SMALL = frozenset("the a an in on of we this our it to for and as at by with from or".split())
_LATIN = frozenset("vivo vitro situ silico utero".split())  # after “in in vivo models”
_PROSE = frozenset({"paragraph", "item"})


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the words of prose that stand twice in a row."""
    return slips.told(find(case.draft))


def find(draft: Draft) -> Iterator[Slip]:
    """Yield the words of prose that stand twice in a row."""
    words, text = draft.words, draft.text
    read = words.text
    for number in [n for n, (one, next_) in enumerate(pairwise(read), 1) if one == next_]:
        word = read[number]
        if word.isalpha() and word.isascii() and word not in _TWICE:
            start, end = words.starts[number - 1], words.end(number)
            if words.gaps[number].isspace() and _is_slip(draft, start, end, number):
                yield Slip(start, end, word, text[start : start + len(word)])


def _is_slip(draft: Draft, start: int, end: int, number: int) -> bool:
    """Whether two equal words are prose, and neither a name nor two cells."""
    text, words = draft.text, draft.words
    second = text[words.starts[number] : end]
    if text[start].isupper() and words.text[number] not in _SMALL:
        return False  # the name of a species, a place or a person
    if number + 1 < len(words) and words.text[number + 1] in _LATIN:
        return False
    if words.text[number] == "is" and number > 1 and words.text[number - 2] in _SAYS:
        return False  # "what it is is a trial"
    if not (
        second.islower()
        and len(second) + (second == "a") > 1
        and "\n\n" not in words.gaps[number]
        and text[max(0, start - 1) : start] not in {"-", "/", "."}
        and text[end : end + 1] not in {"-", "/", "'", "’"}
    ):
        return False
    unit = draft.unit(start)
    in_prose = unit is not None and unit.kind in _PROSE and end <= unit.end
    return in_prose and "|" not in draft.source.quote(draft.origin(start, end))
