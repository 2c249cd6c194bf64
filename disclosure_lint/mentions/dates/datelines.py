"""Datelines: the place, date and wire at the head of a release, and what reads as a place."""

from __future__ import annotations

from itertools import islice

from disclosure_lint.draft.characters import is_han
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.dates.find import Date
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

OPENING = 6000  # a dateline or a header date stands in the first code points of a draft
_BESIDE = 4  # code points between a date and the wire's mark
_LONGEST_LINE = 160  # code points of a line that are read before a date
_MARKS = 20  # of wires, that are looked at
_LONGEST_PLACE, _LONGEST_CHINESE_PLACE = 120, 24  # code points
_LINE_ENDS = "\n\r\x0b\x0c\u2028"
# Notation: marks of Markdown and brackets before a line, what goes on after a dateline, and
# where another line was joined to it.
_GOES_ON = Regex(r"[\])]|\s*(?:--|[–—|]|[-:]\s|/)|\. (?=[A-Z])")
# A date in brackets behind its place: `BOSTON (June 3, 2026) –`.
_BRACKETED = Regex(r"[\])]\s?(?:--|[–—:|]|-\s)")
_BREAK = Regex(r"[*|>]\s|--\s")
_AFTER_MARK = frozenset("- /:")


class Dateline(NamedTuple):
    """The place, date and wire at the head of a release; `wire` is empty where none is named."""

    start: int
    end: int
    date: Date | None
    wire: str


def dateline(draft: Draft, known: Known, dates: Sequence[Date]) -> Dateline | None:
    """Return the dateline of a release that has these dates."""
    return _wired(draft, known, dates) or _unwired(draft, known, dates)


class _Wires(NamedTuple):
    """What the packs know of wires: the printed forms without spaces, and what finds a mark."""

    names: dict[str, str]
    signs: tuple[str, ...]  # one of these stands in a draft that has a mark
    mark: Regex


def _wires(known: Known) -> _Wires:
    return known.made("wires", lambda: _made(known))


def _made(known: Known) -> _Wires:
    forms = {fold(form): row["name"] for row in known.tables["wires"] for form in row["printed"]}
    others = [form for form in forms if not form.endswith(("wire", "wired"))]
    mark = (
        rf"[/(\[-](?:(?<=-) |(?<!-) ?)(?P<wire>[a-z]{{1,12}} ?(?:news ?)?wired?|{any_of(others)})"
        r"[^/()\[\]\n]{0,30}?(?: ?/|[)\]]| -)"
    )
    names = {form.replace(" ", ""): name for form, name in forms.items()}
    return _Wires(names, ("wire", *others), Regex(mark))


def _wired(draft: Draft, known: Known, dates: Sequence[Date]) -> Dateline | None:
    """Return the dateline whose wire gives its mark: beside its date, or set off by a dash."""
    wires, folded = _wires(known), draft.folded
    if not any(sign in folded for sign in wires.signs):
        return None
    for mark in islice(wires.mark.finditer(folded, 0, 4 * OPENING), _MARKS):
        date = next(_beside(mark, dates), None)
        if date or _is_undated(draft, mark, known):
            first, end = mark.span()
            if date:
                first, end = min(first, date.start), max(end, date.end)
            while folded[end : end + 1] in _AFTER_MARK:
                end += 1
            printed = draft.text[slice(*mark.span("wire"))]
            wire = wires.names.get(mark["wire"].replace(" ", ""), printed)
            return Dateline(_line_start(draft, first), end, date, wire)
    return None


def _beside(mark: re.Match[str], dates: Sequence[Date]) -> Iterator[Date]:
    """Yield the dates right before a wire's mark, then those right after it."""
    yield from (date for date in dates if -1 <= mark.start() - date.end <= _BESIDE)
    yield from (date for date in dates if -1 <= date.start - mark.end() <= _BESIDE)


def _is_undated(draft: Draft, mark: re.Match[str], known: Known) -> bool:
    """Whether a wire's mark ends a dateline that has no date: `BEIJING--(BUSINESS WIRE)--`."""
    is_set_off = "wire" in mark["wire"] and draft.folded[mark.end() : mark.end() + 1] in {"-", " "}
    return is_set_off and is_place(line_before(draft, mark.start()) + ",", known)


def _line_start(draft: Draft, offset: int) -> int:
    return offset - len(line_before(draft, offset).lstrip())


def _unwired(draft: Draft, known: Known, dates: Sequence[Date]) -> Dateline | None:
    for date in dates:
        if date.start > OPENING:
            return None
        before = _BREAK.split(line_before(draft, date.start))[-1]
        goes_on = _GOES_ON.match(draft.text, date.end)
        is_led = is_place(before, known) or before.strip() in {"(", "["}
        if before.rstrip().endswith(("(", "[")) and _BRACKETED.match(draft.text, date.end):
            is_led = is_led or is_place(before.rstrip(" ([") + ",", known)
        if date.day and goes_on and is_led:
            start = date.start - len(before.lstrip(" #*_>"))
            return Dateline(start, goes_on.end(), date, "")
    return None


def line_before(draft: Draft, offset: int) -> str:
    """Return what stands before an offset on its line, of a long one the nearer."""
    earliest = offset - _LONGEST_LINE
    line = draft.text[max(0, earliest) : offset]
    for mark in _LINE_ENDS:
        if mark in line:
            line = line.rpartition(mark)[2]
    return line


def is_place(before: str, known: Known) -> bool:
    """Whether what stands before a date on its line are places: `Hong Kong, `."""
    places = before.strip(" #*_>([")
    if not places or len(places) > _LONGEST_PLACE or any(map(str.isdigit, places)):
        return False
    folded = fold(places)
    if any(known.after(name, folded) is not None for name in ("embargoes", "timed-releases")):
        return False  # until when the text is held back
    if is_han(places[0]):
        return _is_chinese_place(places)
    words = places.replace(",", " , ").split()
    return _is_closed(places) and not _leads_to_date(words, known) and _are_names(words, known)


def _is_chinese_place(place: str) -> bool:
    is_short = len(place) <= _LONGEST_CHINESE_PLACE and place[-1] in ",，、:：;；•·|"
    return is_short and set(place[:-1]).isdisjoint("。；年")


def _is_closed(places: str) -> bool:
    """Whether a mark sets places off from the date."""
    return places[-1] in ",-–—|·:;•" or "," in places


def _leads_to_date(words: Sequence[str], known: Known) -> bool:
    """Whether the words are those before a date in running text: `As at the year ended`."""
    leads = known.words("date-leads")
    some = [(at, word) for at, word in enumerate(words) if not at or at >= len(words) - 2]
    return any(word.lower() in leads and not _is_state(words, at) for at, word in some)


def _is_state(words: Sequence[str], at: int) -> bool:
    """Whether a word is a state's or a province's letters after a place: `HAMILTON, ON,`."""
    return at > 1 and words[at - 1] == "," and words[at].isupper() and len(words[at]) == 2  # noqa: PLR2004 # letters


def _are_names(words: Sequence[str], known: Known) -> bool:
    small = known.words("place-words")
    return all(word[0].isupper() or not word[0].isalnum() or word in small for word in words)
