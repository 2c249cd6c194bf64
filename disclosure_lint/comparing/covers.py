"""The cover of a Form 6-K or 8-K: its file number, its month or date, its index of exhibits.

The words by which such a form calls itself are lists of `rules/languages/en.yaml`. That a draft
is an exhibit by its kind is another question, and `rules/recognition.yaml` answers it with them.
"""

from __future__ import annotations

from bisect import bisect_left

from disclosure_lint.mentions.saying import places
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from disclosure_lint.case.case import Case
    from disclosure_lint.mentions.dates.find import Date

# Notation of the SEC's forms, on folded text.
_FILE = Regex(r"commission\s+file\s+(?:number|no)")
_NUMBER = Regex(r"(?<![\d-])(?:0{0,2}[01]|033|333|811)-\d{4,6}(?:-\d\d)?(?![\d-])")
_MONTH = Regex(r"for the month of\s+(?P<month>[a-z]+)\s*,?\s*(?P<year>20\d\d)")
_ENTRY = Regex(
    r"(?<![\w.])(?:exhibit\s+|ex-)?(?P<number>99\.\d{1,2})\b\)?[.:\s–—-]*(?P<title>[^\n]*)"
)
_OWN = Regex(r"(?<!as )(?<!as part of )\b(?:exhibit|ex)[\s-]*(?P<number>99\.\d{1,2})\b")
_SPOKEN_OF = ("as ", "as part of ", "in ", "of ", "to ")
_HEAD = 600  # code points in which an exhibit says which it is
_AFTER = 500  # code points behind a number in which its title ends, where lines are lost
_TITLED = Regex(r"[a-z]{4}")
_REFERRED = Regex(r"^(?:to|of|hereto|and|is|shall|,|\))")  # a sentence that speaks of an exhibit


class Entry(NamedTuple):
    """An exhibit in the index of a cover."""

    number: str
    start: int
    end: int
    date: Date | None  # in its title


class Cover(NamedTuple):
    """What a cover says of what is filed with it."""

    month: tuple[int, int, str] | None  # where it stands, and as 2026-03
    entries: tuple[Entry, ...]


def cover(case: Case) -> Cover | None:
    """Return the cover that a case is, or None where it is none; made once for all rules."""
    return case.kept("cover", lambda: _made(case))


def _made(case: Case) -> Cover | None:
    folded = case.draft.folded
    if exhibit(case) or not (_is_form(case) and _FILE.search(folded)):
        return None
    found = _MONTH.search(folded)
    month = None
    if found is not None:
        named = next((d for d in case.dates if d.start <= found.start("month") < d.end), None)
        if named is not None and named.month:
            month = (*found.span(), f"{found['year']}-{named.month:02}")
    return Cover(month, tuple(_entries(case)))


def _is_form(case: Case) -> bool:
    return any(
        next(places(case.draft.words, case.known.listed(name)), None)
        for name in ("current-report-title", "current-report-form")
    )


def _entries(case: Case) -> list[Entry]:
    """Return the exhibits of an index, each once: by the title that names a date, if one does."""
    best: dict[str, Entry] = {}
    starts = [date.start for date in case.dates]
    for found in _ENTRY.finditer(case.draft.folded):
        title = found["title"]
        if not _TITLED.search(title) or _REFERRED.match(title):
            continue
        if case.draft.folded.endswith(_SPOKEN_OF, 0, found.start()):
            continue  # "is furnished as Exhibit 99.1. On June 2, 2026, …"
        end = min(found.end(), found.start("title") + _AFTER)
        dates = case.dates[bisect_left(starts, found.start("title")) : bisect_left(starts, end)]
        date = next((one for one in dates if one.iso), None)
        entry = Entry(found["number"], found.start(), end, date)
        if entry.number not in best or (date and not best[entry.number].date):
            best[entry.number] = entry
    return list(best.values())


def exhibit(case: Case) -> tuple[int, int, str] | None:
    """Return where an exhibit says at its head which it is, and its number."""
    found = _OWN.search(case.draft.folded, 0, _HEAD)
    return (*found.span(), found["number"]) if found else None


def file_numbers(case: Case) -> dict[str, tuple[int, int]]:
    """Return the SEC's file numbers in a text that has any, and where each stands first."""
    folded = case.draft.folded
    found: dict[str, tuple[int, int]] = {}
    if _FILE.search(folded):
        for one in _NUMBER.finditer(folded):
            found.setdefault(_plain(one[0]), one.span())
    return found


def _plain(number: str) -> str:
    head, _, rest = number.partition("-")
    return f"{int(head)}-{rest}"
