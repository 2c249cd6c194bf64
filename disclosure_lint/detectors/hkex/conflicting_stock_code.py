"""`hkex/conflicting-stock-code`: two stock codes of the issuer's own in one document.

A code is the issuer's own where it stands under its name in the header, or right behind that
name anywhere else. What other exchanges call their codes, a counter in renminbi and the codes
of other companies are none.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.owners import is_of_itself
from disclosure_lint.case.speaker import name_before, telling
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.characters import HAN_FROM
from disclosure_lint.draft.fold import fold
from disclosure_lint.mentions.listings.find import Listing
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TERMS = ("changing-symbols", "names-tell-nothing", "own-words")

_HEADER = 400  # code points over the first code in which the issuer's names stand
_SAME_HAN = 2  # characters with which two Chinese names of one company begin alike
_LATEST = 3000  # code points in which the header of an announcement stands
_COUNTER = 5  # digits of a counter in renminbi: 8xxxx
_LINE = Regex(r"[^\n]+")


def judge(rule: Rule, case: Case) -> Verdict:
    """Compare the issuer's own codes with the one in the header."""
    codes = [one for one in case.read_listings if _is_share(one)]
    header = next((x for x in codes if x.form == "stock-code" and x.start < _LATEST), None)
    if header is None:
        return Verdict(idle="the header shows no stock code")
    wording = rule.fields["wording"]
    if case.holds(wording["joint"]):
        return Verdict(idle="more than one company makes the announcement")
    names = _names_over(case, header)
    own = [header, *(x for x in codes if x is not header and _is_own(case, x, names))]
    other = [x for x in own if x.symbol != header.symbol]
    if not other:
        return Verdict(evidence=tuple(Mark(x.start, x.end) for x in own[:3]))
    related = (Mark(header.start, header.end, "the code in the header"),)
    values = {"first": header.printed, "other": other[0].printed}
    return Verdict(flags=(Flag(Mark(other[0].start, other[0].end), values, related=related),))


def _is_share(listing: Listing) -> bool:
    """Whether a listing is a code of shares in Hong Kong dollars."""
    counter = len(listing.symbol) == _COUNTER and listing.symbol.startswith("8")
    return listing.exchange == "HKEX" and listing.symbol.isdigit() and not counter


def _names_over(case: Case, header: Listing) -> list[str]:
    """Return the names over the code in the header, folded."""
    low = max(0, header.block[0] - _HEADER)
    lines = (line[0].strip() for line in _LINE.finditer(case.draft.text, low, header.block[0]))
    return [
        fold(line) for line in lines if line and line[0] not in "(（" and len(line) < _HEADER // 4
    ]


def _is_own(case: Case, listing: Listing, names: list[str]) -> bool:
    words = case.draft.words
    sentence = words.text[slice(*case.draft.sentence(words.at(listing.start)))]
    if not case.known.words("changing-symbols").isdisjoint(sentence):
        return False
    if is_of_itself(case, listing):
        return True
    name = name_before(case, listing)[1]
    return any(_are_one(case, name, own) for own in names)


def _are_one(case: Case, name: str, own: str) -> bool:
    """Whether two names are one company's, by the first word that tells them, or their first characters."""
    if not name or not own:
        return False
    if own[0] >= HAN_FROM:
        return name[:_SAME_HAN] == own[:_SAME_HAN]
    said, known = telling(name, case.known), telling(own, case.known)
    return bool(said) and said[:1] == known[:1] and (len(said) == 1 or said[:2] == known[:2])
