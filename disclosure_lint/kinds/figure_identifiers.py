"""Numbers of trials, securities and companies that cannot be right."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.mentions.identifiers import find as identifiers
from disclosure_lint.mentions.trials import find as trials


def malformed_trial_id(case: Case) -> Verdict:
    """Flag the number of a trial that its register does not give out."""
    found = trials.find(case.draft)
    if not found:
        return Verdict(idle="the draft names no trial by its number")
    text = case.draft.text
    flags = [
        Flag(
            Mark(trial.start, trial.end),
            {
                "printed": " ".join(text[trial.start : trial.end].split()),
                "register": trial.register.name,
                "shape": trial.register.shape,
            },
            unsure=not trial.register.sure,
        )
        for trial in found
        if not trial.is_right
    ]
    return Verdict(tuple(flags), evidence=tuple(Mark(t.start, t.end) for t in found))


def malformed_identifier(case: Case) -> Verdict:
    """Flag an identifier whose check digit is wrong."""
    found = identifiers.find(case.draft)
    if not found:
        return Verdict(idle="the draft gives no ISIN, CUSIP or LEI")
    text = case.draft.text
    flags = [
        Flag(
            Mark(identifier.start, identifier.end),
            {"printed": text[identifier.start : identifier.end], "scheme": identifier.scheme},
        )
        for identifier in found
        if not identifier.is_right
    ]
    return Verdict(tuple(flags), evidence=tuple(Mark(i.start, i.end) for i in found))
