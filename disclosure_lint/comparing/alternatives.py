"""Words of paragraphs that go together of which one excludes the other: Ms. for 先生, H股 for A shares.

They are counted rather than paired, as ordinals are: where one text has one of a kind more than
the other, and of another kind of the same sort one less, one of the two says the wrong word.
"""

from __future__ import annotations

from collections import Counter

from disclosure_lint.comparing.anchor import Anchor, Difference
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

# Word lists of the languages: of each sort, kinds of which one is not the other.
SORTS = (
    ("men", "women", "doctors", "professors"),
    ("class-a", "class-b", "class-h"),
    ("domestic-shares", "foreign-shares"),
    ("hong-kong-underwriters", "international-underwriters"),
    ("hong-kong-offering", "international-offering"),
    ("executive", "non-executive", "independent"),
    ("whichever-higher", "whichever-lower"),
    ("right-before", "right-after"),
    ("taken-in", "left-out"),
    ("audited", "unaudited"),
    ("first-hand", "second-hand"),
    ("bought-on-the-market", "sold-on-the-market"),
    ("profit-of-the-period", "loss-of-the-period"),
    ("buyer", "seller"),
    ("once-a-day", "twice-a-day"),
    ("discounted", "at-a-premium"),
    ("of-phase-1", "of-phase-2", "of-phase-3"),
    ("primary-endpoint", "secondary-endpoint"),
)
_MOST = 2400  # code points of a paragraph; what is longer is a table, or several
# Notation: what ends a sentence, on folded text; a stop of an abbreviation is followed by more.
_END = Regex(r"[。;!?]|(?<=[a-z\d)\]\"]{2})\.(?=\s|$)")
_ADDRESS = Regex(r"[a-z\d_.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)+")
_BRIEF = {False: 260, True: 90}  # code points of a sentence that says one thing, and whether in Han


class _Sort(NamedTuple):
    """What finds the kinds of one sort in either language, and which kind a form is of."""

    forms: Regex
    kinds: dict[str, int]


def alternatives(
    folded: tuple[str, str], here: tuple[int, int], there: tuple[int, int], known: Known
) -> Iterator[Difference]:
    """Yield the word of the one paragraph that its counterpart contradicts."""
    if max(here[1] - here[0], there[1] - there[0]) > _MOST:
        return
    for sort in known.made("alternatives", lambda: _sorts(known)):
        mine = list(sort.forms.finditer(folded[0], *here))
        theirs = list(sort.forms.finditer(folded[1], *there))
        if mine and theirs and (found := _exchanged(sort, mine, theirs)):
            one, other = found
            yield Difference("word", _anchor(one), _anchor(other), other.start(), is_sure=True)
    yield from _addresses(folded, here, there)


def _exchanged(
    sort: _Sort, mine: Sequence[re.Match[str]], theirs: Sequence[re.Match[str]]
) -> tuple[re.Match[str], re.Match[str]] | None:
    """Return the two words that stand for one another, where there is just one such pair."""
    counts = (
        Counter(sort.kinds[_key(one[0])] for one in mine),
        Counter(sort.kinds[_key(one[0])] for one in theirs),
    )
    only_here, only_there = counts[0] - counts[1], counts[1] - counts[0]
    if only_here.total() != 1 or only_there.total() != 1:
        return None
    kinds = next(iter(only_here)), next(iter(only_there))
    return _astray(sort, mine, theirs, kinds)


def _astray(
    sort: _Sort,
    mine: Sequence[re.Match[str]],
    theirs: Sequence[re.Match[str]],
    kinds: tuple[int, int],
) -> tuple[re.Match[str], re.Match[str]]:
    """Return the first place at which the two differ, or the last of their kinds."""
    if len(mine) == len(theirs):
        for one, other in zip(mine, theirs, strict=True):
            if (sort.kinds[_key(one[0])], sort.kinds[_key(other[0])]) == kinds:
                return one, other
    one = next(one for one in reversed(mine) if sort.kinds[_key(one[0])] == kinds[0])
    other = next(one for one in reversed(theirs) if sort.kinds[_key(one[0])] == kinds[1])
    return one, other


