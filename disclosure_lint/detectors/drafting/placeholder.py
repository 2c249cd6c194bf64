"""`drafting/placeholder`: a placeholder that nobody filled in."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import MOST_FLAGS, Flag, Mark, Verdict
from disclosure_lint.detectors.drafting import residue
from disclosure_lint.packs.rule import Rule

ILLEGIBLE = True


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag every blank that the draft still has, but for the marks of comments, which are told as such."""
    text = case.draft.text
    comments = _comments(case) if case.placeholders else frozenset()
    blanks = [one for one in case.placeholders if one.start not in comments]
    return Verdict(
        flags=tuple(
            Flag(
                Mark(one.start, one.end),
                {"printed": text[one.start : one.end], "what": _what(one.what)},
                mild=one.mild,
            )
            for one in blanks[: MOST_FLAGS + 1]
        )
    )


def _comments(case: Case) -> frozenset[int]:
    """Return where the marks of comments begin that `drafting/review-comment` tells."""
    read, found = case.draft.read, case.kept("residue", lambda: residue.find(case.draft))
    return frozenset(read(one.start) for one in found if one.sort == "review-comment")


def _what(what: str) -> str:
    """Return what to call a blank: most look like one."""
    return what if what == "self-changing date" else "placeholder"
