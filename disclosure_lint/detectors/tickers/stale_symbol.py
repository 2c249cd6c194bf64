"""`tickers/stale-symbol`: a symbol that the company did not have at the date of the draft."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.owners import Group, groups, is_spoken, own
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.tickers.house_style import label
from disclosure_lint.detectors.tickers.on_the_day import mended
from disclosure_lint.issuers import registry
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.mentions.listings.find import Listing
from disclosure_lint.packs.rule import Rule

TERMS = ("changing-symbols", "perhaps-changing", "what-changes")

_BEFORE, _AFTER = 14, 8  # words around a symbol that speak of it


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a symbol that the company no longer, or not yet, had at the date of the draft."""
    if case.date is None:
        return _undated(case)
    flags: list[Flag] = []
    evidence: list[Mark] = []
    strange: list[str] = []
    for group in groups(case):
        for listing in group.listings:
            known = _known(group, listing)
            if group.owner is None or known is None:
                strange.append(listing.printed)
                continue
            if known.holds(case.date) is False:
                if not _tells(case, listing) and not _to_come(case, listing, known):
                    flags.append(_stale(case, group.owner, listing, known))
            elif known.holds(case.date):
                evidence.append(Mark(listing.start, listing.end))
    if not flags and not evidence:
        return Verdict(idle="the draft shows no listing of a company in the registry")
    doubt = (
        f"whose symbol `{strange[0]}` is, no issuer's file says: look it up, or add a profile"
        if strange
        else None
    )
    return Verdict(flags=tuple(flags), evidence=tuple(evidence), doubt=doubt)


def _undated(case: Case) -> Verdict:
    """Return what can be said of a draft that may be of any day: nothing is stale."""
    for group in groups(case):
        for listing in group.listings:
            if _known(group, listing):
                said = f"the draft has no date at which `{listing.printed}` could be judged"
                return Verdict(doubt=f"{said}; tell it with --date")
    return Verdict(idle="the draft shows no listing of a company in the registry")


def _known(group: Group, listing: Listing) -> registry.Listing | None:
    """Return the one listing of the owner that is meant."""
    if group.owner is None or not listing.exchange:
        return None
    same = [one for one in own(group.owner, listing.exchange) if one.symbol == listing.symbol]
    if group.owner.basis:  # a list says that a symbol held on its own day, unless it has others
        same = [one for one in same if one.since or one.until]
    return same[0] if len(same) == 1 else None


def _tells(case: Case, listing: Listing) -> bool:
    """Whether the sentence speaks of a change of symbol or of a listing to come."""
    if is_spoken(case, listing):
        return True
    words = case.draft.words
    at = words.at(listing.symbol_start)
    first, last = case.draft.sentence(at)
    around = words.text[max(first, at - _BEFORE) : min(last, at + _AFTER)]
    if not case.known.words("changing-symbols").isdisjoint(around):
        return True
    # "new data" changes no symbol; "a new symbol" does
    return not (
        case.known.words("perhaps-changing").isdisjoint(around)
        or case.known.words("what-changes").isdisjoint(around)
    )


def _to_come(case: Case, listing: Listing, known: registry.Listing) -> bool:
    """Whether it is a stock code before its first day, as formal notices print it."""
    date = case.date
    begun = date is None or known.since is None or date >= known.since
    return not begun and listing.form != "labelled"


def _stale(case: Case, owner: Issuer, listing: Listing, known: registry.Listing) -> Flag:
    date = case.date
    ended = known.until is not None and (date is None or date > known.until)
    values = {
        "symbol": listing.printed,
        "issuer": owner.name,
        "label": label(owner, known.exchange),
        "when": "no longer" if ended else "not yet",
        "since": f"until {known.until}" if ended else f"since {known.since}",
        "date": date or "",
    }
    return Flag(
        Mark(listing.start, listing.end),
        values,
        changes=mended(owner, listing, own(owner, known.exchange), date) if ended else (),
        unsure=not known.sure,
        basis=owner.basis,
    )
