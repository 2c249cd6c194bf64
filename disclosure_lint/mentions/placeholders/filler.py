"""Filler: the text that Word and typesetters put in of themselves."""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.saying import occurring
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_REST = Regex(r"[^.\n]{0,60}")  # how far filler text goes on
_STOP = Regex(r"[.。]?")


def find(draft: Draft, known: Known) -> Iterator[tuple[int, int]]:
    """Yield where filler text stands, with the rest of its sentence where that is more of it."""
    folded = draft.folded
    for phrase in occurring(draft, known, "template-text", ending=False):
        at = folded.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            rest = (_REST if phrase == "lorem ipsum" else _STOP).match(folded, end)
            yield at, rest.end() if rest else end
            at = folded.find(phrase, end)
