"""`previous/changed-listing`: a symbol or stock code that the text before had otherwise."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.sentences import strangers
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.mentions.listings.find import Listing

_BESIDE = 40  # code points between two listings of one company


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the issuer's symbol on an exchange where the text before had another, and has it no more."""
    beside = beside_of(case)
    if (doubt := strangers(case, beside)) is not None:
        return Verdict(doubt=doubt)
    mine, theirs = ({one.exchange: one for one in _own(side)} for side in (case, beside))
    known = {(one.exchange, one.symbol) for one in beside.read_listings}
    here_too = {(one.exchange, one.symbol) for one in case.read_listings}
    flags, agreed = [], []
    for exchange, here in mine.items():
        there = theirs.get(exchange)
        if there is None:
            continue
        if (exchange, here.symbol) in known:
            agreed.append(Mark(here.start, here.end))
            continue
        if (exchange, there.symbol) in here_too:
            continue
        place = Mark(there.symbol_start, there.symbol_end, "it said this", beside=True)
        values = {"here": here.printed, "there": there.printed}
        flags.append(Flag(Mark(here.symbol_start, here.symbol_end), values, related=(place,)))
    return Verdict(tuple(flags), evidence=() if flags else tuple(agreed))


def _own(case: Case) -> Iterator[Listing]:
    """Yield the listings with which a text begins, in one place: those of the issuer.

    What stands further on may be that of any company which the text speaks of.
    """
    end, between = None, case.draft.words.between
    for one in case.read_listings:
        if end is not None:
            first, last = between(end, one.start)
            if one.start - end > _BESIDE or last - first > 1:  # a name: another company's
                return
        yield one
        end = one.end
