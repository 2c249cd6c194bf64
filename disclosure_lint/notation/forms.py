"""Printed forms, such as the signs of a currency, as one regular expression.

The notations' finders build theirs from the lists and tables of the packs, and `grammar`
fills the grammars in from the same, so that a form stands in one place.
"""

from __future__ import annotations

from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.regex import escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def any_of(forms: Iterable[str], gap: str = "") -> str:
    """Return the source that takes any of some folded forms, of two that begin alike the longer.

    A form that ends in a letter ends its word, too; `gap` may stand between the characters
    of a Chinese one.
    """
    longest_first = sorted(set(forms), key=_longest_first)
    return "|".join(_whole(form, gap) for form in longest_first)


def at_words(forms: Iterable[str]) -> str:
    """Return the source that takes any of some folded forms where a word begins, a Chinese one anywhere."""
    return rf"(?<![a-z](?=[a-z]))(?:{any_of(forms)})"


def _longest_first(form: str) -> tuple[int, str]:
    return -len(form), form


def _whole(form: str, gap: str) -> str:
    if form >= HAN_FROM:
        return gap.join(form)
    escaped = escape(form).replace(r"\ ", " ")
    return escaped + "(?![a-z])" if form[-1].isalpha() else escaped
