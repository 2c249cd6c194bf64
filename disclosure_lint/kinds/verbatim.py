"""`verbatim`: a statement with a standard text must keep to it, word for word."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.words import Words
from disclosure_lint.kinds.case import Case
from disclosure_lint.kinds.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

_DEFINITION = Regex(r"\([^()]{0,12}[\"][^()]{1,60}[\"][^()]{0,60}\)")
_HAN = "\u2e80"  # Han characters begin here
_ALIKE = 0.6  # below this the statement is not a version of the standard text


_Word = tuple[str, tuple[int, int]]  # as it compares, and where it stands


class _Slip(NamedTuple):
    """One run of words that differs: where it stands, and what should be there."""

    start: int
    end: int
    printed: str  # "" where words are missing
    standard: str  # "" where there are words too many
    change: Change


def judge(rule: Rule, case: Case) -> Verdict:
    """Compare the statement with its standard texts and show each word that differs."""
    region = case.statement(rule.fields["statement"])
    if region is None:
        return Verdict(idle="the draft makes no such statement")
    start, end = case.draft.span(*case.draft.words.between(region.body, region.end))
    printed = _Printed(case, start, end, rule.fields.get("alternatives", ()))
    texts = [_standard(text) for text in rule.fields["texts"]]
    if any(text.words == printed.words for text in texts):
        return Verdict(evidence=(Mark(start, end),))
    nearest = max(texts, key=printed.alike)
    if printed.alike(nearest) < _ALIKE:
        return Verdict(idle="the statement is not a version of the standard text")
    slips = printed.slips(nearest)
    flag = Flag(
        Mark(slips[0].start, slips[-1].end),
        {"count": str(len(slips)), "difference": "; ".join(_said(slip) for slip in slips[:4])},
        related=tuple(Mark(slip.start, slip.end, _beside(slip)) for slip in slips),
        changes=tuple(slip.change for slip in slips),
    )
    return Verdict(flags=(flag,))


class _Standard:
    """A standard text and its words."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._cut = Words(fold(text))
        self.words = self._cut.text

    def said(self, first: int, last: int) -> str:
        """Return a half-open range of words as the standard text prints it."""
        if first == last:
            return ""
        return self._text[self._cut.starts[first] : self._cut.end(last - 1)]


@lru_cache(maxsize=64)  # the texts of rules, which are few and never change
def _standard(text: str) -> _Standard:
    return _Standard(text)


class _Printed:
    """The words of the statement as printed, inline definitions left out.

    Every accepted alternative counts as the first of its group.
    """

    def __init__(
        self, case: Case, start: int, end: int, groups: tuple[tuple[str, ...], ...]
    ) -> None:
        folded = case.draft.folded[start:end]
        for definition in _DEFINITION.finditer(folded):
            blank = " " * len(definition[0])
            folded = folded[: definition.start()] + blank + folded[definition.end() :]
        cut = Words(folded)
        self._text = case.draft.text
        places = [(start + s, start + cut.end(n)) for n, s in enumerate(cut.starts)]
        self._read = _canonical([*zip(cut.text, places, strict=True)], groups)
        self.words = [word for word, _ in self._read]

    def alike(self, standard: _Standard) -> float:
        """Return the share of words that the two have in common, whatever their order."""
        read, wanted = set(self.words), set(standard.words)
        return 2 * len(read & wanted) / (len(read) + len(wanted) or 1)

    def slips(self, standard: _Standard) -> list[_Slip]:
        """Return each run of words that differs from the standard text."""
        import difflib

        steps = difflib.SequenceMatcher(None, self.words, standard.words, autojunk=False)
        return [
            self._slip(first, last, standard.said(low, high))
            for kind, first, last, low, high in steps.get_opcodes()
            if kind != "equal"
        ]

    def _slip(self, first: int, last: int, standard: str) -> _Slip:
        places = [place for _, place in self._read]
        if first < last:
            start, end = places[first][0], places[last - 1][1]
            after = places[last][0] if last < len(places) and not standard else end
            change = Change(start, after, standard)
            return _Slip(start, end, self._text[start:end], standard, change)
        start, end = places[max(0, first - 1)]
        space = "" if standard[0] >= _HAN else " "
        if first == 0:
            return _Slip(start, end, "", standard, Change(start, start, standard + space))
        return _Slip(start, end, "", standard, Change(end, end, space + standard))


def _canonical(words: list[_Word], groups: tuple[tuple[str, ...], ...]) -> list[_Word]:
    for group in groups:
        wanted = _standard(group[0]).words
        for other in group[1:]:
            words = _replaced(words, _standard(other).words, wanted)
    return words


def _replaced(words: list[_Word], old: list[str], new: list[str]) -> list[_Word]:
    """Write one run of words for another; the new words stand where the old ones did."""
    found: list[_Word] = []
    at = 0
    while at < len(words):
        if words[at][0] == old[0] and [w for w, _ in words[at : at + len(old)]] == old:
            place = (words[at][1][0], words[at + len(old) - 1][1][1])
            found += [(word, place) for word in new]
            at += len(old)
        else:
            found.append(words[at])
            at += 1
    return found


def _said(slip: _Slip) -> str:
    if not slip.printed:
        return f"add `{slip.standard}`"
    if not slip.standard:
        return f"drop `{slip.printed}`"
    return f"`{slip.standard}` for `{slip.printed}`"


def _beside(slip: _Slip) -> str:
    if not slip.printed:
        return f"the standard text has `{slip.standard}` here"
    return f"standard text: {slip.standard}" if slip.standard else "not in the standard text"
