"""Abbreviations in running text: words in capitals that may want a definition.

Names of companies, drugs, genes and studies look the same; what stands beside them
tells most of them apart.
"""

from __future__ import annotations

from disclosure_lint.draft.characters import WIDE_FROM
from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.known import Known
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_LENGTHS = range(3, 7)
_JOINS = frozenset("&@./#$_-\u2010\u2011*®™\\|%^~=<>")
_OFTEN = 2  # uses that make an abbreviation worth a definition
_LONG = 4  # from here on capitals that can be spoken are a name
# notation: how a word goes on that is a name
_CAPITAL_NEXT = Regex(r"(?:s|[’']s?)?\s{1,3}(?:[A-Z]|\d(?![\d.,%])|of [A-Z])")
_NOUN_NEXT = Regex(r"(?:s|[’']s?)?[ \u00a0-]")
_POSSESSIVE = Regex(r"[’']s? ")
_FORM_NEXT = Regex(r",? ")
_SPACE = Regex(" ")
_PROSE = frozenset({"paragraph", "item"})
_VOWELS = frozenset("aeiouy")


class Abbreviation(NamedTuple):
    """An abbreviation and every place of running text where it is used."""

    text: str
    places: tuple[int, ...]


def find(draft: Draft, familiar: Container[str], known: Known) -> Iterator[Abbreviation]:
    """Yield what running text uses as abbreviations more than once, but names.

    What is `familiar` wants no definition.
    """
    text, starts = draft.text, draft.words.starts
    index = draft.words.index
    often = [w for w, numbers in index.items() if len(numbers) >= _OFTEN and len(w) in _LENGTHS]
    for word in often:
        numbers = index[word]
        if not text.startswith(word[0].upper(), starts[numbers[0]]):
            continue
        if not _looks_abbreviated(word) or word.upper() in familiar:
            continue
        found = [starts[number] for number in numbers]
        if not all(text.startswith(word.upper(), at) for at in found):
            continue  # in small letters it is a word
        used = [at for at in found if _is_free(text, at, len(word)) and _is_prose(draft, at)]
        if len(used) >= _OFTEN and not any(_is_name(draft, known, at, len(word)) for at in found):
            yield Abbreviation(word.upper(), tuple(used))


def _looks_abbreviated(word: str) -> bool:
    """Whether the letters of a word cannot be spoken, or are too few to tell."""
    if not word.isalpha():
        return False
    return len(word) < _LONG or sum(letter in _VOWELS for letter in word) <= 1


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


def _is_name(draft: Draft, known: Known, start: int, length: int) -> bool:
    """Whether what stands beside a word makes it a name: `CVS Health`, `KRAS mutation`."""
    end = start + length
    return (
        _CAPITAL_NEXT.match(draft.text, end) is not None
        or draft.text[end : end + 1] in _MARKS
        or _is_followed(draft, known, end)
        or _is_preceded(draft, known, start)
    )


def _is_followed(draft: Draft, known: Known, end: int) -> bool:
    """Whether the next words are of a gene, a study or a product, or of a company."""
    return any(
        (gap := after.match(draft.folded, end)) and known.after(words, draft.folded, gap.end())
        for after, words in (
            (_NOUN_NEXT, "after-names"),
            (_FORM_NEXT, "company-ends"),
            (_POSSESSIVE, "company-has"),
            (_SPACE, "company-does"),
        )
    )


def _is_preceded(draft: Draft, known: Known, start: int) -> bool:
    """Whether the word before is a title, in capitals, or a name inside of a sentence."""
    before = draft.text[max(0, start - _BESIDE) : start]
    if before[-1:] not in {" ", "\u00a0"}:
        return False
    earlier, _, word = before.rstrip().rpartition(" ")
    if (word.isupper() and len(word) > 1) or word.lower().rstrip(".") in known.words("titles"):
        return True
    inside = earlier.strip() and earlier.rstrip()[-1] not in _ENDS
    return bool(inside) and word[:1].isupper() and word[-1:].isalnum()


_BESIDE = 24  # code points before a word in which the word before it stands
_ENDS = frozenset('.:!?”"•')
_MARKS = frozenset("®™*")
# notation: ends of a text, not words; `or ` ends `for ` too, which names what is known
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


def is_spelt(draft: Draft, abbreviation: str, known: Known) -> bool:
    """Whether words of the text spell it: `American Heart Association`, `postprandial glucose`."""
    letters = abbreviation.lower()
    index = draft.words.index
    return any(
        _spells(draft, number, letters, known)
        for word in draft.words.starting(letters[0])
        if len(word) > _SHORT_WORD and word not in known.words("function-words")
        for number in index[word]
    )


def _spells(draft: Draft, number: int, letters: str, known: Known) -> bool:
    """Whether the words from `number` on have the letters, each word from its first on."""
    words, gaps = draft.words.text, draft.words.gaps
    small, functional = known.words("small-words"), known.words("function-words")
    for at in range(number, min(number + _WINDOW, len(words))):
        word = words[at]
        if at > number and gaps[at] not in _WITHIN:
            return False
        following = words[at + 1] if at + 1 < len(words) else ""
        taken = 0 if word in functional else _taken(word, letters, following)
        if not taken and word not in small:
            return False
        letters = letters[taken:]
        if not letters:
            return len(word) > _SHORT_WORD and (at > number or len(word) > _ONE_WORD)
    return False


def _taken(word: str, letters: str, following: str) -> int:
    """Return how many letters a word takes: its first, and more where no word follows for them."""
    if word[0] != letters[0]:
        return 0
    taken, at = 1, 0
    while len(word) > _COMPOUND and taken < len(letters) and following[:1] != letters[taken]:
        at = word.find(letters[taken], at + 1)
        if at < 0:
            break
        taken += 1
    return taken


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
