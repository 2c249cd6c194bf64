"""Sentences that two texts of one issuer share, word for word or but for their figures."""

from __future__ import annotations

from itertools import pairwise

from disclosure_lint.comparing.anchor import Anchor
from disclosure_lint.comparing.anchors import anchors
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.case.case import Case

_LEAST = 6  # words of a sentence that says enough to be known again
_LEAST_HAN = 12
_KIN = 3  # sentences that two texts of one issuer share, if only in their notices


class Sentence(NamedTuple):
    """One sentence, its words without its values, and its values."""

    start: int
    end: int
    frame: str  # its folded words, each value a mark
    anchors: tuple[Anchor, ...]


def sentences(case: Case) -> tuple[Sentence, ...]:
    """Return the sentences of a case that say enough to be known again."""
    return case.kept("framed sentences", lambda: tuple(_sentences(case)))


def _sentences(case: Case) -> Iterator[Sentence]:
    draft, found = case.draft, anchors(case)
    starts, at = [*draft.sentences, len(draft.words)], 0
    least = _LEAST_HAN if case.language.startswith("zh") else _LEAST
    for first, last in pairwise(starts):
        if last - first < least:
            continue
        start, end = draft.span(first, last)
        while at < len(found) and found[at].start < start:
            at += 1
        inside = []
        while at < len(found) and found[at].end <= end:
            inside.append(found[at])
            at += 1
        yield Sentence(start, end, _frame(draft.folded, start, end, inside), tuple(inside))


def _frame(folded: str, start: int, end: int, inside: list[Anchor]) -> str:
    parts, done = [], start
    for anchor in inside:
        parts += [folded[done : anchor.start], f"<{anchor.kind}>"]
        done = anchor.end
    return " ".join("".join([*parts, folded[done:end]]).split())


def by_frame(case: Case) -> dict[str, Sentence]:
    """Return the sentences of a case by their frames; one that stands twice is left out."""
    return case.kept("sentences by frame", lambda: _by_frame(case))


def _by_frame(case: Case) -> dict[str, Sentence]:
    found: dict[str, Sentence] = {}
    twice: set[str] = set()
    for sentence in sentences(case):
        if sentence.frame in found:
            twice.add(sentence.frame)
        found[sentence.frame] = sentence
    return {frame: one for frame, one in found.items() if frame not in twice}


def strangers(case: Case, beside: Case) -> str | None:
    """Say why two texts cannot be taken for one issuer's, or None where they can."""
    mine, theirs = case.facts.issuer, beside.facts.issuer
    if mine is not None and theirs is not None:
        return None if mine.id == theirs.id else NOT_KIN
    shared = by_frame(case).keys() & by_frame(beside).keys()
    return None if len(shared) >= _KIN else NOT_KIN


NOT_KIN = "nothing shows that the text beside it is the same issuer's"
