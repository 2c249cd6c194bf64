"""What a headline says besides its figures, and the body otherwise: phase, quarter, period, split.

`Meets Primary Endpoint in Phase III` over a text that knows a Phase II alone; `Second Quarter 2026` over the
third; `1-for-25 Reverse Split` over one of 1-for-35. Told only where the body has one for the same thing and
nowhere the headline's.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Mark
from disclosure_lint.draft.segment import Unit
from disclosure_lint.draft.sought import places, stretches
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

TERMS = ("ordinal-quarters", "fiscal")

_LEAD = 900  # code points of a body in which it says what it reports
# Notation: phases, splits, quarters in short, and the end of a period.
_PHASE = Regex(
    r"\bphase[\s-]?(?P<a>[1-4]|iv|i{1,3})[ab]?(?:\s?[/-]\s?(?P<b>[1-4]|iv|i{1,3})[ab]?)?\b"
    r"|(?<![a-z\d])(?P<c>[1-4一二三四]|iv|i{1,3})[ab]?(?:/(?P<d>[1-4]|iv|i{1,3})[ab]?)?\s?期(?![间末限货权])"
)
_PHASE_SIGNS = ("phase", "期")  # one stands in every phase, the rest of it so far on either side
_PHASE_BEFORE, _PHASE_AFTER = 14, 24  # code points
_REPORTS = Regex(r"\b(?:results?|reports?|earnings|revenues?|sales)\b")
# the phase of a trial with a name of its own, as printed
_NAMED_TRIAL = Regex(
    r"(?P<phase>[Pp][Hh][Aa][Ss][Ee][\s-]?(?:[1-4]|I{1,3}|IV)[abAB]?(?:\s?[/-]\s?(?:[1-4]|I{1,3}|IV)[abAB]?)?)\s"
    r"(?P<name>[A-Z]{4,}(?:-?\d{1,4})?)\s(?:[Tt]rial|[Ss]tudy|TRIAL|STUDY)"
)
_NUMBERS = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "一": "1", "二": "2", "三": "3", "四": "4"}
_SPLIT = Regex(r"(?<![\d-])(?P<ratio>\d{1,4}-for-\d{1,4})(?![\d-])")
_ENDED = Regex(
    r"\b(?P<period>three|six|nine|twelve)?\s?(?P<unit>months|year|quarter)\sended\s"
    r"(?:(?P<day>\d{1,2})\s(?P<month>[a-z]{3,9})|(?P<month2>[a-z]{3,9})\s(?P<day2>\d{1,2})),?\s(?P<year>20\d\d)\b"
)


class Otherwise(NamedTuple):
    """What the headline says, what the body says, and of what."""

    said: Mark
    told: Mark
    measure: str


def find(case: Case, heads: Sequence[Unit]) -> Iterator[Otherwise]:
    """Yield what the headline's units say that the text below them says otherwise."""
    if not heads:
        return
    body = heads[-1].end
    folded = case.draft.folded
    index = case.draft.words.index
    if "phase" in index or "期" in folded[: heads[-1].end]:
        yield from _phases(folded, heads, body)
        yield from _named_trials(case, heads, body)
    if "for" in index and "split" in index:
        yield from _splits(folded, heads, body)
    if "quarter" in index:
        yield from _quarters(case, heads, body)
    if "ended" in index:
        yield from _periods(folded, heads, body)


def _phases(folded: str, heads: Sequence[Unit], body: int) -> Iterator[Otherwise]:
    said = [(m, _numbers(m)) for u in heads for m in _PHASE.finditer(folded, u.start, u.end)]
    if not said or len(set().union(*(numbers for _, numbers in said))) != 1:
        return
    signs = [at for at in places(folded, _PHASE_SIGNS) if at >= body]
    around = stretches(folded, signs, _PHASE_BEFORE, _PHASE_AFTER)
    told = [
        (m, _numbers(m))
        for start, end in around
        for m in _PHASE.finditer(folded, max(start, body), end)
    ]
    others = set().union(*(numbers for _, numbers in told))
    if len(others) == 1 and others.isdisjoint(said[0][1]):
        yield Otherwise(Mark(*said[0][0].span()), Mark(*told[0][0].span()), "phase")


