"""Drugs and listings that a text names and the one beside it names otherwise."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.introduced_drugs import OWN
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import beside_of, unlike
from disclosure_lint.comparing.contradictions import APART, is_retold
from disclosure_lint.mentions.drugs.find import Drug


def _unlike(case: Case) -> str | None:
    """Say why names cannot be compared: those of two releases of one author may differ."""
    doubt = unlike(case)
    if doubt is None and case.language == beside_of(case).language and not is_retold(case):
        return APART
    return doubt


def _which(one: Drug) -> str:
    """Return which drug is named, by its profile, or by its code where it has none.

    A name that no profile has may be the other text's by words that nobody knows.
    """
    if _is_filed(one):
        return one.product or ""
    said = "".join(filter(str.isalnum, one.printed)).lower()
    return said if any(map(str.isdecimal, said)) and said.isascii() else ""


def _is_filed(one: Drug) -> bool:
    return bool(one.product) and not str(one.product).startswith(OWN)


def drugs(case: Case) -> Verdict:
    """Flag a drug that only this text names, where the other names one that only it names.

    A drug without a name in the other's language may be meant there by words that nobody
    knows, so nothing is said of it.
    """
    if (doubt := _unlike(case)) is not None:
        return Verdict(doubt=doubt)
    mine = [(which, one) for one in case.drugs if (which := _which(one))]
    theirs = [(which, one) for one in beside_of(case).drugs if (which := _which(one))]
    here, there = {which for which, _ in mine}, {which for which, _ in theirs}
    only_there = list({which: one for which, one in reversed(theirs) if which not in here}.values())
    flags, agreed = [], []
    told: set[str] = set()
    for which, one in mine:
        if which in there:
            agreed.append(Mark(one.start, one.end))
        elif which not in told:
            told.add(which)
            # A code that no file has may be a code of a drug that the other text calls by name.
            others = [o for o in only_there if _is_filed(o) == _is_filed(one)]
            if not others:
                continue
            other = others[0]
            only_there.remove(other)
            flags.append(
                Flag(
                    Mark(one.start, one.end),
                    {
                        "here": case.draft.text[one.start : one.end],
                        "there": beside_of(case).draft.text[other.start : other.end],
                    },
                    related=(Mark(other.start, other.end, "it names this", beside=True),),
                )
            )
    return Verdict(tuple(flags), evidence=() if flags else tuple(agreed))


def listings(case: Case) -> Verdict:
    """Flag a symbol that the other text lacks, where it prints another of that exchange."""
    if (doubt := _unlike(case)) is not None:
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
