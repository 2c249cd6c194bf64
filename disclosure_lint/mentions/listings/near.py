"""What stands where a listing stands and reads as none: `NASADQ: AAPG`, `HKEX: 685O`, `NYSE; ABC`.

Cheap: labels that are a letter off are sought among the words before colons.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.sought import places
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.listings.entries import Entry, Listing, Malformed
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SHORTEST = 4  # letters of a label that may be misspelt at all
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_COLONS = ":："
# Notation: what follows a label, and what follows one whose colon is another mark.
_SYMBOL = Regex(r"\s?[:：]\s?[“\"]?(?P<symbol>[A-Z]{1,5}|\d{1,5}(?:\.HK)?)[”\"]?(?![\w.]*\w)")
_SEMICOLON = Regex(r"\s?[;；]\s?(?P<symbol>[A-Z]{2,5}|\d{2,5})\s?(?=[;；)）])")
_MIXED = Regex(r"\s?[:：]\s?(?P<symbol>(?=\w*\d)(?=\w*[A-Z])\w{2,6})(?!\w)")
_UNCLOSED = Regex(r"\s?[:：]\s?(?P<symbol>[A-Z]{1,5}|\d{1,5})(?=\s+[A-Za-z(（“])")
# Notation: `whose shares trade under “ABC” on Nasdaq`, up to the exchange.
_UNDER = Regex(
    r"(?:,?\s(?:whose|its|the)\s(?:[a-z]+\s){1,4})?(?:(?:are|is|trades?|traded|listed|quoted)\s){0,3}under"
    r"\s(?:(?:the\s)?(?:trading\s|ticker\s|stock\s)?(?:symbol|ticker|code)\s)?[“\"']?(?P<symbol>[A-Z]{1,5}|\d{1,5})[”\"']?,?\son\s(?:the\s)?$"
)
_FAR = 120  # code points of those words before the exchange
_MARKS = Regex(r"[()（）]|\n\s*\n")
_BRACKETS = frozenset("(（[【")
_OPENS = frozenset('(（[【;；,，/ “"')
_MARKERS = frozenset("BPRSW")


class _Read(NamedTuple):
    """What was read as listings, in order, and how far they reach up to each."""

    entries: list[Entry]
    ends: list[int]

    def touching(self, start: int, end: int) -> Entry | None:
        """Return the first that shares characters with a span."""
        for at in range(bisect_right(self.ends, start), len(self.entries)):
            entry = self.entries[at]
            if entry.start >= end:
                return None
            if entry.end > start:
                return entry
        return None


def find(draft: Draft, known: Known, read: Sequence[Entry]) -> Iterator[Malformed]:
    """Yield what a slip keeps from reading as a listing."""
    index = draft.words.index
    entries = _in_order(read)
    for number in _before_colons(draft):
        if label := _meant(known, draft.words.text[number]):
            yield from _off(draft, number, label, entries)
    labels = known.made("labels of codes", lambda: _labels(known))
    for word in labels & index.keys():
        for number in index[word]:
            yield from _unread(draft, known, number, entries)


def _labels(known: Known) -> frozenset[str]:
    table = exchanges(known)
    return frozenset(label for name in table.names for label in table.short_labels(name))


def _before_colons(draft: Draft) -> Iterator[int]:
    """Yield the numbers of the words that a colon follows, at once or after a space."""
    words, text = draft.words, draft.text
    for colon in places(text, _COLONS):
        number = bisect_right(words.starts, colon - 1) - 1
        if number >= 0:
            end = words.end(number)
            if end == colon or (end == colon - 1 and text[end].isspace()):
                yield number


def _meant(known: Known, word: str) -> str:
    """Return the label of a main exchange that a word is one letter off, or "" for none."""
    if word in known.made("labels of codes", lambda: _labels(known)):
        return ""
    labels = known.made("labels that are misspelt", lambda: _misspelt(known))
    return next((label for label in labels if _is_off(word, label)), "")


def _misspelt(known: Known) -> list[str]:
    """Return the labels of the main exchanges that may be misspelt."""
    table = exchanges(known)
    main = [name for name in table.names if table[name].weight == "main"]
    short = [label for name in main for label in sorted(table.short_labels(name))]
    return [label for label in short if len(label) >= _SHORTEST]


def _is_off(word: str, label: str) -> bool:
    """Whether a word is a label with a letter left out, twice or another, or two changed round."""
    longer = len(word) - len(label)
    if abs(longer) > 1:
        return False
    at = next((n for n, (one, other) in enumerate(zip(word, label)) if one != other), len(label))  # noqa: B905 - one may be longer
    if longer < 0:
        return word[at:] == label[at + 1 :]
    if longer > 0:
        return at > 0 and word[at] == word[at - 1] and word[at + 1 :] == label[at:]
    if word[at + 1 :] == label[at + 1 :]:
        return word[at : at + 1] in _LETTERS
    changed = label[at + 1 : at + 2] + label[at : at + 1]
    return word[at:] == changed + label[at + 2 :]


def _off(draft: Draft, number: int, label: str, read: _Read) -> Iterator[Malformed]:
    start, end = draft.words.starts[number], draft.words.end(number)
    text = draft.text
    found = _SYMBOL.match(text, end)
    if not text[start].isupper() or not found or not _is_opened(text, start):
        return
    entry = read.touching(start, found.end("symbol"))
    if entry is None or (isinstance(entry, Listing) and not entry.exchange):
        said = f"`{text[start:end]}` is a letter off the label of an exchange"
        yield Malformed(start, end, said, f"{label.upper()}: {found['symbol']}")


def _unread(draft: Draft, known: Known, number: int, read: _Read) -> Iterator[Malformed]:
    """Yield a label with a semicolon behind it, or with a code that has letters in it."""
    start, end = draft.words.starts[number], draft.words.end(number)
    text, table = draft.text, exchanges(known)
    if not text[start].isupper() or not _is_opened(text, start):
        return
    if isinstance(read.touching(start - 1, end + 2), Malformed):
        return
    mark = _SEMICOLON.match(text, end)
    if mark and text[start - 1] in _BRACKETS and not table.by_label(mark["symbol"]):
        said = "no colon after the label"
        yield Malformed(start, mark.end("symbol"), said, f"{text[start:end]}: {mark['symbol']}")
        return
    open_ = _UNCLOSED.match(text, end) if text[start - 1] in _BRACKETS else None
    if open_ and not is_closed(text, open_.end()):
        yield Malformed(start - 1, open_.end(), "no closing bracket", "a closing bracket after it")
        return
    mixed, name = _MIXED.match(text, end), table.by_label(text[start:end])
    if mixed is None or table[name].alphabet != "digits" or _has_marker(mixed["symbol"]):
        return
    if read.touching(*mixed.span("symbol")) is None:
        said = f"letters in {table[name].code or 'a code'}"
        yield Malformed(*mixed.span("symbol"), said, table[name].expected or "digits")


def is_closed(text: str, at: int) -> bool:
    """Whether a bracket closes, one in it included, before its paragraph ends."""
    depth = 1
    for mark in _MARKS.finditer(text, at, at + 4 * _FAR):
        if mark[0] not in "()（）":
            break
        depth += 1 if mark[0] in _BRACKETS else -1
        if not depth:
            return True
    return False


def told(draft: Draft, known: Known) -> Iterator[Listing]:
    """Yield the listings whose exchange is told behind their symbol: under “ABC” on Nasdaq."""
    index, words, text = draft.words.index, draft.words, draft.text
    if "under" not in index:
        return
    table = exchanges(known)
    labels = known.made("labels of codes", lambda: _labels(known))
    for label in sorted(labels & index.keys()):
        for number in index[label]:
            start, end = words.starts[number], words.end(number)
            if text.find("under", max(0, start - _FAR), start) < 0:
                continue
            found = _UNDER.search(text, max(0, start - _FAR), start)
            name = table.by_label(label)
            if found and table.takes(name, found["symbol"]):
                yield Listing(
                    found.start("symbol"),
                    end,
                    name,
                    text[start:end],
                    start,
                    end,
                    table.normal(name, found["symbol"]),
                    found["symbol"],
                    *found.span("symbol"),
                    "",
                    (found.start(), end),
                    "labelled",
                )


def _has_marker(symbol: str) -> bool:
    """Whether digits bear a marker of the short name, which another rule tells of: 6855B."""
    return symbol[:-1].isdigit() and symbol[-1] in _MARKERS


def _is_opened(text: str, start: int) -> bool:
    return not start or text[start - 1] in _OPENS


def _in_order(read: Sequence[Entry]) -> _Read:
    entries = sorted(read, key=_place)
    return _Read(entries, list(accumulate((entry.end for entry in entries), max)))


def _place(entry: Entry) -> int:
    return entry.start
