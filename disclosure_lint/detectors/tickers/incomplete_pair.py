"""`tickers/incomplete-pair`: the first listings shown are not all that the issuer has."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.owners import Group, groups, is_own, is_spoken
from disclosure_lint.case.verdict import Change, Flag, Verdict
from disclosure_lint.detectors.tickers.house_style import shown
from disclosure_lint.detectors.tickers.on_the_day import owed
from disclosure_lint.finding import WITHOUT_PROFILE
from disclosure_lint.issuers import registry
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the issuer's first listings where others that it has are not among them."""
    issuer = case.issuer
    if issuer is None:
        return Verdict(idle=f"whose draft it is is not known, and there is {WITHOUT_PROFILE}")
    if issuer.basis:
        return Verdict(idle=f"a list has one market, and there is {WITHOUT_PROFILE}")
    needed = owed(case, issuer)
    if len(needed) < 2:  # noqa: PLR2004 # a pair
        return Verdict(idle=f"{issuer.name} has one listing or none at the date of the draft")
    pairs = [group for group in groups(case) if _is_pair(case, group, issuer)]
    if not pairs:
        return Verdict(idle="the draft shows no listing of its issuer in a bracket")
    first = pairs[0]
    if _in_heading(case, first) and any(not _lacking(case, needed, group) for group in pairs):
        first = next(group for group in pairs if not _lacking(case, needed, group))
    lacking = _lacking(case, needed, first)
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


def _lacking(
    case: Case, needed: Iterable[registry.Listing], group: Group
) -> list[registry.Listing]:
    """Return what of the needed a group does not show; a market goes with its exchange."""
    table = exchanges(case.known)
    there = {listing.exchange for listing in group.listings}
    bare = {listing.symbol for listing in group.listings if not listing.exchange}
    return [
        one
        for one in needed
        if there.isdisjoint({one.exchange, table[one.exchange].market_of})
        and one.symbol not in bare
    ]


def _in_heading(case: Case, group: Group) -> bool:
    unit = case.draft.unit(group.start)
    return unit is not None and unit.kind == "heading"


def _incomplete(case: Case, issuer: Issuer, group: Group, lacking: list[registry.Listing]) -> Flag:
    mark = group.mark()
    between = ", " if "," in case.draft.text[mark.start : mark.end] else "; "
    text = shown(case, issuer, lacking, between)
    changes: tuple[Change, ...] = ()
    if all(listing.form == "labelled" for listing in group.listings):
        changes = (Change(mark.end, mark.end, between + text),)
    return Flag(
        mark,
        {
            "issuer": issuer.name,
            "lacking": text,
            "listings": shown(case, issuer, owed(case, issuer)),
        },
        changes=changes,
        unsure=case.date is None
        or not all(one.sure and "since" not in one.unsure for one in lacking),
    )
