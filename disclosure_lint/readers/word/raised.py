"""Raised characters: exponents are kept, the marks of notes are told from them.

`m` and a raised `2` read m²; `endpoint` and a raised `1` are a word and a note's mark.
"""

from __future__ import annotations

from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

_UP = str.maketrans("0123456789+-−–()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾ⁿⁱ")
_EXPONENT = Regex(r"[+\-−–]?\d{1,3}|[+\-−–]")
_EXPONENT_ON = Regex(r"(?:^|[^\d.,])10[⁺⁻⁰¹²³⁴-⁹]{1,3}$")  # in several runs
_BETWEEN = Regex(r"[,;–\s-]{1,3}|[()\[\]]")  # the marks of notes
_BASE = Regex(r"(?:^|[^\d.,])10$|(?:^|[^A-Za-z])(?:[cdkmnµμ]?m|ft|in|s|sec|min|h|d|kg|m?L)$")
_SMALL = Regex(r"[+\-−–]?[1-4]")
_SIGN = r"[(\[]?(?:\d{1,3}|[a-z]|[*†‡§¶#]{1,3})[)\]]?"
_NOTE = Regex(rf"\s?{_SIGN}(?:[,;–\s]{{1,3}}{_SIGN}){{0,8}}\s?")
_OPENS = frozenset("([")
_MARKED = Regex(r"[\w.,;:!?)”’\"%®™*]$")
_NAMES = {"TM": "™", "tm": "™", "SM": "℠"}


class Raised(NamedTuple):
    """What a raised run shows, and whether it is only the mark of a note."""

    text: str
    is_mark: bool = False


def raised(text: str, before: str, *, after_mark: bool = False) -> Raised:
    """Tell what raised `text` is after the words `before` it on its line.

    `after_mark` tells that what stands right before it is the mark of a note.
    """
    if text in _NAMES:
        return Raised(_NAMES[text])
    base = _BASE.search(before)
    if base and (_EXPONENT if base[0].endswith("10") else _SMALL).fullmatch(text):
        return Raised(text.translate(_UP))
    if _EXPONENT_ON.search(before) and text.isdecimal():
        return Raised(text.translate(_UP))
    if after_mark and (_BETWEEN.fullmatch(text) or _NOTE.fullmatch(text)):
        return Raised(text.translate(_UP), is_mark=True)
    if (_NOTE.fullmatch(text) or text in _OPENS) and _MARKED.search(before):
        return Raised(text.translate(_UP), is_mark=True)
    return Raised(text)


def lifted(text: str) -> str:
    """Return the exponent of an equation as one line shows it."""
    return text.translate(_UP)
