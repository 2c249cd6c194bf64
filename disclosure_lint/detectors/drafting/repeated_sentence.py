"""`drafting/repeated-sentence`: a sentence of some length that is set twice in a row or nearly so."""

from __future__ import annotations

from itertools import pairwise

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.draft.model import Draft
from disclosure_lint.limits import watched
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST = 10  # words of a sentence that nobody writes twice on purpose
_SHORTEST_HAN = 20  # the same in Chinese, where each character is a word
_NEAR = 120  # words from one to the other: a paragraph or two
_SHOWN = 40  # code points of a sentence that the message shows
_STOPS = frozenset(".!?。！？")
_ABOUT = ("about ", "关于")  # with which a description begins


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the second of two equal sentences of running text that stand near each other."""
    return Verdict(flags=tuple(_flags(case.draft)))


def _flags(draft: Draft) -> Iterator[Flag]:
    seen: dict[tuple[str, ...], tuple[int, int]] = {}
    told = -1  # where the last repetition ended: of a block, its first sentence is told
    bounds = [*draft.sentences, len(draft.words)]
    for first, last in watched(list(pairwise(bounds))):
        if not _is_long(draft, first, last):
            continue
        said = tuple(draft.words.text[first:last])
        before = seen.get(said)
        seen[said] = (first, last)
        if before is None or not _is_pasted(draft, before, first):
            continue
        if first != told:
            yield _flag(draft, first, last, before)
        told = last


def _is_long(draft: Draft, first: int, last: int) -> bool:
    if last - first < _SHORTEST:
        return False
    return last - first >= _SHORTEST_HAN or draft.words.text[first + 1][:1] < HAN_FROM


def _flag(draft: Draft, first: int, last: int, before: tuple[int, int]) -> Flag:
    start, end = draft.span(first, last)
    end += draft.text[end : end + 1] in _STOPS
    printed = " ".join(draft.text[start:end].split())
    printed = printed if len(printed) <= _SHOWN else printed[: _SHOWN - 1].rstrip() + "…"
    related = (Mark(*draft.span(*before), "and here before"),)
    return Flag(Mark(start, end), {"printed": printed}, related)


def _is_pasted(draft: Draft, before: tuple[int, int], first: int) -> bool:
    """Whether two equal sentences stand near each other in one part of the text.

    A company is described in the lead and under its own heading in the same words.
    """
    if first - before[1] > _NEAR or not _are_prose(draft, before[0], first):
        return False
    between = draft.units_between(draft.words.starts[before[0]], draft.words.starts[first] + 1)
    return not any(
        unit.kind == "heading" or draft.folded.startswith(_ABOUT, unit.start) for unit in between
    )


def _are_prose(draft: Draft, *numbers: int) -> bool:
    """Whether both stand in paragraphs, and not one in a heading or a list of highlights."""
    units = [draft.unit(draft.words.starts[number]) for number in numbers]
    kinds = {unit.kind for unit in units if unit is not None}
    return kinds == {"paragraph"}
