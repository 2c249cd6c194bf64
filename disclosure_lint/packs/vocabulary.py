"""The word lists of packs and languages, while the files are read.

Lists come from `languages/*.yaml` (of one language, and of all packs), from `terms.yaml`
(beside the packs or in one), and from a house's configuration, which adds to either.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence

from pydantic import ValidationError

from disclosure_lint.draft.characters import is_han
from disclosure_lint.draft.fold import fold
from disclosure_lint.errors import ConfigError, Mistake, PatternError
from disclosure_lint.packs.files import shipped
from disclosure_lint.packs.languages import LanguageFile
from disclosure_lint.packs.mistakes import mistakes
from disclosure_lint.packs.unfit import TERM
from disclosure_lint.packs.yamltext import Path, YamlText
from disclosure_lint.patterns.compile import phrase_steps

Terms = dict[str, tuple[str, ...]]


class Vocabulary:
    """Every word list of the files; mistakes gather in `found`."""

    def __init__(
        self,
        texts: Mapping[str, YamlText],
        extra: Mapping[str, Sequence[str]],
        found: list[Mistake],
    ) -> None:
        self._found = found
        self._extra = extra
        self._languages: dict[str, Terms] = {}
        self._terms: dict[str, Terms] = {}
        _sound(extra)
        for path, text in texts.items():
            folder, name = os.path.split(path)
            if os.path.basename(folder) == "languages":
                self._language(os.path.splitext(name)[0], text)
            elif name == "terms.yaml":
                self._terms[folder] = self._term_file(text)

    def _language(self, code: str, text: YamlText) -> None:
        """Take in the lists of a language; what a later file says is added."""
        try:
            file = LanguageFile.model_validate(text.value)
        except ValidationError as error:
            self._found += mistakes(error, text, model=LanguageFile)
            return
        terms = self._languages.setdefault(code, {})
        for name, phrases in file.terms.items():
            self._check(text, ("terms", name), phrases)
            terms[name] = (*terms.get(name, ()), *phrases)

    def _term_file(self, text: YamlText) -> Terms:
        if not isinstance(text.value, dict):
            self._found.append(text.mistake("pack/bad-value", "terms must be a mapping of lists"))
            return {}
        terms: Terms = {}
        for name, phrases in text.value.items():
            if not isinstance(phrases, list) or not all(isinstance(p, str) for p in phrases):
                said = f"`{name}` must be a list of phrases"
                self._found.append(text.mistake("pack/bad-value", said, (name,)))
                continue
            self._check(text, (name,), phrases)
            terms[name] = tuple(phrases)
        return terms

    def _check(self, text: YamlText, place: Path, phrases: Sequence[str]) -> None:
        """Note what is wrong with the list that stands at a place of a file."""
        name = str(place[-1])
        if not TERM.fullmatch(name):
            said = f"`@{name}` cannot stand in a pattern"
            help_ = "a term is written in small letters, digits and hyphens"
            self._found.append(text.mistake("pack/bad-value", said, place, key=True, help_=help_))
        if not phrases:
            said = f"`{name}` needs at least one phrase"
            self._found.append(text.mistake("pack/bad-value", said, place, key=True))
        for number, phrase in enumerate(phrases):
            try:
                phrase_steps(phrase)
            except PatternError as error:
                said, where = f"`{name}`: {error}", (*place, number)
                self._found.append(
                    text.mistake_in_text(
                        "pack/pattern-syntax", said, where, error.offset, help_=error.help
                    )
                )

    def seen_from(self, folder: str) -> Terms:
        """Return the terms that a rule in `folder` may use: the languages', the shipped, its own.

        A folder's own list takes the place of a shared one; a house's words add to either.
        """
        seen: Terms = {}
        for lists in self._languages.values():
            for name, phrases in lists.items():
                seen[name] = (*seen.get(name, ()), *phrases)
        for where in (shipped(), os.path.dirname(folder), folder):
            seen |= self._terms.get(where, {})
        return seen | {name: (*seen.get(name, ()), *more) for name, more in self._extra.items()}

    def by_language(self) -> dict[str, Terms]:
        """Return the lists of each language folded, a house's words among them."""
        found = {code: dict(lists) for code, lists in self._languages.items()}
        for name, phrases in self._extra.items():
            for code, lists in found.items():
                own = tuple(
                    phrase for phrase in phrases if any(map(is_han, phrase)) == (code == "zh")
                )
                if name in lists and own:
                    lists[name] = (*lists[name], *own)
        return {code: _folded(lists) for code, lists in found.items()}


def _folded(lists: Terms) -> Terms:
    return {name: tuple(fold(phrase) for phrase in phrases) for name, phrases in lists.items()}


def _sound(extra: Mapping[str, Iterable[str]]) -> None:
    for name, phrases in extra.items():
        for phrase in phrases:
            try:
                phrase_steps(phrase)
            except PatternError as error:
                raise ConfigError(f"terms, {name}: “{phrase}”: {error}") from None
