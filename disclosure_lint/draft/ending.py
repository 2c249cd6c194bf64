"""Whether a draft breaks off: a part of one that was copied, or cut by whoever keeps it."""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.regex import Regex

_CUT = Regex(r"[\[(]\s?(?:cut|truncated|abridged|\.\.\.|…)\s?[\])]\s*$")
_LAST = Regex(r"(?<![\w.])[a-z]+$")  # a word in small letters, and nothing behind it
_ADDRESS = Regex(r"@|https?:|www\.|\.com\b")
_PROSE = frozenset({"paragraph", "heading"})  # items of a list and cells need no stop
_WORDS = 8  # fewer are a heading, a name or a title
_TAIL = 40  # code points in which a mark of the cut stands


def breaks_off(draft: Draft) -> bool:
    """Whether a draft ends within a sentence, or says that it was cut.

    What ends with a name, a figure, an address or a mark of the end is whole, as far as
    anybody can tell.
    """
    text = draft.text.rstrip()
    tail = max(0, len(text) - _TAIL)
    if _CUT.search(draft.folded.rstrip(), tail):
        return True
    unit = draft.units[-1] if draft.units else None
    if unit is None or unit.kind not in _PROSE or not _LAST.search(text, tail):
        return False
    last = text[unit.start :]
    return len(last.split()) >= _WORDS and _ADDRESS.search(last) is None
