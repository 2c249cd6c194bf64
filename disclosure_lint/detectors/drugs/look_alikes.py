"""Codes of drugs in which a letter stands for a figure that looks like it: `HLX1O`, `ARV-47l`.

Measured by the codes that the draft has rightly besides, and by those of the registry.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark
from disclosure_lint.issuers.registry import code_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LIKE = {"0": "o", "1": "l"}  # notation: figures, and the letters that look like them
_FIGURES = {"o": "0", "l": "1", "i": "1"}
_LONGEST = 12  # letters and figures of a word in a code


def look_alikes(case: Case) -> Iterator[Flag]:
    """Yield the codes in which a letter stands for a figure."""
    yield from _of_the_draft(case)
    yield from _of_the_registry(case)


def _of_the_draft(case: Case) -> Iterator[Flag]:
    folded, index = case.draft.folded, case.draft.words.index
    codes = {drug.printed: drug for drug in case.drugs if drug.form.endswith("code")}
    for printed in codes:
        code = printed.lower()
        for at, figure in enumerate(code):
            wrong = f"{code[:at]}{_LIKE.get(figure, figure)}{code[at + 1 :]}"
            if wrong == code or wrong.rpartition("-")[2].split()[-1] not in index:
                continue
            start = folded.find(wrong)
            end = start + len(wrong)
            if (
                start >= 0
                and not folded[end : end + 1].isalnum()
                and not folded[start - 1 : start].isalnum()
            ):
                values = {"name": case.draft.text[start:end], "known": printed}
                yield Flag(
                    Mark(start, end), values, changes=(Change(start, end, printed),), mild=True
                )


def _of_the_registry(case: Case) -> Iterator[Flag]:
    words = case.draft.words
    drugs = case.registry.drugs
    for word in words.numerals:
        if word.isdecimal() or not word.isascii() or len(word) > _LONGEST:
            continue
        if word in drugs.plain or not any(letter in word for letter in _FIGURES):
            continue
        for number in words.index[word]:
            first = number - (number > 0 and words.gaps[number] == "-")
            lead = words.text[first] if first < number else ""
            for right in _figured(word):
                entries = drugs.beginning(lead or right)
                rest = (right,) if lead else ()
                meant = [e[2][0] for e in entries if e[0] == rest and e[2][1] == "code"]
                if meant:
                    start, end = case.draft.span(first, number + 1)
                    codes = case.registry.products[meant[0]].codes
                    key = code_key(f"{lead}{right}")
                    known = next((code for code in codes if code_key(code) == key), right)
                    values = {"name": case.draft.text[start:end], "known": known}
                    yield Flag(
                        Mark(start, end), values, changes=(Change(start, end, known),), mild=True
                    )


def _figured(word: str) -> Iterator[str]:
    """Yield a word with one letter read as the figure that it looks like, beside another figure."""
    for at, letter in enumerate(word):
        beside = word[max(0, at - 1) : at] + word[at + 1 : at + 2]
        if letter in _FIGURES and any(sign.isdecimal() for sign in beside):
            yield f"{word[:at]}{_FIGURES[letter]}{word[at + 1 :]}"
