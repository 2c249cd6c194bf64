"""Raised characters: exponents are kept, the marks of notes are told from them.

`m` and a raised `2` read m²; `endpoint` and a raised `1` are a word and a note's mark.
"""

from __future__ import annotations

from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

_UP = str.maketrans("0123456789+-−–()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿⁱ")
_EXPONENT = Regex(r"[+\-−–]?\d{1,3}")
_BASE = Regex(r"(?:^|[^\d.,])10$|(?:^|[^A-Za-z])(?:[cdkmnµμ]?m|ft|in|s|sec|min|h|d|kg|m?L)$")
_SMALL = Regex(r"[+\-−–]?[1-4]")
_SIGN = r"[(\[]?(?:\d{1,3}|[a-z]|[*†‡§¶#]{1,3})[)\]]?"
_NOTE = Regex(rf"\s?{_SIGN}(?:[,;–\s]{{1,3}}{_SIGN}){{0,8}}\s?")
_MARKED = Regex(r"[\w.,;:!?)”’\"%®™*]$")
_NAMES = {"TM": "™", "tm": "™", "SM": "℠"}


class Raised(NamedTuple):
    """What a raised run shows, and whether it is only the mark of a note."""

    text: str
    is_mark: bool = False


def raised(text: str, before: str) -> Raised:
    """Tell what raised `text` is after the words `before` it on its line."""
    if text in _NAMES:
        return Raised(_NAMES[text])
    base = _BASE.search(before)
    if base and (_EXPONENT if base[0].endswith("10") else _SMALL).fullmatch(text):
        return Raised(text.translate(_UP))
    if _NOTE.fullmatch(text) and _MARKED.search(before):
        return Raised(text.translate(_UP), is_mark=True)
    return Raised(text)
