"""Words before a figure that turn what it says: it rose or fell, no less than it or no more.

The figure is the same in both texts, and the sentence says the contrary.
"""

from __future__ import annotations

from disclosure_lint.comparing.anchor import Anchor, Side
from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_BEFORE, _BEFORE_HAN = 46, 9  # code points before a figure in which its direction is told
# The same of its bound; from that to a "not" that turns it; and to one that is looked for.
_REACHES, _REACHES_HAN = (40, 30, 80), (28, 6, 40)
# Notation: what ends a clause, on folded text; a comma between digits parts thousands.
_HAN_STOP = Regex(r"[。;、!?]|,(?!\d)")
_STOP = Regex(r"[.;]\s")
_FIGURE = Regex(r"\d")


def direction(side: Side, anchor: Anchor, known: Known) -> int:
    """Return 1 where the words before a figure say that it rose, -1 that it fell, else 0."""
    if side.is_han:
        before = side.folded[max(0, anchor.start - _BEFORE_HAN) : anchor.start]
        clause = _HAN_STOP.split(before)[-1]
        rises = [clause.rfind(word) for word in _han(known, "rising")]
        falls = [clause.rfind(word) for word in _han(known, "falling")]
    else:
        clause = _STOP.split(side.folded[max(0, anchor.start - _BEFORE) : anchor.start])[-1]
        words = clause.split()
        rises = [_last(words, known.words("rising"))]
        falls = [_last(words, known.words("falling"))]
    rise, fall = max(rises, default=-1), max(falls, default=-1)
    return (rise > fall) - (fall > rise)


def _han(known: Known, name: str) -> tuple[str, ...]:
    def made() -> tuple[str, ...]:
        return tuple(fold(word) for word in known.listed(name) if not word.isascii())

    return known.made(f"{name} in Chinese", made)


def _last(words: list[str], wanted: frozenset[str]) -> int:
    return max((n for n, word in enumerate(words) if word.strip(",()") in wanted), default=-1)


class _Bounds(NamedTuple):
    """What says that a figure is the least or the most."""

    phrase: Regex
    values: dict[str, int]  # 1 for the least, -1 for the most
    comparing: frozenset[str]  # of which a "not" before them makes the contrary
    negator: Regex


def bound(side: Side, anchor: Anchor, known: Known) -> int:
    """Return 1 where a figure is told to be the least, -1 where it is the most, else 0.

    Told by the words before it with no other figure between: "at least", "not less than",
    "none of which holds more than". A "not" far from the word may belong to another one, so
    that nothing is told.
    """
    bounds = known.made("bounds", lambda: _bounds(known))
    reach, near, far = _REACHES_HAN if side.is_han else _REACHES
    start = max(0, anchor.start - reach - far)
    clause = (_HAN_STOP if side.is_han else _STOP).split(side.folded[start : anchor.start])[-1]
    phrases = list(bounds.phrase.finditer(clause, max(0, len(clause) - reach)))
    found = phrases[-1] if phrases else None
    if found is None or _FIGURE.search(clause, found.end()):
        return 0
    told = bounds.values[found[0]]
    if found[0] not in bounds.comparing:
        return told
    # Behind another figure stands another statement, of which no "not" is left.
    figures = [match.end() for match in _FIGURE.finditer(clause, 0, found.start())]
    since = figures[-1] if figures else 0
    negated = [match.end() for match in bounds.negator.finditer(clause, since, found.start())]
    if not negated:
        return told
    return -told if found.start() - negated[-1] <= near else 0


def _bounds(known: Known) -> _Bounds:
    values: dict[str, int] = {}
    for name, value in (("least", 1), ("most", -1), ("more-than", 1), ("less-than", -1)):
        values.update(dict.fromkeys(map(fold, known.listed(name)), value))
    comparing = {fold(p) for name in ("more-than", "less-than") for p in known.listed(name)}
    negators = [fold(phrase) for phrase in known.listed("negators")]
    return _Bounds(_said(values), values, frozenset(comparing), _said(negators))


def _said(phrases: Iterable[str]) -> Regex:
    """Return what finds phrases, English ones as whole words, the longest first."""
    longest = sorted(phrases, key=len, reverse=True)
    latin = any_of([phrase for phrase in longest if phrase.isascii()])
    return Regex(rf"\b(?:{latin})\b|{any_of([p for p in longest if not p.isascii()])}")
