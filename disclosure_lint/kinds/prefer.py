"""`prefer`: the draft must have the right form where it has the wrong one."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.words import Words
from disclosure_lint.kinds.case import Case
from disclosure_lint.kinds.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth next last".split()
_SLOT = "<ordinal>"
_SENTENCE = Regex(r"[.!?]\s+[A-Z]")  # what stands in two sentences is no slip


class _Swap(NamedTuple):
    """One entry, ready to be looked for."""

    words: tuple[str, ...]  # all of them must be in the draft
    wrong: Regex
    right: str
    safe: bool


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag every slip, with its right form as the fix."""
    present = case.draft.words.index
    flags = [
        flag
        for swap in _swaps(tuple((s["wrong"], s["right"], s["safe"]) for s in rule.fields["prefer"]))
        if all(word in present for word in swap.words)
        for flag in _flags(case, swap)
    ]
    return Verdict(flags=tuple(sorted(flags, key=lambda flag: flag.mark)))


@cache
def _swaps(entries: tuple[tuple[str, str, bool], ...]) -> list[_Swap]:
    return [_swap(*entry) for entry in entries]


def _swap(wrong: str, right: str, safe: bool) -> _Swap:  # noqa: FBT001 - as the file has it
    """Return an entry whose spaces stand for any white space within a paragraph."""
    folded = fold(wrong)
    words = tuple(Words(folded.replace(_SLOT, " ")).text)
    slot = f"({'|'.join(_ORDINALS)})"
    pattern = re.escape(folded).replace(re.escape(_SLOT), slot)
    pattern = re.sub(r"(?:\\ )+", r"(?: |\\n(?!\\s*\\n)){1,3}", pattern)
    ending = r"(?!\w)" if folded[-1].isalnum() else ""
    return _Swap(words, Regex(rf"(?<![\w-]){pattern}{ending}"), right, safe)


def _flags(case: Case, swap: _Swap) -> list[Flag]:
    flags = []
    for found in swap.wrong.finditer(case.draft.folded):
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
    """Return the right form with the capitals that the slip was printed with."""
    if printed.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if printed[0].isupper() else right
