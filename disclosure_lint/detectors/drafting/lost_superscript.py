"""`drafting/lost-superscript`: a raised sign that came down."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Verdict
from disclosure_lint.detectors.drafting import slips
from disclosure_lint.detectors.drafting.slips import Slip
from disclosure_lint.draft.model import Draft
from disclosure_lint.draft.sought import places
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

ILLEGIBLE = True
# notation: a trade mark, and a dose or a count as a power of ten
_TRADE_MARK = Regex(r"(?<![\w@#/.-])([A-Z][A-Za-z0-9-]{0,30})TM(?![\w@-])")
_POWER = Regex(
    r"(?<=[x×*])(\s?)10(1[0-5]|[3-9])(?=\s?(?:/|cells?\b|vg\b|vp\b|CFU|PFU|TU\b|CAR|viable|copies|viral|particles))"
)
_INITIALS = 3  # letters up to which capitals with TM are an abbreviation, such as LSTM
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag trade marks and powers of ten whose raised part came down."""
    return slips.told(find(case.draft), safe=True)


def find(draft: Draft) -> Iterator[Slip]:
    """Yield trade marks and powers of ten whose raised part came down."""
    text = draft.text
    if "TM" in text:
        for mark in _TRADE_MARK.finditer(text):
            if _is_name(draft, mark[1]):
                yield Slip(*mark.span(), mark[0], f"{mark[1]}™", "a trade mark's TM")
    for power in _powers(text):
        right = f"10{power[2].translate(_RAISED)}"
        start = power.end(1)
        yield Slip(start, power.end(), f"10{power[2]}", right, "an exponent")


def _powers(text: str) -> Iterator[re.Match[str]]:
    """Yield the powers of ten, each sought where a `10` follows what multiplies it."""
    for at in places(text, ("10",)):
        start = at - text[at - 1 : at].isspace()
        if text[start - 1 : start] in {"x", "×", "*"} and (power := _POWER.match(text, start)):
            yield power


def _is_name(draft: Draft, name: str) -> bool:
    """Whether letters before TM are a name by themselves: written small, or used elsewhere."""
    if name[-1].islower():
        return True
    if name + "™" in draft.text or name + "®" in draft.text:
        return True
    numbers = draft.words.index.get(name.lower(), ())
    return len(name) > _INITIALS and any(
        draft.text[draft.words.starts[n] : draft.words.end(n)] == name for n in numbers
    )
