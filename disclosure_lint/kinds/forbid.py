"""`forbid`: the draft must not contain something."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag every place where the forbidden pattern holds and its exception does not."""
    hits = case.hits(rule.fields["forbid"]) or []
    unless = rule.fields.get("unless")
    flags = []
    for first, last in hits:
        if unless is not None and case.holds(unless, *case.draft.sentence(first)):
            continue
        start, end = case.draft.span(first, last)
        flags.append(Flag(Mark(start, end), {"words": case.draft.text[start:end]}))
    return Verdict(flags=tuple(flags))
