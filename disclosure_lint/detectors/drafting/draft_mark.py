"""`drafting/draft-mark`: a mark of an unfinished or secret text that is still on the draft."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.drafting.release_lines import ReleaseLine, find
from disclosure_lint.draft.model import Draft
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

ILLEGIBLE = True
TERMS = ("unready", "before-unready", "after-unready")
_TOP = 600  # code points in which a draft says what itself is
_LETTERHEAD = 900  # code points from the mark of a letter to its salutation
# notation: how a letter begins
_SALUTATION = Regex(
    r"\n[\s#*_>]*(?:dear\s|ladies and gentlemen|to whom it may|board of directors|尊敬的|敬启者)"
)
_LONGEST = 28  # of the words that a message shows, in code points


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag each mark where it stands first; a header has it on every page."""
    marks: dict[str, Flag] = {}
    for line in find(case):
        if line.sort == "unready" and not _is_of_a_letter(case.draft, line):
            whole = printed(case, line.start, line.end)
            shown = whole if len(whole) <= _LONGEST else whole[: _LONGEST - 1].rstrip() + "…"
            marks.setdefault(whole, Flag(Mark(line.start, line.end), {"printed": shown}))
    return Verdict(flags=tuple(marks.values()))


def _is_of_a_letter(draft: Draft, line: ReleaseLine) -> bool:
    """Whether a mark stands over a letter that a release prints in full, and not over the release."""
    if line.start < _TOP:
        return False
    begins = _SALUTATION.search(draft.folded, _TOP, line.end + _LETTERHEAD)
    return begins is not None
