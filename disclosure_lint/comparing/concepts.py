"""What a stretch of text speaks of, in signs that both languages share.

Signs are the values that both texts tell, words of the glossary, and words in Latin letters
that a Chinese text keeps as they are.
"""

from __future__ import annotations

from math import log2

from disclosure_lint.comparing.matching import Matched
from disclosure_lint.draft.fold import fold
from disclosure_lint.limits import watched
from disclosure_lint.mentions.known import Known
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from disclosure_lint.comparing.anchor import Side

# Notation: words in Latin letters, and runs of Chinese.
_LATIN = Regex(r"[a-z][a-z&'’.-]*[a-z]")
_HAN_RUN = Regex("[\u3400-\u9fff]+")
_LONGEST = 6  # words of a phrase
_LONGEST_HAN = 12
_BRIEF = 3  # letters of a word, in which an s is no plural
_SOFT = 0.4  # the weight of a value that a version may leave out


class Sign(NamedTuple):
    """Something that a text speaks of, and where."""

    at: int
    key: Hashable


class _Glossary(NamedTuple):
    """The glossary by the words it is looked up by."""

    latin: dict[tuple[str, ...], int]
    firsts: dict[str, int]  # the first word of phrases → words of the longest
    han: dict[str, int]
    heads: dict[str, int]  # the first two characters → characters of the longest


def glossary(known: Known) -> _Glossary:
    """Return the glossary of the packs, folded; made once."""
    return known.made("glossary", lambda: _made(known))


def _made(known: Known) -> _Glossary:
    made = _Glossary({}, {}, {}, {})
    for number, row in enumerate(known.tables["glossary"]):
        for phrase in row["en"]:
            words = tuple(_singular(word) for word in _LATIN.findall(fold(phrase)))
            if words and len(words) <= _LONGEST:
                made.latin.setdefault(words, number)
                made.firsts[words[0]] = max(made.firsts.get(words[0], 0), len(words))
        for phrase in row["zh"]:
            said = fold(phrase)
            if len(said) <= _LONGEST_HAN:
                made.han.setdefault(said, number)
                made.heads[said[:2]] = max(made.heads.get(said[:2], 0), len(said))
    return made


def _singular(word: str) -> str:
    word = word.rstrip(".")
    if len(word) > _BRIEF and word[-1] == "s" and word[-2] != "s":
        return word[:-2] if word[-2] in "'’" else word[:-1]
    return word


def signs(one: Side, other: Side, known: Known) -> tuple[list[Sign], list[Sign]]:
    """Return what two texts speak of beside their values, each in order."""
    words = glossary(known)
    mine, theirs = _words(one), _words(other)
    kept = {word for _, word in mine} & {word for _, word in theirs}
    if one.is_han == other.is_han:
        kept = set()
    return (
        sorted([*_signs(one, mine, words), *(Sign(*w) for w in mine if w[1] in kept)]),
        sorted([*_signs(other, theirs, words), *(Sign(*w) for w in theirs if w[1] in kept)]),
    )


def _words(side: Side) -> list[tuple[int, str]]:
    return [(m.start(), m[0]) for m in watched(_LATIN.finditer(side.folded))]


def _signs(side: Side, words: list[tuple[int, str]], known: _Glossary) -> Iterator[Sign]:
    if side.is_han:
        for run in watched(_HAN_RUN.finditer(side.folded)):
            yield from _han_signs(run[0], run.start(), known)
        return
    said = [_singular(word) for _, word in words]
    at = 0
    while at < len(said):
        longest = known.firsts.get(said[at], 0)
        for length in range(min(longest, len(said) - at), 0, -1):
            number = known.latin.get(tuple(said[at : at + length]))
            if number is not None:
                yield Sign(words[at][0], str(number))
                at += length - 1
                break
        at += 1


def _han_signs(run: str, start: int, known: _Glossary) -> Iterator[Sign]:
    at = 0
    while at < len(run):
        longest = max(known.heads.get(run[at : at + 2], 0), known.heads.get(run[at], 0))
        for length in range(min(longest, len(run) - at), 0, -1):
            number = known.han.get(run[at : at + length])
            if number is not None:
                yield Sign(start + at, str(number))
                at += length - 1
                break
        at += 1


class Spoken(NamedTuple):
    """What both texts speak of, how often each thing, and how much it tells."""

    one: list[Sign]
    other: list[Sign]
    weights: dict[Hashable, float]


def spoken(one: Side, other: Side, matched: Matched, known: Known) -> Spoken:
    """Return all signs of two texts, the values that both tell among them."""
    mine, theirs = signs(one, other, known)
    counts: dict[Hashable, int] = {}
    for found in (mine, theirs):
        once: dict[Hashable, int] = {}
        for sign in found:
            once[sign.key] = once.get(sign.key, 0) + 1
        for key, count in once.items():
            counts[key] = max(counts.get(key, 0), count)
    weights: dict[Hashable, float] = {key: 1 / (1 + log2(n)) for key, n in counts.items()}
    for number, partner in matched.pairs.items():
        here, there = one.anchors[number], other.anchors[partner]
        mine.append(Sign(here.start, number))
        theirs.append(Sign(there.start, number))
        weights[number] = 1.0 if here.is_solid and there.is_solid else _SOFT
    mine.sort(key=_at)
    theirs.sort(key=_at)
    return Spoken(mine, theirs, weights)


def _at(sign: Sign) -> int:
    return sign.at
