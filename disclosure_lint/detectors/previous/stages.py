"""How far a product is told to be: phases, and the words for what lies before and after them."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.detectors.previous.wording import said
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("stage-preclinical", "stage-filed", "stage-approved")

# Notation: numerals after "phase" and before 期, and two of them joined.
_ONE = r"(?:[1-4]|iii|ii|iv|i|[ⅰ-ⅳ])"
_PHASE = Regex(
    rf"\bphase[\s-]?(?P<en>{_ONE})(?![\d.])[abc]?(?:\s?(?:/|-|and)\s?(?:phase )?(?P<en_to>{_ONE})[abc]?)?(?![a-z\d])"
    rf"|(?<![\da-z第])(?P<zh>{_ONE})[abc]?(?:\s?[/-]\s?(?P<zh_to>{_ONE})[abc]?)?\s?期(?=临床|试验|研究|注册|关键|单药|阶段|，|。|$)"
)
_NUMBERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "ⅰ": 1, "ⅱ": 2, "ⅲ": 3, "ⅳ": 4}
_LISTED = {"stage-preclinical": 0.0, "stage-filed": 5.0, "stage-approved": 6.0}


class Stage(NamedTuple):
    """A stage as it is told."""

    first: int  # its words
    last: int
    level: float  # 0 before the clinic, 1 to 4 by phases, 5 filed, 6 approved


def stages(case: Case) -> list[Stage]:
    """Return the stages that a case tells, in order; made once for all rules."""
    return case.kept("stages", lambda: sorted(_stages(case)))


def _stages(case: Case) -> Iterator[Stage]:
    between = case.draft.words.between
    for found in _PHASE.finditer(case.draft.folded):
        low = _number(found["en"] or found["zh"])
        high = found["en_to"] or found["zh_to"]
        yield Stage(*between(*found.span()), (low + _number(high)) / 2 if high else low)
    for name, level in _LISTED.items():
        for hit in said(case, name):
            yield Stage(*hit, level)


def _number(numeral: str) -> float:
    return float(_NUMBERS.get(numeral) or numeral)
