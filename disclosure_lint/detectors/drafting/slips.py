"""Slips of the keyboard and the clipboard: doubled words, joined words, a lost superscript.

Each finder knows only sure forms: names, codes and addresses look like slips and are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from disclosure_lint.draft.model import Draft
from disclosure_lint.regex import Regex


class Slip(NamedTuple):
    """A place where the text is not what was meant, and what was."""

    start: int
    end: int
    printed: str
    right: str  # "" where only a person can tell
    said: str = ""


_TWICE = frozenset("that had do so very no her ha bye hear there much many long far".split())
_SAYS = frozenset(
    "it what this that there he she which who problem thing question".split()
)  # is is
_SMALL = frozenset("the a an in on of we this our it to for and as at by with from or".split())
_LATIN = frozenset("vivo vitro situ silico utero".split())  # after “in in vivo models”
_PROSE = frozenset({"paragraph", "item"})


def doubled(draft: Draft) -> Iterator[Slip]:
    """Yield the words of prose that stand twice in a row."""
    words, text = draft.words, draft.text
    read = words.text
    for number in [n for n, (one, next_) in enumerate(pairwise(read), 1) if one == next_]:
        word = read[number]
        if word.isalpha() and word.isascii() and word not in _TWICE:
            start, end = words.starts[number - 1], words.end(number)
            if words.gaps[number].isspace() and _is_slip(draft, start, end, number):
                yield Slip(start, end, word, text[start : start + len(word)])


def _is_slip(draft: Draft, start: int, end: int, number: int) -> bool:
    """Whether two equal words are prose, and neither a name nor two cells."""
    text, words = draft.text, draft.words
    second = text[words.starts[number] : end]
    if text[start].isupper() and words.text[number] not in _SMALL:
        return False  # the name of a species, a place or a person
    if number + 1 < len(words) and words.text[number + 1] in _LATIN:
        return False
    if words.text[number] == "is" and number > 1 and words.text[number - 2] in _SAYS:
        return False  # "what it is is a trial"
    if not (
        second.islower()
        and len(second) + (second == "a") > 1
        and "\n\n" not in words.gaps[number]
        and text[max(0, start - 1) : start] not in {"-", "/", "."}
        and text[end : end + 1] not in {"-", "/", "'", "’"}
    ):
        return False
    unit = draft.unit(start)
    in_prose = unit is not None and unit.kind in _PROSE and end <= unit.end
    return in_prose and "|" not in draft.source.quote(draft.origin(start, end))


_FORM_JOINED = Regex(
    r"(?<![\w-])((?:Form )?(?:8-K|6-K|10-K|10-Q|20-F|40-F|S-[1348]|F-[134]|18-K|11-K))([a-z]{3,})\b"
)
_FORM_END = Regex(r"-[KQF1348][a-z]{3}")
_PAIRS = {
    first + second: f"{first} {second}"
    for first in "of to in for and on from with by that at is was as".split()
    for second in ("the", "this", "these", "our", "its", "their")
    if first + second not in {"inits", "atits"}
} | {
    "hasbeen": "has been",
    "havebeen": "have been",
    "willbe": "will be",
    "isexpected": "is expected",
    "aswell": "as well",
    "dueto": "due to",
}
_HEADS = ("of", "the", "and", "from", "that", "which")
_TAILS = ("of", "the", "and", "from", "with")
# Words that every release uses, and that are not the end of a longer word.
_FREQUENT = frozenset(
    "agreement announcement application applications approval approvals assets authority benefit"
    " business cancer cells clinical commercialization commercialisation company completion"
    " condition conditions control development directors disease diseases drugs efficacy employees"
    " endpoint financial further general group information initial investors management market"
    " marketing patients pharmaceutical phase potential primary process product products progress"
    " provisions public regulatory research response results review revenue safety securities"
    " services shareholders shares statements studies study subjects sufficient therapies therapy"
    " total treatment trial trials tumors various which".split()
)
_TAIL = 5  # letters of the word that another is glued to
_SAME = frozenset("theory therein offshoot withstand thereof whereof hereof forthwith".split())


def joined(draft: Draft) -> Iterator[Slip]:
    """Yield words that lost the space between them.

    A small word counts as glued on only where the rest is a word that this draft, or
    every draft, uses.
    """
    text, words = draft.text, draft.words
    if _FORM_END.search(text):
        for form in _FORM_JOINED.finditer(text):
            yield Slip(*form.span(), form[0], f"{form[1]} {form[2]}")
    parted = {word: _PAIRS[word] for word in _PAIRS.keys() & words.index.keys()}
    parted |= _parted(draft)
    for word, right in parted.items():
        for number in words.index[word]:
            start, end = words.starts[number], words.end(number)
            if text[start:end].islower() and not _in_address(text, start, end):
                yield Slip(start, end, word, right)


def _parted(draft: Draft) -> dict[str, str]:
    """Return the words of the draft that are two, with their space."""
    index = draft.words.index
    found = {}
    for head in _HEADS:
        for word in draft.words.starting(head):
            rest = word[len(head) :]
            known = rest in index or rest in _FREQUENT
            if known and len(rest) >= _TAIL and _is_once(draft, word):
                found[word] = f"{head} {rest}"
    for word in index:
        if word.endswith(_TAILS) and len(word) > _TAIL + 1:
            for tail in _TAILS:
                rest = word.removesuffix(tail)
                if rest in index and rest != word and len(rest) >= _TAIL and _is_once(draft, word):
                    found[word] = f"{rest} {tail}"
    return found


def _is_once(draft: Draft, word: str) -> bool:
    return len(draft.words.index[word]) == 1 and word.isascii() and word not in _SAME


def _in_address(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    return (
        before in frozenset("@./#_-&") - {""}
        or after[:1] in {"@", "_", "/"}
        or (after[:1] in {".", "-"} and after[1:].isalnum())
    )


_TRADE_MARK = Regex(r"(?<![\w@#/.-])([A-Z][A-Za-z0-9-]{0,30})TM(?![\w@-])")
_POWER = Regex(
    r"(?<=[x×*])(\s?)10(1[0-5]|[3-9])(?=\s?(?:/|cells?\b|vg\b|vp\b|CFU|PFU|TU\b|CAR|viable|copies|viral|particles))"
)
_INITIALS = 3  # letters up to which capitals with TM are an abbreviation, such as LSTM
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def lost_superscript(draft: Draft) -> Iterator[Slip]:
    """Yield trade marks and powers of ten whose raised part came down."""
    text = draft.text
    if "TM" in text:
        for mark in _TRADE_MARK.finditer(text):
            if _is_name(draft, mark[1]):
                yield Slip(*mark.span(), mark[0], f"{mark[1]}™", "a trade mark's TM")
    for power in _POWER.finditer(text) if "10" in text else ():
        right = f"10{power[2].translate(_RAISED)}"
        start = power.end(1)
        yield Slip(start, power.end(), f"10{power[2]}", right, "an exponent")


def _is_name(draft: Draft, name: str) -> bool:
    """Whether letters before TM are a name by themselves: written small, or used elsewhere."""
    if name[-1].islower():
        return True
    if name + "™" in draft.text or name + "®" in draft.text:
        return True
    numbers = draft.words.index.get(name.lower(), ())
    return len(name) > _INITIALS and any(
        draft.text[draft.words.starts[n] : draft.words.end(n)] == name for n in numbers
    )
