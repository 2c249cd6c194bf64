"""`drafting/placeholder`: a placeholder that nobody filled in."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import MOST_FLAGS, Flag, Mark, Verdict
from disclosure_lint.packs.rule import Rule

ILLEGIBLE = True


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag every blank that the draft still has."""
    text = case.draft.text
    return Verdict(
        flags=tuple(
            Flag(
                Mark(one.start, one.end),
                {"printed": text[one.start : one.end], "what": _what(one.what)},
                mild=one.mild,
            )
            for one in case.placeholders[: MOST_FLAGS + 1]
        )
    )


def _what(what: str) -> str:
    """Return what to call a blank: most look like one."""
    return what if what == "self-changing date" else "placeholder"
