"""`drafting/garbled-text`: text that broke when it was copied.

What can be read is read already (`draft.garbled`); what only the words around it give
away is found here (`broken_words`).
"""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import MOST_FLAGS, Change, Flag, Mark, Verdict
from disclosure_lint.detectors.drafting import broken_words
from disclosure_lint.detectors.drafting.slips import Slip
from disclosure_lint.draft.reading import Run
from disclosure_lint.packs.rule import Rule

ILLEGIBLE = True
TERMS = ("with-ligatures", "frequent-words", "small-words")
_PAGE = "\f"  # the mark between the pages of a PDF
_LINE = 200  # code points on either side in which the line of a run ends
_RADICALS = ("\u2e80", "\u2fd5")


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag the garbled runs of the source, and the words that lost letters or marks."""
    garbled = [run for run in case.draft.garbled if not _is_drawing(case, run)]
    drawn_alike = [run for run in garbled if _is_radical(case, run)]
    encoded: list[Run] = []
    flags = []
    for run in garbled:
        printed = case.draft.source.text[run.start : run.end]
        if printed[0] == "&":
            encoded.append(run)
        elif not _is_radical(case, run):
            flags.append(_flag(case, run))
    if encoded:
        flags.append(_as_html(case, encoded))
    if drawn_alike:
        flags.append(_as_radicals(case, drawn_alike))
    flags += [_broken(slip) for slip in broken_words.find(case.draft, case.known)[:MOST_FLAGS]]
    return Verdict(flags=tuple(flags))


def _flag(case: Case, run: Run) -> Flag:
    """Tell a garbled run."""
    start, end = case.draft.read(run.start), case.draft.read(run.end)
    changes = (Change(start, end, run.text),) if run.exact and run.text else ()
    values = {"printed": case.draft.source.text[run.start : run.end], "defect": _defect(run)}
    return Flag(Mark(start, end), values, changes=changes, safe=True)


def _as_html(case: Case, runs: list[Run]) -> Flag:
    """Tell all marks that stand as HTML writes them at the first: a page copied as it is has many."""
    read, first = case.draft.read, runs[0]
    changes = tuple(
        Change(read(one.start), read(one.end), one.text) for one in runs if one.exact and one.text
    )
    printed = case.draft.source.text[first.start : first.end]
    more = len(runs) - 1
    others = f", and {more:,} more marks stand as HTML writes them" if more else ""
    values = {"printed": printed, "defect": f"`{printed}` should read `{first.text}`{others}"}
    mark = Mark(read(first.start), read(first.end))
    return Flag(mark, values, changes=changes, safe=True, mild=True)


def _defect(run: Run) -> str:
    return (
        f"Garbled text that should read `{run.text}`"
        if run.text
        else "Garbled text that can no longer be read"
    )


def _is_drawing(case: Case, run: Run) -> bool:
    """Whether lost signs fill a line of a PDF by themselves: the glyphs of a logo or a rule."""
    text = case.draft.source.text
    if run.text or _PAGE not in text:
        return False
    before = text[max(0, run.start - _LINE) : run.start].rpartition("\n")[2]
    after = text[run.end : run.end + _LINE].partition("\n")[0]
    return not any(character.isalnum() for character in before + after)


def _is_radical(case: Case, run: Run) -> bool:
    return _RADICALS[0] <= case.draft.source.text[run.start] <= _RADICALS[1]


def _as_radicals(case: Case, runs: list[Run]) -> Flag:
    """Tell all radicals of a draft at the first one: they look right, and only a search fails."""
    read, text = case.draft.read, case.draft.source.text
    changes = tuple(Change(read(run.start), read(run.end), run.text) for run in runs)
    first = runs[0]
    count = len(runs)
    said = "is a radical" if count == 1 else f"and {count - 1:,} more are radicals"
    defect = f"`{text[first.start : first.end]}` {said} drawn like a character (`{first.text}`)"
    values = {"printed": text[first.start : first.end], "defect": defect}
    return Flag(Mark(*changes[0][:2]), values, changes=changes, safe=True, mild=True)


def _broken(slip: Slip) -> Flag:
    defect = f"`{slip.printed}` {slip.said}"
    if slip.right:
        defect += f" and should read `{slip.right}`"
    changes = (Change(slip.start, slip.end, slip.right),) if slip.right else ()
    values = {"printed": slip.printed, "defect": defect}
    return Flag(Mark(slip.start, slip.end), values, changes=changes)
