"""`drafting/duplicate-definition`: a term that is defined twice."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.drafting.defined_terms import defined, is_short_name
from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.definitions.find import Definition
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ELSEWHERE = True
TERMS = ("pronouns",)
_LAST = 2  # words that tell whether two definitions define the same thing
_SHORT = 2  # letters of a word that says little
_STEM = 5  # letters by which two words are the same


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
        return "is defined a second time" if _are_two_things(case, one, before) else ""
    if not one.quoted and not before.quoted:
        return "stands for two things" if _differ(case, one, before) else ""
    return ""


def _are_two_things(case: Case, one: Definition, before: Definition) -> bool:
    """Whether a quoted term is given to two things, neither of which bears it in its name."""
    return _is_new(case, one) and _is_new(case, before) and _last(case, one) != _last(case, before)


def _is_new(case: Case, one: Definition) -> bool:
    """Whether a bracket gives a term to something whose name is another."""
    return case.draft.text[one.start] in "(（" and not is_short_name(case, one)


def _last(case: Case, one: Definition) -> list[str]:
    """Return the last words before a bracket: of the thing that its term stands for."""
    words = case.draft.words
    at = words.at(one.start)
    return words.text[max(0, at - _LAST) : at]


def _differ(case: Case, one: Definition, before: Definition) -> bool:
    """Whether the words of an abbreviation have not even the last one in common."""
    if _is_shortened(case, one) or _is_shortened(case, before):
        return False
    long, longer = sorted((_long(case, one), _long(case, before)), key=len)
    last, glued = long.split()[-1:], longer.split()[-1:] or [""]
    if last and len(last[0]) >= _STEM and any(word.endswith(last[0]) for word in glued):
        return False  # a heading ran into its text: `BearishEthereum (ETH)`
    return _stems(long)[-1:] != _stems(longer)[-1:]


def _is_shortened(case: Case, one: Definition) -> bool:
    """Whether a long form ends in a part of its own term: `Low Volume UNO (LV UNO)`."""
    return _long(case, one).split()[-1:] == fold(one.term).split()[-1:]


def _long(case: Case, one: Definition) -> str:
    """Return the words that an abbreviation stands for."""
    return case.draft.folded[one.start : one.term_start].rstrip(" (")


def _stems(words: str) -> list[str]:
    """Return the words as they compare: the ends of plurals, hyphens and joints aside."""
    cut = words.replace("-", " ").replace("'", " ").split()
    return [word[:_STEM] for word in cut if len(word) > _SHORT]
