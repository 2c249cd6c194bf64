"""`drafting/draft-mark`: a mark of an unfinished or secret text that is still on the draft."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.drafting.release_lines import find
from disclosure_lint.packs.rule import Rule

ILLEGIBLE = True
TERMS = ("unready", "before-unready", "after-unready")
_LONGEST = 28  # of the words that a message shows, in code points


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag each mark where it stands first; a header has it on every page."""
    marks: dict[str, Flag] = {}
    for line in find(case):
        if line.sort == "unready":
            printed = " ".join(case.draft.text[line.start : line.end].split())
            shown = printed if len(printed) <= _LONGEST else printed[: _LONGEST - 1].rstrip() + "…"
            marks.setdefault(printed, Flag(Mark(line.start, line.end), {"printed": shown}))
    return Verdict(flags=tuple(marks.values()))
