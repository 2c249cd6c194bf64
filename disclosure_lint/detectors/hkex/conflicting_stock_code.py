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
from disclosure_lint.lean import lru_cache
from disclosure_lint.mentions.listings.find import Listing
from disclosure_lint.notation.forms import any_of
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TERMS = ("changing-symbols", "company-forms", "names-tell-nothing", "own-words")

_HEADER = 400  # code points over the first code in which the issuer's names stand
_SAME_HAN = 2  # characters with which two Chinese names of one company begin alike
_LATEST = 3000  # code points in which the header of an announcement stands
_HAN_FORMS = ("有限公司",)
_ITSELF = ("company", "co", "group", "trust")  # words by which the issuer may call itself
_BESIDE = 12  # characters of Chinese around a code that speak of a change
_REACH = 260  # code points before a code in which a sentence names the issuer
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
    at = words.at(listing.start)
    first, last = case.draft.sentence(at)
    if case.language.startswith("zh"):  # where a word is a character, only those beside it tell
        first, last = max(first, at - _BESIDE), min(last, at + _BESIDE)
    sentence = words.text[first:last]
    if not case.known.words("changing-symbols").isdisjoint(sentence):
        return False
    if is_of_itself(case, listing):
        return True
    name = name_before(case, listing)[1]
    if any(_are_one(case, name, own) for own in names):
        return True
    return any(_speaks_of(case, listing, own) for own in names)


def _speaks_of(case: Case, listing: Listing, own: str) -> bool:
    """Whether the sentence names the issuer in full before a code, and no other company between."""
    folded = case.draft.folded
    before = folded[max(0, listing.start - _REACH) : listing.start]
    before = before.rsplit("\n\n", 1)[-1].rsplit("。", 1)[-1].rsplit(". ", 1)[-1].replace("\n", " ")
    at = before.rfind(own)
    if at < 0 or not own.endswith((*case.known.listed("company-forms"), *_HAN_FORMS)):
        return False
    after = before[at + len(own) :]
    named = [one for one in case.known.listed("company-forms") if one not in _ITSELF]
    forms = any_of((*named, *_HAN_FORMS))
    return not _other(forms).search(after)


@lru_cache(maxsize=4)
def _other(forms: str) -> Regex:
    return Regex(rf"(?<![a-z])(?:{forms})(?![a-z])")


def _are_one(case: Case, name: str, own: str) -> bool:
    """Whether two names are one company's, by the first word that tells them, or their first characters."""
    if not name or not own:
        return False
    if own[0] >= HAN_FROM:
        return name[:_SAME_HAN] == own[:_SAME_HAN]
    said, known = telling(name, case.known), telling(own, case.known)
    return bool(said) and said[:1] == known[:1] and (len(said) == 1 or said[:2] == known[:2])
