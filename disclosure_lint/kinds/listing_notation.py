"""How listings are written: labels against the house's, one notation for one listing."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.kinds.listing_owners import Group, groups, is_spoken, label
from disclosure_lint.mentions.listings.find import Listing, Malformed

_HONG_KONG = frozenset({"HKG", "HK", "SEHK", "HKSE", "XHKG", "HKEX"})
_DATA_FEEDS = frozenset({"HKG", "HK", "XHKG"})  # labels of data services, used by no issuer
_WITH_MARKETS = frozenset({"OTC", "EURONEXT", "NASDAQ NORDIC"})  # labels that name a market of it
_SEPARATORS = {";": ";", ",": ",", "/": "/", "；": ";", "，": ",", "、": ","}


def nonstandard_exchange_label(case: Case) -> Verdict:
    """Flag an exchange's label that is not the house's."""
    flags: list[Flag] = []
    evidence: list[Mark] = []
    for group in groups(case):
        for listing in group.listings:
            if not _has_label(case, listing):
                continue
            wanted = _wanted(case, group.owner, listing)
            if wanted is None:
                evidence.append(Mark(listing.start, listing.end))
            else:
                flags.append(_relabelled(listing, wanted))
    if not flags and not evidence:
        return Verdict(idle="the draft shows no listing with the label of an exchange")
    return Verdict(flags=tuple(flags), evidence=tuple(evidence))


def _has_label(case: Case, listing: Listing) -> bool:
    """Whether a listing has an exchange's short label before its symbol."""
    return (
        listing.form == "labelled"
        and bool(listing.exchange)
        and listing.label_end <= listing.symbol_start
        and not is_spoken(case, listing)
    )


def _wanted(case: Case, owner: Issuer | None, listing: Listing) -> str | None:
    """Return the label that belongs there, or None where the printed one will do."""
    printed = unicodedata.normalize("NFKC", listing.label)
    house = label(owner, listing.exchange)
    if printed == house or " " in printed or not printed.isascii():
        return None
    if listing.exchange == "HKEX":
        variants = _HONG_KONG if owner is not None else _DATA_FEEDS
        return house if printed.upper() in variants - {house.upper()} else None
    is_issuer = owner is not None and case.issuer is not None and owner.id == case.issuer.id
    known = is_issuer and listing.exchange in (owner.house.get("labels") or {}) if owner else False
    return house if known and printed.upper() == house.upper() else None


def _relabelled(listing: Listing, wanted: str) -> Flag:
    return Flag(
        Mark(listing.label_start, listing.label_end),
        {"label": listing.label, "house": wanted, "symbol": listing.printed},
        changes=(Change(listing.label_start, listing.label_end, wanted),),
        safe=True,
    )


def inconsistent_notation(case: Case) -> Verdict:
    """Flag a listing that is written otherwise than before in the same draft."""
    text = case.draft.text
    firsts: dict[tuple[str, str], Listing] = {}
    flags: list[Flag] = []
    evidence: list[Mark] = []
    found = groups(case)
    for group in found:
        sharing = Counter(listing.symbol_start for listing in group.listings)
        for listing in group.listings:
            if not _is_compared(case, listing):
                continue
            first = firsts.setdefault((listing.exchange, listing.symbol), listing)
            if first is listing:
                continue
            alone = sharing[listing.symbol_start] == 1
            changes = tuple(_changes(case, group, first, listing, alone=alone))
            evidence.append(Mark(listing.start, listing.end))
            if changes:
                flags.append(_unlike(text, first, listing, changes))
    flags += _other_separators(case, found)
    if not flags and not evidence:
        return Verdict(idle="the draft shows no listing twice")
    return Verdict(flags=tuple(flags), evidence=tuple(evidence))


def _is_compared(case: Case, listing: Listing) -> bool:
    return (
        bool(listing.exchange)
        and listing.form in {"labelled", "suffixed"}
        and " " not in listing.label
        and not is_spoken(case, listing)
    )


