"""Folding: the form in which words compare, code point for code point.

Case, curly quotes, every dash and space, full-width forms and the two Chinese
scripts fold together. A folded text is as long as the text it came from, so that
an offset in one is an offset in the other.
"""

from __future__ import annotations

from functools import cache

_QUOTES = dict.fromkeys("“”„‟«»「」『』〝〞″", '"') | dict.fromkeys("‘’‚‛′`´", "'")
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212﹘﹣", "-")
_SPACES = dict.fromkeys(
    "\t\v\f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u202f\u205f\u3000",
    " ",
)
_WIDE = {chr(0xFF01 + n): chr(0x21 + n).lower() for n in range(94)}
_OTHER = {"İ": "i", "﹑": "、", "｡": "。", "﹔": ";", "﹕": ":", "﹙": "(", "﹚": ")"}
FOLDS: dict[str, str] = _QUOTES | _DASHES | _SPACES | _WIDE | _OTHER
_FOLDED = frozenset(FOLDS)


def fold(text: str) -> str:
    """Return `text` in comparable form; the result has the same length."""
    if text.isascii():
        return text.lower().replace("\t", " ")
    distinct = set(text)
    for character in distinct & _FOLDED:
        text = text.replace(character, FOLDS[character])
    if max(distinct) > "\u2e80" and any("\u3400" <= c <= "\u9fff" for c in distinct):
        text = text.translate(_simplified())
    return text.lower()


@cache
def _simplified() -> dict[int, int]:
    from disclosure_lint.draft.han import TRADITIONAL_TO_SIMPLIFIED

    return TRADITIONAL_TO_SIMPLIFIED
