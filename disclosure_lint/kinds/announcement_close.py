"""How an HKEX announcement ends: its dates, the directors and the footnote on names."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.mentions.dates import find as dates
from disclosure_lint.mentions.dates.find import Date
from disclosure_lint.regex import Regex

_AS_AT = Regex(r"(?:\bas (?:at|of)|\bat|[于在]|截至|截止)\s*$")
_BOARD = Regex(
    r"\b(?:board|directors?)\b[^.]{0,60}?\b(?:compris|consist|are\b|is\b|include)"
    r"|\bdirectors of the company\s*:|董事[^。]{0,12}?(?:包括|为|成员|组成|由)"
)
_HEADED = Regex(r"(?:announcement|circular|notice)s?\s+dated\s+$")
_LEAD = 12  # code points from the beginning of its sentence to the date of the list
_LIST = 160  # and from the date to the words that begin the list
_OPENING = 600  # code points in which an exhibit says what it is and of which date

# A list item that speaks of identifying or of translational work is no footnote.
_PURPOSE = (
    r"for (?:the )?(?:purposes? of )?(?:ease of )?identification(?: purposes?)?(?: only)?(?! of\b)"
    r"|identification purposes?(?: only)?"
)
_TRANSLATION = (
    r"english translations?|translated (?:names?|from|for)|unofficial (?:english )?(?:names?|translations?)"
    r"|\bnames?\b[^\n]{0,60}?\btranslat(?:ions?|ed)\b|\btranslations?\b[^\n]{0,60}?\bnames?\b"
)
_FOOTNOTE = Regex(
    r"(?:^|[\n\r\x0b\x0c])[ \t>]*(?P<mark>[*#†^]{1,3})\s*[^\n]{0,80}?"
    rf"(?:{_PURPOSE}|{_TRANSLATION}|识\s?别|翻\s?译|译\s?[名文])"
)
_BARE_FOOTNOTE = Regex(rf"(?:{_PURPOSE})|仅\s?供\s?识\s?别")
_EXPLAINING = ("identif", "translat", "unofficial", "识", "译")
_OTHER_FOOTNOTE = Regex(r"(?:^|[\n\r\x0b\x0c])[ \t>]*\*(?!\*)\s*\S")
_NAME_MARK = Regex(
    r"(?:\b(?:limited|ltd|inc|corp|corporation|company|llp|group|holdings?|partnership|co)\b[.,]?\)?\"?"
    r"|公\s?司|集\s?团)\s?(?P<mark>\*)(?![\w*])"
)
_TRANSLATED = Regex(r"(?<=[\w).,\"])\*(?![\w*])\s?(?=\([^()a-z]{0,6}(?=[^\x00-\xff])\w)")
_ANY_MARK = Regex(r"[*#†^](?!\w)")
_MARKED = Regex(r"[\w.)\"]\s?$")  # what stands before a mark on a name


def directors_date_mismatch(case: Case) -> Verdict:
    """Compare the place-and-date line and the date of the list of directors with each other."""
    signed = dates.signed_date(case.draft, case.dates)
    listed = _listed(case)
    own = _own_date(case)
    known = [date for date in (signed, listed) if date is not None]
    if not known:
        return Verdict(idle="neither the signature nor the list of directors bears a date")
    wanted, told = _document_date(case, signed, own)
    if wanted is None:
        return Verdict(idle="the draft bears no second date to compare")
    wrong = [date for date in known if date.iso != wanted]
    if not wrong:
        return Verdict(evidence=tuple(Mark(date.start, date.end) for date in known))
    related = () if told is None else (Mark(told.start, told.end, "the document's own date"),)
    return Verdict(
        flags=tuple(
            Flag(
                Mark(date.start, date.end),
                {
                    "printed": " ".join(case.draft.text[date.start : date.end].split()),
                    "own": wanted,
                },
                related=related,
            )
            for date in wrong
        )
    )


def _document_date(
    case: Case, signed: Date | None, own: Date | None
) -> tuple[str | None, Date | None]:
    """Return the date of the document, and where it is printed.

    A date that was told wins, then the one in an exhibit's title, then the signature's.
    """
    told = case.date
    printed = {date.iso for date in (signed, own) if date is not None}
    if told is not None and told not in printed:
        at = next((date for date in case.dates if date.iso == told), None)
        return told, at
    if own is not None:
        return own.iso, own
    return (
        (signed.iso, signed) if signed is not None and _listed(case) is not None else (None, None)
    )


def _own_date(case: Case) -> Date | None:
    """Return the date in the title of an exhibit: `Announcement dated July 10, 2025`."""
    folded = case.draft.folded
    for date in case.dates:
        if date.start > _OPENING:
            return None
        if date.iso and _HEADED.search(folded[max(0, date.start - 40) : date.start]):
            return date
    return None


def _listed(case: Case) -> Date | None:
    """Return the date that the list of directors names, where it names one."""
    return case.kept("date of the list of directors", lambda: _find_listed(case))


def _find_listed(case: Case) -> Date | None:
    draft = case.draft
    for date in reversed(case.dates):
        if not date.iso or not _AS_AT.search(draft.folded[max(0, date.start - 8) : date.start]):
            continue
        first, last = draft.sentence(draft.words.at(date.start))
        start, end = draft.span(first, last)
        opening = date.start - start < _LEAD
        if opening and _BOARD.search(draft.folded, date.end, min(end, date.end + _LIST)):
            return date
    return None


def unmatched_footnote(case: Case) -> Verdict:
    """Flag names with an asterisk and no footnote on it, or the footnote without one."""
    folded = case.draft.folded
    explains = any(word in folded for word in _EXPLAINING)
    bare = "identification" in folded or "识别" in folded
    if not bare and not any(mark in folded for mark in "*#†^"):
        return Verdict(idle="the draft marks no name with an asterisk")
    note = _footnote(folded) if explains else None
    if note is None:
        return _unexplained(case)
    if not note[2] or any(_marks_name(folded, m.start(), note) for m in _ANY_MARK.finditer(folded)):
        return Verdict(evidence=(Mark(note[0], note[1]),))
    values = {"defect": "A footnote on names marked `*`, and no name is marked"}
    return Verdict(flags=(Flag(Mark(note[0], note[1]), values),))


def _marks_name(folded: str, at: int, note: tuple[int, int, bool]) -> bool:
    """Whether the mark at an offset follows a word, and is not the footnote's own."""
    inside = note[0] <= at < note[1]
    return not inside and _MARKED.search(folded, max(0, at - 2), at) is not None


