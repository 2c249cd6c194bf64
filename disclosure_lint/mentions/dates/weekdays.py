"""The weekday behind a date, in brackets: `28 October 2025 (Tuesday)`, `2025/10/28（三）`."""

from __future__ import annotations

from disclosure_lint.mentions.dates.day_names import day_names
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.regex import Regex

SHORT = "一二三四五六日"  # notation: Monday to Sunday, in brackets behind a date


def behind(folded: str, end: int, known: Known) -> tuple[int, int] | None:
    """Return where the bracket closes behind a date that ends at an offset, and the weekday."""
    if "(" not in folded[end : end + 2]:
        return None
    found = known.made("weekday behind", lambda: _made(known)).match(folded, end)
    if found is None:
        return None
    name = "".join(found[1].split()).rstrip(".")
    weekday = day_names(known).weekdays.get(name)
    return found.end(), SHORT.index(name) if weekday is None else weekday


def _made(known: Known) -> Regex:
    names = any_of(day_names(known).weekdays, r"\s?")
    return Regex(rf"\s?\(\s?((?:{names})\.?|(?<=[\d日号]\()[{SHORT}])\s?\)")
