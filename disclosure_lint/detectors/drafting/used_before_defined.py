"""`drafting/used-before-defined`: a term that is used before it is defined."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.drafting.defined_terms import (
    defined,
    familiar,
    is_short_name,
    plain,
)
from disclosure_lint.mentions.definitions.abbreviations import places_of
from disclosure_lint.mentions.definitions.find import Definition
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

ELSEWHERE = True
TERMS = ("defined-later", "before-defined-later", "called", "pronouns")
_JOINT = Regex(r"s?\"?,?\s*\(?")  # notation: what parts a term from what is said of it
_STOPS = (".", "。", ":", "：", ";", "；", "!", "?", "！", "？")  # how running text ends
_AFTER_STOP = "\"”’')）」* "  # what may stand behind its last stop
_LEAD = 24  # code points before a term in which stands that something is called so
_ENDING = 8  # code points at the end of a unit in which its last stop stands
_JOINED_BEFORE = frozenset('-([/"')
_JOINED_AFTER = frozenset("-)/®™")


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the first use in running text of a term whose definition comes later."""
    return Verdict(flags=tuple(_flags(case, familiar(rule, case))))


def _flags(case: Case, read: frozenset[str]) -> Iterator[Flag]:
    spelt = {d.term: d.start for d in reversed(case.definitions)}  # `CLL (chronic …)` too
    seen: set[str] = set()
    for one in defined(case):
        if one.term in seen:
            continue
        seen.add(one.term)
        is_first = spelt[one.term] >= one.start
        if is_first and one.term[:1].isupper() and plain(one.term) not in read:
            at = _early_use(case, one)
            if at is not None:
                related = (Mark(one.term_start, one.term_end, "defined here"),)
                yield Flag(Mark(at, at + len(one.term)), {"printed": one.term}, related)


def _early_use(case: Case, one: Definition) -> int | None:
    """Return where a term is first used before its definition, so that a reader has to guess."""
    if is_short_name(case, one):
        return None
    places = tuple(places_of(case.draft, one.term, 0, one.start))
    if any(_is_promised(case, at + len(one.term)) for at in places):
        return None
    return next((at for at in places if _is_use(case, one, at)), None)


def _is_promised(case: Case, end: int) -> bool:
    """Whether the text says behind a term that its meaning comes later."""
    folded, known = case.draft.folded, case.known
    joint = _JOINT.match(folded, end)
    at = joint.end() if joint else end
    while (led := known.after("before-defined-later", folded, at)) is not None:
        at = led + folded.startswith(" ", led)
    return known.after("defined-later", folded, at) is not None


def _is_use(case: Case, one: Definition, at: int) -> bool:
    """Whether a place uses a term rather than a word or name that it is part of."""
    return (
        _is_running_text(case, at) and not _is_set_off(case, one, at) and _is_meant(case, one, at)
    )


def _is_running_text(case: Case, at: int) -> bool:
    """Whether a place is in a paragraph that ends with a stop: a title of two lines does not."""
    unit = case.draft.unit(at)
    if unit is None or unit.kind != "paragraph":
        return False
    ending = case.draft.text[max(unit.start, unit.end - _ENDING) : unit.end]
    return ending.rstrip(_AFTER_STOP).endswith(_STOPS)


def _is_set_off(case: Case, one: Definition, at: int) -> bool:
    """Whether a term is joined to what stands beside it, quoted, explained or told as a name."""
    end = at + len(one.term)
    before = case.draft.folded[max(0, at - _LEAD) : at]
    after = case.draft.text[end : end + 2]
    return (
        before[-1:] in _JOINED_BEFORE
        or after[:1] in _JOINED_AFTER
        or after == " ("
        or before.endswith(tuple(f" {called} " for called in case.known.listed("called")))
    )


def _is_meant(case: Case, one: Definition, at: int) -> bool:
    """Whether the term itself is meant: `the Combination`, `CLL`, not a name that begins so."""
    text, end = case.draft.text, at + len(one.term)
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return False
    if one.term.isupper():
        return True
    return one.quoted and text[max(0, at - 4) : at].lower() == "the "
