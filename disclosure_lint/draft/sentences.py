"""Where sentences begin.

Phrases never cross a sentence end: a change here is a change of every rule.
"""

from __future__ import annotations

from disclosure_lint.draft.abbreviations import ENDING, NEVER_ENDING, STARTERS
from disclosure_lint.draft.segment import Unit
from disclosure_lint.draft.words import Words
from disclosure_lint.lean import lru_cache
from disclosure_lint.limits import watched
from disclosure_lint.regex import Regex

# In folded text: full-width marks are ASCII by now, so they need what tells them apart.
_MARKS = frozenset(".!?。")
_TERMINAL = Regex(r"[.!?][\"')\]」』*_®™]*\s|[.!?][-–—]+$")
_NOTE_BEGINS = Regex(r"[.!?][\"')\]]*\[?$")
_NOTE_GOES_ON = Regex(r"\]?[,–-]?\[?$")
_NOTE_ENDS = Regex(r"\]?\s")
_QUIET = frozenset(["", " ", ",", ", ", "-", " (", ") ", "'", "、", "\n"])
_NOTES = 6  # how many notes one sentence has at most
_CHINESE = Regex("[。！？]")
_NUMBER = Regex(r"\d{1,2}$|[a-z]$")  # of a list item, at its beginning
_DOTS = 3  # more of them lead the eye across a table
_SIGNATURE = 4  # letters before `.-`, which ends a text before its author's name


def sentence_starts(text: str, words: Words, found: list[Unit]) -> list[int]:
    """Return the number of the first word of every sentence, in order."""
    count = len(words)
    starts = {words.between(unit.start, unit.end)[0] for unit in found}
    marked = {gap for gap in set(words.gaps) - _QUIET if not _MARKS.isdisjoint(gap)}
    for number, gap in enumerate(watched(words.gaps)):
        if gap not in marked or number in starts or not 0 < number < count:
            continue
        numbered = number - 1 in starts and _NUMBER.match(words.text[number - 1])
        start = None if numbered or gap.count(".") > _DOTS else _start(text, words, number)
        if start is not None:
            starts.add(start)
    return sorted(start for start in starts if start < count)


def _start(text: str, words: Words, number: int) -> int | None:
    """Return the word that begins a sentence at the mark before word `number`, if any."""
    gap = words.gaps[number]
    if _is_chinese_end(text, words, number):
        return number
    if _is_terminal(gap):
        return number if _ends_sentence(text, words, number) else None
    if words.text[number].isdecimal() and _NOTE_BEGINS.match(gap):
        return _after_notes(text, words, number)
    return None


@lru_cache(maxsize=256)  # of a thousand gaps most are one
def _is_terminal(gap: str) -> bool:
    return _TERMINAL.search(gap) is not None


def _is_chinese_end(text: str, words: Words, number: int) -> bool:
    """Whether the gap has a Chinese full stop, or `！` or `？` as printed."""
    start = words.starts[number]
    gap = text[start - len(words.gaps[number]) : start]
    return not gap.isascii() and _CHINESE.search(gap) is not None


def _after_notes(text: str, words: Words, number: int) -> int | None:
    """Return the word after marks of notes, as in `death.1,2 The` or `year.[3] In`."""
    before = words.text[number - 1]
    if not before.isalpha() or len(before) == 1 or before in NEVER_ENDING | ENDING:
        return None
    for at in range(number + 1, min(number + _NOTES, len(words))):
        if _NOTE_ENDS.match(words.gaps[at]):
            return at if text[words.starts[at]].isupper() else None
        if not words.text[at].isdecimal() or not _NOTE_GOES_ON.match(words.gaps[at]):
            break
    return None


def _ends_sentence(text: str, words: Words, number: int) -> bool:
    """Whether the mark before word `number` ends a sentence."""
    gap = words.gaps[number]
    before, following = words.text[number - 1], text[words.starts[number]]
    if following.islower():
        return False
    if gap[-1] in "-–—" and " " not in gap:
        return len(before) >= _SIGNATURE and before not in NEVER_ENDING
    if "!" in gap or "?" in gap:
        return True
    known = words.text[number] in STARTERS
    if before in NEVER_ENDING:
        return False
    return known or not (before in ENDING or _is_initial(text, words, number - 1))


def _is_initial(text: str, words: Words, number: int) -> bool:
    """Whether a word is an initial, or the last letter of `U.S`, but not of `10-Q`."""
    if len(words.text[number]) > 1 or not words.text[number].isalpha():
        return False
    gap = words.gaps[number]
    return gap == "." or (gap != "-" and text[words.starts[number]].isupper())
