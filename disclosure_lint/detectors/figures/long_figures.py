"""Long figures of a Chinese draft that stand otherwise than wherever else it has them.

`13,237,500` twice and `13,273,500` once: two digits that changed places tell a slip by themselves in a
figure of many digits. One digit that is another tells it only where the same characters stand about both.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.detectors.figures.misprints import is_a_digit_off, is_swapped_beside
from disclosure_lint.draft.characters import is_han
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Notation: a figure of thousands, and one of two decimals and more that is no rate.
_FIGURE = Regex(
    r"(?<![\d.,第])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{2,4}\.\d{2,3})(?![\d%]|[.,]\d|\s%)"
)
_DIGITS = 4  # before the zeros at the end, of a figure that tells
_OF_SWAPS = 5  # the same of one without decimals, two of whose digits changed places
_IN_CELLS = 6  # the same of a figure that stands alone in a cell
_BEFORE, _BEFORE_HAN, _AFTER = 14, 4, 2  # code points about two figures that are one thing
_ELSEWHERE = 2  # times that the draft has the other one
_MOST = 4_000  # figures of a draft; of more, which are a table, some are alike by chance


class LongFigure(NamedTuple):
    """A figure, its digits but for zeros at the end, and what stands about it."""

    start: int
    end: int
    digits: str
    before: str
    after: str

    @property
    def is_in_cell(self) -> bool:
        """Whether it ends its line or its cell."""
        return not self.after.strip() or self.after[0] == "\n" or self.after[0] == "|"


def slips(case: Case) -> Iterator[tuple[LongFigure, LongFigure]]:
    """Yield figures that stand once, each with one that stands again and that it is a slip from."""
    folded = case.draft.folded
    found: dict[str, list[LongFigure]] = {}
    for match in _FIGURE.finditer(folded):
        if len(_telling(match[0])) >= _DIGITS:
            found.setdefault(match[0], []).append(_figure(folded, *match.span()))
    twice = {shown: some for shown, some in found.items() if len(some) >= _ELSEWHERE}
    if twice and len(found) <= _MOST:
        yield from _slips(found, twice)


def _figure(folded: str, start: int, end: int) -> LongFigure:
    before = folded[max(0, start - _BEFORE) : start]
    if before[-_BEFORE_HAN:].strip() and is_han(before[-1]):
        before = before[-_BEFORE_HAN:]
    after = folded[end : end + _AFTER]
    if after and is_han(after[0]):
        after = after[0]
    return LongFigure(start, end, _telling(folded[start:end]), before, after)


def _telling(shown: str) -> str:
    return shown.replace(",", "").replace(".", "").rstrip("0")


def _slips(
    found: dict[str, list[LongFigure]], twice: dict[str, list[LongFigure]]
) -> Iterator[tuple[LongFigure, LongFigure]]:
    shapes: dict[str, list[str]] = {}
    for shown in twice:
        for shape in {_shape(shown), *_holes(shown)}:
            shapes.setdefault(shape, []).append(shown)
    for shown, (one, *more) in found.items():
        alike = (
            twice[other][0]
            for shape in ([] if more else [_shape(shown), *_holes(shown)])
            for other in shapes.get(shape, ())
            if _is_slip(shown, other, one, twice[other])
        )
        if meant := next(alike, None):
            yield one, meant


def _shape(shown: str) -> str:
    """Return what figures have in common whose digits only changed places."""
    signs = "".join(sign for sign in shown if not sign.isdecimal())
    return f"{len(shown)}{signs}:{''.join(sorted(shown))}"


def _holes(shown: str) -> Iterator[str]:
    """Yield what figures have in common of which one digit is another."""
    for at, sign in enumerate(shown):
        if sign.isdecimal():
            yield f"{shown[:at]}_{shown[at + 1 :]}"


def _is_slip(shown: str, other: str, one: LongFigure, others: Sequence[LongFigure]) -> bool:
    about = any(o.before == one.before and o.after == one.after for o in others)
    if is_a_digit_off(shown, other):
        is_told = about and not one.is_in_cell and one.before.isprintable()
        # Parts of a sum are rounded to one more and one less.
        return is_told and max(abs(ord(a) - ord(b)) for a, b in _pairs(shown, other)) > 1
    if not is_swapped_beside(shown.replace(",", ""), other.replace(",", "")):
        return False
    if "." in shown and not about:
        return False
    if one.is_in_cell:
        return len(one.digits) >= _IN_CELLS
    if "." not in shown and len(one.digits) < _OF_SWAPS:
        return False
    return any(o.after == one.after for o in others)


def _pairs(shown: str, other: str) -> Iterator[tuple[str, str]]:
    yield from ((a, b) for a, b in zip(shown, other, strict=True) if a != b)
