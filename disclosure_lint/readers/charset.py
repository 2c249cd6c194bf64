"""The encoding that a page declares of itself, by the name that Python knows it by."""

from __future__ import annotations

import codecs
from typing import cast

from disclosure_lint.regex import IGNORECASE, Regex

_HEAD = 4096  # bytes; browsers look at a quarter of it
_DECLARED = Regex(
    rb"<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})"
    rb"|<\?xml\s[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{2,40})",
    IGNORECASE,
)
# What browsers take a name for: the larger encoding that holds it.
_LARGER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
    "big5": "big5hkscs", "shift_jis": "cp932", "euc_kr": "cp949", "iso8859-9": "cp1254",
    "tis-620": "cp874", "iso8859-11": "cp874",
}  # fmt: skip
# What pages are written in. UTF-16 is told by its bytes, and Python's list has codecs of
# another sort, such as one for archives.
_WRITTEN = Regex(
    r"utf-8|iso8859-\d{1,2}|cp(?:125\d|874|866|932|949|950)|koi8-[ru]|gb18030|big5hkscs|euc_jp|mac-roman"
)
# Those that only mail is written in: all their bytes are ASCII, which they shift out of.
_SHIFTED = Regex(r"utf-7|hz|iso2022_(?:jp\w*|kr)")


def declared(data: bytes) -> str | None:
    """Return the encoding that the head of a page names, if Python knows it."""
    found = _DECLARED.search(data, 0, _HEAD)
    named = cast(bytes, found[1] or found[2]) if found else b""
    return known(named.decode("ascii", "replace"))


def known(name: str) -> str | None:
    """Return Python's name for an encoding, the larger one that browsers take it for."""
    try:
        name = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    name = _LARGER.get(name, name)
    return name if _WRITTEN.fullmatch(name) else None


def shifted(name: str) -> str | None:
    """Return Python's name for an encoding whose bytes all look like ASCII, None for others."""
    try:
        name = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return name if _SHIFTED.fullmatch(name) else None
