"""Symbols against the issuers' profiles: wrong ones, stale ones, listings not shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.issuers import registry
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.kinds.listing_owners import (
    Group,
    as_of,
    groups,
    is_own,
    is_spoken,
    label,
    named_near,
    owed,
    own,
    shown,
    symbol,
)
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.mentions.listings.find import Listing, Malformed

# Words of a sentence that speaks of how a listing used to be, or is going to be.
_TELLING = frozenset(
    "formerly former previously then changed change changes changing renamed old new from"
    " begin expected expects intends apply applied proposed 前 称 原 改 变 更".split()
)
_BEFORE, _AFTER = 14, 8  # words around a symbol that speak of it
_ANNOUNCING = frozenset("announced announces announce today reported reports 宣 公".split())
_OPENING = 200  # words in which a release says who announces what
_SOON = 30  # words between a name and what it does
_BRACKET = 40  # code points to a bracket behind a name


def wrong_symbol(case: Case) -> Verdict:
    """Flag a symbol beside a company whose it is not."""
    flags: list[Flag] = []
    evidence: list[Mark] = []
    for group in groups(case):
        if group.owner is None:
            continue
        for listing in group.listings:
            if is_own(group.owner, listing):
                evidence.append(Mark(listing.start, listing.end))
            elif flag := _wrong(case, group, group.owner, listing):
                flags.append(flag)
    if not flags and not evidence:
        return Verdict(idle="the draft shows no listing of a company in the registry")
    return Verdict(flags=tuple(flags), evidence=tuple(evidence))


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
        "label": listing.label.lstrip(".:-") or listing.exchange,
        "issuer": owner.name,
        "is": _is(case, owner, others, right, elsewhere),
    }
    facts = right or elsewhere
    return Flag(
        Mark(listing.start, listing.end),
        values,
        changes=_mended(owner, listing, right, as_of(case)),
        unsure=not all(one.sure for one in facts),
    )


def _is(
    case: Case, owner: Issuer, others: list[str],
    right: list[registry.Listing], elsewhere: list[registry.Listing],
) -> str:  # fmt: skip
    """Return what is known of a symbol and of the listing meant, as the help says it."""
    said = [f"it is the symbol of {case.registry.issuers[id_].name}" for id_ in others[:1]]
    known = [one for one in right if one.until is None] or right or elsewhere
    said += [f"the profile has {shown(owner, known[:1])}"] if known else []
    return "; ".join(said)


def _mended(
    owner: Issuer, listing: Listing, right: list[registry.Listing], date: str | None
) -> tuple[Change, ...]:
    current = [one for one in right if one.holds(date)]
    if len(current) != 1:
        return ()
    return (Change(listing.symbol_start, listing.symbol_end, symbol(owner, current[0])),)


def stale_symbol(case: Case) -> Verdict:
    """Flag a symbol that the company no longer, or not yet, had at the date of the draft."""
    flags: list[Flag] = []
    evidence: list[Mark] = []
    for group in groups(case):
        for listing in group.listings:
            known = _known(group, listing)
            if group.owner is None or known is None:
                continue
            if known.holds(as_of(case)) is False:
                if not _tells(case, listing) and not _to_come(case, listing, known):
                    flags.append(_stale(case, group.owner, listing, known))
            elif known.holds(as_of(case)):
                evidence.append(Mark(listing.start, listing.end))
    if not flags and not evidence:
        return Verdict(idle="the draft shows no listing of a company in the registry")
    return Verdict(flags=tuple(flags), evidence=tuple(evidence))


def _known(group: Group, listing: Listing) -> registry.Listing | None:
    """Return the one listing of the owner that is meant."""
    if group.owner is None or not listing.exchange:
        return None
    same = [one for one in own(group.owner, listing.exchange) if one.symbol == listing.symbol]
    return same[0] if len(same) == 1 else None


def _tells(case: Case, listing: Listing) -> bool:
    """Whether the sentence speaks of a change of symbol or of a listing to come."""
    if is_spoken(case, listing):
        return True
    words = case.draft.words
    at = words.at(listing.symbol_start)
    first, last = case.draft.sentence(at)
    return not _TELLING.isdisjoint(words.text[max(first, at - _BEFORE) : min(last, at + _AFTER)])


def _to_come(case: Case, listing: Listing, known: registry.Listing) -> bool:
    """Whether it is a stock code before its first day, as formal notices print it."""
    date = as_of(case)
    begun = date is None or known.since is None or date >= known.since
    return not begun and listing.form != "labelled"


def _stale(case: Case, owner: Issuer, listing: Listing, known: registry.Listing) -> Flag:
    date = as_of(case)
    ended = known.until is not None and (date is None or date > known.until)
    values = {
        "symbol": listing.printed,
        "issuer": owner.name,
        "label": label(owner, known.exchange),
        "when": "no longer" if ended else "not yet",
        "since": f"until {known.until}" if ended else f"since {known.since}",
        "date": case.date or "today",
    }
    return Flag(
        Mark(listing.start, listing.end),
        values,
        changes=_mended(owner, listing, own(owner, known.exchange), date) if ended else (),
        unsure=not known.sure or case.date is None,
    )


def incomplete_pair(case: Case) -> Verdict:
    """Flag the issuer's first listings where others that it has are not among them."""
    issuer = case.issuer
    if issuer is None:
        return Verdict(idle="the draft's issuer is not known; tell it with --issuer")
    needed = owed(case, issuer)
    if len(needed) < 2:  # noqa: PLR2004 # a pair
        return Verdict(idle=f"{issuer.name} has one listing or none at the date of the draft")
    pairs = [group for group in groups(case) if _is_pair(case, group, issuer)]
    if not pairs:
        return Verdict(idle="the draft shows no listing of its issuer in a bracket")
    first = pairs[0]
    if _in_heading(case, first) and any(not _lacking(needed, group) for group in pairs):
        first = next(group for group in pairs if not _lacking(needed, group))
    lacking = _lacking(needed, first)
    if not lacking:
        return Verdict(evidence=(first.mark(),))
    return Verdict(flags=(_incomplete(case, issuer, first, lacking),))


