"""One draft with both languages in it, taken apart into the two versions that it holds.

Each half is the whole source with what is in the other language left out, so that every
place leads back to where it stands in the file.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case, both, case_of
from disclosure_lint.comparing.comparison import comparison
from disclosure_lint.draft.characters import is_han
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.reading import Substitution

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LETTERS = 3.0  # of English to one of Chinese in words that say the same
_MORE = 3.0  # times what a line says in the other language, from which it is of one
_LEAST = 12  # values that both halves have, in fewer of which two versions do not show
_EVEN = 0.5  # of what the one half says, what the other must, to be its version by that alone


def halves(case: Case) -> tuple[Case, ...]:
    """Return the English half beside the Chinese one and the other way round, or nothing.

    A quotation in the other language makes no pair. Two halves that say about equally much
    are taken for one, and what they have in common tells whether it can be judged; others
    must have many values in common.
    """
    parts = list(_parts(case.draft))
    sides = [side for _, _, side in parts]
    if not ("en" in sides and "zh" in sides):
        return ()
    english, chinese = (_half(case, _without(case.draft, parts, other)) for other in ("zh", "en"))
    if not (len(english.draft.words) and len(chinese.draft.words)):
        return ()
    pair = both(english, chinese)
    if _is_even(case.draft, parts):
        return pair
    compared = comparison(pair[0])
    return pair if compared.is_pair and len(compared.agreed) >= _LEAST else ()


def _parts(draft: Draft) -> Iterator[tuple[int, int, str]]:
    """Yield the units of a draft with their sides, a line without words apart from the rest.

    A row of figures is read as one with a label below or beside it, and is of both versions.
    """
    for unit in draft.units:
        text = draft.text[unit.start : unit.end]
        side = _side(text)
        if side == "both" or "\n" not in text:
            yield unit.start, unit.end, side
            continue
        at = unit.start
        for line in text.splitlines(keepends=True):
            end = at + len(line)
            yield at, end, "both" if line.strip() and _side(line) == "both" else side
            at = end


def _is_even(draft: Draft, parts: Sequence[tuple[int, int, str]]) -> bool:
    """Whether what is in each language says about as much as what is in the other."""
    english = chinese = 0.0
    for start, end, side in parts:
        if side != "both":
            han, latin = _letters(draft.text[start:end])
            chinese += han if side == "zh" else 0.0
            english += latin / _LETTERS if side == "en" else 0.0
    return min(english, chinese) >= _EVEN * max(english, chinese) > 0


def _half(case: Case, draft: Draft) -> Case:
    """Return the case of a half, of which holds what holds of the whole."""
    issuer = case.facts.issuer
    return case_of(draft, case.pack, issuer=issuer, document=case.document, date=case.date)


def _side(text: str) -> str:
    """Return en, zh, or both for what has no words, or words of both, such as a table's."""
    chinese, latin = _letters(text)
    if chinese * _LETTERS * _MORE < latin:
        return "en"
    return "zh" if chinese * _LETTERS > latin * _MORE else "both"


def _letters(text: str) -> tuple[int, int]:
    """Return how many characters of Chinese and letters of English a text has."""
    return sum(map(is_han, text)), sum(sign.isalpha() and sign.isascii() for sign in text)


def _without(draft: Draft, parts: Sequence[tuple[int, int, str]], other: str) -> Draft:
    """Return a draft without what is in the other language."""
    gone = [
        Substitution(*draft.origin(start, end), "") for start, end, side in parts if side == other
    ]
    kept, at = [], 0
    for one in draft.markup:
        while at < len(gone) and gone[at].end <= one.start:
            at += 1
        if at == len(gone) or one.end <= gone[at].start:
            kept.append(one)
    return Draft(
        draft.source,
        sorted([*gone, *kept]),
        [draft.origin(at, at).start for at in draft.headings],
        tables=draft.tables,
        unread=draft.unread,
        notation=draft.notation,
    )
