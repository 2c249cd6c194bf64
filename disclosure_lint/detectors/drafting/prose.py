"""Which units are running text, in which a slip is one.

A PDF says nothing of its tables: cells come line by line, several columns in turn, and
look like a paragraph. There, running text ends with a stop.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.segment import Unit

_READ = frozenset({"paragraph", "item"})
_PAGE = "\f"  # the mark between the pages of a PDF
_STOPS = (".", "。", "!", "?", "！", "？", ";", "；", ":", "：")
_AFTER_STOP = "\"”’')）]」』* "
_ENDING = 8  # code points in which the last stop stands


def is_prose(draft: Draft, unit: Unit) -> bool:
    """Whether a unit is running text as far as its draft tells."""
    if unit.kind not in _READ:
        return False
    return _PAGE not in draft.source.text or _ends(draft, unit)


def _ends(draft: Draft, unit: Unit) -> bool:
    ending = draft.text[max(unit.start, unit.end - _ENDING) : unit.end]
    return ending.rstrip(_AFTER_STOP).endswith(_STOPS)
