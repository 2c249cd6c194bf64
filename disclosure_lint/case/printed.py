"""How a place of the draft is quoted in a message: on one line."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from disclosure_lint.case.case import Case


def printed(case: Case, start: int, end: int) -> str:
    """Return the text of a span with single spaces."""
    return " ".join(case.draft.text[start:end].split())
