"""`drafting/embargo-conflict`: release lines that do not fit together."""

from __future__ import annotations

from disclosure_lint.case.case import Case
from disclosure_lint.case.printed import printed
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.detectors.drafting.release_lines import ReleaseLine, find
from disclosure_lint.packs.rule import Rule

ILLEGIBLE = True
TERMS = (
    "immediate-release", "embargoes", "before-embargoes", "done-too-early", "must-not",
    "timed-releases",
)  # fmt: skip
_LONGEST = 28  # of the words that a message shows, in code points


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag an embargo that is contradicted or past."""
    lines = find(case)
    soon = [line for line in lines if line.sort == "immediate"]
    flags = []
    for line in lines:
        if line.sort == "embargo" and soon:
            related = (Mark(*soon[0][:2], "and this is for immediate release"),)
            flags.append(_flag(case, line, "and “for immediate release”", related))
        elif line.sort == "embargo" and (until := _past(case, line)):
            flags.append(_flag(case, line, f"ended on {until}, before the draft’s date"))
    return Verdict(flags=tuple(flags))


def _flag(case: Case, line: ReleaseLine, said: str, related: tuple[Mark, ...] = ()) -> Flag:
    shown = printed(case, line.start, line.end)
    if len(shown) > _LONGEST:
        shown = shown[: _LONGEST - 1].rstrip() + "…"
    return Flag(Mark(line.start, line.end), {"printed": shown, "said": said}, related)


def _past(case: Case, line: ReleaseLine) -> str | None:
    """Return the day on which an embargo ended before the draft's own date, ISO."""
    if case.date is None:
        return None
    for date in case.dates:
        if line.start <= date.start < line.end and date.year and date.month and date.day:
            day = f"{date.year:04}-{date.month:02}-{date.day:02}"
            return day if day < case.date else None
    return None
