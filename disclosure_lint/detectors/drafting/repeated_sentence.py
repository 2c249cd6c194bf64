"""`drafting/repeated-sentence`: a sentence of some length that is set twice in a row or nearly so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.draft.model import Draft
from disclosure_lint.limits import watched
from disclosure_lint.packs.rule import Rule

_SHORTEST = 10  # words of a sentence that nobody writes twice on purpose
_SHORTEST_HAN = 20  # the same in Chinese, where each character is a word
_NEAR = 250  # words from one to the other: about a page
_SHOWN = 40  # code points of a sentence that the message shows
_STOPS = frozenset(".!?。！？")
_PROSE = frozenset({"paragraph", "item"})


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the second of two equal sentences of running text that stand near each other."""
    return Verdict(flags=tuple(_flags(case.draft)))


def _flags(draft: Draft) -> Iterator[Flag]:
    words = draft.words
    seen: dict[tuple[str, ...], tuple[int, int]] = {}
    bounds = [*draft.sentences, len(words)]
    for first, last in watched(list(pairwise(bounds))):
        if last - first < _SHORTEST:
            continue
        if last - first < _SHORTEST_HAN and words.text[first + 1][:1] >= HAN_FROM:
            continue
        said = tuple(words.text[first:last])
        before = seen.get(said)
        if (
            before is not None
            and first - before[1] <= _NEAR
            and _are_prose(draft, before[0], first)
        ):
            start, end = draft.span(first, last)
            end += draft.text[end : end + 1] in _STOPS
            printed = " ".join(draft.text[start:end].split())
            printed = printed if len(printed) <= _SHOWN else printed[: _SHOWN - 1].rstrip() + "…"
            related = (Mark(*draft.span(*before), "and here before"),)
            yield Flag(Mark(start, end), {"printed": printed}, related)
        seen[said] = (first, last)


def _are_prose(draft: Draft, *numbers: int) -> bool:
    """Whether both stand in paragraphs, and not one in a heading or a list of highlights."""
    units = [draft.unit(draft.words.starts[number]) for number in numbers]
    kinds = {unit.kind for unit in units if unit is not None}
    return len(kinds) == 1 and kinds <= _PROSE
