"""`previous/stale-date`: a sentence taken over from the text before, with a date that has aged."""

from __future__ import annotations

from datetime import date

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.sentences import by_frame
from disclosure_lint.packs.rule import Rule

TERMS = ("as-at",)
_AGED = 366  # days after which "as of" a date speaks of another year
_BEFORE = 24  # code points before a date in which "as of" stands


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag "as of" a date in a sentence that the text before has word for word."""
    if case.date is None:
        return Verdict(doubt="the draft's own date is not known: tell it with --date")
    today, theirs = date.fromisoformat(case.date), by_frame(beside_of(case))
    leads = [phrase.lower() for phrase in case.known.listed("as-at")]
    flags, agreed = [], []
    for frame, sentence in by_frame(case).items():
        other = theirs.get(frame)
        if other is None or [a.value for a in other.anchors] != [a.value for a in sentence.anchors]:
            continue
        for anchor in sentence.anchors:
            if anchor.kind != "date" or not _is_led(case, anchor.start, leads):
                continue
            mark = Mark(anchor.start, anchor.end)
            if (today - date.fromisoformat(str(anchor.value))).days <= _AGED:
                agreed.append(mark)
                continue
            place = Mark(other.start, other.end, "it stood here word for word", beside=True)
            printed = case.draft.text[anchor.start : anchor.end]
            flags.append(Flag(mark, {"date": printed}, related=(place,)))
    return Verdict(tuple(flags), evidence=() if flags else tuple(agreed))


def _is_led(case: Case, start: int, leads: list[str]) -> bool:
    before = case.draft.folded[max(0, start - _BEFORE) : start].rstrip()
    return any(before.endswith(lead) for lead in leads)
