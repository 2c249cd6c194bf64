"""`tickers/inconsistent-notation`: one listing written in two ways."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.owners import Group, groups, is_spoken
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.detectors.tickers.house_style import wanted
from disclosure_lint.detectors.tickers.unread import unread
from disclosure_lint.lean import Counter
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.mentions.listings.find import Listing
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_ODD = frozenset("($-")  # marks between label and symbol that no fix repeats: OTC PINK (EXPCD)
# Notation: the marks between two listings, and what each is in narrow type.
_SEPARATORS = {";": ";", ",": ",", "/": "/", "；": ";", "，": ",", "、": ","}


def judge(rule: Rule, case: Case) -> Verdict:
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
    return Verdict(flags=tuple(flags), evidence=tuple(evidence), doubt=unread(case))


def _is_compared(case: Case, listing: Listing) -> bool:
    return (
        bool(listing.exchange)
        and listing.form in {"labelled", "suffixed"}
        and (listing.form == "suffixed" or listing.label_start < listing.symbol_start)
        and " " not in listing.label
        and not is_spoken(case, listing)
        and _ODD.isdisjoint(_between(case.draft.folded, listing))
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
    standard = not any(wanted(case, group.owner, one) for one in (first, listing))
    standard = standard and not exchanges(case.known)[listing.exchange].has_markets
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
