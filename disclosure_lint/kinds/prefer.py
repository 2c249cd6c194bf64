"""`prefer`: the draft must have the right form where it has the wrong one."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.draft.characters import WIDE_FROM
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.words import words_of
from disclosure_lint.lean import lru_cache
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex, escape

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_SLOT = "<ordinal>"
_SPACES = Regex(r"(?:\\ )+")
_GAP = r"(?: |\n(?!\s*\n)){1,3}"  # a space, or a line end within a paragraph
_SENTENCE = Regex(r"[.!?]\s+[A-Z]")  # what stands in two sentences is no slip


class _Swap(NamedTuple):
    """One entry, ready to be looked for."""

    words: tuple[str, ...]
    needed: frozenset[str]  # the same: all of them must be in the draft
    chunks: tuple[str, ...]  # what stands between its spaces: so must these
    has_slot: bool
    folded: str  # what is wrong, as it is compared
    right: str
    safe: bool


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag every slip, with its right form as the fix."""
    present, folded = case.draft.words.index, case.draft.folded
    ordinals = case.known.listed("ordinals")
    ordinal = not present.keys().isdisjoint(ordinals)
    entries = tuple((swap["wrong"], swap["right"], swap["safe"]) for swap in rule.fields["prefer"])
    flags = [
        flag
        for swap in _swaps(entries)
        if (ordinal or not swap.has_slot)
        and present.keys() >= swap.needed
        and all(chunk in folded for chunk in swap.chunks)
        for flag in _flags(case, swap, ordinals)
    ]
    return Verdict(flags=tuple(sorted(flags, key=lambda flag: flag.mark)))


@lru_cache(maxsize=256)  # bounded: packs may be loaded again and again
def _swaps(entries: tuple[tuple[str, str, bool], ...]) -> list[_Swap]:
    return [_swap(wrong, right, safe=safe) for wrong, right, safe in entries]


def _swap(wrong: str, right: str, *, safe: bool) -> _Swap:
    """Return an entry ready to be looked for; a slot stands at its beginning, and again later on."""
    folded = fold(wrong)
    words = words_of(folded.replace(_SLOT, " "))
    chunks = tuple(c for part in folded.split(_SLOT) for c in part.split() if not c.isalnum())
    return _Swap(words, frozenset(words), chunks, _SLOT in folded, folded, right, safe)


@lru_cache(maxsize=256)
def _regex(folded: str, ordinals: tuple[str, ...]) -> Regex:
    """Return what finds an entry, whose spaces stand for any white space within a paragraph."""
    slot = f"({'|'.join(map(escape, ordinals))})"
    pattern = escape(folded).replace(escape(_SLOT), slot)
    pattern = _SPACES.sub(lambda _: _GAP, pattern)
    ending = r"(?!\w)" if folded[-1].isalnum() and folded[-1] < WIDE_FROM else ""
    return Regex(rf"{pattern}{ending}")


def _found(case: Case, swap: _Swap, ordinals: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Yield where an entry stands, tried only at the words that it may begin with."""
    words, folded = case.draft.words, case.draft.folded
    for word in ordinals if swap.has_slot else swap.words[:1]:
        for number in words.index.get(word, ()):
            start = words.starts[number]
            if folded[start - 1 : start] == "-":
                continue
            found = _regex(swap.folded, ordinals).match(folded, start)
            if found:
                yield found


def _flags(case: Case, swap: _Swap, ordinals: tuple[str, ...]) -> list[Flag]:
    flags = []
    for found in _found(case, swap, ordinals):
        printed = case.draft.text[found.start() : found.end()]
        if _SENTENCE.search(printed):
            continue
        right = swap.right
        for part in range(1, found.re.groups + 1):
            right = right.replace(_SLOT, case.draft.text[slice(*found.span(part))], 1)
        right = _in_case_of(right, printed)
        if right != printed:
            values = {"printed": " ".join(printed.split()), "right": right}
            change = (Change(*found.span(), right),)
            flags.append(Flag(Mark(*found.span()), values, changes=change, safe=swap.safe))
    return flags


def _in_case_of(right: str, printed: str) -> str:
    """Return the right form with the capitals, or in the script, that the slip has."""
    if printed[-1] >= WIDE_FROM:
        return fold(right) if printed == fold(printed) else right
    if printed.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if printed[0].isupper() else right
