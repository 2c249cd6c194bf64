"""Where in a draft a listing may stand: the brackets and lines that the grammar reads.

Cheap searches only: the words that begin a label, suffixes, codes. Most of what they
find is prose, which the grammar then refuses.
"""

from __future__ import annotations

from disclosure_lint.draft.characters import is_han
from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LOOK_BACK = 160  # how far before a label its bracket may open, in code points
_LOOK_AHEAD = 240  # how far after a label its bracket may close
_AFTER_SYMBOL = (".", "-", ":")  # marks between a symbol and its suffix
# Notation: 代号 and 代码, "code", and what stands after the last letter of a label in Chinese.
_CODE, _CODE_ENDS, _LABEL_MARKS = "代", ("号", "码"), (":", "/")
_SPACED = (["号"], ["码"])
_LONGEST_LABEL = 8  # in words
_LONGEST_HAN_LABEL = 12  # in letters
_LINE = Regex(r"[^\n\r。!?]{0,120}")
# A label with a line to itself, and its code with the next, as the cells of a table come out.
_OVER = Regex(r"[^\n\r:]{0,24}(?:code|代号|代码)[ ]?\n\d{1,5}(?=[ ]?(?:\n|$))")
_UNKNOWN = Regex(r"\(\s?[A-Z][A-Za-z]{1,11}(?: [A-Z][A-Za-z]+){0,2}\s?:\s?[A-Z]{2,5}\s?\)")
# What a line must begin with to be worth reading without a bracket around it.
_PROMISING = Regex(
    r"[\w .-]{0,40}?\s?[:/]"
    r"|[^:\d]{0,40}(?:codes?|代号|代码)[^:\d]{0,12}\s?:?\s?[\da-z]"
    r"|[^:;.]{0,60}\bunder\b"
    r"|(?:\w+ ){0,4}\w+\s?\(\s?\$?[a-z]{2,6}\s?\)"
    r"|\d{1,5}-b\b|\d{1,6}\s?[.:-]\s?(?:hk|s[hsz])\b"
)


class Island(NamedTuple):
    """A span that may hold listings."""

    start: int
    end: int
    shape: str  # "bracket", "unclosed" (a bracket that never closes) or "line"


