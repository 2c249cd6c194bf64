"""`hkex/doubtful-rule-citation`: a citation of a Listing Rule that is not there or says something else."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Change, Flag, Mark, Verdict
from disclosure_lint.detectors.hkex.chapters import chapters
from disclosure_lint.mentions.citations.find import Citation, meant
from disclosure_lint.mentions.citations.provisions import ListingRules
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_WARNINGS = frozenset({"18A.05", "18A.08"})  # where the Listing Rules ask for the warning
_OF_THE_CHAPTER = frozenset({"", "Listing Rules"})
_NOT_REPORTS = frozenset({"announcement", "press-release", "exhibit"})

_ROMAN = Regex(r"x[ivx]{0,4}[a-e]?$")  # notation: of the later Parts of an ordinance
_LETTERED_PART = Regex(r"x[ivx]{1,4}[a-e]$")
_OF_WHAT = 10  # words behind a Part in which its ordinance is named


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag doubtful citations of the Listing Rules; the others are evidence."""
    cited = [c for c in case.citations if c.book in _OF_THE_CHAPTER and not _is_elsewhere(c)]
    headed = {h.citation.start: h.statement for h in case.headings if h.citation}
    flags = [flag for citation in cited if (flag := _doubt(rule, case, citation, headed))]
    flags += [*_parts(case), *chapters(case)]
    if flags:
        return Verdict(flags=tuple(flags))
    named = [c for c in cited if c.book or c.rule.startswith("18A")]
    if not named:
        return Verdict(idle="the draft cites no Listing Rule")
    rules = ListingRules(case.known)
    known = tuple(Mark(c.start, c.end) for c in named if rules.has(c.rule))
    unread = next((c.rule for c in named if not rules.has(c.rule)), None)
    if unread is None:
        unread = next((_whole(c) for c in named if c.paragraphs and c.rule not in _WARNINGS), None)
        unread = unread or next((_whole(c) for c in named if _has_unread(c)), None)
    if unread is not None:
        said = f"whether the Listing Rules have a Rule {unread} is not on file: look it up at the Exchange"
        return Verdict(evidence=known, doubt=said)
    return Verdict(evidence=known)


def _is_elsewhere(citation: Citation) -> bool:
    """Whether a rule is numbered as other exchanges number theirs: `Listing Rule 5550(a)(2)`."""
    return citation.rule.isdigit() and len(citation.rule) > len("999")


def _whole(citation: Citation) -> str:
    return citation.rule + "".join(citation.paragraphs)


def _has_unread(citation: Citation) -> bool:
    """Whether a paragraph is cited that nobody here has read; of 18A.08 they were read."""
    return bool(citation.paragraphs) and citation.rule == "18A.05"


def _parts(case: Case) -> Iterator[Flag]:
    """Yield Parts of the Securities and Futures Ordinance that it does not have: `Part XIVB`, `XVIA`."""
    words = case.draft.words
    for number in words.index.get("part", ()):
        at = number + 1
        if at >= len(words) or not _ROMAN.match(words.text[at]):
            continue
        letter = words.text[at + 1 : at + 2]
        is_apart = letter and len(letter[0]) == 1 and words.gaps[at + 1] == "-"  # XIV-B
        part = words.text[at] + (letter[0] if is_apart else "")
        if not _LETTERED_PART.match(part) or part == "xiva" or not _is_of_ordinance(case, at, part):
            continue
        start, end = words.starts[at], words.end(at + bool(is_apart))
        values = {
            "printed": case.draft.text[start:end],
            "why": "the Ordinance has Part XIVA alone",
            "meant": "XIVA",
        }
        yield Flag(Mark(start, end), values, changes=(Change(start, end, "XIVA"),))


def _is_of_ordinance(case: Case, word: int, part: str) -> bool:
    """Whether a Part is cited of an ordinance, or is XIV, of which nobody cites another."""
    words = case.draft.words.text[word : case.draft.sentence(word)[1]]
    return part.startswith("xiv") or "ordinance" in words[:_OF_WHAT]


def _doubt(rule: Rule, case: Case, citation: Citation, headed: dict[int, str]) -> Flag | None:
    if citation.defect:
        return _malformed(case, citation)
    if "." not in citation.rule or not _is_source(rule, case, citation, headed):
        return None
    if citation.rule not in _WARNINGS and not citation.rule.startswith("18C"):
        return _flag(case, citation, "the warning is Rule 18A.05's", "18A.05")
    if citation.rule == "18A.08" and case.document in _NOT_REPORTS and not _is_periodic(rule, case):
        return _flag(case, citation, "it speaks of interim and annual reports", "18A.05")
    return None


def _malformed(case: Case, citation: Citation) -> Flag:
    """Flag a number that is not a rule's, with the rule that is probably meant."""
    right = meant(citation)
    if right in ListingRules(case.known).rules and citation.defect != "chapter-for-rule":
        return _flag(case, citation, f"Rule {right} is probably meant", right)
    match citation.defect:
        case "chapter-for-rule":
            why = f"{citation.rule} is a rule, not a chapter"
        case "no-such-chapter":
            why = "the Listing Rules have no such chapter"
        case _:
            why = "Chapter 18A has no such rule"
    return _flag(case, citation, why, None, unsure=citation.defect == "no-such-chapter")


def _is_source(rule: Rule, case: Case, citation: Citation, headed: dict[int, str]) -> bool:
    """Whether a citation stands as the source of the warning about a product."""
    if citation.start in headed:
        return headed[citation.start] in {"cautionary", "report-warning"}
    sentence = case.draft.sentence(case.draft.words.at(citation.number[0]))
    warning = rule.fields["wording"]["warning"]
    return case.kept(f"warning {sentence[0]}", lambda: case.holds(warning, *sentence))


def _is_periodic(rule: Rule, case: Case) -> bool:
    return case.holds(rule.fields["wording"]["periodic-report"])


def _flag(
    case: Case, citation: Citation, why: str, right: str | None, *, unsure: bool = False
) -> Flag:
    start, end = citation.number
    printed = case.draft.text[start:end] + "".join(citation.paragraphs)
    stop = end
    if right and citation.paragraphs and citation.rule == "18A.08":  # the paragraph goes too
        stop = _after_paragraphs(case.draft.folded, end, citation)
    values = {"printed": printed, "why": why, "meant": right or "the rule that is meant"}
    changes = (Change(start, stop, right),) if right else ()
    return Flag(Mark(start, max(stop, end)), values, changes=changes, unsure=unsure)


def _after_paragraphs(folded: str, at: int, citation: Citation) -> int:
    for paragraph in citation.paragraphs:
        at = folded.index(paragraph[-1], at) + 1
    return at