def _addresses(
    folded: tuple[str, str], here: tuple[int, int], there: tuple[int, int]
) -> Iterator[Difference]:
    """Yield an address of mail that only one text has, where only the other has another."""
    if "@" not in folded[0][slice(*here)] or "@" not in folded[1][slice(*there)]:
        return
    mine = {found[0]: found for found in _ADDRESS.finditer(folded[0], *here)}
    theirs = {found[0]: found for found in _ADDRESS.finditer(folded[1], *there)}
    only_here, only_there = mine.keys() - theirs.keys(), theirs.keys() - mine.keys()
    if len(only_here) == len(only_there) == 1:
        one, other = mine[only_here.pop()], theirs[only_there.pop()]
        yield Difference("word", _anchor(one), _anchor(other), other.start(), is_sure=True)


def negations(
    folded: tuple[str, str],
    here: tuple[int, int],
    there: tuple[int, int],
    known: Known,
) -> Iterator[Difference]:
    """Yield a sentence that denies what its counterpart says outright.

    Where a paragraph has as many sentences as its counterpart, they go together in order. Only
    short ones are looked at: of a long one nobody can say what its "not" belongs to.
    """
    if max(here[1] - here[0], there[1] - there[0]) > _MOST:
        return
    denying = known.made("denying", lambda: _denying(known))
    mine = _sentences(folded[0], *here)
    theirs = _sentences(folded[1], *there)
    if len(mine) != len(theirs):
        return
    for one, other in zip(mine, theirs, strict=True):
        if not all(
            end - start <= _BRIEF[_is_wide(text, start)]
            for text, (start, end) in zip(folded, (one, other), strict=True)
        ):
            continue
        sides = [denying.of(text, *span) for text, span in zip(folded, (one, other), strict=True)]
        (strong, weak), (strong_there, weak_there) = sides
        if strong and not weak_there:
            yield Difference("denial", strong, _whole(other), other[0], is_sure=True)
        elif strong_there and not weak:
            yield Difference("denial", _whole(one), strong_there, other[0], is_sure=True)


def _whole(sentence: tuple[int, int]) -> Anchor:
    return Anchor("word", "", *sentence, is_solid=False)


def _is_wide(text: str, start: int) -> bool:
    return any(sign >= "\u3400" for sign in text[start : start + 12])


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, at = [], start
    for match in _END.finditer(text, start, end):
        if text[at : match.start()].strip():
            found.append((at, match.end()))
        at = match.end()
    if text[at:end].strip():
        found.append((at, end))
    return found


class _Denying(NamedTuple):
    """What denies a sentence, what only sounds so, and what may stand for a "not"."""

    strong: Regex
    weak: Regex
    harmless: Regex

    def of(self, text: str, start: int, end: int) -> tuple[Anchor | None, bool]:
        """Return the word that denies a sentence, and whether anything in it may deny it."""
        masked = [found.span() for found in self.harmless.finditer(text, start, end)]
        strong = next(
            (
                found
                for found in self.strong.finditer(text, start, end)
                if not any(low <= found.start() < high for low, high in masked)
            ),
            None,
        )
        is_weak = strong is not None or bool(masked) or bool(self.weak.search(text, start, end))
        return (_anchor(strong) if strong else None), is_weak


def _denying(known: Known) -> _Denying:
    strong, weak, harmless = (
        known.listed(name)
        for name in ("denying", "denying-in-other-words", "sounding-like-denials")
    )
    return _Denying(_said(strong), _said([*strong, *weak]), _said(harmless))


def _sorts(known: Known) -> tuple[_Sort, ...]:
    return tuple(_sort(names, known) for names in SORTS)


def _sort(names: Sequence[str], known: Known) -> _Sort:
    kinds = {_key(form): n for n, name in enumerate(names) for form in known.listed(name)}
    return _Sort(_said(list(kinds)), kinds)


def _key(form: str) -> str:
    return " ".join(form.replace("-", " ").split())


def _said(forms: Sequence[str]) -> Regex:
    """Return what finds forms, English ones as whole words whatever parts them, the longest first."""
    longest = sorted(forms, key=len, reverse=True)
    latin = any_of([form for form in longest if form.isascii()]).replace(" ", r"[\s-]+")
    wide = any_of([form for form in longest if not form.isascii()])
    return Regex(rf"(?<![a-z-])(?:{latin})(?![a-z])|{wide}")


def _anchor(found: re.Match[str]) -> Anchor:
    return Anchor("word", found[0], *found.span(), is_solid=False)
