"""`drafting/mixed-script`: a character of the other script in a Chinese draft: 集团 where it writes 集團.

Only characters that one script alone has are looked at: 后, 里 and 于 are words of Traditional Chinese,
too. A draft with many of the other script is in both, and one that has the same character again and again
means it.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.draft.han import SIMPLIFIED, SIMPLIFIED_ONLY, TRADITIONAL
from disclosure_lint.draft.sought import places
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("of-japanese-names",)

_FEW, _SHARE = (
    12,
    50,
)  # characters of the other script, and one in so many, by which a draft is in one
_AGAIN = 3  # times that a draft has one of them, from which it is meant
_NEAR = 3  # code points from one to the next that are told as one slip
_AROUND = 8  # code points about one in which a name from Japan is known
_COMPATIBLE = "\uf900"  # the first of the forms that come out of PDF files
_IN_BOTH = frozenset("着冲决况净")  # printed in Traditional texts, too
_LEAST = 120  # characters of Chinese of a draft that has a script


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the characters that the script of a draft does not have."""
    if case.language not in {"zh-Hant", "zh-Hans"}:
        return Verdict(idle="the draft is not in Chinese")
    text = case.draft.text
    foreign = case.known.made("scripts", _scripts)[case.language]
    kinds = foreign.keys() & set(text)
    if not kinds or len(text) < _LEAST:
        return Verdict(idle="no character of the other script stands in the draft")
    counts = {sign: text.count(sign) for sign in kinds}
    if sum(counts.values()) > max(_FEW, len(text) // _SHARE):
        return Verdict(idle="the draft is in both scripts")
    found = places(text, (sign for sign, count in counts.items() if count < _AGAIN))
    flags = tuple(
        Flag(
            Mark(start, end),
            {"printed": printed(case, start, end), "right": right},
            changes=(Change(start, end, right),),
        )
        for start, end in _runs(found)
        if not _is_japanese(case, start, end)
        and (right := "".join(foreign.get(sign, sign) for sign in text[start:end]))
    )
    return Verdict(flags)


def _scripts() -> dict[str, dict[str, str]]:
    """Return of each script the characters that it does not have, and what it has for them."""
    right: dict[str, str] = {}
    for old, new in zip(TRADITIONAL, SIMPLIFIED, strict=True):
        if new in SIMPLIFIED_ONLY and HAN_FROM <= old < _COMPATIBLE and new not in _IN_BOTH:
            right.setdefault(new, old)
    return {"zh-Hant": right, "zh-Hans": {old: new for new, old in right.items()}}


def _runs(found: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which one follows the other."""
    first = last = -1
    for at in found:
        if first >= 0 and at - last <= _NEAR:
            last = at
            continue
        if first >= 0:
            yield first, last + 1
        first = last = at
    if first >= 0:
        yield first, last + 1


def _is_japanese(case: Case, start: int, end: int) -> bool:
    around = case.draft.folded[max(0, start - _AROUND) : end + _AROUND]
    return any(sign in around for sign in case.known.listed("of-japanese-names"))
