"""Companies that some words name as those who act, and that are not the issuer.

A name is strange where it tells a company, and neither the letterhead nor the issuer's file has it.
"""

from __future__ import annotations

from disclosure_lint.case.speaker import telling
from disclosure_lint.draft.fold import fold
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.case.case import Case
    from disclosure_lint.packs.rule import Rule

_LETTERHEAD = 600  # code points at the head of a document that name who issues it
# notation: a name is told by its capitals, or in Chinese by the marks around it.
_BEHIND = Regex(r"\s?(?P<name>[A-Z][\w&-]+(?:\s[A-Z][\w&.-]+){0,3})")
_BEFORE = Regex(r"(?:^|[\s(])(?P<name>[A-Z][\w&-]+(?:\s[A-Z][\w&.-]+){0,3})\s$")


def strangers(rule: Rule, case: Case, start: int, end: int) -> Iterator[str]:
    """Yield the names, between two offsets, of those who do there what the issuer would.

    Behind the rule's `by` stands who does it, and before its `who`.
    """
    draft, inside = case.draft, case.draft.words.between(start, end)
    by, who = rule.fields.get("by"), rule.fields.get("who")
    for _, last in (case.hits(by, *inside) or ()) if by else ():
        if found := _BEHIND.match(draft.text, draft.words.end(last - 1)):
            yield from _strange(case, found["name"])
    for first, _ in (case.hits(who, *inside) or ()) if who else ():
        if found := _BEFORE.search(draft.text[start : draft.words.starts[first]]):
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
