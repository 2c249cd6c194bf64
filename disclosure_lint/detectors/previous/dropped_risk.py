"""`previous/dropped-risk`: a risk that the legend of the text before named, and this one does not."""

from __future__ import annotations

from itertools import pairwise

from disclosure_lint.case.case import Case
from disclosure_lint.case.statements import Region
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.sentences import strangers
from disclosure_lint.detectors.previous.wording import mark, said, within, words
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


# Notation: what parts the risks of a list.
_PARTS = Regex(r"[;；，、,\n•●▪]|\((?:\d{1,2}|[ivx]{1,4}|[a-z])\)|：|:\s|。")
_LEAST, _LEAST_HAN = 3, 4  # words of a part that names a risk
_TELLING = 4  # letters of a word that tells risks apart
_KEPT = 0.6  # of the telling words of a risk, which stand in the other list where it does
_GONE = 0.4  # the same, below which it is not there; between the two nobody can say
_COMMON = 3  # risks that both lists name, in fewer of which they are not one list
_MOST_GONE = 0.34  # of the risks before; where more are gone, the list was written anew
TERMS = ("risk-signals", "list-openers", "not-risks", "of-the-text")
_REACH = 24  # words from the word for risks to what opens their list
_SHOWN = 12  # words of a risk that are told
_ANEW = "the risks were written anew, so that which of them is gone is for a person to see"


class _Risk(NamedTuple):
    first: int  # its words
    last: int
    telling: frozenset[str]


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag each risk of the text before whose words the draft's legend does not have."""
    beside = beside_of(case)
    if (doubt := strangers(case, beside)) is not None:
        return Verdict(doubt=doubt)
    here, there = case.statement("legend"), beside.statement("legend")
    if here is None or there is None:
        return Verdict(idle="only where both texts have a legend are its risks compared")
    mine, theirs = list(_risks(case, here)), list(_risks(beside, there))
    told = _telling(case, *case.draft.words.between(here.body, here.end))
    shares = [len(risk.telling & told) / len(risk.telling) for risk in theirs]
    kept = [share for share in shares if share >= _KEPT]
    gone = [risk for risk, share in zip(theirs, shares, strict=True) if share < _GONE]
    if len(kept) < _COMMON or not mine:
        return Verdict(idle="the two legends have no list of risks in common")
    if len(gone) > _MOST_GONE * len(theirs):
        return Verdict(doubt=_ANEW)
    place = Mark(*case.draft.span(mine[0].first, mine[-1].last))
    flags = [
        Flag(
            place,
            {"risk": _shown(beside, risk)},
            related=(mark(beside, (risk.first, risk.last), "it stood here", beside=True),),
        )
        for risk in gone
    ]
    return Verdict(tuple(flags), evidence=() if flags else (place,))


def _risks(case: Case, legend: Region) -> Iterator[_Risk]:
    """Yield the parts of the lists of a legend that it says are of risks."""
    words = case.draft.words
    first, last = words.between(legend.body, legend.end)
    starts = [first, *(at for at in case.draft.sentences if first < at < last), last]
    goes_on = False  # whether a list follows, each item of it a sentence
    for begin, end in pairwise(starts):
        opens = begin if goes_on else _opening(case, begin, end)
        if opens is None:
            continue
        parts = list(_parts(case, opens, end))
        if goes_on or len(parts) > 1:  # "risks associated with our business" lists none
            yield from parts
        goes_on = words.gaps[end].lstrip().startswith((":", "：", ";", "；"))


def _opening(case: Case, first: int, last: int) -> int | None:
    """Return the word with which a list of risks begins in a sentence, if it has one."""
    signals = within(said(case, "risk-signals"), first, last)
    openers, own = said(case, "list-openers"), case.known.words("of-the-text")
    text = case.draft.words.text
    for signal in signals:
        found = within(openers, signal[1], min(last, signal[1] + _REACH))
        if any(not own.isdisjoint(text[end : end + 1]) for _, end in found):
            return None  # "such as statements about our strategy": what is foretold, no risk
        if found:
            return found[0][1]
    if signals and case.draft.words.gaps[last].lstrip().startswith((":", "：")):
        return last
    return None


def _parts(case: Case, first: int, last: int) -> Iterator[_Risk]:
    if first == last:
        return
    start, end = case.draft.span(first, last)
    none = said(case, "not-risks")
    cuts = [start, *(found.end() for found in _PARTS.finditer(case.draft.folded, start, end)), end]
    for one, other in pairwise(cuts):
        begin, after = case.draft.words.between(one, other)
        telling = _telling(case, begin, after)
        is_han = any(word >= HAN_FROM for word in telling)
        if within(none, begin, after):
            continue
        if after - begin >= (_LEAST_HAN if is_han else _LEAST) and len(telling) > 1:
            yield _Risk(begin, after, telling)


def _telling(case: Case, first: int, last: int) -> frozenset[str]:
    """Return the words of a range that tell what it is about; of Chinese each two characters."""
    text: Sequence[str] = case.draft.words.text[first:last]
    found = {word[:_TELLING] for word in text if len(word) >= _TELLING and word[0] < HAN_FROM}
    pairs = pairwise(text)
    return frozenset(found | {a + b for a, b in pairs if a[0] >= HAN_FROM and b[0] >= HAN_FROM})


def _shown(case: Case, risk: _Risk) -> str:
    is_cut = risk.last - risk.first > _SHOWN * (4 if case.language.startswith("zh") else 1)
    last = risk.first + _SHOWN if is_cut else risk.last
    return words(case, (risk.first, last)) + ("…" if is_cut else "")
