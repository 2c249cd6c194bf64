"""The spelling of a drug's name: letters astray, capitals by turns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.draft.words import Words
from disclosure_lint.issuers.registry import code_key
from disclosure_lint.kinds.drug_use import (
    by_product,
    is_cited,
    is_running,
    is_sure,
    like,
    mark,
    product_of,
)
from disclosure_lint.mentions.drugs.find import Drug, has_stem
from disclosure_lint.mentions.names import Lexicon

_SHORTEST = 7  # letters of a name that may be misspelt at all
_TWO_SLIPS = 9  # letters of a name in which two slips are still that name
_SHORT_WORD = 3  # letters that a title leaves without a capital
_LETTERS_APART = 4  # distinct letters in which two words differ by two slips at most
_EDGE = 4  # letters that a misspelt name keeps at its beginning or end
# Endings that other languages give to an English name.
_FOREIGN = ("s", "e", "a", "o", "um", "es", "em", "om", "u", "ie")
# Drugs of their own whose names lie within two slips of another's.
_OTHER_DRUGS = frozenset(
    {
        "alflutinib",
        "allitinib",
        "autotemcel",
        "bozitinib",
        "firmonertinib",
        "maglutide",
        "sulfatinib",
    }
)


class _Spelling(NamedTuple):
    word: str
    product: str
    name: str


class _Spellings(NamedTuple):
    known: frozenset[str]  # every word of every name
    heads: frozenset[str]
    tails: frozenset[str]
    initials: dict[str, tuple[_Spelling, ...]]


def misspelt_name(case: Case) -> Verdict:
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
        if meant is None or _is_a_word(word, known) or not _believed(case, word, meant, numbers):
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


def _is_a_word(word: str, known: frozenset[str]) -> bool:
    if word in _OTHER_DRUGS:
        return True
    return any(word.endswith(end) and word[: -len(end)] in known for end in _FOREIGN)


def _believed(case: Case, word: str, meant: _Spelling, numbers: list[int]) -> bool:
    """Tell whether this is a slip rather than the name of a drug that nobody here knows."""
    if len(numbers) == 1 or not has_stem(word):
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


def distance(left: str, right: str, most: int) -> int:
    """Return how many slips lie between two words, letters swapped being one; `most + 1` ends it."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for at, letter in enumerate(left, 1):
        now = [at]
        for to, other in enumerate(right, 1):
            cost = min(row[to] + 1, now[-1] + 1, row[to - 1] + (letter != other))
            if at > 1 and to > 1 and letter == right[to - 2] and left[at - 2] == other:
                cost = min(cost, before[to - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, row = row, now
    return row[-1]


def inconsistent_capitals(case: Case) -> Verdict:
    """Flag the rarer way in which running text begins a generic name."""
    flags: list[Flag] = []
    evidence: list[Mark] = []
    for drugs in by_product(case.drugs).values():
        plain = [drug for drug in drugs if drug.form == "generic"]
        if len({drug.printed[0].islower() for drug in plain}) > 1:
            plain = [drug for drug in plain if _in_flow(case, drug)]
        lower = [drug for drug in plain if drug.printed[0].islower()]
        initial = [drug for drug in plain if not drug.printed[0].islower()]
        if lower and initial:
            flags.append(_uneven(case, lower, initial))
        else:
            evidence += [mark(drug) for drug in plain[:1]]
    if not flags and not evidence:
        return Verdict(idle="the draft uses no generic name")
    return Verdict(flags=tuple(flags), evidence=tuple(evidence))


def _in_flow(case: Case, drug: Drug) -> bool:
    """Tell whether nothing around a name calls for a capital, or for capitals throughout."""
    if drug.sentence_start or drug.printed[1:].isupper() or not is_running(case, drug):
        return False
    text, words = case.draft.text, case.draft.words
    first, last = words.between(drug.start, drug.end)
    if first == 0 or words.gaps[first].strip() not in {"", ","} or is_cited(case, drug):
        return False
    return not _in_title(text, words, first, last)


def _in_title(text: str, words: Words, first: int, last: int) -> bool:
    """Tell whether the words around a name have capitals too: of a study, a form, a session."""
    around = [*range(max(0, first - 4), first), *range(last, min(len(words), last + 2))]
    long = [words.starts[n] for n in around if len(words.text[n]) > _SHORT_WORD]
    next_to = [
        n for n in (first - 1, last) if n < len(words) and not words.gaps[max(n, first)].strip()
    ]
    if any(text[words.starts[n] : words.end(n)].istitle() for n in next_to):
        return True
    return 2 * sum(text[start].isupper() for start in long) > len(long)


def _uneven(case: Case, lower: list[Drug], initial: list[Drug]) -> Flag:
    house = case.issuer.house.get("capitals") if case.issuer else None
    keep_initial = len(initial) > len(lower) if house is None else house == "initial"
    kept, rare = (initial, lower) if keep_initial else (lower, initial)
    return Flag(
        mark(rare[0]),
        {"name": rare[0].printed, "main": kept[0].printed, "times": str(len(kept))},
        related=(mark(kept[0], f"{kept[0].printed} here"),),
        changes=tuple(Change(drug.start, drug.end, kept[0].printed) for drug in rare),
        safe=True,
    )
