"""`drafting/repeated-sentence`: a sentence of some length that is set twice in a row or nearly so."""

from __future__ import annotations

from itertools import pairwise

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.draft.model import Draft
from disclosure_lint.limits import watched
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST = 10  # words of a sentence that nobody writes twice on purpose
_SHORTEST_HAN = 20  # the same in Chinese, where each character is a word
_NEAR = 120  # words from one to the other: a paragraph or two
_BESIDE = 40  # the same where it was surely pasted; further off it may be meant
_SHOWN = 40  # code points of a sentence that the message shows
_ENDING = 3  # code points behind a word in which the stop stands, closing marks before it
_STOPS = frozenset(".!?。！？")
_ABOUT = ("about ", "关于")  # with which a description begins
_NAME = 8  # words of a name and of what is said to be it
_JOINTS = frozenset(("&", "of", "and", "the", "for", "in"))  # notation: within names
_OPENING = "“「"
# notation: what leads steps in: `To make mint water: In a pitcher`, `做法：`
_LED_IN = Regex(r"(?:[.!?]\s+|\n)[A-Z][^.!?:\n]{3,60}:\s+[A-Z]|[。\n][^。：\n]{2,20}：")
_CELLS = " | "  # notation: between the cells of a table in text


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the second of two equal sentences of running text that stand near each other."""
    return Verdict(flags=tuple(_flags(case)))


def _flags(case: Case) -> Iterator[Flag]:
    blocks: list[list[tuple[tuple[int, int], tuple[int, int]]]] = []
    for again, before in _repeated(case):
        if blocks and blocks[-1][-1][0][1] == again[0]:
            blocks[-1].append((again, before))
        else:
            blocks.append([(again, before)])
    for block in blocks:  # its first sentence is told
        again, before = block[0]
        is_far = again[0] - block[-1][1][1] > _BESIDE
        is_mild = is_far or _is_a_step(case.draft, block[-1][1][1], again[0])
        yield _flag(case.draft, *again, before, is_mild=is_mild)


def _repeated(case: Case) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the sentences that stand again, and where each stood before, as ranges of words."""
    draft = case.draft
    seen: dict[tuple[str, ...], tuple[int, int]] = {}
    bounds = [*draft.sentences, len(draft.words)]
    for first, last in watched(list(pairwise(bounds))):
        if not _is_long(draft, first, last):
            continue
        said = tuple(draft.words.text[first:last])
        before = seen.get(said)
        seen[said] = (first, last)
        if before is None or not _is_pasted(draft, before, first):
            continue
        if not _is_wanted_twice(case, before, first) and _is_ended(draft, last):
            yield (first, last), before


def _is_long(draft: Draft, first: int, last: int) -> bool:
    if last - first < _SHORTEST:
        return False
    return last - first >= _SHORTEST_HAN or draft.words.text[first + 1][:1] < HAN_FROM


def _is_ended(draft: Draft, last: int) -> bool:
    """Whether a stop ends what stands before a word: a row of a table has none."""
    at = draft.words.end(last - 1)
    return not _STOPS.isdisjoint(draft.text[at : at + _ENDING])


def _flag(draft: Draft, first: int, last: int, before: tuple[int, int], *, is_mild: bool) -> Flag:
    start, end = draft.span(first, last)
    end += draft.text[end : end + 1] in _STOPS
    printed = " ".join(draft.text[start:end].split())
    printed = printed if len(printed) <= _SHOWN else printed[: _SHOWN - 1].rstrip() + "…"
    related = (Mark(*draft.span(*before), "and here before"),)
    return Flag(Mark(start, end), {"printed": printed}, related, mild=is_mild)


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


def _is_wanted_twice(case: Case, before: tuple[int, int], first: int) -> bool:
    """Whether a sentence is said again on purpose: where to turn to, a note, who the company is."""
    draft, known = case.draft, case.known
    start, end = draft.span(*before)
    again = draft.words.starts[first]
    said = draft.folded[start:end]
    if any(said.startswith(invites) for invites in known.listed("invitations")):
        return True
    if any(phrase in said for phrase in known.listed("of-a-publication")):
        return True
    if _CELLS in draft.text[end:again]:  # a note stands below each table
        return True
    if _is_set_apart(draft, start, again):
        return True
    return draft.unit(start) != draft.unit(again) and _describes(case, before)


def _is_a_step(draft: Draft, first: int, last: int) -> bool:
    """Whether something new is led in between two sentences: the same step of two recipes."""
    start, end = draft.span(first - 1, last)
    return _LED_IN.search(draft.text, start, end) is not None


def _is_set_apart(draft: Draft, start: int, again: int) -> bool:
    """Whether one of two sentences stands below a link or an offer, on a card, or is quoted to be seen."""
    if draft.text[max(0, again - 1) : again] in {"(", "（", "[", "*"}:  # below each link or offer
        return True
    if draft.text.endswith(
        "# ", 0, again
    ):  # the title of a card, as a page's list of stories has it
        return True
    return _is_quoted(draft, start) and not _is_quoted(draft, again)


def _is_quoted(draft: Draft, start: int) -> bool:
    """Whether what begins at an offset stands in quotation marks that its unit opens."""
    unit = draft.unit(start)
    before = draft.text[unit.start if unit else start : start]
    opened = max(before.rfind(mark) for mark in _OPENING)
    closed = max(before.rfind("”"), before.rfind("」"))
    return opened > closed if opened >= 0 else before.count('"') % 2 == 1


def _describes(case: Case, sentence: tuple[int, int]) -> bool:
    """Whether a sentence tells who a company or person is: `Northlake is a maker of …`, `Based in …`."""
    words, text = case.draft.words, case.draft.text
    first = sentence[0]
    if words.text[first] in case.known.words("beginning-a-description"):
        return True
    for number in range(first + 1, min(first + _NAME, sentence[1] - 1)):
        if words.text[number] in case.known.words("being"):
            return words.text[number + 1] in case.known.words("articles")
        if not (text[words.starts[number]].isupper() or words.text[number] in _JOINTS):
            return False
    return False


def _are_prose(draft: Draft, *numbers: int) -> bool:
    """Whether both stand in paragraphs, and not one in a heading or a list of highlights."""
    units = [draft.unit(draft.words.starts[number]) for number in numbers]
    kinds = {unit.kind for unit in units if unit is not None}
    return kinds == {"paragraph"}
