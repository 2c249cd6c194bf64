"""Whether a draft breaks off: a part of one that was copied, or cut by whoever keeps it."""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.regex import Regex

_CUT = Regex(r"[\[(]\s?(?:cut|truncated|abridged|\.\.\.|…)\s?[\])]\s*$")
# A word that no sentence ends with, and nothing behind it. Any other word may be the end of
# a line that needs no stop, and what is missing must not pass for less than it is.
_LAST = Regex(
    r"(?<![\w.])(?:the|an?|of|and|or|with|for|from|that|which|who|whose|as|its|their|our|is|are|was|were"
    r"|has|have|had|will|may|would|could|should|than|into|between|including|such|because|if"
    r"|to|at|by|but|been|be|can|must|while|whether|upon|under|we)$"
)
_ADDRESS = Regex(r"@|https?:|www\.|\.com\b")
_PROSE = frozenset({"paragraph", "heading"})  # items of a list and cells need no stop
_WORDS = 8  # fewer are a heading, a name or a title
_TAIL = 40  # code points in which a mark of the cut stands


def breaks_off(draft: Draft) -> bool:
    """Whether a draft ends within a sentence, or says that it was cut.

    What ends with any but a word that joins is whole, as far as anybody can tell.
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
