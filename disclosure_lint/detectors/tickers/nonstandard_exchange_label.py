"""`tickers/nonstandard-exchange-label`: an exchange under a label that is not the house's."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.owners import groups, is_spoken
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.detectors.tickers.house_style import wanted
from disclosure_lint.detectors.tickers.unread import unread
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.mentions.listings.find import Listing
from disclosure_lint.packs.rule import Rule


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag an exchange's label that is not the house's."""
    flags: list[Flag] = []
    evidence: list[Mark] = []
    for group in groups(case):
        for listing in group.listings:
            if not _has_label(case, listing):
                continue
            label = wanted(case, group.owner, listing)
            if label is None:
                evidence.append(Mark(listing.start, listing.end))
            else:
                flags.append(_relabelled(case, group.owner, listing, label))
    if not flags and not evidence:
        return Verdict(idle="the draft shows no listing with the label of an exchange")
    return Verdict(flags=tuple(flags), evidence=tuple(evidence), doubt=unread(case))


def _has_label(case: Case, listing: Listing) -> bool:
    """Whether a listing has an exchange's short label before its symbol."""
    return (
        listing.form == "labelled"
        and bool(listing.exchange)
        and listing.label_end <= listing.symbol_start
        and not is_spoken(case, listing)
    )


def _relabelled(case: Case, owner: Issuer | None, listing: Listing, house: str) -> Flag:
    told = owner.house.get("told", ()) if owner else ()
    feeds = exchanges(case.known)[listing.exchange].feeds
    return Flag(
        Mark(listing.label_start, listing.label_end),
        {"label": listing.label, "house": house, "symbol": listing.printed},
        changes=(Change(listing.label_start, listing.label_end, house),),
        safe=True,
        # the exchange's own, though not the one that the profile has
        mild=listing.label.lower() not in feeds and listing.exchange not in told,
    )
