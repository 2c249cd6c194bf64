"""Anchors: the values of a text that its counterpart must have, too, however it writes them.

And what two texts differ in, of which anchors are the ends.
"""

from __future__ import annotations

from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

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


FIGURES = frozenset({"number", "amount", "percentage"})


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


class Difference(NamedTuple):
    """One thing that two texts do not both say alike."""

    sort: str  # number, date, time, provision, currency, direction or order
    here: Anchor
    there: Anchor | None  # None where the other text has nothing in its place
    place: int  # in the other text, where it should stand
    is_sure: bool  # two values that cannot both be right


class Side(NamedTuple):
    """One of two texts: its anchors, and how it is written."""

    anchors: Sequence[Anchor]
    folded: str
    is_han: bool
    text: str  # as read: the folded text has lost what parts cells
