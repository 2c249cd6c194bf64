"""`figures/malformed-trial-id`: the number of a trial that its register does not give out."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.mentions.trials import find as trials
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the number of a trial that its register does not give out."""
    found = trials.find(case.draft, case.known)
    if not found:
        return Verdict(idle="the draft names no trial by its number")
    flags = [
        Flag(
            Mark(trial.start, trial.end),
            {
                "printed": printed(case, trial.start, trial.end),
                "register": trial.register.name,
                "shape": trial.register.shape,
            },
            unsure=not trial.register.sure,
        )
        for trial in found
        if not trial.is_right
    ]
    return Verdict(tuple(flags), evidence=tuple(Mark(t.start, t.end) for t in found))
