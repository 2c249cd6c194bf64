"""`figures/growth-mismatch`: a rate or a difference that is not that of its two amounts.

A sentence is read with its amounts and percentages as signs, so that a phrase is one regular
expression: `from ¤0¤ to ¤1¤, an increase of ‰0‰`.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.figures import growth_phrases, moves
from disclosure_lint.detectors.figures.growth_phrases import Phrases
from disclosure_lint.draft.characters import is_wide
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.figures.find import Amount, Percent
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex
from disclosure_lint.spans import apart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TERMS = (
    "changes",
    "compared-with",
    "approximations",
    "other-rates",
    "risen-to",
    "rising",
    "falling",
)

_LONGEST = 120  # words of a sentence; a longer one is a table
_TWO = 2  # from one to another
_ALIKE = 50.0  # amounts further apart are not of one scale: `from RMB2.1 to RMB2.4 million`
_NOTHING = 1e-9
# Notation: a translation, a number of no currency that only a figure is, as `450,000`.
_MORE = Regex(r"\s?\+")  # behind a bound: `RMB11,000+`
_BRACKETS = Regex(r"\s?\(\s?(?:about |approximately )?¤\d+¤\s?\)")
_PLAIN = Regex(r"(?<![\d.,$€£¥/-])\d{1,3}(?:,\d{3})+(?![\d,.]*\d|\s?%|/|-)")


class _Growth(NamedTuple):
    """Two amounts with the rate or the difference that is told of them."""

    start: int
    end: int
    before: Amount
    after: Amount
    rate: Percent | None
    by: Amount | None
    way: int  # 1 said to rise, -1 said to fall, 0 not said
    told: bool  # the amount before is told, not worked out


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
    for move in moves.find(case):
        mark = Mark(move.start, move.end)
        if any(one.start < mark.end and mark.start < one.end for one in (*sound, *_marks(flags))):
            continue
        if move.why:
            values = {"why": move.why, "printed": printed(case, mark.start, mark.end)}
            flags.append(Flag(mark, values))
        else:
            sound.append(mark)
    if not flags and not sound:
        return Verdict(idle="the draft tells no growth from one amount to another")
    return Verdict(tuple(flags), evidence=tuple(sound))


def _marks(flags: Iterable[Flag]) -> Iterator[Mark]:
    return (flag.mark for flag in flags)


def _growths(case: Case) -> Iterator[_Growth]:
    words, seen = case.draft.words, set()
    phrases = growth_phrases.phrases(case.known)
    for sign in sorted(phrases.signs & words.index.keys()):
        for number in words.index[sign]:
            first, last = case.draft.sentence(number)
            if first not in seen and last - first <= _LONGEST:
                seen.add(first)
                yield from _of_sentence(case, phrases, first, last)


def _numbers(case: Case, first: int, last: int) -> int:
    """Return how many words have digits, of which each amount has one."""
    return last - first - sum(map(str.isalpha, case.draft.words.text[first:last]))


def _of_sentence(case: Case, phrases: Phrases, first: int, last: int) -> Iterator[_Growth]:
    folded = case.draft.folded
    if _numbers(case, first, last) < _TWO:
        return
    start, end = case.draft.span(first, last)
    end = min(len(folded), end + 1)
    amounts = _amounts(case, start, end)
    if len(amounts) < _TWO and (
        folded.count("%", start, end) < _TWO or "from" not in folded[start:end]
    ):
        return
    percents = figures.percents(case.draft, start, end)
    masked = _masked(folded, start, end, amounts, percents)
    if phrases.other.search(masked):
        return
    wide = is_wide(masked)
    may_stand = [one for one in phrases.phrases if one.may_stand(masked, is_wide=wide)]
    for phrase in may_stand:
        for found in phrase.regex.finditer(masked):
            growth = _growth(phrases, found.groupdict(), amounts, percents)
            if growth is None:
                continue
            before, after = growth.before, growth.after
            if growth.rate and _is_told_before(growth.rate, percents, before, after):
                continue  # a later rate is of something else: `…, with sales in Asia growing by 85%`
            if _are_comparable(case, growth, phrases.vague):
                yield growth


def _amounts(case: Case, start: int, end: int) -> list[Amount]:
    """Return the amounts of a sentence, and the large numbers of what is no money."""
    folded = case.draft.folded
    found = [a for a in figures.amounts(case.draft, case.known, start, end) if a.value]
    for number in _PLAIN.finditer(folded, start, end):
        if not any(a.start < number.end() and number.start() < a.end for a in found):
            plain = figures.plain(number[0])
            found.append(Amount(*number.span(), "", float(plain), 1.0, plain))
    return sorted(found)


def _growth(
    phrases: Phrases,
    told: dict[str, str | None],
    amounts: list[Amount],
    percents: tuple[Percent, ...],
) -> _Growth | None:
    """Return what a phrase tells; the amount before may be worked out from the difference."""
    if told.get("pb"):
        return _of_rates(phrases, told, percents)
    after = amounts[int(told["b"] or 0)]
    rate = percents[int(told["rate"] or 0)] if told.get("rate") else None
    by = amounts[int(told["by"] or 0)] if told.get("by") else None
    way = _way(phrases, told)
    before = amounts[int(told["a"] or 0)] if told.get("a") else None
    is_told = before is not None
    if before is None:
        if by is None or not way or after.value <= by.value:
            return None
        value, place = after.value - way * by.value, after.place + by.place
        before = by._replace(value=value, place=place)
    parts = [one for one in (before, after, rate, by) if one is not None]
    spans = min(p.start for p in parts), max(p.end for p in parts)
    return _Growth(*spans, before, after, rate, by, way, is_told)


def _of_rates(
    phrases: Phrases, told: dict[str, str | None], percents: tuple[Percent, ...]
) -> _Growth:
    """Return what a phrase tells of two percentages: that one rose or fell to the other."""
    before, after = (
        Amount(one.start, one.end, "%", one.value, one.place, one.exact)
        for one in (percents[int(told[name] or 0)] for name in ("pa", "pb"))
    )
    way = _way(phrases, told)
    spans = min(before.start, after.start), max(before.end, after.end)
    return _Growth(*spans, before, after, None, None, way, told=True)


def _way(phrases: Phrases, told: dict[str, str | None]) -> int:
    """Return 1 for what rose, -1 for what fell, 0 where no word tells it."""
    word = told.get("way") or ""
    return (word in phrases.rising) - (word in phrases.falling)


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
    masked = "".join(parts).replace("\n", " ").replace("from operati", "of operati")
    return _BRACKETS.sub("", masked)


def _are_comparable(case: Case, growth: _Growth, vague: Regex) -> bool:
    """Whether amounts are of one currency and scale, and none is a bound."""
    before, after = growth.before, growth.after
    some = [one for one in (before, after, growth.by) if one is not None]
    if len({one.currency for one in some}) > 1 or before.start == after.start:
        return False
    folded = case.draft.folded
    if any(vague.search(folded, max(0, one.start - 14), one.start) for one in some):
        return False
    if any(_MORE.match(folded, one.end) for one in some):
        return False
    ratio = after.value / before.value if before.value else 0.0
    return 1 / _ALIKE < ratio < _ALIKE


def _wrong(case: Case, growth: _Growth) -> str:
    """Return in words what two amounts make instead, or nothing where all agrees."""
    before, after, rate, by = growth.before, growth.after, growth.rate, growth.by
    low, high = after.value - after.place / 2, after.value + after.place / 2
    least, most = before.value - before.place / 2, before.value + before.place / 2
    shown = f"{_shown(case, before)} to {_shown(case, after)}"
    if not growth.told:
        sign = "more" if growth.way > 0 else "less"
        shown = f"{_shown(case, by or before)} {sign} at {_shown(case, after)}"
    elif growth.way * (after.value - before.value) < 0:
        return f"{shown} is no {'rise' if growth.way > 0 else 'fall'}"
    if rate is not None and least > 0:
        rates = sorted((100 * (low - most) / most, 100 * (high - least) / least))
        spare = rate.place + _NOTHING
        told = rate.value if rates[1] > 0 else -rate.value
        if not rates[0] - spare <= told <= rates[1] + spare:
            right = abs(100 * (after.value - before.value) / before.value)
            return f"{shown} is {right:.{rate.decimals}f}%, not {_shown(case, rate)}"
    if by is not None and growth.told:
        spare = (before.place + after.place) / 2 + by.place + _NOTHING
        if abs(abs(after.value - before.value) - by.value) > spare:
            return f"{shown} is not a change of {_shown(case, by)}"
    return ""


def _shown(case: Case, figure: Amount | Percent) -> str:
    return printed(case, figure.start, figure.end)
