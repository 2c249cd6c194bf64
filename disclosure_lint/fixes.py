"""Applying fixes to a text, until there are none left to apply.

Pure: who reads, judges and writes the text is somebody else's business.
"""

from __future__ import annotations

from bisect import bisect_left

from disclosure_lint.draft.reading import substitute
from disclosure_lint.finding import Edit, Finding, Fix, Report, Safety
from disclosure_lint.lean import deque
from disclosure_lint.record import NamedTuple
from disclosure_lint.source import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

_ROUNDS = 10  # more only happen where two rules disagree about one place
_END = 1 << 62  # past the end of any text
_Place = tuple[int, int, str]


class Applied(NamedTuple):
    """A text after its fixes: those that were applied, and those left for another round."""

    text: str
    applied: tuple[Fix, ...]
    left: tuple[Fix, ...]

    @property
    def edits(self) -> list[Edit]:
        """The edits that were made, in order, each once."""
        return sorted({edit for fix in self.applied for edit in fix.edits})


class Mended(NamedTuple):
    """A text after all its fixes, those included that only then became possible."""

    text: str
    edits: tuple[Edit, ...]  # that lead here from the text as it was, in order
    rules: tuple[str, ...]  # one for each fix that was applied
    report: Report  # of the text as it is now
    rounds: int  # in how many rounds, each of which judged what the one before had left


class _Stretch(NamedTuple):
    """A stretch of the old text, and what became of it: None where it was kept."""

    start: int
    end: int
    text: str | None

    @property
    def size(self) -> int:
        """The code points of the new text."""
        return self.end - self.start if self.text is None else len(self.text)


def mended(
    report: Report,
    safeties: Collection[Safety],
    judge: Callable[[Applied], Report | None],
    choose: Callable[[str, list[Finding]], Applied] | None = None,
) -> Mended:
    """Apply the fixes of a report, judge the text again, and so on until nothing changes.

    Of the texts that come of it, the one with the fewest fixes left is kept, and of several
    the first: where two rules undo each other's fixes, or a fix calls for itself again, going
    on mends nothing, and the draft stays as it was.

    `judge` judges a text that comes of fixes, None where it cannot; `choose` says what
    comes of those that can be made together, which are all where it is left out.
    """
    choose = choose or _all
    fixable = _fixable(report, safeties)
    now = best = Mended(report.source.text, (), (), report, 0)
    fewest = len(fixable)
    texts = {now.text}
    while now.rounds < _ROUNDS:
        result = choose(now.text, fixable)
        if result.text in texts:
            break
        texts.add(result.text)
        applied = set(result.applied)
        rules = (finding.rule for finding in fixable if finding.fix in applied)
        after = judge(result)
        now = Mended(
            result.text,
            tuple(composed(now.edits, result.edits)),
            (*now.rules, *rules),
            after or now.report,
            now.rounds + 1,
        )
        if after is None:
            return now
        fixable = _fixable(after, safeties)
        if len(fixable) < fewest:
            best, fewest = now, len(fixable)
    return best


def _fixable(report: Report, safeties: Collection[Safety]) -> list[Finding]:
    return [one for one in report.findings if one.fix and one.fix.safety in safeties]


def _all(text: str, findings: list[Finding]) -> Applied:
    return apply(text, [finding.fix for finding in findings if finding.fix])


def apply(text: str, fixes: Iterable[Fix]) -> Applied:
    """Apply fixes in the order given, each as a whole or not at all.

    Where edits of two fixes overlap, the first fix wins and the other is left. An
    edit that an earlier fix makes in just the same way counts as made.
    """
    made: list[_Place] = []  # sorted; no two overlap
    applied: list[Fix] = []
    left: list[Fix] = []
    for fix in fixes:
        grown = _with(made, fix.edits, len(text))
        (left if grown is None else applied).append(fix)
        made = made if grown is None else grown
    return Applied(substitute(text, made), tuple(applied), tuple(left))


def _with(made: list[_Place], edits: Sequence[Edit], length: int) -> list[_Place] | None:
    """Add edits to those that are made; None where one cannot be."""
    grown = list(made)
    for (start, end), text in edits:
        place = (start, end, text)
        at = bisect_left(grown, place)
        if at < len(grown) and grown[at] == place:
            continue
        beside = grown[max(0, at - 1) : at + 1]
        if not 0 <= start <= end <= length or any(_overlap(place, other) for other in beside):
            return None
        grown.insert(at, place)
    return grown


def _overlap(one: _Place, other: _Place) -> bool:
    """Whether two edits touch the same text, or put text in at the same point."""
    if one[:2] == other[:2]:
        return True
    return one[0] < other[1] and other[0] < one[1]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with ordered, disjoint edits made."""
    return substitute(text, ((start, end, new) for (start, end), new in edits))


def composed(first: Iterable[Edit], then: Iterable[Edit]) -> list[Edit]:
    """Return the edits that come to `first`, and then `then` in the text as it is by then.

    All are ordered and disjoint; those that touch become one.
    """
    waiting = deque(_stretches(first))
    done: list[_Stretch] = []
    at = 0
    for (start, end), text in then:
        done += _taken(waiting, start - at)
        gone = _taken(waiting, end - start)
        done += [stretch._replace(text="") for stretch in gone]
        here = done[-1].end if done else 0
        done.append(_Stretch(here, here, text))
        at = end
    return _joined([*done, *waiting])


def _stretches(edits: Iterable[Edit]) -> list[_Stretch]:
    found: list[_Stretch] = []
    at = 0
    for (start, end), text in edits:
        found += [_Stretch(at, start, None), _Stretch(start, end, text)]
        at = end
    return [*found, _Stretch(at, _END, None)]


def _taken(waiting: deque[_Stretch], count: int) -> list[_Stretch]:
    """Take so many code points of the new text off the front."""
    taken: list[_Stretch] = []
    while count:
        start, end, text = stretch = waiting.popleft()
        if stretch.size <= count:
            taken.append(stretch)
            count -= stretch.size
            continue
        middle = start + count if text is None else end
        taken.append(_Stretch(start, middle, None if text is None else text[:count]))
        waiting.appendleft(_Stretch(middle, end, None if text is None else text[count:]))
        count = 0
    return taken


def _joined(stretches: Iterable[_Stretch]) -> list[Edit]:
    edits: list[Edit] = []
    goes_on = False
    for start, end, text in stretches:
        if text is None:
            goes_on = goes_on and start == end
        elif goes_on:
            (first, _), before = edits.pop()
            edits.append(Edit(Span(first, end), before + text))
        else:
            edits.append(Edit(Span(start, end), text))
            goes_on = True
    return edits
