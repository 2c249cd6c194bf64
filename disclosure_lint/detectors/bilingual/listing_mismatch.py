"""`bilingual/listing-mismatch`: a symbol or stock code that the other version prints otherwise."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import beside_of, unlike
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a symbol that the other version lacks, where it prints another of that exchange."""
    if (doubt := unlike(case)) is not None:
        return Verdict(doubt=doubt)
    mine, theirs = case.read_listings, beside_of(case).read_listings
    here = {(one.exchange, one.symbol) for one in mine}
    there = {(one.exchange, one.symbol) for one in theirs}
    flags, agreed = [], []
    told: set[tuple[str, str]] = set()
    for one in mine:
        if (one.exchange, one.symbol) in there:
            agreed.append(Mark(one.start, one.end))
            continue
        others = [
            o for o in theirs if o.exchange == one.exchange and (o.exchange, o.symbol) not in here
        ]
        if others and (one.exchange, one.symbol) not in told:
            told.add((one.exchange, one.symbol))
            other = others[0]
            flags.append(
                Flag(
                    Mark(one.symbol_start, one.symbol_end),
                    {"here": one.printed, "there": other.printed},
                    related=(
                        Mark(other.symbol_start, other.symbol_end, "it says this", beside=True),
                    ),
                )
            )
    return Verdict(tuple(flags), evidence=() if flags else tuple(agreed))
