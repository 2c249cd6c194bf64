"""`figures/proceeds-mismatch`: proceeds that are not the shares sold times their price.

Judged where a sentence, or it and the one before, names one number of securities, one price of each
and one sum raised. Of several numbers or prices some may go together in a way that nobody here knows:
where no two of them make the sum, the rule is unchecked.
"""

from __future__ import annotations

from itertools import combinations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.mentions.figures import find as figures
from disclosure_lint.mentions.figures.find import Amount
from disclosure_lint.mentions.known import Known
from disclosure_lint.notation.forms import any_of
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TERMS = ("sold-securities", "raised-sums", "not-sold", "approximations")

_LONGEST = 220  # words of a sentence; a longer one is a table
_ABOUT = 0.03  # of a sum told as about so much
_ROUNDED = 0.05  # of a sum told in round millions
_NOTHING = 1e-9
_MOST = 4  # numbers of securities of which some may be sold together
# Notation: a number, what stands between it and its security, behind a sum, between gross and net.
_NUMBER = (
    r"(?<![\d.,$€£¥-])(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s(?P<scale>million|billion))?"
)
_WORDS = r"\s(?:(?!outstanding)[a-z’'\"“”()-]+\s){0,6}?"
_NET = Regex(r"\s?\(\s?$")
_IS_NET = Regex(r"\s?(?:in )?net\b")
_UP_TO = Regex(r"\bup to (?:an? )?(?:[a-z]+ ){0,3}$")  # before a number or a sum that is the most
_GAP = 60  # code points between a word of proceeds and its sum


class _Count(NamedTuple):
    start: int
    end: int
    value: float
    place: float


class _Words(NamedTuple):
    counts: Regex
    each: Regex  # behind a price
    priced: Regex  # before one
    raised: Regex  # before a sum
    raised_after: Regex  # behind it
    other: Regex  # before a number that is not sold
    exercise: Regex  # before the price of a warrant
    vague: Regex
    converted: Regex
    offering: Regex  # how the sentence begins that tells what is sold


class _Sale(NamedTuple):
    """What is sold, at which prices, for how much."""

    counts: tuple[_Count, ...]
    prices: tuple[Amount, ...]
    gross: Amount
    about: bool


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a sum raised that is not the securities sold times the price of each."""
    flags, sound, doubt = [], [], None
    words = case.known.made("proceeds", lambda: _made(case.known))
    for sale in _sales(case, words):
        mark, related = _mark(sale), _related(sale)
        if _is_made(sale):
            sound.append(mark)
        elif len(sale.counts) == 1 and len(sale.prices) == 1:
            made = sale.counts[0].value * sale.prices[0].value
            values = {
                "count": printed(case, sale.counts[0].start, sale.counts[0].end),
                "price": printed(case, sale.prices[0].start, sale.prices[0].end),
                "made": f"{made:,.0f}",
                "said": printed(case, sale.gross.start, sale.gross.end),
            }
            flags.append(Flag(mark, values, related))
        else:
            doubt = f"of what {printed(case, mark.start, mark.end)} is the price could not be told"
    if not (flags or sound or doubt):
        return Verdict(idle="the draft tells no sum raised with the number sold and the price")
    return Verdict(tuple(flags), evidence=tuple(sound), doubt=doubt)


def _mark(sale: _Sale) -> Mark:
    return Mark(sale.gross.start, sale.gross.end)


def _related(sale: _Sale) -> tuple[Mark, ...]:
    count, price = sale.counts[0], sale.prices[0]
    return (
        Mark(count.start, count.end, "so many"),
        Mark(price.start, price.end, "at so much each"),
    )


def _is_made(sale: _Sale) -> bool:
    """Whether some of the numbers at one of the prices make the sum."""
    counts = sale.counts[:_MOST]
    for size in range(1, len(counts) + 1):
        for some in combinations(counts, size):
            number, place = sum(c.value for c in some), sum(c.place for c in some)
            if any(_makes(number, place, price, sale) for price in sale.prices):
                return True
    return False


def _makes(number: float, place: float, price: Amount, sale: _Sale) -> bool:
    rounded = min(sale.gross.place, _ROUNDED * sale.gross.value)
    spare = number * price.place / 2 + place * price.value / 2 + rounded
    if sale.about:
        spare = max(spare, _ABOUT * sale.gross.value)
    return abs(number * price.value - sale.gross.value) <= spare + _NOTHING


def _sales(case: Case, words: _Words) -> Iterator[_Sale]:
    index, seen = case.draft.words.index, set()
    for number in sorted((*index.get("proceeds", ()), *index.get("conversion", ()))):
        first, last = case.draft.sentence(number)
        if first in seen or last - first > _LONGEST:
            continue
        seen.add(first)
        sale = _sale(case, words, first, last)
        if sale is not None:
            yield sale


def _sale(case: Case, words: _Words, first: int, last: int) -> _Sale | None:
    """Return what a sentence sells, with the sentence beside it where it tells the sum alone."""
    gross = _gross(case, words, _amounts(case, *case.draft.span(first, last)))
    if gross is None:
        return None
    counts: list[_Count] = []
    prices: list[Amount] = []
    for start, end in _stretches(case, words, first, last):
        counts, prices = _parts(case, words, (start, end), gross)
        if counts:
            break
    if not counts or not prices:
        return None
    about = bool(words.vague.search(case.draft.folded, max(0, gross.start - 16), gross.start))
    return _Sale(tuple(counts), tuple(prices), gross, about)


def _stretches(case: Case, words: _Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, it with the one before, and the one behind that tells what is offered."""
    draft = case.draft
    start, end = draft.span(first, last)
    yield start, end
    before = draft.sentence(first - 1)[0] if first else first
    if 0 < first - before <= _LONGEST and draft.unit(start) == draft.unit(
        draft.words.starts[before]
    ):
        yield draft.words.starts[before], end
    behind = draft.sentence(last)[1] if last < len(draft.words) else last
    if 0 < behind - last <= _LONGEST and words.offering.match(
        draft.folded, draft.words.starts[last]
    ):
        yield draft.span(last, behind)


