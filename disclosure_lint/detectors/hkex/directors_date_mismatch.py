"""`hkex/directors-date-mismatch`: dates at the foot that disagree with the document's."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.mentions.dates.find import Date
from disclosure_lint.mentions.dates.own import signed_date
from disclosure_lint.mentions.saying import leads
from disclosure_lint.packs.rule import Rule

TERMS = ("as-at", "board-signature", "dated-titles")

_LEAD = 12  # code points from the beginning of its sentence to the date of the list
_DIRECTLY = 8  # words from the date to those that begin the list
_LIST = 160  # and from the date to the words that begin the list
_OPENING = 600  # code points in which an exhibit says what it is and of which date


def judge(rule: Rule, case: Case) -> Verdict:
    """Compare the place-and-date line and the date of the list of directors with each other."""
    signed = signed_date(case.draft, case.known, case.dates)
    listed = _listed(rule, case)
    known = [date for date in (signed, listed) if date is not None]
    if not known:
        return Verdict(idle="neither the signature nor the list of directors bears a date")
    wanted, told = _document_date(case, signed, listed)
    if wanted is None:
        return Verdict(idle="the draft bears no second date to compare")
    wrong = [date for date in known if date.iso != wanted]
    if not wrong:
        return Verdict(evidence=tuple(Mark(date.start, date.end) for date in known))
    related = () if told is None else (Mark(told.start, told.end, "the document's own date"),)
    return Verdict(flags=tuple(_flag(case, date, wanted, related) for date in wrong))


def _flag(case: Case, date: Date, wanted: str, related: tuple[Mark, ...]) -> Flag:
    values = {"printed": printed(case, date.start, date.end), "own": wanted}
    return Flag(Mark(date.start, date.end), values, related=related)


def _document_date(
    case: Case, signed: Date | None, listed: Date | None
) -> tuple[str | None, Date | None]:
    """Return the date of the document, and where it is printed.

    A date that was told wins, then the one in an exhibit's title, then the signature's,
    where there is a list of directors to hold against it.
    """
    titled = _titled(case)
    told = case.date
    printed = {date.iso for date in (signed, titled) if date is not None}
    if told is not None and told not in printed:
        return told, next((date for date in case.dates if date.iso == told), None)
    if titled is not None:
        return titled.iso, titled
    if signed is not None and listed is not None:
        return signed.iso, signed
    return None, None


def _titled(case: Case) -> Date | None:
    """Return the date in the title of an exhibit: `Announcement dated July 10, 2025`."""
    titles = case.known.listed("dated-titles")
    for date in case.dates:
        if date.start > _OPENING:
            return None
        if date.iso and leads(case.draft.words, titles, case.draft.words.at(date.start)):
            return date
    return None


def _listed(rule: Rule, case: Case) -> Date | None:
    """Return the date that the list of directors names, where it names one.

    The list stands below the signature: a date above it is that of a balance or a holding.
    """
    draft, as_at = case.draft, case.known.listed("as-at")
    signed = max((signature.end for signature in case.signatures), default=0)
    for date in reversed(case.dates):
        number = draft.words.at(date.start)
        if date.start < signed:
            return None
        if not date.iso or not leads(draft.words, as_at, number):
            continue
        first, last = draft.sentence(number)
        start, end = draft.span(first, last)
        after = draft.words.between(date.end, min(end, date.end + _LIST))
        opening = date.start - start < _LEAD
        begun = case.hits(rule.fields["wording"]["directors-are"], *after) if opening else None
        if begun and begun[0][0] - after[0] <= _DIRECTLY:
            return date
    return None
