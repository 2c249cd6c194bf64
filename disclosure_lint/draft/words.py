"""Words: what the phrase language counts and compares.

A word is a run of letters and digits, or an address on the web; each Han character
is a word of its own, so the same patterns read Chinese. What stands between two
words is their gap.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, filterfalse

from disclosure_lint.draft.characters import WIDE_FROM, beyond_ascii
from disclosure_lint.limits import watched
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# The commonest range is first: they are tried in turn.
HAN = "\u3400-\u9fff\u2e80-\u2fff\u3005\u3007\uf900-\ufaff\U00020000-\U0003ffff"
_ADDRESS = '[^\\s{0}<>"()]*[^\\s{0}<>"().,;:!?\'\\]*_]'  # a mark after it is not of it
_LONG = 6  # letters
BEGINNING = 3  # letters by which words are looked up that begin with them
_LATIN = Regex(f"((?:https?://|www\\.){_ADDRESS.format('')}|[^\\W_]+)")
_MIXED = Regex(f"([{HAN}]|(?:https?://|www\\.){_ADDRESS.format(HAN)}|[^\\W_{HAN}]+)")
# the same for texts without an address
_ASCII_WORDS = Regex(r"([0-9A-Za-z]+)")
_LATIN_WORDS = Regex(r"([^\W_]+)")
_MIXED_WORDS = Regex(f"([{HAN}]|[^\\W_{HAN}]+)")


def _regex(folded: str) -> Regex:
    """Return the quickest of the regular expressions that find the same words in a text."""
    is_addressed = "://" in folded or "www." in folded
    if folded.isascii():
        return _LATIN if is_addressed else _ASCII_WORDS
    is_latin = max(beyond_ascii(folded), default="") < WIDE_FROM
    if is_addressed:
        return _LATIN if is_latin else _MIXED
    return _LATIN_WORDS if is_latin else _MIXED_WORDS


def words_of(folded: str) -> tuple[str, ...]:
    """Return the words of a folded phrase."""
    if folded.isascii() and folded.replace(" ", "").isalnum():  # most phrases of a list
        return tuple(folded.split())
    return tuple(_regex(folded).split(folded)[1::2])


def _indexed(numbers: range, words: list[str]) -> dict[str, list[int]]:
    """Return each distinct word with the numbers of the words that are it."""
    index: dict[str, list[int]] = {}
    for number, word in zip(numbers, watched(words), strict=True):
        if word in index:
            index[word].append(number)
        else:
            index[word] = [number]
    return index


class Words:
    """The words of a folded text, as parallel lists.

    `text[n]` is word n, which begins at offset `starts[n]`; `gaps[n]` is what
    stands before it, and the last gap is what follows the last word.
    """

    __slots__ = (
        "_begun", "_index", "_long", "_numerals", "_sorted", "_starting", "gaps", "starts", "text",
    )  # fmt: skip

    def __init__(self, folded: str) -> None:
        parts = _regex(folded).split(folded)
        offsets = list(accumulate(map(len, parts)))
        self.text: list[str] = parts[1::2]
        self.gaps: list[str] = parts[0::2]
        self.starts: list[int] = offsets[0:-1:2]
        self._index: dict[str, list[int]] | None = None
        self._begun: set[str] | None = None
        self._long: list[str] | None = None
        self._numerals: list[str] | None = None
        self._sorted: list[str] | None = None
        self._starting: dict[str, list[str]] = {}  # what was asked for, and is again

    def part(self, first: int, last: int) -> Words:
        """Return words by the same numbers of which only those in a range are found."""
        return _Part(self, first, last)

    def __len__(self) -> int:
        return len(self.text)

    def end(self, number: int) -> int:
        """Return the offset just after word `number`."""
        return self.starts[number] + len(self.text[number])

    @property
    def index(self) -> dict[str, list[int]]:
        """Each distinct word with the numbers of the words that are it."""
        if self._index is None:
            self._index = _indexed(range(len(self.text)), self.text)
        return self._index

    @property
    def long(self) -> list[str]:
        """The distinct words of at least six letters, all of them Latin."""
        if self._long is None:
            long = [word for word in watched(self.index) if len(word) >= _LONG]
            self._long = list(filter(str.isalpha, filter(str.isascii, long)))
        return self._long

    @property
    def numerals(self) -> list[str]:
        """The distinct words that are not of letters alone: numbers, codes such as `6855b`."""
        if self._numerals is None:
            self._numerals = list(filterfalse(str.isalpha, watched(self.index)))
        return self._numerals

    @property
    def begun(self) -> set[str]:
        """The first letters of the distinct words."""
        if self._begun is None:
            self._begun = {word[:BEGINNING] for word in self.index}
        return self._begun

    def _in_order(self) -> list[str]:
        if self._sorted is None:
            self._sorted = sorted(self.index)
        return self._sorted

    def begin_with(self, prefix: str) -> bool:
        """Whether a word begins with `prefix`."""
        words = self._in_order()
        first = bisect_left(words, prefix)
        return first < len(words) and words[first].startswith(prefix)

    def starting(self, prefix: str) -> list[str]:
        """Return the distinct words that begin with `prefix`, in the order of the alphabet."""
        found = self._starting.get(prefix)
        if found is None:
            words = self._in_order()
            first = bisect_left(words, prefix)
            last = bisect_left(words, prefix + "\U0010ffff", first)
            found = self._starting[prefix] = words[first:last]
        return found

    def runs(self, run: list[str]) -> Iterator[tuple[int, int]]:
        """Yield the ranges where some words stand in a row, whatever is between them."""
        index = self.index
        if not run or not all(map(index.__contains__, run)):
            return
        rarest = min(range(len(run)), key=[len(index[word]) for word in run].__getitem__)
        for number in index[run[rarest]]:
            first = number - rarest
            if first >= 0 and self.text[first : first + len(run)] == run:
                yield first, first + len(run)

    def at(self, offset: int) -> int:
        """Return the number of the first word that ends after `offset`."""
        number = bisect_right(self.starts, offset) - 1
        if number >= 0 and self.end(number) > offset:
            return number
        return number + 1

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open range of words that lie in a span of the text."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


class _Part(Words):
    """Words of which only those in a range are in the index."""

    __slots__ = ()

    def __init__(self, whole: Words, first: int, last: int) -> None:
        self.text = whole.text
        self.gaps = whole.gaps
        self.starts = whole.starts
        self._index = _indexed(range(first, last), whole.text[first:last])
        self._begun = None
        self._long = None
        self._numerals = None
        self._sorted = None
        self._starting = {}
