"""`drafting/unreadable-text`: a text that cannot be read."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.legible import share
from disclosure_lint.packs.rule import Rule

ILLEGIBLE = True
_NOTE = 2  # steps by which what was read on a guess, or not looked into, is milder


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag every page without text, a draft of which too much is lost, and what was guessed."""
    draft = case.draft
    flags = [
        _no_words(case, f"{one.said[0].upper()}{one.said[1:]}", (one.start, one.end))
        for one in draft.unread
        if one.whole
    ]
    if draft.lost and not case.legible:
        percent = max(1, round(100 * share(draft)))
        said = f"{percent}% of the text can be neither read nor decoded"
        flags.append(_no_words(case, said, draft.lost[0]))
    flags += [
        _no_words(case, one.said, (one.start, one.end))._replace(mild=_NOTE)
        for one in draft.residue
        if one.sort == "guess"
    ]
    return Verdict(flags=tuple(flags))


def _no_words(case: Case, said: str, origin: tuple[int, int]) -> Flag:
    start = case.draft.read(origin[0])
    return Flag(Mark(start, start), {"said": said}, origin=origin)