def _amounts(case: Case, start: int, end: int) -> list[Amount]:
    found = figures.amounts(case.draft, case.known, start, min(end + 1, len(case.draft.folded)))
    return [amount for amount in found if amount.currency and amount.value]


def _gross(case: Case, words: _Words, amounts: Sequence[Amount]) -> Amount | None:
    """Return the one sum of a sentence that is said to be raised, or converted."""
    folded = case.draft.folded
    raised = [
        a
        for a in amounts
        if (
            words.raised.search(folded, max(0, a.start - _GAP), a.start)
            or words.raised_after.match(folded, a.end)
            or words.converted.match(folded, a.end)
        )
        and not _IS_NET.match(folded, a.end)
    ]
    return raised[0] if len(raised) == 1 else None


def _parts(
    case: Case, words: _Words, span: tuple[int, int], gross: Amount
) -> tuple[list[_Count], list[Amount]]:
    """Return the numbers of securities and the prices of each in a stretch."""
    start, end = span
    amounts = _amounts(case, start, end)
    folded = case.draft.folded
    is_most = bool(_UP_TO.search(folded, max(0, gross.start - _GAP), gross.start))
    counts = []
    for found in words.counts.finditer(folded, start, end):
        around = max(start, found.start() - _GAP), found.start()
        most = _UP_TO.search(folded, *around)
        if bool(most) != is_most or (not most and words.other.search(folded, *around)):
            continue
        value, place = figures.number(found["n"])
        times = {"million": 1e6, "billion": 1e9}.get(found["scale"] or "", 1.0)
        if value * times > 1:
            counts.append(_Count(*found.span("n"), value * times, place * times))
    prices = [
        a
        for a in amounts
        if a.start != gross.start
        and (
            words.each.match(folded, a.end)
            or words.priced.search(folded, max(start, a.start - _GAP), a.start)
        )
    ]
    of_shares = [
        a for a in prices if not words.exercise.search(folded, max(start, a.start - 80), a.start)
    ]
    return counts, of_shares or prices


def _made(known: Known) -> _Words:
    securities = any_of(known.listed("sold-securities"))
    raised, other = any_of(known.listed("raised-sums")), any_of(known.listed("not-sold"))
    exact = {"approximately", "approx", "approx.", "about", "around"}
    vague = any_of(f for f in known.listed("approximations") if f in exact)
    return _Words(
        Regex(
            rf"{_NUMBER}{_WORDS}(?:{securities})\b(?!\s(?:issued and )?(?:outstanding|in issue))"
        ),
        Regex(rf"\s?(?:per|each|a|for each)\s(?:[a-z-]+\s){{0,3}}?(?:{securities})\b|\seach\b"),
        Regex(r"\bprice of (?:just |only )?$"),
        Regex(rf"(?:{raised})[^.;\d$€£¥]*$"),
        Regex(rf",?\s(?:in|of)\s(?:{raised})"),
        Regex(rf"\b(?:{other})\b[^.;\d]*$"),
        Regex(r"\b(?:warrants?|exercise|exercisable)\b[^.;$€£¥]*$"),
        Regex(rf"(?:(?<![a-z])(?:{vague})|~)\s?$"),
        Regex(r"\s(?:[a-z-]+\s){1,4}into\s(?=\d)"),
        Regex(
            r"(?:the|this|in the|it|we) (?:[a-z-]+ ){0,2}"
            r"(?:offering|placement|financing|transaction|sold|issued|sells|is selling|will sell|will issue)\b"
        ),
    )
