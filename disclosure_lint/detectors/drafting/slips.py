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


def is_a_letter_off(one: str, other: str) -> bool:
    """Whether one letter is another, is lost, or has changed places with the next."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    if len(longer) == len(shorter) + 1:
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    if len(longer) != len(shorter):
        return False
    odd = [at for at in range(len(longer)) if longer[at] != shorter[at]]
    swapped = len(odd) == 2 and odd[1] == odd[0] + 1  # noqa: PLR2004 - two letters
    return len(odd) == 1 or (
        swapped and longer[odd[0]] == shorter[odd[1]] and longer[odd[1]] == shorter[odd[0]]
    )


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
