"""Anchors: the values of a text that its counterpart must have, too, however it writes them."""

from __future__ import annotations

from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable

# What else a value may be told as, more or less fully: a year is a part of a date.
FULLER = {
    "year": ("date",),
    "dotted": ("date",),
    "month": ("date", "day"),
    "day": ("date",),
    "number": ("percentage", "amount"),
    "amount": ("number",),
    "percentage": ("number",),
}


class Anchor(NamedTuple):
    """A value, where it stands in the text as read, and how sure it is to be told twice."""

    kind: str  # number, amount, percentage, date, dotted, day, month, year, time, provision, code
    value: Hashable  # equal where two say the same, whatever the language
    start: int
    end: int
    is_solid: bool  # no version leaves it out, or says it in words
    currency: str = ""  # of an amount
    is_worded: bool = False  # written in words

    @property
    def key(self) -> tuple[str, Hashable]:
        """What its partner must have: an amount is a number, whose scale words may differ."""
        return ("number" if self.kind == "amount" else self.kind), self.value
