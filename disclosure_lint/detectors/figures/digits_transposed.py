"""`figures/digits-transposed`: a long figure whose digits stand otherwise than wherever else a draft has it.

Of Chinese drafts, where the characters about a figure tell what it is of; `figures/slipped-figure` goes by words.

`13,237,500` twice and `13,273,500` once: two digits that changed places tell a slip by themselves in a
figure of many digits. One digit that is another tells it only where the same words stand about both.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.characters import is_han
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Notation: a figure of thousands, and one of two decimals and more that is no rate.
_FIGURE = Regex(r"(?<![\d.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{2,4}\.\d{2,3})(?![\d%]|[.,]\d|\s%)")
_DIGITS = 4  # before the zeros at the end, of a figure that tells
_OF_SWAPS = 5  # the same of one without decimals, two of whose digits changed places
_IN_CELLS = 6  # the same of a figure that stands alone in a cell
_BEFORE, _BEFORE_HAN, _AFTER = 14, 4, 2  # code points about two figures that are one thing
_ELSEWHERE = 2  # times that the draft has the other one
_MOST = (
    4_000  # figures of a draft; what has more is a table of figures, where some are alike by chance
)


class _Figure(NamedTuple):
    start: int
    end: int
    digits: str
    before: str
    after: str

    @property
    def is_in_cell(self) -> bool:
        return not self.after.strip() or self.after[0] == "\n" or self.after[0] == "|"


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a figure that stands once, and another with the same digits several times."""
    if not case.language.startswith("zh"):
        return Verdict(idle="the draft is not in Chinese")
    folded = case.draft.folded
    found: dict[str, list[_Figure]] = {}
    for match in _FIGURE.finditer(folded):
        if len(_telling(match[0])) >= _DIGITS:
            found.setdefault(match[0], []).append(_figure(folded, *match.span()))
    twice = {shown: some for shown, some in found.items() if len(some) >= _ELSEWHERE}
    if not twice or len(found) > _MOST:
        return Verdict(idle="no long figure stands twice in the draft")
    flags = tuple(_flags(case, found, twice))
    evidence = [Mark(one.start, one.end) for some in twice.values() for one in some]
    return Verdict(flags, evidence=() if flags else tuple(sorted(evidence)))


def _figure(folded: str, start: int, end: int) -> _Figure:
    before = folded[max(0, start - _BEFORE) : start]
    if before[-_BEFORE_HAN:].strip() and is_han(before[-1]):
        before = before[-_BEFORE_HAN:]
    after = folded[end : end + _AFTER]
    if after and is_han(after[0]):
        after = after[0]
    return _Figure(start, end, _telling(folded[start:end]), before, after)


def _telling(shown: str) -> str:
    return shown.replace(",", "").replace(".", "").rstrip("0")


def _flags(
    case: Case, found: dict[str, list[_Figure]], twice: dict[str, list[_Figure]]
) -> Iterator[Flag]:
    shapes: dict[str, list[str]] = {}
    for shown in twice:
        for shape in {_shape(shown), *_holes(shown)}:
            shapes.setdefault(shape, []).append(shown)
    for shown, some in found.items():
        if len(some) > 1:
            continue
        one = some[0]
        for shape in (_shape(shown), *_holes(shown)):
            other = next(
                (o for o in shapes.get(shape, ()) if _is_slip(shown, o, one, twice[o])), ""
            )
            if other:
                first = twice[other][0]
                values = {
                    "printed": printed(case, one.start, one.end),
                    "other": printed(case, first.start, first.end),
                }
                yield Flag(
                    Mark(one.start, one.end),
                    values,
                    related=(Mark(first.start, first.end, "it stands so here"),),
                )
                break


def _shape(shown: str) -> str:
    """Return what figures have in common whose digits only changed places."""
    signs = "".join(sign for sign in shown if not sign.isdecimal())
    return f"{len(shown)}{signs}:{''.join(sorted(shown))}"


def _holes(shown: str) -> Iterator[str]:
    """Yield what figures have in common of which one digit is another."""
    for at, sign in enumerate(shown):
        if sign.isdecimal():
            yield f"{shown[:at]}_{shown[at + 1 :]}"


def _is_slip(shown: str, other: str, one: _Figure, others: Sequence[_Figure]) -> bool:
    apart = [n for n, (a, b) in enumerate(zip(shown, other, strict=True)) if a != b]
    about = any(o.before == one.before and o.after == one.after for o in others)
    if len(apart) == 1:
        is_told = about and not one.is_in_cell and one.before.isprintable()
        # Parts of a sum are rounded to one more and one less.
        return is_told and abs(int(shown[apart[0]]) - int(other[apart[0]])) > 1
    is_swap = len(apart) == 2 and shown[apart[0]] == other[apart[1]]  # noqa: PLR2004 # two digits
    is_swap = is_swap and not any(sign.isdecimal() for sign in shown[apart[0] + 1 : apart[1]])
    if not is_swap or ("." in shown and not about):
        return False
    if one.is_in_cell:
        return len(one.digits) >= _IN_CELLS
    if "." not in shown and len(one.digits) < _OF_SWAPS:
        return False
    return any(o.after == one.after for o in others)
