"""`us/legend-names-other-issuer`: a legend that speaks for a company of which the rest says nothing."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.needs import lack
from disclosure_lint.case.printed import printed
from disclosure_lint.case.statements import Region
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.us.legends import telling
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("company-forms", "group-words", "names-tell-nothing")

# notation: `Otherco (together with its subsidiaries, the “Company”)`, read from the folded text.
_CALLED = Regex(r",?\s*\((?:together\s+with[^()]{1,60},\s+)?(?:the\s+)?\"company\"")
# notation: whose report it is in which the risks are described.
_REPORT = Regex(r"\breports? of ([a-z][\w .,&'-]{1,60}?),? on form (?:10|20|40)-")
# notation: whose release it is, or whose management's views it gives.
_OF = Regex(
    r"\b(?:release of|management of) ([a-z][\w .,&'-]{1,60}?)(?=,? (?:includes?|contains?|may|and|are|is|has)\b|[,.;] )"
)
# notation: a name nobody knows tells itself by its capitals.
_SPOKEN = Regex(
    r"(?P<name>(?:(?:[A-Z][\w-]*(?:[’'][A-Z]\w*)?|[A-Z]\.|&)\s+){0,5}[A-Z][\w-]*"
    r"(?:,?\s+(?:Inc|Corp|Co|Ltd|Limited|LLC|plc|PLC|AG|SA)\b\.?){0,2})$"
)
_LONGEST = 90  # code points of a name
_FORMS = 3  # words of a legal form: `Group Holdings, Inc.`
_BODY = 12  # words that a draft has besides its legend, at least


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the first company that speaks in the legend and stands nowhere else."""
    legend = case.statement("legend")
    if legend is None:
        return Verdict(idle=lack(rule))
    words = case.draft.words
    inside = words.between(legend.start, legend.end)
    is_brief = len(words) - (inside[1] - inside[0]) < _BODY
    if is_brief and case.issuer is None:
        return Verdict(idle="the draft has little but its legend")
    speech = sorted(set(_speech(rule, case, legend)))
    read = () if is_brief else _read(case, legend, inside, speech)
    for start, end in (*_known(case, inside, speech), *read):
        return Verdict(flags=(Flag(Mark(start, end), {"named": printed(case, start, end)}),))
    return Verdict()


def _speech(rule: Rule, case: Case, legend: Region) -> Iterator[int]:
    """Yield where the name ends of whoever does or has what only a legend's company does."""
    wording, words = rule.fields["wording"], case.draft.words
    inside = words.between(legend.body, legend.end)
    for first, _ in case.hits(wording["does"], *inside) or ():
        gap = words.gaps[first]
        if first and gap[-1:].isspace():
            yield words.starts[first] - len(gap) + len(gap.rstrip())
    for first, _ in case.hits(wording["has"], *inside) or ():
        if (end := _owner_end(case, first)) is not None:
            yield end
    for told in _REPORT.finditer(case.draft.folded, legend.body, legend.end):
        yield told.end(1)
    for told in _OF.finditer(case.draft.folded, legend.body, legend.end):
        yield told.end(1)
    if case.draft.folded.find('"company"', legend.body, legend.end) >= 0:
        for called in _CALLED.finditer(case.draft.folded, legend.body, legend.end):
            yield called.start()


def _owner_end(case: Case, first: int) -> int | None:
    """Return where the owner ends of what begins at a word: before `'s`, or before `'`."""
    words = case.draft.words
    gap = words.gaps[first]
    if first and gap[:1] == "'" and gap[1:].isspace():
        return words.end(first - 1)
    owned = first > 1 and words.text[first - 1] == "s" and words.gaps[first - 1] == "'"
    return words.end(first - 2) if owned and gap.isspace() else None


def _known(case: Case, inside: tuple[int, int], speech: list[int]) -> Iterator[tuple[int, int]]:
    """Yield companies of the registry for which the legend speaks, named only there."""
    first, last = inside
    own = case.issuer.id if case.issuer else None
    outside = {n.key for n in case.companies if not first <= n.first_word < last} | {own}
    for named in case.companies:
        if first <= named.first_word < last and named.key not in outside:
            start, end = case.draft.span(named.first_word, named.last_word)
            if _speaks(case, named.last_word, speech) and not _named(case, start, end, inside):
                yield start, end


def _speaks(case: Case, after: int, speech: list[int]) -> bool:
    """Whether the name that ends before a word speaks, its legal form between them or not."""
    words, known = case.draft.words, case.known
    forms = known.words("company-forms") | known.words("group-words")
    if words.end(after - 1) in speech:
        return True
    for word in range(after, min(after + _FORMS, len(words))):
        if words.text[word] not in forms:
            return False
        end = words.end(word)
        if end in speech or end + case.draft.folded.startswith(".", end) in speech:
            return True
    return False


def _read(
    case: Case, legend: Region, inside: tuple[int, int], speech: list[int]
) -> Iterator[tuple[int, int]]:
    """Yield names that the legend makes its speaker and that no other text has."""
    text, folded = case.draft.text, case.draft.folded
    for said in speech:
        found = _SPOKEN.search(text, max(legend.body, said - _LONGEST), said)
        start, end = found.span("name") if found else (0, 0)
        if telling(folded[start:end], case.known) and not _named(case, start, end, inside):
            yield start, end


def _named(case: Case, start: int, end: int, inside: tuple[int, int]) -> bool:
    """Whether a telling word of the name stands outside the legend, or is defined in it."""
    words, folded = case.draft.words, case.draft.folded
    first, last = inside
    before = folded[: words.starts[first]]
    after = folded[words.end(last - 1) :]
    legend = folded[words.starts[first] : words.end(last - 1)]
    return any(
        word in before or word in after or f'"{word}"' in legend or f"({word})" in legend
        for word in telling(folded[start:end], case.known)
    )
