"""Where a draft uses a brand: its first mention, and the end of its mark."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.detectors.drugs.used_names import (
    is_running,
    name_key,
)
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.regex import Regex

_ROW = 60  # code points on either side of a brand in a row of brands
_MANY = 3  # marks in a row of brands, or other names
# Notation: brands in a row, each with its mark.
_COMMA = Regex("[,;]")
_ROW_BEFORE = Regex(r"(?:[A-Z][\w-]+[®™]?[,;]\s+)+(?:and\s+)?$")
_ROW_AFTER = Regex(r"[®™]?(?:[,;]\s+(?:and\s+)?[A-Z][\w-]+)+")


def firsts(case: Case, drugs: list[Drug]) -> list[Drug]:
    """Return the first mention of each brand, in running text if it stands there at all."""
    brands = [d for d in drugs if d.form == "brand" and _is_meant(d, drugs)]
    brands = [brand for brand in brands if not _is_listed(case, brand)]
    found: dict[str, Drug] = {}
    for brand in sorted(brands, key=lambda b: (not is_running(case, b), b.start)):
        found.setdefault(name_key(brand), brand)
    return list(found.values())


def _is_listed(case: Case, brand: Drug) -> bool:
    """Tell whether a brand stands in a row of brands, as releases of results have them."""
    text = case.draft.text
    before = text[max(0, brand.start - _ROW) : brand.start]
    after = text[brand.end : brand.end + _ROW]
    marks = sum(map((before + after).count, "®™"))
    if marks >= _MANY and before.rstrip().endswith((",", ";", "and", "、", "及", "®", "™")):
        return True
    row = (_ROW_BEFORE.search(before), _ROW_AFTER.match(after))
    return sum(len(_COMMA.findall(part[0])) for part in row if part) >= _MANY


def _is_meant(brand: Drug, drugs: list[Drug]) -> bool:
    """Tell whether a word is the brand: Irene without a mark may be a person."""
    if brand.mark or brand.printed.isupper() or brand.printed[0] >= HAN_FROM:
        return True
    return any(drug.form != "brand" for drug in drugs)


def after_mark(case: Case, brand: Drug) -> int:
    """Return where a brand ends, its mark included."""
    if not brand.mark:
        return brand.end
    at = case.draft.text.find(brand.mark, brand.end, brand.end + 6)
    return at + len(brand.mark) if at >= 0 else brand.end
