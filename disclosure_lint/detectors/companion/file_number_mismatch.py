"""`companion/file-number-mismatch`: the SEC's file number that the other text has otherwise."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.covers import file_numbers
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the first file number where the other text has others only."""
    beside = beside_of(case)
    mine, theirs = file_numbers(case), file_numbers(beside)
    if not mine or not theirs:
        return Verdict(idle="only where both texts print a file number can they differ in it")
    both = mine.keys() & theirs.keys()
    if both:
        return Verdict(evidence=tuple(Mark(*mine[number]) for number in mine if number in both))
    (here, *_), (there, *_) = mine.values(), theirs.values()
    values = {"here": case.draft.text[slice(*here)], "there": beside.draft.text[slice(*there)]}
    place = Mark(*there, "it says this", beside=True)
    return Verdict((Flag(Mark(*here), values, related=(place,)),))