def _is_pair(case: Case, group: Group, issuer: Issuer) -> bool:
    """Whether a group is the issuer's own, and more than the header of an HKEX document."""
    if group.owner is None or group.owner.id != issuer.id:
        return False
    counted = [x for x in group.listings if x.form in {"labelled", "suffixed"}]
    return any(not is_spoken(case, x) for x in counted) and any(
        is_own(issuer, x) for x in group.listings
    )


def _lacking(needed: Iterable[registry.Listing], group: Group) -> list[registry.Listing]:
    exchanges = {listing.exchange for listing in group.listings}
    bare = {listing.symbol for listing in group.listings if not listing.exchange}
    if "LSE" in exchanges:
        exchanges.add("AIM")
    return [one for one in needed if one.exchange not in exchanges and one.symbol not in bare]


def _in_heading(case: Case, group: Group) -> bool:
    unit = case.draft.unit(group.start)
    return unit is not None and unit.kind == "heading"


def _incomplete(case: Case, issuer: Issuer, group: Group, lacking: list[registry.Listing]) -> Flag:
    mark = group.mark()
    between = ", " if "," in case.draft.text[mark.start : mark.end] else "; "
    text = shown(issuer, lacking, between)
    changes: tuple[Change, ...] = ()
    if all(listing.form == "labelled" for listing in group.listings):
        changes = (Change(mark.end, mark.end, between + text),)
    return Flag(
        mark,
        {"issuer": issuer.name, "lacking": text, "listings": shown(issuer, owed(case, issuer))},
        changes=changes,
        unsure=not all(one.sure and "since" not in one.unsure for one in lacking),
    )


def missing_listing(case: Case) -> Verdict:
    """Flag the first mention of an issuer that the draft shows no listing of."""
    issuer = case.issuer
    if issuer is None:
        return Verdict(idle="the draft's issuer is not known; tell it with --issuer")
    needed = owed(case, issuer)
    if not needed:
        return Verdict(idle=f"{issuer.name} is not known to be listed at the date of the draft")
    found = [entry for group in groups(case) for entry in _of(group, issuer)]
    if found:
        return Verdict(evidence=(Mark(found[0].start, found[0].end),))
    mention = next(_announcing(case, issuer), None)
    if mention is None or _other_first(case, mention) or _almost(case, mention):
        return Verdict(idle="the draft does not open with its issuer announcing something")
    values = {"issuer": issuer.name, "listings": shown(issuer, needed)}
    return Verdict(flags=(Flag(mention, values),))


def _of(group: Group, issuer: Issuer) -> Iterator[Listing]:
    owned = group.owner is not None and group.owner.id == issuer.id
    yield from (listing for listing in group.listings if owned or is_own(issuer, listing))


def _announcing(case: Case, issuer: Issuer) -> Iterator[Mark]:
    """Yield where the opening says that the issuer announces something, headings aside."""
    words = case.draft.words.text
    for named in case.companies:
        if named.key != issuer.id or named.first_word > _OPENING:
            continue
        mark = Mark(*case.draft.span(named.first_word, named.last_word))
        unit = case.draft.unit(mark.start)
        end = case.draft.sentence(named.first_word)[1]
        following = words[named.last_word : min(named.last_word + _SOON, end)]
        owns = case.draft.folded.startswith("'s", mark.end)
        if unit and unit.kind != "heading" and not (owns or _ANNOUNCING.isdisjoint(following)):
            yield mark


def _other_first(case: Case, mention: Mark) -> bool:
    """Whether somebody else's listing stands before: then it is somebody else's release."""
    return any(listing.start < mention.start for listing in case.read_listings)


def _almost(case: Case, mention: Mark) -> bool:
    """Whether what almost reads as a listing stands behind a mention."""
    broken = [entry.start for entry in case.listings if isinstance(entry, Malformed)]
    return any(0 <= start - mention.end <= _BRACKET for start in broken)
