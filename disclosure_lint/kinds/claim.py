"""`claim`: the draft must not say something that it has no ground to say.

Wording that holds the same words and claims nothing is named by the rule; required
statements, which warn, claim nothing either.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.kinds.claim_ground import SPARES, lead, statements
from disclosure_lint.packs.rule import Rule
from disclosure_lint.patterns.match import Hits


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag every claim that stands neither in exempt wording nor on some ground."""
    said, mild = _said(rule, case)
    if not said:
        return Verdict()
    if not _contradicted(rule, case):
        return Verdict(idle="the text bears it out")
    return Verdict(flags=tuple(_flag(case, *hit, mild=hit in mild) for hit in said))


def _said(rule: Rule, case: Case) -> tuple[Hits, set[tuple[int, int]]]:
    """Return the claims in order, and those of them that are put mildly."""
    strong = _apart(_hits(rule, case, "claim"))
    mild = _clear(_apart(_hits(rule, case, "mild")), strong)
    always = _apart(_hits(rule, case, "always"))
    uneven = [hit for hit in _hits(rule, case, "capitals") if _is_uneven(case, *hit)]
    found = _apart([*strong, *mild, *uneven])
    if not found:
        return always, set()
    left = _clear(found, _hits(rule, case, "exempt"))
    grounded: dict[int, bool] = {}  # by the first word of the sentence
    kept = []
    for first, last in left:
        sentence = case.draft.sentence(first)
        if sentence[0] not in grounded:
            grounded[sentence[0]] = _is_grounded(rule, case, *sentence)
        if not grounded[sentence[0]] and not _warns(case, first, last):
            kept.append((first, last))
    return sorted([*_clear(kept, always), *always]), set(mild)


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


def _apart(hits: Hits) -> Hits:
    """Return hits that do not overlap: of two that do, the one that begins first, then longer."""
    kept: Hits = []
    for hit in sorted(set(hits), key=lambda hit: (hit[0], -hit[1])):
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
    return kept


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
    start, end = case.draft.span(first, last)
    return any(place.start <= start and end <= place.end for place in statements(case))


def _is_grounded(rule: Rule, case: Case, first: int, last: int) -> bool:
    """Whether a sentence gives its claims the ground that the rule lets them stand on."""
    unless = rule.fields.get("unless")
    if unless is not None and case.holds(unless, first, last):
        return True
    return any(SPARES[name](case, first) for name in rule.fields.get("spares", ()))


def _contradicted(rule: Rule, case: Case) -> bool:
    """Whether the first paragraph says what makes the claim wrong, if the rule asks that."""
    asked = rule.fields.get("lead")
    if asked is None:
        return True
    words = lead(case)
    return words is not None and case.holds(asked, *words)


def _flag(case: Case, first: int, last: int, *, mild: bool) -> Flag:
    start, end = case.draft.span(first, last)
    words = " ".join(case.draft.text[start:end].split())
    return Flag(Mark(start, end), {"words": words}, mild=mild)
