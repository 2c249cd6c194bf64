"""Folding: the form in which words compare, code point for code point.

Case, curly quotes, every dash and space, full-width forms and the two Chinese
scripts fold together. A folded text is as long as the text it came from, so that
an offset in one is an offset in the other.
"""

from __future__ import annotations

from disclosure_lint.draft.characters import beyond_ascii
from disclosure_lint.lean import cache

_QUOTES = dict.fromkeys("“”„‟«»「」『』〝〞″＂", '"') | dict.fromkeys("‘’‚‛′`´＇｀", "'")
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212﹘﹣", "-")
_SPACES = dict.fromkeys(
    "\t\v\f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u202f\u205f\u3000",
    " ",
)
_WIDE = {chr(0xFF01 + n): chr(0x21 + n).lower() for n in range(94)}
_OTHER = {"İ": "i", "ς": "σ", "﹑": "、", "｡": "。", "﹔": ";", "﹕": ":", "﹙": "(", "﹚": ")"}
FOLDS: dict[str, str] = _WIDE | _QUOTES | _DASHES | _SPACES | _OTHER
_ASCII_FOLDS = [(old, new) for old, new in FOLDS.items() if old.isascii()]
_FEW = 50  # characters up to which replacing one by one beats a translation of all


def fold(text: str) -> str:
    """Return `text` in comparable form; the result has the same length."""
    for old, new in _ASCII_FOLDS:
        text = text.replace(old, new)
    if text.isascii():  # most names and words, and many drafts
        return text.lower()
    changed = {c: new for c in set(beyond_ascii(text)) if (new := _folded(c)) != c}
    if len(changed) > _FEW:
        text = text.translate({ord(old): new for old, new in changed.items()})
    else:
        for old, new in changed.items():
            text = text.replace(old, new)
    if text.isascii():
        return text.lower()
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


@cache
def _folded(character: str) -> str:
    """Return what one character beyond ASCII folds to."""
    if character in FOLDS:
        return FOLDS[character]
    if "\u2e80" <= character <= "\ufaff":
        return _simplified(character)
    return character.lower()


def _simplified(character: str) -> str:
    from disclosure_lint.draft.han import SIMPLIFIED, TRADITIONAL

    at = TRADITIONAL.find(character)
    return character if at < 0 else SIMPLIFIED[at]