def _changes(
    case: Case, group: Group, first: Listing, listing: Listing, *, alone: bool
) -> Iterator[Change]:
    """Yield what would make a listing, `alone` with its symbol, look like the first."""
    text = case.draft.text
    if first.form != listing.form:
        if alone and "/" not in _between(text, first):
            yield Change(listing.start, listing.end, text[first.start : first.end])
        return
    # A label that the house does not use is another rule's to mend.
    standard = not any(_wanted(case, group.owner, one) for one in (first, listing))
    standard = standard and listing.exchange not in _WITH_MARKETS
    if listing.label != first.label and standard:
        yield Change(listing.label_start, listing.label_end, first.label)
    ours, theirs = _between(text, listing), _between(text, first)
    if ours != theirs and "/" not in ours + theirs and listing.form == "labelled":
        yield Change(listing.label_end, listing.symbol_start, theirs)
    if listing.printed != first.printed:
        yield Change(listing.symbol_start, listing.symbol_end, first.printed)


def _between(text: str, listing: Listing) -> str:
    """Return what stands between label and symbol, with any space as one space."""
    between = text[listing.label_end : listing.symbol_start]
    return "".join(" " if mark.isspace() else mark for mark in between)


def _unlike(text: str, first: Listing, listing: Listing, changes: tuple[Change, ...]) -> Flag:
    return Flag(
        Mark(listing.start, listing.end),
        {
            "listing": " ".join(text[listing.start : listing.end].split()),
            "first": " ".join(text[first.start : first.end].split()),
        },
        related=(Mark(first.start, first.end, "written so first"),),
        changes=changes,
        safe=True,
    )


def _other_separators(case: Case, found: list[Group]) -> Iterator[Flag]:
    """Yield the pairs that are parted by another mark than the same pair before."""
    text = case.draft.text
    firsts: dict[tuple[str, ...], tuple[Listing, Listing, str]] = {}
    for group in found:
        for left, right in zip(group.listings, group.listings[1:], strict=False):
            mark = text[left.end : right.start].strip()
            if left.block != right.block or mark not in _SEPARATORS:
                continue
            key = (left.exchange, left.symbol, right.exchange, right.symbol)
            first = firsts.setdefault(key, (left, right, mark))
            if _SEPARATORS[first[2]] != _SEPARATORS[mark]:
                at = text.index(mark, left.end)
                span = Mark(left.start, right.end)
                yield Flag(
                    span,
                    {"listing": text[left.start : right.end],
                     "first": text[first[0].start : first[1].end]},
                    related=(Mark(first[0].start, first[1].end, "written so first"),),
                    changes=(Change(at, at + len(mark), first[2]),),
                    safe=True,
                )  # fmt: skip


def malformed_listing(case: Case) -> Verdict:
    """Flag what almost reads as a listing, and a symbol that lost its exchange."""
    flags = [_malformed(entry) for entry in case.listings if isinstance(entry, Malformed)]
    flags += [flag for group in groups(case) for flag in _lost(group)]
    if not flags and not case.read_listings:
        return Verdict(idle="the draft shows no listing")
    evidence = tuple(Mark(listing.start, listing.end) for listing in case.read_listings)
    return Verdict(flags=tuple(flags), evidence=evidence)


def _malformed(entry: Malformed) -> Flag:
    changes: tuple[Change, ...] = ()
    if entry.defect == "no colon after the label":
        changes = (Change(entry.start, entry.end, entry.expected),)
    elif entry.defect == "a quotation mark without its pair":
        changes = (Change(entry.start, entry.end, ""),)
    values = {"defect": entry.defect, "expected": entry.expected}
    return Flag(Mark(entry.start, entry.end), values, changes=changes, safe=True)


def _lost(group: Group) -> Iterator[Flag]:
    """Yield the symbols of the owner that stand without a label beside labelled ones."""
    if group.owner is None or not any(x.form == "labelled" for x in group.listings):
        return
    for listing in group.listings:
        known = [one for one in group.owner.listings if one.symbol == listing.symbol]
        if listing.form == "bare" and not listing.exchange and known:
            wanted = f"{label(group.owner, known[0].exchange)}: "
            yield Flag(
                Mark(listing.start, listing.end),
                {
                    "defect": "a symbol without its exchange",
                    "expected": f"{wanted}{listing.printed}",
                },
                changes=(Change(listing.start, listing.start, wanted),),
            )


def unknown_exchange(case: Case) -> Verdict:
    """Flag the label of an exchange that is not in the table."""
    labelled = [x for x in case.read_listings if x.form == "labelled"]
    if not labelled:
        return Verdict(idle="the draft shows no listing with the label of an exchange")
    flags = tuple(
        Flag(Mark(x.label_start, x.label_end), {"label": x.label, "symbol": x.printed})
        for x in labelled
        if not x.exchange
    )
    return Verdict(flags=flags, evidence=tuple(Mark(x.start, x.end) for x in labelled))
