"""A hazard ratio and the reduction of risk that is said of it: 0.55 is one of 45%."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_BACK, _AHEAD = 190, 130  # code points around a ratio
_NOTHING = 1e-9
# Notation: the ratio, a percentage, and what leads from one to the other.
_PCT = r"(?<![\d.])(?P<percent>\d{1,2}(?:\.\d)?)\s?%"
_W = r"[^.;。；%\d]"
_RATIO = r"(?P<ratio>0[.·]\d{1,3})(?![\d%]|\s?%)"
_NAMED = r"(?:hazard ratio|\bhr|风险比)(?:\s?[\[(]hr[\])])?(?:\s?[:=,]\s?|\s(?:of|was|is)\s|\s|为)?"
_LESS = r"(?:reduc\w*|lower\w*|decreas\w*|decline\w*|cut\w*|drop\w*)"
_SIGNS = ("reduc", "lower", "decreas", "decline", "cut", "drop", "风险")  # one of them is there
_RISK = r"\b(?:risk|hazard)\b"


class Reduction(NamedTuple):
    """A hazard ratio with the reduction that is said of it."""

    start: int
    end: int
    ratio: float
    place: float  # of the ratio
    percent: float
    percent_place: float

    @property
    def agrees(self) -> bool:
        """Whether the two are one, rounded as they are printed."""
        spare = (self.percent_place + 100 * self.place) / 2 + _NOTHING
        return abs(100 * (1 - self.ratio) - self.percent) <= spare


def find(case: Case) -> Iterator[Reduction]:
    """Yield the hazard ratios of a draft beside which a reduction of risk is told."""
    words, folded = case.draft.words, case.draft.folded
    phrases = case.known.made("risk reductions", _made)
    seen: set[int] = set()
    for name in ("hr", "hazard", "比"):
        for number in words.index.get(name, ()):
            at = words.starts[number]
            low, high = max(0, at - _BACK), min(len(folded), at + _AHEAD)
            around = folded[low:high]
            if "%" not in around or not any(sign in around for sign in _SIGNS):
                continue
            for phrase in phrases:
                for found in phrase.finditer(folded, low, high):
                    if found.start() <= at <= found.end() and found.start("ratio") not in seen:
                        seen.add(found.start("ratio"))
                        yield _read(*found.span(), found["ratio"], found["percent"])


def _read(start: int, end: int, ratio: str, percent: str) -> Reduction:
    ratio = ratio.replace("·", ".")
    places = [10.0 ** -len(printed.partition(".")[2]) for printed in (ratio, percent)]
    return Reduction(start, end, float(ratio), places[0], float(percent), places[1])


def _made() -> tuple[Regex, ...]:
    other = r"(?:(?!\b(?:and|while|with|but|versus|vs)\b)[^.;。；%\d])"
    to_ratio = rf"{other}{{0,80}}?[(\[,]\s?{other}{{0,24}}?{_NAMED}\s?{_RATIO}"
    sources = (
        rf"{_LESS}{_W}{{1,20}}{_RISK}{other}{{1,70}}\bby\s{_PCT}{to_ratio}",
        rf"{_RISK}{other}{{0,60}}{_LESS}\sby\s{_PCT}{to_ratio}",
        rf"{_PCT}\s(?:relative )?{_LESS}\s(?:in|of)\s(?:the )?{_RISK}{to_ratio}",
        rf"{_NAMED}\s?{_RATIO}[),]?,?\s(?:[a-z]+\s){{0,4}}(?:an?\s){_PCT}\s(?:relative )?{_LESS}\s(?:in|of)\s(?:the )?{_RISK}",
        rf"风险{other}{{0,10}}(?:降低|下降|减少)了?\s?{_PCT}{to_ratio}",
    )
    return tuple(map(Regex, sources))
