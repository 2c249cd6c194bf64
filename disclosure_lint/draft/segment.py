"""Where headings, paragraphs, table-like lines and sentences begin and end.

Verdicts hang on what a sentence is: a change here is a change of every rule.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from disclosure_lint.draft.words import Words

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+|\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile(
    r"(?:[-*+•●▪◦‣·–—✓➢>]\s|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s|[（(]?[一二三四五六七八九十]{1,3}[、)）.])"
)
_LABEL = re.compile(r"[A-Z\u3400-\u9fff][^.!?。：:\n]{0,48}[:：]")
_CLOSERS = "\"'”’」』)）]】》*_"
_ENDS = ".!?。！？"
_TERMINAL = re.compile(r"[.!?][\"'”’)\]）」』*_®™\d\[\]]*\s|[。！？!?；](?=\D|$)")
_NEVER_ENDS = frozenset(
    "no nos inc ltd corp llc plc mr mrs ms dr prof st vs eg ie etc al fig figs approx"
    " sec art vol ed jan feb mar apr jun jul aug sep sept oct nov dec est dept rev gen"
    " hon jr sr ph pp cf viz ca md mass calif conn del ill ind mich minn wash wis tenn"
    " tex va fla ga pa ave blvd reg pte pty bhd gmbh sa".split()
)
_MAY_END = frozenset(
    "inc ltd corp llc plc co etc al jr sr pte pty bhd gmbh sa md mass calif".split()
)
_STARTERS = frozenset(
    "the this these those that it its we our they their he she in on at as for from by"
    " with under upon after before since during while when if although however moreover"
    " furthermore additionally in a an all any no such each both there here to and but"
    " shareholders investors patients data results".split()
)

_SHORT = 60  # a line of a flattened table, in code points
_HEADING = 160  # the longest heading, in code points
_WRAP = range(38, 135)  # widths at which texts are hard-wrapped


class Unit(NamedTuple):
    """A heading, paragraph, list item or table-like cell of the text as read."""

    kind: str  # heading, paragraph, item, cell
    start: int
    end: int


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def units(text: str, headings: frozenset[int] = frozenset()) -> list[Unit]:
    """Split a text into its units, in order.

    `headings` are offsets at which a reader knows that a heading begins.
    """
    found: list[Unit] = []
    for block in _blocks(text):
        found += _block_units(block, headings)
    return _mark_headings(text, found, headings)


def _blocks(text: str) -> list[list[_Line]]:
    blocks: list[list[_Line]] = [[]]
    for line in _LINE.finditer(text):
        stripped = line[0].strip()
        if stripped:
            start = line.start() + line[0].index(stripped)
            blocks[-1].append(_Line(start, start + len(stripped), stripped))
        elif (line[0] not in {"\n", "\r\n", "\r"} or _blank_before(text, line.start())) and blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _blank_before(text: str, offset: int) -> bool:
    """Whether the line end at `offset` closes a line without words."""
    at = offset - 1
    while at >= 0 and text[at] in " \t\u3000\xa0":
        at -= 1
    return at < 0 or text[at] in "\r\n"


def _block_units(block: list[_Line], headings: frozenset[int]) -> list[Unit]:
    width = max(len(line.text) for line in block)
    found: list[Unit] = []
    group = [block[0]]
    for line in block[1:]:
        if line.start not in headings and _continues(group[-1].text, line.text, width):
            group.append(line)
        else:
            found.append(_unit(group))
            group = [line]
    found.append(_unit(group))
    return found


def _continues(previous: str, line: str, width: int) -> bool:
    """Whether `line` goes on where `previous` was broken by a hard wrap."""
    if _BULLET.match(line) or previous.endswith((":", "：")):
        return False
    last, first = previous[-1], line[0]
    ended = last in _ENDS or (last in _CLOSERS and previous.rstrip(_CLOSERS)[-1:] in set(_ENDS))
    if not ended and (first.islower() or first in ",;)%）" or last in ",;(/&-（，、"):
        return True
    if previous.count("(") > previous.count(")") and ")" in line:
        return True
    if _han(previous):
        return not ended and 16 <= width <= 60 and len(previous) >= 0.85 * width
    full = width in _WRAP and len(previous) >= 0.72 * width
    return full and not _LABEL.match(line) and not previous.isupper()


def _han(text: str) -> bool:
    return "\u3400" <= text[-1] <= "\u9fff" or "\u3400" <= text[0] <= "\u9fff"


def _unit(group: list[_Line]) -> Unit:
    text = group[0].text
    if _BULLET.match(text):
        kind = "item"
    elif len(group) == 1 and len(text) <= _SHORT and text[-1] not in _ENDS:
        kind = "cell"
    elif len(group) == 1 and _LABEL.match(text):
        kind = "item"
    else:
        kind = "paragraph"
    return Unit(kind, group[0].start, group[-1].end)


def _mark_headings(text: str, found: list[Unit], headings: frozenset[int]) -> list[Unit]:
    """Tell headings from the cells of a flattened table by what stands around them."""
    marked: list[Unit] = []
    for number, unit in enumerate(found):
        kind = unit.kind
        if unit.start in headings:
            kind = "heading"
        elif kind in {"cell", "paragraph"} and unit.end - unit.start <= _HEADING:
            before = found[number - 1] if number else None
            after = found[number + 1] if number + 1 < len(found) else None
            if _is_heading(text, before, unit, after):
                kind = "heading"
        marked.append(unit._replace(kind=kind))
    return marked


def _is_heading(text: str, before: Unit | None, unit: Unit, after: Unit | None) -> bool:
    words = text[unit.start : unit.end]
    if words[-1] in ".!?。;；," or "\n" in words.strip() and len(words) > _HEADING:
        return False
    if before is None:
        return True
    if after is None:
        return False
    if unit.kind == "paragraph":
        return words.isupper()
    apart = _apart(text, before.end, unit.start) and after.kind != "cell"
    return apart or after.kind in {"paragraph", "item"} and before.kind != "cell"


def _apart(text: str, end: int, start: int) -> bool:
    gap = text[end:start]
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1


def sentence_starts(text: str, words: Words, found: list[Unit]) -> list[int]:
    """Return the number of the first word of every sentence, in order."""
    starts = {words.between(unit.start, unit.end)[0] for unit in found}
    gaps, folded = words.gaps, words.text
    for number in range(1, len(folded)):
        gap = gaps[number]
        if gap == " " or gap == "" or number in starts:
            continue
        if _TERMINAL.search(gap) and _ends_sentence(text, words, number):
            starts.add(number)
    return sorted(start for start in starts if start < len(folded))


def _ends_sentence(text: str, words: Words, number: int) -> bool:
    """Whether the mark before word `number` ends a sentence."""
    gap = words.gaps[number]
    if any(mark in gap for mark in "。！？!?；"):
        return True
    following = text[words.starts[number]]
    if following.islower():
        return False
    before = words.text[number - 1]
    known = words.text[number] in _STARTERS
    if before in _NEVER_ENDS or before == "co":
        return before in _MAY_END | {"co"} and known
    if len(before) == 1 and before.isalpha() and "." in words.gaps[number - 1] + gap[:1]:
        initial = words.gaps[number - 1] == "." or text[words.starts[number - 1]].isupper()
        return known or not initial
    return True
