"""Prompts: what the program asks for that wrote a draft, as its reader knows."""

from __future__ import annotations

from disclosure_lint.draft.model import Draft

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_SORTS = {"prompt": 0, "date": 1}  # of residue, and how much milder each is


def find(draft: Draft) -> Iterator[tuple[int, int, str, int]]:
    """Yield where a prompt stands, or what fills itself in anew; what it is, and how mild."""
    for one in draft.residue:
        if one.sort in _SORTS:
            start, end = draft.read(one.start), draft.read(one.end)
            if start < end:
                yield start, end, one.said, _SORTS[one.sort]
