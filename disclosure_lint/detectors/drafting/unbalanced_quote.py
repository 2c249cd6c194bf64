"""`drafting/unbalanced-quote`: a quotation mark or bracket without its partner.

Counted by paragraph. A quotation may go on in the next paragraph, and what was taken
for the end of a paragraph may not be one, so the next one may close what is open.
"""

from __future__ import annotations

from bisect import bisect_left

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.detectors.drafting import slips
from disclosure_lint.detectors.drafting.prose import is_prose
from disclosure_lint.detectors.drafting.slips import Slip
from disclosure_lint.draft import sought
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.segment import Unit
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

ILLEGIBLE = True
# notation: marks of quotation and brackets, each with its partners
_MARKS = '“”"„«»「」『』()（）[]【】《》'
_OPENS = dict(zip("“„«「『([（【《", "””»」』)]）】》", strict=True))
_CLOSES = {
    "”": "“„",
    "»": "«",
    "」": "「",
    "』": "『",
    ")": "(（",
    "]": "[",
    "）": "（(",
    "】": "【",
    "》": "《",
}
_QUOTES = frozenset('“”"„«»')
# The number or letter of a list item before a bracket that only closes.
_ITEM = Regex(
    r"(?:^|[\s;,:.(（])(?:\d{1,3}|[a-zA-Z]{1,2}|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})$"
)
# An interval of which one end is left out: [18, 65), (0, 25%].
_INTERVAL = Regex(
    r"\[\s?[\d.,%∞+−–-]{1,12}\s?[,;，；]\s?[\d.,%∞+−–-]{1,12}\s?[)）]"
    r"|[(（]\s?[\d.,%∞+−–-]{1,12}\s?[,;，；]\s?[\d.,%∞+−–-]{1,12}\s?\]"
)
_FACE = Regex(r"[:;=8xX][-']?$")
_FEW, _NARROW = 4, 12  # lines, and code points in each
_SHORTEST = 20  # code points; less is a piece of a table
_DEEP = 9  # quotations and brackets inside one another
_LONGEST = 6000  # a longer unit is no paragraph


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the marks of prose that stand alone."""
    return slips.told(find(case.draft))


class _Open(NamedTuple):
    mark: str
    at: int


def find(draft: Draft) -> Iterator[Slip]:
    """Yield the marks of prose that stand alone."""
    marked = sought.places(draft.text, _MARKS)
    alone: list[tuple[Unit, list[_Open]]] = [
        (unit, _alone(draft, unit, _within(marked, unit)))
        for unit in draft.units
        if unit.end - unit.start < _LONGEST and not _is_scattered(draft, unit)
    ]
    for number, (unit, marks) in enumerate(alone):
        if not marks or unit.end - unit.start < _SHORTEST or not is_prose(draft, unit):
            continue
        beside = [
            mark.mark for _, others in alone[max(0, number - 2) : number + 3] for mark in others
        ]
        goes_on = number + 1 < len(alone) and _begins_quoted(draft, alone[number + 1][0])
        for mark in marks:
            if not _is_met(mark.mark, beside, goes_on=goes_on):
                closing = mark.mark in _CLOSES
                said = "nothing opens it" if closing else "nothing closes it"
                yield Slip(mark.at, mark.at + 1, mark.mark, "", said)
                break  # one slip leaves every mark after it without its partner


def _is_scattered(draft: Draft, unit: Unit) -> bool:
    """Whether a unit is the letters of a table that an extractor read across its columns."""
    lines = draft.text.count("\n", unit.start, unit.end) + 1
    return lines > _FEW and (unit.end - unit.start) / lines < _NARROW


def _is_met(mark: str, beside: list[str], *, goes_on: bool) -> bool:
    """Whether a unit nearby has the partner of a mark, or the quotation goes on there."""
    if mark in _QUOTES:
        return goes_on or sum(other in _QUOTES for other in beside) > 1
    partners = _CLOSES.get(mark, "") + _OPENS.get(mark, "")
    return any(partner in beside for partner in partners)


def _begins_quoted(draft: Draft, unit: Unit) -> bool:
    return draft.text[unit.start] in '“"„「'


def _within(marked: list[int], unit: Unit) -> list[int]:
    return marked[bisect_left(marked, unit.start) : bisect_left(marked, unit.end)]


def _alone(draft: Draft, unit: Unit, marked: list[int]) -> list[_Open]:
    """Return which of the marks of one unit have no partner in it."""
    if not marked:
        return []
    text = draft.text
    opened: list[_Open] = []
    alone: list[_Open] = []
    ends = {
        end for interval in _intervals(text, unit) for end in (interval.start(), interval.end() - 1)
    }
    for at in marked:
        mark = text[at]
        if at in ends or _is_other(text, mark, at, unit.start):
            continue
        if mark == '"':
            _straight(at, opened)
        elif mark in _OPENS:
            opened.append(_Open(mark, at))
        elif not _close(mark, opened) and not _is_item(text, mark, at, unit.start):
            alone.append(_Open(mark, at))
    return sorted([*alone, *opened], key=lambda one: one.at)


def _intervals(text: str, unit: Unit) -> Iterator[re.Match[str]]:
    """Yield the intervals of a unit, each of which has a square bracket and another one."""
    if "[" in text[unit.start : unit.end] or "]" in text[unit.start : unit.end]:
        yield from _INTERVAL.finditer(text, unit.start, unit.end)


def _last(opened: list[_Open]) -> range:
    """Return the places of what was opened last, innermost first; prose nests no deeper."""
    return range(len(opened) - 1, max(-1, len(opened) - _DEEP), -1)


def _straight(at: int, opened: list[_Open]) -> None:
    """Let a straight mark close the last quotation, or else open one."""
    for place in _last(opened):
        if opened[place].mark in '"“„':
            del opened[place]
            return
    opened.append(_Open('"', at))


def _close(mark: str, opened: list[_Open]) -> bool:
    """Take away what a mark closes; return whether anything was open."""
    partners = _CLOSES[mark] + ('"' if mark == "”" else "")
    for place in _last(opened):
        if opened[place].mark in partners:
            del opened[place]
            return True
    return False


def _is_other(text: str, mark: str, at: int, start: int) -> bool:
    """Whether a mark is inches, a smiley, or part of a heading's ornament."""
    before = text[max(start, at - 3) : at]
    if mark == "»":  # an arrow, where no text is quoted in this way
        return "«" not in text
    if mark == '"':
        return before[-1:].isdigit() and text[at + 1 : at + 2] not in {")", ",", "."}
    return mark in "()" and before[-1:] in ":;=-'" and _FACE.search(before) is not None


def _is_item(text: str, mark: str, at: int, start: int) -> bool:
    return mark in ")）]" and _ITEM.search(text[max(start, at - 5) : at]) is not None
