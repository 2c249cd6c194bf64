"""`figures/percentage-mismatch`: a percentage that is not that of its count."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.figures.find import Share
from disclosure_lint.packs.rule import Rule

TERMS = ("numbered", "approximations")

_NOTHING = 1e-9  # what floats lose


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a percentage that is not its count of its whole."""
    shares = figures.shares(case.draft, case.known)
    shares = tuple(share for share in shares if 0 <= share.part <= share.whole and share.whole)
    if not shares:
        return Verdict(idle="no percentage stands beside its count")
    flags = tuple(_wrong_share(share) for share in shares if not _adds_up(share))
    return Verdict(flags, evidence=tuple(Mark(share.start, share.end) for share in shares))


def _adds_up(share: Share) -> bool:
    """Whether a percentage is that of its count, give or take one unit of its last place."""
    percent = share.percent
    return abs(_percentage(share) - percent.value) <= percent.place + _NOTHING


def _percentage(share: Share) -> float:
    return 100 * share.part / share.whole


def _wrong_share(share: Share) -> Flag:
    decimals = len(f"{share.percent.place:g}".partition(".")[2])
    values = {
        "part": f"{share.part:,}",
        "whole": f"{share.whole:,}",
        "percent": f"{share.percent.value:.{decimals}f}%",
        "right": f"{_percentage(share):.{decimals}f}%",
    }
    return Flag(Mark(share.start, share.end), values)
