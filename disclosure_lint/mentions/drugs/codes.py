"""What is shaped like the code of a drug: APG-2575, HQP1351, BP1001-A.

Knows how codes look, and what looks like one and is none; knows no drug.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.words import Words
from disclosure_lint.limits import watched
from disclosure_lint.mentions.drugs.naming import Naming
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# APG-2575, HQP1351, BGB-A317, DS-8201a, AK138D1, LCAR-B38M, JNJ-68284528, L-DOS47, BP1001-A.
_CODE = Regex(r"(?:[A-Z]-)?([A-Z]{2,5})(?:-[A-Z]{1,2}|-)?\d{2,8}(?:-?[A-Z]\d?|[a-z])?")
_MOST_PARTS = 3  # hyphens in a code
_LEAST_DIGITS = 2
_SHORTEST = 4  # letters and digits of one word: RC48, the A317 of BGB-A317
_LONGEST = 14


def codes(draft: Draft, known_ends: set[int], shapes: Naming) -> Iterator[tuple[int, int]]:
    """Yield the spans of what is shaped like a code and does not end a known name."""
    words = draft.words
    text, gaps = words.text, words.gaps
    done = -1
    for number in watched(_numbered(draft, shapes)):
        if number <= done or words.end(number) in known_ends:
            continue
        first = last = number
        while first - 1 > done and gaps[first] == "-":
            first -= 1
        while last + 1 < len(text) and gaps[last + 1] == "-":
            last += 1
        done = last
        while last > number and text[last].isalpha():  # CFT8916-treated
            if last == number + 1 and is_variant(draft, last):
                break
            last -= 1
        if last - first > _MOST_PARTS:
            continue
        place = _code(draft, first, last, shapes)
        if place is not None:
            yield place


def is_variant(draft: Draft, number: int) -> bool:
    """Tell whether word `number` is a letter that makes a code another drug's: BP1001-A."""
    words = draft.words
    if number >= len(words) or words.gaps[number] != "-" or len(words.text[number]) > 1:
        return False
    end = words.end(number)
    return draft.text[words.starts[number]].isupper() and draft.text[end : end + 1] != "-"


def _numbered(draft: Draft, shapes: Naming) -> list[int]:
    """Return the numbers of the words with digits at which a code may end."""
    words = draft.words
    found: list[int] = []
    for word in words.numerals:
        if not word.isascii() or not _LEAST_DIGITS <= len(word) <= _LONGEST:
            continue
        numbers = words.index[word]
        if word[0].isdigit():
            found += [n for n in numbers if _follows_letters(words, n, shapes)]
        elif len(word) >= _SHORTEST:
            found += numbers
    return sorted(found)


def _follows_letters(words: Words, number: int, shapes: Naming) -> bool:
    if number == 0 or words.gaps[number] not in {" ", "-"}:
        return False
    before = words.text[number - 1]
    if words.gaps[number] == " ":
        return before in shapes.spaced
    return before[0].isalpha() and before not in shapes.not_codes


def _code(draft: Draft, first: int, last: int, shapes: Naming) -> tuple[int, int] | None:
    words, text = draft.words, draft.text
    if first == last and words.text[first].isdigit():
        first -= 1
    start, end = draft.span(first, last + 1)
    shape = _CODE.fullmatch(_as_code(text[start:end]))
    if shape is None or shape[1].lower() in shapes.not_codes or _is_figure(text, start, end):
        return None
    return start, end


def _as_code(printed: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in printed)


def _is_figure(text: str, start: int, end: int) -> bool:
    """Tell whether the digits go on (`CLDN18.2`) or stand in an address."""
    after = text[end : end + 2]
    if after[:1] in {".", ","} and after[1:].isdigit():
        return True
    return text[max(0, start - 1) : start] in {"#", "$", "~", "%"} or _in_address(text, start, end)


def _in_address(text: str, start: int, end: int) -> bool:
    """Tell whether a word is a piece of a web or mail address."""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before in {"@", "_"} or after[:1] in {"@", "_"}:
        return True
    if after[:1] == "." and after[1:].isalpha() and after[1:].islower():
        return True
    if before not in {"/", "."}:
        return False
    token = text[max(0, start - 120) : start].rsplit(None, 1)[-1]
    return "://" in token or "www." in token or before == "."
