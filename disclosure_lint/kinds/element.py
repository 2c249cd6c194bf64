"""`element`: the draft must not contain an element of one sort."""

from __future__ import annotations

from disclosure_lint.kinds.case import Case
from disclosure_lint.kinds.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag every such element."""
    found = _garbled(case) if rule.fields["element"] == "garbled" else _placeholders(case)
    return Verdict(flags=tuple(found))


def _placeholders(case: Case) -> list[Flag]:
    return [
        Flag(Mark(place.start, place.end), {"printed": case.draft.text[place.start : place.end]})
        for place in case.placeholders
    ]


def _garbled(case: Case) -> list[Flag]:
    """Flag the garbled runs of the source, which the text as read no longer shows."""
    flags = []
    for run in case.draft.garbled:
        start, end = case.draft.read(run.start), case.draft.read(run.end)
        changes = (Change(start, end, run.text),) if run.exact and run.text else ()
        values = {"printed": case.draft.source.text[run.start : run.end], "decoded": run.text}
        flags.append(Flag(Mark(start, end), values, changes=changes, safe=True))
    return flags
