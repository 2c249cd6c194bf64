"""Cells of a table that are figures, and whether a label says that its row is one of totals."""

from __future__ import annotations

from disclosure_lint.detectors.figures.misprints import is_swapped
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.words import HAN, Words
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

LEAST = 2  # figures of a row that nothing but spaces parts
_LONGEST = 40  # code points
_LONGEST_LEAD = 8  # Chinese characters of what a total is of
# Notation: a figure with its signs, a dash, a note's `nil`; the signs where they stand apart; in
# a cell that is known, spaces beside signs and the mark of a note.
_CELL = Regex(
    r"[(-]?(?:us|hk|rmb)?[$€£¥]?(?P<number>(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.\d{1,9})?)\)?%?\)?$|-$|nil$"
)
_SIGNS = frozenset(("$", "us$", "hk$", "rmb", "€", "£", "¥", "%", ")", ")%"))
_SPACED = Regex(r"(?<=[$€£¥(-])[ \xa0]+|[ \xa0]+(?=[)%])|(?<=\d)[ \xa0]*\(\d{1,2}\)$")
_TOKEN = Regex(r"[^\s|*]+")
_PARTED = Regex(r"[^\W\d_][^\t|\n]*?(?:\t|\s?\|\s?|\s{2,})\s*([^\s|][^\t|\n]{0,38}?)\s*\|?\s*$")
_ROW_MARKS = r"[\s|*•-]*"  # before a label
MOST_MARKS = len("| **非流动资产的")  # code points before the word of a total on its line


class Row(NamedTuple):
    """The figures of a row, from the left, and whether its label says that they are totals."""

    cells: list[Cell]
    is_total: bool


class Cell(NamedTuple):
    """A figure of a table; `place` is one unit of its last printed place."""

    start: int
    end: int
    value: float
    place: float
    percent: bool = False


class Totals(NamedTuple):
    """What says that a row is one of totals."""

    signs: frozenset[str]  # one of these words stands in a draft that has such a row
    label: Regex


def totals_of(known: Known) -> Totals:
    """Return what the packs know of labels of totals."""
    return known.made("totals", lambda: _made(known))


def _made(known: Known) -> Totals:
    label = any_of(known.listed("totals"), r"\s?")
    ended = any_of(known.listed("totals-at-end"), r"\s?")
    names = (*known.phrases("totals"), *known.phrases("totals-at-end"))
    firsts = {Words(phrase).text[0] for phrase in names if not phrase.isascii()}
    # Chinese says what is summed before it says that it is: 流动资产总值.
    is_ended = rf"[{HAN}]{{1,{_LONGEST_LEAD}}}?(?:{ended})(?![{HAN}])" if ended else r"(?!)"
    return Totals(known.words("totals") | firsts, Regex(f"{_ROW_MARKS}(?:{label}|{is_ended})"))


def cell(folded: str, start: int, end: int) -> Cell | None:
    """Return the figure that a whole cell is, its signs and a mark of a note apart."""
    if end - start > _LONGEST:
        return None
    printed = _SPACED.sub("", folded[start:end]).replace("$(", "($")
    found = _CELL.match(printed)
    return _read(found, printed, start, end) if found else None


def cells_at_end(folded: str, start: int, end: int) -> list[Cell]:
    """Return the figures that end a line, at least two and after a label; else nothing."""
    found: list[Cell] = []
    tokens = [(token.start(), token[0]) for token in _TOKEN.finditer(folded, start, end)]
    for number, (at, printed) in enumerate(reversed(tokens)):
        figure = _CELL.match(printed)
        if figure is not None:
            found.append(_read(figure, printed, at, at + len(printed)))
        elif printed not in _SIGNS:
            return found[::-1] if len(found) >= LEAST and number < len(tokens) else []
    return []


def lone_cell(draft: Draft, start: int, end: int) -> list[Cell]:
    """Return the one figure of a line whose label a tab, a bar or a wide gap parts from it."""
    line = draft.text[start:end]  # folded, a tab is a space
    if not any(gap in line for gap in ("\t", "|", "  ")):
        return []
    parted = _PARTED.search(line)
    figure = cell(draft.folded, start + parted.start(1), start + parted.end(1)) if parted else None
    return [figure] if figure else []


def is_slip(total: float, sum_: float) -> bool:
    """Whether a total may be a sum with one digit astray, or with two that changed places."""
    apart = f"{abs(total - sum_):.2f}".strip("0.").replace(".", "")
    if len(apart) == 1:
        return True
    return is_swapped(f"{abs(total):.2f}", f"{abs(sum_):.2f}")


def _read(found: re.Match[str], printed: str, start: int, end: int) -> Cell:
    value, place = figures.number(found["number"]) if found["number"] else (0.0, 1.0)
    negative = printed[0] in "(-" and bool(found["number"])
    is_percent = "%" in printed
    return Cell(start, end, -value if negative else value, place, is_percent)
