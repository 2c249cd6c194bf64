"""`require`: the draft, or one of its statements, must contain something."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.statements import Region
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.finding import STATEMENT_NAMES
from disclosure_lint.packs.rule import Rule
from disclosure_lint.patterns.match import Hits
from disclosure_lint.patterns.nodes import Node

MISSING = True
STATED = True


def judge(rule: Rule, case: Case) -> Verdict:
    """Look for what the rule requires, and say what comes nearest where it is not there."""
    named = rule.fields.get("statement")
    if named is not None:
        region = case.statement(named)
        if region is not None:
            return Verdict(evidence=(Mark(region.start, region.end),))
        return Verdict(flags=(Flag(cause(rule, case), related=_heading(case, named)),))
    node = rule.fields["require"]
    if "outside" in rule.fields:
        return _outside(case, rule.fields["outside"], node)
    if "within" not in rule.fields:
        return _whole(rule, case, node)
    return _within(case, rule.fields["within"], node)


def _within(case: Case, within: str, node: Node) -> Verdict:
    """Look for what a statement must say, where the draft makes it."""
    region = case.statement(within)
    if region is None:
        return Verdict(idle=f"the draft has no {STATEMENT_NAMES[within]}")
    hits = case.hits(node, *case.draft.words.between(region.body, region.end))
    if hits is not None:
        return Verdict(evidence=_evidence(case, hits))
    return Verdict(flags=(Flag(_head(case, region)),))


def _outside(case: Case, named: str, node: Node) -> Verdict:
    """Look for what only matters outside a statement that the draft makes."""
    region = case.statement(named)
    if region is None:
        return Verdict(idle=f"the draft has no {STATEMENT_NAMES[named]}")
    first, last = case.draft.words.between(region.start, region.end)
    for part in ((0, first), (last, len(case.draft.words))):
        hits = case.hits(node, *part) if part[0] < part[1] else None
        if hits is not None:
            return Verdict(evidence=_evidence(case, hits))
    return Verdict(flags=(Flag(_head(case, region)),))


def _head(case: Case, region: Region) -> Mark:
    """Return the heading of a statement, or its first sentence."""
    first = case.draft.sentence(case.draft.words.at(region.body))
    return Mark(*(region.heading or case.draft.span(*first)), "it belongs in this statement")


def cause(rule: Rule, case: Case) -> Mark:
    """Return the text that makes the rule apply: the primary label of what is missing."""
    hits = _first_hits(case, rule.when, 0, len(case.draft.words)) if rule.when else None
    if hits:
        start, end = case.draft.span(*hits[0])
        return Mark(start, end, "this calls for it")
    return case.headline()


def _first_hits(case: Case, node: Node, first: int, last: int) -> Hits | None:
    """Return where the words stand that the first part of a condition looks for."""
    if node[0] in {"any", "all"}:
        found = (_first_hits(case, part, first, last) for part in node[1])
        return next((hits for hits in found if hits), None)
    hits = case.hits(node, first, last)
    if node[0] == "within" and hits:
        return _first_hits(case, node[2], *hits[0])
    return hits


def _whole(rule: Rule, case: Case, node: Node) -> Verdict:
    hits = case.hits(node)
    if hits is not None:
        doubt = _unlisted(rule, case, hits) or _of_others(rule, case, hits)
        return Verdict(evidence=_evidence(case, hits), doubt=doubt)
    return Verdict(flags=(Flag(cause(rule, case), related=_nearest(case, node)),))


def _unlisted(rule: Rule, case: Case, hits: Hits) -> str | None:
    """Say who signs and does not stand by what is required, where the rule asks for it."""
    if not rule.fields.get("signatory"):
        return None
    from disclosure_lint.case.signing import unlisted  # late: few rules ask for it

    who = unlisted(case, [case.draft.span(*hit) for hit in hits])
    return f"`{who}` signs and is not among them" if who else None


def _of_others(rule: Rule, case: Case, hits: Hits) -> str | None:
    """Say of which other company all that was found speaks, where the rule asks for it."""
    if "by" not in rule.fields:
        return None
    from disclosure_lint.case.strangers import strangers  # late: few rules ask for it

    places = [case.draft.span(*hit) for hit in hits]
    named = [next(strangers(rule, case, *place), None) for place in places]
    return (
        None if None in named else f"what was found speaks of `{named[0]}`, and not of the issuer"
    )


def _evidence(case: Case, hits: Hits) -> tuple[Mark, ...]:
    """Return the first places, each once: two parts of a pattern may hold in one sentence."""
    return case.marks(list(dict.fromkeys(hits))[:3])


def _nearest(case: Case, node: Node) -> tuple[Mark, ...]:
    nearest = case.matcher.nearest(node)
    if nearest is None or nearest.present < 2 or not nearest.lacking:  # noqa: PLR2004
        return ()
    from disclosure_lint.patterns.say import say  # late: most drafts have what is required

    lacking = " and ".join(say(part) for part in nearest.lacking)
    start, end = case.draft.span(nearest.first, nearest.last)
    return (Mark(start, end, f"comes nearest, but lacks {lacking}"),)


def _heading(case: Case, name: str) -> tuple[Mark, ...]:
    return tuple(
        Mark(heading.start, heading.end, "a heading, but no statement follows")
        for heading in case.headings
        if heading.statement == name
    )[:1]
