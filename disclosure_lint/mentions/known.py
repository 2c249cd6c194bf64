"""What the packs know of languages and of the field, for everything that reads a draft.

Word lists come from `rules/languages/`, tables from the files beside it. A list is asked
for by its name and gives what every language puts there: no reader asks which language a
draft is in before it looks for a word.
"""

from __future__ import annotations

from disclosure_lint import flat
from disclosure_lint.draft.characters import is_han

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any, TypeVar

    _Made = TypeVar("_Made")


class Known:
    """The word lists and tables of the packs; nothing changes once it is made.

    `terms` leads from language to the lists of that language, each a tuple of phrases as
    they were folded; `tables` from the name of a table to its rows, which may be the bytes of
    `flat`: no draft asks for all of them.
    """

    __slots__ = ("_lists", "_made", "_phrases", "_sought", "_spoken", "_terms", "_words", "tables")

    def __init__(
        self,
        terms: Mapping[str, Mapping[str, tuple[str, ...]]],
        tables: Mapping[str, Any],
    ) -> None:
        self._terms = terms
        self._lists: dict[str, tuple[str, ...]] = {}
        self._spoken: dict[tuple[str, ...], frozenset[str]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._phrases: dict[str, tuple[str, ...]] = {}
        self._sought: dict[str, dict[str, tuple[str, ...]]] = {}
        self._made: dict[str, Any] = {}
        self.tables = _Tables(tables)

    def made(self, key: str, make: Callable[[], _Made]) -> _Made:
        """Return what was made of lists and tables under `key`, or make it now and keep it."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]  # type: ignore[no-any-return]

    def words(self, name: str) -> frozenset[str]:
        """Return the single words of a list, folded; of Chinese, single characters."""
        if name not in self._words:
            self._words[name] = frozenset(p for p in self._listed(name) if _is_word(p))
        return self._words[name]

    def phrases(self, name: str) -> tuple[str, ...]:
        """Return what a list holds beside single words, folded, in the order of the files."""
        if name not in self._phrases:
            self._phrases[name] = tuple(p for p in self._listed(name) if not _is_word(p))
        return self._phrases[name]

    def listed(self, name: str) -> tuple[str, ...]:
        """Return all that a list holds, folded, in the order of the files."""
        return self._listed(name)

    def after(self, name: str, folded: str, at: int = 0) -> int | None:
        """Return where the longest phrase of a list ends that stands at a place of a folded text.

        A phrase ends with its last word, or, where it is written with a `*`, within it.
        """
        for phrase in self._seek(name).get(folded[at : at + 1], ()):
            is_beginning = phrase[-1] == "*"
            end = at + len(phrase) - is_beginning
            if folded.startswith(phrase[:-1] if is_beginning else phrase, at) and (
                is_beginning or not _goes_on(folded, end)
            ):
                return end
        return None

    def _seek(self, name: str) -> dict[str, tuple[str, ...]]:
        """Return the phrases of a list by their first letters, the longest first."""
        if name not in self._sought:
            found: dict[str, tuple[str, ...]] = {}
            for phrase in sorted(self._listed(name), key=len, reverse=True):
                found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
            self._sought[name] = found
        return self._sought[name]

    def languages(self, names: Iterable[str] = ()) -> frozenset[str]:
        """Return the languages that fill one of some lists."""
        wanted = tuple(names)
        if wanted not in self._spoken:
            told = (code for code, lists in self._terms.items() if lists.keys() & set(wanted))
            self._spoken[wanted] = frozenset(told)
        return self._spoken[wanted]

    def _listed(self, name: str) -> tuple[str, ...]:
        if name not in self._lists:
            found = [phrase for lists in self._terms.values() for phrase in lists.get(name, ())]
            if not found:
                raise KeyError(f"no language has the list `{name}`")
            self._lists[name] = tuple(found)
        return self._lists[name]


class _Tables:
    """The tables of the field by their names, each unfolded when it is first asked for."""

    __slots__ = ("_folded", "_unfolded")

    def __init__(self, folded: Mapping[str, Any]) -> None:
        self._folded = folded
        self._unfolded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._unfolded:
            rows = self._folded[name]
            self._unfolded[name] = flat.loads(rows) if isinstance(rows, bytes) else rows
        return self._unfolded[name]


def _goes_on(folded: str, end: int) -> bool:
    """Whether the word goes on that ends a phrase; a Chinese character is a word by itself."""
    return _is_letter(folded[end - 1]) and _is_letter(folded[end : end + 1])


def _is_letter(character: str) -> bool:
    return character.isalnum() and not is_han(character)


def _is_word(phrase: str) -> bool:
    """Whether a folded phrase is one word of a draft, where a Chinese character is one."""
    if not phrase.isalnum():
        return False
    return phrase.isascii() or len(phrase) == 1 or not any(map(is_han, phrase))
