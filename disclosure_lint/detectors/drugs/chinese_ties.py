"""Codes in brackets behind Chinese names that no profile has: one name with two codes.

The draft itself tells: the code that stands first behind a name is its own.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark
from disclosure_lint.detectors.drugs.slips import is_slip
from disclosure_lint.issuers.registry import code_key
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# Notation: what opens before a code: `替尼（`, `替尼（亦稱`.
_OPENED = Regex(r"\((?:亦称|又称|又名|也称|代号|研发代号)?:?\s?$")
_OPENING, _TAIL = 8, 4  # code points of it, and of the end of a name by which it is known


def find(case: Case) -> Iterator[Flag]:
    """Yield codes in brackets behind a Chinese name that has another code in its brackets before.

    Names that no profile has are told by how they end.
    """
    folded = case.draft.folded
    if folded.isascii():
        return
    endings = case.known.listed("substance-endings")
    firsts: dict[str, Drug] = {}
    for drug in case.drugs:
        opened = _OPENED.search(folded, max(0, drug.start - _OPENING), drug.start)
        before = folded[max(0, opened.start() - _TAIL) : opened.start()] if opened else ""
        if not drug.form.endswith("code") or not before.endswith(endings):
            continue
        first = firsts.setdefault(before, drug)
        alike = code_key(first.printed) == code_key(drug.printed)
        one = first.product is not None and first.product == drug.product
        if alike or one or is_slip(code_key(drug.printed), code_key(first.printed)):
            continue
        start = opened.start() - _TAIL if opened else drug.start
        name = case.draft.text[start : start + _TAIL]
        values = {
            "left": name,
            "right": drug.printed,
            "left-is": first.printed,
            "right-is": "another drug",
        }
        related = (Mark(first.start, first.end, f"{first.printed} here"),)
        yield Flag(Mark(start, drug.end), values, related=related, unsure=True, mild=1)
