"""`drafting/unused-definition`: a term that is defined and never used."""

from __future__ import annotations

from itertools import islice

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.drafting.defined_terms import defined, familiar, plain
from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.definitions.abbreviations import places_of
from disclosure_lint.mentions.definitions.find import Definition
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

ELSEWHERE = True
TERMS = ("called", "securities", "name-joints", "pronouns")
_SHORT = 4  # code points; a longer term is looked for whatever its case
_JOINTS = frozenset("-/. ")
_NAME = Regex(r"[A-Z][\w’'&.-]*")  # notation: a word of a name
_PARTING = Regex(r"[ ,\u00a0]+")


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag each term that is defined for nothing; of several in one bracket, none may be used."""
    if case.breaks_off:
        return Verdict(idle="the draft breaks off, and the rest may use what it defines")
    together: dict[tuple[int, int], list[Definition]] = {}
    for one in defined(case):
        together.setdefault((one.start, one.end), []).append(one)
    read = familiar(rule, case)
    unused = [
        terms[0]
        for terms in together.values()
        if not any(_is_used(case, one) or plain(one.term) in read for one in terms)
        and _promises_use(case, terms[0])
    ]
    return Verdict(
        flags=tuple(
            Flag(Mark(one.term_start, one.term_end), {"printed": one.term}) for one in unused
        )
    )


def _is_used(case: Case, one: Definition) -> bool:
    draft = case.draft
    if any(at != one.term_start for at in places_of(draft, one.term)):
        return True
    folded = fold(one.term)
    # Not where it is what the bracket defines: "the term sheet (the “Term Sheet”)".
    defined_by_itself = draft.folded[one.start : one.term_start].rpartition("(")[0].rstrip()
    counted = 1 + defined_by_itself.endswith(folded)
    if len(folded) > _SHORT and draft.folded.count(folded) > counted:
        return True
    run = draft.words.text[slice(*draft.words.between(one.term_start, one.term_end))]
    return len(run) > 1 and len(list(islice(draft.words.runs(run), 2))) > 1  # over a line's end


def _promises_use(case: Case, one: Definition) -> bool:
    """Whether a definition is there for the text that follows, not told for its own sake."""
    if _is_told(case, one) or _is_standard(case, one):
        return False
    return one.quoted or not _names(case, one)


def _is_told(case: Case, one: Definition) -> bool:
    """Whether a term is only told: what something is called, or the symbol of a security."""
    lead = case.draft.folded[one.start : one.term_start]
    if lead.startswith(case.known.phrases("called")):
        return True
    named, bracket, _ = lead.rpartition("(")
    securities = case.known.words("securities")
    return bool(bracket) and lead[-1] == "(" and not securities.isdisjoint(named.split()[-1:])


def _is_standard(case: Case, one: Definition) -> bool:
    """Whether a definition stands in the disclaimer, whose words the exchange gives."""
    region = case.statement("disclaimer")
    return region is not None and region.start <= one.start < region.end


def _names(case: Case, one: Definition) -> bool:
    """Whether an abbreviation in brackets stands by a name, or is one of several in a row."""
    if not _JOINTS.isdisjoint(one.term):
        return True
    joints = case.known.words("name-joints")
    words = case.draft.text[one.start : one.term_start].rstrip(" (\u00a0")
    return all(
        _NAME.fullmatch(word) or word in joints
        for word in _PARTING.split(" ".join(words.split()))
        if word
    )
