"""`drafting/duplicate-definition`: a term that is defined twice."""

from __future__ import annotations

from itertools import takewhile

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.drafting.defined_terms import defined, is_short_name
from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.definitions.find import Definition
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ELSEWHERE = True
TERMS = ("pronouns", "company-forms", "names-tell-nothing")
_NEAR = 5  # words before a bracket among which two explanations of some letters share one
_REACH = 160  # code points before a bracket in which the name stands
_LAST = 2  # words that tell whether two definitions define the same thing
_SHORT = 2  # letters of a word that says little
_STEM = 5  # letters by which two words are the same
_LETTER = Regex(
    r"\n[\s#*_>]*(?:dear\s|ladies and gentlemen|to whom it may|尊敬的|敬启者|敬啓者)"
)  # notation: how a letter begins
_BRACKETED = Regex(r"\([^()]*\)")
_WORD = Regex(r"[^\W_](?:[\w&.'’-]*[^\W_])?")
_JOINT = Regex(r"[-/'‘’\"“”]")  # notation: what stands between the parts of one word


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag a term that is defined again, with where it was defined before."""
    return Verdict(flags=tuple(_flags(case)))


def _flags(case: Case) -> Iterator[Flag]:
    first: dict[str, Definition] = {}
    told: set[str] = set()
    for one in defined(case):
        before = first.setdefault(one.term, one)
        if before.start == one.start or one.term in told:
            continue
        said = _clash(case, one, before)
        if said:
            told.add(one.term)
            related = (Mark(before.start, before.end, "defined here before"),)
            values = {"printed": one.term, "said": said}
            yield Flag(Mark(one.term_start, one.term_end), values, related)


def _clash(case: Case, one: Definition, before: Definition) -> str:
    """Return how two definitions of one term clash, or "" where a reader can live with both.

    A quoted term is given to a thing, so it may be given once; an abbreviation is only
    explained, as often as one likes, if always alike. One of each explains the other.
    """
    if one.quoted and before.quoted:
        if _LETTER.search(case.draft.folded, before.end, one.start):
            return ""  # a letter that is printed in full defines its own terms
        return "is defined a second time" if _are_two_things(case, one, before) else ""
    if not one.quoted and not before.quoted and case.tongue.name != "other":
        return "stands for two things" if _differ(case, one, before) else ""
    return ""


def _are_two_things(case: Case, one: Definition, before: Definition) -> bool:
    """Whether a quoted term is given to two things, neither of which bears it in its name."""
    if not (_is_new(case, one) and _is_new(case, before)):
        return False
    if _last(case, one) == _last(case, before) or _named(case, one) & _named(case, before):
        return False
    near = set(_stems(" ".join(_last(case, one, _NEAR)))) & set(
        _stems(" ".join(_last(case, before, _NEAR)))
    )
    return not (near and one.term.isupper())  # letters that are explained again


def _is_new(case: Case, one: Definition) -> bool:
    """Whether a bracket gives a term to something whose name is another."""
    return case.draft.text[one.start] in "(（" and not is_short_name(case, one)


def _last(case: Case, one: Definition, count: int = _LAST) -> list[str]:
    """Return the last words before a bracket: of the thing that its term stands for."""
    words = case.draft.words
    at = words.at(one.start)
    return words.text[max(0, at - count) : at]


def _named(case: Case, one: Definition) -> set[str]:
    """Return the words of the name before a bracket, its legal form and other brackets aside.

    `Northlake Bio, Inc. (NASDAQ: NLKB) (the “Company”)` is Northlake Bio.
    """
    before = _BRACKETED.sub("", case.draft.text[max(0, one.start - _REACH) : one.start])
    before = before.rpartition("\n")[2]
    run = takewhile(_begins_high, _WORD.findall(before)[::-1])
    general = case.known.words("company-forms") | case.known.words("names-tell-nothing")
    said = {word.lower().rstrip(".") for word in run} - general
    return {word for word in said if len(word) > _SHORT}


def _begins_high(word: str) -> bool:
    return word[0].isupper()


def _differ(case: Case, one: Definition, before: Definition) -> bool:
    """Whether the words of an abbreviation have not even the last one in common.

    Both must be words that it is made of: `Jersey Devils (NHL)` only says where they play.
    """
    if _is_shortened(case, one) or _is_shortened(case, before):
        return False
    if not (_is_made_of(case, one) and _is_made_of(case, before)):
        return False
    long, longer = sorted((_long(case, one), _long(case, before)), key=len)
    if set(_stems(long)) <= set(_stems(longer)) or _glued(long) == _glued(longer):
        return False  # `hybrid-dry adiabatic` of `hybrid dry adiabatic cooling`
    last, glued = long.split()[-1:], longer.split()[-1:] or [""]
    if last and len(last[0]) >= _STEM and any(word.endswith(last[0]) for word in glued):
        return False  # a heading ran into its text: `BearishEthereum (ETH)`
    return _stems(long)[-1:] != _stems(longer)[-1:]


def _glued(words: str) -> str:
    return words.replace(" ", "").replace("-", "")


def _is_shortened(case: Case, one: Definition) -> bool:
    """Whether a long form ends in a part of its own term, or is one word whose sign it is.

    `Low Volume UNO (LV UNO)`; `Northcoin (NORT)` is a ticker and stands for no words.
    """
    long, term = _long(case, one), fold(one.term)
    if "(" in long or ")" in long or len(_JOINT.sub(" ", long).split()) == 1:
        return True
    return term.endswith(long.split()[-1] if long.split() else " ")


def _is_made_of(case: Case, one: Definition) -> bool:
    """Whether each word gives an abbreviation its first letter, small words and figures aside."""
    words = _JOINT.sub(" ", _long(case, one)).split()
    letters = fold(one.term)
    at = 0
    for word in words:
        found = letters.find(word[0], at)
        if found < 0:
            if len(word) > _SHORT + 1 and word[0].isalpha():
                return False
            continue
        at = found + 1
    return letters[:1] == words[0][:1] if words else False


def _long(case: Case, one: Definition) -> str:
    """Return the words that an abbreviation stands for."""
    return case.draft.folded[one.start : one.term_start].rstrip(" (")


def _stems(words: str) -> list[str]:
    """Return the words as they compare: the ends of plurals, hyphens and joints aside."""
    cut = _JOINT.sub(" ", words).split()
    return [word.rstrip("s")[:_STEM] for word in cut if len(word) > _SHORT]
