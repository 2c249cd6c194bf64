"""Abbreviations in running text: words in capitals that may want a definition.

Names of companies, drugs, genes and studies look the same; what stands beside them
tells most of them apart.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from disclosure_lint.draft.characters import WIDE_FROM
from disclosure_lint.draft.model import Draft
from disclosure_lint.regex import Regex

_LENGTHS = range(3, 7)
_JOINS = frozenset("&@./#$_-\u2010\u2011*®™\\|%^~=<>")
_OFTEN = 2  # uses that make an abbreviation worth a definition
_LONG = 4  # from here on capitals that can be spoken are a name
_CAPITAL_NEXT = Regex(r"(?:s|[’']s?)?\s{1,3}(?:[A-Z]|\d(?![\d.,%])|of [A-Z])")
# What follows a gene, a protein, a study or a product.
_OF_A_NAME = Regex(
    r"(?:s|[’']s?)?[ \u00a0-](?:mut|gene\b|genes\b|inhib|recept|expression|fusion|degrad|agonist|antagonist|antibod|pathway|protein"
    r"|kinase|ampl|posit|negat|signal|ligand|family|variant|allele|enzyme|deficien|target|binding|block|wild|driven|alter|rearr"
    r"|trial|stud|registr|clinical|program|initiative|platform|system|device|app\b|software|brand|capsule|tablet|injection"
    r"|test\b|assay|technology|franchise|portfolio|team|website|shareholder|stockholder|employee|customer|was founded)"
)
_COMPANY = Regex(
    r",? (?:LLP|LLC|Inc|Ltd|Corp|PLC|plc|Co)\b|[’']s? (?:CEO|board|management|shares)"
    r"| (?:announce[sd]?|said|says|offers|operates|provides|develops|launched|serves|believes|plans|expects|undertakes|delivers|has been (?:working|building))\b"
)
_PROSE = frozenset({"paragraph", "item"})
_VOWELS = frozenset("AEIOUY")


class Abbreviation(NamedTuple):
    """An abbreviation and every place of running text where it is used."""

    text: str
    places: tuple[int, ...]


def find(draft: Draft, known: Container[str] = ()) -> Iterator[Abbreviation]:
    """Yield what running text uses as abbreviations more than once, names and `known` apart."""
    text, words = draft.text, draft.words
    starts = words.starts
    for word, numbers in words.index.items():
        if len(numbers) < _OFTEN or len(word) not in _LENGTHS or not word.isalpha():
            continue
        capitals = word.upper()
        if not all(text.startswith(capitals, starts[number]) for number in numbers):
            continue  # in small letters it is a word
        if capitals in known:
            continue
        if len(word) < _LONG or sum(c in _VOWELS for c in capitals) <= 1:
            found = [starts[number] for number in numbers]
            used = [at for at in found if _is_free(text, at, len(word)) and _is_prose(draft, at)]
            if len(used) >= _OFTEN and not any(_is_name(text, at, at + len(word)) for at in found):
                yield Abbreviation(capitals, tuple(used))


def _is_free(text: str, start: int, length: int) -> bool:
    """Whether nothing is joined to the word: no code, address or amount."""
    before = text[max(0, start - 1) : start]
    after = text[start + length : start + length + 2]
    if before in _JOINS and before:
        return False
    return not after or after[0] not in _JOINS or (after[0] == "." and not after[1:].isalnum())


def _is_prose(draft: Draft, at: int) -> bool:
    unit = draft.unit(at)
    return unit is not None and unit.kind in _PROSE


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether what stands beside a word makes it a name: `CVS Health`, `KRAS mutation`."""
    if _CAPITAL_NEXT.match(text, end) or _OF_A_NAME.match(text, end):
        return True
    if text[end : end + 1] in {"®", "™", "*"} or _COMPANY.match(text, end):
        return True
    before = text[max(0, start - _BESIDE) : start]
    if before[-1:] not in {" ", "\u00a0"}:
        return False
    earlier, _, word = before.rstrip().rpartition(" ")
    if _TITLE.match(word) or (word.isupper() and len(word) > 1):
        return True
    inside = earlier.strip() and earlier.rstrip()[-1] not in _ENDS
    return bool(inside) and word[:1].isupper() and word[-1:].isalnum()


