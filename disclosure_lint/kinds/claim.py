"""`claim`: the draft must not say something that it has no ground to say.

Wording that holds the same words and claims nothing is named by the rule; required
statements, which warn, claim nothing either.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.draft.fold import fold
from disclosure_lint.packs.rule import Rule
from disclosure_lint.patterns.match import Hits
from disclosure_lint.record import NamedTuple
from disclosure_lint.spans import apart


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag every claim that stands neither in exempt wording nor on some ground."""
    said = _claims(rule, case)
    bare = _groundless(rule, case, apart([*said.strong, *said.mild, *said.uneven]))
    found = sorted([*_clear(bare, said.always), *said.always])
    if not found:
        return Verdict()
    if not _contradicted(rule, case):
        return Verdict(idle="the text bears it out")
    return Verdict(flags=tuple(_flag(rule, case, *hit, mild=hit in said.mild) for hit in found))


class _Said(NamedTuple):
    """What a draft says that the rule asks about, as ranges of words that lie apart."""

    strong: Hits
    mild: Hits  # nothing of it is said strongly
    always: Hits  # wrong on whatever ground
    uneven: Hits  # formal names, with capitals here and without there


def _claims(rule: Rule, case: Case) -> _Said:
    strong = apart(_hits(rule, case, "claim"))
    return _Said(
        strong,
        mild=_clear(apart(_hits(rule, case, "mild")), strong),
        always=apart(_hits(rule, case, "always")),
        uneven=[hit for hit in _hits(rule, case, "capitals") if _is_uneven(case, *hit)],
    )


def _groundless(rule: Rule, case: Case, hits: Hits) -> Hits:
    """Return the claims that are not in exempt wording, nor in a warning, nor on some ground."""
    claims = _clear(hits, _hits(rule, case, "exempt")) if hits else []
    sentences = {case.draft.sentence(first) for first, _ in claims}
    grounded = {one for one in sentences if _is_grounded(rule, case, *one)}
    return [
        hit
        for hit in claims
        if case.draft.sentence(hit[0]) not in grounded and not _warns(case, *hit)
    ]


def _hits(rule: Rule, case: Case, field: str) -> Hits:
    node = rule.fields.get(field)
    if node is None:
        return []
    if rule.fields.get("within") != "headline" or field == "exempt":
        return case.hits(node) or []
    if not case.draft.units or case.draft.units[0].kind != "heading":
        return []
    mark = case.headline()
    return case.hits(node, *case.draft.words.between(mark.start, mark.end)) or []


def _clear(hits: Hits, others: Hits) -> Hits:
    """Return the hits that share no word with the others."""
    taken = {number for first, last in others for number in range(first, last)} if hits else set()
    return [hit for hit in hits if taken.isdisjoint(range(*hit))]


def _is_uneven(case: Case, first: int, last: int) -> bool:
    """Whether a formal name begins some of its words with capitals and some without.

    "Fast Track designation" is even: the last word goes either way. So does the first
    one where a sentence begins.
    """
    text, starts = case.draft.text, case.draft.words.starts
    if case.draft.sentence(first)[0] == first:
        first += 1
    return len({text[starts[number]].isupper() for number in range(first, last - 1)}) > 1


def _warns(case: Case, first: int, last: int) -> bool:
    from disclosure_lint.kinds.claim_ground import statements  # late: most rules find no claim

    start, end = case.draft.span(first, last)
    return any(place.start <= start and end <= place.end for place in statements(case))


def _is_grounded(rule: Rule, case: Case, first: int, last: int) -> bool:
    """Whether a sentence gives its claims the ground that the rule lets them stand on."""
    unless = rule.fields.get("unless")
    if unless is not None and case.holds(unless, first, last):
        return True
    from disclosure_lint.kinds.claim_ground import SPARES

    return any(SPARES[name](case, first) for name in rule.fields.get("spares", ()))


def _contradicted(rule: Rule, case: Case) -> bool:
    """Whether the first paragraph says what makes the claim wrong, if the rule asks that."""
    asked = rule.fields.get("lead")
    if asked is None:
        return True
    from disclosure_lint.kinds.claim_ground import lead

    words = lead(case)
    return words is not None and case.holds(asked, *words)


def _flag(rule: Rule, case: Case, first: int, last: int, *, mild: bool) -> Flag:
    start, end = case.draft.span(first, last)
    words = printed(case, start, end)
    right = _right(rule, words)
    values = {"words": words, "instead": f"; it should read `{right}`" if right else ""}
    changes = (Change(start, end, right),) if right else ()
    return Flag(Mark(start, end), values, changes=changes, mild=mild)


def _right(rule: Rule, words: str) -> str | None:
    """Return the one right form of a claim, with the capitals that it has, if the rule tells it."""
    folded = fold(words)
    for swap in rule.fields.get("prefer", ()):
        if fold(swap["wrong"]) == folded:
            right: str = swap["right"]
            if words.isupper():
                return right.upper()
            return right.lower() if words.islower() else right
    return None
