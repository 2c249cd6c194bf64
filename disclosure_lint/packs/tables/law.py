"""The shapes of `rules/provisions.yaml`, `statutes.yaml`, `ordinances.yaml` and `stock-markers.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, RootModel, StringConstraints

from disclosure_lint.packs.rule_model import Model, Text

Year = Annotated[str, StringConstraints(pattern=r"^(19|20)[0-9]{2}$")]


class Book(Model):
    """A book of rules: which chapters it has, and the rules of those that were read."""

    book: Text
    title: Text
    numbered_chapters: Annotated[int, Field(ge=1)]
    lettered_chapters: tuple[Text, ...]
    chapters: dict[Text, dict[Text, Text]] = Field(default={})  # rule → what it is about


class Misnaming(Model):
    """Words before "Act" by which a draft means a statute, and in which years it does."""

    called: Text
    years: Literal["any", "not its own"] | tuple[Year, ...]


class Statute(Model):
    """A statute: its name, and by which section and which wrong names drafts cite it."""

    name: Text
    year: Year
    section: Text | None = None
    misnamed: tuple[Misnaming, ...]


Chapter = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,4}[A-Z]{0,2}$")]


class Ordinance(Model):
    """An ordinance of Hong Kong, or rules made under one, and its chapter."""

    name: Text
    chapter: Chapter
    also: tuple[Chapter, ...] = ()  # other chapters under which it was or is cited rightly


class Provisions(RootModel[tuple[Book, ...]]):
    """`provisions.yaml`."""


class Statutes(RootModel[tuple[Statute, ...]]):
    """`statutes.yaml`."""


class Ordinances(RootModel[tuple[Ordinance, ...]]):
    """`ordinances.yaml`."""


class StockMarkers(RootModel[dict[Text, Text]]):
    """`stock-markers.yaml`: letters → what they say."""