_BESIDE = 24  # code points before a word in which the word before it stands
_ENDS = frozenset('.:!?”"•')
_TITLE = Regex(r"(?:Mr|Ms|Mrs|Dr|Prof)\.?$")
_CALLED = ("or ", "= ", "– ", "— ", "@ ", "& ", " as ", "called ", "&quot;")
_OPENING = "(（[“\"‘'/"
_CLOSING = ")）]”\"’',;/"
_GLOSS = Regex(r" ?[(\[（][A-Za-z]{2}| =|[™®]|,? or |[\"”]")


def is_introduced(text: str, abbreviation: str) -> bool:
    """Whether the text shows anywhere what an abbreviation stands for, in whatever form."""
    at = text.find(abbreviation)
    while at >= 0:
        end = at + len(abbreviation)
        before, after = text[max(0, at - 10) : at], text[end : end + 5].removeprefix("s")
        bracketed = before[-1:] in _OPENING and after[:1] in _CLOSING
        if (bracketed and before) or before.endswith(_CALLED) or _GLOSS.match(after):
            return True
        at = text.find(abbreviation, end)
    return False


def is_spelt(draft: Draft, abbreviation: str) -> bool:
    """Whether words of the text spell it: `American Heart Association`, `postprandial glucose`."""
    letters = abbreviation.lower()
    index = draft.words.index
    return any(
        _spells(draft, number, letters)
        for word in draft.words.starting(letters[0])
        if len(word) > _SHORT_WORD and word not in _FUNCTION
        for number in index[word]
    )


def _spells(draft: Draft, number: int, letters: str) -> bool:
    """Whether the words from `number` on have the letters, each word from its first on."""
    words, gaps = draft.words.text, draft.words.gaps
    for at in range(number, min(number + _WINDOW, len(words))):
        word = words[at]
        if at > number and gaps[at] not in _WITHIN:
            return False
        taken = _taken(word, letters, words[at + 1] if at + 1 < len(words) else "")
        if not taken and word not in _SMALL:
            return False
        letters = letters[taken:]
        if not letters:
            return len(word) > _SHORT_WORD and (at > number or len(word) > _ONE_WORD)
    return False


def _taken(word: str, letters: str, following: str) -> int:
    """Return how many letters a word takes: its first, and more where no word follows for them."""
    if word[0] != letters[0] or word in _FUNCTION:
        return 0
    taken, at = 1, 0
    while len(word) > _COMPOUND and taken < len(letters) and following[:1] != letters[taken]:
        at = word.find(letters[taken], at + 1)
        if at < 0:
            break
        taken += 1
    return taken


_SMALL = frozenset("of the and for in on to a by with or".split())
_FUNCTION = frozenset(
    "the a an to with that this these from have been will were which their they are was has its"
    " is be we our it as at but not can may also any all each more most than when where who".split()
)
_WITHIN = frozenset({" ", "-", "/", " - ", "\n", "\u00a0"})
_WINDOW = 9  # words that an abbreviation stands for, at most
_SHORT_WORD = 3
_COMPOUND = 6  # letters of a word that may be two
_ONE_WORD = 9  # letters of a word that has an abbreviation to itself


def is_address(draft: Draft, abbreviation: str) -> bool:
    """Whether it is part of an address in the text, which makes it a company's name."""
    name = abbreviation.lower()
    return any(
        mark in draft.folded for mark in (f"www.{name}", f"@{name}", f"{name}.com", f"://{name}")
    )


def places_of(draft: Draft, term: str, first: int = 0, last: int | None = None) -> Iterator[int]:
    """Yield where a term stands as a whole, plural and possessive forms included."""
    text = draft.text
    at = text.find(term, first, last)
    while at >= 0:
        end = at + len(term)
        plural = text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum()
        joined = _is_letter(text[end : end + 1]) and not plural
        if term[0] >= WIDE_FROM or not (joined or _is_letter(text[max(0, at - 1) : at])):
            yield at
        at = text.find(term, end, last)


def _is_letter(character: str) -> bool:
    return character.isalnum() and character < WIDE_FROM
