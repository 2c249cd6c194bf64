"""`figures/growth-mismatch`: a rate or a difference that is not that of its two amounts.

A sentence is read with its amounts and percentages as signs, so that a phrase is one regular
expression: `from ¤0¤ to ¤1¤, an increase of ‰0‰`.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.figures.find import Amount, Percent
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.spans import apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("changes", "compared-with", "approximations", "other-rates", "risen-to")

_LONGEST = 120  # words of a sentence; a longer one is a table
_ALIKE = 50.0  # amounts further apart are not of one scale: `from RMB2.1 to RMB2.4 million`
_NOTHING = 1e-9
# Notation: an amount and a percentage as signs, what may stand between, a translation.
_W = r"[^¤‰.;。；]"
_R = r"‰(?P<rate>\d+)‰"
_BRACKETS = Regex(r"\s?\(\s?(?:about |approximately )?¤\d+¤\s?\)")
_SIGNS = ("from", "compared", "versus", "vs", "grew", "increased", "decreased", "由", "从", "较")


class _Growth(NamedTuple):
    """Two amounts with the rate or the difference that is told of them."""

    start: int
    end: int
    before: Amount
    after: Amount
    rate: Percent | None
    by: Amount | None


class _Phrases(NamedTuple):
    phrases: tuple[Regex, ...]
    vague: Regex
    other: Regex  # rates of another kind, as of a constant currency


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a rate or a difference that two amounts do not make, rounded as they are printed."""
    flags, sound = [], []
    for growth in apart(_growths(case)):
        mark = Mark(growth.start, growth.end)
        why = _wrong(case, growth)
        if why:
            flags.append(Flag(mark, {"why": why, "printed": printed(case, mark.start, mark.end)}))
        else:
            sound.append(mark)
    if not flags and not sound:
        return Verdict(idle="the draft tells no growth from one amount to another")
    return Verdict(tuple(flags), evidence=tuple(sound))


def _growths(case: Case) -> Iterator[_Growth]:
    words, seen = case.draft.words, set()
    if not case.draft.words.index.keys() & set(_SIGNS):
        return
    for sign in _SIGNS:
        for number in words.index.get(sign, ()):
            first, last = case.draft.sentence(number)
            if first not in seen and last - first <= _LONGEST:
                seen.add(first)
                yield from _of_sentence(case, first, last)


def _numbers(case: Case, first: int, last: int) -> int:
    """Return how many words have digits, of which each amount has one."""
    return sum(not word.isalpha() for word in case.draft.words.text[first:last])


def _of_sentence(case: Case, first: int, last: int) -> Iterator[_Growth]:
    folded, known = case.draft.folded, case.known
    if _numbers(case, first, last) < 2:  # noqa: PLR2004 # from one to another
        return
    start, end = case.draft.span(first, last)
    end = min(len(folded), end + 1)
    amounts = [a for a in figures.amounts(case.draft, known, start, end) if a.value]
    if len(amounts) < 2:  # noqa: PLR2004 # from one to another
        return
    percents = figures.percents(case.draft, start, end)
    masked = _masked(folded, start, end, amounts, percents)
    phrases = known.made("growth", lambda: _made(known))
    if phrases.other.search(masked):
        return
    for phrase in phrases.phrases:
        for found in phrase.finditer(masked):
            told = found.groupdict()
            before, after = amounts[int(told["a"])], amounts[int(told["b"])]
            rate = percents[int(told["rate"])] if told.get("rate") else None
            by = amounts[int(told["by"])] if told.get("by") else None
            parts = [one for one in (before, after, rate, by) if one is not None]
            if rate and _is_told_before(rate, percents, before, after):
                continue  # a later rate is of something else: `…, with sales in Asia growing by 85%`
            if _are_comparable(case, before, after, by, phrases.vague):
                spans = min(p.start for p in parts), max(p.end for p in parts)
                yield _Growth(*spans, before, after, rate, by)


def _is_told_before(
    rate: Percent, percents: tuple[Percent, ...], before: Amount, after: Amount
) -> bool:
    """Whether another percentage of the sentence, before this one, is what two amounts make."""
    if not before.value:
        return False
    right = abs(100 * (after.value - before.value) / before.value)
    return any(
        one.start < rate.start and abs(one.value - right) <= max(one.place, 1.0) for one in percents
    )


def _masked(
    folded: str, start: int, end: int, amounts: list[Amount], percents: tuple[Percent, ...]
) -> str:
    """Return a sentence whose figures are signs with their numbers, translations left out."""
    signs = [(a.start, a.end, f"¤{n}¤") for n, a in enumerate(amounts)]
    signs += [(p.start, p.end, f"‰{n}‰") for n, p in enumerate(percents)]
    parts, at = [], start
    for first, last, sign in sorted(signs):
        if first >= at:
            parts += [folded[at:first].replace(".", ""), sign]
            at = last
    parts.append(folded[at:end].replace(".", "") if at < end else "")
    return _BRACKETS.sub("", "".join(parts).replace("\n", " "))


def _are_comparable(
    case: Case, before: Amount, after: Amount, by: Amount | None, vague: Regex
) -> bool:
    """Whether amounts are of one currency and scale, and none is a bound."""
    some = [one for one in (before, after, by) if one is not None]
    if len({one.currency for one in some}) > 1 or before.start == after.start:
        return False
    folded = case.draft.folded
    if any(vague.search(folded, max(0, one.start - 14), one.start) for one in some):
        return False
    ratio = after.value / before.value
    return 1 / _ALIKE < ratio < _ALIKE


