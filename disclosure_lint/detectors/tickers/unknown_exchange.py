"""`tickers/unknown-exchange`: an exchange that is not in the table."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.tickers.unread import unread
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the label of an exchange that is not in the table."""
    labelled = [x for x in case.read_listings if x.form == "labelled"]
    if not labelled:
        return Verdict(idle="the draft shows no listing with the label of an exchange")
    flags = tuple(
        Flag(Mark(x.label_start, x.label_end), {"label": x.label, "symbol": x.printed})
        for x in labelled
        if not x.exchange
    )
    evidence = tuple(Mark(x.start, x.end) for x in labelled)
    return Verdict(flags=flags, evidence=evidence, doubt=unread(case))
