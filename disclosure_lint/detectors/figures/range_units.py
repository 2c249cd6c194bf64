"""`figures/range-units`: a range of money whose first end lost the scale of its second."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.characters import is_han
from disclosure_lint.mentions.figures.find import money, number
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

# Notation: 元 with or without the name of its country, and what joins two ends.
_UNIT = r"(?:[港美欧日]|新台|人民币)?元"
_N = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_ALIKE = 20  # ends of one range differ by less


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a range such as 90元至110万元, whose ends are alike but for the scale."""
    flags, sound = [], []
    for found in _range(case.known).finditer(case.draft.folded):
        mark = Mark(*found.span())
        low, high = number(found["low"])[0], number(found["high"])[0]
        lost = found["unit"] and not found["scale"] and found["scale_"]
        if lost and low and high and 1 / _ALIKE < low / high < _ALIKE:
            shown = printed(case, mark.start, mark.end)
            flags.append(Flag(mark, {"printed": shown, "scale": found["scale_"]}))
        else:
            sound.append(mark)
    return Verdict(tuple(flags), evidence=tuple(sound))


def _range(known: Known) -> Regex:
    """Return what a range of money looks like, by the Chinese words of `rules/scales.yaml`."""
    return known.made("ranges of money", lambda: _made(known))


def _made(known: Known) -> Regex:
    scale = any_of(word for word in money(known).scales if all(map(is_han, word)))
    return Regex(
        rf"(?<![\d.,])(?P<low>{_N})\s?(?P<scale>{scale})?(?P<unit>{_UNIT})?\s?(?:至|到|-|~|～|—)\s?"
        rf"(?P<high>{_N})\s?(?P<scale_>{scale})?{_UNIT}"
    )
