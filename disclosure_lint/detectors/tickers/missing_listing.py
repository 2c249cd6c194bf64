"""`tickers/missing-listing`: no listing of the issuer in the whole draft."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.owners import Group, groups, is_own
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.tickers.house_style import shown
from disclosure_lint.detectors.tickers.on_the_day import owed
from disclosure_lint.finding import WITHOUT_PROFILE
from disclosure_lint.issuers.registry import Issuer
from disclosure_lint.mentions.listings.find import Listing, Malformed
from disclosure_lint.packs.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = True
TERMS = ("announcing", "announcing-signs")

_OPENING = 200  # words in which a release says who announces what
_SOON = 30  # words between a name and what it does
_BRACKET = 40  # code points to a bracket behind a name


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the first mention of an issuer that the draft shows no listing of."""
    issuer = case.issuer
    if issuer is None:
        return Verdict(idle=f"whose draft it is is not known, and there is {WITHOUT_PROFILE}")
    needed = owed(case, issuer)
    if not needed:
        return Verdict(idle=f"{issuer.name} is not known to be listed at the date of the draft")
    found = [entry for group in groups(case) for entry in _of(group, issuer)]
    if found:
        return Verdict(evidence=(Mark(found[0].start, found[0].end),))
    mention = next(_announcing(case, issuer), None)
    if mention is None or _other_first(case, mention) or _almost(case, mention):
        return Verdict(idle="the draft does not open with its issuer announcing something")
    values = {"issuer": issuer.name, "listings": shown(case, issuer, needed)}
    return Verdict(flags=(Flag(mention, values, basis=issuer.basis),))


def _of(group: Group, issuer: Issuer) -> Iterator[Listing]:
    owned = group.owner is not None and group.owner.id == issuer.id
    yield from (listing for listing in group.listings if owned or is_own(issuer, listing))


def _announcing(case: Case, issuer: Issuer) -> Iterator[Mark]:
    """Yield where the opening says that the issuer announces something, headings aside."""
    words = case.draft.words.text
    signs = case.known.words("announcing") | case.known.words("announcing-signs")
    for named in case.companies:
        if named.key != issuer.id or named.first_word > _OPENING:
            continue
        mark = Mark(*case.draft.span(named.first_word, named.last_word))
        unit = case.draft.unit(mark.start)
        end = case.draft.sentence(named.first_word)[1]
        following = words[named.last_word : min(named.last_word + _SOON, end)]
        owns = case.draft.folded.startswith("'s", mark.end)
        if unit and unit.kind != "heading" and not (owns or signs.isdisjoint(following)):
            yield mark


def _other_first(case: Case, mention: Mark) -> bool:
    """Whether somebody else's listing stands before: then it is somebody else's release."""
    return any(listing.start < mention.start for listing in case.read_listings)


def _almost(case: Case, mention: Mark) -> bool:
    """Whether what almost reads as a listing stands behind a mention."""
    broken = [entry.start for entry in case.listings if isinstance(entry, Malformed)]
    return any(0 <= start - mention.end <= _BRACKET for start in broken)
