"""Slips of the keyboard and the clipboard: where a text is not what was meant, and what was.

Each finder knows only sure forms: names, codes and addresses look like slips and are none.
"""

from __future__ import annotations

from itertools import islice

from disclosure_lint.case.verdict import MOST_FLAGS, Change, Flag, Mark, Verdict
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class Slip(NamedTuple):
    """A place where the text is not what was meant, and what was."""

    start: int
    end: int
    printed: str
    right: str  # "" where only a person can tell
    said: str = ""


def told(found: Iterable[Slip], *, safe: bool = False) -> Verdict:
    """Flag slips; what is right is the fix, where it is known."""
    flags = (
        Flag(
            Mark(slip.start, slip.end),
            {"printed": slip.printed, "right": slip.right, "said": slip.said},
            changes=(Change(slip.start, slip.end, slip.right),) if slip.right else (),
            safe=safe,
        )
        for slip in islice(found, MOST_FLAGS + 1)
    )
    return Verdict(flags=tuple(flags))
