"""What two languages call the same thing: the shape of `rules/glossary.yaml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from disclosure_lint.packs.rule_model import Model, Text

_Forms = Annotated[tuple[Text, ...], Field(min_length=1)]


class Called(Model):
    """One thing and what each language calls it."""

    en: _Forms
    zh: _Forms


Glossary = RootModel[tuple[Called, ...]]
