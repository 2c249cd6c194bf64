"""UTF-8 that was read as Windows-1252 or Latin-1, and what it said.

A stretch counts only when its bytes are UTF-8 again and say something that a release
may well say: no language writes `â€™` or `Ã©`, but French closes a quotation with `É»`.
"""

from __future__ import annotations

from disclosure_lint.draft.reading import Run
from disclosure_lint.regex import Regex

# The characters that Windows-1252 has for the bytes 0x80 to 0x9F.
_HIGH = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_BYTES = {ord(c): c.encode("cp1252")[0] for c in _HIGH}
_FOLLOWING = f"[\x80-\xbf{_HIGH}]"
_RUN = Regex(f"(?:[Â-ß]{_FOLLOWING}|[à-ï]{_FOLLOWING}{{2}}|[ð-ô]{_FOLLOWING}{{3}})+")
_QUOTES = frozenset("‘’“”‚„«»‹›…–—")
_PLAIN = Regex("[\xa0-\xff–—‘’‚“”„†‡•…‰′″‹›€™←-⇿∂-⋿\ufeff\u200b-\u200f\u2010-\u2015\u2028\u202f]+")
# A mark of Windows-1252 that was read as Latin-1; alone, for a run of controls is no mark.
_CONTROL = Regex(r"(?<![\x80-\x9f])[\x80\x82-\x84\x86-\x8c\x8e\x91-\x9c\x9e\x9f](?![\x80-\x9f])")
# Signs that stand behind a name in capitals, a number or a sign of its own: NESCAFÉ®, 5 × 10⁴.
_AT_HOME = frozenset("\xa0®©°²³¹ªº·")
_SIGNS = frozenset("×Øß")  # what a two-byte character begins with and is no letter of a name
_SOME = 0.02  # of a text; where more of it is controls, its font is what is broken
_FEW = 10
_AGAIN = 3  # how often a text is broken in the same way at most


def find(text: str) -> list[Run]:
    """Return the stretches of `text` that were decoded wrongly, repaired."""
    return [
        Run(*run.span(), meant, exact=True)
        for run in _RUN.finditer(text)
        if not _is_at_home(text, *run.span())
        and (meant := _repair(run[0], text[run.start() - 1 : run.start()]))
    ]


def controls(text: str) -> list[Run]:
    """Return the marks of Windows-1252 that stand as controls, which print nothing or a box."""
    found = [
        Run(*one.span(), one[0].encode("latin-1").decode("cp1252"), exact=True)
        for one in _CONTROL.finditer(text)
    ]
    return found if len(found) <= max(_FEW, _SOME * len(text)) else []


def _is_at_home(text: str, start: int, end: int) -> bool:
    """Whether a letter and a sign are what they are: `CAFÉ®`, `5 ×` and a space, `2.5 Å` and one."""
    if end - start != 2 or text[start + 1] not in _AT_HOME or text[start] in "ÂÃ":  # noqa: PLR2004 - two bytes
        return False
    before, after = text[start - 2 : start] if start > 1 else text[:start], text[end : end + 1]
    if text[start] in _SIGNS or before[-1:].isdigit() or before.rstrip()[-1:].isdigit():
        return True
    return before[-1:].isupper() and not after.isalpha()


def _repair(broken: str, before: str) -> str:
    meant = _decode(broken)
    if not meant or not _is_likely(broken, meant, before):
        return ""
    for _ in range(_AGAIN):
        again = _RUN.sub(lambda run: _decode(run[0]) or run[0], meant)
        if again == meant:
            break
        meant = again
    return meant


def _decode(broken: str) -> str:
    try:
        return bytes(_BYTES.get(ord(c), ord(c)) for c in broken).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return ""


def _is_likely(broken: str, meant: str, before: str) -> bool:
    """Whether the repaired text is likelier than the text as it stands."""
    if len(meant) > 1 and not _QUOTES.issuperset(broken[1::2]):
        return True
    if broken[0] in "ÂÃâï":
        closing = broken[1:] in _QUOTES and before.isupper()
        return bool(_PLAIN.fullmatch(meant)) and not closing
    return broken[1] not in _QUOTES and meant.isalpha() and broken[0] < "à"
