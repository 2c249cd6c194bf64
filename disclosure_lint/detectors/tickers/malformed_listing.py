"""`tickers/malformed-listing`: something that almost reads as a listing."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.owners import Group, groups
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.detectors.tickers.house_style import label
from disclosure_lint.detectors.tickers.unread import unread
from disclosure_lint.mentions.listings.find import Malformed
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag what almost reads as a listing, and a symbol that lost its exchange."""
    flags = [_malformed(entry) for entry in case.listings if isinstance(entry, Malformed)]
    flags += [flag for group in groups(case) for flag in _lost(group)]
    if not flags and not case.read_listings:
        return Verdict(idle="the draft shows no listing")
    evidence = tuple(Mark(listing.start, listing.end) for listing in case.read_listings)
    return Verdict(flags=tuple(flags), evidence=evidence, doubt=unread(case))


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
    if (
        group.owner is None
        or group.owner.basis
        or not any(x.form == "labelled" for x in group.listings)
    ):
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