class Islands:
    """Where listings may stand, by what the packs know of labels and suffixes."""

    def __init__(self, known: Known) -> None:
        table = exchanges(known)
        self._by_label = table.by_label
        self._heads = table.heads
        self._label_words = known.words("label-words")
        self._suffixes = (*((suffix, _AFTER_SYMBOL) for suffix in table.sought), ("b", ("-",)))
        ends = ((letter, _LABEL_MARKS) for letter in known.listed("label-endings"))
        self._han_marks = ((_CODE, _CODE_ENDS), *ends)

    def find(self, draft: Draft) -> Iterator[Island]:
        """Yield the places where listings may stand, in order, each once."""
        read_to = 0
        for at in sorted(set(self._triggers(draft))):
            if at < read_to:
                continue
            island = _bracket(draft.folded, at) or _line(draft.folded, at)
            if island is not None:
                yield island
                if island.shape == "bracket":
                    read_to = island.end

    def _triggers(self, draft: Draft) -> Iterator[int]:
        words = draft.words
        starts, gaps, index = words.starts, words.gaps, words.index
        for head in self._heads & index.keys():
            yield from (starts[number] for number in index[head])
        for head in ("code", "codes", "exchange", "share", "shares"):
            for number in index.get(head, ()):
                if head.startswith("code") or ":" in gaps[number + 1]:
                    first = self._label_start(draft, number)
                    yield starts[first]
                    # What ends the line before may only look like a part of the label.
                    yield from (starts[n] for n in range(first + 1, number + 1) if gaps[n] == "\n")
        for suffix, marks in self._suffixes:
            for number in index.get(suffix, ()):
                if number and gaps[number].strip() in marks and words.text[number - 1].isalnum():
                    yield starts[number - 1]
        yield from self._spoken(draft)
        yield from self._rare(draft)

    def _spoken(self, draft: Draft) -> Iterator[int]:
        """Yield where an exchange stands before "under the symbol"."""
        for head in ("symbol", "symbols", "ticker"):
            for number in draft.words.index.get(head, ()):
                if (at := self._spoken_place(draft, number)) is not None:
                    yield at

    def _rare(self, draft: Draft) -> Iterator[int]:
        """Yield where bare codes, labels in Chinese and unknown exchanges stand."""
        folded, words = draft.folded, draft.words
        at = folded.find("(0")
        while at >= 0:
            if folded[at + 1 : at + 6].isdigit() and folded[at + 6 : at + 7] in {")", "-"}:
                yield at + 1
            at = folded.find("(0", at + 1)
        for letter, following in self._han_marks:
            for number in words.index.get(letter, ()):
                at = words.starts[number]
                if folded[at + 1 : at + 2] in following:
                    yield self._han_start(folded, at)
                elif letter == _CODE and words.text[number + 1 : number + 2] in _SPACED:
                    yield words.starts[max(0, number - 2)]  # 股 份 代 号, letter by letter
        yield from (found.start() + 1 for found in _UNKNOWN.finditer(draft.text))

    def _han_start(self, folded: str, at: int) -> int:
        """Return where the label in Chinese begins, with its exchange or the letter of "A 股代码"."""
        if folded[at] == _CODE:
            for size in range(_LONGEST_HAN_LABEL, 0, -1):  # 香港联交所代码
                if size <= at and self._by_label(folded[at - size : at + 2]):
                    return at - size
            if folded[max(0, at - 2) : at] in {"股份", "股票", "证券", "上市", "港股"}:
                return at - 2
            before = folded[max(0, at - 3) : at].rstrip("股").rstrip()
            return at - 3 + len(before) - 1 if before[-1:] in {"a", "h"} else at
        first = at
        while first > max(0, at - _LONGEST_HAN_LABEL) and is_han(folded[first - 1]):
            first -= 1
        return first

    def _label_start(self, draft: Draft, number: int) -> int:
        """Return the word at which the label begins that "code" or "exchange" ends."""
        words = draft.words
        first = number
        while first > max(0, number - _LONGEST_LABEL) and words.gaps[first] in {" ", "-", "\n"}:
            if words.text[first - 1] not in self._label_words:
                break
            first -= 1
        return first

    def _spoken_place(self, draft: Draft, number: int) -> int | None:
        """Return where the exchange of "under the symbol" begins, in the words just before."""
        words = draft.words.text
        before = words[max(0, number - 6) : number]
        if "under" not in before:
            return None
        under = number - len(before) + before.index("under")
        for place in range(under - 1, max(-1, under - 8), -1):
            if words[place] in self._heads:
                return draft.words.starts[place]
        return None


def _bracket(folded: str, at: int) -> Island | None:
    """Return the bracket around an offset, or None outside brackets."""
    low, high = max(0, at - _LOOK_BACK), at + _LOOK_AHEAD
    start = max(folded.rfind(mark, low, at) for mark in "([【")
    if start < 0 or any(folded.find(mark, start, at) >= 0 for mark in ")]】"):
        return None
    ends = [end for mark in ")]】" if (end := folded.find(mark, at, high)) >= 0]
    end = min(ends, default=high)
    paragraph = folded.find("\n\n", start, end)
    if ends and paragraph < 0:
        inner = folded.find("(", at, end)
        if inner >= 0 and not _closes_twice(folded, end):
            return Island(start, inner, "unclosed")
        return Island(start, end + 1, "bracket")
    line = _LINE.match(folded, at)
    if line is None or paragraph == start + 1:
        return None
    following = folded.find("(", at, line.end())
    return Island(start, following if following > 0 else line.end(), "unclosed")


def _closes_twice(folded: str, end: int) -> bool:
    """Whether a bracket with another one in it closes too, in its own line."""
    closing = folded.find(")", end + 1, end + _LOOK_BACK)
    return closing >= 0 and not any(mark in folded[end + 1 : closing] for mark in "(\n.")


def _line(folded: str, at: int) -> Island | None:
    line = _OVER.match(folded, at) or _LINE.match(folded, at)
    if line is None or not _PROMISING.match(folded, at, line.end()):
        return None
    return Island(at, line.end(), "line")
