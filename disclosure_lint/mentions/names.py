"""Names: many known names found at once among the words of a draft.

A name is found only on word boundaries, whatever its case, dashes and spacing:
`APG-2575` is also `APG 2575`, and 石藥集團 is also 石 藥 集 團. What stands between two
words of a name must be what the name itself has there, so that "Zai. Lab" and "Merck,
Co." are not names; only the stops and commas of a name may be left out. What follows a
name is the caller's to read: the `-jsgr` of `tislelizumab-jsgr` is a word of its own.
"""

from __future__ import annotations

from disclosure_lint import flat
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.words import Words
from disclosure_lint.limits import watched
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, TypeAlias

# One name: its words after the first, what stands between its words (None: nothing
# but space and hyphens), and the key that it leads to.
Entry: TypeAlias = "tuple[tuple[str, ...], tuple[str, ...] | None, Any]"


class Named(NamedTuple):
    """A name in a draft, as a half-open range of its words."""

    first_word: int
    last_word: int  # the number after the last word, as `Draft.span` takes it
    key: Any


class Lexicon:
    """Known names with the keys that they lead to.

    `plain` leads from the first words of names to the names, which are folded to bytes
    where it comes from disk: a draft holds few of a thousand, and they are unfolded when
    they are asked for.
    """

    __slots__ = ("_unfolded", "plain")

    def __init__(self, plain: Mapping[str, tuple[Entry, ...] | bytes]) -> None:
        self.plain = plain
        self._unfolded: dict[str, tuple[Entry, ...]] = {}

    @classmethod
    def of(cls, names: Iterable[tuple[str, Any]]) -> Lexicon:
        """Return the lexicon of pairs of name and key; the first of two equals wins."""
        entries: dict[str, dict[tuple[Any, ...], Entry]] = {}
        for name, key in names:
            words = Words(fold(name))
            if words.text:
                first, *rest = words.text
                entry = (tuple(rest), _between(words), key)
                entries.setdefault(first, {}).setdefault(entry[:2], entry)
        return cls({first: _longest_first(found.values()) for first, found in entries.items()})

    def folded(self) -> dict[str, bytes]:
        """Return what a lexicon of the same names is made of, as it is kept on disk."""
        return {first: flat.dumps(self.beginning(first)) for first in self.plain}

    def beginning(self, first: str) -> tuple[Entry, ...]:
        """Return the names that begin with a word, the longest first."""
        kept = self._unfolded.get(first) or self.plain.get(first, ())
        if isinstance(kept, bytes):
            kept = self._unfolded[first] = flat.loads(kept)
        return kept

    def over(self, names: Iterable[tuple[str, Any]]) -> Lexicon:
        """Return a lexicon with some more names; of two equals its own wins."""
        more = dict(self.plain)
        added = Lexicon.of(names)
        for first in added.plain:
            entries = added.beginning(first)
            known = self.beginning(first)
            held = {entry[:2] for entry in known}
            new = [entry for entry in entries if entry[:2] not in held]
            more[first] = _longest_first([*known, *new])
        return Lexicon(more)

    def find(self, words: Words) -> list[Named]:
        """Return the names in reading order; of names that overlap, the first and longest."""
        index = words.index
        found: list[Named] = []
        for first in self.plain.keys() & index.keys():
            entries = self.beginning(first)
            for number in watched(index[first]):
                for entry in entries:
                    if _stands_at(words, number + 1, entry) and not _in_address(words, number):
                        found.append(Named(number, number + 1 + len(entry[0]), entry[2]))
                        break
        return _disjoint(sorted(found, key=_position)) if len(found) > 1 else found


def _longest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (-len(entry[0]), entry[0], entry[1] or ())))


def _between(words: Words) -> tuple[str, ...] | None:
    between = tuple(map(_mark, words.gaps[1:-1]))
    return between if any(between) else None


def _mark(gap: str) -> str:
    return "".join(gap.replace("-", " ").split())


def _in_address(words: Words, number: int) -> bool:
    """Tell whether a word is part of `www.x.com`, `https://x.com` or `ir@x.com`."""
    before, after = words.gaps[number : number + 2]
    return before in {"@", "://"} or (before == "." == after)


def _stands_at(words: Words, number: int, entry: Entry) -> bool:
    rest, between, _ = entry
    end = number + len(rest)
    if tuple(words.text[number:end]) != rest:
        return False
    gaps = words.gaps[number:end]
    if between is None:
        return all(map(_joins, gaps))
    return all(map(_agrees, gaps, between))


def _joins(gap: str) -> bool:
    return gap in {"", " ", "-"} or not (_mark(gap) or _parts(gap))


def _agrees(gap: str, mark: str) -> bool:
    if _parts(gap):
        return False
    printed = _mark(gap)
    unstopped = mark.replace(".", "")
    return printed in {mark, unstopped, mark.replace(",", ""), unstopped.replace(",", "")}


def _parts(gap: str) -> bool:
    """Tell whether a blank line stands in the gap, and so the end of a paragraph."""
    return "\n" in gap and gap.count("\n") > 1


def _position(named: Named) -> int:
    return named.first_word


def _disjoint(found: list[Named]) -> list[Named]:
    kept: list[Named] = []
    end = 0
    for named in found:
        if named.first_word >= end:
            kept.append(named)
            end = named.last_word
    return kept
