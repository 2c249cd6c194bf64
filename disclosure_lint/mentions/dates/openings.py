"""Lines that open a release with its place and date in other forms than a wire's dateline.

`2026年6月3日，香港——`, `【香港，2026年6月3日】`, `香港讯（2026年6月3日）`, `June 3, 2026 – Boston –`.
A line that begins with a date alone may be one of a list of events: where the draft has
several, none is its own.
"""

from __future__ import annotations

from disclosure_lint.draft.model import Draft
from disclosure_lint.mentions.dates.datelines import OPENING, is_place, line_before
from disclosure_lint.mentions.dates.find import Date
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = 40  # code points after a date that are read
# Notation, of folded text: brackets, Chinese places and what follows them.
_OPEN, _CLOSE = r"[\[(【「]", r"[\])】」]"
_HAN_PLACE = r"(?:(?=[^\x00-\xff])[\w]|[、/ ·和及与]){2,40}"
_GOES_ON = Regex(rf"\s?{_CLOSE}?\s?(?:讯|电)?\s?(?:-|:|/|\||{_CLOSE}|讯|电|$|\n)")
_COMMA = Regex(r"\s?(?:讯|电)?,")
_PLACE_AFTER = Regex(rf"(?:,\s?|\s|于)(?:于)?{_HAN_PLACE}(?:\s?{_CLOSE}|\s?[-:]|\s*(?:$|\n))")
_LATIN_AFTER = Regex(
    r"(?:,\s?|\s[-–—]\s?|\s)(?P<place>[A-Z][A-Za-z.' ]{2,24}(?:, [A-Z][A-Za-z.]{1,14})?)\s?(?:[-–—:]|\(|$|\n)"
)
_DASH = Regex(r"\s?(?:-|–|—|:)\s?(?=\S)")
_PLACE = Regex(
    rf"{_OPEN}?\s?(?P<place>{_HAN_PLACE}?)\s?(?:讯|电)?\s?(?P<mark>[,:、-]{{1,2}}|{_OPEN}|)\s?$"
)


def opening_date(draft: Draft, known: Known, dates: Sequence[Date]) -> Date | None:
    """Return the date with which a line at the head of a draft opens the release."""
    found = [(date, is_bare) for date, is_bare in _opening(draft, known, dates)]
    sure = next((date for date, is_bare in found if not is_bare), None)
    if sure is not None:
        return sure
    return found[0][0] if len(found) == 1 else None


def _opening(draft: Draft, known: Known, dates: Sequence[Date]) -> Iterator[tuple[Date, bool]]:
    """Yield the dates that may open a release, and whether nothing stands before one."""
    for date in dates:
        if date.start > OPENING:
            return
        if date.iso is None:
            continue
        before = line_before(draft, date.start).strip(" \t#*_>|")
        if not before or before in {"(", "[", "【", "（"}:
            if _is_followed(draft, date, known):
                yield date, not before
        elif _is_labelled(before, known) or _is_led(draft, date, known):
            yield date, False


def _is_labelled(before: str, known: Known) -> bool:
    """Whether what stands before a date on its line says that it is the release's."""
    label = known.made("labels of dates", lambda: _labels(known))
    return label.search(before.lower()) is not None


def _labels(known: Known) -> Regex:
    return Regex(
        rf"(?:^|[-–—|:：,，]\s?)(?:{any_of(known.listed('release-labels'))})\s?[:：,，|–—-]?\s?$"
    )


def _is_followed(draft: Draft, date: Date, known: Known) -> bool:
    """Whether a place, a dash or 讯 goes on after a date that begins its line."""
    folded = draft.folded
    end = min(len(folded), date.end + _LINE)
    after = folded[date.end : end]
    says_after = known.made("announcing after a date", lambda: _says_after(known))
    said = any(one.match(after) for one in (_PLACE_AFTER, _DASH, says_after))
    if said or after.lstrip().startswith("讯"):
        return True
    latin = _LATIN_AFTER.match(draft.text[date.end : end])
    return latin is not None and is_place(latin["place"] + ",", known)


def _says_after(known: Known) -> Regex:
    """Return what finds whoever announces it behind a date, where no place is told."""
    return Regex(rf",\s?[^。,;:\n]{{2,40}}?(?:{any_of(known.listed('announcing-behind-dates'))})")


def _is_led(draft: Draft, date: Date, known: Known) -> bool:
    """Whether a Chinese place opens the line before a date, and the release goes on after it."""
    start = date.start - len(line_before(draft, date.start).lstrip(" \t#*_>|"))
    found = _PLACE.match(draft.folded[start : date.start])
    if found is None or not found["place"]:
        return False
    place = found["place"].strip()
    if any(word in place for word in known.listed("no-place")) or place[0] in "于自至在由从截":
        return False
    after = draft.folded[date.end : date.end + _LINE]
    if _GOES_ON.match(after):
        return True
    return bool(found["mark"]) and _COMMA.match(after) is not None
