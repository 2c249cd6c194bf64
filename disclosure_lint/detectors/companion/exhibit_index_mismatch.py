"""`companion/exhibit-index-mismatch`: what a cover says of an exhibit, and the exhibit otherwise."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing import announced
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.covers import Cover, Entry, cover, exhibit
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_COVER = "neither text is the cover of the other, with an index of exhibits"


class _Slip(NamedTuple):
    """What does not go together, and where it stands on the cover and in the exhibit."""

    said: str
    cover: tuple[int, int]
    exhibit: tuple[int, int]


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the number, the date and the month of an exhibit that its cover has otherwise."""
    beside = beside_of(case)
    mine, theirs = cover(case), cover(beside)
    if (mine is None) == (theirs is None):
        return Verdict(idle=_NO_COVER)
    page, filed = (case, beside) if mine is not None else (beside, case)
    told = mine or theirs
    if told is None or not told.entries:
        return Verdict(doubt="the cover has no index of exhibits that could be read")
    slips = list(_slips(told, page, filed))
    entry = _entry(told, filed)
    if not slips:
        at = (entry.start, entry.end) if entry and page is case else _head(filed)
        is_judged = entry is not None and (page is case or filed is case)
        return Verdict(evidence=(Mark(*at),)) if is_judged else Verdict(doubt=_UNNUMBERED)
    flags = []
    for slip in slips:
        here, there = (slip.cover, slip.exhibit) if page is case else (slip.exhibit, slip.cover)
        place = Mark(*there, "it stands so here", beside=True)
        flags.append(Flag(Mark(*here), {"said": slip.said}, related=(place,)))
    return Verdict(tuple(flags))


_UNNUMBERED = "which of the exhibits on the cover this is, neither text says"


def _entry(told: Cover, filed: Case) -> Entry | None:
    """Return what the index says of an exhibit: by its number, or where there is one only."""
    own = exhibit(filed)
    if own is not None:
        return next((entry for entry in told.entries if entry.number == own[2]), None)
    return told.entries[0] if len(told.entries) == 1 else None


def _slips(told: Cover, page: Case, filed: Case) -> Iterator[_Slip]:
    own, entry = exhibit(filed), _entry(told, filed)
    if own is not None and entry is None:
        numbers = ", ".join(one.number for one in told.entries)
        said = f"The exhibit is numbered {own[2]}, the index has {numbers}"
        yield _Slip(said, (told.entries[0].start, told.entries[0].end), own[:2])
    for one in (*announced.titles(page, filed), *announced.numbers(page, _numbers(told))):
        yield _Slip(one.said, (one.start, one.end), one.there or _head(filed))
    dated = _dated(filed)
    if dated is None:
        return
    start, end, day = dated
    if len(told.entries) == 1:
        for one in announced.days(page, day, (start, end)):
            if entry is None or entry.date is None or one.start != entry.date.start:
                yield _Slip(one.said, (one.start, one.end), (start, end))
    if entry is not None and entry.date is not None and entry.date.iso != day:
        printed = page.draft.text[entry.date.start : entry.date.end]
        said = f"The index dates the exhibit `{printed}`, the exhibit is of {day}"
        yield _Slip(said, (entry.date.start, entry.date.end), (start, end))
    if told.month is not None and told.month[2] != day[: len(told.month[2])]:
        printed = page.draft.text[told.month[0] : told.month[1]]
        said = f"The cover is `{printed}`, the exhibit is of {day}"
        yield _Slip(said, told.month[:2], (start, end))


def _numbers(told: Cover) -> set[str]:
    return {entry.number for entry in told.entries}


def _dated(filed: Case) -> tuple[int, int, str] | None:
    """Return where an exhibit says of which day it is, and that day, ISO."""
    for date in filed.dates:
        if date.iso and date.iso == filed.date:
            return date.start, date.end, date.iso
    return None


def _head(filed: Case) -> tuple[int, int]:
    own, dated = exhibit(filed), _dated(filed)
    if own is not None:
        return own[:2]
    return dated[:2] if dated else (filed.headline().start, filed.headline().end)
