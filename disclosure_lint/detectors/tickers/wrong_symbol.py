"""`tickers/wrong-symbol`: a symbol that is not the company's own."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.owners import (
    Group,
    groups,
    is_beside_another,
    is_of_itself,
    is_own,
    named_near,
    own,
    shapes,
)
from disclosure_lint.case.speaker import name_before
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.tickers.house_style import shown
from disclosure_lint.detectors.tickers.on_the_day import as_of, mended
from disclosure_lint.issuers import registry
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.mentions.listings.exchanges import exchanges, is_code_label
from disclosure_lint.mentions.listings.find import Listing
from disclosure_lint.packs.rule import Rule

_LISTED_AS = {"NYSE AMERICAN": "NYSE"}  # a market that the lists do not tell from another


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a symbol beside a company whose it is not."""
    flags: list[Flag] = []
    evidence: list[Mark] = []
    strange: list[str] = []
    moved: list[str] = []
    for told in groups(case):
        group = _with_owner(case, told)
        for listing in group.listings:
            if group.owner is not None and is_own(group.owner, listing):
                where = _elsewhere(group.owner, listing)
                moved += [where] if where else []
                evidence.append(Mark(listing.start, listing.end))
            elif (flag := _judged(case, group, listing)) is not None:
                flags.append(flag)
            else:
                strange.append(listing.printed)
    if not flags and not evidence:
        return Verdict(idle="the draft shows no listing of a company in the registry")
    doubt = (
        f"whose symbol `{strange[0]}` is, no issuer's file says: look it up, or add a profile"
        if strange
        else None
    )
    return Verdict(
        flags=tuple(flags), evidence=tuple(evidence), doubt=doubt or next(iter(moved), None)
    )


def _elsewhere(owner: Issuer, listing: Listing) -> str | None:
    """Say on which market a list has a symbol that is printed with another one.

    A list is of one day and knows of no moves, so neither of the two is surely wrong.
    """
    if not owner.basis or not listing.exchange:
        return None
    listed = {x.exchange for x in owner.listings if x.symbol in shapes(listing.symbol)}
    if _LISTED_AS.get(listing.exchange, listing.exchange) in listed:
        return None
    where = " and ".join(sorted(filter(None, listed)))
    said = f"has it on {where}" if where else "does not say on which market"
    return f"`{listing.printed}` stands with {listing.exchange}; {owner.basis} {said}"


def _with_owner(case: Case, group: Group) -> Group:
    """Return a group with the issuer for its owner where the draft speaks of its own listing."""
    if group.owner is None and case.issuer is not None and is_of_itself(case, group.listings[0]):
        return group._replace(owner=case.issuer)
    return group


def _judged(case: Case, group: Group, listing: Listing) -> Flag | None:
    owner = group.owner
    if owner is None:
        return _beside_another(case, listing)
    if owner.basis:
        from disclosure_lint.detectors.tickers.listed_symbols import wrong_by_list

        return wrong_by_list(case, group, owner, listing)
    return _wrong(case, group, owner, listing)


def _wrong(case: Case, group: Group, owner: Issuer, listing: Listing) -> Flag | None:
    if not listing.exchange or (listing.marker and listing.form == "bare"):
        return None
    others = [id_ for id_, _ in case.registry.by_symbol(listing.exchange, listing.symbol)]
    right = own(owner, listing.exchange)
    elsewhere = [
        one for one in owner.listings
        if one.symbol == listing.symbol and {one.exchange, listing.exchange} <= exchanges(case.known).american
    ]  # fmt: skip
    if not (right or others or elsewhere) or named_near(case, others, group):
        return None
    values = {
        "symbol": listing.printed,
        "label": _label(listing),
        "issuer": owner.name,
        "is": _is(case, owner, others, right, elsewhere),
    }
    facts = right or elsewhere
    return Flag(
        Mark(listing.start, listing.end),
        values,
        changes=mended(owner, listing, right, as_of(case)),
        unsure=not all(one.sure for one in facts),
    )


def _beside_another(case: Case, listing: Listing) -> Flag | None:
    """Return what is wrong with the symbol of a known company behind the name of another one."""
    ids = [id_ for id_, _ in case.registry.by_symbol(listing.exchange, listing.symbol)]
    known = case.registry.issuers.get(ids[0]) if len(set(ids)) == 1 else None
    if known is None or known.basis or not is_beside_another(case, listing, known):
        return None
    start, name = name_before(case, listing)
    values = {
        "symbol": listing.printed,
        "label": _label(listing),
        "issuer": case.draft.text[start : start + len(name)].strip(" ,"),
        "is": f"it is the symbol of {known.name}",
    }
    return Flag(Mark(listing.start, listing.end), values, unsure=True)


def _label(listing: Listing) -> str:
    """Return the exchange as it is printed; "Stock Code" and its like name none."""
    printed = listing.label.lstrip(".:-")
    return listing.exchange if not printed or is_code_label(printed) else printed


def _is(
    case: Case, owner: Issuer, others: list[str],
    right: list[registry.Listing], elsewhere: list[registry.Listing],
) -> str:  # fmt: skip
    """Return what is known of a symbol and of the listing meant, as the help says it."""
    said = [f"it is the symbol of {case.registry.issuers[id_].name}" for id_ in others[:1]]
    known = [one for one in right if one.until is None] or right or elsewhere
    said += [f"the company's own is {shown(case, owner, known[:1])}"] if known else []
    return "; ".join(said)
