"""Words that were broken at the end of a line.

A hyphen at a line's end is the word's own (`HQP-1351`, `18A-`, `third-generation`) or one
that the break put in. How the word stands elsewhere in the draft decides; then what the
program wrote (U+2010 and U+00AD are a break's alone), the words that English releases use,
and whether the program breaks words at all.
"""

from __future__ import annotations

import os
from collections import Counter

from disclosure_lint.lean import lru_cache
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

SOFT = "\u2010"
_BROKEN = Regex(r"(?:^|[^A-Za-z])([A-Za-z]{2,})[-\u2010]$")
_REST = Regex(r"[A-Za-z]{2,}")
_ADDRESS = Regex(
    r"(?:www\.|https?:|@|\w\.[a-z]{2,4}/)\S*-$|[\w)][.@]-$"
)  # an e-mail or one of the web, so far
_SITE = Regex(r"[\w.]{0,40}\.(?:com|org|net)\b")
_CAMEL = Regex(r"[a-z][A-Z]")
_PAIR = Regex(r"(?<![a-z])([a-z]{2,})[-\u2010]\n([a-z]{2,})")
_ENDS = Regex(r"\S*[-\u2010]\n\S*")
_FORM = Regex(r"[a-z]+(?:[-\u2010][a-z]+)?")
_OWN = Regex(r"[a-z]\u2010[a-z]")  # some write U+2010 for every hyphen
_BREAKS = 0.15  # of the hyphens at line ends: those within words that are known
_SHORT = 2  # letters of a half that is a word only where it is a small one
# Syllables that begin many words, and few compounds that are not in the list.
_PREFIXES = frozenset(
    "dis con com per sub super under over inter intra anti multi trans extra bio immuno chemo"
    " hyper ultra macro micro mono poly pan semi quasi meta fore counter mis out pre pro non".split()
)
_SMALL = frozenset("to of in on up by".split())  # behind a hyphen: go-to, beat-up
_LINKS = frozenset(
    "to of in on up by at the and over under off a as or for".split()
)  # year-over-year
_HELD = frozenset(  # what waits for its second half: low- and high-risk
    "low mid high short long small large early late pre post single double full part first"
    " second third one two three four five six seven eight nine ten non pay".split()
)
_FIELD = frozenset({"over-allotment"})  # as Hong Kong prints it, and few releases in English
_BELOW = os.path.join(os.path.dirname(os.path.abspath(__file__)), "english.txt")


class Forms(NamedTuple):
    """How the words of a draft stand within its lines, and how its lines end."""

    counts: Counter[str]
    often: bool | None = None  # whether its program breaks words; None where too few lines tell
    own: bool = False  # whether U+2010 stands within lines too


def forms(lines: Iterable[str]) -> Forms:
    """Return the forms of the words of a text, none where no line of it ends in a hyphen."""
    every = [*lines, ""]
    if not any(line[-1:] in {"-", SOFT} for line in every):
        return NONE
    text = "\n".join(every).lower()
    own = _OWN.search(text) is not None
    inside = _ENDS.sub(" ", text).replace(SOFT, "-")
    known = Forms(Counter(_FORM.findall(inside)), own=own)
    told = [_is_own(first, rest, known) for first, rest in _PAIR.findall(text)]
    broken, kept = told.count(False), told.count(True)
    if broken > 1 and broken > _BREAKS * (broken + kept):
        return known._replace(often=True)
    return known._replace(often=False) if kept > 1 + 4 * broken else known


NONE = Forms(Counter())


def joined(before: str, after: str, known: Forms = NONE) -> str | None:
    """Return two lines as one where no space stands between them, or None."""
    last = before[-1:]
    if last in {"-", SOFT}:
        if before.endswith((f" {last}", "--")) or before == last:
            return None
        return before[:-1] + _mark(before, after, known) + after
    within = before[-2:-1].isalnum() and after[0].isalnum()
    if last in "/\u2011" or (last in "—–" and within):
        return before + after
    return before + after if after[0] == "—" and after[1:2].isalnum() else None


def _mark(before: str, after: str, known: Forms) -> str:
    """Return what stands in the place of a hyphen at a line's end."""
    broken, rest = _BROKEN.search(before[-60:]), _REST.match(after)
    soft = before[-1] == SOFT and not known.own
    if known.often and (_ADDRESS.search(before[-60:]) or _SITE.match(after)):
        return ""
    if not broken or not rest:
        return "" if soft else "-"
    first, second = broken[1].lower(), rest[0].lower()
    goes_on = after[rest.end() :][:1] in {"-", SOFT}  # out-of-state
    if second in {"and", "or"} and first in _HELD and not goes_on:
        return "- "
    own = _of_draft(first, second, known)
    if own is None and goes_on and second in _LINKS:
        own = True
    if own is None and not soft:
        is_link = first in _LINKS and before[-len(first) - 2 : -len(first) - 1] in {"-", SOFT}
        is_name = rest[0][0].isupper() and broken[1][-1].islower() and not _CAMEL.search(broken[1])
        own = is_link or is_name or _judged(first, second, known)
    return "-" if own else ""


def _judged(first: str, rest: str, known: Forms) -> bool:
    """Whether a hyphen that may be either is the word's own."""
    if known.often is False:
        return True
    own = _is_own(first, rest, known)
    if known.often:
        return bool(own)
    halves = (first, rest)  # of few lines: most programs break no words
    return own is not False or all(len(half) > _SHORT and _is_word(half, known) for half in halves)


def _of_draft(first: str, rest: str, known: Forms) -> bool | None:
    """Whether a word has a hyphen elsewhere in the draft; None where it does not tell."""
    solid, compound = known.counts[first + rest], known.counts[f"{first}-{rest}"]
    return None if solid == compound else compound > solid


def _is_own(first: str, rest: str, known: Forms) -> bool | None:
    """Whether two halves join with a hyphen, by the draft and by what English has."""
    own = _of_draft(first, rest, known)
    if own is not None:
        return own
    english = _english()
    if f"{first}-{rest}" in english or f"{first}-{rest}" in _FIELD:
        return True
    if first + rest in english:
        return False
    begins = len(first) > _SHORT and first not in _PREFIXES and _is_word(first, known)
    ends = rest in _SMALL or (len(rest) > _SHORT and _is_word(rest, known))
    return begins if begins == ends else None


def _is_word(half: str, known: Forms) -> bool:
    return half in _english() or known.counts[half] > 0


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    """Return words and compounds that English releases use."""
    with open(_BELOW, encoding="ascii") as file:
        return frozenset(file.read().split())
