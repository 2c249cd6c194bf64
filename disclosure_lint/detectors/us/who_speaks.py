"""Who speaks in a draft: the issuer itself, somebody about it, or nobody can tell.

A company named in a draft is not yet the one whose draft it is. It is where the headline
or the first paragraph begins with its name, where the draft is a filing, or where whoever
asks says so.
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.speaker import (
    FIRST_WORDS,
    NOBODY,
    Speaker,
    listed,
    name_before,
    telling,
    top,
)
from disclosure_lint.mentions.saying import says

_OWN_DOCUMENTS = frozenset({"announcement", "exhibit", "results", "report"})
# notation: small words before a name that is another's matter.
_PASSING = frozenset("former ex of from by with at for and to".split())


def speaker(case: Case) -> Speaker:
    """Return whose words a draft is."""
    return case.kept("speaker", lambda: _speaker(case))


def _speaker(case: Case) -> Speaker:
    reports = "sec-reporting" in case.facts.traits
    parts = top(case)
    if case.document in _OWN_DOCUMENTS:
        return Speaker(is_issuer=True, is_sure=True, words=_known_as(case), reports=reports)
    other = _about(case, parts[-1][1] if parts else 0)
    if other:
        return NOBODY._replace(other=other)
    if case.issuer is not None and case.issuer.basis:
        # A list tells who reports to the SEC; that the company speaks, only the draft shows.
        shown = listed(case)
        if shown.is_issuer:
            return shown
        return Speaker(is_issuer=True, is_sure=False, words=_known_as(case), reports=reports)
    if case.issuer is not None and (
        case.facts.announces or any(_begins_with_issuer(case, *part) for part in parts)
    ):
        return Speaker(is_issuer=True, is_sure=True, words=_known_as(case), reports=reports)
    return listed(case)


def _about(case: Case, end: int) -> str:
    """Return the words with which a broker, a newsletter or an interviewer shows himself."""
    words = case.draft.words
    last = words.between(0, end)[1]
    for phrase in case.known.listed("speaking-about-issuers"):
        if says(words, (phrase,), 0, last):
            return phrase
    return ""


def _known_as(case: Case) -> frozenset[str]:
    """Return the words of the names that a known issuer, or the listing of a filing, goes by."""
    if case.issuer is not None:
        named = [n for n in case.companies if n.key == case.issuer.id]
        texts = {" ".join(case.draft.words.text[n.first_word : n.last_word]) for n in named}
    else:
        texts = {name for x in case.read_listings[:4] if (name := name_before(case, x)[1])}
    return frozenset(word for text in texts for word in telling(text, case.known))


def _begins_with_issuer(case: Case, start: int, end: int) -> bool:
    """Whether a part of the draft begins with the name of the issuer that was recognised."""
    words = case.draft.words
    first, last = words.between(start, end)
    own = case.issuer.id if case.issuer else None
    return any(
        named.key == own
        and first <= named.first_word < min(first + FIRST_WORDS, last)
        and (named.first_word == first or words.text[named.first_word - 1] not in _PASSING)
        for named in case.companies
    )
