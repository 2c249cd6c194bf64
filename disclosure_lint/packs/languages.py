"""What a language file may hold: `rules/languages/en.yaml` and its like."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from disclosure_lint.packs.rule_model import Model, Name, Text


class LanguageFile(Model):
    """One language: its name, its script, and its word lists.

    `common` are small words that running text of the language is full of; where a draft's
    words are most often among them, the draft is in that language.
    """

    name: Text
    script: Literal["Latin", "Han", "Kana", "Hangul", "Cyrillic", "Greek", "Arabic", "Thai"]
    common: tuple[Text, ...] = ()
    terms: dict[Name, tuple[Text, ...]] = Field(default={})
