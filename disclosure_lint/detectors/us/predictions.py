"""What a draft predicts, and who does: the issuer, somebody quoted, or nobody can tell."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.speaker import Speaker, telling
from disclosure_lint.case.verdict import Mark
from disclosure_lint.draft.fold import fold
from disclosure_lint.draft.segment import Unit
from disclosure_lint.draft.words import Words
from disclosure_lint.notation.forms import at_words
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = (
    "names-tell-nothing",
    "offices-of-others",
    "parts-of-companies",
    "verbs-of-saying",
    "before-plans",
)

_HEADING = 60  # code points of a name after "About"
_BEFORE, _AFTER = 100, 150  # code points beside "said" in which stands who said it
_HOUSE = Regex(r"\b(?:of|at|for|with)\s+(?:the\s+)?([A-Z][\w&.’'-]*)")  # notation: a name's capital
_ABOUT = Regex(r"[\s#*_>]*(?:about\b|关于)")  # notation: how boilerplate is headed
_PLANS = frozenset({"plan", "plans"})  # notation: the one cue that is a noun besides
_OPENING, _CLOSING, _STRAIGHT = "“「『", "”」』", '"'


class Prediction(NamedTuple):
    """Words that look ahead, and whether they are plainly a prediction of the issuer's own."""

    mark: Mark
    is_plain: bool


def predictions(rule: Rule, case: Case, who: Speaker) -> Iterator[Prediction]:
    """Yield what is predicted in a draft, but for what others are quoted with."""
    wording = rule.fields["wording"]
    boilerplate = list(_boilerplate(case, who))
    for name in ("says", "expected", "loosely"):
        for first, last in case.hits(wording[name]) or ():
            sentence = case.draft.sentence(first)
            if last > sentence[1] or case.holds(wording["unless"], *sentence):
                continue
            start = case.draft.words.starts[first]
            own = next((own for low, high, own in boilerplate if low <= start < high), None)
            teller = _teller(case, start, who)
            if own is False or teller == "another":
                continue
            plain = name != "loosely" and teller == "issuer" and own is None
            cue = max(case.hits(wording["cue"], first, last) or [(first, last)], key=_length)
            if name != "expected" and _is_noun(case, cue[0]):
                continue
            yield Prediction(
                Mark(*case.draft.span(*cue), "this calls for it"),
                plain and case.holds(wording["what"], first, sentence[1]),
            )


def _is_noun(case: Case, cue: int) -> bool:
    """Whether "plans" are somebody's, and nobody plans."""
    words, before = case.draft.words.text, case.known.words("before-plans")
    return words[cue] in _PLANS and cue > 0 and words[cue - 1] in before


def _length(hit: tuple[int, int]) -> int:
    return hit[1] - hit[0]


def _boilerplate(case: Case, who: Speaker) -> Iterator[tuple[int, int, bool]]:
    """Yield where the draft says what a company is, and whether that is the issuer."""
    units = case.draft.units
    for number, unit in enumerate(units):
        if not _ABOUT.match(case.draft.folded, unit.start, unit.end):
            continue
        end = unit.end
        if unit.kind == "heading":
            following = (one.start for one in units[number + 1 :] if one.kind == "heading")
            end = next(following, len(case.draft.text))
        name = case.draft.folded[unit.start : min(unit.end, unit.start + _HEADING)]
        known = telling(name, case.known)
        yield unit.start, end, not who.words or not who.words.isdisjoint(known)


def _teller(case: Case, start: int, who: Speaker) -> str:
    """Return who says what stands at a place: "issuer", "another", "" where nobody can tell."""
    unit = case.draft.unit(start)
    if unit is None or not _is_quoted(case.draft.text, unit, start):
        return "issuer"
    saying = case.known.made(
        "saying", lambda: Regex(at_words(case.known.listed("verbs-of-saying")))
    )
    said = saying.search(case.draft.folded, unit.start, unit.end)
    if said is None:
        return ""
    text = case.draft.text[max(unit.start, said.start() - _BEFORE) : said.start()]
    before = text[max(text.rfind(mark) for mark in _CLOSING + _STRAIGHT) + 1 :]
    text = case.draft.text[said.end() : min(unit.end, said.end() + _AFTER)]
    ends = (at for mark in _OPENING + _STRAIGHT if (at := text.find(mark)) >= 0)
    beside = before + " " + text[: min(ends, default=len(text))]
    return _whose(case, beside, who)


def _whose(case: Case, beside: str, who: Speaker) -> str:
    words = Words(fold(beside)).text
    if not who.words.isdisjoint(words):
        return "issuer"
    if not case.known.words("offices-of-others").isdisjoint(words):
        return "another"
    houses = {fold(house[1]) for house in _HOUSE.finditer(beside)}
    if houses - case.known.words("parts-of-companies"):
        return "another"
    return "issuer" if not houses else ""


def _is_quoted(text: str, unit: Unit, at: int) -> bool:
    """Whether a place stands within quotation marks that open in its unit."""
    before = text[unit.start : at]
    curly = sum(map(before.count, _OPENING)) - sum(map(before.count, _CLOSING))
    return curly > 0 or before.count(_STRAIGHT) % 2 == 1
