"""Whether words of a draft say one of the phrases of a list, for finders that have no matcher.

A phrase is what a list of `rules/languages/` holds; one that ends in * takes any ending.
Only words count: what stands between them does not.
"""

from __future__ import annotations

from disclosure_lint.draft.words import Words, words_of
from disclosure_lint.lean import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.draft.model import Draft
    from disclosure_lint.mentions.known import Known


def says(words: Words, phrases: Iterable[str], first: int, last: int) -> bool:
    """Whether a range of words holds one of some phrases."""
    said = f" {' '.join(words.text[max(0, first) : last])} "
    return any(_spelt(phrase) in said for phrase in phrases)


def begins(words: Words, phrases: Iterable[str], first: int) -> bool:
    """Whether the words from one on begin with one of some phrases."""
    said = f" {' '.join(words.text[first : first + _LONGEST])} "
    return any(said.startswith(_spelt(phrase)) for phrase in phrases)


def leads(words: Words, phrases: Iterable[str], last: int) -> bool:
    """Whether the words before one end with one of some phrases."""
    said = f" {' '.join(words.text[max(0, last - _LONGEST) : last])} "
    return any(said.endswith(_spelt(phrase)) for phrase in phrases)


def places(words: Words, phrases: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of words that are one of some phrases, list by list."""
    for phrase in phrases:
        yield from words.runs(list(_words(phrase)))


def occurring(draft: Draft, known: Known, name: str, *, ending: bool = True) -> list[str]:
    """Return the phrases of a list that a draft has anywhere.

    `ending` tells that a phrase ends with its last word, as `Known.after` takes it; what it
    begins with may be the end of a word. One whose longest whole word is nowhere is not sought.
    """
    index, folded = draft.words.index, draft.folded
    key = f"{name}, {ending}, by a word"
    phrases = known.made(key, lambda: _by_word(known.listed(name), ending))
    words = phrases.keys() & index.keys() | {""}
    return [
        phrase
        for _, phrase in sorted(one for word in words for one in phrases.get(word, ()))
        if phrase.removesuffix("*") in folded
    ]


def _by_word(listed: Iterable[str], ending: bool) -> dict[str, list[tuple[int, str]]]:  # noqa: FBT001 - as it is given
    """Return phrases with their places in a list, by the word without which they are nowhere."""
    found: dict[str, list[tuple[int, str]]] = {}
    for number, phrase in enumerate(listed):
        found.setdefault(_whole(phrase, ending), []).append((number, phrase))
    return found


def _whole(phrase: str, ending: bool) -> str:  # noqa: FBT001 - as it is given
    """Return the longest of the words that stand whole where a phrase does; "" for none."""
    last = None if ending and phrase[-1] != "*" else -1
    return max(_words(phrase)[1:last], key=len, default="")


_LONGEST = 8  # words of a phrase that begins or ends something


@lru_cache(maxsize=4096)
def _words(phrase: str) -> tuple[str, ...]:
    return words_of(phrase)


@lru_cache(maxsize=4096)
def _spelt(phrase: str) -> str:
    """Return a folded phrase with spaces around its words, as what is said of a draft has."""
    return f" {' '.join(_words(phrase))}{'' if phrase.endswith('*') else ' '}"
