"""Mentions: what a draft mentions in the field's own notation.

One folder a notation, with the Lark grammar that finds its parts; nothing here knows an
issuer or a rule. `SORTS` names them all: what `@name` means in a pattern, what `explain`
says of it and what `case.mentions(name)` gives are read here and nowhere else.
"""

from __future__ import annotations

from disclosure_lint.lean import import_module
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class Sort(NamedTuple):
    """One sort of mention.

    A finder is called with what it `takes` by name: a part of the reading, such as its
    `draft`, or the mentions of another sort. A sort without a finder hangs on whose the
    draft is, and is resolved where that is known: see `case/own.py`.
    """

    says: str  # what `explain` says of `@name`
    folder: str = ""  # below this one: `find.py` there finds it
    finds: str = "find"  # the function there that finds it
    takes: tuple[str, ...] = ("draft",)
    bounded: bool = False  # whether of a great many the last are not read

    @property
    def is_own(self) -> bool:
        """Whether what is meant hangs on whose the draft is."""
        return not self.folder

    @property
    def find(self) -> Callable[..., tuple[Any, ...]]:
        """The finder, imported when it is first asked for."""
        finder: Callable[..., tuple[Any, ...]] = getattr(self._module, self.finds)
        return finder

    def value(self, mention: Any) -> tuple[object, ...]:
        """Return what a mention says, however it is printed: equal where two say the same."""
        said: tuple[object, ...] = self._module.value(mention)
        return said

    @property
    def _module(self) -> Any:
        return import_module(f"{__name__}.{self.folder}.find")


SORTS = {
    "amount": Sort(
        "an amount of money, or a number in thousands or more",
        "figures",
        "amounts",
        ("draft", "known"),
    ),
    "citation": Sort(
        "the citation of a rule or an act", "citations", takes=("draft", "known"), bounded=True
    ),
    "company": Sort("the name of a company", "companies", takes=("draft", "company_names")),
    "count": Sort(
        "a count of a whole with its percentage", "figures", "shares", ("draft", "known")
    ),
    "date": Sort("a date", "dates", takes=("draft", "known")),
    "definition": Sort("the definition of a term", "definitions", takes=("draft", "known")),
    "drug": Sort("the name of a drug", "drugs", "named", ("drug_text",), bounded=True),
    "figure": Sort(
        "a figure: an amount, a percentage or a count with its percentage",
        "figures",
        "together",
        ("amount", "percentage", "count"),
    ),
    "heading": Sort(
        "the heading of a required statement", "statements", takes=("draft", "known", "citation")
    ),
    "identifier": Sort("an ISIN, CUSIP or LEI", "identifiers"),
    "interval": Sort("a confidence interval", "intervals", takes=("draft", "known")),
    "issuer": Sort("the name of the issuer"),
    "known-drug": Sort(
        "the name of a known drug, or one that ends as such names do",
        "drugs",
        "known_ones",
        ("drug", "known"),
    ),
    "listing": Sort("a listing", "listings", "read", ("listings",)),
    "named-product": Sort("the name of a product"),
    "percentage": Sort("a percentage", "figures", "percents"),
    "placeholder": Sort("a placeholder", "placeholders", takes=("draft", "known")),
    "product": Sort("the name of one of the issuer's products"),
    "signature": Sort(
        "the words with which the board signs", "signatures", takes=("draft", "known")
    ),
    "stock-code": Sort("a stock code"),
    "trial": Sort("the number of a trial in a register", "trials", takes=("draft", "known")),
}
