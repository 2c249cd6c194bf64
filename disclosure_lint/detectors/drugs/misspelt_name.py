"""`drugs/misspelt-name`: a drug's name with letters astray."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.detectors.drugs.slips import distance
from disclosure_lint.detectors.drugs.used_names import (
    by_product,
    is_sure,
    like,
    mark,
    product_of,
)
from disclosure_lint.issuers.registry import code_key
from disclosure_lint.mentions.drugs.find import Drug
from disclosure_lint.mentions.drugs.naming import naming
from disclosure_lint.mentions.names import Lexicon
from disclosure_lint.packs.rule import Rule

_SHORTEST = 7  # letters of a name that may be misspelt at all
_TWO_SLIPS = 9  # letters of a name in which two slips are still that name
_LETTERS_APART = 4  # distinct letters in which two words differ by two slips at most
_EDGE = 4  # letters that a misspelt name keeps at its beginning or end


class _Spelling(NamedTuple):
    word: str
    product: str
    name: str


class _Spellings(NamedTuple):
    known: frozenset[str]  # every word of every name
    heads: frozenset[str]
    tails: frozenset[str]
    initials: dict[str, tuple[_Spelling, ...]]


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag words a slip away from a known name, and codes a slip away from the tied one."""
    flags = [*_misspelt_words(case), *_misspelt_codes(case)]
    if flags:
        return Verdict(flags=tuple(flags))
    known = [drug for drug in case.drugs if drug.product]
    if not known:
        return Verdict(idle="the draft names no known drug")
    firsts = [drugs[0] for drugs in by_product(known).values()]
    return Verdict(evidence=tuple(mark(drug) for drug in firsts))


def _misspelt_words(case: Case) -> Iterator[Flag]:
    words = case.draft.words
    known, heads, tails, initials = _spellings(case.registry.drugs)
    for word, numbers in words.index.items():
        if len(word) < _SHORTEST or (word[:_EDGE] not in heads and word[-_EDGE:] not in tails):
            continue
        if word in known or not word.isascii() or not word.isalpha():
            continue
        meant = _meant(word, initials.get(word[0], ()))
        if (
            meant is None
            or _is_a_word(case, word, known)
            or not _believed(case, word, meant, numbers)
        ):
            continue
        for number in numbers:
            yield _misspelt(case, number, meant)


def _meant(word: str, spellings: tuple[_Spelling, ...]) -> _Spelling | None:
    """Return the one known word that this is a slip away from."""
    near = [s for s in spellings if abs(len(s.word) - len(word)) <= _slips(s.word, word)]
    letters = set(word)
    near = [s for s in near if len(letters.symmetric_difference(s.word)) <= _LETTERS_APART]
    found = [s for s in near if 0 < distance(word, s.word, 2) <= _slips(s.word, word)]
    return found[0] if len({s.word for s in found}) == 1 else None


def _slips(known: str, word: str) -> int:
    return 2 if len(known) >= _TWO_SLIPS and known[:2] == word[:2] else 1


def _is_a_word(case: Case, word: str, known: frozenset[str]) -> bool:
    names = naming(case.known)
    if word in names.other_drugs:
        return True
    return any(word.endswith(e) and word[: -len(e)] in known for e in names.foreign_endings)


def _believed(case: Case, word: str, meant: _Spelling, numbers: list[int]) -> bool:
    """Tell whether this is a slip rather than the name of a drug that nobody here knows."""
    if len(numbers) == 1 or not naming(case.known).has_stem(word):
        return True
    return any(drug.product == meant.product for drug in case.drugs)


def _misspelt(case: Case, number: int, meant: _Spelling) -> Flag:
    start, end = case.draft.span(number, number + 1)
    printed = case.draft.text[start:end]
    product = case.registry.products[meant.product]
    return Flag(
        Mark(start, end),
        {"name": printed, "known": like(printed, meant.word)},
        changes=(Change(start, end, like(printed, meant.word)),),
        unsure=not product.sure or meant.name in product.unsure,
    )


def _misspelt_codes(case: Case) -> Iterator[Flag]:
    for tie in case.ties:
        pairs = ((tie.left, tie.right), (tie.right, tie.left))
        for code, other in pairs:
            if code.form == "unknown-code" and other.product and other.form != "code":
                yield from _misspelt_code(case, code, other)


def _misspelt_code(case: Case, code: Drug, other: Drug) -> Iterator[Flag]:
    product = product_of(case, other)
    key = code_key(code.printed)
    for known in product.codes if product else ():
        if distance(key, code_key(known), 1) == 1 and len(key) == len(code_key(known)):
            yield Flag(
                mark(code),
                {"name": code.printed, "known": known},
                related=(mark(other, f"the code of {other.printed} is {known}"),),
                changes=(Change(code.start, code.end, known),),
                unsure=not is_sure(
                    case, other, code._replace(printed=known, product=other.product)
                ),
            )
            return


@lru_cache(maxsize=8)
def _spellings(lexicon: Lexicon) -> _Spellings:
    known: set[str] = set()
    initials: dict[str, list[_Spelling]] = {}
    for first, entries in lexicon.plain.items():
        for rest, _, (product, form) in entries:
            known.update((first, *rest))
            if form not in {"generic", "former"}:
                continue
            for word in (first, *rest):
                if len(word) >= _SHORTEST and word.isascii() and word.isalpha():
                    spelling = _Spelling(word, product, " ".join((first, *rest)))
                    initials.setdefault(word[0], []).append(spelling)
    words = [spelling.word for group in initials.values() for spelling in group]
    return _Spellings(
        frozenset(known),
        frozenset(word[:_EDGE] for word in words),
        frozenset(word[-_EDGE:] for word in words),
        {initial: tuple(group) for initial, group in initials.items()},
    )
