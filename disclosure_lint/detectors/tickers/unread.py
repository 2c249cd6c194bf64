"""What begins as a listing does, in brackets, and reads as none: `(Nasdaq Global Marked: EXPH)`."""

from __future__ import annotations

from bisect import bisect_left

from disclosure_lint.case.case import Case
from disclosure_lint.lean import lru_cache
from disclosure_lint.mentions.listings.exchanges import Exchanges, exchanges
from disclosure_lint.regex import Regex

# Notation: what follows the first word of a label: more of it and a symbol behind a colon, or, in
# a bracket that nothing closes, a symbol alone.
_LABELLED = Regex(
    r"[^\S\n]?(?:[A-Z][A-Za-z-]*\.?[^\S\n]?|of[^\S\n]|the[^\S\n]){0,5}[:：][^\S\n]?[“\"]?\$?"
    r"(?:[A-Z]{1,5}(?:\.[A-Z])?|\d{1,5})[”\"]?[^\S\n]?(?=[;；,，/)）\]】\n]|$)"
)
_ALONE = Regex(
    r"(?:[^\S\n][A-Z][A-Za-z-]*){0,4}[^\S\n](?:[-–—][^\S\n])?(?:[A-Z]{2,5}|\d{2,5})(?![\w.-])(?=[^)）\]】]{0,80}(?:[.(（\n]|$))"
)
_NEAR = 8  # listings that may begin in one bracket
_BRACKETS = frozenset("(（[【")


def unread(case: Case) -> str | None:
    """Say what begins like a listing on a main exchange and was not read as one; None where nothing does."""
    return case.kept("unread listing", lambda: _unread(case))


def _unread(case: Case) -> str | None:
    if case.crowded:  # not all were read that would read
        return None
    text, words = case.draft.text, case.draft.words
    starts = [entry.start for entry in case.listings]
    for head in sorted(_heads(exchanges(case.known)) & words.index.keys()):
        for number in words.index[head]:
            start, end = words.starts[number], words.end(number)
            if text[max(0, start - 1) : start] not in _BRACKETS or not text[start].isupper():
                continue
            found = _LABELLED.match(text, end) or _ALONE.match(text, end)
            if found is None:
                continue
            last = bisect_left(starts, found.end())
            if not any(entry.end > start for entry in case.listings[max(0, last - _NEAR) : last]):
                said = " ".join(text[start : found.end()].split())
                return f"`{said}` stands where a listing does and was not read as one: look at it"
    return None


@lru_cache(maxsize=8)
def _heads(table: Exchanges) -> frozenset[str]:
    """Return the first words of the labels of main exchanges."""
    return frozenset(
        label.split()[0].split("-")[0]
        for name in table.names
        if table[name].weight == "main"
        for labels in table[name].labels.values()
        for label in labels
        if label.isascii()
    )
