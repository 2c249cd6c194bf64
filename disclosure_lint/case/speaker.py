"""The company that speaks in a draft, as far as its headline, its lead and its listings show."""

from __future__ import annotations

from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.draft.fold import fold
from disclosure_lint.lean import lru_cache
from disclosure_lint.mentions.known import Known
from disclosure_lint.mentions.listings.exchanges import exchanges
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from disclosure_lint.case.asked import Asked
    from disclosure_lint.mentions.listings.find import Listing

_LEAD = 18  # words that a first paragraph has at least; fewer are a second headline
_TOP = 2400  # code points in which the first paragraph begins, at most
_REACH = 90  # code points of a name
FIRST_WORDS = 10  # within which the issuer is named that announces
_DEEP = 6  # brackets that stand between a name and its listing, at most

# notation: a name is told by its capitals, in Chinese by the marks around it.
_NAME = Regex(
    r"(?:(?:[A-Z0-9Ⅰ][^\s()（）,;:，。；：|]*|of|and|the|de|&|\+|-)(?:,?\s+|$)){1,9}$"
    r"|[^\s()（）,;:，。；：|「」]{2,24}$"
)
_BRACKET = Regex(r"\s*[(（][^()（）]{0,120}[)）]\s*$")
_OPENS = Regex(r"[\s#*_>•“\"'‘\-–—:：|/.]*")
_WORD = Regex(r"[^\W_]+")


class Speaker(NamedTuple):
    """Whose words a draft is, as far as it shows."""

    is_issuer: bool  # a listed company, or one that files with the SEC, speaks for itself
    is_sure: bool  # by its listing where it announces, by its profile or as a filing
    words: frozenset[str]  # by which it is known in the draft, folded
    reports: bool  # to the SEC
    other: str = ""  # the words by which somebody else shows himself


NOBODY = Speaker(is_issuer=False, is_sure=False, words=frozenset(), reports=False)


def top(reading: Asked) -> list[tuple[int, int]]:
    """Return the headline and the first paragraph, each without its dateline."""
    draft = reading.draft
    line = reading.dateline
    parts: list[tuple[int, int]] = []
    for unit in draft.units_between(0, _TOP):
        if unit.kind not in {"heading", "paragraph"}:
            continue
        first, last = draft.words.between(unit.start, unit.end)
        start = line.end if line and unit.start <= line.end < unit.end else unit.start
        is_lead = unit.kind == "paragraph" and last - first >= _LEAD
        if is_lead or not parts:
            parts.append((start, unit.end))
        if is_lead:
            break
    return parts


def listed(reading: Asked) -> Speaker:
    """Return the company that speaks, by the listing that stands behind its name."""
    parts = top(reading)
    subjects = {word for part in parts if (word := _subject(reading, *part))}
    best = NOBODY
    american = exchanges(reading.known).american
    for listing in reading.read_listings:
        start, name = name_before(reading, listing)
        known = telling(name, reading.known)
        if not known:
            continue
        opens = any(
            low <= start < high and not reading.draft.text[low:start].strip(" #*_>•“\"'‘-–—:|/.")
            for low, high in parts
        )
        at_top = any(low <= listing.start < high for low, high in parts)
        if not opens and known[0] not in subjects:
            continue
        found = Speaker(
            is_issuer=True,
            is_sure=at_top or any(_announces(reading, known, *part) for part in parts),
            words=frozenset(known),
            reports=listing.exchange in american,
        )
        if (found.is_sure, found.reports) > (best.is_sure, best.reports) or not best.is_issuer:
            best = found
    return best


def _announces(reading: Asked, known: list[str], start: int, end: int) -> bool:
    """Whether a part of the draft says, beginning with a name, that who bears it announces."""
    words = reading.draft.words
    first, last = words.between(start, end)
    said = words.text[first : min(last, first + FIRST_WORDS)]
    at = next((n for n, word in enumerate(said) if word in known), None)
    return at in {0, 1} and not reading.known.words("announcing").isdisjoint(said)


def name_before(reading: Asked, listing: Listing) -> tuple[int, str]:
    """Return where the name before a listing begins, and the name folded; "" where none does."""
    text, end = reading.draft.text, listing.block[0]
    low = max(0, end - _DEEP * _REACH, text.rfind("\n", 0, end) + 1)
    start, name = _last_name(text[low:end])
    return low + start, name


@lru_cache(maxsize=64)  # what a text repeats is looked at once
def _last_name(text: str) -> tuple[int, str]:
    """Return where the name begins that a text ends with, brackets behind it aside, and it folded."""
    end = len(text)
    for _ in range(_DEEP):
        bracket = _BRACKET.search(text[:end])
        if bracket is None:
            break
        end = bracket.start()
    low = max(0, end - _REACH)
    found = _NAME.search(text[low:end].rstrip(' ,(（“"'))
    return (low + found.start(), fold(found[0])) if found else (end, "")


def _subject(reading: Asked, start: int, end: int) -> str:
    """Return the first word that tells a name, where a part of the draft begins with a name."""
    text = reading.draft.text
    opened = _OPENS.match(text, start)
    at = opened.end() if opened else start
    if not text[at : at + 1].isupper() and text[at : at + 1] < HAN_FROM:
        return ""
    known = telling(fold(text[at : min(end, at + _REACH)]), reading.known)
    return known[0] if known else ""


def telling(name: str, known: Known) -> list[str]:
    """Return the words of a folded name that tell it from other names."""
    general = known.words("names-tell-nothing")
    return [w for w in _WORD.findall(name) if len(w) >= 2 and w not in general]  # noqa: PLR2004 # an initial tells nothing
