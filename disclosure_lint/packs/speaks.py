"""Which languages a rule has words for, told by its wording and the lists that it names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from disclosure_lint.draft.characters import is_han
from disclosure_lint.draft.fold import fold
from disclosure_lint.errors import PatternError
from disclosure_lint.packs.languages import LanguageFile
from disclosure_lint.packs.model import Detect, Verbatim, pattern_fields
from disclosure_lint.packs.yamltext import YamlText
from disclosure_lint.patterns.parse import parse

Terms = Mapping[str, tuple[str, ...]]


class Tongues:
    """The languages of some packs, and the lists that each of them fills."""

    def __init__(self, texts: Mapping[str, YamlText], seen: Callable[[str], Terms]) -> None:
        """Take in language files; `seen` gives the terms that a folder's patterns may use."""
        self._files: dict[str, LanguageFile] = {}
        self._lists: dict[str, set[str]] = {}
        self._statements: dict[str, set[str]] = {}
        for path, text in texts.items():
            folder, name = os.path.split(path)
            if os.path.basename(folder) == "languages":
                self._language(os.path.splitext(name)[0], text)
        for path, text in texts.items():
            if os.path.basename(path) == "recognition.yaml" and isinstance(text.value, dict):
                told = text.value.get("statements")
                for name, one in told.items() if isinstance(told, dict) else ():
                    said = self._said(_texts(one), seen(os.path.dirname(path)))
                    self._statements.setdefault(name, set()).update(said)

    def _language(self, code: str, text: YamlText) -> None:
        try:
            file = LanguageFile.model_validate(text.value)
        except ValidationError:  # told where the lists are read
            return
        self._files[code] = file
        for name in file.terms:
            self._lists.setdefault(name, set()).add(code)

    def plain(self) -> dict[str, tuple[str, str, tuple[str, ...]]]:
        """Return name, script and common words of each language, by its code."""
        return {
            code: (file.name, file.script, tuple(map(fold, file.common)))
            for code, file in self._files.items()
        }

    def of(self, model: Any, terms: Terms) -> tuple[str, ...]:
        """Return the codes of the languages that a rule file has words for, if it has any.

        Which lists a detector goes by, it says itself.
        """
        patterns = [
            value for field in pattern_fields(model) if (value := getattr(model, field, None))
        ]
        patterns += [part.pattern for part in getattr(model, "parts", ())]
        found: set[str] = set()
        if isinstance(model, Detect):
            patterns += model.wording.values()
        found |= self._said(patterns, terms)
        found.update(self._statements.get(getattr(model, "statement", None) or "", ()))
        if isinstance(model, Verbatim):
            found.update(_written(model.texts))
        found.update(_written(swap.wrong for swap in getattr(model, "prefer", ())))
        return tuple(sorted(found))

    def _said(self, patterns: Iterable[str], terms: Terms) -> set[str]:
        found: set[str] = set()
        for pattern in patterns:
            try:
                tokens = parse(pattern).scan_values(lambda token: hasattr(token, "type"))
            except PatternError:  # told where it is compiled
                continue
            for token in tokens:
                if token.type == "PHRASE":
                    found.update(_written([token]))
                elif token.type == "TERM" and token[1:] in self._lists:
                    found.update(self._lists[token[1:]])
                elif token.type == "TERM":
                    found.update(_written(terms.get(token[1:], ())))
        return found


def _written(phrases: Iterable[str]) -> Iterator[str]:
    """Yield English for phrases in Latin letters, and Chinese for those in characters."""
    for phrase in phrases:
        if any(map(is_han, phrase)):
            yield "zh"
        elif any(letter.isalpha() for letter in phrase):
            yield "en"


def _texts(value: Any) -> Iterator[str]:
    return (
        (one for one in value.values() if isinstance(one, str))
        if isinstance(value, dict)
        else iter(())
    )
