"""`previous/renamed-drug`: a drug of the text before under a new name, without the old one."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.products import like_substances
from disclosure_lint.case.verdict import Flag, Verdict
from disclosure_lint.comparing.comparison import beside_of
from disclosure_lint.comparing.counterparts import Changed, changed
from disclosure_lint.comparing.sentences import strangers
from disclosure_lint.detectors.previous.wording import mark, words
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.mentions.drugs.find import Drug

TERMS = ("saying-what",)

# Notation: a name in brackets behind a code, with what says that it is the one in general use.
_NAME = Regex(
    r"\s?\((?:通用名:?|中文名:?|generic name:? )?(?P<name>[a-z]{7,24}|[\u3400-\u9fff]{3,9})(?=[),;])"
)
_SURE = 0.7  # of the words of a sentence and its counterpart that both have
_SAYING = 3  # words after a name in which it is said what the drug is


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the new name where the draft has none of the names that the text before had."""
    beside = beside_of(case)
    if (doubt := strangers(case, beside)) is not None:
        return Verdict(doubt=doubt)
    flags = {
        one.mark.start: one
        for one in (*_described(case, beside), *_listed(case, beside), *_tied(case, beside))
    }
    flagged = tuple(flags[start] for start in sorted(flags))
    agreed = tuple(
        mark(case, case.draft.words.between(d.start, d.end)) for d in _same(case, beside)
    )
    return Verdict(flagged, evidence=() if flagged else agreed)


def _same(case: Case, beside: Case) -> list[Drug]:
    names = {_plain(drug) for drug in beside.drugs}
    return [drug for drug in case.drugs if _plain(drug) in names]


def _plain(drug: Drug) -> str:
    return "".join(sign for sign in drug.printed.lower() if sign.isalnum())


def _listed(case: Case, beside: Case) -> Iterator[Flag]:
    """Yield products whose every name in the draft is another than in the text before."""
    before: dict[str, dict[str, Drug]] = {}
    for drug in beside.drugs:
        if drug.product is not None:
            before.setdefault(drug.product, {}).setdefault(_plain(drug), drug)
    now: dict[str, dict[str, Drug]] = {}
    for drug in case.drugs:
        if drug.product in before:
            now.setdefault(str(drug.product), {}).setdefault(_plain(drug), drug)
    for product, names in now.items():
        if names.keys().isdisjoint(before[product]):
            here, there = next(iter(names.values())), next(iter(before[product].values()))
            between = case.draft.words.between(here.start, here.end)
            yield _flag(case, beside, between, beside.draft.words.between(there.start, there.end))


def _tied(case: Case, beside: Case) -> Iterator[Flag]:
    """Yield names in brackets behind a code, behind which the text before has another one."""
    mine, theirs = _behind_codes(case), _behind_codes(beside)
    for code, here in mine.items():
        there = theirs.get(code)
        if there is None:
            continue
        name, before = (
            side.draft.folded[slice(*at)] for side, at in ((case, here), (beside, there))
        )
        if name != before and before not in case.draft.folded and name not in beside.draft.folded:
            spans = (s.draft.words.between(*at) for s, at in ((case, here), (beside, there)))
            yield _flag(case, beside, *spans)


def _behind_codes(case: Case) -> dict[str, tuple[int, int]]:
    """Return the first name in brackets right behind each code: YL-302（澤沃妥單抗）."""
    found: dict[str, tuple[int, int]] = {}
    for drug in case.drugs:
        code = _plain(drug)
        if any(map(str.isdecimal, code)):
            name = _NAME.match(case.draft.folded, drug.end)
            if name is not None:
                found.setdefault(code, name.span("name"))
    return found


def _described(case: Case, beside: Case) -> Iterator[Flag]:
    """Yield names of which is said what the text before said of another name."""
    mine, theirs = _names(case), _names(beside)
    known = {words(case, hit).lower() for hit in mine.values()}
    before = {words(beside, hit).lower() for hit in theirs.values()}
    for one in changed(case):
        pair = _exchanged(case, one, mine, theirs) if one.share >= _SURE else None
        if pair is None:
            continue
        here, there = pair
        if words(case, here).lower() not in before and words(beside, there).lower() not in known:
            yield _flag(case, beside, here, there)


def _names(case: Case) -> dict[int, tuple[int, int]]:
    """Return what may be the name of a drug, by its first word."""

    def made() -> dict[int, tuple[int, int]]:
        index, between = case.draft.words.index, case.draft.words.between
        found = {at: (at, at + 1) for word in like_substances(case) for at in index[word]}
        for drug in case.drugs:
            first, last = between(drug.start, drug.end)
            found[first] = (first, last)
        return found

    return case.kept("what may be drugs", made)


def _exchanged(
    case: Case,
    one: Changed,
    mine: dict[int, tuple[int, int]],
    theirs: dict[int, tuple[int, int]],
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return the name at the head of a sentence and the other one at that of its counterpart."""
    here, there = mine.get(one.here[0]), theirs.get(one.there[0])
    if here is None or there is None or not one.fresh or one.fresh[0][0] != one.here[0]:
        return None
    saying = case.known.words("saying-what")
    text = case.draft.words.text
    if saying.isdisjoint(text[here[1] : min(here[1] + _SAYING, one.here[1])]):
        return None
    # All else that is said of both is the same, but for a few words.
    rest = sum(last - first for first, last in one.fresh if first >= here[1])
    return (here, there) if rest <= (one.here[1] - here[1]) / 4 else None


def _flag(case: Case, beside: Case, here: tuple[int, int], there: tuple[int, int]) -> Flag:
    return Flag(
        mark(case, here),
        {"here": words(case, here), "there": words(beside, there)},
        related=(mark(beside, there, "it was called this", beside=True),),
    )
