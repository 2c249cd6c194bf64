"""Where two names of a drug are shown to be one."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Mark
from disclosure_lint.detectors.drugs.slips import is_slip
from disclosure_lint.detectors.drugs.used_names import mark, name_key, product_of
from disclosure_lint.issuers.registry import code_key
from disclosure_lint.mentions.drugs.find import Drug, Tie

_SLIPS = 2  # digits astray in a code that stands beside its own drug's name


def whole(case: Case, tie: Tie) -> Mark:
    """Return a tie up to its right name and the bracket that closes right behind it."""
    text = case.draft.text
    end = tie.right.end
    while end < tie.end and text[end] in " ®™)）]":
        end += 1
    return Mark(tie.left.start, end)


def proof(
    case: Case, drugs: list[Drug], ties: list[Tie], found: list[tuple[int, str, str]]
) -> list[Mark]:
    """Return the first tie of a product's names, or else the first two joined ones."""
    if ties:
        return [whole(case, ties[0])]
    return [mark(drug) for drug in drugs if found and drug.start == found[0][0]]


def meant_codes(case: Case, code: Drug, other: Drug) -> list[str]:
    """Return the codes of the drug that `other` names, of which a code may be a slip."""
    product = product_of(case, other)
    codes = product.codes if product and not product.basis else ()  # a list lacks the siblings
    return [known for known in codes if is_slip(name_key(code), code_key(known), _SLIPS)]
