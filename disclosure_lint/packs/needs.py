"""What a detector needs in a draft, from its rule's file to what `case.needs` asks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter, ValidationError

from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.words import words_of
from disclosure_lint.errors import Mistake
from disclosure_lint.packs.model import Detect, Need, Needs
from disclosure_lint.packs.yamltext import YamlText

_FILE: TypeAdapter[Any] = TypeAdapter(Need)


def needed(model: Detect, files: Iterable[tuple[str, YamlText]]) -> Any:
    """Return what a rule needs as plain data: its own, or that of the rule whose detector it names."""
    needs = model.needs
    if needs is None and model.detector is not None:
        theirs = [file.value for name, file in files if name == model.detector]
        needs = _read(theirs[0].get("needs")) if theirs and isinstance(theirs[0], dict) else None
    if not isinstance(needs, Needs):
        return needs
    return needs.words, tuple(map(fold, needs.signs)), needs.lacking


def _read(value: Any) -> Any:
    try:
        return _FILE.validate_python(value)
    except ValidationError:  # which is told of the file that it stands in
        return None


def unlike(model: Detect, text: YamlText) -> Iterable[Mistake]:
    """Yield the words of a need that no draft can have as they are written."""
    words = model.needs.words if isinstance(model.needs, Needs) else ()
    for number, word in enumerate(words):
        if words_of(fold(word)) != (word,):
            yield text.mistake(
                "pack/bad-value",
                f"`{word}` is not one word as drafts are compared",
                ("needs", "words", number),
                help_="write it in small letters, and what is several words or none under `signs`",
            )
