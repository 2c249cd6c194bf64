"""`verbatim`: a statement with a standard text must keep to it, word for word."""

from __future__ import annotations

import re
from typing import NamedTuple

from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.words import Words
from disclosure_lint.kinds.case import Case
from disclosure_lint.kinds.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.packs.rule import Rule

_DEFINITION = re.compile(r"\([^()]{0,12}[\"][^()]{1,60}[\"][^()]{0,60}\)")
_ALIKE = 0.6  # below this the statement is not a version of the standard text


class _Slip(NamedTuple):
    start: int
    end: int
    printed: str
    standard: str


def judge(rule: Rule, case: Case) -> Verdict:
    """Compare the statement with its standard texts and show each word that differs."""
    region = case.statement(rule.fields["statement"])
    if region is None:
        return Verdict(idle="the draft makes no such statement")
    words = case.draft.words.between(region.body, region.end)
    start, end = case.draft.span(*words)
    printed = _Printed(case, start, end)
    groups = rule.fields.get("alternatives", ())
    read = _canonical(printed.words, groups)
    best: tuple[float, list[str]] = (0.0, [])
    for text in rule.fields["texts"]:
        standard = _canonical(Words(fold(text)).text, groups)
        if standard == read:
            return Verdict(evidence=(Mark(start, end),))
        best = max(best, (_alike(read, standard), standard))
    if best[0] < _ALIKE:
        return Verdict(idle="the statement is not a version of the standard text")
    slips = printed.slips(read, best[1])
    flag = Flag(
        Mark(slips[0].start, slips[-1].end),
        {"count": str(len(slips)), "difference": "; ".join(_said(slip) for slip in slips[:4])},
        related=tuple(
            Mark(s.start, s.end, _standard(s)) for s in slips
        ) if len(slips) > 1 else (),
        changes=tuple(Change(s.start, s.end, s.standard) for s in slips if _is_replacement(s)),
    )  # fmt: skip
    return Verdict(flags=(flag,))


class _Printed:
    """The words of the statement as printed, inline definitions left out."""

    def __init__(self, case: Case, start: int, end: int) -> None:
        folded = case.draft.folded[start:end]
        for definition in _DEFINITION.finditer(folded):
            blank = " " * len(definition[0])
            folded = folded[: definition.start()] + blank + folded[definition.end() :]
        cut = Words(folded)
        self.words = cut.text
        self._text = case.draft.text
        self._places = [(start + s, start + cut.end(n)) for n, s in enumerate(cut.starts)]

    def slips(self, read: list[str], standard: list[str]) -> list[_Slip]:
        """Return each run of words that differs from the standard text."""
        import difflib

        steps = difflib.SequenceMatcher(None, read, standard, autojunk=False).get_opcodes()
        return [
            self._slip(first, last, " ".join(standard[low:high]))
            for kind, first, last, low, high in steps
            if kind != "equal"
        ]

    def _slip(self, first: int, last: int, standard: str) -> _Slip:
        if first == last:  # words are missing: point at the word before, or the first
            at = self._places[first - 1][1] if first else self._places[0][0]
            near = self._places[max(0, first - 1)]
            return _Slip(near[0], near[1], self._text[near[0] : at] if first else "", standard)
        start, end = self._places[first][0], self._places[last - 1][1]
        return _Slip(start, end, self._text[start:end], standard)


def _canonical(words: list[str], groups: tuple[tuple[str, ...], ...]) -> list[str]:
    """Write every accepted alternative as the first of its group."""
    for group in groups:
        wanted = Words(fold(group[0])).text
        for other in group[1:]:
            words = _replaced(words, Words(fold(other)).text, wanted)
    return words


def _replaced(words: list[str], old: list[str], new: list[str]) -> list[str]:
    found: list[str] = []
    at = 0
    while at < len(words):
        if words[at : at + len(old)] == old:
            found += new
            at += len(old)
        else:
            found.append(words[at])
            at += 1
    return found


def _alike(read: list[str], standard: list[str]) -> float:
    """Return the share of words that two texts have in common, in order or not."""
    shared = len(set(read) & set(standard))
    return 2 * shared / (len(set(read)) + len(set(standard)) or 1)


def _said(slip: _Slip) -> str:
    return f"`{slip.printed}` where the standard text has `{slip.standard}`"


def _standard(slip: _Slip) -> str:
    return f"standard text: {slip.standard}" if slip.standard else "not in the standard text"


def _is_replacement(slip: _Slip) -> bool:
    """Whether words stand where others should; missing words have no place of their own."""
    return bool(slip.standard) and len(slip.printed.split()) == len(slip.standard.split())
