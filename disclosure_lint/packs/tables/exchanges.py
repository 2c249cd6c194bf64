"""The shape of `rules/exchanges.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, RootModel, StringConstraints, model_validator

from disclosure_lint.draft.fold import fold
from disclosure_lint.packs.rule_model import Model, Text


def _shape(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"is no regular expression: {error}") from None
    return text


Label = Annotated[Text, AfterValidator(fold)]
Suffix = Annotated[str, StringConstraints(pattern="^[A-Z]{1,6}$")]
Digit = Annotated[str, StringConstraints(pattern="^[0-9]$")]


class ExchangeRow(Model):
    """One exchange; the head of `rules/exchanges.yaml` says what each field means."""

    name: Annotated[str, StringConstraints(pattern="^[A-Z0-9]+( [A-Z0-9]+)*$")]
    country: Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")] = ""
    weight: Literal["main", "secondary", ""] = ""
    reports_to_sec: bool = False
    market_of: Text | None = None
    has_markets: bool = False
    labels: dict[Literal["en", "zh"], tuple[Label, ...]]
    feeds: tuple[Label, ...] = ()
    suffixes: tuple[Suffix, ...] = ()
    sought: tuple[Suffix, ...] = ()
    after_letters: tuple[Suffix, ...] = ()
    symbol: Annotated[Text, AfterValidator(_shape)]
    alphabet: Literal["letters", "digits", ""] = ""
    expected: Text | None = None
    code: Text | None = None
    drops_zeros: bool = False
    code_digits: int = 0
    code_begins: tuple[Digit, ...] = ()

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        labels = {label for listed in self.labels.values() for label in listed}
        for name, part, whole in (
            ("feeds", self.feeds, labels),
            ("sought", self.sought, self.suffixes),
            ("after-letters", self.after_letters, self.suffixes),
        ):
            for one in part:
                if one not in whole:
                    where = "labels" if name == "feeds" else "suffixes"
                    raise ValueError(f"`{name}`: {one} does not stand among its {where}")
        return self


class ExchangeTable(RootModel[Annotated[tuple[ExchangeRow, ...], Field(min_length=1)]]):
    """Every exchange, in the order in which releases print listings."""

    @model_validator(mode="after")
    def _told_once(self) -> Self:
        owners: dict[str, str] = {}
        for what, owner in _claims(self.root):
            if owners.setdefault(what, owner) != owner:
                raise ValueError(f"{what} is {owners[what]}'s and {owner}'s")
        names = {row.name for row in self.root}
        for row in self.root:
            if row.market_of is not None and row.market_of not in names:
                raise ValueError(f"`market-of`: there is no exchange `{row.market_of}`")
        return self


def _claims(rows: tuple[ExchangeRow, ...]) -> Iterator[tuple[str, str]]:
    for row in rows:
        yield from ((f"the label {x}", row.name) for listed in row.labels.values() for x in listed)
        yield from ((f"the suffix {x}", row.name) for x in row.suffixes)
