"""`us/misnamed-reform-act`: the Reform Act, the Acts it amended or their sections misnamed."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.us.statutes import Statutes
from disclosure_lint.lean import lru_cache
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# notation: ` of 1995` behind an Act, and the ways in which sections are written.
_OF_YEAR = Regex(r"\s+of\s+((?:19|20)\d\d)\b")
_SECTION = (
    r"\bsections?\s*({0})\b(?P<two>\s+(?:and|or)\s+(?:section\s*)?(?:{0})\b)?,?\s+of\s+the\s+"
    r"(?:u\.?\s?s\.?\s+|united\s+states\s+)?(?P<act>securities\s+(?:and\s+)?exchange|securities|exchange)"
    r"\s+act\b(?:\s+of\s+19\d\d)?"
)
# A letter or a digit off the sections of the safe harbor.
_OTHER = Regex(
    r"\bsections?\s*(?P<section>27[b-f]|21[a-df-h]|2[2-689]a|2[02-9]e)\b,?\s+of\s+the\s+"
    r"(?:u\.?\s?s\.?\s+|united\s+states\s+)?(?:securities\s+(?:and\s+)?exchange|securities|exchange)\s+act\b"
)
# The statutes by their Chinese names, whose year stands before them.
_CHINESE = Regex(
    r"(?<!\d)(?P<year>19\d\d)年?\s?(?:美国)?\s?[《<(]?\s?(?:美国)?"
    r"(?P<of>(?:私[人营]?)?证券(?:诉讼(?=改革)|交易(?=法)|(?=法(?!律|规))))(?:改革)?法案?[》>]?"
)
_BRACKETED = r"\bsections?\s*({0})"
_NEAR = 240  # code points in which a section is taken to be cited for the safe harbor


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag what is not the name of the Act or of the section that is meant."""
    statutes = Statutes(case.known)
    words = case.draft.words.index.keys()
    acts = "act" in words and not words.isdisjoint(statutes.before_act)
    chinese = list(_CHINESE.finditer(case.draft.folded)) if "证" in words else []
    if not acts and not chinese and words.isdisjoint(statutes.by_section):
        return Verdict(idle="the draft cites none of the statutes")
    in_chinese = tuple(_in_chinese(case, chinese))
    return Verdict(flags=(*_acts(case, statutes), *_sections(case, statutes), *in_chinese))


def _in_chinese(case: Case, found: list[re.Match[str]]) -> Iterator[Flag]:
    """Flag the Chinese name of an Act beside a year that is another's."""
    for one in found:
        right = {"诉讼": "1995", "交易": "1934"}.get(one["of"][-2:], "1933")
        if one["year"] != right:
            yield _flag(case, one.start("year"), one.end(), f"{right}年")


def _acts(case: Case, statutes: Statutes) -> Iterator[Flag]:
    """Flag each Act that goes by a name not its own."""
    draft, words = case.draft, case.draft.words
    for act in words.index.get("act", ()):
        first = _first_of_line(case, act, statutes.longest)
        read = statutes.read(words.text[first:act])
        if read is None:
            continue
        after = _OF_YEAR.match(draft.folded, words.end(act))
        if read.is_meant(after[1] if after else None):
            start = words.starts[act - len(read.words)]
            yield _flag(case, start, after.end() if after else words.end(act), read.statute.name)


def _first_of_line(case: Case, act: int, longest: int) -> int:
    """Return the first of the words before an Act with nothing but spaces between them."""
    first = act
    while first > max(0, act - longest) and case.draft.words.gaps[first].isspace():
        first -= 1
    return first


def _sections(case: Case, statutes: Statutes) -> Iterator[Flag]:
    """Flag sections that are cited of another Act than theirs, or written as if paragraphs."""
    text, sections = case.draft.folded, statutes.by_section
    index = case.draft.words.index
    if index.keys().isdisjoint({*sections, *(one[:-1] for one in sections)}) and "act" not in index:
        return
    cited, bracketed = _patterns(tuple(sections))
    both = ", ".join(f"Section {n.upper()} of the {one.name}" for n, one in sections.items())
    for found in _found(case, cited):
        if found["two"] and _each_has_its_own(text[found.end() : found.end() + _NEAR // 2]):
            continue
        if found["two"] or not found["act"].endswith(sections[found[1]].called):
            yield _flag(case, found.start(), found.end(), both)
    for found in _found(case, _OTHER):
        near = text[max(0, found.start() - _NEAR) : found.end() + _NEAR]
        if (
            found["section"] not in sections
            and "forward-looking" in near
            and "within the meaning" in near
        ):
            yield _flag(case, found.start(), found.end(), both)
    for found in _found(case, bracketed):
        if "forward" in text[max(0, found.start() - _NEAR) : found.end() + _NEAR]:
            number = "".join(c for c in found[1] if c.isalnum()).upper()
            yield _flag(case, found.start(), found.end(), f"Section {number}")


def _found(case: Case, pattern: Regex) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds that begins with `section`, without reading all of the draft."""
    words, end = case.draft.words, 0
    starts = (words.starts[at] for word in words.starting("section") for at in words.index[word])
    for start in sorted(starts):
        found = pattern.match(case.draft.folded, start) if start >= end else None
        if found is not None:
            end = found.end()
            yield found


@lru_cache(maxsize=8)  # houses differ, drafts do not
def _patterns(sections: tuple[str, ...]) -> tuple[Regex, Regex]:
    """Return how the sections are cited, and how they look as if paragraphs: `21(e)`."""
    split = "|".join(rf"{one[:-1]}\s?\({one[-1]}\)" for one in sections)
    return Regex(_SECTION.format("|".join(sections))), Regex(_BRACKETED.format(split))


def _each_has_its_own(after: str) -> bool:
    """Whether what follows two sections gives each its own Act."""
    return "respectively" in after or "exchange act" in after or "securities act" in after


def _flag(case: Case, start: int, end: int, meant: str) -> Flag:
    return Flag(Mark(start, end), {"words": printed(case, start, end), "meant": meant})
