"""`drafting/embargo-conflict`: release lines that do not fit together.

FOR IMMEDIATE RELEASE · EMBARGOED UNTIL 8 A.M. ET, JUNE 3, 2026 · STRICTLY CONFIDENTIAL
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from disclosure_lint.case.case import Case
from disclosure_lint.case.verdict import Flag, Mark, Verdict
from disclosure_lint.draft.model import Draft
from disclosure_lint.packs.rule import Rule
from disclosure_lint.regex import Regex

ILLEGIBLE = True
_IMMEDIATE = Regex(r"for immediate (?:release|distribution)|即时发布|立即发布|即日发布")
_EMBARGO = Regex(
    r"[\W_]{0,6}(?:strictly )?(?:(?:news |press )?(?:under )?embargo(?:ed)?\b(?: (?:until|till|to|for)\b|\s?:| -)"
    r"|hold (?:for release|until|for publication)|(?:not |do not )(?:be )?(?:release|publish|released|published) (?:before|until)"
    r"|(?:not )?for (?:release|publication)(?: on| at| before| after| until)? (?=.{0,40}\d)|under embargo)"
    r"|[\W_]{0,4}(?:禁止发布|禁发|请于|不得于|发布时间|禁运期|封锁期|保密期)(?=[^\n]{0,40}\d)[^\n]{0,60}"
)
_UNREADY = Regex(
    r"[\W_]{0,4}(?:(?:(?:strictly |highly |company |privileged (?:and|&) |commercial in )?(?:private (?:and|&) )?confidential"
    r"|(?:confidential |working |first |second |final |preliminary |internal |clean |discussion |revised )?draft"
    r"(?: [#v]?\d[\d.]{0,4}| version(?: \d[\d.]{0,4})?| copy| release| press release| announcement| only)?"
    r"|(?:for )?internal (?:use|review|discussion)(?: only)?|not for (?:external )?(?:release|distribution|publication|circulation)"
    r"|subject to (?:legal |board |counsel'?s? )?(?:review|approval)|attorney[- ]client privileged"
    r"|(?:for|pending) (?:review|approval|legal review|board approval)(?: only)?|do not (?:distribute|release|circulate|publish|forward))"
    r"(?:[\s,;/|()\[\]&·:–—-]{1,4}(?:and |of |as of |dated )?|$)){1,4}"
    r"(?:\d{1,2}[ ./-][\w./-]{2,9}[ ./-]\d{2,4}|[a-z]{3,9} \d{1,2}, \d{4}|\d{4}-\d\d-\d\d)?[\W_]{0,4}$"
    r"|[\W_]{0,4}(?:草稿|初稿|讨论稿|征求意见稿|内部资料|内部使用|绝密|机密|保密)(?:[\W_]{0,3}(?:请勿外传|不得外传|严禁外传|文件))?[\W_]{0,4}$"
)
_LONGEST = 28  # of the words that a message shows, in code points
_FIRST = 200  # a mark is a line of its own, and a short one
_DRAFTED = frozenset(
    "draft confidential internal distribution release publication circulation review approval privileged distribute circulate publish forward 稿 密 内".split()
)


def judge(rule: Rule, case: Case) -> Verdict:
    """Flag an embargo that is contradicted or past, and marks of an unfinished text."""
    lines = list(find(case.draft))
    soon = [line for line in lines if line.sort == "immediate"]
    flags = []
    for line in lines:
        if line.sort == "unready":
            flags.append(_flag(case, line, "is still on the draft"))
        elif line.sort == "embargo" and soon:
            related = (Mark(*soon[0][:2], "and this is for immediate release"),)
            flags.append(_flag(case, line, "and “for immediate release”", related))
        elif line.sort == "embargo" and (until := _past(case, line)):
            flags.append(_flag(case, line, f"ended on {until}, before the draft’s date"))
    return Verdict(flags=tuple(flags))


def _flag(case: Case, line: ReleaseLine, said: str, related: tuple[Mark, ...] = ()) -> Flag:
    printed = " ".join(case.draft.text[line.start : line.end].split())
    if len(printed) > _LONGEST:
        printed = printed[: _LONGEST - 1].rstrip() + "…"
    return Flag(Mark(line.start, line.end), {"printed": printed, "said": said}, related)


def _past(case: Case, line: ReleaseLine) -> str | None:
    """Return the day on which an embargo ended before the draft's own date, ISO."""
    if case.date is None:
        return None
    for date in case.dates:
        if line.start <= date.start < line.end and date.year and date.month and date.day:
            day = f"{date.year:04}-{date.month:02}-{date.day:02}"
            return day if day < case.date else None
    return None


class ReleaseLine(NamedTuple):
    """A line that says when, or whether, the text may go out."""

    start: int
    end: int
    sort: str  # immediate, embargo, unready


def find(draft: Draft) -> Iterator[ReleaseLine]:
    """Yield the release lines of a draft, in order."""
    words = draft.words.index
    soon = "immediate" in words or "发" in words
    hold = not {"embargo", "embargoed", "hold", "release", "publish", "发", "禁", "保"}.isdisjoint(
        words
    )
    marked = not _DRAFTED.isdisjoint(words)
    if not (soon or hold or marked):
        return
    for unit in draft.units:
        if unit.kind == "paragraph" and unit.end - unit.start > _FIRST:
            continue
        line = draft.folded[unit.start : min(unit.end, unit.start + _FIRST)]
        if soon and (found := _IMMEDIATE.search(line)):
            yield ReleaseLine(unit.start + found.start(), unit.start + found.end(), "immediate")
        if hold and _EMBARGO.match(line):
            yield ReleaseLine(unit.start, min(unit.end, unit.start + _FIRST), "embargo")
        elif marked and _UNREADY.match(line):
            yield ReleaseLine(unit.start, unit.end, "unready")