def _wrong(case: Case, growth: _Growth) -> str:
    """Return in words what two amounts make instead, or nothing where all agrees."""
    before, after, rate, by = growth.before, growth.after, growth.rate, growth.by
    low, high = after.value - after.place / 2, after.value + after.place / 2
    least, most = before.value - before.place / 2, before.value + before.place / 2
    shown = f"{_shown(case, before)} to {_shown(case, after)}"
    if rate is not None and least > 0:
        rates = sorted((100 * (low - most) / most, 100 * (high - least) / least))
        spare = rate.place + _NOTHING
        told = rate.value if rates[1] > 0 else -rate.value
        if not rates[0] - spare <= told <= rates[1] + spare:
            decimals = len(f"{rate.place:g}".partition(".")[2])
            right = abs(100 * (after.value - before.value) / before.value)
            return f"{shown} is {right:.{decimals}f}%, not {_shown(case, rate)}"
    if by is not None:
        spare = (before.place + after.place) / 2 + by.place + _NOTHING
        if abs(abs(after.value - before.value) - by.value) > spare:
            return f"{shown} is not a change of {_shown(case, by)}"
    return ""


def _shown(case: Case, figure: Amount | Percent) -> str:
    return printed(case, figure.start, figure.end)


def _made(known: Known) -> _Phrases:
    change = rf"(?:{any_of(form for form in known.listed('changes') if form != 'by')})"
    compared = rf"(?:{any_of(known.listed('compared-with'))})"
    risen = rf"(?:{any_of(known.listed('risen-to'))})"
    about = r"(?:approximately |about |约)?"
    a, b, by = (rf"¤(?P<{name}>\d+)¤" for name in ("a", "b", "by"))
    lead = rf"{_W}{{0,60}}?[,(]\s?"
    afters = (
        rf"{lead}(?:or|representing)\s{about}{_R}",
        rf"{lead}{_W}{{0,40}}?{change}\s(?:of |by ){about}(?:¤\d+¤,? (?:or |\()?)?{_R}",
        rf"{lead}(?:up|down|\+)\s?{_R}",
        rf"{lead}(?:an?\s)?{_R}\s{change}",
    )
    span = rf"from\s{_W}{{0,20}}?{a}\s{_W}{{0,50}}?to\s{about}{b}"
    sources = (
        *(rf"\b{span}{after}" for after in afters),
        rf"{change}\s(?:by )?{about}(?:{by},?\s?(?:or |\())?{about}{_R}\)?,?\s{_W}{{0,30}}?\b{span}",
        rf"{change}\s(?:by |of ){about}{by},?\s{_W}{{0,30}}?\b{span}",
        rf"\b{span}{_W}{{0,40}}?[,(]\s?(?:an?\s)?{_W}{{0,20}}?{change}\s(?:of |by ){about}{by}",
        rf"{change}\s(?:by )?{about}{_R},?\sto\s{about}{b}{_W}{{0,60}}?\bfrom\s{about}{a}",
        rf"{change}\s(?:by )?{about}{_R},?\sto\s{about}{b},?\s{_W}{{0,40}}?{compared}\s{_W}{{0,20}}?{a}",
        rf"{b}{_W}{{0,70}}?{compared}\s{_W}{{0,20}}?{a}{_W}{{0,40}}?[,(]\s?(?:an?\s)?{_W}{{0,20}}?{change}\s(?:of |by ){about}{by}",
        rf"{b},?\s(?:up|down|\+)\s?{about}{_R}\s(?:from|compared (?:to|with)|versus|on)\s{about}{a}",
        rf"{change}\s(?:by )?{about}{_R},?\sto\s{about}{b}\s?\(\s?(?:(?:fy|q[1-4]|h[12])?\s?)?20\d\d\s?:\s?{a}",
        *(rf"{b}{_W}{{0,70}}?{compared}\s{_W}{{0,20}}?{a}{after}" for after in afters),
        rf"(?:由|从){_W}{{0,24}}?{a}{_W}{{0,24}}?{change}{_W}{{0,4}}?(?:{by}{_W}{{0,3}}?(?:或|,|\()?{_W}{{0,2}}?)?{_R}\)?{_W}{{0,8}}?至{_W}{{0,16}}?{b}",
        rf"(?:由|从){_W}{{0,24}}?{a}{_W}{{0,12}}?{change}{_W}{{0,4}}?{by}{_W}{{0,4}}?至{_W}{{0,8}}?{b}",
        rf"(?:由|从){_W}{{0,24}}?{a}{_W}{{0,12}}?{risen}{_W}{{0,16}}?{b}{_W}{{0,10}}?,{_W}{{0,8}}?(?:{change}|[增升降减跌]幅){_W}{{0,4}}?{_R}",
        rf"{b}{_W}{{0,4}}?,{_W}{{0,6}}?较{_W}{{0,24}}?{a}{_W}{{0,6}}?{change}{_W}{{0,4}}?{_R}",
    )
    other = any_of(known.listed("other-rates"))
    exact = {"approximately", "approx", "approx.", "about", "around", "约"}
    vague = any_of(form for form in known.listed("approximations") if form not in exact)
    return _Phrases(
        tuple(map(Regex, sources)),
        Regex(rf"(?:(?<![a-z])(?:{vague})|[<>~≥≤])\s?$"),
        Regex(rf"(?<![a-z])(?:{other})"),
    )
