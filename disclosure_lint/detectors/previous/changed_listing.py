"""`previous/changed-listing`: a symbol or stock code that the text before had otherwise."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.sentences import strangers
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from disclosure_lint.mentions.listings.find import Listing


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the first listing of each exchange where the text before began with another symbol.

    The first of an exchange is the issuer's: it stands in the header or behind its name.
    """
    beside = beside_of(case)
    if (doubt := strangers(case, beside)) is not None:
        return Verdict(doubt=doubt)
    mine: dict[str, Listing] = {}
    theirs: dict[str, Listing] = {}
    for firsts, listings in ((mine, case.read_listings), (theirs, beside.read_listings)):
        for one in listings:
            firsts.setdefault(one.exchange, one)
    known = {(one.exchange, one.symbol) for one in beside.read_listings}
    flags, agreed = [], []
    for exchange, here in mine.items():
        there = theirs.get(exchange)
        if there is None:
            continue
        if (exchange, here.symbol) in known:
            agreed.append(Mark(here.start, here.end))
            continue
        place = Mark(there.symbol_start, there.symbol_end, "it said this", beside=True)
        values = {"here": here.printed, "there": there.printed}
        flags.append(Flag(Mark(here.symbol_start, here.symbol_end), values, related=(place,)))
    return Verdict(tuple(flags), evidence=() if flags else tuple(agreed))
