"""`parts`: a statement that is there must be complete."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.speaker import telling
from disclosure_lint.case.statements import Region, headed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.fold import fold
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = True
STATED = True

_LETTERHEAD = 600  # code points at the head of a document that name who issues it
# notation: a name is told by its capitals, or in Chinese by the marks around it.
_BEHIND = Regex(r"\s?(?P<name>[A-Z][\w&-]+(?:\s[A-Z][\w&.-]+){0,3})")
_BEFORE = Regex(r"(?:^|[\s(])(?P<name>[A-Z][\w&-]+(?:\s[A-Z][\w&.-]+){0,3})\s$")


def judge(rule: Rule, case: Case) -> Verdict:
    """Name every part that the statement lacks; of several copies each is judged."""
    name = rule.fields["statement"]
    first = case.statement(name)
    if first is None:
        return Verdict(idle="the draft makes no such statement")
    others = [region for region in headed(case, name) if region.start > first.start]
    read = [_read(rule, case, region) for region in (first, *others)]
    flags = tuple(flag for one in read for flag in one.flags)
    if flags:
        return Verdict(flags)
    evidence = tuple(mark for one in read for mark in one.evidence)
    other = next((one for region in (first, *others) for one in _others(rule, case, region)), None)
    doubt = f"the statement speaks of what `{other}` does, and not the issuer" if other else None
    return Verdict(evidence=evidence, doubt=doubt)


def _read(rule: Rule, case: Case, region: Region) -> Verdict:
    words = case.draft.words.between(region.body, region.end)
    lacks = [said for said, node in rule.fields["parts"] if not case.holds(node, *words)]
    place = Mark(region.body, region.end)
    if not lacks:
        return Verdict(evidence=(place,))
    return Verdict(flags=(Flag(place, {"lacks": "; ".join(lacks)}),))


def _others(rule: Rule, case: Case, region: Region) -> Iterator[str]:
    """Yield the names of those who do in a statement what its issuer would, and are not it."""
    draft, inside = case.draft, case.draft.words.between(region.body, region.end)
    by, who = rule.fields.get("by"), rule.fields.get("who")
    for _, last in (case.hits(by, *inside) or ()) if by else ():
        if found := _BEHIND.match(draft.text, draft.words.end(last - 1)):
            yield from _strange(case, found["name"])
    for first, _ in (case.hits(who, *inside) or ()) if who else ():
        if found := _BEFORE.search(draft.text[region.body : draft.words.starts[first]]):
            yield from _strange(case, found["name"])


def _strange(case: Case, name: str) -> Iterator[str]:
    """Yield a name that tells a company, and none that the letterhead or the issuer's file has."""
    words, issuer = case.draft.words, case.issuer
    known = telling(fold(name), case.known)
    listed = min((x.start for x in case.read_listings), default=_LETTERHEAD)
    own = {*words.text[: words.between(0, min(listed, _LETTERHEAD))[1]]}
    names = (issuer.name, *issuer.names) if issuer else ()
    own.update(word for one in names for word in telling(fold(one), case.known))
    if known and own.isdisjoint(known):
        yield name
