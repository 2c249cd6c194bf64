"""`drafting/look-alike-letter`: a letter of another script inside a Latin word.

Nobody sees it, and no search finds the word. Greek that science writes on purpose (α, β,
µ, Δ, κ …) is none of them.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.detectors.drafting import slips
from disclosure_lint.detectors.drafting.slips import Slip
from disclosure_lint.draft.characters import beyond_ascii
from disclosure_lint.draft.model import Draft
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ILLEGIBLE = True
# notation: letters by what they look like
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХУаеорсухіјѕһԁԛԝ", "ABESIJKMHOPCTXYaeopcyxijshdqw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_LATIN = _CYRILLIC | _GREEK
_CYRILLIC_LETTERS = Regex("[\u0400-\u052f]")
_SUSPECT = Regex(f"[{''.join(_LATIN)}]")
_WORD = Regex(f"(?<![A-Za-z])[A-Za-z]*[{''.join(_LATIN)}][A-Za-z{''.join(_LATIN)}]*")


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the words in which a letter is not what it looks like."""
    return slips.told(find(case.draft), safe=True)


def find(draft: Draft) -> Iterator[Slip]:
    """Yield the words in which a letter is not what it looks like."""
    high = beyond_ascii(draft.text)
    if not _SUSPECT.search(high):
        return
    foreign = any(letter not in _CYRILLIC for letter in _CYRILLIC_LETTERS.findall(high))
    for word in _WORD.finditer(draft.text):
        printed = word[0]
        if _is_whole(draft.text, *word.span()) and _is_latin(printed, foreign=foreign):
            letter = next(c for c in printed if c in _LATIN)
            script = "Cyrillic" if letter in _CYRILLIC else "Greek"
            right = "".join(_LATIN.get(c, c) for c in printed)
            yield Slip(*word.span(), printed, right, f"{script} {letter} (U+{ord(letter):04X})")


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no letter of yet another sort belongs to the word."""
    return not (text[max(0, start - 1) : start].isalpha() or text[end : end + 1].isalpha())


def _is_latin(printed: str, *, foreign: bool) -> bool:
    """Whether a word is meant to be Latin: it has letters that are, or nothing else is Cyrillic."""
    if any(c.isascii() for c in printed):
        return any(c in _CYRILLIC for c in printed) or _is_greek_slip(printed)
    return not foreign and len(printed) > 1 and all(c in _CYRILLIC for c in printed)


def _is_greek_slip(printed: str) -> bool:
    """Whether Greek letters pass for Latin ones; a leading capital names a part: `Χ2`, `Αv`."""
    plain = sum(c.isascii() for c in printed)
    return plain > 1
