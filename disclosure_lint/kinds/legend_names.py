"""Companies for which a legend speaks, and that the rest of the draft does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure_lint.case.case import Case
from disclosure_lint.case.statements import Region
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.regex import Regex

_SUFFIX = (
    r"(?:,?\s+(?:inc|corp|corporation|co|company|ltd|limited|llc|plc|l\.?p|ag|sa|n\.?v|gmbh|group"
    r"|holdings?)\b\.?){0,3}"
)
# What only the company does or has whose legend it is: `Pfizer undertakes no obligation`.
_DOES = (
    r"\s+(?:(?:(?:expressly|specifically|hereby|also)\s+)?(?:undertakes?|disclaims?|cautions?"
    r"|assumes?\s+no)\b|do(?:es)?\s+not\s+(?:undertake|intend|assume|plan\s+to\s+update)\b"
    r"|(?:has|is\s+under)\s+no\s+(?:obligation|duty)\b|cannot\s+(?:guarantee|assure)\b)"
)
_HAS = (
    r"['’]s?\s+(?:(?:current|own|future|actual|most\s+recent|other|periodic)\s+){0,2}(?:expectations"
    r"|beliefs|management|forward|results|filings|annual\s+report|form\s+(?:10|20)|reports?\b"
    r"|business|strategy|plans|operations|control)"
)
_CALLED = r",?\s*\((?:together\s+with[^()]{1,60},\s+)?(?:the\s+)?[“\"]company[”\"]"
_SPEAKS = Regex(rf"{_SUFFIX}(?:{_DOES}|{_HAS}|{_CALLED})", re.IGNORECASE)
_SPEECH = Regex(rf"{_DOES}|{_HAS}|{_CALLED}", re.IGNORECASE)
_SPOKEN = Regex(
    r"(?P<name>(?:(?:[A-Z][\w-]*(?:[’'][A-Z]\w*)?|[A-Z]\.|&)\s+){0,5}[A-Z][\w-]*"
    r"(?:,?\s+(?:Inc|Corp|Co|Ltd|Limited|LLC|plc|PLC|AG|SA)\b\.?){0,2})$"
)
_LONGEST = 90  # code points of a name
_WORD = Regex(r"[^\W_]+")
_GENERAL = frozenset(
    "the company companies management group this these it we our neither nor except each either issuer"
    " corporation corp inc ltd limited llc plc co holdings holding international pharma pharmaceutical"
    " pharmaceuticals therapeutics biotherapeutics bio biotech biosciences biopharma biopharmaceuticals"
    " medicines medicine sciences technologies technology laboratories labs and or of for a an in as"
    " board directors author publisher client corporation trust fund partnership moreover however"
    " accordingly additionally furthermore law laws also which that therefore party parties registrant"
    " fls although because while since such any there their its may will sec securities exchange"
    " commission united states america china hong kong usa".split()
)
_SHORTEST = 3  # letters of a name by which a company is known
_BODY = 30  # words that a draft has besides its legend, at least


def other_issuers(case: Case, region: Region) -> Verdict:
    """Flag the first company that speaks in the legend and stands nowhere else."""
    words = case.draft.words
    first, last = words.between(region.start, region.end)
    if len(words) - (last - first) < _BODY:
        return Verdict(idle="the draft has little but its legend")
    for start, end in (*_known(case, first, last), *_read(case, region)):
        name = " ".join(case.draft.text[start:end].split())
        return Verdict(flags=(Flag(Mark(start, end), {"named": name}),))
    return Verdict()


def _known(case: Case, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield companies of the registry for which the legend speaks, named only there."""
    own = case.issuer.id if case.issuer else None
    outside = {n.key for n in case.companies if not first <= n.first_word < last} | {own}
    for named in case.companies:
        if first <= named.first_word < last and named.key not in outside:
            start, end = case.draft.span(named.first_word, named.last_word)
            if _SPEAKS.match(case.draft.folded, end) and not _named(case, start, end, first, last):
                yield start, end


def _read(case: Case, region: Region) -> Iterator[tuple[int, int]]:
    """Yield names that the legend makes its speaker and that no other text has."""
    first, last = case.draft.words.between(region.start, region.end)
    text = case.draft.text
    for speech in _SPEECH.finditer(case.draft.folded, region.body, region.end):
        found = _SPOKEN.search(text, max(region.body, speech.start() - _LONGEST), speech.start())
        start, end = found.span("name") if found else (0, 0)
        if telling(case.draft.folded[start:end]) and not _named(case, start, end, first, last):
            yield start, end


def telling(name: str) -> list[str]:
    """Return the words of a name that tell it from other names."""
    return [w for w in _WORD.findall(name) if len(w) >= _SHORTEST and w not in _GENERAL]


def _named(case: Case, start: int, end: int, first: int, last: int) -> bool:
    """Whether a telling word of the name stands outside the legend, or is defined in it."""
    words, folded = case.draft.words, case.draft.folded
    before = folded[: words.starts[first]]
    after = folded[words.end(last - 1) :]
    legend = folded[words.starts[first] : words.end(last - 1)]
    return any(
        word in before or word in after or f'"{word}"' in legend or f"({word})" in legend
        for word in telling(folded[start:end])
    )
