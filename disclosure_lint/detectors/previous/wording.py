"""What the rules on changed wording share: where phrases of a list stand, and marks of words."""

from __future__ import annotations

from bisect import bisect_left

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Mark
from disclosure_lint.mentions.saying import places

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.mentions.drugs.find import Drug


def said(case: Case, name: str) -> list[tuple[int, int]]:
    """Return where the phrases of a list stand in a case, as ranges of words, in order."""
    listed = case.known.listed
    return case.kept(f"said: {name}", lambda: sorted(places(case.draft.words, listed(name))))


def within(hits: Sequence[tuple[int, int]], first: int, last: int) -> Sequence[tuple[int, int]]:
    """Return the ranges that begin within a range of words."""
    return hits[bisect_left(hits, (first,)) : bisect_left(hits, (last,))]


def touches(spans: Sequence[tuple[int, int]], hit: tuple[int, int]) -> bool:
    """Whether a range of words has a word in common with one of some others."""
    return any(first < hit[1] and hit[0] < last for first, last in spans)


def mark(case: Case, hit: tuple[int, int], message: str = "", *, beside: bool = False) -> Mark:
    """Return a range of words as a place, told to stand in the text beside or not."""
    return Mark(*case.draft.span(*hit), message, beside=beside)


def words(case: Case, hit: tuple[int, int]) -> str:
    """Return the words of a range as they are printed, in one line."""
    return printed(case, *case.draft.span(*hit))


def drugs_in(case: Case, first: int, last: int) -> list[Drug]:
    """Return the drugs that a range of words names."""
    start, end = case.draft.span(first, last)
    starts = case.kept("where drugs stand", lambda: [drug.start for drug in case.drugs])
    return list(case.drugs[bisect_left(starts, start) : bisect_left(starts, end)])


def called(drug: Drug) -> str:
    """Return what a drug is known again by: its product, or its name where nobody knows it."""
    return drug.product or "".join(sign for sign in drug.printed.lower() if sign.isalnum())
