"""Two texts in step: which paragraphs of the one go with which of the other.

Two versions of one matter are paired by what they speak of; a text and the one before it
by their words. Both walk through the texts in order, so that the time grows as they do.
"""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from disclosure_lint.comparing.blocks import Block
from disclosure_lint.comparing.comparison import beside_of, comparison, is_paired, pairing_of
from disclosure_lint.finding import Beside, Row, Rows
from disclosure_lint.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.case.case import Case
    from disclosure_lint.draft.model import Draft

_AHEAD = 12  # paragraphs among which the counterpart of one is looked for
_ALIKE = 0.4  # of the words of two paragraphs that both have, where one became the other


def in_step(relation: str, case: Case) -> Beside:
    """Return the text beside a case, to be set beside it; paired only when somebody asks.

    Two versions whose paragraphs a rule paired already are not paired again, nor kept.
    """
    draft, other = case.draft, beside_of(case).draft
    if relation == "previous":
        rows = Rows(lambda: by_words(draft, other))
    elif is_paired(case):
        rows = Rows(None, tuple(by_matter(case)))
    else:
        rows = Rows(lambda: by_matter(case))
    return Beside(relation, other.source, draft.as_read, other.as_read, rows)


def by_matter(case: Case) -> Iterator[Row]:
    """Yield the paragraphs of two versions of one matter; nothing where they are none."""
    if comparison(case).matched is None:
        return
    found = pairing_of(case)
    ones, others = found.one.blocks, found.other.blocks
    for bead in found.beads:
        yield Row(
            _around(ones[bead.start : bead.end]), _around(others[bead.there : bead.there_end])
        )


def _around(some: Sequence[Block]) -> Span | None:
    return Span(some[0].start, some[-1].end) if some else None


def by_words(draft: Draft, before: Draft) -> Iterator[Row]:
    """Yield the paragraphs of a draft with those of the text before it, in the order of both."""
    mine, theirs = _Paragraphs(draft), _Paragraphs(before)
    matcher = SequenceMatcher(None, theirs.words, mine.words)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            for by in range(last - first):
                yield Row(mine.spans[begin + by], theirs.spans[first + by])
        else:
            yield from _changed(mine, range(begin, end), theirs, range(first, last))


class _Paragraphs:
    """The paragraphs of a draft, a line of cells taken as one, each with its words."""

    def __init__(self, draft: Draft) -> None:
        self.spans: list[Span] = []
        before = ""
        for unit in draft.units:
            joins = unit.kind == before == "cell"
            if joins and "\n" not in draft.text[self.spans[-1].end : unit.start]:
                self.spans[-1] = Span(self.spans[-1].start, unit.end)
            else:
                self.spans.append(Span(unit.start, unit.end))
            before = unit.kind
        self.words = [" ".join(draft.text[span.start : span.end].split()) for span in self.spans]

    def counted(self, at: int) -> Counter[str]:
        """Return the words of a paragraph, and how often it has each; of Chinese, characters."""
        words = self.words[at]
        return Counter(words if words.count(" ") * 12 < len(words) else words.split())


def _changed(mine: _Paragraphs, here: range, theirs: _Paragraphs, there: range) -> Iterator[Row]:
    """Yield paragraphs of which none is the same: as one that became another, or alone."""
    at = there.start
    ahead: dict[int, Counter[str]] = {}  # no more than are in reach: the collector looks at all
    for number in here:
        best, most = None, _ALIKE
        words = mine.counted(number)
        for candidate in range(at, min(at + _AHEAD, there.stop)):
            if candidate not in ahead:
                ahead[candidate] = theirs.counted(candidate)
            share = _share(words, ahead[candidate])
            if share > most:
                best, most = candidate, share
        if best is None:
            yield Row(mine.spans[number], None)
            continue
        yield from (Row(None, theirs.spans[gone]) for gone in range(at, best))
        yield Row(mine.spans[number], theirs.spans[best])
        for passed in range(at, best + 1):
            ahead.pop(passed, None)
        at = best + 1
    yield from (Row(None, theirs.spans[gone]) for gone in range(at, there.stop))


def _share(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0