def _unexplained(case: Case) -> Verdict:
    if _OTHER_FOOTNOTE.search(case.draft.folded):
        return Verdict(idle="the asterisk belongs to another footnote")
    place = _marked_name(case)
    if place is None:
        return Verdict(idle="the draft marks no name with an asterisk")
    values = {"defect": "A name is marked `*` and no footnote explains it"}
    return Verdict(flags=(Flag(Mark(*place), values),))


def _marked_name(case: Case) -> tuple[int, int] | None:
    """Return the first name with an asterisk.

    Elsewhere than in Hong Kong an asterisk on a company is as often a reference, so
    the Chinese form must follow it there.
    """
    folded = case.draft.folded
    translated = _TRANSLATED.search(folded)
    if translated is not None:
        return translated.start(), translated.start() + 1
    if "HKEX" not in case.facts.venues and "hkex-document" not in case.facts.traits:
        return None
    for found in _NAME_MARK.finditer(folded):
        line = folded.rfind("\n", 0, found.start()) + 1
        if folded.count("*", line, found.start("mark")) % 2 == 0:  # not the end of *emphasis*
            return found.span()
    return None


def _footnote(folded: str) -> tuple[int, int, bool] | None:
    """Return where the footnote stands, and whether it begins with its mark."""
    found = _FOOTNOTE.search(folded)
    if found is not None:
        return found.start("mark"), found.end(), True
    bare = _BARE_FOOTNOTE.search(folded)
    return (bare.start(), bare.end(), False) if bare else None
