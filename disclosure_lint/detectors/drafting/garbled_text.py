"""`drafting/garbled-text`: text that broke when it was copied."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.draft.reading import Run
from disclosure_lint.packs.rule import Rule

ILLEGIBLE = True


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the garbled runs of the source, which the text as read no longer shows."""
    return Verdict(flags=tuple(_flag(case, run) for run in case.draft.garbled))


def _flag(case: Case, run: Run) -> Flag:
    start, end = case.draft.read(run.start), case.draft.read(run.end)
    changes = (Change(start, end, run.text),) if run.exact and run.text else ()
    values = {"printed": case.draft.source.text[run.start : run.end], "defect": _defect(run)}
    return Flag(Mark(start, end), values, changes=changes, safe=True)


def _defect(run: Run) -> str:
    return (
        f"Garbled text that reads `{run.text}`"
        if run.text
        else "Garbled text that can no longer be read"
    )
