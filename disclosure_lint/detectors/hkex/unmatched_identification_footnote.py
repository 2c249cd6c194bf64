"""`hkex/unmatched-identification-footnote`: names marked with an asterisk that no footnote explains, or the reverse."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.mentions.saying import places
from disclosure_lint.packs.rule import Rule
from disclosure_lint.record import NamedTuple
from disclosure_lint.regex import Regex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

TERMS = ("marked-forms",)

# notation: marks, what they stand behind, and the line that a footnote opens.
_OPENS_NOTE = Regex(r"(?:^|[\n\r\x0b\x0c])[ \t>]*(?P<mark>[*#†^]{1,3})\s*(?P<text>[^\n]*)")
_OTHER_NOTE = Regex(r"(?:^|[\n\r\x0b\x0c])[ \t>]*\*(?!\*)\s*\S")
_STAR = Regex(r"[.,]?\)?\"?\s?(?P<star>\*)(?![\w*])")
_TRANSLATED = Regex(r"(?<=[\w).,\"])\*(?![\w*])\s?(?=\([^()a-z]{0,6}(?=[^\x00-\xff])\w)")
_ANY_MARK = Regex(r"[*#†^](?!\w)")
_MARKED = Regex(r"[\w.)\"]\s?$")
_LEAD = 80  # code points between the mark of a footnote and the words that tell it


class _Note(NamedTuple):
    """The footnote on names."""

    start: int
    end: int
    is_marked: bool  # whether it begins with its mark


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag names with an asterisk and no footnote on it, or the footnote without one."""
    folded = case.draft.folded
    note = _note(rule, case)
    if note is None:
        return _unexplained(case)
    if not note.is_marked or _marks_a_name(folded, note):
        return Verdict(evidence=(Mark(note.start, note.end),))
    values = {"defect": "A footnote on names marked `*`, and no name is marked"}
    return Verdict(flags=(Flag(Mark(note.start, note.end), values),))


def _note(rule: Rule, case: Case) -> _Note | None:
    """Return the first footnote that opens with a mark; without any, the first without one."""
    wording, words, folded = rule.fields["wording"], case.draft.words, case.draft.folded
    bare = list(_apart_from_of(case, case.hits(wording["for-identification"]) or []))
    told = sorted([*bare, *(case.hits(wording["translated"]) or ())])
    if not told:
        return None
    for opens in _OPENS_NOTE.finditer(folded):
        first, last = words.between(opens.start("text"), opens.end("text"))
        for hit in told:
            near = words.starts[hit[0]] - opens.start("text") <= _LEAD
            if first <= hit[0] and hit[1] <= last and near:
                return _Note(opens.start("mark"), words.end(hit[1] - 1), is_marked=True)
    unmarked = case.hits(wording["unmarked"]) or []
    return next((_Note(*case.draft.span(*hit), is_marked=False) for hit in unmarked), None)


def _apart_from_of(case: Case, hits: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what does not go on with "of": the identification of patients is no footnote."""
    words = case.draft.words.text
    for first, last in hits:
        if last == len(words) or words[last] != "of":
            yield first, last


def _marks_a_name(folded: str, note: _Note) -> bool:
    """Whether a mark follows a word, other than the footnote's own."""
    return any(
        not note.start <= mark.start() < note.end
        and _MARKED.search(folded, max(0, mark.start() - 2), mark.start())
        for mark in _ANY_MARK.finditer(folded)
    )


def _unexplained(case: Case) -> Verdict:
    place = None
    if "*" in case.draft.folded:
        if _OTHER_NOTE.search(case.draft.folded):
            return Verdict(idle="the asterisk belongs to another footnote")
        place = _marked_name(case)
    if place is None:
        return Verdict(idle="the draft marks no name with an asterisk")
    values = {"defect": "A name is marked `*` and no footnote explains it"}
    return Verdict(flags=(Flag(Mark(*place), values),))


def _marked_name(case: Case) -> tuple[int, int] | None:
    """Return the first name with an asterisk.

    Elsewhere than in Hong Kong an asterisk on a company is as often a reference, so
    the Chinese form must follow it there.
    """
    folded, words = case.draft.folded, case.draft.words
    translated = _TRANSLATED.search(folded)
    if translated is not None:
        return translated.start(), translated.start() + 1
    if "HKEX" not in case.facts.venues and "hkex-document" not in case.facts.traits:
        return None
    for first, last in sorted(places(words, case.known.listed("marked-forms"))):
        star = _STAR.match(folded, words.end(last - 1))
        if star is not None:
            line = folded.rfind("\n", 0, words.starts[first]) + 1
            if folded.count("*", line, star.start("star")) % 2 == 0:  # not the end of *emphasis*
                return words.starts[first], star.end()
    return None
