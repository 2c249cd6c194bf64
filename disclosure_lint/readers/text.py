"""Plain text: a draft that is its own markup, allow-comments apart."""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.reading import Substitution
from disclosure_lint.source import Source

_OPEN, _CLOSE = "<!--", "-->"
_BLANK = " \t"


def read(source: Source) -> Draft:
    """Return the draft of a plain text; comments to the linter are not read."""
    return Draft(source, comments(source.text, only="disclosure-lint:"))


def comments(text: str, only: str = "") -> list[Substitution]:
    """Return the deletions of comments, or of those that begin with `only`.

    A comment that has its line to itself goes with the line, so that a paragraph
    around it stays one.
    """
    found: list[Substitution] = []
    start = text.find(_OPEN)
    while start >= 0:
        end = text.find(_CLOSE, start)
        if end < 0:
            break
        end += len(_CLOSE)
        if text[start + len(_OPEN) : end].lstrip().startswith(only):
            found.append(_without_line(text, start, end))
        start = text.find(_OPEN, end)
    return found


def _without_line(text: str, start: int, end: int) -> Substitution:
    first, last = start, end
    while first and text[first - 1] in _BLANK:
        first -= 1
    while last < len(text) and text[last] in _BLANK:
        last += 1
    alone = (not first or text[first - 1] in "\r\n") and text[last : last + 1] in {"", "\r", "\n"}
    if not alone:
        return Substitution(start, end, "")
    last += 2 if text.startswith("\r\n", last) else 1
    return Substitution(first, min(last, len(text)), "")