def _named_trials(case: Case, heads: Sequence[Unit], body: int) -> Iterator[Otherwise]:
    """Yield the phase of a trial that the headline names, where the body gives it another."""
    text, folded = case.draft.text, case.draft.folded
    said = {m["name"]: m for u in heads for m in _NAMED_TRIAL.finditer(text, u.start, u.end)}
    for name, one in said.items():
        told = [m for m in _NAMED_TRIAL.finditer(text, body) if m["name"] == name]
        phases = {_phase_of(folded, m) for m in told}
        if len(phases) == 1 and phases.isdisjoint({_phase_of(folded, one)}):
            yield Otherwise(Mark(*one.span("phase")), Mark(*told[0].span("phase")), "phase")


def _phase_of(folded: str, found: re.Match[str]) -> frozenset[str]:
    printed = _PHASE.search(folded, *found.span("phase"))
    return frozenset(_numbers(printed)) if printed else frozenset()


def _numbers(found: re.Match[str]) -> set[str]:
    return {_NUMBERS.get(n, n) for n in found.group("a", "b", "c", "d") if n}


def _splits(folded: str, heads: Sequence[Unit], body: int) -> Iterator[Otherwise]:
    said = [m for u in heads for m in _SPLIT.finditer(folded, u.start, u.end)]
    told = list(_SPLIT.finditer(folded, body))
    ratios = {m["ratio"] for m in told}
    if len({m["ratio"] for m in said}) == 1 and len(ratios) == 1 and said[0]["ratio"] not in ratios:
        yield Otherwise(Mark(*said[0].span()), Mark(*told[0].span()), "ratio of the split")


def _quarters(case: Case, heads: Sequence[Unit], body: int) -> Iterator[Otherwise]:
    """Yield the quarter of a headline that the body never names, or the year that its lead denies."""
    folded, known = case.draft.folded, case.known
    quarter = known.made("quarters of headlines", lambda: _quarter(known))
    reporting = [u for u in heads if _REPORTS.search(folded, u.start, u.end)]
    said = [m for u in reporting for m in quarter.finditer(folded, u.start, u.end)]
    if len({_ordinal(known, m) for m in said}) != 1:
        return
    ordinal = _ordinal(known, said[0])
    told = list(quarter.finditer(folded, body))
    if told and all(_ordinal(known, m) != ordinal for m in told):
        if len({_ordinal(known, m) for m in told}) == 1 and not _is_fiscal(case, heads, body):
            yield Otherwise(Mark(*said[0].span()), Mark(*told[0].span()), "quarter")
        return
    first = next((m for m in told if m.start() < body + _LEAD and m["year"]), None)
    year = next((m["year"] for m in said if m["year"]), None)
    if first is None or year is None or not first["ended"] or _ordinal(known, first) != ordinal:
        return
    if first["year"] != year and not _is_fiscal(case, heads, body):
        yield Otherwise(Mark(*said[0].span()), Mark(*first.span()), "quarter")


def _is_fiscal(case: Case, heads: Sequence[Unit], body: int) -> bool:
    """Whether quarters are counted from another month than January."""
    words = case.draft.words
    return any(
        heads[0].start <= words.starts[n] < body + _LEAD
        for word in case.known.words("fiscal")
        for n in words.index.get(word, ())
    )


def _ordinal(known: Known, found: re.Match[str]) -> int:
    if found["short"]:
        return int(found["short"])
    return known.listed("ordinal-quarters").index(found["word"]) % 4 + 1


def _quarter(known: Known) -> Regex:
    words = any_of(known.listed("ordinal-quarters"))
    return Regex(
        rf"(?<![a-z\d])(?:(?P<word>{words})[\s-]quarter|q(?P<short>[1-4]))(?![a-z\d])"
        r"(?:\s(?:of\s)?(?:fiscal\s)?(?:year\s)?(?P<ended>ended\s[a-z]{3,9}\s\d{1,2},?\s)?(?P<year>20\d\d)(?!\d))?"
    )


def _periods(folded: str, heads: Sequence[Unit], body: int) -> Iterator[Otherwise]:
    """Yield the period of a headline that the body tells as the one before: its comparative."""
    said = [m for u in heads for m in _ENDED.finditer(folded, u.start, u.end)]
    if len({(*_period(m), m["year"]) for m in said}) != 1:
        return
    told = [m for m in _ENDED.finditer(folded, body) if _period(m) == _period(said[0])]
    latest = max(told, key=lambda m: int(m["year"]), default=None)
    if latest and int(latest["year"]) == int(said[0]["year"]) + 1 and len(told) > 1:
        yield Otherwise(Mark(*said[0].span()), Mark(*latest.span()), "period")


def _period(found: re.Match[str]) -> tuple[str, ...]:
    named = found.groupdict()
    month = named["month"] or named["month2"]
    return (named["period"] or "", named["unit"] or "", month[:3], named["day"] or named["day2"])
