"""How a figure is misprinted: one digit is another, or two changed places.

Figures are compared as they are printed, a decimal point among their characters. Each rule
says which misprint it goes by: what is told of a table's total is too much for a headline.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def is_a_digit_off(one: str, other: str) -> bool:
    """Whether one digit is another."""
    return len(_odd(one, other)) == 1


def is_swapped(one: str, other: str) -> bool:
    """Whether two digits changed places, wherever they stand."""
    at = _odd(one, other)
    return len(at) == 2 and [one[n] for n in at] == [other[n] for n in reversed(at)]  # noqa: PLR2004 - two digits


def is_swapped_beside(one: str, other: str) -> bool:
    """Whether two digits side by side changed places, a point between them or not."""
    if not is_swapped(one, other):
        return False
    first, last = _odd(one, other)
    return one[first + 1 : last] in {"", "."}


def swaps(printed: str) -> Iterator[str]:
    """Yield a figure with two unlike digits side by side in the other order, pair by pair."""
    for n, digit in enumerate(printed):
        m = n + 1 + (printed[n + 1 : n + 2] == ".")
        beside = printed[m : m + 1]
        if digit.isdecimal() and beside.isdecimal() and digit != beside:
            yield printed[:n] + beside + printed[n + 1 : m] + digit + printed[m + 1 :]


def _odd(one: str, other: str) -> list[int]:
    """Return where two figures of one length differ that have their points in one place."""
    if len(one) != len(other) or one.find(".") != other.find("."):
        return []
    return [n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
