"""The names and sections of the American statutes that legends cite."""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.regex import Regex

REFORM_ACT = "Private Securities Litigation Reform Act of 1995"
SECURITIES_ACT = "Securities Act of 1933"
EXCHANGE_ACT = "Securities Exchange Act of 1934"
_SECTIONS = ("27a", "21e", "27", "21")
_ACTS = ("securities", "exchange", "litigation", "reform")
_NAMES = Regex(
    r"\b(private\s+)?(?:(securities)\s+)?(?:(and\s+)?(exchange)\s+|(litigations?)\s+)?(reforms?\s+)?act"
    r"(?:\s+of\s+((?:19|20)\d\d))?\b"
)
# The words of the Reform Act's name in another order than its own.
_REORDERED = Regex(
    r"\b(?:private\s+litigation\s+securities|securities\s+(?:private\s+litigation|litigation\s+private)"
    r"|litigation\s+(?:private\s+securities|securities\s+private))\s+reform\s+act(?:\s+of\s+1995)?\b"
)
_SECTION = Regex(
    r"\bsections?\s*(27a|21e)\b(?P<two>\s+(?:and|or)\s+(?:section\s*)?(?:27a|21e)\b)?,?\s+of\s+the\s+"
    r"(?:u\.?\s?s\.?\s+|united\s+states\s+)?(?P<act>securities\s+(?:and\s+)?exchange|securities|exchange)"
    r"\s+act\b(?:\s+of\s+19\d\d)?"
)
_BRACKETED = Regex(r"\bsections?\s*(27\s?\(a\)|21\s?\(e\))")
_LEAD = 6  # words of an Act's name before `Act`
_YEAR = 12  # code points of ` of 1995`
_NEAR = 240  # code points in which a section is taken to be cited for the safe harbor


def judge(case: Case) -> Verdict:
    """Flag what is not the name of the Act or of the section that is meant."""
    words = case.draft.words.index.keys()
    acts = "act" in words and not words.isdisjoint(_ACTS)
    if not acts and words.isdisjoint(_SECTIONS[:2]):
        return Verdict(idle="the draft cites none of the statutes")
    return Verdict(flags=tuple(_misnamed(case)))


def _misnamed(case: Case) -> Iterator[Flag]:
    yield from _acts(case)
    if not case.draft.words.index.keys().isdisjoint(_SECTIONS):
        yield from _sections(case)


def _acts(case: Case) -> Iterator[Flag]:
    text, words = case.draft.folded, case.draft.words
    if "litigation" in words.index:
        for found in _REORDERED.finditer(text):
            yield _flag(case, found.start(), found.end(), REFORM_ACT)
    for number in words.index.get("act", ()):
        start, end = words.starts[max(0, number - _LEAD)], words.end(number) + _YEAR
        for found in _NAMES.finditer(text, start, end):
            meant = _meant(found.groups())
            if meant and found.start() <= words.starts[number] < found.end():
                yield _flag(case, found.start(), found.end(), meant)


def _sections(case: Case) -> Iterator[Flag]:
    text = case.draft.folded
    for found in _SECTION.finditer(text):
        right = "securities" if found[1] == "27a" else "exchange"
        if found["two"] and _shared(text[found.end() : found.end() + _NEAR // 2]):
            continue
        if found["two"] or not found["act"].endswith(right):
            meant = f"Section 27A of the {SECURITIES_ACT}, Section 21E of the {EXCHANGE_ACT}"
            yield _flag(case, found.start(), found.end(), meant)
    for found in _BRACKETED.finditer(text):
        if "forward" in text[max(0, found.start() - _NEAR) : found.end() + _NEAR]:
            meant = "Section 27A" if found[1].startswith("27") else "Section 21E"
            yield _flag(case, found.start(), found.end(), meant)


def _meant(parts: tuple[str | None, ...]) -> str | None:
    """Return the right name of an Act that is misnamed, or None where it is right or another."""
    private, securities, joint, exchange, litigation, reform, year = parts
    if litigation or reform:
        if not (securities and (private or litigation)):
            return None
        right = private and litigation == "litigation" and (reform or "").strip() == "reform"
        return None if right and year in {None, "1995"} else REFORM_ACT
    if private and securities:
        return REFORM_ACT if year == "1995" else None
    if exchange:
        if not securities:
            return EXCHANGE_ACT if year == "1933" else None
        return EXCHANGE_ACT if joint or year == "1933" else None
    return SECURITIES_ACT if securities and year in {"1934", "1995"} else None


def _shared(after: str) -> bool:
    """Whether what follows two sections gives each its own Act."""
    return "respectively" in after or "exchange act" in after or "securities act" in after


def _flag(case: Case, start: int, end: int, meant: str) -> Flag:
    words = " ".join(case.draft.text[start:end].split())
    return Flag(Mark(start, end), {"words": words, "meant": meant})
