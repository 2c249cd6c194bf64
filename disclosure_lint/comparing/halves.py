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

_LETTERS = 3.0  # of English to one of Chinese in a line that is of both
_LEAST = 12  # values that both halves have, in fewer of which two versions do not show


def halves(case: Case) -> tuple[Case, ...]:
    """Return the English half beside the Chinese one and the other way round, or nothing.

    A quotation in the other language, and two texts that are no versions of each other, make
    no pair.
    """
    sides = [_side(case.draft.text[unit.start : unit.end]) for unit in case.draft.units]
    if not ("en" in sides and "zh" in sides):
        return ()
    english, chinese = (_half(case, _without(case.draft, sides, other)) for other in ("zh", "en"))
    if not (len(english.draft.words) and len(chinese.draft.words)):
        return ()
    pair = both(english, chinese)
    compared = comparison(pair[0])
    return pair if compared.is_pair and len(compared.agreed) >= _LEAST else ()


def _half(case: Case, draft: Draft) -> Case:
    """Return the case of a half, of which holds what holds of the whole."""
    issuer = case.facts.issuer
    return case_of(draft, case.pack, issuer=issuer, document=case.document, date=case.date)


def _side(text: str) -> str:
    """Return en, zh, or both for what has no words, or words of both, such as a table's."""
    chinese = sum(map(is_han, text))
    latin = sum(sign.isalpha() and sign.isascii() for sign in text)
    if not (chinese or latin):
        return "both"
    if chinese * _LETTERS < latin / _LETTERS:
        return "en"
    return "zh" if chinese * _LETTERS > latin / _LETTERS else "both"


def _without(draft: Draft, sides: list[str], other: str) -> Draft:
    """Return a draft without the units of the other language."""
    gone = [
        Substitution(*draft.origin(unit.start, unit.end), "")
        for unit, side in zip(draft.units, sides, strict=True)
        if side == other
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
